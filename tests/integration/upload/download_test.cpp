// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_writer.h"
#include "core/sync/catalogue_updater.h"
#include "tests/integration/upload/cutting_proxy.h"
#include "tests/integration/upload/hub_process.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <fstream>

namespace nqi {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

/// Puts the chunks together as a file.
struct FileSink final : sync::CatalogueSink {
    std::filesystem::path folder;
    std::ofstream part;
    std::optional<trust::Digest> identity;

    explicit FileSink(std::filesystem::path place) : folder(std::move(place))
    {
        std::filesystem::create_directories(folder);
    }
    std::optional<trust::Digest> installed() override { return identity; }
    bool begin() override
    {
        part = std::ofstream(store::partPath(folder), std::ios::binary | std::ios::trunc);
        return part.is_open();
    }
    bool add(std::string_view, std::span<const std::byte> chunk) override
    {
        for (const std::byte b : chunk)
            part.put(static_cast<char>(b));
        return part.good();
    }
    bool commit(const trust::Digest &id) override
    {
        part.close();
        identity = id;
        return store::installBase(folder, 1, {}).has_value();
    }
    void abort() override { part.close(); }
};

struct DownloadLine : testing::Test {
    hub::TestFolder folder;
    std::filesystem::path source = folder.path / "source";
    HubProcess hub{folder.path / "hub"};
    FileSink sink{folder.path / "device" / "catalogue"};

    void makeCatalogue(std::uint64_t version, std::uint64_t products)
    {
        store::CatalogueBuild build;
        build.version = version;
        build.demo = true;
        auto writer = store::CatalogueWriter::create(source, build);
        ASSERT_TRUE(writer);
        for (std::uint64_t i = 0; i < products; ++i) {
            catalog::Product product;
            product.gtin = 8930000000000 + i;
            product.name = std::format("Sữa tươi số {}", i);
            ASSERT_TRUE(writer->add(product));
        }
        ASSERT_TRUE(writer->finish());
    }
    sync::CatalogueReport update(const std::string &address)
    {
        const auto transport = sync::makeHttpTransport(address);
        sync::CatalogueUpdater updater(*transport, sink, folder.path / "device" / "sync", systemClock());
        const auto trusted = updater.trustOnFirstUse();
        return trusted.problem.empty() ? updater.update() : trusted;
    }
    std::string fileOf(const std::filesystem::path &catalogue) const
    {
        const auto digest = trust::sha256File(catalogue / store::readCurrent(catalogue)->file);
        return digest ? digest->text() : std::string();
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
    for (int i = 0; i < 100 && !report.installed; ++i)
        report = update(proxy.address());
    ASSERT_TRUE(report.installed) << report.problem;
    EXPECT_EQ(fileOf(sink.folder), fileOf(source));
    EXPECT_TRUE(report.status->expired.empty());
    // Nothing new: nothing is fetched; published anew while the hub runs: it is.
    EXPECT_FALSE(update(proxy.address()).installed);
    proxy.setMean(0);
    makeCatalogue(2, 61'000);
    EXPECT_THAT(hub.run({"publish", "--from", source.string()}).output, HasSubstr("catalogue 2: "));
    EXPECT_TRUE(update(proxy.address()).installed);
    EXPECT_EQ(fileOf(sink.folder), fileOf(source));
}

TEST_F(DownloadLine, AHubThatPublishesNothingIsNoError)
{
    const std::string address = "http://127.0.0.1:" + std::to_string(*hub.start());
    EXPECT_EQ(update(address).problem, "tuf.missing");
}

} // namespace
} // namespace nqi
