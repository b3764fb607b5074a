// SPDX-License-Identifier: Apache-2.0
// What plain engines miss, and what nobody may read.
#include "core/decode/decoder.h"
#include "core/decode/ean_match.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"
#include "tests/unit/decode/unhurried.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace nqi;
using namespace nqi::decode;
using test::Canvas;
using test::Kind;
using test::makeSymbol;

std::vector<std::string> read(const Frame &frame)
{
    Decoder decoder(unhurried());
    std::vector<std::string> texts;
    if (const auto result = decoder.decode(frame))
        for (const Symbol &symbol : result->symbols)
            texts.push_back(symbol.text);
    return texts;
}

using Texts = std::vector<std::string>;

TEST(Hard, LinearCodesAreReadAtAnyAngle)
{
    for (int degrees = 0; degrees < 180; degrees += 15) {
        Canvas canvas(640, 480, 230);
        canvas.place(makeSymbol(Kind::ean13, "8936000000011"), {.x = 320, .y = 240, .degrees = degrees + 3.0})
            .blur(0.7)
            .noise(4);
        EXPECT_EQ(read(canvas.frame()), Texts{"8936000000011"}) << degrees;
    }
}

TEST(Hard, ABlurredEanIsReadByLikeness)
{
    Canvas canvas(640, 480, 230);
    canvas.place(makeSymbol(Kind::ean13, "8936000000011", {.scale = 2}), {.x = 320, .y = 240}).blur(1.8).noise(2);
    EXPECT_EQ(read(canvas.frame()), Texts{"8936000000011"});
}

TEST(Hard, AnUpcUpsideDownIsReadByLikeness)
{
    Canvas canvas(640, 480, 230);
    canvas.place(makeSymbol(Kind::upcA, "614141000036", {.scale = 2}), {.x = 320, .y = 240, .degrees = 180})
        .blur(2)
        .noise(2);
    EXPECT_EQ(read(canvas.frame()), Texts{"614141000036"});
}

TEST(Hard, APartOfACutItfIsNoCode)
{
    for (const int radius : {30, 50, 70}) {
        Canvas canvas(640, 480, 225);
        canvas.place(makeSymbol(Kind::itf14, "0893015988055", {.scale = 3, .barHeight = 30}), {.x = 320, .y = 240})
            .glare(360, 240, radius);
        for (const std::string &text : read(canvas.frame()))
            EXPECT_EQ(text, "08930159880555") << radius;
    }
}

TEST(Hard, LowContrastIsEnough)
{
    Canvas canvas(640, 480, 230);
    canvas.place(makeSymbol(Kind::gs1_128, "(01)09506000134352", {.scale = 2}), {.x = 320, .y = 240})
        .light(100, 135)
        .noise(2);
    EXPECT_EQ(read(canvas.frame()), Texts{"0109506000134352"});
}

TEST(EanMatch, TellsNothingAboutNoise)
{
    std::mt19937 random(7);
    std::normal_distribution<float> normal(128, 40);
    for (int i = 0; i < 200; ++i) {
        std::vector<float> profile(800);
        for (float &value : profile)
            value = normal(random);
        const auto match = matchEan13(profile, 700, LengthIs::guessed);
        EXPECT_FALSE(match && isLikely(*match));
    }
}

TEST(EanMatch, TellsNothingAboutRandomBars)
{
    std::mt19937 random(11);
    for (int i = 0; i < 200; ++i) {
        // Bars and spaces of one to four modules of seven samples: an EAN in all but its digits.
        std::vector<float> profile(40, 220);
        bool dark = true;
        while (profile.size() < 760) {
            profile.insert(profile.end(), 7 * (1 + random() % 4), dark ? 30.0F : 220.0F);
            dark = !dark;
        }
        profile.insert(profile.end(), 40, 220);
        const auto match = matchEan13(profile, 680, LengthIs::guessed);
        EXPECT_FALSE(match && isCertain(*match)) << match->digits;
    }
}

TEST(NoFalseReads, InNoiseOfManyKinds)
{
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        Canvas canvas(480, 320, 128);
        canvas.noise(30 + static_cast<double>(seed % 4) * 20, seed).blur(static_cast<double>(seed % 3) * 0.7);
        EXPECT_EQ(read(canvas.frame()), Texts()) << seed;
    }
}

TEST(NoFalseReads, InBarsThatAreNoCode)
{
    std::mt19937 random(3);
    for (int i = 0; i < 24; ++i) {
        const int module = 2 + i % 4;
        Bytes pixels(std::size_t{640} * 300, std::byte{230});
        for (int x = 30; x + module < 610; x += module)
            if (random() % 2 == 0)
                for (int y = 30; y < 270; ++y)
                    for (int dx = 0; dx < module; ++dx)
                        pixels[static_cast<std::size_t>(y) * 640 + static_cast<std::size_t>(x + dx)] = std::byte{20};
        EXPECT_EQ(read(adoptFrame(640, 300, 640, std::move(pixels)).value()), Texts()) << i;
    }
}

TEST(Video, SymbolIsFollowedAndNewOnesAreFound)
{
    DecodeOptions options = unhurried(Effort::video);
    Decoder decoder(options);
    const Frame first = makeSymbol(Kind::gs1DataMatrix, "(01)09506000134352(10)A1", {.scale = 5});
    const Frame second = makeSymbol(Kind::ean13, "8936000000011");
    int both = 0;
    for (std::uint64_t i = 0; i < 30; ++i) {
        Canvas canvas(1280, 720, 220);
        canvas.place(first, {.x = 300 + static_cast<double>(i) * 6, .y = 300});
        if (i >= 10)
            canvas.place(second, {.x = 900, .y = 400, .degrees = 4});
        const auto result = decoder.decode(canvas.noise(3, i).frame(i));
        ASSERT_TRUE(result.has_value());
        // Each frame takes one of the deeper steps: three together see what one still picture sees.
        EXPECT_TRUE(i < 3 || !result->symbols.empty()) << i;
        both += result->symbols.size() == 2 ? 1 : 0;
    }
    EXPECT_GE(both, 12);
}

// The texts that a video shows, frame by frame the same blurred label in other noise.
struct Sequence {
    std::size_t alone = 0;    ///< reads of decoders that saw one frame only
    std::size_t together = 0; ///< reads of the decoder that saw them all
    std::vector<std::string> wrong;
};

Sequence watch(Kind kind, const std::string &text, double blur, double noise, std::uint64_t frames)
{
    const Frame symbol = makeSymbol(kind, text);
    Decoder decoder(unhurried(Effort::video));
    Sequence sequence;
    for (std::uint64_t i = 0; i < frames; ++i) {
        Canvas canvas(640, 480, 220);
        canvas.place(symbol, {.x = 320 + static_cast<double>(i % 3), .y = 240, .scale = 0.8, .degrees = 2});
        const Frame frame = canvas.blur(blur).noise(noise, i + 1).frame(i);
        Decoder fresh(unhurried(Effort::video));
        if (const auto result = fresh.decode(frame))
            sequence.alone += result->symbols.size();
        const auto result = decoder.decode(frame);
        if (!result)
            continue;
        sequence.together += result->symbols.size();
        for (const Symbol &read : result->symbols)
            if (read.text != text)
                sequence.wrong.push_back(read.text);
    }
    return sequence;
}

TEST(Video, LinesOfSeveralFramesAddUp)
{
    for (const auto &[kind, text, noise] :
         {std::tuple(Kind::code128, "AB-1234567", 10.0), std::tuple(Kind::ean13, "8936000000011", 15.0)}) {
        const Sequence sequence = watch(kind, text, 2.0, noise, 30);
        EXPECT_EQ(sequence.alone, 0U) << text;
        EXPECT_GE(sequence.together, 6U) << text;
        EXPECT_EQ(sequence.wrong, std::vector<std::string>()) << text;
    }
}

// A code cut short by the locator was once explained by another code half a digit beside it.
TEST(Video, BarsBesideACodeByLikenessRefuseIt)
{
    for (const double blur : {2.2, 2.4})
        EXPECT_EQ(watch(Kind::ean13, "8936000000011", blur, 15, 24).wrong, std::vector<std::string>()) << blur;
}

} // namespace
