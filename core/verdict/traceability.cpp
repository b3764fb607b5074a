// SPDX-License-Identifier: Apache-2.0
#include "core/trace/state.h"
#include "core/verdict/families.h"
#include "core/verdict/serial_range.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace nqi::verdict {
namespace {

using catalog::TraceCode;
using catalog::TraceCodeStatus;
using catalog::TraceEvent;
using trace::AnomalyKind;
using trace::Condition;
using trace::Level;

bool codeApplies(const Inputs &inputs, const TraceCode &code)
{
    return code.gtin == inputs.item.gtin && (code.lot.empty() || code.lot == inputs.item.lot) &&
           (!code.registeredOn || *code.registeredOn <= inputs.today);
}

/// Of the codes that apply the worst speaks: a product's suspension holds for its lots and the other way round.
const TraceCode *speakingCode(const Inputs &inputs)
{
    const TraceCode *found = nullptr;
    const auto rank = [](const TraceCode &code) { return std::tuple(code.status, std::string_view(code.lot)); };
    for (const TraceCode &code : inputs.facts.traceCodes) {
        if (codeApplies(inputs, code) && (found == nullptr || rank(*found) < rank(code)))
            found = &code;
    }
    return found;
}

void addWithoutCode(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    const std::string from = dateText(duties.traceableFrom);
    if (!duties.tier)
        return;
    if (!duties.traceability)
        checks.add(Reason::traceCode_notRequired, {catalog::name(*duties.tier)});
    else if (!duties.traceableFrom)
        checks.add(Reason::traceCode_noDate, {catalog::name(*duties.tier)});
    else if (!duties.traceabilityBinds(inputs.today))
        checks.add(Reason::traceCode_notYet, {from});
    else if (!inputs.covered(catalog::Dataset::trace))
        checks.add(Reason::traceCode_notCovered);
    else if (inputs.item.lot.empty())
        checks.add(Reason::traceCode_lotUnread, {from});
    else
        checks.add(Reason::traceCode_missing, {catalog::name(*duties.tier), from});
}

void checkCode(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    const TraceCode *const code = speakingCode(inputs);
    if (code == nullptr) {
        addWithoutCode(inputs, duties, checks);
        return;
    }
    switch (code->status) {
    case TraceCodeStatus::active:
        checks.add(Reason::traceCode_active, {code->lot, dateText(code->registeredOn)}, code);
        break;
    case TraceCodeStatus::suspended:
        checks.add(Reason::traceCode_suspended, {code->lot}, code);
        break;
    case TraceCodeStatus::cancelled:
        checks.add(Reason::traceCode_cancelled, {code->lot}, code);
        break;
    }
}

bool hasRange(const TraceCode &code)
{
    return !code.serialFrom.empty() || !code.serialTo.empty();
}

void checkSerialRange(const Inputs &inputs, Checks &checks)
{
    const std::string &serial = inputs.item.serial;
    if (serial.empty())
        return;
    const TraceCode *inside = nullptr;
    const TraceCode *first = nullptr;
    for (const TraceCode &code : inputs.facts.traceCodes) {
        if (!codeApplies(inputs, code) || !hasRange(code))
            continue;
        if (first == nullptr || code.lot < first->lot)
            first = &code;
        if (serialInRange(serial, code.serialFrom, code.serialTo) && (inside == nullptr || code.lot < inside->lot))
            inside = &code;
    }
    if (inside != nullptr)
        checks.add(Reason::serialRange_inside, {serial, inside->serialFrom, inside->serialTo}, inside);
    else if (first != nullptr)
        checks.add(Reason::serialRange_outside, {serial, first->serialFrom, first->serialTo}, first);
}

/// What the marks of a state say, written as checks.
class StateChecks {
public:
    StateChecks(const Inputs &inputs, const trace::State &state, Checks &checks)
        : m_inputs(inputs), m_state(state), m_checks(checks)
    {
    }

    void addMark(const trace::Mark &mark)
    {
        const TraceEvent &event = at(mark.event);
        if (mark.lifted) {
            const TraceEvent &later = at(*mark.lifted);
            m_checks.add(Reason::traceState_lifted,
                         {mark.disposition, isoInstant(event.time), later.disposition, isoInstant(later.time)}, &event,
                         &later);
            return;
        }
        switch (mark.condition) {
        case Condition::normal:
            break;
        case Condition::recalled:
            addWithLevel(Reason::traceState_recalled, mark);
            break;
        case Condition::nonConformant:
            addWithLevel(Reason::traceState_nonConformant, mark);
            break;
        case Condition::notSellable:
            addWithDisposition(Reason::traceState_notSellable, mark);
            break;
        case Condition::mismatch:
            addWithDisposition(Reason::traceState_mismatch, mark);
            break;
        case Condition::stolen:
            addSerial(Reason::traceState_stolen, mark);
            break;
        case Condition::destroyed:
            addSerial(Reason::traceState_destroyed, mark);
            break;
        case Condition::decommissioned:
            addSerial(Reason::traceState_decommissioned, mark);
            break;
        case Condition::sold:
            addSold(mark);
            break;
        }
    }

    void addNormal()
    {
        const trace::Custody &custody = *m_state.custody;
        m_checks.add(Reason::traceState_normal,
                     {custody.disposition, custody.step, custody.place, custody.party, isoInstant(custody.since)},
                     &at(m_state.order.back()));
    }

private:
    [[nodiscard]] const TraceEvent &at(std::size_t index) const { return m_inputs.facts.traceEvents[index]; }

    void addWithLevel(Reason reason, const trace::Mark &mark)
    {
        const TraceEvent &event = at(mark.event);
        m_checks.add(reason, {trace::name(mark.level), isoInstant(event.time), event.place, event.party}, &event);
    }

    void addWithDisposition(Reason reason, const trace::Mark &mark)
    {
        const TraceEvent &event = at(mark.event);
        m_checks.add(reason, {mark.disposition, trace::name(mark.level), isoInstant(event.time), event.place}, &event);
    }

    /// Events of a lot may speak of a part of it; those of a product as a whole say nothing about one item.
    void addSerial(Reason reason, const trace::Mark &mark)
    {
        const TraceEvent &event = at(mark.event);
        if (mark.level == Level::serial)
            m_checks.add(reason, {isoInstant(event.time), event.place, event.party}, &event);
        else if (mark.level == Level::lot)
            m_checks.add(Reason::traceState_lotAffected,
                         {trace::name(mark.condition), event.lot, isoInstant(event.time), event.place}, &event);
    }

    void addSold(const trace::Mark &mark)
    {
        const TraceEvent &event = at(mark.event);
        if (mark.level == Level::serial)
            m_checks.add(Reason::traceState_sold,
                         {event.disposition.empty() ? event.step : event.disposition, isoInstant(event.time),
                          event.place, event.party},
                         &event);
    }

    const Inputs &m_inputs;
    const trace::State &m_state;
    Checks &m_checks;
};

void addAnomaly(const Inputs &inputs, const trace::Anomaly &anomaly, Checks &checks)
{
    const TraceEvent &event = inputs.facts.traceEvents[anomaly.event];
    const TraceEvent &other = inputs.facts.traceEvents[anomaly.other];
    const std::string time = isoInstant(event.time);
    switch (anomaly.kind) {
    case AnomalyKind::noCommission:
        checks.add(Reason::traceEvents_noCommission, {inputs.item.serial}, &event);
        break;
    case AnomalyKind::notFirst:
        checks.add(Reason::traceEvents_notFirst, {event.step, time}, &event);
        break;
    case AnomalyKind::commissionTwice:
        checks.add(Reason::traceEvents_commissionTwice, {time, isoInstant(other.time)}, &event, &other);
        break;
    case AnomalyKind::afterEnd:
        checks.add(
            Reason::traceEvents_afterEnd,
            {event.step, time, other.disposition.empty() ? other.step : other.disposition, isoInstant(other.time)},
            &event, &other);
        break;
    case AnomalyKind::inFuture:
        checks.add(Reason::traceEvents_inFuture, {event.step, time}, &event);
        break;
    case AnomalyKind::otherLot:
        checks.add(Reason::traceEvents_otherLot, {event.lot, inputs.item.lot}, &event);
        break;
    }
}

/// True when the policy gives a limit and the fastest hop breaks it.
bool addTooFast(const Inputs &inputs, const trace::State &state, Checks &checks)
{
    if (!state.fastest)
        return false;
    const std::optional<long> limit = inputs.policy.number("trace.maxKilometresPerHour", inputs.today);
    if (!limit || state.fastest->kilometres <= static_cast<double>(*limit) * state.fastest->hours)
        return false;
    const TraceEvent &from = inputs.facts.traceEvents[state.fastest->from];
    const TraceEvent &to = inputs.facts.traceEvents[state.fastest->to];
    checks.add(Reason::traceEvents_tooFast,
               {from.place, to.place, std::to_string(std::lround(state.fastest->kilometres)),
                std::to_string(std::lround(state.fastest->hours))},
               &from, &to);
    return true;
}

/// Steps that the policy asks for and that no event of the subject records.
std::string missingSteps(const Inputs &inputs, const trace::State &state)
{
    const catalog::PolicyEntry *const rule = inputs.policy.find("trace.criticalSteps", inputs.today);
    std::string_view rest = rule == nullptr ? std::string_view{} : std::string_view{rule->value};
    std::string missing;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        std::string_view step = rest.substr(0, end);
        step.remove_prefix(std::min(step.find_first_not_of(' '), step.size()));
        const bool recorded = std::ranges::any_of(
            state.order, [&](std::size_t index) { return inputs.facts.traceEvents[index].step == step; });
        if (!step.empty() && !recorded) {
            missing += missing.empty() ? "" : ", ";
            missing += step;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return missing;
}

void addWithoutEvents(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    if (!duties.traceabilityBinds(inputs.today))
        return;
    if (!inputs.covered(catalog::Dataset::trace))
        checks.add(Reason::traceEvents_notCovered);
    else if (inputs.item.lot.empty() && inputs.item.serial.empty())
        checks.add(Reason::traceEvents_unread);
    else
        checks.add(Reason::traceEvents_missing, {catalog::name(*duties.tier), dateText(duties.traceableFrom)});
}

/// The supply chain wrote something down; a mere sale, theft or recall does not meet the duty to trace.
bool anySupplyEvent(const Inputs &inputs, const trace::State &state)
{
    return std::ranges::any_of(state.order, [&](std::size_t index) {
        return trace::conditionOf(inputs.facts.traceEvents[index].disposition) == Condition::normal;
    });
}

void checkEvents(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    const auto &events = inputs.facts.traceEvents;
    const trace::State state =
        trace::stateOf(events, {inputs.item.gtin, inputs.item.lot, inputs.item.serial}, inputs.now);
    if (!anySupplyEvent(inputs, state))
        addWithoutEvents(inputs, duties, checks);
    if (state.order.empty())
        return;
    for (const trace::Anomaly &anomaly : state.anomalies)
        addAnomaly(inputs, anomaly, checks);
    const bool tooFast = addTooFast(inputs, state, checks);
    const std::string missing = duties.traceabilityBinds(inputs.today) ? missingSteps(inputs, state) : std::string{};
    if (!missing.empty())
        checks.add(Reason::traceEvents_criticalMissing, {missing});
    if (state.anomalies.empty() && missing.empty() && !tooFast)
        checks.add(Reason::traceEvents_consistent,
                   {std::to_string(state.order.size()), isoInstant(events[state.order.front()].time),
                    isoInstant(events[state.order.back()].time)},
                   &events[state.order.front()], &events[state.order.back()]);
    StateChecks written(inputs, state, checks);
    for (const trace::Mark &mark : state.marks)
        written.addMark(mark);
    if (state.marks.empty())
        written.addNormal();
}

} // namespace

void checkTraceability(const Inputs &inputs, const Duties &duties, Checks &checks)
{
    checkCode(inputs, duties, checks);
    checkSerialRange(inputs, checks);
    checkEvents(inputs, duties, checks);
}

} // namespace nqi::verdict
