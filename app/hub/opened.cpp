// SPDX-License-Identifier: Apache-2.0
#include "app/hub/opened.h"

#include "core/base/id.h"
#include "core/hub/postgres/store.h"
#include "core/hub/s3/blob_bucket.h"
#include "core/hub/sqlite_store.h"

#include <cstdio>
#include <cstdlib>
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

std::string_view reasonOf(hub::S3CredentialsError error)
{
    switch (error) {
    case hub::S3CredentialsError::missing:
        return "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a file with --s3-credentials";
    case hub::S3CredentialsError::notPrivate:
        return "the credentials' file can be read by others; run: chmod 600";
    case hub::S3CredentialsError::unreadable:
        break;
    }
    return "the credentials' file cannot be read";
}

std::string_view reasonOf(hub::BucketError error)
{
    switch (error) {
    case hub::BucketError::missing:
        return "there is no such bucket; make it first";
    case hub::BucketError::refused:
        return "the credentials are wrong, or may not list, read, write and delete in this bucket";
    case hub::BucketError::unavailable:
        break;
    }
    return "the storage does not answer; check --s3-endpoint and the network";
}

std::expected<std::unique_ptr<hub::BlobStore>, ExitCode> openBucket(const Place &place)
{
    const auto where = hub::parseS3Place(place.blobs, place.s3Endpoint, place.s3Region);
    if (!where)
        return std::unexpected(complain(wrongUsage, "--blobs: write s3://BUCKET or s3://BUCKET/PREFIX; --s3-endpoint: "
                                                    "https://HOST; --s3-region: small letters, digits, hyphens"));
    auto credentials = hub::s3Credentials(place.s3Credentials, [](const char *name) { return std::getenv(name); });
    if (!credentials)
        return std::unexpected(complain(keyUnusable, reasonOf(credentials.error())));
    auto bucket = hub::openBlobBucket({*where, *std::move(credentials)});
    if (!bucket)
        return std::unexpected(complain(dataUnusable, std::format("{}: {}", place.blobs, reasonOf(bucket.error()))));
    return std::move(*bucket);
}

std::expected<std::unique_ptr<hub::BlobStore>, ExitCode> openFiles(const Place &place)
{
    if (!place.blobs.empty())
        return openBucket(place);
    auto folder = hub::openBlobFolder(place.data / "blobs", {.keepFree = place.keepFree});
    if (!folder)
        return std::unexpected(
            complain(dataUnusable, std::format("data folder {}: {}", place.data.string(), reasonOf(folder.error()))));
    return std::move(*folder);
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
    auto blobs = openFiles(place);
    if (!blobs)
        return std::unexpected(blobs.error());
    return Opened{std::move(*store), std::move(*blobs), std::move(*key)};
}

} // namespace nqi::app
