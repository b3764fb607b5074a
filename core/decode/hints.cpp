// SPDX-License-Identifier: Apache-2.0
#include "core/decode/hints.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace nqi::decode {

namespace {

// About this many pixels are looked at, whatever the size of the picture.
constexpr int samplesWanted = 40'000;

} // namespace

Hints hintsOf(View view)
{
    Hints hints;
    if (view.empty())
        return hints;
    int step = 1;
    while (std::int64_t{view.width / step} * (view.height / step) > samplesWanted)
        ++step;
    std::array<int, 256> histogram{};
    std::array<int, 256> edges{};
    int count = 0;
    for (int y = 0; y < view.height; y += step) {
        const std::uint8_t *row = view.row(y);
        for (int x = 0; x + 2 < view.width; x += step) {
            ++histogram.at(row[x]);
            ++edges.at(static_cast<std::size_t>(std::abs(row[x] - row[x + 2])));
            ++count;
        }
    }
    if (count == 0)
        return hints;
    const auto levelAbove = [&](const std::array<int, 256> &table, double share) {
        int seen = 0;
        int level = 255;
        while (level > 0 && (seen += table.at(static_cast<std::size_t>(level))) < share * count)
            --level;
        return level;
    };
    const int bright = levelAbove(histogram, 0.01);
    const int range = std::max(1, bright - levelAbove(histogram, 0.99));
    hints.tooDark = bright < 85;
    hints.glare = histogram.at(254) + histogram.at(255) > count / 4 && levelAbove(histogram, 0.5) < 200;
    // In a sharp picture of anything the strongest edges cross most of its range within two pixels.
    hints.blurred = levelAbove(edges, 0.005) * 5 < range;
    return hints;
}

} // namespace nqi::decode
