// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/list_problems.h"

#include <gtest/gtest.h>

namespace nqi::app {
namespace {

TEST(ListProblems, AreKeptWithTheCheckAndComeBack)
{
    ui::OpenedCheck read;
    read.problems = {
        {.row = 7, .fault = "gtinCheckDigit", .column = "Mã hàng", .value = "6909990010015", .loaded = true},
        {.row = 19, .fault = "quantityMissing", .column = "", .value = "", .loaded = false}};
    read.unknownColumns = {"Ghi chú"};
    ui::OpenedCheck again;
    again.check.entries = problemEntries(read, 3, Instant(std::chrono::days(20'000)), "An");
    ASSERT_EQ(again.check.entries.size(), 1U);
    EXPECT_EQ(again.check.entries[0].number, 3U);
    readProblems(again);
    EXPECT_EQ(again.problems, read.problems);
    EXPECT_EQ(again.unknownColumns, read.unknownColumns);
}

TEST(ListProblems, OfThousandsOfRowsFitIntoFewEntries)
{
    ui::OpenedCheck read;
    for (std::uint64_t row = 2; row < 5000; ++row)
        read.problems.push_back(
            {.row = row, .fault = "quantity", .column = "quantity", .value = "1.200", .loaded = false});
    ui::OpenedCheck again;
    again.check.entries = problemEntries(read, 1, {}, "An");
    EXPECT_LT(again.check.entries.size(), 100U);
    for (const consignment::Entry &entry : again.check.entries)
        EXPECT_LE(entry.value.size(), 4096U);
    readProblems(again);
    EXPECT_EQ(again.problems, read.problems);
}

TEST(ListProblems, OfAListWithoutAnyLeaveNoEntry)
{
    EXPECT_TRUE(problemEntries({}, 1, {}, "An").empty());
}

} // namespace
} // namespace nqi::app
