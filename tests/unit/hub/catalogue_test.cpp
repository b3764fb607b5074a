// SPDX-License-Identifier: Apache-2.0
#include "core/hub/catalogue.h"
#include "core/hub/changes.h"
#include "core/hub/import.h"
#include "core/store/catalogue_overlay.h"
#include "core/store/catalogue_writer.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <map>
#include <random>
#include <sstream>

namespace nqi::hub {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct HubCatalogue : testing::Test {
    TestFolder folder;
    std::filesystem::path data = folder.path / "hub";
    std::filesystem::path source = folder.path / "source";
    Random random = seededRandom(3);
    std::map<std::uint64_t, std::string> products;
    std::map<std::string, std::uint64_t> lines; ///< GTIN of each alert's one line

    HubCatalogue()
    {
        for (std::uint64_t i = 0; i < 300; ++i)
            products[i] = "tên " + std::to_string(i);
        for (int i = 0; i < 50; ++i)
            lines["A" + std::to_string(i)] = static_cast<std::uint64_t>(i * 7);
    }
    void write(std::uint64_t version)
    {
        auto writer = store::CatalogueWriter::create(source, {.version = version, .demo = true});
        ASSERT_TRUE(writer);
        for (const auto &[gtin, name] : products) {
            catalog::Product product;
            product.gtin = gtin;
            product.name = name;
            ASSERT_TRUE(writer->add(product));
        }
        for (const auto &[alert, gtin] : lines) {
            catalog::AlertItem item;
            item.alert = alert;
            item.gtin = gtin;
            ASSERT_TRUE(writer->add(item));
        }
        ASSERT_TRUE(writer->finish());
    }
    Catalogue open()
    {
        auto catalogue = Catalogue::open(data);
        EXPECT_TRUE(catalogue);
        return std::move(*catalogue);
    }
    Catalogue::Taken takeAll()
    {
        auto catalogue = open();
        const auto taken = catalogue.takeAll(source, random);
        EXPECT_TRUE(taken);
        return taken.value_or(Catalogue::Taken{});
    }
    void expectSame()
    {
        auto reader = store::CatalogueReader::open(data / "catalogue");
        ASSERT_TRUE(reader);
        std::map<std::uint64_t, std::string> found;
        EXPECT_TRUE(reader->rows<catalog::Product>([&](const catalog::Product &product) {
            found[product.gtin] = product.name;
            return true;
        }));
        EXPECT_EQ(found, products);
        std::map<std::string, std::uint64_t> foundLines;
        EXPECT_TRUE(reader->rows<catalog::AlertItem>([&](const catalog::AlertItem &item) {
            foundLines[item.alert] = item.gtin;
            return true;
        }));
        EXPECT_EQ(foundLines, lines);
        EXPECT_EQ(reader->info()->find(catalog::Dataset::products)->rows, products.size());
    }
    static trust::Digest identityOf(Catalogue &catalogue, std::string_view dataset)
    {
        const auto states = catalogue.states();
        EXPECT_TRUE(states);
        for (const DatasetState &state : *states)
            if (state.name == dataset)
                return state.identity;
        return {};
    }
};

TEST_F(HubCatalogue, TakesAnotherAsItIsThenOnlyWhatChanged)
{
    write(1);
    EXPECT_EQ(takeAll().anew.size(), catalog::allDatasets.size());
    expectSame();
    EXPECT_THAT(takeAll().changed, IsEmpty());
}

TEST_F(HubCatalogue, RandomChangesOfAllKindsArriveAndLeadFromStateToState)
{
    write(1);
    takeAll();
    std::mt19937 dice(9);
    trust::Digest first;
    {
        auto catalogue = open();
        first = identityOf(catalogue, "alerts");
    }
    for (std::uint64_t version = 2; version < 20; ++version) {
        for (int i = 0; i < 12; ++i) {
            const std::uint64_t gtin = dice() % 400;
            if (dice() % 4 == 0)
                products.erase(gtin);
            else
                products[gtin] = "tên " + std::to_string(dice());
            const std::string alert = "A" + std::to_string(dice() % 70);
            if (dice() % 5 == 0)
                lines.erase(alert);
            else
                lines[alert] = dice() % 400; // moves to another place of its table
        }
        write(version);
        const auto taken = takeAll();
        EXPECT_THAT(taken.anew, IsEmpty());
        EXPECT_THAT(taken.changed, testing::Contains("products"));
        EXPECT_EQ(taken.version, version);
        expectSame();
    }
    auto catalogue = open();
    const trust::Digest now = identityOf(catalogue, "alerts");
    const auto changes = catalogue.changes("alerts", first, now);
    ASSERT_TRUE(changes);
    EXPECT_EQ(changes->size(), 18U);
    EXPECT_FALSE(catalogue.changes("alerts", now, first));
    catalogue.forgetChanges();
    EXPECT_FALSE(catalogue.changes("alerts", first, now));
    EXPECT_TRUE(catalogue.changes("alerts", now, now)->empty());
}

TEST_F(HubCatalogue, TakesOneTableAndLeavesTheOthers)
{
    write(1);
    takeAll();
    std::istringstream in("gtin,name\n8935001700012,mới\n");
    const auto staging = folder.path / "staging";
    ASSERT_EQ(importRows(in, protocol::TableFormat::csv, "products", staging)->faults, 0U);
    auto catalogue = open();
    const Catalogue::Table table{.name = "products",
                                 .authority = "Uỷ ban",
                                 .asOf = Instant(std::chrono::sys_days(std::chrono::year(2026) / 7 / 1)),
                                 .dryRun = true};
    EXPECT_EQ(catalogue.takeTable(staging, table, random)->rows, 1U);
    expectSame();
    Catalogue::Table real = table;
    real.dryRun = false;
    const auto taken = catalogue.takeTable(staging, real, random);
    ASSERT_TRUE(taken);
    EXPECT_THAT(taken->changed, ElementsAre("products"));
    products[8935001700012] = "mới";
    expectSame();
    const auto info = catalogue.info();
    EXPECT_EQ(info->find(catalog::Dataset::products)->authority, "Uỷ ban");
    EXPECT_EQ(info->find(catalog::Dataset::products)->asOf, table.asOf);
    EXPECT_THAT(catalogue.takeTable(staging, real, random)->changed, IsEmpty()) << "nothing new";
    // The whole of a table: what it does not have goes, in that table.
    real.whole = true;
    ASSERT_TRUE(catalogue.takeTable(staging, real, random));
    products = {{8935001700012, "mới"}};
    expectSame();
}

TEST_F(HubCatalogue, BeginsWithOneTable)
{
    std::istringstream in("id,name\nC1,Công ty\n");
    const auto staging = folder.path / "staging";
    ASSERT_EQ(importRows(in, protocol::TableFormat::csv, "companies", staging)->faults, 0U);
    auto catalogue = open();
    EXPECT_FALSE(catalogue.info());
    ASSERT_TRUE(catalogue.takeTable(staging, {.name = "companies"}, random));
    auto reader = store::CatalogueReader::open(data / "catalogue");
    EXPECT_EQ((*reader->company("C1"))->name, "Công ty");
    EXPECT_TRUE(catalogue.info()->find(catalog::Dataset::licences)->covered);
    EXPECT_FALSE(catalogue.info()->find(catalog::Dataset::products)->covered);
    EXPECT_EQ(catalogue.states()->size(), catalog::allDatasets.size());
}

TEST_F(HubCatalogue, KeepsOthersOutWhileItIsOpen)
{
    const auto catalogue = open();
    const auto second = Catalogue::open(data, Catalogue::Wait::no);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error(), CatalogueError::busy);
}

TEST_F(HubCatalogue, AFolderThatIsNoCatalogueChangesNothing)
{
    write(1);
    takeAll();
    auto catalogue = open();
    EXPECT_EQ(catalogue.takeAll(folder.path / "none", random).error(), CatalogueError::source);
    expectSame();
}

TEST_F(HubCatalogue, NamesWhatEveryoneShallKnowFirst)
{
    auto writer = store::CatalogueWriter::create(source, {.version = 1});
    ASSERT_TRUE(writer);
    for (int i = 0; i < 100; ++i) {
        catalog::Alert alert;
        alert.id = std::format("A{:03}", i);
        alert.level = i % 2 == 0 ? catalog::AlertLevel::urgent : catalog::AlertLevel::information;
        alert.status = i < 90 ? catalog::AlertStatus::active : catalog::AlertStatus::withdrawn;
        alert.publishedOn = Date(std::chrono::days(20'000 + i));
        ASSERT_TRUE(writer->add(alert));
        catalog::AlertItem item;
        item.alert = alert.id;
        item.gtin = static_cast<std::uint64_t>(1000 + i / 2);
        ASSERT_TRUE(writer->add(item));
    }
    ASSERT_TRUE(writer->finish());
    auto catalogue = open();
    ASSERT_TRUE(catalogue.takeAll(source, random));
    const auto rowsOf = [](const std::string &file) {
        std::pair<std::size_t, std::size_t> rows;
        EXPECT_TRUE(protocol::readChunk(
            std::as_bytes(std::span(file)),
            [&](const auto &row) {
                using Record = std::decay_t<decltype(row)>;
                rows.first += std::same_as<Record, catalog::Alert> ? 1U : 0U;
                rows.second += std::same_as<Record, catalog::AlertItem> ? 1U : 0U;
                return true;
            },
            [](const auto &) { return false; }));
        return rows;
    };
    EXPECT_EQ(rowsOf(catalogue.first("alerts")), std::pair(std::size_t{0}, std::size_t{45}));
    EXPECT_EQ(rowsOf(catalogue.urgent()), std::pair(std::size_t{45}, std::size_t{45}));
    EXPECT_EQ(catalogue.first("products"), "");
}

} // namespace
} // namespace nqi::hub
