// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/history.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <optional>
#include <vector>

/// Earlier findings by what they were about. Not for other folders.
namespace nqi::store {

/// `findings::History::about`, `between` and `during`.
[[nodiscard]] SqlResult<std::vector<findings::Entry>> entriesAbout(Database &database, const findings::Subject &subject,
                                                                   std::uint32_t limit, std::uint64_t beforeSequence);
[[nodiscard]] SqlResult<std::vector<findings::Entry>> entriesBetween(Database &database, Instant from, Instant to);
[[nodiscard]] SqlResult<std::vector<findings::RecordedFinding>> findingsDuring(Database &database,
                                                                               const Uuid &inspection);
[[nodiscard]] SqlResult<std::optional<Instant>> oldestUnfinished(Database &database);
/// `findings::History::replacedAt`.
[[nodiscard]] SqlResult<std::optional<Instant>> replacementOf(Database &database, const Uuid &id);

} // namespace nqi::store
