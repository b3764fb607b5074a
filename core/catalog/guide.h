// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace nqi::catalog {

/// Bytes of the picture of a guide, at most: as base64 it just fits into one cell of an authority's file.
inline constexpr std::size_t guidePictureBytes = 48uz * 1024;

/// The media type of a guide's picture: "image/png", "image/jpeg" or "image/webp", by how its bytes begin. Empty for
/// anything else: what is no base64 (RFC 4648 section 4, padded, one line), is too large, or is another kind of file.
[[nodiscard]] std::string_view guidePictureType(std::string_view base64);

} // namespace nqi::catalog
