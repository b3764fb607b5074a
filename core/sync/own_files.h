// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/digest.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

/// Files of a device's own that are replaced as a whole and durable when the call returns. Private to core/sync.
namespace nqi::sync {

[[nodiscard]] bool writeWhole(const std::filesystem::path &path, std::string_view bytes);
/// Nothing when absent, unreadable or longer than `limit`.
[[nodiscard]] std::optional<std::string> readWhole(const std::filesystem::path &path, std::uint64_t limit);
/// Removes every file of the folder whose name is not in the set.
void removeFile(const std::filesystem::path &path);
void keepOnly(const std::filesystem::path &folder, const std::set<std::string> &names);

} // namespace nqi::sync
