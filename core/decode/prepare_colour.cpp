// SPDX-License-Identifier: Apache-2.0
// Colour in, files out: the parts of frame.h that need the picture library.
#include "core/decode/frame.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstring>
#include <exception>
#include <utility>

namespace nqi::decode {

namespace {

// The library has no type for read-only pixels; these are only ever inputs.
cv::Mat matOf(const Bytes &bytes, int width, int height, int stride, int type)
{
    return {height, width, type, const_cast<std::byte *>(bytes.data()), static_cast<std::size_t>(stride)};
}

std::expected<Bytes, FrameError> encode(const Frame &frame, const char *extension, const std::vector<int> &parameters)
{
    if (const auto sound = check(frame); !sound)
        return std::unexpected(sound.error());
    if (frame.colour && !check(*frame.colour))
        return std::unexpected(FrameError::bufferTooSmall);
    try {
        const cv::Mat picture =
            frame.colour
                ? matOf(frame.colour->bgr, frame.colour->width, frame.colour->height, frame.colour->stride, CV_8UC3)
                : matOf(*frame.luminance, frame.width, frame.height, frame.stride, CV_8UC1);
        std::vector<std::uint8_t> file;
        if (!cv::imencode(extension, picture, file, parameters))
            return std::unexpected(FrameError::notEncodable);
        Bytes bytes(file.size());
        std::memcpy(bytes.data(), file.data(), file.size());
        return bytes;
    } catch (const std::exception &) {
        return std::unexpected(FrameError::notEncodable);
    }
}

} // namespace

std::expected<Frame, FrameError> makeColourFrame(ColourPicture &&picture, FrameInfo info)
{
    if (const auto sound = check(picture); !sound)
        return std::unexpected(sound.error());
    try {
        Bytes grey(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
        cv::Mat out(picture.height, picture.width, CV_8UC1, grey.data());
        cv::cvtColor(matOf(picture.bgr, picture.width, picture.height, picture.stride, CV_8UC3), out,
                     cv::COLOR_BGR2GRAY);
        auto frame = adoptFrame(picture.width, picture.height, picture.width, std::move(grey), std::move(info));
        if (frame)
            frame->colour = std::make_shared<const ColourPicture>(std::move(picture));
        return frame;
    } catch (const std::exception &) {
        return std::unexpected(FrameError::outOfMemory);
    }
}

std::expected<Bytes, FrameError> encodeJpeg(const Frame &frame, int quality)
{
    return encode(frame, ".jpg", {cv::IMWRITE_JPEG_QUALITY, std::clamp(quality, 1, 100)});
}

std::expected<Bytes, FrameError> encodePng(const Frame &frame)
{
    return encode(frame, ".png", {});
}

std::expected<EncodedPicture, FrameError> evidence(const Frame &frame)
{
    if (frame.original)
        return *frame.original;
    return encodeJpeg(frame).transform(
        [](Bytes &&bytes) { return EncodedPicture{.bytes = std::move(bytes), .mediaType = "image/jpeg"}; });
}

} // namespace nqi::decode
