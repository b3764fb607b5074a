// SPDX-License-Identifier: Apache-2.0
#include "core/hub/publisher.h"
#include "core/sync/catalogue_updater.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <sstream>

namespace nqi::sync {
namespace {

using namespace std::chrono_literals;
using hub::noon;
using testing::ElementsAre;
using testing::IsEmpty;

std::string readText(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Serves a folder, as nginx or a stick would. `disturb` may change, cut or refuse an answer.
class FolderTransport final : public Transport {
public:
    explicit FolderTransport(std::filesystem::path root) : m_root(std::move(root)) {}

    std::function<void(const Request &, std::expected<Response, TransportError> &)> disturb;
    std::vector<std::string> asked;

    std::expected<Response, TransportError> send(const Request &request, std::stop_token stop) override
    {
        if (stop.stop_requested())
            return std::unexpected(TransportError::cancelled);
        const std::string path = request.path.substr(std::string_view("/v1/catalogue/").size());
        asked.push_back(path);
        std::expected<Response, TransportError> answer = Response{404, {}, {}};
        if (std::filesystem::is_regular_file(m_root / path))
            answer = Response{200, {}, readText(m_root / path)};
        if (disturb)
            disturb(request, answer);
        if (answer && answer->body.size() > request.maxBytes)
            return std::unexpected(TransportError::answerTooLarge);
        return answer;
    }
    std::size_t chunksAsked() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(asked, [](const std::string &path) { return path.starts_with("targets/"); }));
    }

private:
    std::filesystem::path m_root;
};

struct MemorySink final : CatalogueSink {
    std::optional<trust::Digest> identity;
    std::string base;
    std::optional<std::string> part;
    std::vector<std::string> names;
    bool refuses = false;
    bool refusesChanges = false;
    std::size_t changesTaken = 0;

    std::optional<trust::Digest> installed() override { return identity; }
    bool begin() override
    {
        part = "";
        names.clear();
        return true;
    }
    bool add(std::string_view name, std::span<const std::byte> chunk) override
    {
        names.emplace_back(name);
        for (const std::byte b : chunk)
            *part += static_cast<char>(b);
        return !refuses;
    }
    bool commit(const trust::Digest &id) override
    {
        base = *std::exchange(part, std::nullopt);
        identity = id;
        return true;
    }
    void abort() override { part.reset(); }
    bool change(std::string_view, std::span<const std::string> changes, const trust::Digest &id) override
    {
        if (refusesChanges)
            return false;
        // The tests' changes: a character to append each.
        for (const std::string &file : changes)
            base += file.substr(0, file.find('.'));
        changesTaken += changes.size();
        identity = id;
        return true;
    }
};

struct Catalogue : testing::Test {
    hub::TestFolder folder;
    std::filesystem::path data = folder.path / "hub";
    Instant now = noon;
    Random random = seededRandom(8);
    std::string content = std::string(1000, 'a') + std::string(1000, 'b') + std::string(500, 'c');
    hub::PublishOptions options;
    std::string ending = "raw";
    FolderTransport transport{hub::publicFolder(data)};
    MemorySink sink;

    hub::CatalogueFiles files() const
    {
        return [this](const hub::AddFile &add) {
            constexpr std::size_t piece = 1000;
            for (std::size_t i = 0; i * piece < content.size(); ++i)
                if (!add(std::format("{:05}.{}", i, ending), std::string_view(content).substr(i * piece, piece)))
                    return false;
            return true;
        };
    }
    hub::PublishReport publish()
    {
        const auto report = hub::publish(files(), data, now, random, options);
        EXPECT_TRUE(report) << name(report.error());
        return report.value_or(hub::PublishReport{});
    }
    CatalogueUpdater updater()
    {
        return {transport, sink, folder.path / "device", [this] { return now; }};
    }
    CatalogueReport update() { return updater().update(); }
    void trustAndUpdate()
    {
        EXPECT_EQ(updater().trustOnFirstUse().problem, "");
        const auto report = update();
        EXPECT_EQ(report.problem, "");
        EXPECT_TRUE(report.installed);
        EXPECT_EQ(sink.base, content);
    }
    void expectUnchanged(const std::string &problem)
    {
        const std::string before = sink.base;
        const auto report = update();
        EXPECT_EQ(report.problem, problem);
        EXPECT_FALSE(report.installed);
        EXPECT_EQ(sink.base, before);
        EXPECT_FALSE(sink.part);
    }
};

TEST_F(Catalogue, ChunksBecomeTheBaseAgain)
{
    const auto report = publish();
    EXPECT_TRUE(report.changed);
    EXPECT_EQ(report.version, 1U);
    EXPECT_EQ(report.chunks, 3U);
    EXPECT_EQ(hub::publishedVersion(data), 1U);
    trustAndUpdate();
    EXPECT_THAT(sink.names, ElementsAre("base/00000.raw", "base/00001.raw", "base/00002.raw"));
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
    EXPECT_EQ(again.newChunks, 0U);
    EXPECT_FALSE(update().installed);
}

TEST_F(Catalogue, OnlyChunksThatChangedAreFetched)
{
    publish();
    trustAndUpdate();
    content[1500] = 'x';
    EXPECT_EQ(publish().newChunks, 1U);
    transport.asked.clear();
    const auto report = update();
    EXPECT_TRUE(report.installed);
    EXPECT_EQ(report.bytesFetched, 1000U);
    EXPECT_EQ(report.bytesReused, 1500U);
    EXPECT_EQ(transport.chunksAsked(), 1U);
    EXPECT_EQ(sink.base, content);
}

TEST_F(Catalogue, ACutCostsAtMostOneChunk)
{
    publish();
    ASSERT_EQ(updater().trustOnFirstUse().problem, "");
    std::size_t cuts = 0;
    transport.disturb = [&](const Request &request, auto &answer) {
        if (request.path.contains("/targets/") && cuts++ % 2 == 1)
            answer = std::unexpected(TransportError::interrupted);
    };
    EXPECT_EQ(update().problem, "interrupted");
    EXPECT_EQ(update().problem, "interrupted");
    const auto report = update();
    EXPECT_TRUE(report.installed);
    EXPECT_EQ(report.bytesReused, 2000U);
    EXPECT_EQ(transport.chunksAsked(), 5U);
}

TEST_F(Catalogue, ProgressEndsAtTheTotal)
{
    publish();
    ASSERT_EQ(updater().trustOnFirstUse().problem, "");
    std::vector<CatalogueProgress> seen;
    EXPECT_TRUE(updater().update([&](const CatalogueProgress &state) { seen.push_back(state); }).installed);
    EXPECT_EQ(seen.front(), (CatalogueProgress{0, 2500, 0, 3}));
    EXPECT_EQ(seen.back(), (CatalogueProgress{2500, 2500, 3, 3}));
}

TEST_F(Catalogue, AChangedChunkIsRefusedAndTheOldBaseStays)
{
    publish();
    trustAndUpdate();
    content[0] = 'x';
    publish();
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains("/targets/"))
            answer->body[10] ^= 1;
    };
    expectUnchanged("chunk.mismatch");
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains("/targets/"))
            answer->body += "more";
    };
    expectUnchanged("chunk.mismatch");
    transport.disturb = {};
    EXPECT_TRUE(update().installed);
}

TEST_F(Catalogue, AnOldStateIsARollbackWhereverItComesFrom)
{
    publish();
    std::filesystem::copy(hub::publicFolder(data), folder.path / "old", std::filesystem::copy_options::recursive);
    trustAndUpdate();
    content[0] = 'x';
    publish();
    EXPECT_TRUE(update().installed);
    FolderTransport stick(folder.path / "old");
    CatalogueUpdater fromStick(stick, sink, folder.path / "device", [this] { return now; });
    const auto report = fromStick.update();
    EXPECT_EQ(report.problem, "tuf.rollback");
    EXPECT_EQ(report.status->timestampVersion, 2U);
    EXPECT_EQ(sink.base, content);
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

TEST_F(Catalogue, RenewingKeepsEverythingAliveForYears)
{
    publish();
    trustAndUpdate();
    for (int week = 0; week < 50; ++week) {
        now += 24h * 7;
        ASSERT_TRUE(hub::renewTimestamp(data, now, random, options));
        EXPECT_THAT(update().status->expired, IsEmpty()) << week;
    }
    EXPECT_EQ(sink.base, content);
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

TEST_F(Catalogue, DamageIsRepairedFromTheChunksWithoutNetwork)
{
    publish();
    trustAndUpdate();
    sink.identity.reset();
    sink.base = "damaged";
    transport.asked.clear();
    EXPECT_TRUE(updater().rebuild().installed);
    EXPECT_EQ(sink.base, content);
    EXPECT_THAT(transport.asked, IsEmpty());
}

TEST_F(Catalogue, ASinkThatRefusesLeavesTheOldBase)
{
    publish();
    trustAndUpdate();
    content[0] = 'x';
    publish();
    sink.refuses = true;
    expectUnchanged("sink");
}

TEST_F(Catalogue, ChunksThatNobodyNeedsAreRemovedOnTheDevice)
{
    publish();
    trustAndUpdate();
    content.resize(1000);
    publish();
    EXPECT_TRUE(update().installed);
    std::filesystem::directory_iterator chunks(folder.path / "device" / "chunks");
    EXPECT_EQ(std::distance(begin(chunks), end(chunks)), 1);
}

TEST_F(Catalogue, ThePortalOfAHotelIsNoMetadata)
{
    publish();
    trustAndUpdate();
    transport.disturb = [](const Request &, auto &answer) { answer = Response{200, {}, "<html>log in</html>"}; };
    expectUnchanged("tuf.malformed");
}

/// A hub whose catalogue only grows, by a character a state; changes are those characters, and a full stop.
struct ChangingCatalogue : Catalogue {
    ChangingCatalogue()
    {
        ending = "rows";
        options.deltas.between = [](std::span<const std::string>, std::span<const std::string> after) {
            return std::optional(after.back().substr(after.back().size() - 1) + ".");
        };
        options.deltas.both = [](const std::string &first, const std::string &second) {
            return std::optional(first.substr(0, first.find('.')) + second);
        };
    }
    void grow(int states)
    {
        for (int i = 0; i < states; ++i) {
            content += static_cast<char>('d' + content.size() % 20);
            publish();
        }
    }
    void expectChanged(std::size_t files)
    {
        sink.changesTaken = 0;
        const auto report = update();
        EXPECT_EQ(report.problem, "");
        EXPECT_TRUE(report.installed);
        EXPECT_TRUE(report.changed);
        EXPECT_EQ(sink.changesTaken, files);
        EXPECT_EQ(sink.base, content);
    }
};

TEST_F(ChangingCatalogue, FetchesTheChangesInsteadOfTheWhole)
{
    publish();
    trustAndUpdate();
    grow(1);
    expectChanged(1);
    EXPECT_FALSE(update().installed) << "nothing is newer";
}

TEST_F(ChangingCatalogue, FetchesFewFilesForManyStates)
{
    publish();
    trustAndUpdate();
    grow(16);
    expectChanged(1);
    grow(13); // 17 to 29: 1 + 2 + ... as the binary digits are
    sink.changesTaken = 0;
    EXPECT_TRUE(update().changed);
    EXPECT_LE(sink.changesTaken, 6U);
    EXPECT_EQ(sink.base, content);
}

TEST_F(ChangingCatalogue, FetchesTheWholeWhereChangesCannotBeMade)
{
    publish();
    trustAndUpdate();
    grow(2);
    sink.refusesChanges = true;
    const auto report = update();
    EXPECT_TRUE(report.installed);
    EXPECT_FALSE(report.changed);
    EXPECT_EQ(sink.base, content);
}

TEST_F(ChangingCatalogue, FetchesTheWholeWhereTheChainHasAGap)
{
    publish();
    trustAndUpdate();
    options.keptDeltas = 1;
    options.deltas.both = nullptr;
    grow(3);
    const auto report = update();
    EXPECT_TRUE(report.installed);
    EXPECT_FALSE(report.changed);
    EXPECT_EQ(sink.base, content);
}

TEST_F(ChangingCatalogue, FetchesTheWholeWhereChangesCostMore)
{
    publish();
    trustAndUpdate();
    options.deltas.between = [](std::span<const std::string>, std::span<const std::string>) {
        return std::optional(std::string(1200, 'x'));
    };
    grow(1);
    EXPECT_FALSE(update().changed);
    EXPECT_EQ(sink.base, content);
}

TEST_F(ChangingCatalogue, RefusesAChangedFileOfChanges)
{
    publish();
    trustAndUpdate();
    grow(1);
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains("/delta/") && answer)
            answer->body[0] = '!';
    };
    expectUnchanged("chunk.mismatch");
    transport.disturb = {};
    expectChanged(1);
}

TEST_F(Catalogue, OldFilesAreKeptForAWhileThenRemoved)
{
    const auto files = [this] {
        std::size_t count = 0;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(hub::publicFolder(data)))
            count += entry.is_regular_file() ? 1U : 0U;
        return count;
    };
    publish();
    const std::size_t first = files();
    content.back() = 'z';
    publish(); // one more chunk, snapshot and targets
    EXPECT_EQ(files(), first + 3);
    trustAndUpdate();
    now += std::chrono::hours(24 * 6);
    content.back() = 'y';
    publish();
    EXPECT_EQ(files(), first + 6) << "a device may still be fetching them";
    now += std::chrono::hours(24 * 8);
    content.back() = 'x';
    publish(); // what the state before named is kept from today on
    EXPECT_LE(files(), first + 4);
    trustAndUpdate();
}

TEST_F(Catalogue, PublishingNeedsItsOwnKeys)
{
    publish();
    std::filesystem::remove(data / "keys" / "targets.key");
    EXPECT_EQ(hub::publish(files(), data, now, random, options).error(), hub::PublishError::keys);
    EXPECT_EQ(
        hub::publish([](const hub::AddFile &) { return false; }, folder.path / "hub2", now, random, options).error(),
        hub::PublishError::source);
}

} // namespace
} // namespace nqi::sync
