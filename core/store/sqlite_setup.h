// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlite.h"

#include <filesystem>
#include <string>

/// Inside `sqlite.h`: what SQLite is told in words of its own.
namespace nqi::store {

[[nodiscard]] std::string uriOf(const std::filesystem::path &file);
/// A key that is used as it is, in SQLCipher's notation. The string is not wiped: it lies where the library keeps its
/// own copy.
[[nodiscard]] std::string keyLiteral(const trust::SealingKey &key);
/// What every connection is set to.
[[nodiscard]] std::string setupSql(const SqlOptions &options);

} // namespace nqi::store
