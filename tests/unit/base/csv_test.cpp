// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace nqi {
namespace {

TEST(Csv, QuotesEveryCellAndDoublesQuotationMarks)
{
    EXPECT_EQ(csvRow(std::vector<std::string>{"a", "b,c", "d \"e\"", ""}), "\"a\",\"b,c\",\"d \"\"e\"\"\",\"\"\r\n");
    EXPECT_EQ(csvCell("hai\ndòng"), "\"hai\ndòng\"");
}

TEST(Csv, NeverLetsACellBecomeAFormula)
{
    EXPECT_EQ(csvCell("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
    EXPECT_EQ(csvCell("+84 24 1234"), "\"'+84 24 1234\"");
    EXPECT_EQ(csvCell("-1+cmd|' /C calc'!A0"), "\"'-1+cmd|' /C calc'!A0\"");
    EXPECT_EQ(csvCell("@SUM(A1)"), "\"'@SUM(A1)\"");
    EXPECT_EQ(csvCell("  =1"), "\"  '=1\"");
    EXPECT_EQ(csvCell("\t=1"), "\"\t'=1\"");
    EXPECT_EQ(csvCell("＝1"), "\"'＝1\"");
}

TEST(Csv, NeverLetsASeparatorOfAnotherCountryHideAFormula)
{
    // Excel with Vietnamese settings separates by semicolons and ends a record at a line break inside such a cell.
    EXPECT_EQ(csvCell("sữa;=1+1"), "\"sữa;'=1+1\"");
    EXPECT_EQ(csvCell("sữa\r\n=1+1"), "\"sữa\r\n'=1+1\"");
    EXPECT_EQ(csvCell("a\";=x"), "\"a\"\";'=x\"");
}

TEST(Csv, LeavesNumbersAndOrdinaryTextAsTheyAre)
{
    EXPECT_EQ(csvCell("-21.0278000"), "\"-21.0278000\"");
    EXPECT_EQ(csvCell("-5"), "\"-5\"");
    EXPECT_EQ(csvCell("a = b - c"), "\"a = b - c\"");
    EXPECT_EQ(csvCell("-5;=1"), "\"'-5;'=1\"");
}

TEST(Csv, KeepsWhatFollowsAZeroByte)
{
    EXPECT_EQ(csvCell(std::string_view("a\0b", 3)), "\"a<0x00>b\"");
}

} // namespace
} // namespace nqi
