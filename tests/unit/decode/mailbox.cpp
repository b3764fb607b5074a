// SPDX-License-Identifier: Apache-2.0
#include "core/decode/mailbox.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace {

using namespace nqi::decode;

Frame numbered(std::uint64_t sequence)
{
    return makeFrame(2, 2, 2, Bytes(4), {.sequence = sequence}).value();
}

TEST(FrameMailbox, KeepsOnlyTheNewestFrame)
{
    FrameMailbox mailbox;
    mailbox.post(numbered(1));
    mailbox.post(numbered(2));
    mailbox.post(numbered(3));
    EXPECT_EQ(mailbox.tryTake()->sequence, 3U);
    EXPECT_FALSE(mailbox.tryTake().has_value());
    EXPECT_EQ(mailbox.posted(), 3U);
    EXPECT_EQ(mailbox.dropped(), 2U);
}

TEST(FrameMailbox, CountsAClearedFrameAsDropped)
{
    FrameMailbox mailbox;
    mailbox.post(numbered(1));
    mailbox.clear();
    mailbox.clear();
    EXPECT_EQ(mailbox.dropped(), 1U);
    EXPECT_FALSE(mailbox.tryTake().has_value());
}

TEST(FrameMailbox, TakeEndsWhenAStopIsAskedFor)
{
    FrameMailbox mailbox;
    std::atomic<bool> empty = false;
    {
        std::jthread taker([&](const std::stop_token &stop) { empty = !mailbox.take(stop).has_value(); });
    }
    EXPECT_TRUE(empty);
}

TEST(FrameMailbox, HandsFramesInOrderFromOneThreadToAnother)
{
    constexpr std::uint64_t count = 20'000;
    FrameMailbox mailbox;
    std::uint64_t taken = 0;
    bool ordered = true;
    {
        std::jthread taker([&](const std::stop_token &stop) {
            std::uint64_t last = 0;
            while (const auto frame = mailbox.take(stop)) {
                ordered = ordered && frame->sequence > last;
                last = frame->sequence;
                ++taken;
                if (last == count)
                    break;
            }
        });
        for (std::uint64_t sequence = 1; sequence <= count; ++sequence)
            mailbox.post(numbered(sequence));
        taker.join();
    }
    EXPECT_TRUE(ordered);
    EXPECT_EQ(taken + mailbox.dropped(), count);
}

} // namespace
