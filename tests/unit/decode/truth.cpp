// SPDX-License-Identifier: Apache-2.0
#include "core/decode/truth.h"

#include "core/decode/decoder.h"
#include "core/decode/source.h"
#include "tests/unit/decode/unhurried.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace {

using namespace nqi::decode;
namespace fs = std::filesystem;

Symbol symbol(Symbology symbology, const std::string &text)
{
    Symbol result;
    result.symbology = symbology;
    result.bytes = result.text = text;
    return result;
}

Judgement judged(const std::string &format, const std::string &expected, const std::vector<Symbol> &symbols)
{
    return judge({.path = "", .format = format, .expected = expected}, symbols);
}

TEST(Truth, ComparesRetailCodesAsGtin13)
{
    EXPECT_TRUE(judged("UPCA", "614141000036", {symbol(Symbology::ean13, "0614141000036")}).found);
    EXPECT_TRUE(judged("UPCE", "01234565", {symbol(Symbology::upcA, "012345000065")}).found);
    EXPECT_TRUE(judged("UPCE", "04124498", {symbol(Symbology::upcE, "04124498")}).found);
    EXPECT_TRUE(judged("EAN13", "9004378011027", {symbol(Symbology::ean13, "9004378011027 05")}).found);
    const auto wrong = judged("EAN13", "9004378011027", {symbol(Symbology::ean8, "95060002")});
    EXPECT_FALSE(wrong.found);
    EXPECT_TRUE(wrong.falseRead);
}

TEST(Truth, IgnoresTheLeadingAiOfDataBar)
{
    EXPECT_TRUE(judged("DataBar", "02001234567893", {symbol(Symbology::dataBar, "0102001234567893")}).found);
    EXPECT_TRUE(judged("DataBar", "0104412345678909", {symbol(Symbology::dataBar, "0104412345678909")}).found);
}

TEST(Truth, IgnoresBracketsSpacesAndSeparators)
{
    EXPECT_TRUE(judged("DataBarExpanded", "(10)1098 1234",
                       {symbol(Symbology::dataBarExpanded, "101098\x1d"
                                                           "1234")})
                    .found);
}

TEST(Truth, OtherFamiliesAreNoFalseRead)
{
    const auto judgement = judged("QRCode", "hello", {symbol(Symbology::ean13, "9004378011027")});
    EXPECT_FALSE(judgement.found);
    EXPECT_FALSE(judgement.falseRead);
}

TEST(Truth, AnyReadOnANegativeIsFalse)
{
    EXPECT_TRUE(judged("none", "", {symbol(Symbology::qrCode, "x")}).falseRead);
    EXPECT_TRUE(judged("none", "", {}).found);
}

TEST(Truth, LoadsATableWithEscapes)
{
    const fs::path path = fs::temp_directory_path() / "nqi-truth.tsv";
    std::ofstream(path) << "path\tformat\texpected\nimages/a.png\tDataMatrix\t[)>\\x1e06\\x1dP4\\x5cx\r\n";
    const auto rows = loadTruth(path);
    ASSERT_TRUE(rows.has_value());
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(rows->front().expected, "[)>\x1e"
                                      "06\x1dP4\\x");
    std::ofstream(path) << "path\tformat\texpected\nonly two\tcolumns\n";
    EXPECT_EQ(loadTruth(path).error(), TruthError::badRow);
    fs::remove(path);
    EXPECT_EQ(loadTruth(path).error(), TruthError::notFound);
}

// The bar of this version on the tuning pictures; the bench prints the whole table.
TEST(TuningPictures, AreReadAsWellAsBefore)
{
    const fs::path folder = fs::path(NQI_SHARED) / "scan";
    const auto rows = loadTruth(folder / "truth.tsv");
    if (!rows)
        GTEST_SKIP() << "the tuning pictures are not here";
    Decoder decoder(unhurried());
    TruthTally tally;
    for (const TruthRow &row : *rows) {
        const auto frame = openPicture(folder / row.path)->next();
        ASSERT_TRUE(frame.has_value()) << row.path;
        const auto result = decoder.decode(*frame);
        ASSERT_TRUE(result.has_value()) << row.path;
        tally.add(row, judge(row, result->symbols), result->elapsed);
    }
    EXPECT_GE(tally.total().found, 300) << tally.table();
    // Both are right reads: one label says another number than its picture, one picture shows a second code as well.
    EXPECT_LE(tally.total().falseReads, 2) << tally.table();
}

} // namespace
