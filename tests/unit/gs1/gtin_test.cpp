// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gtin.h"

#include <gtest/gtest.h>

namespace nqi::gs1 {
namespace {

TEST(CheckDigit, IsTheModuloTenDigitOfTheGeneralSpecifications)
{
    EXPECT_EQ(checkDigit("629104150021"), 3); // the example of section 7.9.1
    EXPECT_EQ(checkDigit("0950600013435"), 2);
    EXPECT_EQ(checkDigit("00000000000000000"), 0);
}

TEST(CheckDigit, IsNothingForTextThatIsNoDigits)
{
    EXPECT_EQ(checkDigit(""), std::nullopt);
    EXPECT_EQ(checkDigit("62910415002x"), std::nullopt);
}

TEST(CheckDigit, OfAnEndlessNumberDoesNotOverflow)
{
    EXPECT_TRUE(checkDigit(std::string(2'000'000, '9')).has_value());
}

TEST(CheckDigit, CatchesEverySingleWrongDigitOfAKey)
{
    const std::string right = "08938505974194";
    ASSERT_TRUE(hasRightCheckDigit(right));
    for (std::size_t i = 0; i < right.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string wrong = right;
            wrong[i] = digit;
            EXPECT_EQ(hasRightCheckDigit(wrong), wrong == right) << wrong;
        }
    }
}

TEST(Gtin14, PadsShorterNumbersWithZeros)
{
    EXPECT_EQ(toGtin14("96385074"), "00000096385074");
    EXPECT_EQ(toGtin14("012345678905"), "00012345678905");
    EXPECT_EQ(toGtin14("8938505974194"), "08938505974194");
    EXPECT_EQ(toGtin14("08938505974194"), "08938505974194");
}

TEST(Gtin14, RefusesOtherLengthsAndOtherCharacters)
{
    for (const char *text : {"", "1234567", "123456789", "12345678901", "123456789012345", "893850597419x"})
        EXPECT_EQ(toGtin14(text), std::nullopt) << text;
}

TEST(Gtin14, WritesANumberWithFourteenDigits)
{
    EXPECT_EQ(gtin14Text(8938505974194ULL), "08938505974194");
    EXPECT_EQ(gtin14Text(0), "00000000000000");
    EXPECT_EQ(gtin14Text(99999999999999ULL), "99999999999999");
}

TEST(UpcE, ExpandsByItsLastDigit)
{
    EXPECT_EQ(expandUpcE("01234505"), "012000003455"); // last digit 0 to 2
    EXPECT_EQ(expandUpcE("01234531"), "012300000451"); // 3
    EXPECT_EQ(expandUpcE("01234543"), "012340000053"); // 4
    EXPECT_EQ(expandUpcE("01234565"), "012345000065"); // 5 to 9
}

TEST(UpcE, RefusesOtherNumberSystems)
{
    EXPECT_EQ(expandUpcE("21234565"), std::nullopt);
    EXPECT_EQ(expandUpcE("0123456"), std::nullopt);
    EXPECT_EQ(expandUpcE("0123456x"), std::nullopt);
}

TEST(UpcE, SuppressionUndoesExpansionForEveryNumber)
{
    for (int number = 0; number < 1'000'000; number += 37) {
        std::string six = std::to_string(number);
        six.insert(0, 6 - six.size(), '0');
        const auto upcA = expandUpcE("0" + six + "0");
        ASSERT_TRUE(upcA.has_value());
        const auto back = suppressUpcA(*upcA);
        ASSERT_TRUE(back.has_value()) << *upcA;
        EXPECT_EQ(expandUpcE(*back), upcA) << six; // several UPC-E may name one UPC-A: the number is the same
    }
}

TEST(UpcE, OnlyNumbersWithZerosCanBeSuppressed)
{
    EXPECT_EQ(suppressUpcA("012345678905"), std::nullopt);
    EXPECT_EQ(suppressUpcA("012345000065"), "01234565");
}

TEST(Prefix, TellsWhoGivesOutTheNumber)
{
    EXPECT_EQ(prefixClass("08938505974194"), PrefixClass::licensed);
    EXPECT_EQ(prefixOrganisation("08938505974194"), "VN");
    EXPECT_EQ(prefixOrganisation("18938505974191"), "VN"); // the indicator is skipped
    EXPECT_EQ(prefixOrganisation("00012345678905"), "US");
}

TEST(Prefix, KnowsTheSpecialRanges)
{
    EXPECT_EQ(prefixClass("02112345678900"), PrefixClass::restrictedCirculation);
    EXPECT_EQ(prefixClass("09780345418913"), PrefixClass::isbn);
    EXPECT_EQ(prefixClass("09771234567003"), PrefixClass::issn);
    EXPECT_EQ(prefixClass("09520123456788"), PrefixClass::demonstration);
    EXPECT_EQ(prefixClass("09801234567894"), PrefixClass::refund);
    EXPECT_EQ(prefixClass("09912345678907"), PrefixClass::coupon);
    EXPECT_EQ(prefixClass("00000096385074"), PrefixClass::gtin8);
    EXPECT_EQ(prefixClass("01400000000003"), PrefixClass::unassigned);
    EXPECT_EQ(prefixOrganisation("01400000000003"), "");
    EXPECT_EQ(prefixClass("no number"), PrefixClass::unassigned);
}

} // namespace
} // namespace nqi::gs1
