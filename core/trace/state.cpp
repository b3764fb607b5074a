// SPDX-License-Identifier: Apache-2.0
#include "core/trace/state.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <tuple>

namespace nqi::trace {
namespace {

using catalog::TraceEvent;
using Events = std::span<const TraceEvent>;

/// Of events recorded at one instant, commissioning comes first and an ending last: exports often round the time.
int rankOf(const TraceEvent &event)
{
    if (event.step == "commissioning")
        return 0;
    return event.step == "decommissioning" || event.step == "destroying" ? 2 : 1;
}

/// CBV 2.0 section 7.1: some steps imply the disposition that the record may leave out.
Condition conditionOfEvent(const TraceEvent &event)
{
    if (!event.disposition.empty())
        return conditionOf(event.disposition);
    if (event.step == "destroying")
        return Condition::destroyed;
    if (event.step == "decommissioning")
        return Condition::decommissioned;
    if (event.step == "retail_selling" || event.step == "dispensing")
        return Condition::sold;
    return Condition::normal;
}

/// A record that the object is fit for trade. Mere movement ("in_transit") is not.
bool isFit(const TraceEvent &event)
{
    static constexpr std::array<std::string_view, 4> fit = {"available", "conformant", "sellable_accessible",
                                                            "sellable_not_accessible"};
    return std::ranges::find(fit, event.disposition) != fit.end();
}

bool isEnd(Condition condition)
{
    return condition == Condition::destroyed || condition == Condition::decommissioned;
}

/// Stays through later events until it is unset.
bool persists(Condition condition)
{
    return condition == Condition::recalled || condition == Condition::stolen || condition == Condition::sold ||
           isEnd(condition);
}

/// The marks that hold while the events are walked through.
class Walk {
public:
    explicit Walk(Events events) : m_events(events) {}

    void step(std::size_t index, Level level)
    {
        const TraceEvent &event = m_events[index];
        const Condition condition = conditionOfEvent(event);
        if (event.disposition.starts_with('-')) {
            unset(condition, level);
            return;
        }
        settle(index, level);
        if (condition != Condition::normal)
            set({condition, level, index, event.disposition, {}});
    }

    std::vector<Mark> marks()
    {
        std::ranges::sort(m_marks, {}, [](const Mark &mark) { return std::pair(mark.condition, mark.level); });
        return std::move(m_marks);
    }

private:
    void set(Mark mark)
    {
        std::erase_if(m_marks,
                      [&](const Mark &old) { return old.condition == mark.condition && old.level == mark.level; });
        m_marks.push_back(std::move(mark));
    }

    /// An item that is released for itself is also released from what was set on its lot or product.
    void unset(Condition condition, Level level)
    {
        std::erase_if(m_marks, [&](const Mark &mark) { return mark.condition == condition && mark.level <= level; });
    }

    /// What a later event of the same level does to the marks that are there.
    void settle(std::size_t index, Level level)
    {
        const TraceEvent &event = m_events[index];
        if (event.disposition.empty() || event.disposition.starts_with('+'))
            return;
        const bool fit = isFit(event);
        std::erase_if(m_marks, [&](const Mark &mark) {
            const bool sticky = persists(mark.condition) || mark.disposition.starts_with('+') ||
                                (mark.condition == Condition::nonConformant && !fit);
            return mark.level == level && !sticky;
        });
        for (Mark &mark : m_marks) {
            if (fit && mark.level == level && !isEnd(mark.condition) && !mark.disposition.starts_with('+'))
                mark.lifted = index;
        }
    }

    Events m_events;
    std::vector<Mark> m_marks;
};

Custody custodyAt(const TraceEvent &event)
{
    const bool left = event.step == "shipping" || event.step == "departing" || event.step == "transporting" ||
                      event.disposition == "in_transit";
    return {event.party, event.place, event.step, event.disposition, event.time, left && event.step != "void_shipping"};
}

bool hasPosition(const TraceEvent &event)
{
    return std::isfinite(event.latitude) && std::isfinite(event.longitude) &&
           (event.latitude != 0 || event.longitude != 0);
}

double kilometresBetween(const TraceEvent &a, const TraceEvent &b)
{
    constexpr double earthRadius = 6371.0;
    constexpr double degree = std::numbers::pi / 180.0;
    const double dLat = (b.latitude - a.latitude) * degree;
    const double dLon = (b.longitude - a.longitude) * degree;
    const double h = std::pow(std::sin(dLat / 2), 2) +
                     std::cos(a.latitude * degree) * std::cos(b.latitude * degree) * std::pow(std::sin(dLon / 2), 2);
    return 2 * earthRadius * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

/// Faster: more kilometres in the same time, or the same in less. Compared without dividing, since hours may be 0.
bool isFaster(const Hop &a, const Hop &b)
{
    const double left = a.kilometres * b.hours;
    const double right = b.kilometres * a.hours;
    return left != right ? left > right : a.kilometres > b.kilometres;
}

/// Events of the serial alone, in order of time.
struct Sightings {
    Events events;
    std::vector<std::size_t> order;
};

std::optional<Hop> fastestHop(const Sightings &sightings)
{
    std::optional<Hop> fastest;
    std::optional<std::size_t> last;
    for (const std::size_t index : sightings.order) {
        if (!hasPosition(sightings.events[index]))
            continue;
        if (last) {
            const std::chrono::duration<double, std::ratio<3600>> time =
                sightings.events[index].time - sightings.events[*last].time;
            const Hop hop{*last, index, kilometresBetween(sightings.events[*last], sightings.events[index]),
                          time.count()};
            if (!fastest || isFaster(hop, *fastest))
                fastest = hop;
        }
        last = index;
    }
    return fastest;
}

void findCommissioning(const Sightings &sightings, std::vector<Anomaly> &anomalies)
{
    const auto commissions = [&](std::size_t index) { return sightings.events[index].step == "commissioning"; };
    const auto first = std::ranges::find_if(sightings.order, commissions);
    if (first == sightings.order.end()) {
        if (!sightings.order.empty())
            anomalies.push_back({AnomalyKind::noCommission, sightings.order.front(), sightings.order.front()});
        return;
    }
    for (auto it = sightings.order.begin(); it != first; ++it) {
        if (sightings.events[*it].step != "encoding") // a tag may be written before it is put into use
            anomalies.push_back({AnomalyKind::notFirst, *it, *first});
    }
    for (auto it = first + 1; it != sightings.order.end(); ++it) {
        if (commissions(*it))
            anomalies.push_back({AnomalyKind::commissionTwice, *it, *first});
    }
}

void findAfterEnd(const Sightings &sightings, std::vector<Anomaly> &anomalies)
{
    std::optional<std::size_t> end;
    for (const std::size_t index : sightings.order) {
        const Condition condition = conditionOfEvent(sightings.events[index]);
        if (isEnd(condition)) {
            if (sightings.events[index].disposition.starts_with('-'))
                end.reset();
            else if (!end)
                end = index;
        } else if (end) {
            anomalies.push_back({AnomalyKind::afterEnd, index, *end});
        }
    }
}

/// The lot of the subject; when it was not read, the one that its own events record.
std::string_view lotOf(Events events, const Subject &subject)
{
    if (!subject.lot.empty() || subject.serial.empty())
        return subject.lot;
    const TraceEvent *first = nullptr;
    for (const TraceEvent &event : events) {
        if (!event.withdrawn && event.gtin == subject.gtin && event.serial == subject.serial && !event.lot.empty() &&
            (first == nullptr || std::tie(event.time, event.id) < std::tie(first->time, first->id)))
            first = &event;
    }
    return first == nullptr ? std::string_view{} : std::string_view{first->lot};
}

std::vector<std::size_t> orderOf(Events events, const Subject &subject)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!events[i].withdrawn && levelOf(events[i], subject))
            order.push_back(i);
    }
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return std::tuple(events[a].time, rankOf(events[a]), std::string_view(events[a].id)) <
               std::tuple(events[b].time, rankOf(events[b]), std::string_view(events[b].id));
    });
    return order;
}

std::vector<Anomaly> anomaliesOf(const Sightings &sightings, const State &state, const Subject &subject, Instant now)
{
    std::vector<Anomaly> anomalies;
    findCommissioning(sightings, anomalies);
    findAfterEnd(sightings, anomalies);
    for (const std::size_t index : state.order) {
        if (sightings.events[index].time > now)
            anomalies.push_back({AnomalyKind::inFuture, index, index});
    }
    for (const std::size_t index : sightings.order) {
        const TraceEvent &event = sightings.events[index];
        if (!event.lot.empty() && !subject.lot.empty() && event.lot != subject.lot)
            anomalies.push_back({AnomalyKind::otherLot, index, index});
    }
    return anomalies;
}

} // namespace

std::optional<Level> levelOf(const TraceEvent &event, const Subject &subject)
{
    if (event.gtin != subject.gtin)
        return {};
    if (!event.serial.empty())
        return event.serial == subject.serial ? std::optional(Level::serial) : std::nullopt;
    if (!event.lot.empty())
        return event.lot == subject.lot ? std::optional(Level::lot) : std::nullopt;
    return Level::product;
}

State stateOf(Events events, const Subject &subject, Instant now)
{
    State state;
    const Subject whole{subject.gtin, lotOf(events, subject), subject.serial};
    state.order = orderOf(events, whole);
    if (state.order.empty())
        return state;

    Walk walk(events);
    Sightings sightings{events, {}};
    std::optional<Level> narrowest;
    for (const std::size_t index : state.order) {
        const Level level = *levelOf(events[index], whole);
        walk.step(index, level);
        if (level == Level::serial)
            sightings.order.push_back(index);
        if (!narrowest || level >= *narrowest) {
            narrowest = level;
            state.custody = custodyAt(events[index]);
        }
    }
    state.marks = walk.marks();
    state.anomalies = anomaliesOf(sightings, state, subject, now);
    state.fastest = fastestHop(sightings);
    return state;
}

} // namespace nqi::trace
