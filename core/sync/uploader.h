// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/findings/journal.h"
#include "core/sync/hub_client.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace nqi::sync {

/// What one pass did.
struct UploadReport {
    std::uint32_t received = 0;  ///< findings that got their first receipt
    std::uint32_t completed = 0; ///< findings of which the hub now holds everything
    std::uint32_t postponed = 0;
    std::uint32_t quarantined = 0;
    std::uint64_t bytesSent = 0;      ///< bodies of requests
    bool contact = false;             ///< the hub gave at least one good receipt or piece
    std::string problem;              ///< why the pass ended early, a stable code; empty: all that was due was tried
    std::optional<Instant> notBefore; ///< another pass makes no sense earlier
    std::optional<findings::JournalError> journal; ///< the field database failed; what was uploaded is not lost

    bool operator==(const UploadReport &) const = default;
};

/// Brings the outbox to the hub. A pass sends what is due: findings first, many in one request, then files from where
/// the hub's copy ends. Nothing counts as delivered without a receipt signed by the pinned key. One item never blocks
/// the others: what a batch cannot settle goes by itself. Problems that are written into the journal are those of
/// hub_client.h, and "fileUnreadable" (here), "filesMissing" (sent, but the receipt does not list them).
class Uploader {
public:
    Uploader(findings::Journal &journal, Transport &transport, HubLink link, Clock clock, Random random);

    /// One pass. A stop ends it at the next request; nothing is lost by it.
    [[nodiscard]] UploadReport run(std::stop_token stop = {});

private:
    using Group = std::span<const findings::Pending *const>;

    [[nodiscard]] bool page();
    [[nodiscard]] std::size_t atOnce(Group waiting) const;
    void send(Group group);
    void sendOne(const findings::Pending &pending);
    void sendBatch(Group group);
    void sendFiles(const findings::Pending &pending);
    [[nodiscard]] Outcome<void> sendFile(const findings::Evidence &file);
    [[nodiscard]] Outcome<findings::Receipt> deliver(const findings::Finding &finding);
    [[nodiscard]] Outcome<std::vector<Outcome<findings::Receipt>>> deliverAll(Group group);
    /// False: the journal does not have them.
    bool accept(std::span<const findings::Receipt> receipts);
    void fail(const findings::Pending &pending, const Failure &failure);
    void postponeTheRest();
    void check(const std::expected<void, findings::JournalError> &result);

    findings::Journal &m_journal;
    HubClient m_client;
    Clock m_clock;
    Random m_random;
    std::stop_token m_stop;
    UploadReport m_report;
    std::set<std::pair<Uuid, bool>> m_tried;       ///< in this pass; true: its files
    std::vector<const findings::Pending *> m_rest; ///< of the page, when the pass ends: not delivered
    bool m_oneByOne = false;                       ///< in this pass: the line does not carry a batch
    std::uint32_t m_unwell = 0;                    ///< failures in a row that are not the item's
    std::uint32_t m_silent = 0;                    ///< passes in a row that ended without contact
    std::optional<Failure> m_end;                  ///< why the pass must end
};

} // namespace nqi::sync
