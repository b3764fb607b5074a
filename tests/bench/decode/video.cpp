// SPDX-License-Identifier: Apache-2.0
// CPU time a frame of live video, with nothing and with codes in view, and whether memory stays flat:
//     bench_decode_video [FRAMES [SCENE]]
// with a scene named as the table names it: that one only.
#include "core/decode/decoder.h"
#include "tests/bench/decode/peers.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <numeric>
#include <print>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace nqi;
using namespace nqi::decode;
using test::Canvas;
using test::Kind;
using test::makeSymbol;

struct Scene {
    std::string title;
    std::vector<Frame> frames;
};

// Text-like and box-like clutter, the same for each frame but for noise and a little movement.
Canvas clutter(int width, int height, int step)
{
    Canvas canvas(width, height, 190);
    const Frame box = makeFrame(3, 2, 3, Bytes(6, std::byte{60})).value();
    unsigned value = 12345;
    for (int i = 0; i < 60; ++i) {
        value = value * 1664525U + 1013904223U;
        canvas.place(box, {.x = static_cast<double>(value % static_cast<unsigned>(width)) + step,
                           .y = static_cast<double>((value >> 8U) % static_cast<unsigned>(height)),
                           .scale = 2.0 + (value >> 20U) % 12});
    }
    return canvas;
}

Scene scene(const std::string &title, int width, int height, const std::function<void(Canvas &, int)> &draw)
{
    Scene result{title, {}};
    for (int step = 0; step < 12; ++step) {
        Canvas canvas = clutter(width, height, step);
        draw(canvas, step);
        canvas.blur(0.8).noise(3, static_cast<std::uint64_t>(step) + 1);
        result.frames.push_back(canvas.frame(static_cast<std::uint64_t>(step)));
    }
    return result;
}

std::size_t residentKilobytes()
{
    std::ifstream status("/proc/self/statm");
    std::size_t total = 0;
    std::size_t resident = 0;
    status >> total >> resident;
    return resident * 4;
}

void run(const Scene &scene, int count)
{
    DecodeOptions options;
    options.effort = Effort::video;
    Decoder decoder(options);
    std::vector<double> milliseconds;
    int read = 0;
    std::size_t early = 0;
    for (int i = 0; i < count; ++i) {
        const Frame &frame = scene.frames[static_cast<std::size_t>(i) % scene.frames.size()];
        const auto begin = bench::cpuTime();
        const auto result = decoder.decode(frame);
        milliseconds.push_back(static_cast<double>((bench::cpuTime() - begin).count()) / 1000);
        read += result && !result->symbols.empty() ? 1 : 0;
        if (i == count / 4)
            early = residentKilobytes();
    }
    const double mean = std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0) / count;
    std::ranges::sort(milliseconds);
    std::println("{:<24}{:>9.1f}{:>9.1f}{:>9.1f}{:>8}/{}{:>+12} kB", scene.title, mean,
                 milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 95 / 100], read, count,
                 static_cast<std::ptrdiff_t>(residentKilobytes()) - static_cast<std::ptrdiff_t>(early));
}

} // namespace

int main(int count, char **arguments)
{
    try {
        const int frames = count > 1 ? std::max(8, std::atoi(arguments[1])) : 60;
        std::println("{:<24}{:>9}{:>9}{:>9}{:>10}{:>14}", "CPU ms a frame", "mean", "median", "95 %", "read", "memory");
        const std::string only = count > 2 ? arguments[2] : "";
        const auto runScene = [&](const std::string &title, int width, int height,
                                  const std::function<void(Canvas &, int)> &draw) {
            if (only.empty() || only == title)
                run(scene(title, width, height, draw), frames);
        };
        const Frame qr = makeSymbol(Kind::qrCode, "https://example.vn/01/09506000134352", {.scale = 5});
        const Frame ean = makeSymbol(Kind::ean13, "8936000000011");
        for (const auto &[name, width, height] :
             {std::tuple("720p", 1280, 720), std::tuple("1080p", 1920, 1080), std::tuple("2160p", 3840, 2160)}) {
            runScene(std::string(name) + " nothing", width, height, [](Canvas &, int) {});
            runScene(std::string(name) + " QR", width, height, [&](Canvas &canvas, int step) {
                canvas.place(qr, {.x = 500.0 + 6 * step, .y = 360, .degrees = 8});
            });
            runScene(std::string(name) + " EAN-13", width, height, [&](Canvas &canvas, int step) {
                canvas.place(ean, {.x = 600.0 + 6 * step, .y = 360, .degrees = 20});
            });
        }
        return 0;
    } catch (const std::exception &failure) {
        std::println(stderr, "{}", failure.what());
        return 1;
    }
}
