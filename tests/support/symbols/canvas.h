// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace nqi::test {

/// Where and how a symbol's picture lies on a canvas.
struct Placement {
    double x = 0; ///< of the symbol's centre, canvas pixels
    double y = 0;
    double scale = 1;
    double degrees = 0; ///< clockwise
    double tilt = 0;    ///< degrees about the symbol's vertical axis, seen in perspective
};

/// A scene made of symbols, and what a bad camera does to it. Deterministic.
class Canvas {
public:
    Canvas(int width, int height, std::uint8_t paper = 200);

    Canvas &place(const decode::Frame &symbol, Placement placement);
    /// Gauss filter, sigma in pixels.
    Canvas &blur(double sigma);
    /// Movement to the right during exposure, in pixels.
    Canvas &smear(int length);
    /// Normal noise, sigma in grey levels.
    Canvas &noise(double sigma, std::uint64_t seed = 1);
    /// Maps black and white to new levels: less light, less contrast.
    Canvas &light(double black, double white);
    /// A burnt-out spot.
    Canvas &glare(double x, double y, double radius);
    /// Wraps the picture round an upright cylinder of this radius (pixels), seen from far away.
    Canvas &curve(double radius);

    [[nodiscard]] decode::Frame frame(std::uint64_t sequence = 0) const;

private:
    int m_width;
    int m_height;
    std::vector<std::uint8_t> m_pixels;
};

/// Writes frames of one size as a Motion-JPEG AVI file. Throws when the library cannot.
void writeVideo(const std::filesystem::path &path, const std::vector<decode::Frame> &frames,
                double framesPerSecond = 30);
/// Writes the luminance as a picture file.
void writePicture(const std::filesystem::path &path, const decode::Frame &frame);

} // namespace nqi::test
