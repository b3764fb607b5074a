// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::decode {

using Bytes = std::vector<std::byte>;
/// Bytes that several threads may read at once because nobody can change them any more.
using SharedBytes = std::shared_ptr<const Bytes>;

/// Longest side and largest area that a frame may have: 16,384 pixels and 128 megapixels. More is refused, not scaled.
inline constexpr int maxSide = 16384;
inline constexpr std::int64_t maxPixels = std::int64_t{128} * 1024 * 1024;

/// A picture in colour for showing and for evidence; the decoder never looks at it.
struct ColourPicture {
    Bytes bgr;      ///< 24 bits a pixel: blue, green, red (QImage::Format_BGR888, OpenCV CV_8UC3)
    int width = 0;  ///< pixels
    int height = 0; ///< pixels
    int stride = 0; ///< bytes from one row to the next, >= 3 * width
};

/// The picture file exactly as it was found: what a finding keeps as evidence.
struct EncodedPicture {
    Bytes bytes;
    std::string mediaType; ///< "image/jpeg", "image/png", ... from the content, never from the file's name
};

/// What accompanies the pixels.
struct FrameInfo {
    Instant time{};             ///< when the picture was taken or read
    std::uint64_t sequence = 0; ///< grows by one for each frame of a source; gaps are dropped frames
    std::string origin;         ///< file, folder entry, stream or camera name; for people
};

/// One picture: shared, immutable, cheap to copy and to hand to another thread.
/// Made by the functions below, which check it; a default-made frame is empty.
struct Frame {
    SharedBytes luminance;                          ///< 8 bits a pixel, 0 is black
    int width = 0;                                  ///< pixels
    int height = 0;                                 ///< pixels
    int stride = 0;                                 ///< bytes from one row to the next, >= width
    Instant time{};                                 ///< see FrameInfo
    std::uint64_t sequence = 0;                     ///< see FrameInfo
    std::string origin;                             ///< see FrameInfo
    std::shared_ptr<const ColourPicture> colour;    ///< null when the source has none; same size as the luminance
    std::shared_ptr<const EncodedPicture> original; ///< null unless the frame is a picture file

    [[nodiscard]] bool empty() const { return !luminance || width <= 0 || height <= 0; }
    /// One row of `width` pixels; y in [0, height).
    [[nodiscard]] std::span<const std::byte> row(int y) const
    {
        return std::span(*luminance)
            .subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(stride), static_cast<std::size_t>(width));
    }
};

enum class FrameError {
    noPixels,       ///< width or height is not positive
    badStride,      ///< smaller than a row
    bufferTooSmall, ///< fewer bytes than height and stride promise (the last row need not be padded)
    tooLarge,       ///< over maxSide or maxPixels
    outOfMemory,
    notEncodable, ///< the picture library could not write it
};
/// The enumerator's name, for logs and JSON.
[[nodiscard]] std::string_view name(FrameError error);

/// True when the numbers and the buffer of a frame agree; what the decoder checks before it touches a pixel.
[[nodiscard]] std::expected<void, FrameError> check(const Frame &frame);
[[nodiscard]] std::expected<void, FrameError> check(const ColourPicture &picture);

/// Copies luminance rows (a camera's Y plane). Stride may exceed the width; the copy is packed. Any thread.
[[nodiscard]] std::expected<Frame, FrameError> makeFrame(int width, int height, int stride,
                                                         std::span<const std::byte> luminance, FrameInfo info = {});
/// The same without a copy: the buffer is taken over.
[[nodiscard]] std::expected<Frame, FrameError> adoptFrame(int width, int height, int stride, Bytes &&luminance,
                                                          FrameInfo info = {});
/// Takes over a colour picture and computes the luminance; the frame keeps both.
[[nodiscard]] std::expected<Frame, FrameError> makeColourFrame(ColourPicture &&picture, FrameInfo info = {});

/// A file's worth of the frame for evidence: its colour picture, or else its luminance. Quality 1 to 100.
[[nodiscard]] std::expected<Bytes, FrameError> encodeJpeg(const Frame &frame, int quality = 90);
[[nodiscard]] std::expected<Bytes, FrameError> encodePng(const Frame &frame);
/// The original file when there is one, or else a JPEG of quality 90: what to store as a finding's photo.
[[nodiscard]] std::expected<EncodedPicture, FrameError> evidence(const Frame &frame);

} // namespace nqi::decode
