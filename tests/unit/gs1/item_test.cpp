// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/issue.h"
#include "core/gs1/item.h"

#include <gtest/gtest.h>

#include <ranges>
#include <string>

namespace nqi::gs1 {
namespace {

std::vector<Item> items(std::initializer_list<const char *> inputs)
{
    std::vector<Message> messages;
    for (const char *input : inputs)
        messages.push_back(parse(input));
    return merge(messages);
}

TEST(Merge, JoinsTheSymbolsOfOneItem)
{
    const auto merged = items({"]E09506000134352",
                               "]d2010950600013435217261200"
                               "10ABC\x1D"
                               "21X",
                               "https://shop.example.vn/01/09506000134352"});
    ASSERT_EQ(merged.size(), 1U);
    const Item &item = merged.front();
    EXPECT_EQ(item.kind, ItemKind::product);
    EXPECT_EQ(item.keyAi, "01");
    EXPECT_EQ(item.key, "09506000134352");
    EXPECT_EQ(item.gtin, 9506000134352ULL);
    EXPECT_EQ(item.lot, "ABC");
    EXPECT_EQ(item.serial, "X");
    EXPECT_EQ(isoDate(item.expires.value()), "2026-12-31"); // day 00 is the end of the month
    EXPECT_EQ(item.host, "shop.example.vn");
    EXPECT_EQ(item.url, "https://shop.example.vn/01/09506000134352");
    EXPECT_EQ(item.messages.size(), 3U);
    EXPECT_TRUE(item.contradictions.empty());
    EXPECT_TRUE(item.checkDigitRight);
}

TEST(Merge, ReportsContradictionsBetweenSymbols)
{
    const auto merged = items({"(01)09506000134352(10)ABC", "(01)09506000134352(10)XYZ"});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_EQ(merged.front().lot, "ABC");
    EXPECT_EQ(merged.front().contradictions, (std::vector<Contradiction>{{"10", "ABC", "XYZ"}}));
}

TEST(Merge, AddsASymbolWithoutKeyToTheOnlyItem)
{
    const auto one = items({"(10)ABC(17)261231", "8938505974194"});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.front().lot, "ABC");
    const auto two = items({"(10)ABC", "8938505974194", "9506000134352"});
    EXPECT_EQ(two.size(), 3U);
}

TEST(Merge, KeepsDifferentItemsApartInOrder)
{
    const auto merged = items({"9506000134352", "8938505974194", "]E09506000134352"});
    ASSERT_EQ(merged.size(), 2U);
    EXPECT_EQ(merged[0].key, "09506000134352");
    EXPECT_EQ(merged[1].key, "08938505974194");
}

TEST(Merge, SaysWhatKindOfThingItIs)
{
    EXPECT_EQ(items({"(00)376104250021234569"}).front().kind, ItemKind::logisticUnit);
    EXPECT_EQ(items({"(414)0614141123452"}).front().kind, ItemKind::location);
    EXPECT_EQ(items({"(8003)00614141123452400"}).front().kind, ItemKind::asset);
    EXPECT_EQ(items({"https://example.com/abc"}).front().kind, ItemKind::website);
    EXPECT_EQ(items({"Xin chao"}).front().kind, ItemKind::unidentified);
    EXPECT_TRUE(items({""}).empty());
}

TEST(Merge, LetsOneSymbolSupplyWhatAnotherNeeds)
{
    const auto together = items({"(10)ABC(17)261231", "]E09506000134352"});
    ASSERT_EQ(together.size(), 1U);
    EXPECT_TRUE(associationIssues(together.front()).empty());
    const auto alone = items({"(02)09506000134352(10)ABC"});
    ASSERT_EQ(associationIssues(alone.front()).size(), 1U);
    EXPECT_EQ(associationIssues(alone.front()).front().code, IssueCode::requiredAiMissing);
}

TEST(Merge, KeepsAWrongCheckDigitInSight)
{
    const auto merged = items({"(01)09506000134353"});
    ASSERT_EQ(merged.size(), 1U);
    EXPECT_FALSE(merged.front().checkDigitRight);
    EXPECT_FALSE(items({"(00)376104250021234560"}).front().checkDigitRight);
}

TEST(Merge, TakesSerialAndDatesFromTheirSubstitutes)
{
    const auto merged = items({"(01)09506000134352(235)TPX(7003)2612311530(422)704"});
    EXPECT_EQ(merged.front().serial, "TPX");
    EXPECT_EQ(isoDate(merged.front().expires.value()), "2026-12-31");
    EXPECT_EQ(merged.front().originCountry, "704");
}

TEST(AsRead, GivesTheSameItemWhenItIsReadAgain)
{
    const auto again = [](const Item &item) {
        std::vector<Message> messages;
        const std::string text = asRead(item, 256);
        for (const auto line : std::views::split(text, '\n'))
            messages.push_back(parse(std::string_view(line)));
        return merge(messages);
    };
    for (const auto &one : {items({"]E09506000134352", "]d2010950600013435217261200"
                                                       "10ABC\x1D"
                                                       "21X"}),
                            items({"(10)ABC(17)261231", "8938505974194"}),
                            items({"https://shop.example.vn/01/09506000134352/10/ABC?17=261231"})}) {
        const auto read = again(one.front());
        ASSERT_EQ(read.size(), 1U) << asRead(one.front(), 256);
        EXPECT_EQ(read.front(), one.front());
    }
    // A decoder gives the identifier beside the bytes.
    const std::vector<Message> beside = {parse("0109506000134352"
                                               "10ABC",
                                               {.symbologyId = "]d2"})};
    EXPECT_TRUE(asRead(merge(beside).front(), 256).starts_with("]d201"));
}

TEST(AsRead, IsWhatTheCodeSaysWhereTheBytesAreTooManyAndNothingWhereThatIsTooLong)
{
    const std::string link = "https://shop.example.vn/01/09506000134352/10/ABC?" + std::string(300, 'x');
    const Item item = items({link.c_str()}).front();
    EXPECT_EQ(asRead(item, 256), "(01)09506000134352(10)ABC");
    EXPECT_EQ(asRead(item, 20), "");
    EXPECT_EQ(asRead(Item{}, 256), "");
}

} // namespace
} // namespace nqi::gs1
