// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/dictionary.h"
#include "core/gs1/message.h"

#include <gtest/gtest.h>

namespace nqi::gs1 {
namespace {

constexpr const char *small = "# Release: 2030-02-03\n"
                              "\n"
                              "01  *?  N14,csum,gcppos2   ex=02  dlpkey=10|21   # GTIN\n"
                              "02  *?  N14,csum           # CONTENT\n"
                              "10   ?  X..20              req=01,02 req=30n+21   # BATCH\n"
                              "21      X..20              # SERIAL\r\n"
                              "300-303\t? N..3 [X5],yesno # RANGE\n";

TEST(DictionaryFile, IsReadWithAllItsRules)
{
    const auto made = Dictionary::parse(small);
    ASSERT_TRUE(made.has_value()) << made.error().line;
    EXPECT_EQ(made->release(), "2030-02-03");
    EXPECT_EQ(made->size(), 8U);
    const AiEntry &gtin = made->entry(made->find("01"));
    EXPECT_TRUE(gtin.predefined && gtin.attribute && gtin.key);
    EXPECT_EQ(gtin.title, "GTIN");
    EXPECT_EQ(made->sequences(gtin).size(), 2U);
    const AiEntry &lot = made->entry(made->find("10"));
    EXPECT_FALSE(lot.predefined);
    ASSERT_EQ(made->requirements(lot).size(), 2U);
    EXPECT_EQ(made->requirements(lot)[1].text, "30n+21");
    EXPECT_EQ(made->entry(made->find("302")).maximum, 8U);
    EXPECT_EQ(made->findPrefix("3019"), made->find("301"));
    EXPECT_EQ(made->find("304"), Dictionary::noEntry);
    EXPECT_EQ(made->find("30"), Dictionary::noEntry);
}

TEST(DictionaryFile, IsUsedByTheReader)
{
    const auto made = Dictionary::parse("55 X..3 # ONLY\n");
    ASSERT_TRUE(made.has_value());
    ParseOptions options;
    options.dictionary = &*made;
    EXPECT_TRUE(parse("(55)ABC", options).valid);
    EXPECT_FALSE(parse("(01)09506000134352", options).valid);
    EXPECT_FALSE(parse("(55)ABC").valid);
}

struct Fault {
    const char *text;
    std::size_t line;
    DictionaryFault fault;
};

class FaultyDictionary : public testing::TestWithParam<Fault> {};

TEST_P(FaultyDictionary, IsRefusedWithItsLine)
{
    const auto made = Dictionary::parse(GetParam().text);
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error(), (DictionaryError{GetParam().line, GetParam().fault})) << name(made.error().fault);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, FaultyDictionary,
    testing::Values(Fault{"# nothing\n", 0, DictionaryFault::noEntries},
                    Fault{"01 * N14\n1 X..3\n", 2, DictionaryFault::applicationIdentifier},
                    Fault{"12345 X..3\n", 1, DictionaryFault::applicationIdentifier},
                    Fault{"303-300 X..3\n", 1, DictionaryFault::applicationIdentifier},
                    Fault{"# x\n\n02 * N14\n01 * N14\n", 4, DictionaryFault::order},
                    Fault{"01 * N14\n01 * N14\n", 2, DictionaryFault::order},
                    Fault{"300 X3\n3010 X3\n", 2, DictionaryFault::lengthByPrefix},
                    Fault{"01 A14\n", 1, DictionaryFault::flags}, Fault{"01 * Q14\n", 1, DictionaryFault::format},
                    Fault{"01 *\n", 1, DictionaryFault::format}, Fault{"01 N0\n", 1, DictionaryFault::format},
                    Fault{"01 N..200\n", 1, DictionaryFault::format}, Fault{"01 N..5 N3\n", 1, DictionaryFault::format},
                    Fault{"01 [N5\n", 1, DictionaryFault::format}, Fault{"01 * N..5\n", 1, DictionaryFault::format},
                    Fault{"01 N14,nosuch\n", 1, DictionaryFault::linter},
                    Fault{"01 N14 wants=02\n", 1, DictionaryFault::attributes},
                    Fault{"01 N14\n02 N14 req=1x\n", 2, DictionaryFault::attributes},
                    Fault{"01 N14 dlpkey=77\n", 1, DictionaryFault::attributes},
                    Fault{"01 N14 req=,\n", 1, DictionaryFault::attributes},
                    Fault{"01 N14 req=+\n", 1, DictionaryFault::attributes}));

TEST(BuiltInDictionary, FindsByWholeTextAndByPrefix)
{
    const Dictionary &dictionary = Dictionary::builtIn();
    EXPECT_EQ(dictionary.size(), 541U);
    EXPECT_EQ(dictionary.entry(dictionary.findPrefix("0112345")).ai, "01");
    EXPECT_EQ(dictionary.entry(dictionary.findPrefix("310312")).ai, "3103");
    EXPECT_EQ(dictionary.findPrefix("310"), Dictionary::noEntry);
    EXPECT_EQ(dictionary.findPrefix("89"), Dictionary::noEntry);
    EXPECT_EQ(dictionary.findPrefix("1"), Dictionary::noEntry);
    EXPECT_EQ(dictionary.findPrefix(""), Dictionary::noEntry);
    EXPECT_EQ(dictionary.find("235"), dictionary.findPrefix("235X"));
    EXPECT_EQ(dictionary.find("23"), Dictionary::noEntry);
}

TEST(BuiltInDictionary, StandsInForIdentifiersNotYetAllotted)
{
    const Dictionary &dictionary = Dictionary::builtIn();
    const auto maximum = [&](std::string_view ai) {
        const std::uint16_t entry = dictionary.standIn(ai);
        return entry == Dictionary::noEntry ? 0 : int{dictionary.entry(entry).maximum};
    };
    EXPECT_EQ(maximum("89"), 90);
    EXPECT_EQ(maximum("236"), 90);
    EXPECT_EQ(maximum("419"), 13);
    EXPECT_EQ(maximum("3999"), 90);
    EXPECT_EQ(maximum("399"), 0);  // identifiers in 39 have four digits
    EXPECT_EQ(maximum("4199"), 0); // in 41 three
    EXPECT_EQ(maximum("01"), 0);   // is known
    EXPECT_EQ(maximum("8"), 0);
    EXPECT_EQ(maximum("8A"), 0);
}

} // namespace
} // namespace nqi::gs1
