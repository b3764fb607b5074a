// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlite.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

/// The files of the catalogue's folder: `current` names the base in use; `base-<version>.db` are bases;
/// `base-<version>.db.names` is the index of its products' names, if it has one yet; `base-<version>.db.overlay` holds
/// rows changed since; `base.part` is a base being written; `writer.lock` keeps a
/// second writer out.
namespace nqi::store {

/// What `current` says.
struct CurrentBase {
    std::string file; ///< name inside the folder
    std::uint64_t size = 0;

    bool operator==(const CurrentBase &) const = default;
};

[[nodiscard]] std::filesystem::path currentPath(const std::filesystem::path &folder);
[[nodiscard]] std::filesystem::path partPath(const std::filesystem::path &folder);
[[nodiscard]] std::filesystem::path lockPath(const std::filesystem::path &folder);
/// An overlay belongs to one base: `current` names both at once.
[[nodiscard]] std::filesystem::path overlayPath(const std::filesystem::path &folder, std::string_view base);
/// The index of a base's names.
[[nodiscard]] std::filesystem::path namesPath(const std::filesystem::path &folder, std::string_view base);
/// Makes a file durable and gives it its name.
[[nodiscard]] SqlResult<void> installFile(const std::filesystem::path &from, const std::filesystem::path &to,
                                          const SqlFault &fault);
/// The file whose transaction keeps a second writer out.
[[nodiscard]] SqlResult<Database> openLock(const std::filesystem::path &folder, const SqlFault &fault);

/// Errors: `notFound` when there is none, `corrupt` when it names nothing sensible.
[[nodiscard]] SqlResult<CurrentBase> readCurrent(const std::filesystem::path &folder);
/// Replaces `current` atomically; when this returns a value the new pointer survives power loss.
[[nodiscard]] SqlResult<void> writeCurrent(const std::filesystem::path &folder, const CurrentBase &base,
                                           const SqlFault &fault);

/// Work on a base that has its name and is not in use yet; an error leaves the old one in use.
using BeforeSwitch = std::function<SqlResult<void>(const std::string &base)>;

/// Gives the finished part its name and makes it durable, then points `current` at it, then removes older bases.
[[nodiscard]] SqlResult<CurrentBase> installBase(const std::filesystem::path &folder, std::uint64_t version,
                                                 const SqlFault &fault, const BeforeSwitch &before = {});
/// Makes the base in use of another folder that of this one too; bases never change, so where the medium allows it is
/// the same file. Its index of names comes with it; what that folder's overlay says is left behind.
[[nodiscard]] SqlResult<CurrentBase> adoptBase(const std::filesystem::path &from, const std::filesystem::path &folder,
                                               const BeforeSwitch &before = {});

} // namespace nqi::store
