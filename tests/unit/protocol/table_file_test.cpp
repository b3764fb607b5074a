// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/table_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace nqi::protocol {
namespace {

using testing::ElementsAre;

/// "1: a|b" a row, with its problem when it has one.
std::vector<std::string> rowsOf(const std::string &text, TableFormat format = TableFormat::csv)
{
    std::istringstream in(text);
    std::vector<std::string> rows;
    readTable(in, format, [&](const TableRow &row) {
        std::string line = std::to_string(row.number) + ":";
        if (row.problem != TableProblem::none) {
            line += " " + std::string(name(row.problem));
        } else {
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                line += " " + row.names[i] + "=" + row.cells[i];
        }
        rows.push_back(line);
        return true;
    });
    return rows;
}

TEST(Csv, HasNamesInItsFirstRow)
{
    EXPECT_THAT(rowsOf("a,b\n1,2\n3,4"), ElementsAre("2: a=1 b=2", "3: a=3 b=4"));
    EXPECT_THAT(rowsOf("\xEF\xBB\xBF\"a\",b\r\n1,2\r\n"), ElementsAre("2: a=1 b=2"));
    EXPECT_THAT(rowsOf("a\n"), ElementsAre());
    EXPECT_THAT(rowsOf(""), ElementsAre("0: noHeader"));
}

TEST(Csv, TakesTheSeparatorOfTheSpreadsheet)
{
    EXPECT_THAT(rowsOf("a;b\n1,5;2\n"), ElementsAre("2: a=1,5 b=2"));
    EXPECT_THAT(rowsOf("a\tb\n1\t2\n"), ElementsAre("2: a=1 b=2"));
}

TEST(Csv, QuotesHoldSeparatorsLineEndsAndQuotes)
{
    EXPECT_THAT(rowsOf("a,b\n\"x,\"\"y\"\"\nz\",2\n3,\"\"\n"), ElementsAre("2: a=x,\"y\"\nz b=2", "4: a=3 b="));
    EXPECT_THAT(rowsOf("a,b\n5\" pipe,2\n"), ElementsAre("2: a=5\" pipe b=2")) << "a quote inside a cell is a quote";
}

TEST(Csv, ShortRowsAndBlankLinesAreNoMistake)
{
    EXPECT_THAT(rowsOf("a,b\n1\n\n2,3\n"), ElementsAre("2: a=1", "4: a=2 b=3"));
}

TEST(Csv, AMistakeNamesItsRow)
{
    EXPECT_THAT(rowsOf("a,b\n1,2,3\n4,5\n"), ElementsAre("2: cells", "3: a=4 b=5"));
    EXPECT_THAT(rowsOf("a,b\n1,\"2\n3,4\n"), ElementsAre("2: quotes"));
    EXPECT_THAT(rowsOf("a,b\n\"1\"x,2\n3,4\n"), ElementsAre("2: quotes"));
    EXPECT_THAT(rowsOf("a\n\xE9t\xE9\nb\n"), ElementsAre("2: notUtf8", "3: a=b"));
    EXPECT_THAT(rowsOf("a\n" + std::string(70'000, 'x') + "\nb\n"), ElementsAre("2: tooLong", "3: a=b"));
}

TEST(JsonTable, IsAnArrayOrAnObjectALine)
{
    constexpr auto json = TableFormat::json;
    EXPECT_THAT(rowsOf(R"([{"a":1,"b":"x"},{"b":true,"a":null}])", json), ElementsAre("1: a=1 b=x", "2: b=true a="));
    EXPECT_THAT(rowsOf("{\"a\":1}\n{\"a\":2.50}\n", json), ElementsAre("1: a=1", "2: a=2.50"));
    EXPECT_THAT(rowsOf("[]", json), ElementsAre());
    EXPECT_THAT(rowsOf("", json), ElementsAre());
}

TEST(JsonTable, AMistakeNamesItsRow)
{
    constexpr auto json = TableFormat::json;
    EXPECT_THAT(rowsOf(R"([{"a":1},{"a":[1]},{"a":{"b":2}},{"a":3}])", json),
                ElementsAre("1: a=1", "2: notFlat", "3: notFlat", "4: a=3"));
    EXPECT_THAT(rowsOf(R"([{"a":1},{"a":)", json), ElementsAre("1: a=1", "2: notJson"));
    EXPECT_THAT(rowsOf("[1]", json), ElementsAre("1: notJson"));
    EXPECT_THAT(rowsOf("[[{}]]", json), ElementsAre("1: notJson"));
    EXPECT_THAT(rowsOf("a,b\n1,2\n", json), ElementsAre("1: notJson"));
    EXPECT_THAT(rowsOf(std::string(100'000, '['), json), ElementsAre("1: notJson"));
}

} // namespace
} // namespace nqi::protocol
