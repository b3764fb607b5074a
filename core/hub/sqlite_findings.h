// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Findings and their files as rows of hub.db. Private to core/hub.
namespace nqi::hub {

using store::Database;
using store::SqlResult;

[[nodiscard]] SqlResult<std::vector<PutResult>> putAll(Database &database, std::span<const findings::Finding> findings,
                                                       Instant receivedAt, const ReceiptMaker &receipt);
[[nodiscard]] SqlResult<std::optional<std::uint64_t>> findSize(Database &database, std::string_view device,
                                                               const trust::Digest &digest);
[[nodiscard]] SqlResult<std::vector<ReceivedFinding>> findAll(Database &database, const FindingQuery &query);
[[nodiscard]] SqlResult<std::optional<ReceivedFinding>> findOne(Database &database, std::string_view device,
                                                                const Uuid &id);
[[nodiscard]] SqlResult<StoreCounts> countAll(Database &database);

} // namespace nqi::hub
