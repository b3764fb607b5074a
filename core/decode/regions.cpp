// SPDX-License-Identifier: Apache-2.0
#include "core/decode/regions.h"

#include "core/decode/prepare.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nqi::decode {

namespace {

constexpr double wantedSide = 480; // region pixels: some five for each module of the usual codes
constexpr double mostEnlarged = 3;

} // namespace

Region cutRegion(View view, const Candidate &candidate, double margin, double degrees)
{
    const double side = std::max(candidate.length, candidate.height) * (1 + 2 * margin) + 8;
    Region region;
    region.scale = std::min(wantedSide / side, mostEnlarged);
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle) / region.scale;
    const double s = std::sin(angle) / region.scale;
    const int pixels = std::max(8, static_cast<int>(side * region.scale));
    const double half = pixels / 2.0;
    region.toView = {.a = c,
                     .b = -s,
                     .c = candidate.centre.x - c * half + s * half,
                     .d = s,
                     .e = c,
                     .f = candidate.centre.y - s * half - c * half};
    if (region.scale >= 0.8) {
        region.picture = warped(view, region.toView, pixels, pixels);
        return region;
    }
    // A large code: shrink with averaging first, or modules would be skipped.
    const int left = std::clamp(static_cast<int>(candidate.centre.x - side), 0, view.width - 1);
    const int top = std::clamp(static_cast<int>(candidate.centre.y - side), 0, view.height - 1);
    const int right = std::clamp(static_cast<int>(candidate.centre.x + side), left + 1, view.width);
    const int bottom = std::clamp(static_cast<int>(candidate.centre.y + side), top + 1, view.height);
    const View part{view.row(top) + left, right - left, bottom - top, view.stride};
    const Picture reduced = resized(part, static_cast<int>(part.width * region.scale),
                                    static_cast<int>(part.height * region.scale), Interpolation::area);
    Affine toReduced = region.toView;
    toReduced.a *= region.scale;
    toReduced.b *= region.scale;
    toReduced.c = (toReduced.c - left) * region.scale;
    toReduced.d *= region.scale;
    toReduced.e *= region.scale;
    toReduced.f = (toReduced.f - top) * region.scale;
    region.picture = warped(reduced.view(), toReduced, pixels, pixels);
    return region;
}

std::expected<std::vector<Read>, DecodeError> readRegion(const Region &region, RegionRecipe recipe,
                                                         SymbologySet symbologies)
{
    const View view = region.picture.view();
    if (view.empty())
        return {};
    const double pixel = std::max(1.0, region.scale);
    Picture picture;
    switch (recipe) {
    case RegionRecipe::quick:
    case RegionRecipe::sharpened:
    case RegionRecipe::turned:
        picture = sharpened(view, pixel, 1.8);
        break;
    case RegionRecipe::smoothed:
        picture = smoothed(view, pixel);
        break;
    case RegionRecipe::contrast:
        picture = equalised(view, 3, 4);
        break;
    }
    return readSymbols(picture.view(),
                       {.symbologies = symbologies, .harder = recipe != RegionRecipe::quick, .invert = true});
}

} // namespace nqi::decode
