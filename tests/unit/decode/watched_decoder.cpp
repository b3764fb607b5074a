// SPDX-License-Identifier: Apache-2.0
#include "core/decode/watched_decoder.h"

#include "tests/support/symbols/symbols.h"
#include "tests/unit/decode/unhurried.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <semaphore>
#include <thread>

namespace {

using namespace nqi::decode;
using namespace std::chrono_literals;

struct Hanging {
    std::counting_semaphore<> go{0};
    std::atomic<int> threads = 0;
};

/// Hangs on every picture one pixel wide until it is let go. Threads that are left behind own it too.
WatchedDecoder::Make hangingOn(const std::shared_ptr<Hanging> &hanging)
{
    return [hanging]() -> WatchedDecoder::Decode {
        ++hanging->threads;
        return [hanging](const Frame &frame) -> std::expected<DecodeResult, DecodeError> {
            if (frame.width == 1)
                hanging->go.acquire();
            return DecodeResult();
        };
    };
}

Frame pictureOf(int width)
{
    return makeFrame(width, 4, width, Bytes(static_cast<std::size_t>(width) * 4)).value();
}

TEST(WatchedDecoder, ReadsAsADecoderDoes)
{
    WatchedDecoder decoder(unhurried(), 1min);
    const auto result = decoder.decode(nqi::test::makeSymbol(nqi::test::Kind::qrCode, "watched"));
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->symbols.size(), 1U);
    EXPECT_EQ(result->symbols.front().text, "watched");
}

TEST(WatchedDecoder, APictureOnWhichItHangsCostsOnlyThatPicture)
{
    const auto hanging = std::make_shared<Hanging>();
    {
        WatchedDecoder decoder(hangingOn(hanging), 50ms);
        EXPECT_TRUE(decoder.decode(pictureOf(8)).has_value());
        EXPECT_EQ(decoder.decode(pictureOf(1)).error(), DecodeError::timedOut);
        EXPECT_TRUE(decoder.decode(pictureOf(8)).has_value());
        EXPECT_TRUE(decoder.decode(pictureOf(8)).has_value());
        EXPECT_EQ(hanging->threads, 2) << "one for each hang, not for each picture";
    }
    hanging->go.release();
}

TEST(WatchedDecoder, StopsMakingThreadsWhenTooManyHangAndGoesOnWhenOneComesBack)
{
    const auto hanging = std::make_shared<Hanging>();
    {
        WatchedDecoder decoder(hangingOn(hanging), 20ms);
        for (int i = 0; i < WatchedDecoder::mostHanging; ++i)
            EXPECT_EQ(decoder.decode(pictureOf(1)).error(), DecodeError::timedOut);
        EXPECT_EQ(decoder.decode(pictureOf(8)).error(), DecodeError::timedOut);
        EXPECT_EQ(hanging->threads, WatchedDecoder::mostHanging);
        hanging->go.release(WatchedDecoder::mostHanging);
        for (int i = 0; i < 500 && !decoder.decode(pictureOf(8)).has_value(); ++i)
            std::this_thread::sleep_for(10ms);
        EXPECT_TRUE(decoder.decode(pictureOf(8)).has_value());
    }
}

TEST(WatchedDecoder, AfterAResetADecoderThatKnowsNothingTakesOver)
{
    const auto hanging = std::make_shared<Hanging>();
    WatchedDecoder decoder(hangingOn(hanging), 10s);
    EXPECT_TRUE(decoder.decode(pictureOf(8)));
    EXPECT_TRUE(decoder.decode(pictureOf(8)));
    EXPECT_EQ(hanging->threads, 1);
    decoder.reset();
    decoder.reset();
    EXPECT_TRUE(decoder.decode(pictureOf(8)));
    EXPECT_EQ(hanging->threads, 2);
}

} // namespace
