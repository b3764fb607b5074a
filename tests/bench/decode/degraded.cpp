// SPDX-License-Identifier: Apache-2.0
// Reads of symbols that a bad camera has seen, beside plain ZXing: blur, noise, low light, tilt, small modules, glare,
// curvature, movement, rotation:
//     bench_decode_degraded [COPIES]
#include "core/decode/decoder.h"
#include "core/decode/truth.h"
#include "tests/bench/decode/peers.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <format>
#include <functional>
#include <map>
#include <memory>
#include <print>
#include <string>
#include <vector>

namespace {

using namespace nqi;
using namespace nqi::decode;
using test::Canvas;
using test::Kind;
using test::makeSymbol;
using test::Placement;

struct Subject {
    std::string format;
    std::string expected;
    Frame symbol; ///< four pixels a module
};

constexpr double pixelsDrawn = 4;

struct Damage {
    std::string title;
    std::vector<double> levels;
    /// Changes where the symbol lies, then what the camera does to it.
    std::function<void(Placement &, double)> place;
    std::function<void(Canvas &, double, std::uint64_t)> expose;
};

void keep(Placement &, double) {}
void nothing(Canvas &, double, std::uint64_t) {}

std::vector<Damage> damages()
{
    return {
        {"module px", {2, 1.6, 1.4, 1.2, 1.0}, [](Placement &at, double px) { at.scale = px / pixelsDrawn; }, nothing},
        {"blur sigma px", {1, 1.5, 2, 2.5, 3}, keep, [](Canvas &c, double s, std::uint64_t) { c.blur(s); }},
        {"noise sigma", {10, 20, 30, 45, 60}, keep, [](Canvas &c, double s, std::uint64_t seed) { c.noise(s, seed); }},
        {"contrast",
         {60, 40, 25, 15, 10},
         keep,
         [](Canvas &c, double range, std::uint64_t) { c.light(20, 20 + range); }},
        {"tilt deg", {30, 40, 50, 60, 65}, [](Placement &at, double degrees) { at.tilt = degrees; }, nothing},
        {"rotation deg", {10, 25, 40, 60, 75}, [](Placement &at, double degrees) { at.degrees = degrees; }, nothing},
        {"movement px",
         {3, 5, 7, 9, 12},
         keep,
         [](Canvas &c, double length, std::uint64_t) { c.smear(static_cast<int>(length)); }},
        {"glare radius px",
         {30, 50, 70, 90, 120},
         keep,
         [](Canvas &c, double radius, std::uint64_t) { c.glare(360, 260, radius); }},
        {"cylinder radius px",
         {600, 400, 300, 250, 220},
         keep,
         [](Canvas &c, double radius, std::uint64_t) { c.curve(radius); }},
    };
}

std::vector<Subject> subjects(int copies)
{
    std::vector<Subject> result;
    unsigned value = 2026;
    const auto digits = [&](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            value = value * 1664525U + 1013904223U;
            text.push_back(static_cast<char>('0' + (value >> 16U) % 10));
        }
        return text;
    };
    const auto withCheckDigit = [](std::string text) {
        int sum = 0;
        for (std::size_t i = 0; i < text.size(); ++i)
            sum += (text[text.size() - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
        return text + static_cast<char>('0' + (10 - sum % 10) % 10);
    };
    const test::Style style{.scale = static_cast<int>(pixelsDrawn), .quietZone = 8, .barHeight = 30};
    for (int i = 0; i < copies; ++i) {
        const std::string ean = withCheckDigit("893" + digits(9));
        const std::string gtin = withCheckDigit("0893" + digits(9));
        const std::string lot = "(01)" + gtin + "(10)" + digits(4);
        result.push_back({"EAN13", ean, makeSymbol(Kind::ean13, ean, style)});
        result.push_back({"Code128", lot, makeSymbol(Kind::gs1_128, lot, style)});
        result.push_back({"DataBar", gtin, makeSymbol(Kind::dataBarOmni, gtin.substr(0, 13), style)});
        result.push_back({"ITF", gtin, makeSymbol(Kind::itf14, gtin.substr(0, 13), style)});
        result.push_back({"DataMatrix", lot, makeSymbol(Kind::gs1DataMatrix, lot, style)});
        result.push_back({"QRCode", lot, makeSymbol(Kind::gs1QrCode, lot, style)});
    }
    return result;
}

struct Score {
    int read = 0;
    int falseReads = 0;
    double milliseconds = 0;
};

int run(int copies)
{
    std::vector<bench::Peer> peers;
    auto decoder = std::make_shared<Decoder>();
    peers.push_back({"NQI still", [decoder](const Frame &frame) {
                         auto result = decoder->decode(frame);
                         return result ? std::move(result->symbols) : std::vector<Symbol>();
                     }});
    peers.push_back(bench::otherPeers().front());
    const std::vector<Subject> all = subjects(copies);
    std::vector<Score> totals(peers.size());
    std::map<std::string, std::vector<int>> byFormat;
    int pictures = 0;
    std::uint64_t seed = 1;
    for (const Damage &damage : damages()) {
        std::string line = std::format("{:<20}", damage.title);
        for (const double level : damage.levels) {
            std::vector<Score> scores(peers.size());
            for (const Subject &subject : all) {
                // The base: a little over two pixels a module, a lens and a sensor that are not perfect.
                Placement placement{.x = 320, .y = 240, .scale = 2.2 / pixelsDrawn, .degrees = 2};
                damage.place(placement, level);
                Canvas canvas(640, 480, 225);
                canvas.place(subject.symbol, placement).light(20, 215).blur(0.6);
                damage.expose(canvas, level, ++seed);
                const Frame frame = canvas.noise(2.5, seed).frame();
                ++pictures;
                byFormat[subject.format].resize(peers.size());
                for (std::size_t i = 0; i < peers.size(); ++i) {
                    const auto begin = bench::cpuTime();
                    const auto symbols = peers[i].read(frame);
                    const double spent = static_cast<double>((bench::cpuTime() - begin).count()) / 1000;
                    const Judgement judgement =
                        judge({.path = "", .format = subject.format, .expected = subject.expected}, symbols);
                    if (i == 0 && judgement.falseRead)
                        for (const Symbol &symbol : symbols)
                            std::println(stderr, "false: {} {}, {} {}: {} {} by {}", damage.title, level,
                                         subject.format, subject.expected, name(symbol.symbology), symbol.text,
                                         name(symbol.stage));
                    scores[i].read += judgement.found ? 1 : 0;
                    byFormat[subject.format][i] += judgement.found ? 1 : 0;
                    totals[i].read += judgement.found ? 1 : 0;
                    totals[i].falseReads += judgement.falseRead ? 1 : 0;
                    totals[i].milliseconds += spent;
                }
            }
            line += std::format("  {:>6}: {:>3}/{:<3}", level, scores[0].read, scores[1].read);
        }
        std::println("{}", line);
    }
    for (const auto &[format, reads] : byFormat)
        std::println("{:<20}{} / {}", format, reads[0], reads[1]);
    for (std::size_t i = 0; i < peers.size(); ++i)
        std::println("{:<16} read {} of {}, false {}, mean {:.1f} ms", peers[i].title, totals[i].read, pictures,
                     totals[i].falseReads, totals[i].milliseconds / pictures);
    return 0;
}

} // namespace

int main(int count, char **arguments)
{
    try {
        return run(count > 1 ? std::max(1, std::atoi(arguments[1])) : 2);
    } catch (const std::exception &failure) {
        std::println(stderr, "{}", failure.what());
        return 1;
    }
}
