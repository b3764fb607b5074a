// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/digest.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

/// Files of a device's own that are replaced as a whole and durable when the call returns. Private to core/sync.
namespace nqi::sync {

[[nodiscard]] bool writeWhole(const std::filesystem::path &path, std::string_view bytes);
/// Nothing when absent, unreadable or longer than `limit`.
[[nodiscard]] std::optional<std::string> readWhole(const std::filesystem::path &path, std::uint64_t limit);
/// Nothing when there is none.
[[nodiscard]] std::optional<std::uint64_t> sizeOf(const std::filesystem::path &path);
/// Gives a durable file its name, in place of what has it.
[[nodiscard]] bool renameWhole(const std::filesystem::path &from, const std::filesystem::path &to);
void removeFile(const std::filesystem::path &path);
/// Removes every file of the folder whose name is not in the set.
void keepOnly(const std::filesystem::path &folder, const std::set<std::string> &names);

/// Keeps other programs of this device out of a folder while it lives; a program that died leaves nothing.
class FolderLock {
public:
    /// Null: another program has it, or the folder cannot be written.
    [[nodiscard]] static std::unique_ptr<FolderLock> take(const std::filesystem::path &folder);
    virtual ~FolderLock() = default;
};

/// A file that grows as its bytes arrive.
class GrowingFile {
public:
    /// Goes on after so many bytes; what follows them is cut off. Null when it cannot be written.
    [[nodiscard]] static std::unique_ptr<GrowingFile> open(const std::filesystem::path &path, std::uint64_t after);
    virtual ~GrowingFile() = default;
    [[nodiscard]] virtual bool write(std::string_view bytes) = 0;
    /// Makes it durable.
    [[nodiscard]] virtual bool close() = 0;
};

} // namespace nqi::sync
