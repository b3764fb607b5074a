// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: what the digits of EAN and UPC look like, at a sampling and a blur.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nqi::decode {

/// Blur in modules: a lens out of focus (sigma) and movement (box).
struct Blur {
    double sigma = 0.35;
    double box = 0;
};

/// A piece of an ideal profile: zero mean, unit length.
struct Shape {
    std::vector<float> samples;
    int offset = 0; ///< of the first sample from the place it is matched at
};

/// The number sets of ISO/IEC 15420 table 1. D is set A in a mirror; B and C mirror each other. A code that is upside
/// down shows B where it has C, D where it has A and C where it has B.
enum class NumberSet : std::uint8_t { a, b, c, d };

/// Which of the six left digits are of set B, by first digit (table 3); the leftmost is the highest bit.
inline constexpr std::array<unsigned, 10> leftParities{0b000000, 0b001011, 0b001101, 0b001110, 0b010011,
                                                       0b011001, 0b011100, 0b010101, 0b010110, 0b011010};

inline constexpr int digitModules = 7;
inline constexpr int guardModules = 3;
inline constexpr int middleModules = 5;

/// One digit, `samples` samples wide, with one module of its neighbours on each side.
[[nodiscard]] Shape digitShape(NumberSet set, int digit, double samples, Blur blur);
/// The guard before the first digit, with three modules of quiet zone, and the one in the middle.
[[nodiscard]] Shape startShape(double samplesPerModule, Blur blur);
[[nodiscard]] Shape middleShape(double samplesPerModule, Blur blur);
[[nodiscard]] Shape endShape(double samplesPerModule, Blur blur);

/// The last of the digits is the check digit of those before it (GS1 General Specifications 7.9).
[[nodiscard]] bool checkDigitHolds(std::string_view digits);

} // namespace nqi::decode
