// SPDX-License-Identifier: Apache-2.0
#include "core/store/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <format>
#include <string_view>
#include <system_error>
#include <utility>

namespace nqi::store {

namespace fs = std::filesystem;

namespace {

std::unexpected<SqlError> failure(int error, std::string_view what)
{
    const SqlCode code = [error] {
        switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return SqlCode::full;
        case EACCES:
        case EPERM:
        case EROFS:
            return SqlCode::readOnly;
        case ENOENT:
            return SqlCode::notFound;
        default:
            return SqlCode::other;
        }
    }();
    return std::unexpected(SqlError{code, std::format("{}: {}", what, std::generic_category().message(error))});
}

SqlResult<void> injected(const SqlFault &fault, SqlOperation operation)
{
    if (fault) {
        if (const auto code = fault(operation))
            return std::unexpected(SqlError{*code, "injected fault"});
    }
    return {};
}

class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { static_cast<void>(close()); }
    [[nodiscard]] int get() const { return m_value; }
    /// Some file systems report a failed write only here.
    [[nodiscard]] bool close() { return m_value < 0 || ::close(std::exchange(m_value, -1)) == 0; }

private:
    int m_value;
};

SqlResult<void> writeAll(int descriptor, std::span<const std::byte> content, const SqlFault &fault)
{
    if (auto good = injected(fault, SqlOperation::write); !good)
        return good;
    while (!content.empty()) {
        const auto put = ::write(descriptor, content.data(), content.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return failure(errno, "write");
        content = content.subspan(static_cast<std::size_t>(put));
    }
    if (auto good = injected(fault, SqlOperation::sync); !good)
        return good;
    return ::fsync(descriptor) == 0 ? SqlResult<void>() : failure(errno, "sync");
}

SqlResult<void> writeFile(const fs::path &path, std::span<const std::byte> content, const SqlFault &fault)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0)
        return failure(errno, "create");
    if (auto written = writeAll(file.get(), content, fault); !written)
        return written;
    return file.close() ? SqlResult<void>() : failure(errno, "close");
}

} // namespace

SqlResult<void> writeDurably(const fs::path &path, std::span<const std::byte> content, const SqlFault &fault)
{
    fs::path temporary = path;
    temporary += unfinished;
    auto done = writeFile(temporary, content, fault);
    if (done)
        done = renameDurably(temporary, path, fault);
    if (!done)
        ::unlink(temporary.c_str());
    return done;
}

SqlResult<void> syncPath(const fs::path &path, const SqlFault &fault)
{
    if (auto good = injected(fault, SqlOperation::sync); !good)
        return good;
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0)
        return failure(errno, "open to sync");
    return ::fsync(descriptor.get()) == 0 ? SqlResult<void>() : failure(errno, "sync");
}

SqlResult<void> renameDurably(const fs::path &from, const fs::path &to, const SqlFault &fault)
{
    if (auto good = injected(fault, SqlOperation::rename); !good)
        return good;
    if (::rename(from.c_str(), to.c_str()) != 0)
        return failure(errno, "rename");
    return syncPath(to.has_parent_path() ? to.parent_path() : fs::path("."), fault);
}

SqlResult<std::vector<std::byte>> readFile(const fs::path &path, std::size_t limit)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status{};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
        return failure(errno, "open");
    if (!S_ISREG(status.st_mode))
        return failure(EINVAL, "not a plain file");
    if (std::cmp_greater(status.st_size, limit))
        return failure(EFBIG, "too large");
    std::vector<std::byte> content(static_cast<std::size_t>(status.st_size));
    std::size_t length = 0;
    while (length < content.size()) {
        const auto got = ::read(file.get(), content.data() + length, content.size() - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(errno, "read");
        if (got == 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    content.resize(length);
    return content;
}

SqlResult<void> makePrivateFolder(const fs::path &folder)
{
    std::error_code error;
    if (fs::is_directory(folder, error))
        return {};
    if (folder.has_parent_path())
        fs::create_directories(folder.parent_path(), error);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return failure(errno, "make folder");
    return folder.has_parent_path() ? syncPath(folder.parent_path(), {}) : SqlResult<void>();
}

} // namespace nqi::store
