// SPDX-License-Identifier: Apache-2.0
#include "core/demo/symbol_bitmap.h"
#include "tests/integration/stories/story.h"
#include "tests/support/symbols/canvas.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nqi::test {

namespace {

constexpr int width = 1280;
constexpr int height = 720;
constexpr int framesEach = 20;

/// A symbol as it is printed: pixels enough for each module, bars high enough.
decode::Frame printed(demo::Symbology symbology, const std::string &data)
{
    const auto bitmap = demo::encode(symbology, data);
    if (!bitmap)
        throw std::invalid_argument(data);
    const int pixels = bitmap->height == 1 || bitmap->width > 3 * bitmap->height ? 2 : 5;
    const int rows = std::max(bitmap->height * pixels, 60);
    std::vector<std::byte> picture(static_cast<std::size_t>(bitmap->width * pixels) * static_cast<std::size_t>(rows));
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < bitmap->width * pixels; ++x)
            picture[static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap->width * pixels) +
                    static_cast<std::size_t>(x)] = std::byte{
                bitmap->dark(x / pixels, std::min(y * bitmap->height / rows, bitmap->height - 1)) ? std::uint8_t{15}
                                                                                                  : std::uint8_t{235}};
    return *decode::makeFrame(bitmap->width * pixels, rows, bitmap->width * pixels, picture);
}

/// Packages beside each other, the symbols of one under each other.
std::vector<std::pair<decode::Frame, Placement>> arrange(const Scene &scene)
{
    std::vector<std::pair<decode::Frame, Placement>> placed;
    for (std::size_t slot = 0; slot < scene.size(); ++slot) {
        const auto &symbols = scene[slot].symbols;
        for (std::size_t i = 0; i < symbols.size(); ++i)
            placed.emplace_back(
                printed(symbols[i].first, symbols[i].second),
                Placement{.x = width * (static_cast<double>(slot) + 0.5) / static_cast<double>(scene.size()),
                          .y = height * (static_cast<double>(i) + 1) / static_cast<double>(symbols.size() + 1),
                          .scale = 1,
                          .degrees = 2.0 * static_cast<double>(slot) - 1,
                          .tilt = 2});
    }
    return placed;
}

} // namespace

std::vector<Package> packagesOf(const std::vector<std::string> &scenarios, Instant now)
{
    const auto all = demo::testSymbols(now);
    std::vector<Package> packages;
    for (const std::string &id : scenarios) {
        const auto found = std::ranges::find(all, id, &demo::Scenario::id);
        EXPECT_NE(found, all.end()) << id;
        if (found == all.end())
            continue;
        Package package;
        for (const demo::TestSymbol &symbol : found->symbols)
            package.symbols.emplace_back(symbol.symbology, symbol.data);
        packages.push_back(std::move(package));
    }
    return packages;
}

void film(const QString &file, const std::vector<Scene> &scenes)
{
    std::vector<decode::Frame> frames;
    for (const Scene &scene : scenes) {
        const auto placed = arrange(scene);
        for (int i = 0; i < framesEach; ++i) {
            Canvas canvas(width, height);
            for (auto [symbol, placement] : placed) {
                placement.x += 1.5 * i - 15;
                canvas.place(symbol, placement);
            }
            frames.push_back(canvas.blur(0.6).noise(3, frames.size() + 1).frame(frames.size()));
        }
    }
    writeVideo(file.toStdString(), frames, 15);
}

} // namespace nqi::test
