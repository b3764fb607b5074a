// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/history.h"
#include "core/findings/inspection_book.h"
#include "core/findings/journal.h"
#include "core/findings/record_code.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string_view>

/// A scanned code of a paper against what this device keeps.
namespace nqi::findings {

enum class RecordMatch : std::uint8_t {
    agrees,  ///< the record is here and its hash is the paper's
    differs, ///< the record is here and is not what the paper was printed from
    unknown, ///< no such record on this device: another device may have it
};
[[nodiscard]] std::string_view name(RecordMatch match);

struct RecordCheck {
    RecordCode code;
    RecordMatch match = RecordMatch::unknown;
    std::optional<Instant> keptAt;       ///< the record that agrees, or the latest that does not
    bool changedSince = false;           ///< of a draft, of a paper of an import: it agrees with an earlier state
    std::optional<Instant> replacedAt{}; ///< of a finding, of minutes: a correction or the next revision was saved
    std::optional<WithdrawnResult> withdrawnResult{}; ///< of a consignment, that the paper rests on

    bool operator==(const RecordCheck &) const = default;
};

/// Of an inspection without its signatures; protocol::textDigest.
using TextDigest = std::function<trust::Digest(const Inspection &)>;

/// Papers of imports are not in the journal: here they are unknown. Errors: those of reading.
[[nodiscard]] std::expected<RecordCheck, JournalError> checkRecord(const RecordCode &code, const Journal &journal,
                                                                   const InspectionBook &book, const History &history,
                                                                   const TextDigest &textDigest);

} // namespace nqi::findings
