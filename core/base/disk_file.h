// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <system_error>

/// Files as the operating system has them, for what must survive a power loss or keep out others: what the standard
/// library cannot say (durable, private, locked). Errors are of the generic category, to be compared with std::errc.
namespace nqi {

template <typename T>
using FileResult = std::expected<T, std::error_code>;

/// An open file; closed when it ends. Not shared between threads.
class DiskFile {
public:
    enum class Open : std::uint8_t {
        read,    ///< what is there
        replace, ///< written: made, or emptied; not through a symbolic link
        create,  ///< written: `file_exists` when there is one
        append,  ///< written at its end: made when it is missing
        hold,    ///< neither read nor written, but locked: made when it is missing
    };
    /// Who may read a file that is made. On Windows the folder's list of access decides.
    enum class Readers : std::uint8_t { owner, everybody };

    [[nodiscard]] static FileResult<DiskFile> open(const std::filesystem::path &path, Open how,
                                                   Readers readers = Readers::owner);
    DiskFile(DiskFile &&other) noexcept;
    DiskFile &operator=(DiskFile &&other) noexcept;
    ~DiskFile();

    /// Up to the span's length; 0 at the end of the file.
    [[nodiscard]] FileResult<std::size_t> read(std::span<std::byte> into) const;
    /// All of the bytes, or an error; what was written before the error stays.
    [[nodiscard]] FileResult<void> write(std::span<const std::byte> bytes) const;
    /// What was written reaches the medium.
    [[nodiscard]] FileResult<void> sync() const;
    /// Some file systems report a failed write only here.
    [[nodiscard]] FileResult<void> close();

    struct Status {
        std::uint64_t size = 0;
        bool plain = false;     ///< neither a folder nor a device
        bool ownerOnly = false; ///< nobody else may do anything with it; on Windows always true
        Instant changed{};      ///< its content, to the second
    };
    [[nodiscard]] FileResult<Status> status() const;

    enum class Lock : std::uint8_t { shared, alone };
    /// The system's own lock, which ends with the program however it ends. False when another holds it.
    [[nodiscard]] FileResult<bool> tryLock(Lock lock) const;
    /// Waits for it.
    [[nodiscard]] FileResult<void> lock(Lock lock) const;

private:
    explicit DiskFile(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

/// There is no room for more: the medium, the quota, or the largest size of a file. Also of std::filesystem's errors.
[[nodiscard]] bool isFull(const std::error_code &error);
/// What a file holds reaches the medium, whoever wrote it.
[[nodiscard]] FileResult<void> syncFile(const std::filesystem::path &path);
/// The names in a folder reach the medium. On Windows the file system's journal does this by itself.
[[nodiscard]] FileResult<void> syncFolder(const std::filesystem::path &folder);
/// One folder, for its owner only; one that is there stays as it is.
[[nodiscard]] FileResult<void> makeOwnFolder(const std::filesystem::path &folder);

} // namespace nqi
