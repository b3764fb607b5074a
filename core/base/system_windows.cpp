// SPDX-License-Identifier: Apache-2.0
#include "core/base/disk_file.h"
#include "core/base/id.h"

#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#include <windows.h>
// windows.h must come first
#include <bcrypt.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <limits>
#include <utility>

namespace nqi {

namespace {

std::unexpected<std::error_code> failed()
{
    return std::unexpected(std::error_code(errno, std::generic_category()));
}

FileResult<void> checked(int result)
{
    if (result != 0)
        return failed();
    return {};
}

int flagsOf(DiskFile::Open how)
{
    switch (how) {
    case DiskFile::Open::read:
        return _O_RDONLY;
    case DiskFile::Open::replace:
        return _O_WRONLY | _O_CREAT | _O_TRUNC;
    case DiskFile::Open::create:
        return _O_WRONLY | _O_CREAT | _O_EXCL;
    case DiskFile::Open::append:
        return _O_WRONLY | _O_CREAT | _O_APPEND;
    case DiskFile::Open::hold:
        return _O_RDWR | _O_CREAT;
    }
    std::unreachable();
}

/// One call of the runtime takes no more than this.
unsigned atOnce(std::size_t size)
{
    return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<int>::max()));
}

FileResult<bool> locked(int descriptor, DiskFile::Lock lock, DWORD more)
{
    // A lock keeps others from the bytes that it is on: one that lies beyond all content.
    OVERLAPPED beyond{};
    beyond.OffsetHigh = 0x7FFFFFFF;
    const DWORD flags = more | (lock == DiskFile::Lock::alone ? DWORD{LOCKFILE_EXCLUSIVE_LOCK} : DWORD{0});
    const auto handle = reinterpret_cast<HANDLE>(::_get_osfhandle(descriptor));
    if (::LockFileEx(handle, flags, 0, 1, 0, &beyond) != 0)
        return true;
    if (::GetLastError() == ERROR_LOCK_VIOLATION || ::GetLastError() == ERROR_IO_PENDING)
        return false;
    return std::unexpected(std::make_error_code(std::errc::io_error));
}

} // namespace

FileResult<DiskFile> DiskFile::open(const std::filesystem::path &path, Open how, Readers)
{
    const int descriptor = ::_wopen(path.c_str(), flagsOf(how) | _O_BINARY | _O_NOINHERIT, _S_IREAD | _S_IWRITE);
    if (descriptor < 0)
        return failed();
    return DiskFile(descriptor);
}

FileResult<std::size_t> DiskFile::read(std::span<std::byte> into) const
{
    const int got = ::_read(m_descriptor, into.data(), atOnce(into.size()));
    if (got < 0)
        return failed();
    return static_cast<std::size_t>(got);
}

FileResult<void> DiskFile::write(std::span<const std::byte> bytes) const
{
    while (!bytes.empty()) {
        const int put = ::_write(m_descriptor, bytes.data(), atOnce(bytes.size()));
        if (put < 0)
            return failed();
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
    return {};
}

FileResult<void> DiskFile::sync() const
{
    return checked(::_commit(m_descriptor));
}

FileResult<void> DiskFile::close()
{
    return m_descriptor < 0 ? FileResult<void>() : checked(::_close(std::exchange(m_descriptor, -1)));
}

FileResult<DiskFile::Status> DiskFile::status() const
{
    struct _stat64 status{};
    if (::_fstat64(m_descriptor, &status) != 0)
        return failed();
    return Status{.size = static_cast<std::uint64_t>(status.st_size),
                  .plain = (status.st_mode & _S_IFMT) == _S_IFREG,
                  .ownerOnly = true,
                  .changed = Instant(std::chrono::seconds(status.st_mtime))};
}

FileResult<bool> DiskFile::tryLock(Lock lock) const
{
    return locked(m_descriptor, lock, LOCKFILE_FAIL_IMMEDIATELY);
}

FileResult<void> DiskFile::lock(Lock lock) const
{
    return locked(m_descriptor, lock, 0).transform([](bool) {});
}

bool isFull(const std::error_code &error)
{
    return error == std::errc::no_space_on_device || error == std::errc::file_too_large;
}

FileResult<void> syncFile(const std::filesystem::path &path)
{
    // Only who may write may sync here.
    const int descriptor = ::_wopen(path.c_str(), _O_RDWR | _O_BINARY | _O_NOINHERIT);
    if (descriptor < 0)
        return failed();
    auto done = checked(::_commit(descriptor));
    ::_close(descriptor);
    return done;
}

FileResult<void> syncFolder(const std::filesystem::path &)
{
    return {};
}

FileResult<void> makeOwnFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    std::filesystem::create_directory(folder, error);
    const std::error_condition plain = error.default_error_condition();
    if (error)
        return std::unexpected(std::error_code(plain.value(), std::generic_category()));
    return {};
}

Random systemRandom()
{
    return [](std::span<std::byte> out) {
        while (!out.empty()) {
            const auto part = out.first(atOnce(out.size()));
            const auto status = ::BCryptGenRandom(nullptr, reinterpret_cast<PUCHAR>(part.data()),
                                                  static_cast<ULONG>(part.size()), BCRYPT_USE_SYSTEM_PREFERRED_RNG);
            // Without randomness there are no keys and no ids: nothing can start.
            if (status != 0)
                throw std::system_error(std::make_error_code(std::errc::io_error), "BCryptGenRandom");
            out = out.subspan(part.size());
        }
    };
}

} // namespace nqi
