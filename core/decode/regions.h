// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: a matrix code cut out of the picture, brought to a good size and cleaned.
#pragma once

#include "core/decode/engine.h"
#include "core/decode/locate.h"

#include <expected>
#include <vector>

namespace nqi::decode {

/// One way to clean a region; which ones pay is measured (README.md).
enum class RegionRecipe : std::uint8_t {
    quick,     ///< unsharp mask of one picture pixel; the engine looks in the middle only
    sharpened, ///< the same, everywhere
    smoothed,  ///< Gauss filter: dotted and noisy codes
    contrast,  ///< local contrast equalised
    turned,    ///< by 30 degrees: the engine looks for the solid sides of a Data Matrix along rows and columns only
};

/// A part of the picture and the way back.
struct Region {
    Picture picture;
    Affine toView;
    double scale = 1; ///< region pixels for each picture pixel
};

/// With `margin` of the candidate's longer side around it, turned by some degrees.
[[nodiscard]] Region cutRegion(View view, const Candidate &candidate, double margin, double degrees);

/// Matrix codes in a region, in the coordinates of the region's picture.
[[nodiscard]] std::expected<std::vector<Read>, DecodeError> readRegion(const Region &region, RegionRecipe recipe,
                                                                       SymbologySet symbologies);

} // namespace nqi::decode
