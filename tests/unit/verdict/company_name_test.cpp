// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/company_name.h"

#include <gtest/gtest.h>

namespace nqi::verdict {
namespace {

TEST(CompanyNames, AreTheSameApartFromCaseDiacriticsAndLegalForm)
{
    const auto same = [](std::string_view a, std::string_view b) {
        return compareCompanyNames(a, b) == NameMatch::same;
    };
    EXPECT_TRUE(same("Công ty TNHH Đồ chơi Sao Mai", "CÔNG TY TNHH MTV ĐỒ CHƠI SAO MAI"));
    EXPECT_TRUE(same("Công ty Cổ phần Sữa Việt Nam", "Sua Viet Nam JSC"));
    EXPECT_TRUE(same("Cty CP Sữa VN", "Công ty cổ phần sữa Việt Nam"));
    EXPECT_TRUE(same("Hoa Phat Co., Ltd.", "CTCP Hòa Phát"));
    EXPECT_TRUE(same("Công ty Trách nhiệm hữu hạn một thành viên TM DV An Bình", "TM-DV An Bình"));
}

TEST(CompanyNames, ReadDecomposedLettersLikeComposedOnes)
{
    EXPECT_EQ(folded("Đa\xCC\xA3i Viê\xCC\xA3t"), "dai viet");
    EXPECT_EQ(folded("ƯỚC ƠI ƯỠN ỴỸ"), "uoc oi uon yy");
}

TEST(CompanyNames, AreSimilarWhenOneHoldsAllWordsOfTheOther)
{
    EXPECT_EQ(compareCompanyNames("Công ty Sao Mai", "Công ty TNHH Đồ chơi Sao Mai"), NameMatch::similar);
    EXPECT_EQ(compareCompanyNames("Tổng công ty Sao Mai", "Công ty Sao Mai"), NameMatch::similar);
}

TEST(CompanyNames, AreOtherWhenAWordDiffers)
{
    EXPECT_EQ(compareCompanyNames("Công ty Sao Mai", "Công ty Sao Vàng"), NameMatch::other);
    EXPECT_EQ(compareCompanyNames("", "Công ty Sao Vàng"), NameMatch::other);
    EXPECT_EQ(compareCompanyNames("", ""), NameMatch::other);
}

TEST(CompanyNames, KeepANameThatIsNothingButALegalForm)
{
    EXPECT_EQ(compareCompanyNames("CP", "C.P."), NameMatch::other);
    EXPECT_EQ(compareCompanyNames("CP", "Công ty CP"), NameMatch::similar);
}

TEST(Folding, TreatsBytesThatAreNotUtf8AsBlanks)
{
    EXPECT_EQ(folded("a\xFF\xC3"), "a");
    EXPECT_EQ(folded("\xE1\xBA"), "");
    EXPECT_EQ(foldedTight("GT-I 9300"), "gti9300");
    EXPECT_EQ(folded("ß Æ œ Ł"), "s a o l");
}

} // namespace
} // namespace nqi::verdict
