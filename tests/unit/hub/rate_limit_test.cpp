// SPDX-License-Identifier: Apache-2.0
#include "core/hub/rate_limit.h"
#include "tests/unit/hub/device.h"

#include <gtest/gtest.h>

namespace nqi::hub {
namespace {

using namespace std::chrono_literals;

TEST(RateLimit, LetsABurstThroughThenAsManyAsFillUp)
{
    Instant now = noon;
    RateLimit limit(2, 10, [&] { return now; });
    for (int i = 0; i < 10; ++i)
        EXPECT_FALSE(limit.wait("a"));
    EXPECT_EQ(limit.wait("a"), 1s);
    EXPECT_FALSE(limit.wait("b")) << "another is not held up";
    now += 1s;
    EXPECT_FALSE(limit.wait("a"));
    EXPECT_FALSE(limit.wait("a"));
    EXPECT_TRUE(limit.wait("a"));
    now += 1h;
    for (int i = 0; i < 10; ++i)
        EXPECT_FALSE(limit.wait("a"));
    EXPECT_TRUE(limit.wait("a")) << "never more than a burst";
}

TEST(RateLimit, AClockThatGoesBackGivesAndTakesNothing)
{
    Instant now = noon;
    RateLimit limit(1, 1, [&] { return now; });
    EXPECT_FALSE(limit.wait("a"));
    now -= 1h;
    EXPECT_TRUE(limit.wait("a"));
    now += 1s;
    EXPECT_FALSE(limit.wait("a"));
}

} // namespace
} // namespace nqi::hub
