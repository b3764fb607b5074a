// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::findings {

enum class JournalError : std::uint8_t {
    diskFull,   ///< nothing was written; free space and save again
    unwritable, ///< permission or a read-only medium
    damaged,    ///< a file fails its check
    newer,      ///< written by a newer program
    busy,       ///< another process holds it
    notFound,
    tooLarge,   ///< over the limits of core/protocol
    mismatch,   ///< a receipt that is not about this finding, another device's journal, another revision
    incomplete, ///< an inspection that cannot be signed yet
    locked,     ///< this device's key was not opened
    cancelled,  ///< nobody wanted it any more
};
[[nodiscard]] std::string_view name(JournalError error);

/// A file on its way into the evidence.
struct Attachment {
    std::vector<std::byte> bytes;
    std::string mediaType;
    std::string label;
};

/// An upload that is due.
struct Pending {
    Finding finding;
    State state = State::saved;
    std::uint32_t attempts = 0;
    std::vector<Evidence> files; ///< that the hub does not hold yet
};

/// Counts for the queue's badge.
struct QueueState {
    std::uint64_t waiting = 0; ///< saved or sent
    std::uint64_t partial = 0; ///< received, files missing
    std::uint64_t complete = 0;
    std::uint64_t quarantined = 0;
    std::optional<Instant> lastReceipt;

    bool operator==(const QueueState &) const = default;
};

/// The precious side of the device: findings, evidence and the outbox. One writer thread. When `save` returns a value,
/// the finding survives power loss.
class Journal {
public:
    virtual ~Journal() = default;

    /// Stores bytes under their digest, durable, before any finding names them. Storing twice is one file.
    [[nodiscard]] virtual std::expected<Evidence, JournalError>
    storeEvidence(std::span<const std::byte> bytes, std::string_view mediaType, std::string_view label) = 0;
    [[nodiscard]] virtual std::expected<std::vector<std::byte>, JournalError>
    readEvidence(const trust::Digest &digest) const = 0;

    /// Saves a finding and queues it, in one transaction.
    [[nodiscard]] virtual std::expected<Finding, JournalError> save(const Draft &draft) = 0;

    /// Newest first, those with a sequence below `beforeSequence`; 0: from the newest.
    [[nodiscard]] virtual std::expected<std::vector<Summary>, JournalError>
    list(std::uint32_t limit, std::uint64_t beforeSequence) const = 0;
    [[nodiscard]] virtual std::expected<Finding, JournalError> load(const Uuid &id) const = 0;
    [[nodiscard]] virtual std::expected<std::optional<Receipt>, JournalError> receipt(const Uuid &id) const = 0;
    [[nodiscard]] virtual std::expected<QueueState, JournalError> queue() const = 0;

    /// Uploads due at `now`: findings before files, oldest first.
    [[nodiscard]] virtual std::expected<std::vector<Pending>, JournalError> due(Instant now,
                                                                                std::uint32_t limit) const = 0;
    /// Given to the network. All of them in one transaction, or none.
    [[nodiscard]] virtual std::expected<void, JournalError> markAllSent(std::span<const Uuid> ids) = 0;
    [[nodiscard]] std::expected<void, JournalError> markSent(const Uuid &id) { return markAllSent(std::span(&id, 1)); }
    /// Stores receipts; each finding becomes received, or complete when nothing is missing. All of them in one
    /// transaction, or none.
    [[nodiscard]] virtual std::expected<void, JournalError> acknowledgeAll(std::span<const Receipt> receipts) = 0;
    [[nodiscard]] std::expected<void, JournalError> acknowledge(const Receipt &receipt)
    {
        return acknowledgeAll(std::span(&receipt, 1));
    }
    /// A failed attempt: tried again not before `nextAttempt`.
    [[nodiscard]] virtual std::expected<void, JournalError> postpone(const Uuid &id, std::string_view problem,
                                                                     Instant nextAttempt) = 0;
    [[nodiscard]] virtual std::expected<void, JournalError> quarantine(const Uuid &id, std::string_view problem) = 0;
    /// Back from quarantine or from waiting: due at once. Without id: every waiting one.
    [[nodiscard]] virtual std::expected<void, JournalError> retry(const std::optional<Uuid> &id) = 0;
};

} // namespace nqi::findings
