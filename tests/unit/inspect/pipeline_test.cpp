// SPDX-License-Identifier: Apache-2.0
// Also run under ThreadSanitizer: a camera, a hand scanner, a person and a new catalogue at once.
#include "core/inspect/pipeline.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace {

using namespace nqi;
using namespace nqi::inspect;
using namespace std::chrono_literals;

constexpr Instant today = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

struct Seen {
    std::atomic<std::uint64_t> newest = 0;
    std::atomic<int> views = 0;
    std::atomic<int> symbols = 0;
    std::atomic<int> items = 0;
    std::atomic<int> judged = 0;
    std::atomic<int> opened = 0;
    std::atomic<bool> inOrder = true;
};

Pipeline::Callbacks callbacksOf(Seen &seen)
{
    return {
        .view =
            [&seen](const View &view) {
                seen.inOrder = seen.inOrder && view.frame.sequence >= seen.newest;
                seen.symbols += static_cast<int>(view.symbols.size());
                ++seen.views;
                seen.newest = view.frame.sequence; // last: the test waits for it
            },
        .items = [&seen](const std::vector<Inspected> &items) { seen.items += static_cast<int>(items.size()); },
        .judged = [&seen](const Inspected &) { ++seen.judged; },
        .opened = [&seen](const auto &, const auto &) { ++seen.opened; },
    };
}

std::unique_ptr<Line> makeLine()
{
    return std::make_unique<Line>(nullptr, [] { return today; });
}

bool waitFor(const std::function<bool()> &condition)
{
    for (int i = 0; i < 3000 && !condition(); ++i)
        std::this_thread::sleep_for(10ms);
    return condition();
}

TEST(Pipeline, TheNewestFrameIsAlwaysSearchedAndTypedCodesAreNeverDropped)
{
    const decode::Frame symbol = test::makeSymbol(test::Kind::gs1DataMatrix, "(01)08936000000011(10)A1", {.scale = 4});
    std::vector<decode::Frame> frames;
    for (std::uint64_t i = 1; i <= 60; ++i)
        frames.push_back(
            test::Canvas(640, 480, 230).place(symbol, {.x = 200.0 + 3.0 * static_cast<double>(i), .y = 240}).frame(i));
    Seen seen;
    {
        Pipeline pipeline(&makeLine, callbacksOf(seen));
        std::jthread camera([&] {
            for (const decode::Frame &frame : frames) {
                pipeline.post(frame);
                std::this_thread::sleep_for(1ms);
            }
        });
        std::jthread scanner([&] {
            for (int i = 0; i < 40; ++i)
                pipeline.submit("(01)08936000000011(21)" + std::to_string(i));
        });
        std::jthread person([&] {
            for (int i = 0; i < 20; ++i) {
                pipeline.setContext({.labelOwner = "Firm " + std::to_string(i)});
                pipeline.judge(gs1::Item{}, {});
                if (i % 5 == 0)
                    pipeline.reload();
            }
        });
        camera.join();
        // Reloads before the first frame are one opening with it; one after it is another.
        EXPECT_TRUE(waitFor([&] { return seen.opened >= 1; }));
        pipeline.reload();
        EXPECT_TRUE(waitFor(
            [&] { return seen.items == 40 && seen.judged == 20 && seen.newest == frames.size() && seen.opened >= 2; }));
        EXPECT_EQ(static_cast<std::uint64_t>(seen.views) + pipeline.droppedFrames(), frames.size());
    }
    EXPECT_TRUE(seen.inOrder);
    EXPECT_GT(seen.symbols, 0);
}

TEST(Pipeline, StillPicturesAreNeverDroppedAndAStopEndsTheWait)
{
    Seen seen;
    std::atomic<int> before = 0;
    Pipeline pipeline(&makeLine, callbacksOf(seen));
    for (std::uint64_t i = 1; i <= 5; ++i)
        EXPECT_TRUE(pipeline.submit(test::Canvas(200, 200, 230).frame(i), {}));
    pipeline.afterwards([&] { before = seen.views.load(); });
    EXPECT_TRUE(waitFor([&] { return before == 5; })) << "of these " << before;
    std::stop_source stop;
    stop.request_stop();
    for (int i = 0; i < 3; ++i)
        (void)pipeline.submit(test::Canvas(200, 200, 230).frame(9), stop.get_token());
}

TEST(Pipeline, EndsWhileThereIsMuchToDo)
{
    for (int i = 0; i < 20; ++i) {
        Seen seen;
        Pipeline pipeline(&makeLine, callbacksOf(seen));
        for (int code = 0; code < 50; ++code)
            pipeline.submit("8936000000011");
        pipeline.post(test::Canvas(320, 240, 230).frame());
    }
}

} // namespace
