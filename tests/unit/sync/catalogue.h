// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/publisher.h"
#include "core/sync/catalogue_updater.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/sync/published_source.h"
#include "tests/unit/sync/served_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nqi::sync {

/// A hub that publishes texts, and a device that fetches them.
struct Catalogue : testing::Test {
    hub::TestFolder folder;
    std::filesystem::path data = folder.path / "hub";
    Instant now = hub::noon;
    Random random = seededRandom(8);
    hub::PublishOptions options;
    TextSource source;
    ServedFolder transport{hub::publicFolder(data)};
    TextSink sink;

    Catalogue()
    {
        source.set("alerts", std::string(900, 'a'));
        source.set("products", std::string(1000, 'p') + std::string(1000, 'q') + std::string(500, 'r'));
    }
    hub::PublishReport publish()
    {
        const auto report = hub::publish(source, data, now, random, options);
        EXPECT_TRUE(report) << name(report.error());
        return report.value_or(hub::PublishReport{});
    }
    CatalogueUpdater updater()
    {
        return {transport, sink, folder.path / "device", [this] { return now; }};
    }
    CatalogueReport update(CatalogueRequest request = {}) { return updater().update(request); }
    void expectSame()
    {
        for (const auto &[name, dataset] : source.datasets) {
            EXPECT_TRUE(sink.datasets[name].content == dataset.content) << name;
            EXPECT_EQ(sink.datasets[name].identity, dataset.identity) << name;
        }
    }
    void trustAndUpdate()
    {
        EXPECT_EQ(updater().trustOnFirstUse().problem, "");
        const auto report = update();
        EXPECT_EQ(report.problem, "");
        EXPECT_TRUE(report.installed);
        expectSame();
    }
    void expectUnchanged(const std::string &problem)
    {
        const auto before = sink.datasets;
        const auto report = update();
        EXPECT_EQ(report.problem, problem);
        EXPECT_FALSE(report.installed);
        EXPECT_EQ(sink.datasets, before);
        EXPECT_FALSE(sink.begun);
    }
};

} // namespace nqi::sync
