// SPDX-License-Identifier: Apache-2.0
#include "app/hub/opened.h"

#include "core/base/id.h"
#include "core/hub/postgres/store.h"
#include "core/hub/sqlite_store.h"

#include <cstdio>
#include <format>
#include <print>
#include <utility>

namespace nqi::app {

namespace {

std::string reasonOf(hub::StoreError error)
{
    switch (error) {
    case hub::StoreError::full:
        return "the disk is full; free some space";
    case hub::StoreError::unwritable:
        return "it cannot be written; check that it exists and belongs to this user";
    case hub::StoreError::unavailable:
        return "another program holds it; try again";
    case hub::StoreError::damaged:
        return "its database is damaged; restore a backup";
    case hub::StoreError::newer:
        return "it was written by a newer nqi-hub; use that one";
    case hub::StoreError::other:
        break;
    }
    return "it cannot be used";
}

std::string_view reasonOf(trust::KeyFileError error)
{
    switch (error) {
    case trust::KeyFileError::notPrivate:
        return "others can read it; run: chmod 600";
    case trust::KeyFileError::damaged:
        return "it is damaged; restore a backup (devices trust this very key)";
    case trust::KeyFileError::unwritable:
        return "it cannot be written; check the folder's owner and space";
    default:
        return "it cannot be read";
    }
}

} // namespace

ExitCode complain(ExitCode code, std::string_view message)
{
    std::println(stderr, "nqi-hub: {}", message);
    return code;
}

std::expected<Opened, ExitCode> open(const Place &place)
{
    const std::filesystem::path &data = place.data;
    std::error_code error;
    std::filesystem::create_directories(data, error);
    if (error)
        return std::unexpected(
            complain(dataUnusable, std::format("data folder {} cannot be made: {}", data.string(), error.message())));
    auto key = trust::loadOrCreateKey(data / "hub.key", systemRandom());
    if (!key)
        return std::unexpected(complain(key.error() == trust::KeyFileError::unwritable ? dataUnusable : keyUnusable,
                                        std::format("key {}: {}", (data / "hub.key").string(), reasonOf(key.error()))));
    auto store = place.database.empty() ? hub::openSqliteStore(data / "hub.db")
                                        : hub::openPostgresStore({.address = place.database});
    if (!store)
        return std::unexpected(
            complain(dataUnusable, place.database.empty()
                                       ? std::format("data folder {}: {}", data.string(), reasonOf(store.error()))
                                       : std::format("the database cannot be used ({})", name(store.error()))));
    auto blobs = hub::openBlobFolder(data / "blobs");
    if (!blobs)
        return std::unexpected(
            complain(dataUnusable, std::format("data folder {}: {}", data.string(), reasonOf(blobs.error()))));
    return Opened{std::move(*store), std::move(*blobs), std::move(*key)};
}

} // namespace nqi::app
