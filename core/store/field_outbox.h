// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/journal.h"
#include "core/findings/outbox.h"
#include "core/store/field_error.h"
#include "core/store/field_log.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The outbox as rows of field.db. Not for other folders.
namespace nqi::store {

[[nodiscard]] SqlResult<findings::QueueState> queueState(Database &database);
[[nodiscard]] SqlResult<std::vector<findings::Pending>> dueUploads(Database &database, Instant now,
                                                                   std::uint32_t limit);

/// What an event leaves in the row besides its state.
struct OutboxChange {
    findings::Event event{};
    std::string_view problem = {};
    std::optional<Instant> nextAttempt = {};
    bool countsAttempt = false;
};
/// One transaction. `notFound` when one of them is no finding.
[[nodiscard]] FieldResult<void> changeOutbox(Database &database, std::span<const Uuid> ids, const OutboxChange &change,
                                             LogWriter log);
/// Whatever waits for its time becomes due.
[[nodiscard]] SqlResult<void> wakeOutbox(Database &database);

/// One transaction: files held, states, the receipts. `notFound`, or `mismatch` when one is about another finding.
[[nodiscard]] FieldResult<void> storeReceipts(Database &database, std::span<const findings::Receipt> receipts,
                                              LogWriter log);
[[nodiscard]] FieldResult<std::optional<findings::Receipt>> readReceipt(Database &database, const Uuid &id);

} // namespace nqi::store
