// SPDX-License-Identifier: Apache-2.0
#include "core/decode/prepare.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace nqi::decode {

namespace {

// OpenCV has no type for read-only pixels; a view made here is only ever an input.
cv::Mat matOf(View view)
{
    return {view.height, view.width, CV_8UC1, const_cast<std::uint8_t *>(view.data),
            static_cast<std::size_t>(view.stride)};
}

Picture pictureOf(int width, int height)
{
    Picture picture;
    picture.width = width;
    picture.height = height;
    picture.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return picture;
}

cv::Mat matOf(Picture &picture)
{
    return {picture.height, picture.width, CV_8UC1, picture.pixels.data(), static_cast<std::size_t>(picture.width)};
}

// An operation that changes pixels and not the size.
template <typename Operation>
Picture filtered(View view, Operation &&operation)
{
    Picture result = pictureOf(view.width, view.height);
    cv::Mat out = matOf(result);
    operation(matOf(view), out);
    CV_Assert(out.data == result.pixels.data());
    return result;
}

} // namespace

Picture resized(View view, int width, int height, Interpolation interpolation)
{
    Picture result = pictureOf(std::max(width, 1), std::max(height, 1));
    cv::Mat out = matOf(result);
    const int method = interpolation == Interpolation::area     ? cv::INTER_AREA
                       : interpolation == Interpolation::linear ? cv::INTER_LINEAR
                                                                : cv::INTER_CUBIC;
    cv::resize(matOf(view), out, out.size(), 0, 0, method);
    return result;
}

Picture equalised(View view, double clip, int tiles)
{
    return filtered(view, [&](const cv::Mat &in, cv::Mat &out) {
        // More tiles than pixels is an error to OpenCV.
        const cv::Size grid(std::clamp(tiles, 1, in.cols), std::clamp(tiles, 1, in.rows));
        cv::createCLAHE(clip, grid)->apply(in, out);
    });
}

Picture sharpened(View view, double sigma, double amount)
{
    return filtered(view, [&](const cv::Mat &in, cv::Mat &out) {
        cv::Mat soft;
        cv::GaussianBlur(in, soft, {}, sigma, sigma, cv::BORDER_REPLICATE);
        cv::addWeighted(in, 1 + amount, soft, -amount, 0, out);
    });
}

Picture sharpenedRows(View view, double sigma, double amount)
{
    return filtered(view, [&](const cv::Mat &in, cv::Mat &out) {
        const int reach = std::max(1, static_cast<int>(std::lround(3 * sigma)));
        cv::Mat soft;
        cv::GaussianBlur(in, soft, {2 * reach + 1, 1}, sigma, 0, cv::BORDER_REPLICATE);
        cv::addWeighted(in, 1 + amount, soft, -amount, 0, out);
    });
}

Picture twoLevelRows(View view, int window)
{
    constexpr int leastContrast = 14;
    return filtered(view, [&](const cv::Mat &in, cv::Mat &out) {
        const cv::Mat reach = cv::Mat::ones(1, std::max(3, window | 1), CV_8UC1);
        cv::Mat bright;
        cv::Mat dark;
        cv::dilate(in, bright, reach);
        cv::erode(in, dark, reach);
        for (int y = 0; y < in.rows; ++y) {
            const auto *pixel = in.ptr<std::uint8_t>(y);
            const auto *high = bright.ptr<std::uint8_t>(y);
            const auto *low = dark.ptr<std::uint8_t>(y);
            auto *result = out.ptr<std::uint8_t>(y);
            for (int x = 0; x < in.cols; ++x)
                result[x] = high[x] - low[x] < leastContrast || 2 * pixel[x] > high[x] + low[x] ? 255 : 0;
        }
    });
}

Picture smoothed(View view, double sigma)
{
    return filtered(view, [&](const cv::Mat &in, cv::Mat &out) {
        cv::GaussianBlur(in, out, {}, sigma, sigma, cv::BORDER_REPLICATE);
    });
}

Picture inverted(View view)
{
    return filtered(view, [](const cv::Mat &in, cv::Mat &out) { cv::bitwise_not(in, out); });
}

Picture warped(View view, const Affine &toView, int width, int height)
{
    Picture result = pictureOf(std::max(width, 1), std::max(height, 1));
    cv::Mat out = matOf(result);
    const cv::Matx23d matrix(toView.a, toView.b, toView.c, toView.d, toView.e, toView.f);
    cv::warpAffine(matOf(view), out, matrix, out.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return result;
}

Picture stretched(View view)
{
    std::array<std::int64_t, 256> histogram{};
    for (int y = 0; y < view.height; ++y)
        for (const std::uint8_t pixel : std::span(view.row(y), static_cast<std::size_t>(view.width)))
            ++histogram.at(pixel);
    const std::int64_t cut = std::int64_t{view.width} * view.height / 100;
    const auto levelAt = [&](std::int64_t count) {
        std::int64_t seen = 0;
        int level = 0;
        while (level < 255 && (seen += histogram.at(static_cast<std::size_t>(level))) <= count)
            ++level;
        return level;
    };
    const int low = levelAt(cut);
    const int high = std::max(low + 1, levelAt(std::int64_t{view.width} * view.height - cut));
    cv::Mat table(1, 256, CV_8UC1);
    for (int level = 0; level < 256; ++level)
        table.at<std::uint8_t>(level) =
            static_cast<std::uint8_t>(std::clamp((level - low) * 255 / (high - low), 0, 255));
    return filtered(view, [&](const cv::Mat &in, cv::Mat &out) { cv::LUT(in, table, out); });
}

} // namespace nqi::decode
