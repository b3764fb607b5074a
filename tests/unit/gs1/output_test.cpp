// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/compressed_link.h"
#include "core/gs1/message.h"
#include "core/gs1/output.h"

#include <gtest/gtest.h>

namespace nqi::gs1 {
namespace {

TEST(Canonical, EscapesBracketsInsideValues)
{
    EXPECT_EQ(canonical(parse("^010950600013435210A(B)C")), "(01)09506000134352(10)A\\(B)C");
}

TEST(ElementString, HasSeparatorsOnlyWhereTheyMustBe)
{
    const Message message = parse("(01)09506000134352(17)261231(10)ABC(21)X");
    EXPECT_EQ(elementString(message.elements, "^", true), "^01095060001343521726123110ABC^21X");
    EXPECT_EQ(elementString(message.elements), "01095060001343521726123110ABC\x1D"
                                               "21X");
}

TEST(HumanReadable, CarriesTheDataTitles)
{
    const Message message = parse("(01)09506000134352(10)ABC(99)X");
    EXPECT_EQ(humanReadableText(message.elements), "GTIN (01) 09506000134352\nBATCH/LOT (10) ABC\nINTERNAL (99) X");
    EXPECT_EQ(humanReadable(message.elements)[1], (ReadableLine{"10", "BATCH/LOT", "ABC"}));
}

TEST(DigitalLink, PutsQualifiersInThePathAndTheRestInTheQuery)
{
    const Message message = parse("(21)S/1(17)261231(10)A(01)09506000134352(99)x y", {});
    EXPECT_EQ(digitalLinkUri(message.elements), "https://id.gs1.org/01/09506000134352/10/A/21/S%2F1?17=261231&99=x+y");
    LinkOptions options;
    options.stem = "https://shop.example.vn/p/";
    EXPECT_EQ(digitalLinkUri(parse("(01)09506000134352").elements, options),
              "https://shop.example.vn/p/01/09506000134352");
}

TEST(DigitalLink, IsNotMadeWithoutAKeyOrOfAnInvalidMessage)
{
    EXPECT_EQ(digitalLinkUri(parse("(98)A").elements), std::nullopt);
    EXPECT_EQ(digitalLinkUri(parse("(01)09506000134352(8200)http://a.vn")), std::nullopt);
    EXPECT_EQ(digitalLinkUri(parse("(01)09506000134351")), std::nullopt);
}

TEST(CompressedLink, KeepsLeadingZerosOfNumbers)
{
    const Message message = parse("(01)09506000134352(10)000123(3922)0299(30)01");
    const auto link = compressedLink(message.elements);
    ASSERT_TRUE(link.has_value());
    const Message again = parse(*link);
    EXPECT_EQ(again.find("10"), "000123");
    EXPECT_EQ(again.find("3922"), "0299");
    EXPECT_EQ(again.find("30"), "01");
}

TEST(CompressedLink, TakesEveryKindOfText)
{
    for (const char *lot : {"123", "abc123", "ABC123", "aB-_9", "a/b+c", "A", "0"}) {
        const Message message = parse(std::string("(01)09506000134352(10)") + lot);
        for (const bool partial : {false, true}) {
            for (const bool optimised : {false, true}) {
                const auto link = compressedLink(message.elements, {.partial = partial, .optimised = optimised});
                ASSERT_TRUE(link.has_value());
                EXPECT_EQ(parse(*link).find("10"), lot) << *link;
            }
        }
    }
}

TEST(CompressedLink, IsNotMadeWithoutAKeyOrFromAValueOutOfFormat)
{
    EXPECT_EQ(compressedLink(parse("(98)A").elements), std::nullopt);
    EXPECT_EQ(compressedLink(std::vector<Element>{{"01", "123", 0}}), std::nullopt);
    EXPECT_EQ(compressedLink(std::vector<Element>{{"01", "0950600013435x", 0}}), std::nullopt);
}

TEST(Decompress, RefusesWhatDoesNotEndWhereItShould)
{
    EXPECT_EQ(decompress("ARZ055xf3"), std::nullopt);
    EXPECT_EQ(decompress("ARZ055xf3g_"), std::nullopt);
    EXPECT_EQ(decompress("not base64!"), std::nullopt);
    EXPECT_EQ(decompress(""), std::nullopt);
}

TEST(Json, HasTheStableFields)
{
    EXPECT_EQ(toJson(parse("(10)ABC")),
              R"({"form":"bracketed","valid":false,"syntaxValid":true,"lenientValid":true,"ai":"(10)ABC",)"
              R"("digitalLink":"","gtin":"","symbology":"","host":"","elements":[{"ai":"10","title":"BATCH/LOT",)"
              R"("value":"ABC","pos":0,"implied":false}],"issues":[{"code":"requiredAiMissing","ai":"10","pos":0,)"
              R"("severity":"warning","arguments":["01,02,03,8006,8026","01"]}],"parameters":[],"alternatives":[]})");
}

TEST(Json, QuotesAnyBytes)
{
    EXPECT_EQ(jsonText("a\"b\\c\x1D\x7F"), "\"a\\\"b\\\\c\\u001d\\u007f\"");
    EXPECT_EQ(jsonText("Phú Quốc"), "\"Phú Quốc\"");
    EXPECT_EQ(jsonText("\xFF\xC3"), "\"\\u00ff\\u00c3\"");
    EXPECT_EQ(jsonText("\xED\xA0\x80"), "\"\\u00ed\\u00a0\\u0080\""); // a surrogate is no UTF-8
}

TEST(Unescape, ReadsSeparatorsAndBytes)
{
    EXPECT_EQ(unescape("10A<GS>21<0x1d>B<0xZZ><0x1>"), "10A\x1D"
                                                       "21\x1D"
                                                       "B<0xZZ><0x1>");
    EXPECT_EQ(unescape("<0x00>"), std::string(1, '\0'));
}

} // namespace
} // namespace nqi::gs1
