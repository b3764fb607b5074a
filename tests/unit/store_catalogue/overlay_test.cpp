// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_schema.h"
#include "tests/unit/store_catalogue/fixture.h"

namespace nqi::store {
namespace {

/// A base with an overlay made by hand, as a later version of the program will write it.
class Overlay : public FolderTest {
protected:
    void SetUp() override
    {
        writeCatalogue(m_folder, {.version = 1}, product(gtin, "Cũ"), product(gtin + 1, "Ở lại"),
                       catalog::AlertItem{.alert = "a", .line = 1, .gtin = gtin},
                       catalog::AlertItem{.alert = "b", .line = 1, .gtin = gtin}, catalog::Alert{.id = "a"},
                       catalog::Alert{.id = "b"}, catalog::Licence{.prefix = "893123", .holder = "cũ"});
        m_overlay.emplace(std::move(
            *Database::open(overlayPath(m_folder, readCurrent(m_folder)->file), {.access = SqlAccess::create})));
        std::string tables(metaTables);
        catalog::AllRecords::forEach([&]<class Record>() {
            tables += sql::createTable<Record>(sql::Layer::overlay) + ";" + sql::createIndexes<Record>();
        });
        ASSERT_TRUE(m_overlay->exec(tables));
    }
    template <class Record>
    void put(const Record &record, bool deleted = false)
    {
        auto statement = m_overlay->prepare(sql::insert<Record>("INSERT OR REPLACE"));
        ASSERT_TRUE(statement);
        sql::bindRecord(*statement, record);
        ASSERT_TRUE(statement->run());
        if (deleted) {
            const std::string table(catalog::Schema<Record>::table);
            ASSERT_TRUE(m_overlay->exec("UPDATE " + table + " SET deleted = 1"));
        }
    }
    std::optional<Database> m_overlay;
};

TEST_F(Overlay, HidesTheRowsItReplaces)
{
    put(product(gtin, "Mới"));
    auto reader = CatalogueReader::open(m_folder);
    ASSERT_TRUE(reader);
    EXPECT_EQ((*reader->product(gtin))->name, "Mới");
    EXPECT_EQ((*reader->product(gtin + 1))->name, "Ở lại");
}

TEST_F(Overlay, HidesTheRowsItDeletes)
{
    put(product(gtin), true);
    auto reader = CatalogueReader::open(m_folder);
    EXPECT_FALSE(*reader->product(gtin));
    EXPECT_FALSE(reader->facts(item(gtin))->product);
}

TEST_F(Overlay, JoinsTheRowsOfBothLayersInOrder)
{
    put(catalog::AlertItem{.alert = "aa", .line = 1, .gtin = gtin});
    put(catalog::Alert{.id = "aa"});
    put(catalog::AlertItem{.alert = "b", .line = 1, .gtin = gtin, .lot = "L"});
    auto reader = CatalogueReader::open(m_folder);
    const auto facts = reader->facts(item(gtin));
    ASSERT_TRUE(facts);
    ASSERT_EQ(facts->alertItems.size(), 3U);
    EXPECT_EQ(facts->alertItems[0].alert, "a");
    EXPECT_EQ(facts->alertItems[1].alert, "aa");
    EXPECT_EQ(facts->alertItems[2].lot, "L");
    EXPECT_EQ(facts->alerts.size(), 3U);
}

TEST_F(Overlay, TakesPartInTheSearchForAPrefix)
{
    put(catalog::Licence{.prefix = "89312345", .holder = "mới"});
    auto reader = CatalogueReader::open(m_folder);
    EXPECT_EQ(reader->facts(item(gtin))->licence->holder, "mới");
    EXPECT_EQ(reader->facts(item(8'931'230'000'000))->licence->holder, "cũ");
}

TEST_F(Overlay, ShowsWhatIsCommittedWhileAReaderIsOpen)
{
    auto reader = CatalogueReader::open(m_folder);
    EXPECT_EQ((*reader->product(gtin))->name, "Cũ");
    EXPECT_EQ(reader->info()->version, 1U);
    auto transaction = m_overlay->begin();
    put(product(gtin, "Mới"));
    ASSERT_TRUE(m_overlay->exec("INSERT INTO meta VALUES('version', '2')"));
    EXPECT_EQ(reader->facts(item(gtin))->product->name, "Cũ");
    ASSERT_TRUE(transaction->commit());
    const auto facts = reader->facts(item(gtin));
    EXPECT_EQ(facts->product->name, "Mới");
    EXPECT_EQ(facts->catalogue.version, 2U);
}

TEST_F(Overlay, OverridesWhatIsKnownOfADataset)
{
    ASSERT_TRUE(m_overlay->exec("INSERT INTO datasets VALUES('alerts', 'Mới', 7, 1000, 5, 0, 'x')"));
    const auto info = CatalogueReader::open(m_folder)->info();
    ASSERT_TRUE(info);
    EXPECT_EQ(info->datasets.size(), catalog::allDatasets.size());
    EXPECT_EQ(info->find(catalog::Dataset::alerts)->version, 7U);
    EXPECT_FALSE(info->find(catalog::Dataset::alerts)->covered);
    EXPECT_EQ(info->find(catalog::Dataset::alerts)->part, "x");
    EXPECT_EQ(info->find(catalog::Dataset::trace)->part, "");
    EXPECT_FALSE(info->find(catalog::Dataset::trace)->covered);
}

TEST_F(Overlay, ThatIsRubbishIsDamage)
{
    m_overlay.reset();
    std::filesystem::resize_file(overlayPath(m_folder, readCurrent(m_folder)->file), 10);
    auto reader = CatalogueReader::open(m_folder);
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error(), catalog::LookupError::damaged);
}

} // namespace
} // namespace nqi::store
