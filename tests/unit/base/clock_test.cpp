// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

#include <gtest/gtest.h>

namespace nqi {

using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST(Clock, WritesDatesAndInstantsInIsoForm)
{
    EXPECT_EQ(isoDate(sys_days(2026y / 7 / 1)), "2026-07-01");
    EXPECT_EQ(isoInstant(sys_days(2026y / 7 / 1) + 8h + 5min + 9s + 7ms), "2026-07-01T08:05:09.007Z");
    EXPECT_EQ(isoInstant(Instant(sys_days(1969y / 12 / 31) + 23h)), "1969-12-31T23:00:00.000Z");
}

TEST(Clock, ReadsBackWhatItWrote)
{
    const Instant instant = sys_days(2028y / 2 / 29) + 23h + 59min + 59s + 999ms;
    EXPECT_EQ(parseIsoInstant(isoInstant(instant)), instant);
    EXPECT_EQ(parseIsoDate("2028-02-29"), sys_days(2028y / 2 / 29));
}

TEST(Clock, ReadsOffsetsAndFractions)
{
    const Instant expected = sys_days(2026y / 1 / 1) + 1h + 250ms;
    EXPECT_EQ(parseIsoInstant("2026-01-01T08:00:00.25+07:00"), expected);
    EXPECT_EQ(parseIsoInstant("2025-12-31T20:00:00.250999-05:00"), expected);
    EXPECT_EQ(parseIsoInstant("2026-01-01t01:00:00.250z"), expected);
}

TEST(Clock, RefusesWhatIsNotADate)
{
    for (const char *text :
         {"", "2026-02-30", "2026-13-01", "2026-00-10", "26-01-01", "2026/01/01", "2026-1-1 ", "-026-01-01"})
        EXPECT_FALSE(parseIsoDate(text)) << text;
    for (const char *text : {"", "2026-01-01", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:00",
                             "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+7:00", "2026-01-01T00:00:00+25:00",
                             "2026-01-01 00:00:00Z", "2026-01-01T00:00:00Zx"})
        EXPECT_FALSE(parseIsoInstant(text)) << text;
}

TEST(Clock, ADayInVietNamBeginsSevenHoursBeforeUtc)
{
    EXPECT_EQ(dateInVietNam(sys_days(2026y / 6 / 30) + 16h + 59min), sys_days(2026y / 6 / 30));
    EXPECT_EQ(dateInVietNam(sys_days(2026y / 6 / 30) + 17h), sys_days(2026y / 7 / 1));
}

} // namespace nqi
