// SPDX-License-Identifier: Apache-2.0
#include "core/findings/record_code.h"
#include "core/gs1/item.h"
#include "core/gs1/message.h"

#include <gtest/gtest.h>

#include <string>

namespace nqi::findings {
namespace {

RecordCode code(RecordKind kind = RecordKind::minutes)
{
    return {.kind = kind,
            .id = *Uuid::parse("0193a1b2-c3d4-7e5f-8a6b-0c1d2e3f4a5b"),
            .hash = trust::sha256(std::string_view("minutes"))};
}

TEST(RecordCode, ReadsWhatItWroteOfEveryKind)
{
    for (const RecordKind kind :
         {RecordKind::finding, RecordKind::minutes, RecordKind::draft, RecordKind::registration, RecordKind::notice})
        EXPECT_EQ(parseRecordCode(encodeRecordCode(code(kind))), code(kind));
}

TEST(RecordCode, HasOnlyCharactersOfTheSmallSymbol)
{
    const std::string text = encodeRecordCode(code());
    EXPECT_TRUE(text.starts_with("NQI1:MINUTES:0193A1B2-C3D4-7E5F-8A6B-0C1D2E3F4A5B:"));
    EXPECT_EQ(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:-"), std::string::npos);
    EXPECT_LE(text.size(), 128U);
}

TEST(RecordCode, LeavesOtherTextsAlone)
{
    for (const std::string_view text : {"", "NQI", "NQI1", "NQI1MINUTES", "NQIX:MINUTES", "NQI 1:", "8934567890120",
                                        "https://id.gs1.org/01/08934567890120", "nqi1:minutes:", "NQI1234:A:B"})
        EXPECT_EQ(parseRecordCode(text).error(), RecordCodeError::otherText) << text;
}

TEST(RecordCode, SaysWhenItIsCutOrChanged)
{
    const std::string whole = encodeRecordCode(code());
    for (std::size_t length = 6; length < whole.size(); ++length)
        EXPECT_EQ(parseRecordCode(whole.substr(0, length)).error(), RecordCodeError::damaged) << length;
    EXPECT_EQ(parseRecordCode(whole + " ").error(), RecordCodeError::damaged);
    EXPECT_EQ(parseRecordCode(whole + whole).error(), RecordCodeError::damaged);
    EXPECT_EQ(parseRecordCode(whole + std::string(1'000'000, 'A')).error(), RecordCodeError::damaged);
    std::string other = whole;
    other.replace(5, 7, "MINUTE5");
    EXPECT_EQ(parseRecordCode(other).error(), RecordCodeError::damaged);
    other = whole;
    other.back() = 'a';
    EXPECT_EQ(parseRecordCode(other).error(), RecordCodeError::damaged);
}

TEST(RecordCode, OfANewerProgramIsNotTakenForDamage)
{
    EXPECT_EQ(parseRecordCode("NQI2:MINUTES:WHATEVER").error(), RecordCodeError::newer);
}

TEST(RecordCode, IsFoundInAnItemHoweverItWasScanned)
{
    const std::string text = encodeRecordCode(code());
    for (const auto &[input, id] : {std::pair<std::string, std::string>{text, ""}, {text, "]Q1"}, {"]Q1" + text, ""}}) {
        const gs1::Message message = gs1::parse(input, {.symbologyId = id});
        const auto items = gs1::merge(std::span(&message, 1));
        ASSERT_EQ(items.size(), 1U);
        const auto found = recordCodeOf(items.front());
        ASSERT_TRUE(found) << input << id;
        EXPECT_EQ(*found, code());
    }
    const gs1::Message product = gs1::parse("8934567890120", {});
    EXPECT_FALSE(recordCodeOf(gs1::merge(std::span(&product, 1)).front()));
}

} // namespace
} // namespace nqi::findings
