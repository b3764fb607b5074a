// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/quantity.h"

#include <gtest/gtest.h>

namespace nqi::verdict {
namespace {

constexpr Millionths one = 1'000'000;

TEST(Decimal, IsReadWithEitherMark)
{
    EXPECT_EQ(readDecimal("12"), 12 * one);
    EXPECT_EQ(readDecimal(" 12,5 "), 12'500'000);
    EXPECT_EQ(readDecimal("0.05"), 50'000);
    EXPECT_EQ(readDecimal("0.500"), 500'000);
    EXPECT_EQ(readDecimal("1.5000"), 1'500'000);
    EXPECT_EQ(readDecimal("999999999.999999"), 999'999'999'999'999);
}

TEST(Decimal, IsNotGuessedAt)
{
    for (const std::string_view text : {"", " ", "1.500", "12,345", "999.000", "1.", ".5", "-1", "1e3", "1.2.3", "1,5x",
                                        "1234567890", "1.1234567", "０"})
        EXPECT_FALSE(readDecimal(text)) << text;
}

TEST(Decimal, IsWrittenWithoutDigitsThatSayNothing)
{
    EXPECT_EQ(decimalText(0), "0");
    EXPECT_EQ(decimalText(12 * one), "12");
    EXPECT_EQ(decimalText(12'500'000), "12.5");
    EXPECT_EQ(decimalText(1), "0.000001");
}

TEST(Quantity, IsReadAsLabelsPrintIt)
{
    EXPECT_EQ(readQuantity("500 g"), (Quantity{Dimension::mass, 500 * one}));
    EXPECT_EQ(readQuantity("0,5KG"), (Quantity{Dimension::mass, 500 * one}));
    EXPECT_EQ(readQuantity("250mg"), (Quantity{Dimension::mass, one / 4}));
    EXPECT_EQ(readQuantity("1,5 L"), (Quantity{Dimension::volume, 1500 * one}));
    EXPECT_EQ(readQuantity("2 lít"), (Quantity{Dimension::volume, 2000 * one}));
    EXPECT_EQ(readQuantity("6 x 330 ml"), (Quantity{Dimension::volume, 1980 * one}));
    EXPECT_EQ(readQuantity("33 cl"), (Quantity{Dimension::volume, 330 * one}));
}

TEST(Quantity, OfAnotherFormIsNothing)
{
    for (const std::string_view text : {"", "g", "500", "10 cái", "500 g e", "1.500 g", "x 5 g", "0.5 x 3 g",
                                        "999999999 kg", "999999999 x 999999999 g"})
        EXPECT_FALSE(readQuantity(text)) << text;
}

TEST(TolerableDeficiency, IsThatOfTheFirstRowThatReachesTheQuantity)
{
    constexpr std::string_view table = "50:9%:0.1;100:4.5;200:4.5%:0.1;10000:1.5%:1;15000:150;*:1%:1";
    EXPECT_EQ(tolerableDeficiency(table, 33 * one), 3 * one); // 2.97, rounded up
    EXPECT_EQ(tolerableDeficiency(table, 50 * one), 4'500'000);
    EXPECT_EQ(tolerableDeficiency(table, 100 * one), 4'500'000);
    EXPECT_EQ(tolerableDeficiency(table, 101 * one), 4'600'000);
    EXPECT_EQ(tolerableDeficiency(table, 1500 * one), 23 * one); // 22.5, rounded up to the gram
    EXPECT_EQ(tolerableDeficiency(table, 12'000 * one), 150 * one);
    EXPECT_EQ(tolerableDeficiency(table, 50'000 * one), 500 * one);
}

TEST(TolerableDeficiency, OfATableOfAnotherFormIsNothing)
{
    for (const std::string_view table : {"", "50", "50:", "50:x", ":9%", "50:9%:0", "50:9%:x", "y:1"})
        EXPECT_FALSE(tolerableDeficiency(table, one)) << table;
    EXPECT_FALSE(tolerableDeficiency("50:9%", 51 * one)) << "beyond the last row";
}

} // namespace
} // namespace nqi::verdict
