// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_schema.h"
#include "tests/unit/store_catalogue/fixture.h"

namespace nqi::store {
namespace {

class Search : public FolderTest {
protected:
    void SetUp() override
    {
        catalog::Product fish = product(1000, "Nước mắm cá cơm Đường Lâm 500 ml");
        fish.brand = "Đường Lâm";
        fish.model = "";
        catalog::Product drink = product(2000, "Nước uống đóng chai");
        drink.model = "ND-500";
        writeCatalogue(m_folder, {}, fish, drink, product(3000, "Sữa tươi"));
        m_reader.emplace(std::move(*CatalogueReader::open(m_folder)));
    }
    std::vector<std::uint64_t> find(std::string_view text, std::size_t limit = 10)
    {
        const auto found = m_reader->search(text, limit);
        EXPECT_TRUE(found) << text;
        std::vector<std::uint64_t> gtins;
        for (const catalog::Product &row : found.value_or(std::vector<catalog::Product>()))
            gtins.push_back(row.gtin);
        return gtins;
    }
    std::optional<CatalogueReader> m_reader;
};

using Gtins = std::vector<std::uint64_t>;

TEST_F(Search, IgnoresAccentsCaseAndTheStrokeOfTheLetterD)
{
    EXPECT_EQ(find("nuoc mam"), Gtins{1000});
    EXPECT_EQ(find("NƯỚC MẮM"), Gtins{1000});
    EXPECT_EQ(find("duong lam"), Gtins{1000});
    EXPECT_EQ(find("Đường"), Gtins{1000});
    EXPECT_EQ(find("uong"), Gtins{2000});
    EXPECT_EQ(find("nước"), (Gtins{1000, 2000}));
}

TEST_F(Search, TakesDecomposedTextToo)
{
    EXPECT_EQ(find("nu\u031bo\u031b\u0301c ma\u0306\u0301m"), Gtins{1000});
}

TEST_F(Search, FindsByBrandModelAndUnfinishedWord)
{
    EXPECT_EQ(find("moc suong"), (Gtins{2000, 3000}));
    EXPECT_EQ(find("ND-500"), Gtins{2000});
    EXPECT_EQ(find("nuoc dong ch"), Gtins{2000});
    EXPECT_EQ(find("nuo mam"), Gtins{}); // only the last word may be unfinished
}

TEST_F(Search, KeepsToTheLimit)
{
    EXPECT_EQ(find("nuoc", 1), Gtins{1000});
    EXPECT_EQ(find("nuoc", 0), Gtins{});
}

TEST_F(Search, TakesAnythingThatSomeoneTypes)
{
    for (const char *text :
         {"", "   ", "\"", "\"\"\"", "AND OR NOT", "* ^ ( ) { }", "nuoc\" OR \"sua", "name:nuoc", "-", "–", "“nước”",
          "\xff\xfe", "🙂", "a\xC4", "NEAR(a b)", "​", "㐀", "'; DROP TABLE products;"})
        static_cast<void>(find(text));
    EXPECT_EQ(find("“nước” – mắm…"), Gtins{1000});
    static_cast<void>(find(std::string(100'000, 'x')));
    static_cast<void>(find(std::string(100'000, ' ') + "nuoc"));
}

TEST_F(Search, AnswersNothingWithoutANameIndex)
{
    writeCatalogue(m_folder, {.version = 2, .nameSearch = false}, product(gtin));
    EXPECT_TRUE(CatalogueReader::open(m_folder)->search("sua", 5)->empty());
}

TEST(SearchQuery, QuotesEveryWord)
{
    EXPECT_EQ(searchQuery("Đường  mía-lau"), "\"dường\" AND \"mía\" AND \"lau\"*");
    EXPECT_EQ(searchQuery(" ,;. "), "");
}

} // namespace
} // namespace nqi::store
