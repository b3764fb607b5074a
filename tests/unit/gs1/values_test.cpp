// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/values.h"

#include <gtest/gtest.h>

namespace nqi::gs1 {
namespace {

using namespace std::chrono_literals;

Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(dayOfMonth));
}

TEST(Century, ReachesFortyNineYearsBackAndFiftyAhead)
{
    EXPECT_EQ(fullYear(26, 2026), 2026);
    EXPECT_EQ(fullYear(76, 2026), 2076);
    EXPECT_EQ(fullYear(77, 2026), 1977);
    EXPECT_EQ(fullYear(0, 2026), 2000);
    EXPECT_EQ(fullYear(10, 2075), 2110);
    EXPECT_EQ(fullYear(49, 1999), 2049);
}

TEST(Dates, WithDayZeroMeanTheEndOfTheMonth)
{
    EXPECT_EQ(dateOf("260200", 2026), day(2026, 2, 28));
    EXPECT_EQ(dateOf("280200", 2026), day(2028, 2, 29));
    EXPECT_EQ(dateOf("261200", 2026), day(2026, 12, 31));
}

TEST(Dates, ThatAreNoneGiveNothing)
{
    for (const char *text : {"000000", "261301", "260230", "26022", "2602280", "26x228", ""})
        EXPECT_EQ(dateOf(text, 2026), std::nullopt) << text;
    EXPECT_EQ(longDateOf("20260229"), std::nullopt);
    EXPECT_EQ(longDateOf("20280229"), day(2028, 2, 29));
}

TEST(Dates, ComeWithTimesAndRanges)
{
    EXPECT_EQ(dateValue("7003", "2612311530", 2026), (DateValue{day(2026, 12, 31), std::nullopt, 15 * 3600 + 30 * 60}));
    EXPECT_EQ(dateValue("8008", "26123115", 2026), (DateValue{day(2026, 12, 31), std::nullopt, 15 * 3600}));
    EXPECT_EQ(dateValue("7007", "261201261231", 2026), (DateValue{day(2026, 12, 1), day(2026, 12, 31), std::nullopt}));
    EXPECT_EQ(dateValue("4324", "2612319999", 2026)->seconds, std::nullopt); // no time given
    EXPECT_EQ(dateValue("10", "261231", 2026), std::nullopt);
}

TEST(Expiry, LetsAnItemBeGoodThroughItsLastDay)
{
    const Date last = day(2026, 7, 31);
    EXPECT_FALSE(isExpired(last, last));
    EXPECT_TRUE(isExpired(last, last + std::chrono::days(1)));
}

TEST(Measures, HaveDecimalsAndUnits)
{
    const auto weight = measureOf("3103", "001750");
    ASSERT_TRUE(weight.has_value());
    EXPECT_EQ(weight->amount.text(), "1.750");
    EXPECT_EQ(weight->unit, "kg");
    EXPECT_EQ(weight->unitCode, "KGM");
    EXPECT_FALSE(weight->logistic);
    EXPECT_TRUE(measureOf("3301", "000015")->logistic);
    EXPECT_EQ(measureOf("3105", "000005")->amount.text(), "0.00005");
    EXPECT_EQ(measureOf("3999", "000005"), std::nullopt);
    EXPECT_EQ(measureOf("310", "000005"), std::nullopt); // three digits are no identifier
    EXPECT_DOUBLE_EQ(weight->amount.value(), 1.75);
}

TEST(Amounts, HaveCurrencies)
{
    const auto price = amountOf("3932", "70412990");
    ASSERT_TRUE(price.has_value());
    EXPECT_EQ(price->currency, "VND");
    EXPECT_EQ(price->amount.text(), "129.90");
    EXPECT_EQ(amountOf("3922", "1299")->currency, "");
    EXPECT_TRUE(amountOf("3941", "0155")->percent);
    EXPECT_EQ(amountOf("3941", "0155")->amount.text(), "15.5");
    EXPECT_EQ(amountOf("3960", "1"), std::nullopt);
}

TEST(Keys, SplitIntoTheirParts)
{
    EXPECT_EQ(keyParts("00", "376104250021234569"), (KeyParts{'3', "7610425002123456", '9', ""}));
    EXPECT_EQ(keyParts("01", "19506000134359"), (KeyParts{'1', "950600013435", '9', ""}));
    EXPECT_EQ(keyParts("8003", "00614141123452400"), (KeyParts{'\0', "061414112345", '2', "400"}));
    EXPECT_EQ(keyParts("414", "0614141123452"), (KeyParts{'\0', "061414112345", '2', ""}));
    EXPECT_EQ(keyParts("8004", "0614141"), std::nullopt);
    EXPECT_EQ(keyParts("00", "12"), std::nullopt);
}

TEST(Countries, AreNamedByTheirLetters)
{
    EXPECT_EQ(countryOf("422", "704"), "VN");
    EXPECT_EQ(countryOf("423", "704156"), "VN");
    EXPECT_EQ(countryOf("4307", "VN"), "VN");
    EXPECT_EQ(countryOf("422", "999"), "");
    EXPECT_EQ(countryOf("10", "704"), "");
}

} // namespace
} // namespace nqi::gs1
