// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlite.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

/// Plain files that survive power loss, with the same fault hook as the databases beside them.
namespace nqi::store {

/// Writes `content` under a name of its own, makes it durable, then gives it the name `path`: whoever looks finds
/// either nothing (or the file before) or the whole. On failure nothing is left. Readable by the owner only.
[[nodiscard]] SqlResult<void> writeDurably(const std::filesystem::path &path, std::span<const std::byte> content,
                                           const SqlFault &fault);
/// The suffix of the name of its own.
inline constexpr std::string_view unfinished = ".new";

/// A file's content reaches the medium.
[[nodiscard]] SqlResult<void> syncFile(const std::filesystem::path &path, const SqlFault &fault);
/// The names in a folder reach the medium.
[[nodiscard]] SqlResult<void> syncFolder(const std::filesystem::path &folder, const SqlFault &fault);
/// Durable when this returns a value.
[[nodiscard]] SqlResult<void> renameDurably(const std::filesystem::path &from, const std::filesystem::path &to,
                                            const SqlFault &fault);
/// The whole file; `full` when it has more than `limit` bytes.
[[nodiscard]] SqlResult<std::vector<std::byte>> readFile(const std::filesystem::path &path, std::size_t limit);
/// Makes a folder and those above it, the last one for the owner only. An existing folder is left as it is.
[[nodiscard]] SqlResult<void> makePrivateFolder(const std::filesystem::path &folder);

} // namespace nqi::store
