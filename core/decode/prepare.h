// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: picture operations. Each returns a new picture; the input may have any shape but empty.
#pragma once

#include "core/decode/view.h"

namespace nqi::decode {

enum class Interpolation : std::uint8_t { area, linear, cubic };

[[nodiscard]] Picture resized(View view, int width, int height, Interpolation interpolation);
/// Contrast-limited adaptive histogram equalisation.
[[nodiscard]] Picture equalised(View view, double clip, int tiles);
/// view + amount * (view - Gauss(view, sigma))
[[nodiscard]] Picture sharpened(View view, double sigma, double amount);
/// The same along each row alone.
[[nodiscard]] Picture sharpenedRows(View view, double sigma, double amount);
/// Two levels, each row for itself: above or below the middle of the darkest and the brightest pixel of a window that
/// slides along the row; white where these differ too little to mean anything.
[[nodiscard]] Picture twoLevelRows(View view, int window);
[[nodiscard]] Picture smoothed(View view, double sigma);
[[nodiscard]] Picture inverted(View view);
/// The pixel at p of the result is the view's pixel at toView(p); outside the view its edge is repeated.
[[nodiscard]] Picture warped(View view, const Affine &toView, int width, int height);
/// The darkest hundredth becomes 0, the brightest 255.
[[nodiscard]] Picture stretched(View view);

} // namespace nqi::decode
