// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/blob_store.h"
#include "core/hub/s3/place.h"

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>

namespace nqi::hub {

enum class BucketError : std::uint8_t {
    missing,     ///< no such bucket
    refused,     ///< wrong credentials, or not allowed
    unavailable, ///< nothing answers there, or not as S3 does
};

struct BucketOptions {
    S3Place place;
    S3Credentials credentials;
    std::chrono::milliseconds connect{5'000}; ///< how long to wait for a connection
    std::chrono::seconds slow{10};            ///< how long to wait while next to nothing comes
};

/// `<prefix><2 hex>/<sha256>` for whole files, `<prefix>partial/<owner>/<sha256>/...` for pieces of others. Any number
/// of hubs may share it. What is there is looked at once.
[[nodiscard]] std::expected<std::unique_ptr<BlobStore>, BucketError> openBlobBucket(BucketOptions options);

} // namespace nqi::hub
