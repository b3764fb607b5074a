// SPDX-License-Identifier: Apache-2.0
#include "core/decode/strips.h"

#include "core/decode/ean_match.h"
#include "core/decode/prepare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace nqi::decode {

namespace {

constexpr double wantedLength = 1100; // strip pixels from the first bar to the last
constexpr int wantedRows = 72;
constexpr double marginShare = 0.14; // quiet zones, and codes whose rim the locator missed
constexpr double marginPixels = 8;

struct Columns {
    int first = 0;
    int last = 0;
};

// Sharpness of the sums of rows when each is moved against the lean. Three groups of rows for themselves: the rows of a
// stacked code have nothing to do with each other.
double sharpness(View strip, Columns range, double lean, std::vector<int> &sums)
{
    constexpr int coarse = 4; // columns looked at together
    constexpr int groups = 3;
    const int columns = (range.last - range.first) / coarse;
    double energy = 0;
    for (int group = 0; group < groups; ++group) {
        sums.assign(static_cast<std::size_t>(columns), 0);
        for (int y = strip.height * group / groups; y < strip.height * (group + 1) / groups; ++y) {
            const int shift = range.first + static_cast<int>(std::lround(lean * (y - (strip.height - 1) / 2.0)));
            const std::uint8_t *row = strip.row(y);
            for (int x = 0; x < columns; ++x)
                sums[static_cast<std::size_t>(x)] += row[std::clamp(x * coarse + shift, 0, strip.width - 1)];
        }
        for (std::size_t x = 1; x < sums.size(); ++x) {
            const double difference = sums[x] - sums[x - 1];
            energy += difference * difference;
        }
    }
    return energy;
}

// How far the bars of some columns lean, in strip pixels a row. The direction of the gradients alone is not exact
// enough where digits, or blur along a slant, have a say in it. `degree` is the lean of one degree in the picture.
double leanOf(View strip, Columns range, double around, double degree)
{
    std::vector<int> sums;
    double lean = around;
    double best = 1.02 * sharpness(strip, range, around, sums); // a lean must show
    const auto tryLean = [&](double candidate) {
        if (const double energy = sharpness(strip, range, candidate, sums); energy > best) {
            best = energy;
            lean = candidate;
        }
    };
    for (int step = -10; step <= 10; ++step)
        tryLean(around + step * degree);
    const double rough = lean;
    for (const double step : {-0.6, -0.4, -0.2, 0.2, 0.4, 0.6})
        tryLean(rough + step * degree);
    return lean;
}

} // namespace

Strip cutStrip(View view, const Candidate &candidate)
{
    Strip strip;
    if (candidate.length < 20 || candidate.height < 2)
        return strip;
    const double angle = refineAngle(view, candidate);
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    strip.scale = std::clamp(wantedLength / candidate.length, 0.6, 4.0);
    const double length = candidate.length * (1 + 2 * marginShare) + 2 * marginPixels;
    strip.length = candidate.length * strip.scale;
    const int width = std::min(static_cast<int>(length * strip.scale), 6000);
    const int height = std::clamp(static_cast<int>(candidate.height), 3, wantedRows);
    const double stepU = length / width;
    const double stepV = candidate.height / height;
    strip.toView = {.a = c * stepU,
                    .b = -s * stepV,
                    .c = candidate.centre.x - c * length / 2 + s * candidate.height / 2,
                    .d = s * stepU,
                    .e = c * stepV,
                    .f = candidate.centre.y - s * length / 2 - c * candidate.height / 2};
    strip.picture = warped(view, strip.toView, width, height);
    strip.degree = std::numbers::pi / 180 * stepV / stepU;
    return strip;
}

int transitions(const Strip &strip)
{
    const View view = strip.picture.view();
    if (view.empty())
        return 0;
    // Three rows become one: noise is averaged, and a lean of the bars does not matter yet.
    const int middle = view.height / 2;
    const View rows{view.row(std::max(0, middle - 1)), view.width, std::min(3, view.height), view.stride};
    const Picture line = twoLevelRows(resized(rows, view.width, 1, Interpolation::area).view(), view.width / 9);
    int count = 0;
    for (std::size_t x = 1; x < line.pixels.size(); ++x)
        count += line.pixels[x] != line.pixels[x - 1] ? 1 : 0;
    return count;
}

std::expected<std::vector<Read>, DecodeError> readStrip(const Strip &strip, const StripRecipe &recipe,
                                                        SymbologySet symbologies, int minLines)
{
    if (strip.picture.view().empty())
        return {};
    const int height = strip.picture.height;
    const int bands = std::min(recipe.bands, height);
    Picture picture = resized(strip.picture.view(), strip.picture.width, bands, Interpolation::area);
    if (recipe.sigma > 0)
        picture = sharpenedRows(picture.view(), recipe.sigma * strip.scale, recipe.amount);
    if (recipe.windows > 0)
        picture = twoLevelRows(picture.view(), picture.width / recipe.windows);
    EngineOptions options{.symbologies = symbologies, .harder = true, .minLines = minLines};
    options.binariser = recipe.windows > 0 ? Binariser::fixed : Binariser::global;
    auto reads = readSymbols(picture.view(), options);
    if (!reads)
        return reads;
    // Back from bands to the strip's own rows.
    for (Read &read : *reads)
        for (PointF &corner : read.corners)
            corner.y *= static_cast<double>(height) / bands;
    return reads;
}

std::vector<Read> readStripByLikeness(Strip &strip, std::span<const Read> reads, SymbologySet symbologies)
{
    const auto wanted = [&](Symbology symbology) { return symbologies.test(static_cast<std::size_t>(symbology)); };
    if (!wanted(Symbology::ean13) && !wanted(Symbology::upcA))
        return {};
    measureLean(strip);
    double length = strip.length;
    LengthIs certainty = LengthIs::guessed;
    for (const Read &read : reads)
        if (read.symbology == Symbology::ean13 || read.symbology == Symbology::upcA) {
            length = std::abs(read.corners[1].x - read.corners[0].x);
            certainty = LengthIs::known;
        }
    // Glare or a fold often spoils only one part of the height.
    constexpr std::array<std::pair<double, double>, 3> parts{{{0.2, 0.8}, {0, 0.4}, {0.6, 1}}};
    std::optional<EanMatch> best;
    for (const auto &[top, bottom] : parts) {
        auto match = matchEan13(profileOf(strip, top, bottom), length, certainty);
        if (match && (!best || match->likeness > best->likeness))
            best = std::move(match);
        if (best && isCertain(*best))
            break;
    }
    if (!best || !isLikely(*best))
        return {};
    // The engine's habit is kept: a leading zero makes it a UPC-A of twelve digits.
    const bool upcA = best->digits.front() == '0' && wanted(Symbology::upcA);
    if (!upcA && !wanted(Symbology::ean13))
        return {};
    Read read;
    read.symbology = upcA ? Symbology::upcA : Symbology::ean13;
    read.symbologyId = "]E0";
    read.bytes = best->digits.substr(upcA ? 1 : 0);
    read.text = read.bytes;
    read.lines = isCertain(*best) ? 255 : 2;
    const double bottom = strip.picture.height;
    read.corners = {{{best->first, 0}, {best->last, 0}, {best->last, bottom}, {best->first, bottom}}};
    return {std::move(read)};
}

void measureLean(Strip &strip)
{
    if (std::exchange(strip.measured, true))
        return;
    const View view = strip.picture.view();
    strip.lean = leanOf(view, {0, view.width}, 0, strip.degree);
    // In perspective the bars of the left and of the right half lean differently.
    const double left = leanOf(view, {0, view.width / 2}, strip.lean, strip.degree / 2);
    const double right = leanOf(view, {view.width / 2, view.width}, strip.lean, strip.degree / 2);
    strip.fan = (right - left) / (view.width / 2.0);
}

std::vector<float> profileOf(const Strip &strip, double top, double bottom)
{
    const View view = strip.picture.view();
    const auto clampRow = [&](double share) {
        return std::clamp(static_cast<int>(share * view.height), 0, view.height);
    };
    const int first = std::min(clampRow(top), view.height - 1);
    const int last = std::max(first + 1, clampRow(bottom));
    const double middleX = view.width / 2.0;
    std::vector<float> profile(static_cast<std::size_t>(view.width));
    for (int y = first; y < last; ++y) {
        const double offset = y - (view.height - 1) / 2.0;
        const std::uint8_t *row = view.row(y);
        // A straight line through the row: x + (lean + fan (x - middle)) offset.
        const double slope = 1 + strip.fan * offset;
        const double start = (strip.lean - strip.fan * middleX) * offset;
        for (int x = 0; x < view.width; ++x) {
            const auto from = static_cast<int>(std::lround(start + slope * x));
            profile[static_cast<std::size_t>(x)] += row[std::clamp(from, 0, view.width - 1)];
        }
    }
    for (float &value : profile)
        value /= static_cast<float>(last - first);
    return profile;
}

} // namespace nqi::decode
