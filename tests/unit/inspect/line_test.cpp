// SPDX-License-Identifier: Apache-2.0
#include "core/inspect/line.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"

#include <gtest/gtest.h>

namespace {

using namespace nqi;
using namespace nqi::inspect;

Clock at(int year, unsigned month, unsigned day)
{
    const Instant instant =
        std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
    return [instant] { return instant; };
}

TEST(Line, MergesTheSymbolsOfOneItemAndNamesTheItemOfEach)
{
    test::Canvas canvas(1200, 700, 230);
    canvas
        .place(test::makeSymbol(test::Kind::gs1DataMatrix, "(01)08936000000011(10)A1", {.scale = 5}),
               {.x = 300, .y = 350})
        .place(test::makeSymbol(test::Kind::ean13, "8936000000011"), {.x = 850, .y = 350});
    Line line(nullptr, at(2026, 11, 22));
    const View view = line.inspect(canvas.frame(), decode::Effort::still);
    ASSERT_EQ(view.symbols.size(), 2U);
    ASSERT_EQ(view.items.size(), 1U);
    EXPECT_EQ(view.itemOfSymbol, (std::vector<std::size_t>{0, 0}));
    EXPECT_EQ(view.items.front().item.lot, "A1");
}

TEST(Line, WithoutACatalogueStillReadsTheCodeAndSaysThatThereIsNone)
{
    Line line(nullptr, at(2026, 11, 22));
    const auto inspected = line.inspect("(01)08936000000011(17)260101");
    ASSERT_EQ(inspected.size(), 1U);
    EXPECT_EQ(inspected.front().facts.error(), catalog::LookupError::unavailable);
    EXPECT_FALSE(inspected.front().verdict.checks.empty());
    EXPECT_EQ(line.info().error(), catalog::LookupError::unavailable);
}

TEST(Line, JudgesAsOfItsClock)
{
    const auto overall = [](Clock clock) {
        Line line(nullptr, std::move(clock));
        return line.inspect("(01)08936000000011(17)260630").front().verdict.overall;
    };
    EXPECT_EQ(overall(at(2026, 6, 30)), overall(at(2026, 6, 1))) << "good through the end of the day";
    EXPECT_NE(overall(at(2026, 6, 30)), overall(at(2026, 7, 1)));
}

TEST(Line, ASymbolThatAVideoFrameMissesIsStillInViewUntilTheSourceChanges)
{
    const decode::Frame symbol = test::makeSymbol(test::Kind::gs1DataMatrix, "(01)08936000000011(10)A1", {.scale = 5});
    const auto frameOf = [&](bool shown, std::chrono::milliseconds time, const std::string &origin) {
        test::Canvas canvas(640, 480, 230);
        if (shown)
            canvas.place(symbol, {.x = 320, .y = 240});
        decode::Frame frame = canvas.frame();
        frame.time = Instant() + time;
        frame.origin = origin;
        return frame;
    };
    Line line(nullptr, at(2026, 11, 22));
    const auto seen = [&](bool shown, std::chrono::milliseconds time, const std::string &origin) {
        return line.inspect(frameOf(shown, time, origin), decode::Effort::video).symbols.size();
    };
    using namespace std::chrono_literals;
    EXPECT_EQ(seen(true, 0ms, "camera"), 1U);
    EXPECT_EQ(seen(false, 33ms, "camera"), 1U);
    EXPECT_EQ(seen(false, 1000ms, "camera"), 0U);
    EXPECT_EQ(seen(true, 1033ms, "camera"), 1U);
    EXPECT_EQ(seen(false, 1066ms, "another"), 0U);
}

TEST(Line, ReadsNothingInNothing)
{
    Line line(nullptr, at(2026, 11, 22));
    EXPECT_TRUE(line.inspect("").empty());
    EXPECT_TRUE(line.inspect("\n\r\n").empty());
    const View view = line.inspect(test::Canvas(64, 64, 200).frame(), decode::Effort::video);
    EXPECT_TRUE(view.symbols.empty());
    EXPECT_FALSE(view.error.has_value());
}

} // namespace
