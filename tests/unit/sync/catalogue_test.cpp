// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sync/catalogue.h"

#include <algorithm>
#include <array>
#include <format>
#include <fstream>
#include <functional>
#include <sstream>

namespace nqi::sync {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

std::string readFile(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST_F(Catalogue, FilesBecomeTheDatasetsAgain)
{
    const auto report = publish();
    EXPECT_TRUE(report.changed);
    EXPECT_EQ(report.version, 1U);
    EXPECT_EQ(report.files, 4U);
    EXPECT_EQ(hub::publishedVersion(data), 1U);
    trustAndUpdate();
    EXPECT_EQ(sink.datasets["alerts"].info, "info of alerts " + source.datasets["alerts"].identity.text());
    EXPECT_THAT(sink.history, ElementsAre("commit alerts products"));
}

TEST_F(Catalogue, WithoutATrustedRootNothingIsTaken)
{
    publish();
    EXPECT_EQ(update().problem, "tuf.noRoot");
    EXPECT_FALSE(updater().trusted());
}

TEST_F(Catalogue, AnUnchangedCatalogueCostsTwoSmallRequests)
{
    publish();
    trustAndUpdate();
    transport.asked.clear();
    EXPECT_FALSE(update().installed);
    EXPECT_THAT(transport.asked, ElementsAre("metadata/2.root.json", "metadata/timestamp.json"));
    const auto again = publish();
    EXPECT_FALSE(again.changed);
    EXPECT_EQ(again.newFiles, 0U);
    EXPECT_FALSE(update().installed);
}

TEST_F(Catalogue, OnlyFilesThatChangedAreFetched)
{
    publish();
    trustAndUpdate();
    std::string other = source.datasets["products"].content;
    other[1500] = 'x';
    source.set("products", other);
    EXPECT_EQ(publish().newFiles, 2U) << "a file of rows, and what is known about the dataset";
    transport.asked.clear();
    const auto report = update();
    EXPECT_TRUE(report.installed);
    EXPECT_EQ(transport.filesAsked(), 2U);
    EXPECT_EQ(report.bytesReused, 1500U);
    expectSame();
}

TEST_F(Catalogue, AChangedFileIsRefusedAndTheOldStateStays)
{
    publish();
    trustAndUpdate();
    source.set("products", std::string(2000, 'x'));
    publish();
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains(".base-"))
            answer->body[10] ^= 1;
    };
    expectUnchanged("chunk.mismatch");
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains(".base-"))
            answer->body += "more";
    };
    expectUnchanged("chunk.mismatch");
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains(".base-"))
            answer->body.resize(10);
    };
    expectUnchanged("chunk.mismatch");
    transport.disturb = {};
    EXPECT_TRUE(update().installed);
    expectSame();
}

TEST_F(Catalogue, AnOldStateIsARollbackWhereverItComesFrom)
{
    publish();
    std::filesystem::copy(hub::publicFolder(data), folder.path / "old", std::filesystem::copy_options::recursive);
    trustAndUpdate();
    source.set("products", "other");
    publish();
    EXPECT_TRUE(update().installed);
    ServedFolder stick(folder.path / "old");
    CatalogueUpdater fromStick(stick, sink, folder.path / "device", [this] { return now; });
    const auto report = fromStick.update();
    EXPECT_EQ(report.problem, "tuf.rollback");
    EXPECT_EQ(report.status->timestampVersion, 2U);
    expectSame();
}

TEST_F(Catalogue, ExpiredMetadataIsUsedAndSaidToBeExpired)
{
    publish();
    now += 24h * 5;
    ASSERT_EQ(updater().trustOnFirstUse().problem, "");
    const auto report = update();
    EXPECT_TRUE(report.installed);
    EXPECT_THAT(report.status->expired, ElementsAre(trust::tuf::Role::timestamp));
    ASSERT_TRUE(hub::renewTimestamp(data, now, random, options));
    EXPECT_THAT(update().status->expired, IsEmpty());
}

TEST_F(Catalogue, AClockThatWentBackOrForwardChangesNothingButTheAge)
{
    publish();
    trustAndUpdate();
    const Instant today = now;
    for (const auto wrong : {-24h * 3650, 24h * 3650}) {
        now = today;
        source.grow("products", "x");
        publish();
        now = today + wrong;
        const auto report = update();
        EXPECT_EQ(report.problem, "");
        EXPECT_TRUE(report.installed);
        expectSame();
        EXPECT_EQ(report.status->expired.empty(), wrong < 0h);
    }
}

TEST_F(Catalogue, RenewingKeepsEverythingAliveForYears)
{
    publish();
    trustAndUpdate();
    for (int week = 0; week < 50; ++week) {
        now += 24h * 7;
        ASSERT_TRUE(hub::renewTimestamp(data, now, random, options));
        EXPECT_THAT(update().status->expired, IsEmpty()) << week;
    }
    expectSame();
}

TEST_F(Catalogue, OfflineTellsWhatIsTrustedAndSince)
{
    publish();
    trustAndUpdate();
    now += 24h * 3;
    transport.disturb = [](const Request &, auto &answer) { answer = std::unexpected(TransportError::offline); };
    const auto report = update();
    EXPECT_EQ(report.problem, "offline");
    ASSERT_TRUE(report.status);
    EXPECT_THAT(report.status->expired, ElementsAre(trust::tuf::Role::timestamp));
}

TEST_F(Catalogue, DamageIsRepairedFromTheFilesWithoutNetwork)
{
    publish();
    trustAndUpdate();
    source.grow("products", "xyz");
    publish();
    EXPECT_TRUE(update().changed);
    const auto before = sink.datasets;
    sink.datasets.clear();
    transport.asked.clear();
    EXPECT_TRUE(updater().rebuild().installed);
    EXPECT_EQ(sink.datasets, before);
    EXPECT_THAT(transport.asked, IsEmpty());
    // The same by itself, when a device without a catalogue finds no network.
    sink.datasets.clear();
    transport.disturb = [](const Request &, auto &answer) { answer = std::unexpected(TransportError::offline); };
    const auto report = update();
    EXPECT_EQ(report.problem, "offline");
    EXPECT_TRUE(report.installed);
    EXPECT_EQ(sink.datasets, before);
}

TEST_F(Catalogue, ASinkThatRefusesLeavesTheOldState)
{
    publish();
    trustAndUpdate();
    source.set("products", "other");
    publish();
    sink.refuses = true;
    sink.refusesChanges = true;
    expectUnchanged("sink");
}

TEST_F(Catalogue, FilesThatNobodyNeedsAreRemovedOnTheDevice)
{
    publish();
    trustAndUpdate();
    source.set("products", "short");
    publish();
    EXPECT_TRUE(update().installed);
    std::filesystem::directory_iterator files(folder.path / "device" / "chunks");
    EXPECT_EQ(std::distance(begin(files), end(files)), 4) << "rows of two datasets, and what is known about them";
}

TEST_F(Catalogue, ThePortalOfAHotelIsNoMetadata)
{
    publish();
    trustAndUpdate();
    transport.disturb = [](const Request &, auto &answer) { answer = Response{200, {}, "<html>log in</html>"}; };
    expectUnchanged("tuf.malformed");
}

TEST_F(Catalogue, ADatasetWhoseListIsForgedStaysAndTheOthersGoOn)
{
    publish();
    trustAndUpdate();
    source.grow("alerts", "new recall");
    source.grow("products", "more");
    publish();
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains("products.json"))
            answer->body[answer->body.size() / 2] ^= 1;
    };
    const auto before = sink.datasets["products"];
    const auto report = update();
    EXPECT_EQ(report.problem, "tuf.mismatch");
    EXPECT_TRUE(report.installed);
    EXPECT_EQ(sink.datasets["alerts"].content, source.datasets["alerts"].content);
    EXPECT_EQ(sink.datasets["products"], before);
    transport.disturb = {};
    EXPECT_TRUE(update().installed);
    expectSame();
}

TEST_F(Catalogue, TwoProgramsOnOneDeviceDoNotMeet)
{
    publish();
    ASSERT_EQ(updater().trustOnFirstUse().problem, "");
    std::string other;
    transport.disturb = [&](const Request &, auto &) {
        if (other.empty()) {
            other = "asked";
            ServedFolder second(hub::publicFolder(data));
            CatalogueUpdater another(second, sink, folder.path / "device", [this] { return now; });
            other = another.update().problem;
        }
    };
    EXPECT_EQ(update().problem, "");
    EXPECT_EQ(other, "busy");
    expectSame();
}

TEST_F(Catalogue, NoFlippedByteIsEverBelieved)
{
    publish();
    trustAndUpdate();
    const auto before = sink.datasets;
    source.grow("alerts", "recall");
    source.set("products", std::string(1500, 'n'));
    source.firstOfAlerts = "first";
    source.urgentText = "urgent";
    publish();
    const auto device = folder.path / "device";
    std::filesystem::copy(device, folder.path / "kept", std::filesystem::copy_options::recursive);
    std::map<std::string, std::string> trusted;
    for (const auto &entry : std::filesystem::directory_iterator(device / "trusted"))
        trusted[entry.path().filename().string()] = readFile(entry.path());
    std::size_t flips = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(hub::publicFolder(data))) {
        const std::string path = entry.path().lexically_relative(hub::publicFolder(data)).string();
        if (!entry.is_regular_file() || path == "metadata/1.root.json")
            continue;
        const std::size_t size = std::filesystem::file_size(entry.path());
        const std::size_t step = std::max<std::size_t>(1, size / 150);
        for (std::size_t i = flips % step; i < size; i += step, ++flips) {
            std::filesystem::remove_all(device);
            std::filesystem::copy(folder.path / "kept", device, std::filesystem::copy_options::recursive);
            sink = {};
            sink.datasets = before;
            std::string flipped;
            transport.disturb = [&](const Request &request, auto &answer) {
                if (!answer || !request.path.ends_with(path))
                    return;
                // Hex digits of a signature mean the same in either case: that bit says nothing.
                constexpr std::array bits = {0, 1, 2, 3, 4, 6, 7};
                answer->body[i] = static_cast<char>(answer->body[i] ^ (1 << bits[flips % bits.size()]));
                flipped = answer->body;
            };
            const auto report = update();
            if (flipped.empty())
                break; // an older file that this device does not ask for
            EXPECT_NE(report.problem, "") << path << " at " << i;
            for (const auto &[name, dataset] : sink.datasets) {
                const std::string &old = before.at(name).content;
                const std::string &left = dataset.content;
                // What is urgent goes before, and stays until the whole comes.
                const bool known = left == old || left == source.datasets[name].content || left == old + "urgent" ||
                                   left == old + "urgent" + "recall";
                EXPECT_TRUE(known) << path << " at " << i << ": " << name;
            }
            for (const auto &kept : std::filesystem::directory_iterator(device / "trusted"))
                EXPECT_NE(readFile(kept.path()), flipped) << path << " at " << i;
        }
    }
    EXPECT_GT(flips, 1000U);
}

TEST_F(Catalogue, UrgentAlertsComeWithTheTimestampAlone)
{
    publish();
    trustAndUpdate();
    source.urgentText = "!recall!";
    source.grow("products", "x");
    publish();
    transport.disturb = [](const Request &request, auto &answer) {
        if (!request.path.contains("timestamp.json") && !request.path.contains("root.json"))
            answer = std::unexpected(TransportError::interrupted);
    };
    const auto report = update();
    EXPECT_EQ(report.problem, "interrupted");
    EXPECT_TRUE(report.urgent);
    EXPECT_TRUE(sink.datasets["alerts"].content.ends_with("!recall!"));
    EXPECT_EQ(sink.datasets["alerts"].identity, source.datasets["alerts"].identity) << "it is no state of its own";
    EXPECT_EQ(sink.datasets["products"].content.back(), 'r');
}

TEST_F(Catalogue, OldFilesAreKeptForAWhileThenRemoved)
{
    const auto files = [this] {
        std::size_t count = 0;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(hub::publicFolder(data)))
            count += entry.is_regular_file() ? 1U : 0U;
        return count;
    };
    const auto publishOther = [this](char last) {
        std::string other = source.datasets["products"].content;
        other.back() = last;
        source.set("products", other);
        publish(); // one more file of rows, information, list, snapshot
    };
    publish();
    const std::size_t first = files();
    publishOther('z');
    EXPECT_EQ(files(), first + 4);
    trustAndUpdate();
    now += 24h * 6;
    publishOther('y');
    EXPECT_EQ(files(), first + 8) << "a device may still be fetching them";
    now += 24h * 8;
    publishOther('x'); // what the state before named is kept from today on
    EXPECT_LE(files(), first + 5);
    trustAndUpdate();
}

TEST_F(Catalogue, PublishingNeedsTheKeysOfWhatChangesAndNoOthers)
{
    publish();
    std::filesystem::remove(data / "keys" / "root.key");
    std::filesystem::remove(data / "keys" / "targets.key");
    source.grow("products", "x");
    EXPECT_TRUE(publish().changed) << "root and targets may lie in a safe";
    std::filesystem::remove(data / "keys" / "alerts.key");
    source.grow("products", "y");
    EXPECT_TRUE(publish().changed) << "the alerts' authority signs elsewhere";
    source.grow("alerts", "z");
    EXPECT_EQ(hub::publish(source, data, now, random, options).error(), hub::PublishError::keys);
    source.broken = true;
    EXPECT_EQ(hub::publish(source, folder.path / "hub2", now, random, options).error(), hub::PublishError::source);
}

} // namespace
} // namespace nqi::sync
