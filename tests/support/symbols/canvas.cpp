// SPDX-License-Identifier: Apache-2.0
#include "tests/support/symbols/canvas.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace nqi::test {

namespace {

cv::Mat matOf(std::vector<std::uint8_t> &pixels, int width, int height)
{
    return {height, width, CV_8UC1, pixels.data()};
}

cv::Mat matOf(const decode::Frame &frame)
{
    return {frame.height, frame.width, CV_8UC1, const_cast<std::byte *>(frame.luminance->data()),
            static_cast<std::size_t>(frame.stride)};
}

} // namespace

Canvas::Canvas(int width, int height, std::uint8_t paper)
    : m_width(width), m_height(height),
      m_pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), paper)
{
}

Canvas &Canvas::place(const decode::Frame &symbol, Placement placement)
{
    const cv::Mat source = matOf(symbol);
    const double radians = std::numbers::pi / 180;
    const double turn = placement.degrees * radians;
    const double tilt = placement.tilt * radians;
    // A camera three symbol widths away.
    const double distance = 3.0 * std::max(symbol.width, symbol.height);
    std::array<cv::Point2f, 4> from;
    std::array<cv::Point2f, 4> to;
    constexpr std::array<std::array<double, 2>, 4> corners{{{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const double u = corners.at(i).at(0) * symbol.width;
        const double v = corners.at(i).at(1) * symbol.height;
        const double depth = distance / (distance + u * std::sin(tilt));
        const double x = u * std::cos(tilt) * depth * placement.scale;
        const double y = v * depth * placement.scale;
        from.at(i) = {static_cast<float>(u + symbol.width * 0.5 - 0.5),
                      static_cast<float>(v + symbol.height * 0.5 - 0.5)};
        to.at(i) = {static_cast<float>(placement.x + x * std::cos(turn) - y * std::sin(turn)),
                    static_cast<float>(placement.y + x * std::sin(turn) + y * std::cos(turn))};
    }
    const cv::Rect2f bounds = cv::boundingRect(std::vector<cv::Point2f>(to.begin(), to.end()));
    const cv::Rect part =
        cv::Rect(static_cast<int>(std::floor(bounds.x)) - 2, static_cast<int>(std::floor(bounds.y)) - 2,
                 static_cast<int>(bounds.width) + 5, static_cast<int>(bounds.height) + 5) &
        cv::Rect(0, 0, m_width, m_height);
    if (part.empty())
        return *this;
    const cv::Mat matrix = cv::getPerspectiveTransform(from.data(), to.data());
    // Shrinking without a filter would drop lines: work on three times the canvas and average.
    const int fine = 3;
    cv::Mat up = cv::Mat::eye(3, 3, CV_64F);
    up.at<double>(0, 0) = up.at<double>(1, 1) = fine;
    up.at<double>(0, 2) = (fine - 1) / 2.0 - fine * part.x;
    up.at<double>(1, 2) = (fine - 1) / 2.0 - fine * part.y;
    const cv::Mat full = up * matrix;
    const cv::Size size(part.width * fine, part.height * fine);
    cv::Mat ink;
    cv::Mat mask;
    cv::warpPerspective(source, ink, full, size, cv::INTER_LINEAR, cv::BORDER_CONSTANT, 0);
    cv::warpPerspective(cv::Mat(source.size(), CV_8UC1, cv::Scalar(255)), mask, full, size, cv::INTER_LINEAR,
                        cv::BORDER_CONSTANT, 0);
    cv::Mat smallInk;
    cv::Mat smallMask;
    cv::resize(ink, smallInk, part.size(), 0, 0, cv::INTER_AREA);
    cv::resize(mask, smallMask, part.size(), 0, 0, cv::INTER_AREA);
    cv::Mat canvas = matOf(m_pixels, m_width, m_height)(part);
    for (int y = 0; y < part.height; ++y)
        for (int x = 0; x < part.width; ++x) {
            const int cover = smallMask.at<std::uint8_t>(y, x);
            auto &pixel = canvas.at<std::uint8_t>(y, x);
            pixel =
                static_cast<std::uint8_t>(std::min(255, smallInk.at<std::uint8_t>(y, x) + pixel * (255 - cover) / 255));
        }
    return *this;
}

Canvas &Canvas::blur(double sigma)
{
    if (sigma > 0) {
        cv::Mat canvas = matOf(m_pixels, m_width, m_height);
        cv::GaussianBlur(canvas.clone(), canvas, {}, sigma, sigma, cv::BORDER_REPLICATE);
    }
    return *this;
}

Canvas &Canvas::smear(int length)
{
    if (length > 1) {
        cv::Mat canvas = matOf(m_pixels, m_width, m_height);
        cv::blur(canvas.clone(), canvas, {length, 1});
    }
    return *this;
}

Canvas &Canvas::noise(double sigma, std::uint64_t seed)
{
    cv::RNG random(seed);
    cv::Mat canvas = matOf(m_pixels, m_width, m_height);
    cv::Mat values(canvas.size(), CV_16SC1);
    random.fill(values, cv::RNG::NORMAL, 0, sigma);
    cv::add(canvas.clone(), values, canvas, cv::noArray(), CV_8U);
    return *this;
}

Canvas &Canvas::light(double black, double white)
{
    for (std::uint8_t &pixel : m_pixels)
        pixel = static_cast<std::uint8_t>(std::clamp(black + pixel * (white - black) / 255, 0.0, 255.0));
    return *this;
}

Canvas &Canvas::glare(double x, double y, double radius)
{
    for (int row = 0; row < m_height; ++row)
        for (int column = 0; column < m_width; ++column) {
            const double distance = std::hypot(column - x, row - y) / radius;
            auto &pixel = m_pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width) +
                                   static_cast<std::size_t>(column)];
            pixel = static_cast<std::uint8_t>(std::min(255.0, pixel + 400 * std::exp(-distance * distance)));
        }
    return *this;
}

Canvas &Canvas::curve(double radius)
{
    cv::Mat canvas = matOf(m_pixels, m_width, m_height);
    cv::Mat mapX(canvas.size(), CV_32FC1);
    cv::Mat mapY(canvas.size(), CV_32FC1);
    for (int y = 0; y < m_height; ++y)
        for (int x = 0; x < m_width; ++x) {
            const double offset = std::clamp((x - m_width / 2.0) / radius, -1.0, 1.0);
            mapX.at<float>(y, x) = static_cast<float>(m_width / 2.0 + radius * std::asin(offset));
            mapY.at<float>(y, x) = static_cast<float>(y);
        }
    cv::remap(canvas.clone(), canvas, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return *this;
}

decode::Frame Canvas::frame(std::uint64_t sequence) const
{
    return decode::makeFrame(m_width, m_height, m_width, std::as_bytes(std::span(m_pixels)), {.sequence = sequence})
        .value();
}

} // namespace nqi::test
