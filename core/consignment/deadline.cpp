// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/deadline.h"

#include "core/consignment/filled.h"
#include "core/consignment/proposal.h"
#include "core/verdict/steps.h"

#include <algorithm>
#include <format>
#include <set>

namespace nqi::consignment {

namespace {

struct Started {
    std::string_view clock;
    Instant from{};
};

/// What the importer has to do after such a result; empty: nothing.
std::string_view clockAfter(std::string_view result)
{
    if (result == name(Result::fileIncomplete))
        return "importPapers";
    return result == name(Result::labelDoesNotMeet) ? "importLabel" : "";
}

/// The beginning of a day in Viet Nam.
Instant beginningOf(Date day)
{
    constexpr std::chrono::hours vietNam{7};
    return Instant(day) - vietNam;
}

Instant noticeFrom(Instant begunAt, std::span<const Entry> entries)
{
    std::optional<Instant> completed;
    for (const Entry &taken : entries) {
        if (taken.kind != EntryKind::withdrawn)
            continue;
        const auto result = std::ranges::find(entries, static_cast<std::uint64_t>(taken.count), &Entry::number);
        if (result != entries.end() && result->kind == EntryKind::finished && !clockAfter(result->value).empty())
            completed = taken.at;
    }
    if (completed)
        return *completed;
    const Filled filled = filledOf(entries);
    const auto registered = filled.find(field::registrationDate);
    const auto day = registered != filled.end() ? parseIsoDate(registered->second) : std::nullopt;
    return day ? beginningOf(*day) : begunAt;
}

std::optional<Started> startedOf(Instant begunAt, std::span<const Entry> entries)
{
    std::set<std::uint64_t> withdrawn;
    for (const Entry &entry : entries)
        if (entry.kind == EntryKind::withdrawn)
            withdrawn.insert(static_cast<std::uint64_t>(entry.count));
    const Entry *end = nullptr;
    for (const Entry &entry : entries)
        if (entry.kind == EntryKind::finished && !withdrawn.contains(entry.number))
            end = &entry;
    if (end == nullptr)
        return Started{.clock = "importNotice", .from = noticeFrom(begunAt, entries)};
    const std::string_view clock = clockAfter(end->value);
    return clock.empty() ? std::nullopt : std::optional(Started{.clock = clock, .from = end->at});
}

} // namespace

std::optional<Deadline> deadlineOf(Instant begunAt, std::span<const Entry> entries, const verdict::Policy &policy,
                                   Instant now)
{
    const auto started = startedOf(begunAt, entries);
    if (!started)
        return {};
    const Date day = dateInVietNam(started->from);
    const catalog::PolicyEntry *const clock = policy.find(std::format("clock.{}", started->clock), day);
    if (clock == nullptr)
        return {};
    const catalog::PolicyEntry *const daysOff = policy.find("calendar.holidays", day);
    const std::string holidays = daysOff != nullptr ? daysOff->value : std::string();
    const auto due = verdict::dueAt(clock->value, started->from, holidays);
    if (!due)
        return {};
    return Deadline{.clock = std::string(started->clock),
                    .due = *due,
                    .late = *due <= now,
                    .workingDaysLeft = verdict::workingDaysLeft(*due, now, holidays),
                    .legalBasis = clock->legalBasis};
}

} // namespace nqi::consignment
