// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: EAN-13 and UPC-A read by likeness instead of by edges. Where blur has merged thin bars there
// are no edges left to measure, but a digit still looks more like itself than like any other.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace nqi::decode {

struct EanMatch {
    std::string digits;  ///< 13; parity and check digit are right
    double likeness = 0; ///< mean correlation of the digits with their ideal pictures, at most 1
    double worst = 0;    ///< lowest correlation of a digit
    double margin = 0;   ///< by how much the sum of the correlations is above that of the next best code
    double beside = 0;   ///< contrast of the busier quiet zone, as a share of a digit's
    double first = 0;    ///< where the code begins on the profile; behind `last` when it is upside down
    double last = 0;
};

enum class LengthIs {
    known,   ///< to a few per cent
    guessed, ///< 0.65 to 1.1 of it is tried
};

/// `profile` is brightness across the bars; the code is about `length` samples long and may lie in either direction.
/// Nothing when no code fits into the profile.
[[nodiscard]] std::optional<EanMatch> matchEan13(std::span<const float> profile, double length, LengthIs certainty);

/// What the set of tuning pictures shows to be beyond doubt: see README.md.
[[nodiscard]] bool isCertain(const EanMatch &match);
/// Good enough to second somebody else's read.
[[nodiscard]] bool isLikely(const EanMatch &match);

} // namespace nqi::decode
