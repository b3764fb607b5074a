// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/trust/digest.h"

#include <string>
#include <string_view>

/// Where the messages of messages.h go: paths below the hub's address, headers and media types.
namespace nqi::protocol {

inline constexpr std::string_view helloPath = "/v1/hello";
inline constexpr std::string_view devicesPath = "/v1/devices";
inline constexpr std::string_view findingsPath = "/v1/findings";
inline constexpr std::string_view blobsPath = "/v1/blobs";

/// "/v1/findings/0190…", "/v1/blobs/e3b0…": made of hexadecimal digits and hyphens only.
[[nodiscard]] std::string findingPath(const Uuid &id);
[[nodiscard]] std::string blobPath(const trust::Digest &digest);

inline constexpr std::string_view jsonType = "application/json";
inline constexpr std::string_view problemType = "application/problem+json";
inline constexpr std::string_view pieceType = "application/offset+octet-stream";

/// Decimal byte counts. A PATCH carries the offset of its piece and the size of the whole file; HEAD answers with both,
/// and 404 means that nothing is held.
inline constexpr std::string_view uploadOffset = "Upload-Offset";
inline constexpr std::string_view uploadLength = "Upload-Length";
inline constexpr std::string_view retryAfter = "Retry-After";
/// "Authorization: Bearer TOKEN"
inline constexpr std::string_view authorization = "Authorization";
inline constexpr std::string_view bearer = "Bearer ";

} // namespace nqi::protocol
