// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace nqi::hub {

/// Where files of evidence lie in S3-compatible storage.
struct S3Place {
    std::string endpoint; ///< "https://s3.example.vn:9000"
    std::string region;
    std::string bucket;
    std::string prefix; ///< empty, or ends with a slash

    bool operator==(const S3Place &) const = default;
};

/// Who asks. Never printed.
struct S3Credentials {
    std::string key;
    std::string secret;
    std::string session; ///< of temporary ones; else empty

    bool operator==(const S3Credentials &) const = default;
};

/// "s3://BUCKET" or "s3://BUCKET/PREFIX". Without an endpoint it is that of AWS for the region. Nothing: not of this
/// form.
[[nodiscard]] std::optional<S3Place> parseS3Place(std::string_view address, std::string_view endpoint,
                                                  std::string_view region);

enum class S3CredentialsError : std::uint8_t {
    missing,    ///< there are none
    unreadable, ///< the file cannot be read
    notPrivate, ///< others can read the file
};
/// From a file of the AWS form (`aws_access_key_id = ...`) that only its owner can read; without one, from
/// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
[[nodiscard]] std::expected<S3Credentials, S3CredentialsError>
s3Credentials(const std::filesystem::path &file, const std::function<const char *(const char *)> &environment);

} // namespace nqi::hub
