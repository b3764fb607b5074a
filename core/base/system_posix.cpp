// SPDX-License-Identifier: Apache-2.0
#include "core/base/disk_file.h"
#include "core/base/id.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
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
        return O_RDONLY;
    case DiskFile::Open::replace:
        return O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW;
    case DiskFile::Open::create:
        return O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;
    case DiskFile::Open::append:
        return O_WRONLY | O_CREAT | O_APPEND;
    case DiskFile::Open::hold:
        return O_RDWR | O_CREAT;
    }
    std::unreachable();
}

int operationOf(DiskFile::Lock lock)
{
    return lock == DiskFile::Lock::shared ? LOCK_SH : LOCK_EX;
}

} // namespace

FileResult<DiskFile> DiskFile::open(const std::filesystem::path &path, Open how, Readers readers)
{
    const int descriptor = ::open(path.c_str(), flagsOf(how) | O_CLOEXEC, readers == Readers::owner ? 0600 : 0644);
    if (descriptor < 0)
        return failed();
    return DiskFile(descriptor);
}

FileResult<std::size_t> DiskFile::read(std::span<std::byte> into) const
{
    for (;;) {
        const auto got = ::read(m_descriptor, into.data(), into.size());
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            return failed();
    }
}

FileResult<void> DiskFile::write(std::span<const std::byte> bytes) const
{
    while (!bytes.empty()) {
        const auto put = ::write(m_descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return failed();
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
    return {};
}

FileResult<void> DiskFile::sync() const
{
    return checked(::fsync(m_descriptor));
}

FileResult<void> DiskFile::close()
{
    return m_descriptor < 0 ? FileResult<void>() : checked(::close(std::exchange(m_descriptor, -1)));
}

FileResult<DiskFile::Status> DiskFile::status() const
{
    struct stat status{};
    if (::fstat(m_descriptor, &status) != 0)
        return failed();
    return Status{.size = static_cast<std::uint64_t>(status.st_size),
                  .plain = S_ISREG(status.st_mode),
                  .ownerOnly = (status.st_mode & (S_IRWXG | S_IRWXO)) == 0,
                  .changed = Instant(std::chrono::seconds(status.st_mtime))};
}

FileResult<bool> DiskFile::tryLock(Lock lock) const
{
    if (::flock(m_descriptor, operationOf(lock) | LOCK_NB) == 0)
        return true;
    return errno == EWOULDBLOCK ? FileResult<bool>(false) : failed();
}

FileResult<void> DiskFile::lock(Lock lock) const
{
    for (;;) {
        if (::flock(m_descriptor, operationOf(lock)) == 0)
            return {};
        if (errno != EINTR)
            return failed();
    }
}

bool isFull(const std::error_code &error)
{
    return error == std::errc::no_space_on_device || error == std::errc::file_too_large || error.value() == EDQUOT;
}

FileResult<void> syncFile(const std::filesystem::path &path)
{
    return DiskFile::open(path, DiskFile::Open::read).and_then(&DiskFile::sync);
}

FileResult<void> syncFolder(const std::filesystem::path &folder)
{
    return syncFile(folder); // a folder is a file of names here
}

FileResult<void> makeOwnFolder(const std::filesystem::path &folder)
{
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return failed();
    return {};
}

Random systemRandom()
{
    return [](std::span<std::byte> out) {
        while (!out.empty()) {
            const auto got = ::getrandom(out.data(), out.size(), 0);
            if (got < 0 && errno == EINTR)
                continue;
            // Without randomness there are no keys and no ids: nothing can start.
            if (got < 0)
                throw std::system_error(errno, std::generic_category(), "getrandom");
            out = out.subspan(static_cast<std::size_t>(got));
        }
    };
}

} // namespace nqi
