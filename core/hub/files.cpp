// SPDX-License-Identifier: Apache-2.0
#include "core/hub/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace nqi::hub {

namespace {

std::unexpected<StoreError> failed()
{
    return std::unexpected(errorOf(errno));
}

} // namespace

StoreError errorOf(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return StoreError::full;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOENT:
    case ENOTDIR:
        return StoreError::unwritable;
    case EMFILE:
    case ENFILE:
    case EAGAIN:
        return StoreError::unavailable;
    case EIO:
        return StoreError::damaged;
    default:
        return StoreError::other;
    }
}

File &File::operator=(File &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

File::~File()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::optional<std::uint64_t> File::size() const
{
    struct stat status{};
    if (::fstat(m_descriptor, &status) != 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
}

StoreResult<void> File::write(std::span<const std::byte> bytes) const
{
    while (!bytes.empty()) {
        const auto written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failed();
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

StoreResult<void> File::sync() const
{
    if (::fsync(m_descriptor) != 0)
        return failed();
    return {};
}

StoreResult<void> syncFolder(const std::filesystem::path &folder)
{
    const File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!file)
        return failed();
    return file.sync();
}

StoreResult<void> makeFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return std::unexpected(errorOf(error.value()));
    return {};
}

StoreResult<void> replaceFile(const std::filesystem::path &path, std::span<const std::byte> bytes)
{
    std::filesystem::path part = path;
    part += ".part";
    {
        const File file(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (!file)
            return failed();
        const auto written = file.write(bytes).and_then([&] { return file.sync(); });
        if (!written) {
            ::unlink(part.c_str());
            return written;
        }
    }
    if (::rename(part.c_str(), path.c_str()) != 0)
        return failed();
    return syncFolder(path.parent_path());
}

StoreResult<std::vector<std::byte>> readFile(const std::filesystem::path &path, std::uint64_t limit)
{
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const auto size = file ? file.size() : std::nullopt;
    if (!size)
        return failed();
    if (*size > limit)
        return std::unexpected(StoreError::other);
    std::vector<std::byte> bytes(*size);
    std::span<std::byte> rest(bytes);
    while (!rest.empty()) {
        const auto got = ::read(file.descriptor(), rest.data(), rest.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? failed() : std::unexpected(StoreError::damaged);
        rest = rest.subspan(static_cast<std::size_t>(got));
    }
    return bytes;
}

} // namespace nqi::hub
