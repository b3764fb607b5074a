// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sync/catalogue.h"

#include <format>

namespace nqi::sync {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

/// A hub whose products grow state by state.
struct ChangingCatalogue : Catalogue {
    ChangingCatalogue()
    {
        source.set("products", std::string(9000, 'p'));
        options.joined = [](const std::string &first, const std::string &second) {
            return std::optional(first + second);
        };
    }
    void grow(int states)
    {
        for (int i = 0; i < states; ++i) {
            source.grow("products", std::format("<{}>", source.datasets["products"].content.size()));
            publish();
        }
    }
    void expectChanged(std::size_t files)
    {
        sink.filesOfChanges = 0;
        const auto report = update();
        EXPECT_EQ(report.problem, "");
        EXPECT_TRUE(report.installed);
        EXPECT_TRUE(report.changed);
        EXPECT_EQ(sink.filesOfChanges, files);
        expectSame();
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
    grow(15); // state 16: bridged by one file
    expectChanged(4);
    grow(16);
    expectChanged(1);
    grow(13);
    sink.filesOfChanges = 0;
    EXPECT_TRUE(update().changed);
    EXPECT_LE(sink.filesOfChanges, 6U);
    expectSame();
}

TEST_F(ChangingCatalogue, ANewDeviceTakesTheBaseAndTheChangesSince)
{
    publish();
    grow(5);
    trustAndUpdate();
    EXPECT_THAT(sink.history, ElementsAre("commit alerts products"));
    EXPECT_GT(source.datasets["products"].content.size(), 9000U);
}

TEST_F(ChangingCatalogue, TheBaseIsMadeAnewAfterManyStatesAndNobodyIsLeftBehind)
{
    publish();
    trustAndUpdate();
    options.statesPerBase = 4;
    options.renewBases = false;
    grow(6);
    options.renewBases = true;
    const auto report = publish();
    EXPECT_TRUE(report.changed);
    EXPECT_THAT(report.anew, ElementsAre("products"));
    EXPECT_FALSE(publish().changed);
    sink.filesOfChanges = 0;
    EXPECT_TRUE(update().changed) << "the state is the same, whichever way leads to it";
    expectSame();
    EXPECT_LE(sink.filesOfChanges, 4U);
    grow(1);
    expectChanged(1);
    TextSink fresh;
    CatalogueUpdater other(transport, fresh, folder.path / "other", [this] { return now; });
    EXPECT_EQ(other.trustOnFirstUse().problem, "");
    EXPECT_TRUE(other.update().installed);
    EXPECT_TRUE(fresh.datasets["products"].content == source.datasets["products"].content);
    EXPECT_EQ(fresh.filesOfChanges, 0U);
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
    expectSame();
}

TEST_F(ChangingCatalogue, FetchesTheWholeWhereTheHubHasForgottenTheChanges)
{
    publish();
    trustAndUpdate();
    source.forgetful = true;
    grow(3);
    const auto report = update();
    EXPECT_TRUE(report.installed);
    EXPECT_FALSE(report.changed);
    expectSame();
}

TEST_F(ChangingCatalogue, FetchesTheWholeWhereChangesCostMore)
{
    publish();
    trustAndUpdate();
    source.grow("products", std::string(7000, 'x'));
    EXPECT_EQ(publish().deltaBytes, 0U);
    EXPECT_FALSE(update().changed);
    expectSame();
}

TEST_F(ChangingCatalogue, RefusesAChangedFileOfChanges)
{
    publish();
    trustAndUpdate();
    grow(1);
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains(".delta-") && answer)
            answer->body[0] = '!';
    };
    expectUnchanged("chunk.mismatch");
    transport.disturb = {};
    expectChanged(1);
}

TEST_F(ChangingCatalogue, SeveralStatesAtOnceAreSeveralFiles)
{
    publish();
    trustAndUpdate();
    source.grow("products", "one");
    source.grow("products", "two");
    source.grow("products", "three");
    publish();
    expectChanged(2); // 2 states joined, and 1
}

TEST_F(ChangingCatalogue, AlertsComeBeforeMillionsOfProducts)
{
    source.set("products", std::string(400'000, 'p'));
    source.set("alerts", std::string(20'000, 'a'));
    source.firstOfAlerts = std::string(1000, 'g');
    publish();
    ASSERT_EQ(updater().trustOnFirstUse().problem, "");
    // First of all, before any other list: which products alerts name.
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains("products.json"))
            answer = std::unexpected(TransportError::offline);
    };
    EXPECT_EQ(update().problem, "offline");
    EXPECT_EQ(sink.history.front(), "commit alerts");
    EXPECT_FALSE(sink.datasets.contains("products"));
    transport.disturb = {};
    trustAndUpdate();
    EXPECT_THAT(sink.history, ElementsAre("commit alerts", "change alerts", "commit products"));
    source.set("products", std::string(400'000, 'q'));
    source.set("alerts", std::string(20'000, 'b'));
    publish();
    sink.history.clear();
    transport.disturb = [](const Request &request, auto &answer) {
        if (request.path.contains("products/"))
            answer = std::unexpected(TransportError::offline);
    };
    EXPECT_EQ(update().problem, "offline");
    EXPECT_THAT(sink.history, ElementsAre("change alerts"));
    EXPECT_EQ(sink.datasets["alerts"].content, std::string(20'000, 'b'));
    transport.disturb = {};
    EXPECT_TRUE(update().installed);
    expectSame();
}

TEST_F(ChangingCatalogue, ACatalogueThatCameAnotherWayServesUntilTheWholeIsHere)
{
    source.set("products", std::string(400'000, 'p'));
    source.set("alerts", std::string(20'000, 'a'));
    source.firstOfAlerts = std::string(1000, 'g');
    publish();
    sink.unnamed = true;
    trustAndUpdate();
    EXPECT_THAT(sink.history, ElementsAre("commit alerts products"));
}

TEST_F(ChangingCatalogue, OnALineThatCostsMoneyWhatIsLargeWaits)
{
    publish();
    ASSERT_EQ(updater().trustOnFirstUse().problem, "");
    const auto report = update({.mostBytes = 500});
    EXPECT_EQ(report.problem, "");
    EXPECT_TRUE(report.installed);
    EXPECT_GT(report.bytesPostponed, 9000U);
    EXPECT_TRUE(sink.datasets.contains("alerts")) << "alerts never wait";
    EXPECT_FALSE(sink.datasets.contains("products"));
    EXPECT_TRUE(update().installed);
    expectSame();
    grow(1);
    EXPECT_TRUE(update({.mostBytes = 500}).changed) << "small changes come all the same";
    expectSame();
}

TEST_F(ChangingCatalogue, ProgressCountsAllRoundsAndEndsAtTheTotal)
{
    std::string content;
    for (int i = 0; content.size() < 400'000; ++i)
        content += std::format("product {}\n", i);
    source.set("products", content);
    publish();
    ASSERT_EQ(updater().trustOnFirstUse().problem, "");
    std::vector<CatalogueProgress> seen;
    EXPECT_TRUE(update({.progress = [&](const CatalogueProgress &state) {
                    seen.push_back(state);
                    now += 100ms;
                }}).installed);
    EXPECT_EQ(seen.front().bytes, 0U);
    EXPECT_EQ(seen.back().bytes, seen.back().total);
    EXPECT_EQ(seen.back().files, seen.back().filesTotal);
    EXPECT_EQ(seen.back().fetched, seen.back().total);
    EXPECT_TRUE(std::ranges::is_sorted(seen, {}, &CatalogueProgress::bytes));
    EXPECT_EQ(seen.back().left(), 0s);
    const auto &half = seen[seen.size() / 2];
    ASSERT_TRUE(half.left());
    EXPECT_NEAR(static_cast<double>(half.left()->count()),
                static_cast<double>((seen.back().elapsed - half.elapsed).count()) / 1000, 2);
}

} // namespace
} // namespace nqi::sync
