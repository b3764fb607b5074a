// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/consignment/consignment.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nqi::consignment {

enum class EntryKind : std::uint8_t {
    seen,      ///< a code was read
    added,     ///< so many more of a line, counted by a person
    fixed,     ///< a line has exactly so many, whatever was or will be seen; with a reason
    observed,  ///< what the goods of a line say of themselves, read by a person
    withdrawn, ///< an earlier entry does not hold; with a reason
    finished,  ///< the check ends, with the officer's result or put away; nothing follows but what is filled in, and
               ///< findings
    filled,    ///< a field of the papers (filled.h): `code` names it, `value` is what it says from now on
    finding,   ///< a finding was recorded of the goods of a line, or of those of `code`; `value` is its id
};
/// Stable name: the enumerator's.
[[nodiscard]] std::string_view name(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> entryKindOf(std::string_view name);

/// The value of an entry that puts a check away: it was begun wrongly. Withdrawn, it brings the check back.
inline constexpr std::string_view putAwayValue = "putAway";

/// Bytes of what an entry of a result keeps of the records.
inline constexpr std::size_t longestRecorded = 256uz * 1024;
/// Bytes of every other text of an entry.
inline constexpr std::size_t longestText = 4096;

/// The most that one entry counts.
inline constexpr std::int64_t mostUnits = 100'000'000;

/// One thing that happened in a check. Written once; a tally is the sum of its entries, in whatever order they come.
struct Entry {
    std::uint64_t number = 0; ///< 1, 2, 3, ... in the check: an entry is the same however often it comes
    EntryKind kind = EntryKind::seen;
    Instant at{};
    std::string by = {};
    /// seen: "(01)09506000134352(21)7", or the text as it was read; finished: what the records said then
    /// (recordedText); finding of goods that belong to no line: as they were seen
    std::string code = {};
    std::uint32_t line = 0; ///< number of the line, of what a person says
    /// seen: how many physical things (0: it was there, a person counts); added: may be negative; fixed: the count;
    /// withdrawn: number of that entry.
    std::int64_t count = 0;
    Trait trait{};           ///< observed
    std::string value = {};  ///< observed; finished: name of the result, or putAwayValue; finding: its id
    std::string reason = {}; ///< fixed, withdrawn, added, put away: why; finished: the officer's words

    bool operator==(const Entry &) const = default;
};

} // namespace nqi::consignment
