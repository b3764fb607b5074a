// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace nqi::hub {

struct PostgresOptions {
    std::string address;         ///< "postgresql:///nqi?host=/run/postgresql"; passwords from ~/.pgpass or a service
    std::size_t connections = 8; ///< at most; a caller waits for one
    /// Test hook: called before every statement and commit; true: the connection breaks there.
    std::function<bool()> fault{};
};

/// What the hub keeps, in PostgreSQL: tables in the schema `nqi_hub`, made and brought up to date here under a lock.
/// Any number of hubs may share a database. Errors of opening: `unavailable`, `unwritable` (the role may not), `newer`.
[[nodiscard]] StoreResult<std::unique_ptr<Store>> openPostgresStore(PostgresOptions options);

} // namespace nqi::hub
