// SPDX-License-Identifier: Apache-2.0
// Properties over generated messages. The generator is seeded: a failure repeats itself.
#include "core/gs1/compressed_link.h"
#include "core/gs1/dictionary.h"
#include "core/gs1/gtin.h"
#include "core/gs1/message.h"
#include "core/gs1/output.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

namespace nqi::gs1 {
namespace {

class Generator {
public:
    explicit Generator(unsigned seed) : m_engine(seed) {}

    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(m_engine); }

    std::string digits(std::size_t count)
    {
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += static_cast<char>('0' + below(10));
        return text;
    }

    std::string key(std::size_t count)
    {
        std::string text = digits(count - 1);
        return text + static_cast<char>('0' + checkDigit(text).value());
    }

    std::string text(std::size_t most)
    {
        constexpr std::string_view characters =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
        std::string made;
        for (std::size_t i = 1 + below(most); i > 0; --i)
            made += characters[below(characters.size())];
        return made;
    }

    std::string date()
    {
        const std::string month = std::to_string(1 + below(12));
        return digits(2) + (month.size() == 1 ? "0" : "") + month + (below(2) == 0 ? "00" : "15");
    }

    std::vector<Element> message()
    {
        std::vector<Element> elements{{"01", key(14), 0}};
        if (below(2) == 0)
            elements.push_back({"17", date(), 0});
        if (below(2) == 0)
            elements.push_back({"3103", digits(6), 0});
        if (below(2) == 0)
            elements.push_back({"10", text(20), 0});
        if (below(2) == 0)
            elements.push_back({"21", text(20), 0});
        if (below(2) == 0)
            elements.push_back({"30", digits(1 + below(8)), 0});
        if (below(2) == 0)
            elements.push_back({"99", text(90), 0});
        if (below(2) == 0)
            elements.push_back({"422", "704", 0});
        return elements;
    }

private:
    std::mt19937 m_engine;
};

std::vector<std::pair<std::string, std::string>> pairs(std::span<const Element> elements)
{
    std::vector<std::pair<std::string, std::string>> list;
    for (const Element &element : elements)
        list.emplace_back(element.ai, element.value);
    return list;
}

TEST(Property, ReadingWhatWasPrintedGivesTheSameElements)
{
    Generator generator(1);
    for (int round = 0; round < 3000; ++round) {
        const std::vector<Element> elements = generator.message();
        for (const std::string &printed :
             {canonical(elements), elementString(elements, "^", true), "]d2" + elementString(elements)}) {
            const Message read = parse(printed);
            EXPECT_TRUE(read.valid) << printed << toJson(read);
            EXPECT_EQ(pairs(read.elements), pairs(elements)) << printed;
        }
    }
}

TEST(Property, LinksHoldTheSameElements)
{
    Generator generator(2);
    for (int round = 0; round < 2000; ++round) {
        const std::vector<Element> elements = generator.message();
        auto expected = pairs(elements);
        std::ranges::sort(expected);
        const auto link = digitalLinkUri(elements);
        const auto full = compressedLink(elements, {.optimised = generator.below(2) == 0});
        const auto partial = compressedLink(elements, {.partial = true});
        ASSERT_TRUE(link && full && partial);
        for (const std::string &printed : {*link, *full, *partial}) {
            const Message read = parse(printed);
            EXPECT_TRUE(read.valid) << printed << toJson(read);
            auto found = pairs(read.elements);
            std::ranges::sort(found);
            EXPECT_EQ(found, expected) << printed;
        }
    }
}

TEST(Property, AnySingleWrongDigitOfAKeyIsCaught)
{
    Generator generator(3);
    for (int round = 0; round < 300; ++round) {
        const bool unit = generator.below(2) == 0;
        const std::string ai = unit ? "00" : "01";
        const std::string right = generator.key(unit ? 18 : 14);
        for (std::size_t i = 0; i < right.size(); ++i) {
            std::string wrong = right;
            wrong[i] = static_cast<char>('0' + (wrong[i] - '0' + 1 + static_cast<int>(generator.below(9))) % 10);
            EXPECT_FALSE(parse("(" + ai + ")" + wrong).syntaxValid) << wrong;
        }
    }
}

TEST(Property, DamagedInputIsReadToItsEndWithPlacesInside)
{
    Generator generator(4);
    for (int round = 0; round < 5000; ++round) {
        std::string input =
            generator.below(2) == 0 ? canonical(generator.message()) : elementString(generator.message(), "^", true);
        for (std::size_t hits = 1 + generator.below(4); hits > 0; --hits)
            input[generator.below(input.size())] = static_cast<char>(generator.below(256));
        const Message message = parse(input);
        for (const Issue &issue : message.issues)
            EXPECT_LE(issue.position, input.size());
        for (const Element &element : message.elements)
            EXPECT_LE(element.position, input.size());
        EXPECT_EQ(message.input, input);
    }
}

TEST(Property, AMegabyteOfAnythingIsReadInLinearTime)
{
    constexpr std::size_t size = 1 << 20;
    for (const char *unit : {"^99A", "20", "(99)A", "(99)(", "/01/1", "&99=%41", "\x1D", "<GS>"}) {
        for (const char *front : {"", "]C1", "https://a/01/09506000134352?"}) {
            std::string input = front;
            while (input.size() < size)
                input += unit;
            const auto begin = std::chrono::steady_clock::now();
            (void)parse(input);
            const auto took = std::chrono::steady_clock::now() - begin;
            EXPECT_LT(took, std::chrono::seconds(3)) << front << unit;
        }
    }
}

} // namespace
} // namespace nqi::gs1
