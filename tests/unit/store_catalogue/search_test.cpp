// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_names.h"
#include "core/store/catalogue_schema.h"
#include "tests/unit/store_catalogue/fixture.h"

#include <fstream>

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
    std::size_t found(std::string_view text) const
    {
        auto reader = CatalogueReader::open(m_folder);
        EXPECT_TRUE(reader) << "what is no name is looked up all the same";
        return reader->search(text, 10)->size();
    }
    std::filesystem::path names() const { return namesPath(m_folder, readCurrent(m_folder)->file); }
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

TEST_F(Search, AnswersNothingWithoutANameIndexWhichMayComeLater)
{
    writeCatalogue(m_folder, {.version = 2, .nameSearch = false}, product(3000, "Sữa tươi"));
    auto reader = CatalogueReader::open(m_folder);
    EXPECT_TRUE(reader->search("sua", 5)->empty());
    EXPECT_EQ(makeMissingNames(m_folder), true);
    EXPECT_EQ(reader->search("sua", 5)->size(), 1U) << "the same reader";
    EXPECT_TRUE(reader->isCurrent());
    EXPECT_EQ(makeMissingNames(m_folder), false);
}

TEST_F(Search, ANameIndexThatWasCutIsNoneAndIsMadeAnew)
{
    ASSERT_EQ(found("nuoc"), 2U);
    std::filesystem::resize_file(names(), std::filesystem::file_size(names()) / 2);
    EXPECT_EQ(found("nuoc"), 0U);
    EXPECT_EQ(makeMissingNames(m_folder), true);
    EXPECT_EQ(found("nuoc"), 2U);
    std::ofstream(names()) << "rubbish";
    EXPECT_EQ(found("nuoc"), 0U);
    EXPECT_EQ(makeMissingNames(m_folder), true);
    EXPECT_EQ(found("nuoc"), 2U);
}

TEST_F(Search, WhicheverOperationOfMakingItFailsThereIsNoneAndTheNextTryMakesIt)
{
    writeCatalogue(m_folder, {.version = 2, .nameSearch = false}, product(3000, "Sữa tươi"));
    std::uint64_t n = 1;
    for (bool done = false; !done; ++n) {
        const NthOperationFails failing(n);
        const auto made = makeMissingNames(m_folder, failing.fault());
        done = made.has_value() && !failing.fired();
        EXPECT_EQ(found("sua") == 1, std::filesystem::exists(names())) << n;
        std::filesystem::remove(names());
    }
    EXPECT_GT(n, 10U);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(makeMissingNames(m_folder, {}, stop.get_token()), true) << "few products are no reason to look up";
}

TEST(SearchQuery, QuotesEveryWord)
{
    EXPECT_EQ(searchQuery("Đường  mía-lau"), "\"dường\" AND \"mía\" AND \"lau\"*");
    EXPECT_EQ(searchQuery(" ,;. "), "");
}

} // namespace
} // namespace nqi::store
