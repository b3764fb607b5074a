// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/field_error.h"
#include "core/store/field_files.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

namespace nqi::store {

/// The first finding, or entry of the log, that does not hold, if any.
struct ChainReport {
    std::uint64_t checked = 0;
    std::uint64_t brokenAt = 0; ///< its sequence or number; 0: none
    /// "gap", "previous", "evidence" or the name of a protocol::FindingProblem. Of the log also "untold" (a finding is
    /// here of which it does not tell, or the other way round: entries were cut off) and "minutes" (they name a log
    /// that was another one).
    std::string problem;

    [[nodiscard]] bool intact() const { return brokenAt == 0; }
    bool operator==(const ChainReport &) const = default;
};

/// Walks from the first finding to the last; with `withFiles` every file of evidence is read and compared too.
[[nodiscard]] FieldResult<ChainReport> verifyChain(FieldFiles &files, const trust::PublicKey &device, bool withFiles);

/// Walks the log, and compares it with the findings.
[[nodiscard]] FieldResult<ChainReport> verifyLog(FieldFiles &files, const trust::PublicKey &device);

struct Audit {
    ChainReport findings;
    ChainReport log;

    [[nodiscard]] bool intact() const { return findings.intact() && log.intact(); }
    bool operator==(const Audit &) const = default;
};
/// The same for a journal that nobody has open, also for one that `FieldDatabase::open` refuses: it says which link is
/// the first that does not hold. `notFound`: there is no journal; `busy`: a program has it.
[[nodiscard]] std::expected<Audit, findings::JournalError> auditJournal(const std::filesystem::path &folder,
                                                                        const trust::PublicKey &device,
                                                                        const std::optional<trust::SealingKey> &key,
                                                                        bool withFiles);

} // namespace nqi::store
