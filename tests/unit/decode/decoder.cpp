// SPDX-License-Identifier: Apache-2.0
#include "core/decode/decoder.h"

#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"
#include "tests/unit/decode/unhurried.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace {

using namespace nqi;
using namespace nqi::decode;
using test::Canvas;
using test::Kind;
using test::makeSymbol;

std::multiset<std::string> textsOf(const DecodeResult &result)
{
    std::multiset<std::string> texts;
    for (const Symbol &symbol : result.symbols)
        texts.insert(symbol.text);
    return texts;
}

TEST(Decoder, ReadsSeveralSymbolsInOneFrame)
{
    Canvas canvas(1600, 1200);
    canvas.place(makeSymbol(Kind::ean13, "8936000000011"), {.x = 350, .y = 250})
        .place(makeSymbol(Kind::gs1DataMatrix, "(01)09506000134352(10)A1"), {.x = 1000, .y = 250})
        .place(makeSymbol(Kind::qrCode, "https://example.vn/01/09506000134352"), {.x = 400, .y = 800, .scale = 1.5})
        .place(makeSymbol(Kind::gs1_128, "(01)09506000134352(10)B2"), {.x = 1100, .y = 800});
    Decoder decoder(unhurried());
    const auto result = decoder.decode(canvas.frame(42));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(textsOf(*result),
              (std::multiset<std::string>{"8936000000011", "010950600013435210A1",
                                          "https://example.vn/01/09506000134352", "010950600013435210B2"}));
    for (const Symbol &symbol : result->symbols)
        EXPECT_EQ(symbol.sequence, 42U);
}

TEST(Decoder, TellsWhereASymbolIsInFramePixels)
{
    Canvas canvas(800, 600);
    canvas.place(makeSymbol(Kind::qrCode, "where", {.scale = 6, .quietZone = 4}), {.x = 500, .y = 200});
    Decoder decoder(unhurried());
    const auto result = decoder.decode(canvas.frame());
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->symbols.size(), 1U);
    const auto &corners = result->symbols.front().corners;
    // Version 1 has 21 modules of 6 pixels: 63 pixels to each side of the centre.
    const std::array<Point, 4> expected{{{437, 137}, {563, 137}, {563, 263}, {437, 263}}};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(corners.at(i).x, expected.at(i).x, 8) << i;
        EXPECT_NEAR(corners.at(i).y, expected.at(i).y, 8) << i;
    }
}

TEST(Decoder, ReadsRotatedSymbols)
{
    for (const double degrees : {0.0, 17.0, 90.0, 135.0, 180.0, 270.0}) {
        Canvas canvas(800, 800);
        canvas.place(makeSymbol(Kind::qrCode, "turned"), {.x = 400, .y = 400, .scale = 2, .degrees = degrees});
        Decoder decoder(unhurried());
        const auto result = decoder.decode(canvas.frame());
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(textsOf(*result), std::multiset<std::string>{"turned"}) << degrees;
    }
    for (const double degrees : {0.0, 90.0, 180.0, 270.0}) {
        Canvas canvas(800, 800);
        canvas.place(makeSymbol(Kind::ean13, "8936000000011"), {.x = 400, .y = 400, .scale = 1.5, .degrees = degrees});
        Decoder decoder(unhurried());
        const auto result = decoder.decode(canvas.frame());
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(textsOf(*result), std::multiset<std::string>{"8936000000011"}) << degrees;
    }
}

TEST(Decoder, ReadsInvertedSymbols)
{
    for (const Kind kind : {Kind::qrCode, Kind::dataMatrix, Kind::aztec}) {
        Canvas canvas(600, 600, 40);
        canvas.place(makeSymbol(kind, "light on dark", {.scale = 5, .inverted = true}), {.x = 300, .y = 300});
        Decoder decoder(unhurried());
        const auto result = decoder.decode(canvas.frame());
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(textsOf(*result), std::multiset<std::string>{"light on dark"});
    }
}

TEST(Decoder, FindsNothingInNoise)
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        Decoder decoder(unhurried());
        const auto result = decoder.decode(Canvas(640, 480, 128).noise(60, seed).frame());
        ASSERT_TRUE(result.has_value());
        EXPECT_TRUE(result->symbols.empty()) << result->symbols.front().text;
    }
}

TEST(Decoder, LooksOnlyForWhatItIsAskedFor)
{
    Canvas canvas(900, 500);
    canvas.place(makeSymbol(Kind::ean13, "8936000000011"), {.x = 250, .y = 250})
        .place(makeSymbol(Kind::qrCode, "not this"), {.x = 700, .y = 250});
    DecodeOptions options = unhurried();
    options.symbologies = SymbologySet().set(static_cast<std::size_t>(Symbology::ean13));
    Decoder decoder(options);
    const auto result = decoder.decode(canvas.frame());
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(textsOf(*result), std::multiset<std::string>{"8936000000011"});
}

TEST(Decoder, RefusesFramesWhoseNumbersDoNotAgree)
{
    Decoder decoder(unhurried());
    EXPECT_EQ(decoder.decode(Frame{}).error(), DecodeError::emptyFrame);
    Frame frame = makeFrame(10, 10, 10, Bytes(100)).value();
    frame.height = 11;
    EXPECT_EQ(decoder.decode(frame).error(), DecodeError::badFrame);
    frame.height = 10;
    frame.stride = 9;
    EXPECT_EQ(decoder.decode(frame).error(), DecodeError::badFrame);
    frame.luminance.reset();
    EXPECT_EQ(decoder.decode(frame).error(), DecodeError::badFrame);
}

TEST(Decoder, IsSafeOnEveryThinShape)
{
    for (const int side : {1, 2, 3, 5, 7, 8, 15, 16, 40, 41, 500})
        for (const int other : {1, 2, 3, 7, 64, 1000}) {
            Bytes pixels(static_cast<std::size_t>(side) * static_cast<std::size_t>(other));
            for (std::size_t i = 0; i < pixels.size(); ++i)
                pixels[i] = (i * 2654435761U >> 7U) % 3 == 0 ? std::byte{0} : std::byte{255};
            for (const Effort effort : {Effort::still, Effort::video}) {
                Decoder decoder(unhurried(effort));
                EXPECT_TRUE(decoder.decode(makeFrame(side, other, side, pixels).value()).has_value());
                EXPECT_TRUE(decoder.decode(makeFrame(other, side, other, pixels).value()).has_value());
            }
        }
}

TEST(Decoder, ReadsAFrameWithAnOddStride)
{
    const Frame symbol = makeSymbol(Kind::gs1DataMatrix, "(01)09506000134352");
    const int stride = symbol.width + 13;
    Bytes padded(static_cast<std::size_t>(stride) * static_cast<std::size_t>(symbol.height), std::byte{77});
    for (int y = 0; y < symbol.height; ++y)
        std::ranges::copy(symbol.row(y), padded.begin() + std::ptrdiff_t{y} * stride);
    const auto frame = adoptFrame(symbol.width, symbol.height, stride, std::move(padded));
    ASSERT_TRUE(frame.has_value());
    Decoder decoder(unhurried());
    const auto result = decoder.decode(*frame);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(textsOf(*result), std::multiset<std::string>{"0109506000134352"});
}

TEST(Hints, SayTooDarkForADarkPicture)
{
    Decoder decoder(unhurried());
    EXPECT_TRUE(decoder.decode(Canvas(640, 480, 20).noise(3).frame())->hints.tooDark);
    EXPECT_FALSE(decoder.decode(Canvas(640, 480, 180).noise(3).frame())->hints.tooDark);
}

} // namespace
