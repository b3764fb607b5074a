// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/steps.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <initializer_list>
#include <span>

namespace nqi::verdict {
namespace {

constexpr long maxUnits = 10'000; ///< of a clock; anything longer is a mistake in the data

/// A reason, or all reasons of a check ("certificate"), and what they propose.
struct Proposal {
    std::string_view reason;
    std::array<Measure, 3> measures;
    std::size_t count;
};

constexpr Proposal propose(std::string_view reason, std::initializer_list<Measure> measures)
{
    Proposal proposal{reason, {}, measures.size()};
    std::ranges::copy(measures, proposal.measures.begin());
    return proposal;
}

constexpr auto proposals = std::to_array<Proposal>({
    propose("codeReading.checkDigit", {Measure::rescan}),
    propose("codeReading.errors", {Measure::rescan}),
    propose("contradiction.symbols", {Measure::rescan}),
    propose("notAProduct.noKey", {Measure::rescan}),
    propose("recall.unreliable", {Measure::rescan, Measure::confirmAlert}),
    propose("certificateScope.lotUnread", {Measure::readLot}),
    propose("importInspection.lotUnread", {Measure::readLot}),
    propose("traceCode.lotUnread", {Measure::readLot}),
    propose("recall.lotUnread", {Measure::readLot}),
    propose("recall.serialUnread", {Measure::readSerial}),
    propose("traceEvents.unread", {Measure::readSerial, Measure::readLot}),
    propose("catalogueAge.", {Measure::refreshData}),
    propose("recall.incomplete", {Measure::refreshData}),
    propose("riskTier.strictest", {Measure::confirmTier}),
    propose("riskTier.noHsCode", {Measure::confirmTier}),
    propose("possibleAlert.brandModel", {Measure::confirmAlert}),
    propose("recall.warning", {Measure::confirmAlert}),
    propose("traceState.lotAffected", {Measure::readSerial}),
    propose("recall.match", {Measure::suspendSale, Measure::seal}),
    propose("traceState.recalled", {Measure::suspendSale, Measure::seal}),
    propose("traceState.stolen", {Measure::suspendSale, Measure::seal}),
    propose("traceState.destroyed", {Measure::suspendSale, Measure::seal}),
    propose("traceState.nonConformant", {Measure::suspendSale, Measure::takeSample}),
    propose("expiry.expired", {Measure::suspendSale}),
    propose("ownerMatchesLabel.differs", {Measure::askDocuments}),
    propose("prefixLicence.", {Measure::askDocuments}),
    propose("productDeclared.undeclared", {Measure::askDocuments}),
    propose("foreignAuthorised.", {Measure::askDocuments}),
    propose("standardDeclared.", {Measure::askDocuments}),
    propose("conformityDeclared.", {Measure::askDocuments}),
    propose("certificate.", {Measure::askDocuments}),
    propose("certificateValidity.", {Measure::askDocuments}),
    propose("certificateStatus.", {Measure::askDocuments}),
    propose("certificateScope.", {Measure::askDocuments}),
    propose("importInspection.", {Measure::askDocuments}),
    propose("suspectedOrigin.differs", {Measure::askDocuments}),
    propose("traceEvents.missing", {Measure::askDocuments}),
    propose("suspectedBrand.signs", {Measure::photographEvidence, Measure::contactRightsHolder}),
    propose("suspectedQuality.signs", {Measure::photographEvidence, Measure::takeSample}),
});

/// Only what is wrong or open proposes a step; the label's owner is the one thing that may be entered at any time.
bool proposesSomething(const Check &check)
{
    return check.severity != Severity::none;
}

bool isSanction(Measure measure)
{
    return measure == Measure::suspendSale || measure == Measure::seal || measure == Measure::reportMeasure;
}

class Steps {
public:
    Steps(const Policy &policy, Date day, Instant now, Power power)
        : m_policy(policy), m_day(day), m_now(now), m_power(power)
    {
    }

    void add(Measure measure, const Check &check)
    {
        if (m_power == Power::survey && isSanction(measure))
            return;
        const auto place = std::ranges::find(m_found, measure, &Found::measure);
        if (place == m_found.end())
            m_found.push_back({measure, &check});
        else if (place->because->severity < check.severity)
            place->because = &check;
        if (measure == Measure::suspendSale || measure == Measure::seal)
            add(Measure::reportMeasure, check);
        if (measure == Measure::takeSample)
            add(Measure::sendSample, check);
    }

    std::vector<Step> take()
    {
        std::ranges::sort(m_found, {}, &Found::measure);
        std::vector<Step> steps;
        steps.reserve(m_found.size());
        for (const auto &[measure, because] : m_found)
            steps.push_back(stepOf(measure, *because));
        return steps;
    }

private:
    struct Found {
        Measure measure{};
        const Check *because = nullptr;
    };

    [[nodiscard]] Step stepOf(Measure measure, const Check &because) const
    {
        Step step{measure, because.reason, {}, {}, {}};
        const catalog::PolicyEntry *const clock = m_policy.find("clock." + std::string(name(measure)), m_day);
        if (clock == nullptr)
            return step;
        const catalog::PolicyEntry *const holidays = m_policy.find("calendar.holidays", m_day);
        step.clock = clock->value;
        step.legalBasis = clock->legalBasis;
        step.due = dueAt(clock->value, m_now, holidays == nullptr ? std::string_view{} : holidays->value);
        return step;
    }

    const Policy &m_policy;
    Date m_day;
    Instant m_now;
    Power m_power;
    std::vector<Found> m_found;
};

bool isDayOff(Date day, std::string_view holidays)
{
    const std::chrono::weekday weekday(day);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday ||
           holidays.find(isoDate(day)) != std::string_view::npos;
}

} // namespace

std::optional<Instant> dueAt(std::string_view clock, Instant start, std::string_view holidays)
{
    long units = 0;
    const char *const end = clock.data() + clock.size();
    const auto [unit, error] = std::from_chars(clock.data(), end, units);
    const std::string_view kind(unit, static_cast<std::size_t>(end - unit));
    if (error != std::errc{} || units < 0 || units > maxUnits)
        return {};
    if (kind == "h")
        return start + std::chrono::hours(units);
    if (kind != "wd")
        return {};
    Date day = dateInVietNam(start);
    for (long left = units; left > 0;) {
        day += std::chrono::days(1);
        if (!isDayOff(day, holidays))
            --left;
    }
    constexpr auto vietNam = std::chrono::hours(7); // UTC+7, no summer time
    return Instant(day) + std::chrono::days(1) - vietNam;
}

int workingDaysLeft(Instant due, Instant now, std::string_view holidays)
{
    const Date last = dateInVietNam(due - std::chrono::milliseconds(1));
    int left = 0;
    for (Date day = dateInVietNam(now) + std::chrono::days(1); day <= last && left < maxUnits;
         day += std::chrono::days(1))
        if (!isDayOff(day, holidays))
            ++left;
    return left;
}

std::vector<Step> nextSteps(const Verdict &verdict, const Policy &policy, Instant now, Power power)
{
    Steps steps(policy, verdict.today, now, power);
    for (const Check &check : verdict.checks) {
        if (check.reason == "ownerMatchesLabel.notEntered")
            steps.add(Measure::enterLabelOwner, check);
        if (!proposesSomething(check))
            continue;
        for (const Proposal &proposal : proposals) {
            const bool family = proposal.reason.ends_with('.');
            if (family ? !check.reason.starts_with(proposal.reason) : check.reason != proposal.reason)
                continue;
            for (const Measure measure : std::span(proposal.measures).first(proposal.count))
                steps.add(measure, check);
        }
        if (check.severity >= Severity::violation)
            steps.add(Measure::photographEvidence, check);
    }
    return steps.take();
}

std::string_view name(Measure measure)
{
    constexpr std::array<std::string_view, 15> names = {
        "rescan",       "readLot",         "readSerial",         "refreshData",  "confirmTier",
        "confirmAlert", "enterLabelOwner", "photographEvidence", "askDocuments", "suspendSale",
        "seal",         "reportMeasure",   "takeSample",         "sendSample",   "contactRightsHolder",
    };
    return names.at(static_cast<std::size_t>(measure));
}

} // namespace nqi::verdict
