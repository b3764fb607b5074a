// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/find.h"

#include <gtest/gtest.h>

namespace nqi::catalog {
namespace {

TEST(GtinsUnder, AreTenStretchesOneForEachPackagingLevel)
{
    const auto ranges = gtinsUnder("8930001");
    ASSERT_EQ(ranges.size(), 10U);
    EXPECT_EQ(ranges[0], (GtinRange{8'930'001'000'000, 8'930'001'999'999}));
    EXPECT_EQ(ranges[9], (GtinRange{98'930'001'000'000, 98'930'001'999'999}));
    EXPECT_EQ(gtinsUnder("8930001000078")[0], (GtinRange{8'930'001'000'078, 8'930'001'000'078}));
    EXPECT_EQ(gtinsUnder("0")[0].first, 1U) << "zero is no GTIN";
}

TEST(GtinsUnder, AreNoneForWhatIsNoBeginningOfANumber)
{
    for (const char *text : {"", "a", "12a", "-1", "+1", " 1", "12345678901234", "99999999999999999999999"})
        EXPECT_TRUE(gtinsUnder(text).empty()) << text;
}

TEST(Asked, DigitsAreThoseOfANumberHoweverItIsWritten)
{
    EXPECT_EQ(askedDigits(" 893 6017-36.0017 "), "8936017360017");
    EXPECT_EQ(askedDigits("893x"), "");
    EXPECT_EQ(askedDigits(""), "");
    EXPECT_EQ(askedText("  sữa \t"), "sữa");
    EXPECT_EQ(askedText(std::string(5000, 'x')).size(), 200U);
}

TEST(Position, IsReadBackFromItsText)
{
    const Position position{-42, "a:b"};
    EXPECT_EQ(positionOf(toText(position)), position);
    for (const char *text : {"", ":", "x:1", "12", "99999999999999999999:a"})
        EXPECT_FALSE(positionOf(text)) << text;
}

} // namespace
} // namespace nqi::catalog
