// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// Files that survive power loss. Private to core/hub.
namespace nqi::hub {

/// A file descriptor with an owner.
class File {
public:
    explicit File(int descriptor = -1) : m_descriptor(descriptor) {}
    File(File &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    File &operator=(File &&other) noexcept;
    ~File();

    [[nodiscard]] explicit operator bool() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] std::optional<std::uint64_t> size() const;
    /// All of the bytes, or an error; what was written before the error stays.
    [[nodiscard]] StoreResult<void> write(std::span<const std::byte> bytes) const;
    [[nodiscard]] StoreResult<void> sync() const;

private:
    int m_descriptor;
};

/// What `errno` means for whoever waits for the answer.
[[nodiscard]] StoreError errorOf(int number);
/// Makes a folder's entries durable.
[[nodiscard]] StoreResult<void> syncFolder(const std::filesystem::path &folder);
/// Makes the folder and those above it.
[[nodiscard]] StoreResult<void> makeFolder(const std::filesystem::path &folder);
/// Replaces the file as a whole: readers see the old bytes or the new ones, also after power loss.
[[nodiscard]] StoreResult<void> replaceFile(const std::filesystem::path &path, std::span<const std::byte> bytes);
/// At most `limit` bytes; a longer file is an error.
[[nodiscard]] StoreResult<std::vector<std::byte>> readFile(const std::filesystem::path &path, std::uint64_t limit);

} // namespace nqi::hub
