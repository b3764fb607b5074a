// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/reasons.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace nqi::verdict {
namespace {

using catalog::PolicyEntry;

constexpr std::string_view basisPrefix = "basis.";

/// Compares a key with the text made of two parts, without making it.
int compareParts(std::string_view key, std::string_view first, std::string_view second)
{
    const int head = key.substr(0, first.size()).compare(first);
    return head != 0 ? head : key.substr(first.size()).compare(second);
}

bool holdsOn(const PolicyEntry &entry, Date day)
{
    return (!entry.validFrom || *entry.validFrom <= day) && (!entry.validTo || day <= *entry.validTo);
}

} // namespace

Policy::Policy(std::vector<PolicyEntry> entries) : m_entries(std::move(entries))
{
    std::ranges::sort(m_entries, [](const PolicyEntry &a, const PolicyEntry &b) {
        return std::tie(a.key, a.validFrom, a.validTo, a.value, a.legalBasis) <
               std::tie(b.key, b.validFrom, b.validTo, b.value, b.legalBasis);
    });
    for (const ReasonInfo &reason : reasonTable()) {
        m_basisOfReason.push_back(rangeOf(basisPrefix, reason.text));
        const auto code = static_cast<std::size_t>(reason.code);
        if (m_basisOfCheck.size() <= code)
            m_basisOfCheck.resize(code + 1);
        m_basisOfCheck[code] = rangeOf(basisPrefix, name(reason.code));
    }
}

Policy::Range Policy::rangeOf(std::string_view prefix, std::string_view key) const
{
    const auto first = std::ranges::partition_point(
        m_entries, [&](const PolicyEntry &entry) { return compareParts(entry.key, prefix, key) < 0; });
    const auto last = std::find_if(first, m_entries.end(),
                                   [&](const PolicyEntry &entry) { return compareParts(entry.key, prefix, key) != 0; });
    return {static_cast<std::uint32_t>(first - m_entries.begin()),
            static_cast<std::uint32_t>(last - m_entries.begin())};
}

/// The newest entry that holds on the day: a later rule replaces an earlier one that nobody closed.
const PolicyEntry *Policy::findIn(Range range, Date day) const
{
    for (std::uint32_t i = range.last; i > range.first; --i) {
        if (holdsOn(m_entries[i - 1], day))
            return &m_entries[i - 1];
    }
    return nullptr;
}

const PolicyEntry *Policy::find(std::string_view key, Date day) const
{
    return findIn(rangeOf({}, key), day);
}

std::optional<long> Policy::number(std::string_view key, Date day) const
{
    const PolicyEntry *const entry = find(key, day);
    if (entry == nullptr)
        return {};
    long value = 0;
    const char *const end = entry->value.data() + entry->value.size();
    const auto [rest, error] = std::from_chars(entry->value.data(), end, value);
    return error == std::errc{} && rest == end ? std::optional(value) : std::nullopt;
}

std::string Policy::legalBasis(std::string_view reason, Date day) const
{
    for (const std::string_view key : {reason, reason.substr(0, reason.find('.'))}) {
        if (const PolicyEntry *const entry = findIn(rangeOf(basisPrefix, key), day))
            return entry->legalBasis;
    }
    return {};
}

std::string_view Policy::legalBasis(Reason reason, Date day) const
{
    if (m_basisOfReason.empty())
        return {};
    const PolicyEntry *entry = findIn(m_basisOfReason[static_cast<std::size_t>(reason)], day);
    if (entry == nullptr)
        entry = findIn(m_basisOfCheck[static_cast<std::size_t>(info(reason).code)], day);
    return entry == nullptr ? std::string_view{} : std::string_view{entry->legalBasis};
}

} // namespace nqi::verdict
