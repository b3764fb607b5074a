// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/journal.h"
#include "core/findings/outbox.h"
#include "core/store/field_error.h"
#include "core/store/field_log.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <optional>
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
/// `notFound` when there is no such finding.
[[nodiscard]] FieldResult<void> changeOutbox(Database &database, const Uuid &id, const OutboxChange &change,
                                             LogWriter log);
/// Whatever waits for its time becomes due.
[[nodiscard]] SqlResult<void> wakeOutbox(Database &database);

/// One transaction: files held, state, the receipt. `notFound`, or `mismatch` when it is about another finding.
[[nodiscard]] FieldResult<void> storeReceipt(Database &database, const findings::Receipt &receipt, LogWriter log);
[[nodiscard]] FieldResult<std::optional<findings::Receipt>> readReceipt(Database &database, const Uuid &id);

} // namespace nqi::store
