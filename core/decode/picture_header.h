// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: what a picture file says about itself, read without decoding it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace nqi::decode {

struct PictureHeader {
    std::string_view mediaType;
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool transparent = false; ///< pixels may have an alpha channel
    bool complete = true;     ///< the file's end is where the format says it is
};

/// JPEG, PNG, WebP, BMP, TIFF and PNM; nothing for everything else. Any bytes are safe.
[[nodiscard]] std::optional<PictureHeader> readPictureHeader(std::span<const std::byte> file);

} // namespace nqi::decode
