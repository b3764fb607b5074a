// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Quotas and what is counted for them, as rows of hub.db. Private to core/hub.
namespace nqi::hub {

using store::Database;
using store::SqlResult;

/// How many findings the device may still bring; nothing: any number.
[[nodiscard]] SqlResult<std::optional<std::uint64_t>> roomOf(Database &database, std::string_view device);
[[nodiscard]] SqlResult<void> countFindings(Database &database, std::string_view device, std::uint64_t more);
[[nodiscard]] SqlResult<Admission> admit(Database &database, std::string_view device, const trust::Digest &digest,
                                         std::uint64_t size);
[[nodiscard]] SqlResult<void> replaceQuota(Database &database, const ScopedQuota &quota);
[[nodiscard]] SqlResult<std::vector<ScopedQuota>> allQuotas(Database &database);

} // namespace nqi::hub
