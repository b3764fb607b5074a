// SPDX-License-Identifier: Apache-2.0
#include "core/demo/demo.h"
#include "core/store/catalogue_files.h"
#include "tests/unit/store_catalogue/fixture.h"

#include <fstream>
#include <iterator>

namespace nqi::store {
namespace {

using Writer = FolderTest;

std::string bytesOfFile(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST_F(Writer, GivesBackEveryRecordAsItWas)
{
    const catalog::TraceEvent event{.id = "e1",
                                    .gtin = gtin,
                                    .lot = {},
                                    .serial = "S1",
                                    .time = instant(5, 3),
                                    .step = "shipping",
                                    .disposition = "in_transit",
                                    .place = "Huế",
                                    .party = "0101",
                                    .latitude = 16.5,
                                    .longitude = -107.25,
                                    .withdrawn = true};
    const catalog::PolicyEntry dated{
        .key = "a", .value = "1", .legalBasis = "x", .validFrom = day(1), .validTo = day(2)};
    const catalog::PolicyEntry open{.key = "a", .value = "2", .legalBasis = {}, .validFrom = {}, .validTo = {}};
    writeCatalogue(m_folder, {.version = 9}, product(gtin), event, dated, open);
    auto reader = CatalogueReader::open(m_folder);
    ASSERT_TRUE(reader);
    EXPECT_EQ(**reader->product(gtin), product(gtin));
    const auto events = reader->traceEvents(gtin, {}, "S1");
    ASSERT_EQ(events->size(), 1U);
    EXPECT_EQ(events->front(), event);
    EXPECT_EQ(*reader->policy(), (std::vector{open, dated}));
    EXPECT_EQ(reader->info()->version, 9U);
    EXPECT_FALSE(reader->info()->demo);
}

TEST_F(Writer, SaysWhatIsCoveredAndCountsRows)
{
    auto writer = CatalogueWriter::create(m_folder, {.version = 2, .demo = true});
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->add(product(gtin)));
    ASSERT_TRUE(writer->set(
        {.dataset = catalog::Dataset::products, .authority = "A", .version = 4, .asOf = instant(8), .covered = true}));
    ASSERT_TRUE(writer->set(
        {.dataset = catalog::Dataset::alerts, .authority = "B", .version = 5, .asOf = instant(7), .covered = true}));
    ASSERT_TRUE(writer->finish());
    const auto info = CatalogueReader::open(m_folder)->info();
    ASSERT_TRUE(info);
    EXPECT_TRUE(info->demo);
    EXPECT_EQ(info->asOf, instant(7)); // the oldest
    ASSERT_EQ(info->datasets.size(), catalog::allDatasets.size());
    EXPECT_EQ(info->find(catalog::Dataset::products)->rows, 1U);
    EXPECT_EQ(info->find(catalog::Dataset::products)->authority, "A");
    EXPECT_FALSE(info->find(catalog::Dataset::trace)->covered);
}

TEST_F(Writer, RefusesTheSameKeyTwice)
{
    auto writer = CatalogueWriter::create(m_folder, {});
    ASSERT_TRUE(writer->add(product(gtin)));
    EXPECT_EQ(writer->add(product(gtin)).error().code, SqlCode::constraint);
}

TEST_F(Writer, ChangesNothingUntilItIsFinished)
{
    writeCatalogue(m_folder, {.version = 1}, product(gtin));
    {
        auto writer = CatalogueWriter::create(m_folder, {.version = 2});
        ASSERT_TRUE(writer->add(product(gtin, "Khác")));
        EXPECT_EQ(CatalogueReader::open(m_folder)->info()->version, 1U);
    }
    EXPECT_EQ(CatalogueReader::open(m_folder)->info()->version, 1U);
    EXPECT_FALSE(std::filesystem::exists(partPath(m_folder)));
}

TEST_F(Writer, ReplacesTheBaseUnderAnOpenReader)
{
    writeCatalogue(m_folder, {.version = 1}, product(gtin, "Cũ"));
    auto old = CatalogueReader::open(m_folder);
    ASSERT_TRUE(old);
    writeCatalogue(m_folder, {.version = 2}, product(gtin, "Mới"));
    EXPECT_FALSE(old->isCurrent());
    EXPECT_EQ((*old->product(gtin))->name, "Cũ");
    auto fresh = CatalogueReader::open(m_folder);
    EXPECT_TRUE(fresh->isCurrent());
    EXPECT_EQ((*fresh->product(gtin))->name, "Mới");
}

TEST_F(Writer, RemovesOlderBases)
{
    for (std::uint64_t version = 1; version <= 3; ++version)
        writeCatalogue(m_folder, {.version = version}, product(gtin));
    int bases = 0;
    for (const auto &entry : std::filesystem::directory_iterator(m_folder))
        bases += entry.path().extension() == ".db" ? 1 : 0;
    EXPECT_EQ(bases, 1);
}

TEST_F(Writer, WritesTheSameVersionAgain)
{
    writeCatalogue(m_folder, {.version = 1}, product(gtin, "Cũ"));
    writeCatalogue(m_folder, {.version = 1}, product(gtin, "Mới"));
    EXPECT_EQ((*CatalogueReader::open(m_folder)->product(gtin))->name, "Mới");
}

TEST_F(Writer, KeepsASecondWriterOut)
{
    auto first = CatalogueWriter::create(m_folder, {});
    ASSERT_TRUE(first);
    EXPECT_EQ(CatalogueWriter::create(m_folder, {}).error().code, SqlCode::busy);
    ASSERT_TRUE(first->add(product(gtin)));
    ASSERT_TRUE(first->finish());
}

TEST_F(Writer, TakesNothingAfterItIsFinished)
{
    auto writer = CatalogueWriter::create(m_folder, {});
    ASSERT_TRUE(writer->finish());
    EXPECT_FALSE(writer->add(product(gtin)));
    EXPECT_FALSE(writer->finish());
}

TEST_F(Writer, GivesTheSameBytesForTheSameRecords)
{
    std::string first;
    for (int i = 0; i < 2; ++i) {
        std::filesystem::remove_all(m_folder);
        auto writer = CatalogueWriter::create(m_folder, {.version = 1, .demo = true});
        ASSERT_TRUE(writer);
        ASSERT_TRUE(demo::writeTo(*writer, {.products = 400, .seed = 5, .now = instant(0)}));
        const std::string bytes = bytesOfFile(m_folder / readCurrent(m_folder)->file);
        EXPECT_GT(bytes.size(), 100'000U);
        if (i == 0)
            first = bytes;
        else
            EXPECT_TRUE(bytes == first);
    }
}

TEST_F(Writer, SaysThatAFolderCannotBeMade)
{
    std::filesystem::create_directories(m_folder);
    std::ofstream(m_folder / "file") << "x";
    EXPECT_FALSE(CatalogueWriter::create(m_folder / "file" / "catalog", {}));
}

} // namespace
} // namespace nqi::store
