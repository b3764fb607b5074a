// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/withdrawal.h"

#include <algorithm>

namespace nqi::consignment {

std::optional<Withdrawal> withdrawalOf(std::span<const Entry> entries, std::size_t count)
{
    const Entry *result = nullptr;
    for (const Entry &entry : entries.first(std::min(count, entries.size())))
        if (entry.kind == EntryKind::finished && entry.value != putAwayValue)
            result = &entry;
    if (result == nullptr)
        return {};
    const auto taken = std::ranges::find_if(entries, [&](const Entry &entry) {
        return entry.kind == EntryKind::withdrawn && static_cast<std::uint64_t>(entry.count) == result->number;
    });
    if (taken == entries.end())
        return {};
    return Withdrawal{.number = taken->number, .at = taken->at, .by = taken->by, .reason = taken->reason};
}

} // namespace nqi::consignment
