// SPDX-License-Identifier: Apache-2.0
#include "core/decode/frame.h"

#include <cstring>
#include <new>
#include <utility>

namespace nqi::decode {

namespace {

// The last row need not be padded: cameras hand out buffers that end with the last pixel.
std::expected<void, FrameError> checkShape(int width, int height, int stride, int pixelBytes, std::size_t available)
{
    if (width <= 0 || height <= 0)
        return std::unexpected(FrameError::noPixels);
    if (width > maxSide || height > maxSide || std::int64_t{width} * height > maxPixels)
        return std::unexpected(FrameError::tooLarge);
    const std::int64_t rowBytes = std::int64_t{width} * pixelBytes;
    if (stride < rowBytes)
        return std::unexpected(FrameError::badStride);
    const std::int64_t needed = std::int64_t{stride} * (height - 1) + rowBytes;
    if (std::cmp_less(available, needed))
        return std::unexpected(FrameError::bufferTooSmall);
    return {};
}

Frame dressed(FrameInfo &&info, int width, int height, int stride)
{
    Frame frame;
    frame.width = width;
    frame.height = height;
    frame.stride = stride;
    frame.time = info.time;
    frame.sequence = info.sequence;
    frame.origin = std::move(info.origin);
    return frame;
}

} // namespace

std::string_view name(FrameError error)
{
    switch (error) {
    case FrameError::noPixels:
        return "noPixels";
    case FrameError::badStride:
        return "badStride";
    case FrameError::bufferTooSmall:
        return "bufferTooSmall";
    case FrameError::tooLarge:
        return "tooLarge";
    case FrameError::outOfMemory:
        return "outOfMemory";
    case FrameError::notEncodable:
        return "notEncodable";
    }
    return "unknown";
}

std::expected<void, FrameError> check(const Frame &frame)
{
    return checkShape(frame.width, frame.height, frame.stride, 1, frame.luminance ? frame.luminance->size() : 0);
}

std::expected<void, FrameError> check(const ColourPicture &picture)
{
    return checkShape(picture.width, picture.height, picture.stride, 3, picture.bgr.size());
}

std::expected<Frame, FrameError> makeFrame(int width, int height, int stride, std::span<const std::byte> luminance,
                                           FrameInfo info)
{
    if (const auto sound = checkShape(width, height, stride, 1, luminance.size()); !sound)
        return std::unexpected(sound.error());
    try {
        const auto row = static_cast<std::size_t>(width);
        auto copy = std::make_shared<Bytes>(row * static_cast<std::size_t>(height));
        for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
            std::memcpy(copy->data() + y * row, luminance.data() + y * static_cast<std::size_t>(stride), row);
        Frame frame = dressed(std::move(info), width, height, width);
        frame.luminance = std::move(copy);
        return frame;
    } catch (const std::bad_alloc &) {
        return std::unexpected(FrameError::outOfMemory);
    }
}

std::expected<Frame, FrameError> adoptFrame(int width, int height, int stride, Bytes &&luminance, FrameInfo info)
{
    if (const auto sound = checkShape(width, height, stride, 1, luminance.size()); !sound)
        return std::unexpected(sound.error());
    Frame frame = dressed(std::move(info), width, height, stride);
    frame.luminance = std::make_shared<const Bytes>(std::move(luminance));
    return frame;
}

} // namespace nqi::decode
