// SPDX-License-Identifier: Apache-2.0
#include "core/trace/json.h"

#include <gtest/gtest.h>

namespace nqi::trace {
namespace {

std::string_view errorOf(std::string_view text)
{
    const auto json = Json::parse(text);
    return json ? std::string_view{} : json.error().what;
}

TEST(Json, GivesMembersAndElementsInOrder)
{
    const std::string text = R"( {"a": [1, "two", true, null, -0.5e+3], "b": {}, "c": []} )";
    const auto json = Json::parse(text);
    ASSERT_TRUE(json);
    std::vector<std::string_view> all;
    for (const auto member : json->root())
        all.push_back(member.key());
    EXPECT_EQ(all, (std::vector<std::string_view>{"a", "b", "c"}));
    all.clear();
    const auto list = json->root().find("a");
    ASSERT_TRUE(list);
    for (const auto element : *list)
        all.push_back(element.text());
    EXPECT_EQ(all, (std::vector<std::string_view>{"1", "two", "true", "null", "-0.5e+3"}));
    EXPECT_EQ(json->root().find("b")->begin(), json->root().find("b")->end());
    EXPECT_FALSE(json->root().find("d"));
    EXPECT_FALSE(json->root().find("a")->find("a"));
}

TEST(Json, ResolvesEscapes)
{
    const auto json = Json::parse(R"(["\"\\\/\b\f\n\r\t", "\u00e9\u1ec7\ud83d\ude00", "a\u0000b"])");
    ASSERT_TRUE(json);
    auto it = json->root().begin();
    EXPECT_EQ((*it++).text(), "\"\\/\b\f\n\r\t");
    EXPECT_EQ((*it++).text(), "é\xE1\xBB\x87\xF0\x9F\x98\x80");
    EXPECT_EQ((*it++).text(), std::string_view("a\0b", 3));
}

TEST(Json, RefusesWhatIsNoJson)
{
    for (const std::string_view text : {"",
                                        "{",
                                        "[1,]",
                                        "{\"a\":1,}",
                                        "[1 2]",
                                        "{\"a\" 1}",
                                        "{a:1}",
                                        "01",
                                        "-",
                                        "1.",
                                        "1e",
                                        ".5",
                                        "+1",
                                        "tru",
                                        "nul",
                                        "\"",
                                        "\"\\x\"",
                                        "\"\\u12\"",
                                        "\"\\ud800\"",
                                        "\"\\ud800\\u0041\"",
                                        "\"\\udc00\"",
                                        "\"\n\"",
                                        "1 1",
                                        "[1]]",
                                        "NaN",
                                        "'a'",
                                        "{1:2}",
                                        "[",
                                        "{\"a\":",
                                        "\"\\"})
        EXPECT_EQ(errorOf(text), "syntax") << text;
    EXPECT_EQ(errorOf("\"\xFF\""), "utf8");
    EXPECT_EQ(errorOf("\"\xC0\xAF\""), "utf8");
}

TEST(Json, RefusesNamesThatComeTwice)
{
    EXPECT_EQ(errorOf(R"({"a":1,"b":2,"a":3})"), "duplicateKey");
    EXPECT_EQ(errorOf(R"({"a":1,"\u0061":3})"), "duplicateKey");
    EXPECT_EQ(errorOf(R"([{"a":1},{"a":1}])"), "");
}

TEST(Json, RefusesWhatIsNestedTooDeep)
{
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
    };
    EXPECT_EQ(errorOf(nested(Json::maxDepth)), "");
    EXPECT_EQ(errorOf(nested(Json::maxDepth + 2)), "depth");
    EXPECT_EQ(errorOf(std::string(1'000'000, '[')), "depth");
}

TEST(Json, TellsWhereItBreaks)
{
    EXPECT_EQ(Json::parse("[1, x]").error().position, 4U);
}

TEST(Json, SkipsAByteOrderMark)
{
    EXPECT_EQ(errorOf("\xEF\xBB\xBF{}"), "");
}

} // namespace
} // namespace nqi::trace
