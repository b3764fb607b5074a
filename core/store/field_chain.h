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

/// The first finding that does not hold, if any.
struct ChainReport {
    std::uint64_t checked = 0;
    std::uint64_t brokenAt = 0; ///< its sequence; 0: none
    std::string problem;        ///< "gap", "previous", "evidence" or the name of a protocol::FindingProblem

    [[nodiscard]] bool intact() const { return brokenAt == 0; }
    bool operator==(const ChainReport &) const = default;
};

/// Walks from the first finding to the last; with `withFiles` every file of evidence is read and compared too.
[[nodiscard]] FieldResult<ChainReport> verifyChain(FieldFiles &files, const trust::PublicKey &device, bool withFiles);

/// The same for a journal that nobody has open, also for one that `FieldDatabase::open` refuses: it says which link is
/// the first that does not hold. `notFound`: there is no journal; `busy`: a program has it.
[[nodiscard]] std::expected<ChainReport, findings::JournalError>
auditJournal(const std::filesystem::path &folder, const trust::PublicKey &device,
             const std::optional<trust::SealingKey> &evidenceKey, bool withFiles);

} // namespace nqi::store
