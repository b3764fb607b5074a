// SPDX-License-Identifier: Apache-2.0
#include "core/store/durable_file.h"

#include "core/base/disk_file.h"

#include <format>
#include <string_view>
#include <system_error>
#include <utility>

namespace nqi::store {

namespace fs = std::filesystem;

namespace {

std::unexpected<SqlError> failure(const std::error_code &error, std::string_view what)
{
    SqlCode code = SqlCode::other;
    if (isFull(error))
        code = SqlCode::full;
    else if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted ||
             error == std::errc::read_only_file_system)
        code = SqlCode::readOnly;
    else if (error == std::errc::no_such_file_or_directory)
        code = SqlCode::notFound;
    return std::unexpected(SqlError{code, std::format("{}: {}", what, error.message())});
}

/// The error of a file in the words of the databases.
auto during(std::string_view what)
{
    return [what](const std::error_code &error) { return failure(error, what).error(); };
}

SqlResult<void> injected(const SqlFault &fault, SqlOperation operation)
{
    if (fault) {
        if (const auto code = fault(operation))
            return std::unexpected(SqlError{*code, "injected fault"});
    }
    return {};
}

SqlResult<void> writeAll(const DiskFile &file, std::span<const std::byte> content, const SqlFault &fault)
{
    if (auto good = injected(fault, SqlOperation::write); !good)
        return good;
    if (const auto written = file.write(content); !written)
        return failure(written.error(), "write");
    if (auto good = injected(fault, SqlOperation::sync); !good)
        return good;
    return file.sync().transform_error(during("sync"));
}

SqlResult<void> writeFile(const fs::path &path, std::span<const std::byte> content, const SqlFault &fault)
{
    auto file = DiskFile::open(path, DiskFile::Open::replace);
    if (!file)
        return failure(file.error(), "create");
    if (auto written = writeAll(*file, content, fault); !written)
        return written;
    return file->close().transform_error(during("close"));
}

} // namespace

SqlResult<void> writeDurably(const fs::path &path, std::span<const std::byte> content, const SqlFault &fault)
{
    fs::path temporary = path;
    temporary += unfinished;
    auto done = writeFile(temporary, content, fault);
    if (done)
        done = renameDurably(temporary, path, fault);
    std::error_code ignored;
    if (!done)
        fs::remove(temporary, ignored);
    return done;
}

SqlResult<void> syncFile(const fs::path &path, const SqlFault &fault)
{
    if (auto good = injected(fault, SqlOperation::sync); !good)
        return good;
    return nqi::syncFile(path).transform_error(during("sync"));
}

SqlResult<void> syncFolder(const fs::path &folder, const SqlFault &fault)
{
    if (auto good = injected(fault, SqlOperation::sync); !good)
        return good;
    return nqi::syncFolder(folder).transform_error(during("sync folder"));
}

SqlResult<void> renameDurably(const fs::path &from, const fs::path &to, const SqlFault &fault)
{
    if (auto good = injected(fault, SqlOperation::rename); !good)
        return good;
    std::error_code error;
    fs::rename(from, to, error);
    if (error)
        return failure(error, "rename");
    return syncFolder(to.has_parent_path() ? to.parent_path() : fs::path("."), fault);
}

SqlResult<std::vector<std::byte>> readFile(const fs::path &path, std::size_t limit)
{
    const auto file = DiskFile::open(path, DiskFile::Open::read);
    const auto status = file.and_then(&DiskFile::status);
    if (!status)
        return failure(status.error(), "open");
    if (!status->plain)
        return failure(std::make_error_code(std::errc::invalid_argument), "not a plain file");
    if (std::cmp_greater(status->size, limit))
        return failure(std::make_error_code(std::errc::file_too_large), "too large");
    std::vector<std::byte> content(static_cast<std::size_t>(status->size));
    std::size_t length = 0;
    while (length < content.size()) {
        const auto got = file->read(std::span(content).subspan(length));
        if (!got)
            return failure(got.error(), "read");
        if (*got == 0)
            break;
        length += *got;
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
    if (const auto made = makeOwnFolder(folder); !made)
        return failure(made.error(), "make folder");
    return folder.has_parent_path() ? syncFolder(folder.parent_path(), {}) : SqlResult<void>();
}

} // namespace nqi::store
