// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/disk_file.h"
#include "core/hub/store.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <system_error>
#include <vector>

/// Files that survive power loss. Private to core/hub.
namespace nqi::hub {

/// What an error of the system means for whoever waits for the answer.
[[nodiscard]] StoreError errorOf(const std::error_code &error);
/// Makes the folder and those above it.
[[nodiscard]] StoreResult<void> makeFolder(const std::filesystem::path &folder);
/// Replaces the file as a whole: readers see the old bytes or the new ones, also after power loss.
[[nodiscard]] StoreResult<void> replaceFile(const std::filesystem::path &path, std::span<const std::byte> bytes);
/// At most `limit` bytes; a longer file is an error.
[[nodiscard]] StoreResult<std::vector<std::byte>> readFile(const std::filesystem::path &path, std::uint64_t limit);

} // namespace nqi::hub
