// SPDX-License-Identifier: Apache-2.0
#include "core/demo/demo.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_schema.h"
#include "tests/unit/store_catalogue/fixture.h"

#include <cstdlib>
#include <fstream>

namespace nqi::store {
namespace {

using catalog::LookupError;
namespace fs = std::filesystem;

class Damage : public FolderTest {
protected:
    void SetUp() override
    {
        auto writer = CatalogueWriter::create(m_folder, {.version = 1, .demo = true});
        ASSERT_TRUE(writer);
        ASSERT_TRUE(demo::writeTo(*writer, {.products = 200, .seed = 5, .now = instant(0)}));
        m_base = m_folder / readCurrent(m_folder)->file;
    }
    void pointAt(std::uint64_t size) const
    {
        ASSERT_TRUE(writeCurrent(m_folder, {.file = m_base.filename().string(), .size = size}, {}));
    }
    [[nodiscard]] LookupError openError() const
    {
        const auto reader = CatalogueReader::open(m_folder);
        EXPECT_FALSE(reader);
        return reader ? LookupError::unavailable : reader.error();
    }
    fs::path m_base;
};

TEST_F(Damage, NothingThereIsUnavailable)
{
    fs::remove_all(m_folder);
    EXPECT_EQ(openError(), LookupError::unavailable);
    fs::create_directories(m_folder);
    EXPECT_EQ(openError(), LookupError::unavailable);
}

TEST_F(Damage, APointerToNothingIsUnavailable)
{
    fs::remove(m_base);
    EXPECT_EQ(openError(), LookupError::unavailable);
}

TEST_F(Damage, APointerThatNamesNoBaseIsDamage)
{
    for (const char *text : {"", "\n", "base-1.db", "base-1.db\n", "base-1.db\nx\n", "../secret.db\n1\n",
                             "base-1.db/../../x.db\n1\n", "base-.db\n1\n", "base-1.db\n-5\n"}) {
        std::ofstream(currentPath(m_folder), std::ios::trunc) << text;
        EXPECT_EQ(openError(), LookupError::damaged) << text;
    }
    std::ofstream(currentPath(m_folder), std::ios::trunc) << std::string(1'000'000, 'x');
    EXPECT_EQ(openError(), LookupError::damaged);
}

TEST_F(Damage, ATruncatedBaseIsNoticedAtOnce)
{
    const auto size = fs::file_size(m_base);
    for (const std::uintmax_t kept :
         {std::uintmax_t{0}, std::uintmax_t{50}, std::uintmax_t{4096}, size / 2, size - 1}) {
        fs::resize_file(m_base, kept);
        EXPECT_EQ(openError(), LookupError::damaged) << kept;
    }
}

TEST_F(Damage, RubbishIsNoticedEvenWhenTheSizeIsRight)
{
    std::ofstream(m_base, std::ios::trunc | std::ios::binary) << std::string(64 * 1024, 'x');
    pointAt(64 * 1024);
    EXPECT_EQ(openError(), LookupError::damaged);
}

TEST_F(Damage, ATruncatedBaseOfTheRightSizeNeverCrashes)
{
    const auto kept = fs::file_size(m_base) / 3 / 4096 * 4096;
    fs::resize_file(m_base, kept);
    pointAt(kept);
    auto reader = CatalogueReader::open(m_folder);
    if (!reader) {
        EXPECT_EQ(reader.error(), LookupError::damaged);
        return;
    }
    EXPECT_FALSE(reader->check());
    EXPECT_FALSE(reader->facts(item(gtin)).has_value() && reader->policy().has_value());
}

TEST_F(Damage, AnotherDatabaseIsDamage)
{
    fs::remove(m_base);
    {
        auto other = Database::open(m_base, {.access = SqlAccess::create, .journal = SqlJournal::off});
        ASSERT_TRUE(other->exec("CREATE TABLE products(gtin)"));
    }
    pointAt(fs::file_size(m_base));
    EXPECT_EQ(openError(), LookupError::damaged);
}

TEST_F(Damage, ANewerLayoutIsSaidToBeNewer)
{
    {
        auto database = Database::open(m_base, {.access = SqlAccess::readWrite, .journal = SqlJournal::off});
        ASSERT_TRUE(database->exec("PRAGMA user_version=" + std::to_string(catalogueSchema + 1)));
    }
    EXPECT_EQ(openError(), LookupError::newer);
}

TEST_F(Damage, AValueOutsideItsEnumerationIsDamage)
{
    {
        auto database = Database::open(m_base, {.access = SqlAccess::readWrite, .journal = SqlJournal::off});
        ASSERT_TRUE(database->exec("UPDATE products SET status = 77"));
    }
    pointAt(fs::file_size(m_base));
    auto reader = CatalogueReader::open(m_folder);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->search("mẫu", 5).error(), LookupError::damaged);
}

/// Flipped bytes give an answer or `damaged`, never anything else.
TEST_F(Damage, FlippedBytesNeverCrashTheReader)
{
    std::string good;
    {
        std::ifstream stream(m_base, std::ios::binary);
        good.assign(std::istreambuf_iterator<char>(stream), {});
    }
    const auto policySize = CatalogueReader::open(m_folder)->policy()->size();
    EXPECT_GT(policySize, 30U);
    int damaged = 0;
    for (std::size_t at = 0; at < good.size(); at += at < 4096 ? 7 : 1999) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x55);
        std::ofstream(m_base, std::ios::trunc | std::ios::binary) << bad;
        auto reader = CatalogueReader::open(m_folder);
        if (!reader) {
            ++damaged;
            continue;
        }
        for (const auto &found : {reader->search("sao mau", 3), reader->search("mẫu", 3)})
            damaged += found ? 0 : 1;
        damaged += reader->policy() ? 0 : 1;
        damaged += reader->facts(item(gtin, "L", "S")) ? 0 : 1;
        damaged += reader->licence("893999001001") ? 0 : 1;
    }
    EXPECT_GT(damaged, 5);
}

} // namespace
} // namespace nqi::store
