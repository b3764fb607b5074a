// SPDX-License-Identifier: Apache-2.0
// The tables whose expected values come from the reference engine. Skipped where they are absent.
#include "core/gs1/compressed_link.h"
#include "core/gs1/dictionary.h"
#include "core/gs1/lint.h"
#include "core/gs1/message.h"
#include "core/gs1/output.h"
#include "tests/unit/gs1/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace nqi::gs1 {
namespace {

using test::Row;
using test::table;

ParseOptions optionsOf(const std::string &text)
{
    ParseOptions options;
    options.permitUnknownAis = text.contains("permitUnknownAIs");
    options.unknownAisAsAttributes = text.contains("unknownAIsAsDLattrs");
    options.permitZeroSuppressedGtin = text.contains("permitZeroSuppressedGTINinDLuris");
    return options;
}

TEST(ReferenceCases, GiveTheSameVerdictsElementsAndLinks)
{
    const std::vector<Row> rows = table("gs1_cases.tsv");
    if (rows.empty())
        GTEST_SKIP() << "no tables of cases here";
    ASSERT_GE(rows.size(), 100U);
    for (const Row &row : rows) {
        const std::string &input = row.at("input");
        const std::string &options = row.at("options");
        const ParseOptions parseOptions = optionsOf(options);
        const Message message = parse(unescape(input), parseOptions);
        const bool requisitesOff = options.contains("requisites_off");
        EXPECT_EQ(message.syntaxValid, row.at("expected_syntax_only") == "valid") << input << " " << toJson(message);
        EXPECT_EQ(requisitesOff ? message.syntaxValid : message.valid, row.at("expected") == "valid")
            << input << " " << toJson(message);
        if (row.at("expected") != "valid")
            continue;
        EXPECT_EQ(encodedAis(message), row.at("expected_ai")) << input;
        const LinkOptions linkOptions{.unknownAisAsAttributes = parseOptions.unknownAisAsAttributes};
        EXPECT_EQ(digitalLinkUri(message, linkOptions).value_or(""), row.at("canonical_dl_uri")) << input;
    }
}

TEST(ReferenceLinterCases, GiveTheSameVerdictsAndPlaces)
{
    const std::vector<Row> rows = table("gs1_linter_cases.tsv");
    if (rows.empty())
        GTEST_SKIP() << "no tables of cases here";
    ASSERT_GE(rows.size(), 100U);
    for (const Row &row : rows) {
        const std::string &linter = row.at("linter");
        const std::string &input = row.at("input");
        const auto error = lint(linter, unescape(input));
        EXPECT_EQ(!error.has_value(), row.at("expected") == "valid") << linter << " " << input;
        if (!error || row.at("expected") == "valid")
            continue;
        EXPECT_EQ(std::to_string(error->position), row.at("err_pos")) << linter << " " << input;
        EXPECT_EQ(std::to_string(error->length), row.at("err_len")) << linter << " " << input;
    }
}

TEST(ReferenceCompressedLinks, AreMadeAndReadBack)
{
    const std::vector<Row> rows = table("gs1_compressed_dl_cases.tsv");
    if (rows.empty())
        GTEST_SKIP() << "no tables of cases here";
    ASSERT_GE(rows.size(), 100U);
    for (const Row &row : rows) {
        const std::string &compressed = row.at("compressed_dl_uri");
        const Message whole = parse(row.at("uncompressed_dl_uri"));
        CompressionOptions options;
        options.partial = row.at("mode") == "partial";
        options.optimised = row.at("optimisations") == "optimised";
        EXPECT_EQ(compressedLink(whole.elements, options).value_or(""), compressed) << row.at("expected_ai");

        const Message read = parse(compressed);
        EXPECT_EQ(read.form, Form::compressedDigitalLink) << compressed;
        EXPECT_TRUE(read.syntaxValid) << compressed << " " << toJson(read);
        std::vector<std::string> expected;
        for (const Element &element : whole.elements)
            expected.push_back(element.ai + "=" + element.value);
        std::vector<std::string> found;
        for (const Element &element : read.elements)
            found.push_back(element.ai + "=" + element.value);
        std::ranges::sort(expected);
        std::ranges::sort(found);
        EXPECT_EQ(found, expected) << compressed;
    }
}

TEST(Dictionary, BuiltInTableSaysTheSameAsTheFile)
{
    std::ifstream file(std::string(NQI_SHARED) + "/gs1/gs1-syntax-dictionary.txt");
    if (!file)
        GTEST_SKIP() << "no dictionary file here";
    std::ostringstream text;
    text << file.rdbuf();
    const auto loaded = Dictionary::parse(text.str());
    ASSERT_TRUE(loaded.has_value()) << loaded.error().line << " " << name(loaded.error().fault);
    const Dictionary &own = Dictionary::builtIn();
    EXPECT_EQ(loaded->release(), own.release());
    ASSERT_EQ(loaded->size(), own.size());
    EXPECT_EQ(own.size(), 541U);
    for (std::size_t i = 0; i < own.size(); ++i) {
        const AiEntry &mine = own.entries()[i];
        const AiEntry &theirs = loaded->entries()[i];
        EXPECT_EQ(mine.ai, theirs.ai);
        EXPECT_EQ(mine.title, theirs.title) << mine.ai;
        EXPECT_EQ(mine.minimum, theirs.minimum) << mine.ai;
        EXPECT_EQ(mine.maximum, theirs.maximum) << mine.ai;
        EXPECT_EQ(mine.predefined, theirs.predefined) << mine.ai;
        EXPECT_EQ(mine.attribute, theirs.attribute) << mine.ai;
        EXPECT_EQ(mine.key, theirs.key) << mine.ai;
        const auto requirements = own.requirements(mine);
        const auto theirRequirements = loaded->requirements(theirs);
        ASSERT_EQ(requirements.size(), theirRequirements.size()) << mine.ai;
        for (std::size_t r = 0; r < requirements.size(); ++r)
            EXPECT_EQ(requirements[r].text, theirRequirements[r].text) << mine.ai;
        EXPECT_EQ(own.exclusions(mine).size(), loaded->exclusions(theirs).size()) << mine.ai;
        EXPECT_EQ(own.sequences(mine).size(), loaded->sequences(theirs).size()) << mine.ai;
    }
}

} // namespace
} // namespace nqi::gs1
