// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What is different between two revisions of the same inspection. Pure; words for it are made in ui.
namespace nqi::findings {

/// Where the difference is: in the inspection itself, or in a row of one of its lists.
enum class ChangedList : std::uint8_t {
    none,
    team,
    items,
    contents,
    samples,
    seals,
    handOvers,
    measures,
    statements,
    signatures,         ///< who signed or refused; that everybody signs anew is no change
    samplingSignatures, ///< the same of the sampling minutes
    annexes,            ///< files of evidence but for the pictures of signatures
};
[[nodiscard]] std::string_view name(ChangedList list);

/// What a field holds; nothing: it is empty.
using FieldValue = std::variant<std::monostate, std::string, std::uint32_t, bool, double, Date, Instant, InspectionKind,
                                InspectionCause, TeamRole, ContentResult, MeasureKind, Party, verdict::Overall>;

enum class ChangeKind : std::uint8_t {
    changed, ///< one field, from `before` to `after`
    added,   ///< a row
    removed, ///< a row
};

struct InspectionChange {
    ChangeKind kind = ChangeKind::changed;
    ChangedList list = ChangedList::none;
    std::uint32_t row = 0;  ///< from 1, in the later revision, of what was removed in the earlier; 0 without a list
    FieldValue subject;     ///< what the row is about: a name, a number
    std::string_view field; ///< stable name, of a changed field: "decision.number", "quantity"
    FieldValue before;
    FieldValue after;

    bool operator==(const InspectionChange &) const = default;
};

/// Rows are the same row when they are about the same (a seal by its number, goods by code, lot and serial), else when
/// they stand at the same place. Order: as in the minutes. Number and reason of the revision are no changes.
[[nodiscard]] std::vector<InspectionChange> changesBetween(const Inspection &before, const Inspection &after);

/// The names of all fields of a list, for those who have words for them.
[[nodiscard]] std::vector<std::string_view> changingFields(ChangedList list);

} // namespace nqi::findings
