// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_files.h"

#include "core/base/disk_file.h"
#include "core/store/durable_file.h"

#include <array>
#include <charconv>
#include <format>
#include <fstream>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

namespace nqi::store {

namespace fs = std::filesystem;

namespace {

std::unexpected<SqlError> failure(const std::error_code &error, std::string_view what)
{
    SqlCode code = SqlCode::other;
    if (isFull(error))
        code = SqlCode::full;
    else if (error == std::errc::permission_denied || error == std::errc::read_only_file_system)
        code = SqlCode::readOnly;
    else if (error == std::errc::no_such_file_or_directory)
        code = SqlCode::notFound;
    return std::unexpected(SqlError{code, std::format("{}: {}", what, error.message())});
}

constexpr std::string_view baseEnding = ".db";
constexpr std::string_view overlayEnding = ".overlay";
constexpr std::string_view namesEnding = ".names";
constexpr std::array<std::string_view, 3> overlayFiles = {"", "-wal", "-shm"};

bool isBaseName(std::string_view file)
{
    if (!file.starts_with("base-") || !file.ends_with(".db"))
        return false;
    file.remove_prefix(5);
    file.remove_suffix(3);
    return !file.empty() && file.find_first_not_of("0123456789-") == std::string_view::npos;
}

/// A name that no file has: a base of the same version may be in use by a reader.
std::string freeName(const fs::path &folder, std::uint64_t version)
{
    std::string file = std::format("base-{}.db", version);
    std::error_code ignored;
    for (int again = 1; fs::exists(folder / file, ignored); ++again)
        file = std::format("base-{}-{}.db", version, again);
    return file;
}

/// Readers that still have an old base open keep it: the system frees it when they close.
void removeOthers(const fs::path &folder, std::string_view keep)
{
    std::error_code ignored;
    std::vector<fs::path> old;
    for (const auto &entry : fs::directory_iterator(folder, ignored)) {
        const std::string file = entry.path().filename().string();
        const std::string base = file.substr(0, file.find(baseEnding) + baseEnding.size());
        if (isBaseName(base) && base != keep)
            old.push_back(entry.path());
    }
    for (const fs::path &path : old)
        fs::remove(path, ignored);
}

} // namespace

fs::path currentPath(const fs::path &folder)
{
    return folder / "current";
}

fs::path partPath(const fs::path &folder)
{
    return folder / "base.part";
}

fs::path lockPath(const fs::path &folder)
{
    return folder / "writer.lock";
}

fs::path namesPath(const fs::path &folder, std::string_view base)
{
    return (folder / base).concat(namesEnding);
}

SqlResult<void> installFile(const fs::path &from, const fs::path &to, const SqlFault &fault)
{
    return syncFile(from, fault).and_then([&] { return renameDurably(from, to, fault); });
}

fs::path overlayPath(const fs::path &folder, std::string_view base)
{
    return (folder / base).concat(overlayEnding);
}

SqlResult<Database> openLock(const fs::path &folder, const SqlFault &fault)
{
    return Database::open(lockPath(folder), {.access = SqlAccess::create,
                                             .journal = SqlJournal::off,
                                             .synchronous = SqlSynchronous::off,
                                             .busyTimeout = std::chrono::milliseconds(0),
                                             .fault = fault});
}

SqlResult<CurrentBase> readCurrent(const fs::path &folder)
{
    std::ifstream stream(currentPath(folder), std::ios::binary);
    if (!stream)
        return std::unexpected(SqlError{SqlCode::notFound, "no catalogue here"});
    // Two short lines; anything longer is not ours and is not read whole.
    std::string text(256, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    const std::size_t lineEnd = text.find('\n');
    CurrentBase base{.file = text.substr(0, lineEnd), .size = 0};
    if (lineEnd == std::string::npos || !isBaseName(base.file))
        return std::unexpected(SqlError{SqlCode::corrupt, "current names no base"});
    const char *first = text.data() + lineEnd + 1;
    const auto [end, error] = std::from_chars(first, text.data() + text.size(), base.size);
    if (error != std::errc() || std::string_view(end, text.data() + text.size()) != "\n")
        return std::unexpected(SqlError{SqlCode::corrupt, "current names no size"});
    return base;
}

SqlResult<void> writeCurrent(const fs::path &folder, const CurrentBase &base, const SqlFault &fault)
{
    const std::string text = std::format("{}\n{}\n", base.file, base.size);
    return writeDurably(currentPath(folder), std::as_bytes(std::span(text)), fault);
}

SqlResult<CurrentBase> adoptBase(const fs::path &from, const fs::path &folder, const BeforeSwitch &before)
{
    const auto current = readCurrent(from);
    if (!current)
        return current;
    std::error_code error;
    fs::create_directories(folder, error);
    fs::remove(partPath(folder), error);
    fs::create_hard_link(from / current->file, partPath(folder), error);
    if (error)
        fs::copy_file(from / current->file, partPath(folder), error);
    if (error)
        return failure(error, "copy the base");
    std::string_view digits(current->file);
    digits.remove_prefix(5);
    std::uint64_t version = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), version);
    const auto withNames = [&](const std::string &base) -> SqlResult<void> {
        std::error_code ignored;
        fs::create_hard_link(namesPath(from, current->file), namesPath(folder, base), ignored);
        if (ignored)
            fs::copy_file(namesPath(from, current->file), namesPath(folder, base), ignored);
        return before ? before(base) : SqlResult<void>();
    };
    return installBase(folder, version, {}, withNames);
}

SqlResult<CurrentBase> installBase(const fs::path &folder, std::uint64_t version, const SqlFault &fault,
                                   const BeforeSwitch &before)
{
    std::error_code error;
    CurrentBase base{.file = freeName(folder, version), .size = fs::file_size(partPath(folder), error)};
    if (error)
        return failure(error, "size of the new base");
    // An overlay that was left by an older base of this name must not hide what is in this one.
    for (const std::string_view ending : overlayFiles)
        fs::remove(overlayPath(folder, base.file).concat(ending), error);
    fs::remove(namesPath(folder, base.file), error);
    if (auto good = installFile(partPath(folder), folder / base.file, fault); !good)
        return std::unexpected(good.error());
    if (auto good = before ? before(base.file) : SqlResult<void>(); !good)
        return std::unexpected(good.error());
    if (auto good = writeCurrent(folder, base, fault); !good)
        return std::unexpected(good.error());
    removeOthers(folder, base.file);
    return base;
}

} // namespace nqi::store
