// SPDX-License-Identifier: Apache-2.0
#include "core/decode/tracker.h"

#include <gtest/gtest.h>

namespace {

using namespace nqi;
using namespace nqi::decode;
using std::chrono::milliseconds;

Symbol at(int x, int y, const std::string &bytes = "8936000000011")
{
    Symbol symbol;
    symbol.symbology = Symbology::ean13;
    symbol.symbologyId = "]E0";
    symbol.bytes = bytes;
    symbol.corners = {{{x, y}, {x + 100, y}, {x + 100, y + 50}, {x, y + 50}}};
    return symbol;
}

Instant after(int time)
{
    return Instant(milliseconds(1'000'000 + time));
}

TEST(SymbolTracker, ReportsAStableSymbolOnce)
{
    SymbolTracker tracker;
    auto view = tracker.update(std::vector{at(10, 10)}, after(0));
    ASSERT_EQ(view.size(), 1U);
    EXPECT_TRUE(view.front().fresh);
    const auto id = view.front().id;
    for (int frame = 1; frame < 50; ++frame) {
        view = tracker.update(std::vector{at(10 + frame * 3, 10)}, after(frame * 33));
        ASSERT_EQ(view.size(), 1U);
        EXPECT_FALSE(view.front().fresh);
        EXPECT_EQ(view.front().id, id);
        EXPECT_EQ(view.front().frames, frame + 1);
    }
}

TEST(SymbolTracker, KeepsTwoEqualLabelsApart)
{
    SymbolTracker tracker;
    auto view = tracker.update(std::vector{at(0, 0), at(400, 0)}, after(0));
    ASSERT_EQ(view.size(), 2U);
    EXPECT_NE(view[0].id, view[1].id);
    const auto left = view[0].id;
    // In the other order, both moved a little.
    view = tracker.update(std::vector{at(420, 0), at(20, 0)}, after(33));
    ASSERT_EQ(view.size(), 2U);
    EXPECT_EQ(view[0].id, left);
    EXPECT_EQ(view[0].symbol.corners[0].x, 20);
    EXPECT_FALSE(view[0].fresh || view[1].fresh);
}

TEST(SymbolTracker, HoldsASymbolThatAFewFramesMissed)
{
    SymbolTracker tracker;
    (void)tracker.update(std::vector{at(0, 0)}, after(0));
    EXPECT_EQ(tracker.update({}, after(200)).size(), 1U);
    EXPECT_TRUE(tracker.update({}, after(700)).empty());
    const auto view = tracker.update(std::vector{at(0, 0)}, after(1500));
    ASSERT_EQ(view.size(), 1U);
    EXPECT_FALSE(view.front().fresh);
}

TEST(SymbolTracker, ReportsASymbolThatComesBackLater)
{
    SymbolTracker tracker;
    (void)tracker.update(std::vector{at(0, 0)}, after(0));
    (void)tracker.update({}, after(2000));
    (void)tracker.update({}, after(4000));
    EXPECT_TRUE(tracker.update(std::vector{at(0, 0)}, after(5000)).front().fresh);
}

TEST(SymbolTracker, ForgetsWhenTimeRunsBackwards)
{
    SymbolTracker tracker;
    (void)tracker.update(std::vector{at(0, 0)}, after(1000));
    EXPECT_TRUE(tracker.update(std::vector{at(0, 0)}, after(500)).front().fresh);
}

} // namespace
