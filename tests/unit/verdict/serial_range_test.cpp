// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/serial_range.h"

#include <gtest/gtest.h>

namespace nqi::verdict {
namespace {

TEST(SerialRange, ComparesFinalDigitsAsNumbers)
{
    EXPECT_TRUE(serialInRange("SM9", "SM1", "SM10"));
    EXPECT_TRUE(serialInRange("SM0009", "SM1", "SM10"));
    EXPECT_FALSE(serialInRange("SM11", "SM1", "SM10"));
    EXPECT_FALSE(serialInRange("SM0", "SM1", "SM10"));
}

TEST(SerialRange, IncludesBothEnds)
{
    EXPECT_TRUE(serialInRange("100", "100", "200"));
    EXPECT_TRUE(serialInRange("200", "100", "200"));
    EXPECT_FALSE(serialInRange("201", "100", "200"));
    EXPECT_FALSE(serialInRange("99", "100", "200"));
}

TEST(SerialRange, LeavesOtherPatternsOutside)
{
    EXPECT_FALSE(serialInRange("XM5", "SM1", "SM10"));
    EXPECT_FALSE(serialInRange("5", "SM1", "SM10"));
    EXPECT_FALSE(serialInRange("SM5B", "SM1", "SM10"));
}

TEST(SerialRange, TakesNumbersOfAnyLength)
{
    EXPECT_TRUE(serialInRange("100000000000000000000000000000000000005", "100000000000000000000000000000000000001",
                              "100000000000000000000000000000000000009"));
    EXPECT_FALSE(serialInRange("100000000000000000000000000000000000010", "100000000000000000000000000000000000001",
                               "100000000000000000000000000000000000009"));
}

TEST(SerialRange, IsOpenWhereAnEndIsMissing)
{
    EXPECT_TRUE(serialInRange("500", "100", ""));
    EXPECT_TRUE(serialInRange("5", "", "100"));
    EXPECT_FALSE(serialInRange("500", "", "100"));
}

} // namespace
} // namespace nqi::verdict
