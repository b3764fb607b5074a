// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/label_date.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace nqi::verdict {
namespace {

using namespace std::chrono;

constexpr Date today = sys_days(year(2026) / 11 / 23);
constexpr Date april = sys_days(year(2026) / 4 / 2);

TEST(LabelDate, ReadsEverySpellingOfDayMonthYear)
{
    for (const char *text : {"020426", "02 04 26", "02042026", "02/04/26", "02.04.26", "02-04-26", "2/4/2026",
                             "02 / 04 / 2026", "HSD: 02/04/26", "NSX 020426", "02/04/26 (ngày/tháng/năm)"})
        EXPECT_EQ(readLabelDate(text, today), april) << text;
}

TEST(LabelDate, AnotherOrderCountsOnlyWhereTheLabelSaysIt)
{
    EXPECT_EQ(readLabelDate("260402 (năm/tháng/ngày)", today), april);
    EXPECT_EQ(readLabelDate("2026-04-02 (YYYY-MM-DD)", today), april);
    EXPECT_EQ(readLabelDate("20260402 (nam thang ngay)", today), april);
    EXPECT_EQ(readLabelDate("04/02/26 (tháng/ngày/năm)", today), april);
    EXPECT_EQ(readLabelDate("2026-04-02", today), std::nullopt);
    EXPECT_EQ(readLabelDate("271331", today), std::nullopt); // no month 13
    EXPECT_EQ(readLabelDate("02/04/26 (năm)", today), std::nullopt);
}

TEST(LabelDate, ASpanIsCountedFromTheDayOfProduction)
{
    EXPECT_EQ(readLabelDate("30 tháng kể từ NSX", today, april), Date(year(2028) / 10 / 2));
    EXPECT_EQ(readLabelDate("HSD 2 năm", today, april), Date(year(2028) / 4 / 2));
    EXPECT_EQ(readLabelDate("90 days", today, april), april + days(90));
    EXPECT_EQ(readLabelDate("1 tháng", today, Date(year(2026) / 1 / 31)), Date(year(2026) / 2 / 28));
    EXPECT_EQ(readLabelDate("30 tháng kể từ NSX", today), std::nullopt);
    EXPECT_EQ(readLabelDate("0 tháng", today, april), std::nullopt);
    EXPECT_EQ(readLabelDate("99999 năm", today, april), std::nullopt);
}

TEST(LabelDate, CenturyIsTheNearestOne)
{
    EXPECT_EQ(readLabelDate("010176", today), Date(year(2076) / 1 / 1));
    EXPECT_EQ(readLabelDate("010177", today), Date(year(1977) / 1 / 1));
}

TEST(LabelDate, RefusesWhatIsNoDay)
{
    for (const char *text :
         {"", "HSD", "31/02/26", "00/04/26", "02/13/26", "02/04", "02/04/026", "1/2/3/4", "0204261", "99/99/9999",
          "02/04/26/28", "02/04/0026", "02/04/26 (ngày tháng ngày)", "02/04/26 (năm năm năm)"})
        EXPECT_EQ(readLabelDate(text, today), std::nullopt) << text;
}

TEST(LabelDate, SurvivesAnything)
{
    std::mt19937 random(5);
    const std::string letters = "0123456789/.- ()thángămnydHSX:\xe1\xbb\x00";
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (std::size_t n = random() % 24; n > 0; --n)
            text += letters[random() % letters.size()];
        (void)readLabelDate(text, today, april);
    }
}

} // namespace
} // namespace nqi::verdict
