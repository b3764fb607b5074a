// SPDX-License-Identifier: Apache-2.0
#include "app/device/catalogue.h"
#include "core/protocol/chunk.h"
#include "core/store/catalogue_overlay.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"
#include "core/sync/catalogue_updater.h"
#include "core/sync/folder_transport.h"
#include "tests/integration/upload/cutting_proxy.h"
#include "tests/integration/upload/hub_process.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <fstream>
#include <memory>
#include <print>

namespace nqi {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

/// Every row of every table, as text.
std::vector<std::string> contentOf(const std::filesystem::path &folder)
{
    std::vector<std::string> all;
    auto reader = store::CatalogueReader::open(folder);
    if (!reader)
        return all;
    catalog::AllRecords::forEach([&]<class Record>() {
        std::vector<Record> rows;
        EXPECT_TRUE(reader->rows<Record>([&](const Record &row) {
            rows.push_back(row);
            return true;
        }));
        protocol::ChunkWriter chunk;
        chunk.add(std::span<const Record>(rows));
        all.push_back(chunk.finish(1));
    });
    return all;
}

struct DownloadLine : testing::Test {
    hub::TestFolder folder;
    std::filesystem::path source = folder.path / "source";
    HubProcess hub{folder.path / "hub"};
    device::Folders device{folder.path / "device"};
    std::unique_ptr<sync::CatalogueSink> sink = device::makeCatalogueSink(device);
    std::vector<std::string> parts;

    /// `renamed`: every so-manyth product has another name than in version 1.
    void makeCatalogue(std::uint64_t version, std::uint64_t products, std::uint64_t renamed = 0)
    {
        store::CatalogueBuild build;
        build.version = version;
        build.demo = true;
        auto writer = store::CatalogueWriter::create(source, build);
        ASSERT_TRUE(writer);
        for (std::uint64_t i = 0; i < products; ++i) {
            catalog::Product product;
            product.gtin = 8930000000000 + i;
            product.name = std::format("Sữa tươi số {:x}", i * 2'654'435'761 % 4'294'967'291);
            if (renamed > 0 && i % renamed == 0)
                product.name += std::format(" ({})", version);
            ASSERT_TRUE(writer->add(product));
        }
        ASSERT_TRUE(writer->finish());
    }
    /// Alerts may be in use before the rest has come.
    static bool isDone(const sync::CatalogueReport &report) { return report.installed && report.problem.empty(); }
    sync::CatalogueReport update(const std::string &address) { return update(*sync::makeHttpTransport(address)); }
    sync::CatalogueReport update(sync::Transport &transport)
    {
        sync::CatalogueUpdater updater(transport, *sink, folder.path / "device" / "sync", systemClock(), parts);
        const auto trusted = updater.trustOnFirstUse();
        return trusted.problem.empty() ? updater.update() : trusted;
    }
};

TEST_F(DownloadLine, APublishedCatalogueArrivesThroughABadLine)
{
    makeCatalogue(1, 60'000);
    const auto published = hub.run({"publish", "--from", source.string()});
    ASSERT_EQ(published.code, 0) << published.output;
    EXPECT_THAT(published.output, HasSubstr("catalogue 1: "));
    CuttingProxy proxy(3'000'000, 5);
    proxy.forwardTo(*hub.start());
    sync::CatalogueReport report;
    for (int i = 0; i < 100 && !isDone(report); ++i)
        report = update(proxy.address());
    ASSERT_TRUE(isDone(report)) << report.problem;
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
    EXPECT_TRUE(report.status->expired.empty());
    // Nothing new: nothing is fetched; published anew while the hub runs: it is.
    EXPECT_FALSE(update(proxy.address()).installed);
    proxy.setMean(0);
    makeCatalogue(2, 61'000);
    EXPECT_THAT(hub.run({"publish", "--from", source.string()}).output, HasSubstr("catalogue 2: "));
    EXPECT_TRUE(update(proxy.address()).installed);
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
}

TEST_F(DownloadLine, ChangesArriveAsChanges)
{
    makeCatalogue(1, 60'000);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    const std::string address = "http://127.0.0.1:" + std::to_string(*hub.start());
    const auto whole = update(address);
    ASSERT_TRUE(whole.installed) << whole.problem;
    EXPECT_FALSE(whole.changed);
    for (std::uint64_t version = 2; version < 6; ++version) {
        makeCatalogue(version, 60'000 + 10 * version, 5000);
        EXPECT_THAT(hub.run({"publish", "--from", source.string()}).output, HasSubstr("changes "));
        const auto report = update(address);
        EXPECT_TRUE(report.changed) << report.problem;
        EXPECT_LT(report.bytesFetched, whole.bytesFetched / 20);
        EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
        EXPECT_EQ(store::CatalogueReader::open(device.catalogue())->info()->version, version);
    }
    // Fewer products, and no device that knows only the first state is left behind.
    makeCatalogue(6, 59'990, 5000);
    EXPECT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    EXPECT_TRUE(update(address).changed);
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
}

TEST_F(DownloadLine, ADeviceMayHoldAPartAndTheWholeAgain)
{
    makeCatalogue(1, 30'000);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    const std::string address = "http://127.0.0.1:" + std::to_string(*hub.start());
    const auto whole = update(address);
    ASSERT_TRUE(isDone(whole));
    parts = {"products.ones", "alerts.ones"};
    EXPECT_EQ(update(address).problem, "part.missing");
    EXPECT_TRUE(sink->installed().contains("alerts")) << "nobody is without all alerts";
    parts = {"products.ones"};
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source)) << "what was here stays";
    ASSERT_EQ(hub.run({"parts", "set", "ones", "products", "name", "Sữa tươi số 1"}).code, 0);
    EXPECT_THAT(hub.run({"parts", "list"}).output, HasSubstr("products.ones  name begins with: Sữa tươi số 1"));
    const auto expectOnes = [&] {
        std::size_t ones = 0;
        std::size_t others = 0;
        auto reader = store::CatalogueReader::open(device.catalogue());
        ASSERT_TRUE(reader->rows<catalog::Product>([&](const catalog::Product &product) {
            ++(product.name.starts_with("Sữa tươi số 1") ? ones : others);
            return true;
        }));
        EXPECT_GT(ones, 1000U);
        EXPECT_EQ(others, 0U);
        EXPECT_EQ(reader->info()->find(catalog::Dataset::products)->part, "ones");
        EXPECT_FALSE(reader->info()->find(catalog::Dataset::products)->covered);
    };
    const auto part = update(address);
    ASSERT_TRUE(isDone(part)) << part.problem;
    EXPECT_LT(part.bytesFetched, whole.bytesFetched / 3);
    expectOnes();
    makeCatalogue(2, 30'100, 500);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    const auto changes = update(address);
    EXPECT_TRUE(changes.changed) << changes.problem;
    expectOnes();
    parts = {};
    EXPECT_TRUE(isDone(update(address)));
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
    EXPECT_EQ(store::CatalogueReader::open(device.catalogue())->info()->find(catalog::Dataset::products)->part, "");
    EXPECT_EQ(hub.run({"parts", "set", "x", "alerts", "brand", "A"}).code, 2) << "alerts are for everyone";
}

TEST_F(DownloadLine, ALargeOverlayBecomesABase)
{
    sink = device::makeCatalogueSink(device, 5);
    makeCatalogue(1, 20'000);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    const std::string address = "http://127.0.0.1:" + std::to_string(*hub.start());
    ASSERT_TRUE(update(address).installed);
    makeCatalogue(2, 20'003);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    EXPECT_TRUE(update(address).changed);
    EXPECT_EQ(store::overlayRows(device.catalogue()), 3U);
    makeCatalogue(3, 20'010);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    EXPECT_TRUE(update(address).changed);
    EXPECT_EQ(store::overlayRows(device.catalogue()), 0U);
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
    EXPECT_FALSE(update(address).installed) << "the new base knows which state it is";
}

TEST_F(DownloadLine, AStickBringsTheSame)
{
    const std::filesystem::path stick = folder.path / "stick";
    const auto bring = [&] { return update(*sync::makeFolderTransport(stick)); };
    EXPECT_EQ(bring().problem, "offline");
    EXPECT_EQ(hub.run({"export", stick.string()}).code, 6) << "nothing is published";
    makeCatalogue(1, 20'000);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    ASSERT_EQ(hub.run({"export", stick.string()}).code, 0);
    const std::filesystem::path old = folder.path / "old";
    std::filesystem::copy(stick, old, std::filesystem::copy_options::recursive);
    ASSERT_TRUE(bring().installed);
    makeCatalogue(2, 20'010, 5000);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    ASSERT_EQ(hub.run({"export", stick.string()}).code, 0);
    EXPECT_TRUE(bring().changed);
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
    // A stick that lay in a drawer.
    EXPECT_EQ(update(*sync::makeFolderTransport(old)).problem, "tuf.rollback");
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
}

TEST_F(DownloadLine, ALineThatIsCutEveryHundredKilobytesCostsLittleMore)
{
    makeCatalogue(1, 400'000);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    CuttingProxy proxy(100'000, 7);
    proxy.forwardTo(*hub.start());
    std::uint64_t fetched = 0;
    sync::CatalogueReport report;
    const auto transport = sync::makeHttpTransport(proxy.address());
    for (int i = 0; i < 200 && !isDone(report); ++i) {
        report = update(*transport);
        fetched += report.bytesFetched;
    }
    ASSERT_TRUE(isDone(report)) << report.problem;
    EXPECT_TRUE(contentOf(device.catalogue()) == contentOf(source));
    EXPECT_GT(proxy.cuts(), 10U);
    std::uint64_t size = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder.path / "hub" / "public" / "targets"))
        size += entry.is_regular_file() ? entry.file_size() : 0;
    EXPECT_LE(fetched, size * 105 / 100);
    std::println("{} bytes published, {} cuts, {} fetched: x{:.3f}", size, proxy.cuts(), fetched,
                 static_cast<double>(fetched) / static_cast<double>(size));
}

TEST_F(DownloadLine, RowsOfAnAuthorityReachADevice)
{
    makeCatalogue(1, 20'000);
    ASSERT_EQ(hub.run({"publish", "--from", source.string()}).code, 0);
    const std::string address = "http://127.0.0.1:" + std::to_string(*hub.start());
    ASSERT_TRUE(update(address).installed);
    const auto file = folder.path / "products.csv";
    const auto take = [&](const std::string &text, std::vector<std::string> more = {}) {
        std::ofstream(file) << text;
        std::vector<std::string> arguments{"import", "products", file.string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return hub.run(arguments);
    };
    const std::string good = "gtin;name;declared_on\n8935001700012;Sữa tươi;01/07/2026\n8935001700029;Nước mắm;\n";
    EXPECT_THAT(take(good, {"--dry-run"}).output, HasSubstr("2 rows are new or other; dry run"));
    EXPECT_FALSE(update(address).installed);
    EXPECT_THAT(take(good, {"--authority", "GS1 Việt Nam", "--as-of", "2026-11-20"}).output, HasSubstr("changes "));
    const auto report = update(address);
    EXPECT_TRUE(report.changed) << report.problem;
    EXPECT_LT(report.bytesFetched, 2000U);
    auto reader = store::CatalogueReader::open(device.catalogue());
    EXPECT_EQ((*reader->product(8935001700012))->name, "Sữa tươi");
    EXPECT_EQ(reader->info()->find(catalog::Dataset::products)->authority, "GS1 Việt Nam");
    EXPECT_THAT(take(good).output, HasSubstr("nothing is new"));
    const auto bad = take("gtin,name\n8935001700013,x\n");
    EXPECT_EQ(bad.code, 1);
    EXPECT_THAT(bad.output, HasSubstr("row 2, gtin: “8935001700013” is no GTIN"));
    EXPECT_FALSE(update(address).installed) << "nothing half taken";
}

TEST_F(DownloadLine, AHubThatPublishesNothingIsNoError)
{
    const std::string address = "http://127.0.0.1:" + std::to_string(*hub.start());
    EXPECT_EQ(update(address).problem, "tuf.missing");
}

} // namespace
} // namespace nqi
