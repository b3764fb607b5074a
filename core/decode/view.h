// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: pixels without an owner, pixels with one, and the way back to the frame.
#pragma once

#include "core/decode/frame.h"

#include <cstdint>
#include <vector>

namespace nqi::decode {

struct PointF {
    double x = 0;
    double y = 0;
};

/// Luminance that somebody else owns.
struct View {
    const std::uint8_t *data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;

    [[nodiscard]] bool empty() const { return data == nullptr || width <= 0 || height <= 0; }
    [[nodiscard]] int shorter() const { return width < height ? width : height; }
    [[nodiscard]] int longer() const { return width < height ? height : width; }
    [[nodiscard]] const std::uint8_t *row(int y) const { return data + std::ptrdiff_t{y} * stride; }
};

/// std::byte and std::uint8_t may alias (both may alias anything); the frame stays immutable.
[[nodiscard]] inline View viewOf(const Frame &frame)
{
    return {reinterpret_cast<const std::uint8_t *>(frame.luminance->data()), frame.width, frame.height, frame.stride};
}

/// Luminance of our own, packed.
struct Picture {
    std::vector<std::uint8_t> pixels;
    int width = 0;
    int height = 0;

    [[nodiscard]] View view() const { return {pixels.data(), width, height, width}; }
};

/// x' = a x + b y + c, y' = d x + e y + f.
struct Affine {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 1;
    double f = 0;

    [[nodiscard]] PointF map(PointF point) const
    {
        return {a * point.x + b * point.y + c, d * point.x + e * point.y + f};
    }
};

} // namespace nqi::decode
