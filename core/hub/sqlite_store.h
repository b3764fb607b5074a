// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"
#include "core/store/sqlite.h"

#include <filesystem>
#include <memory>

namespace nqi::hub {

/// The store of a hub on one machine: one SQLite file (WAL, synchronous=FULL), made when absent. A lock serialises the
/// callers; several processes may open the same file.
[[nodiscard]] StoreResult<std::unique_ptr<Store>> openSqliteStore(const std::filesystem::path &file,
                                                                  const store::SqlFault &fault = {});

} // namespace nqi::hub
