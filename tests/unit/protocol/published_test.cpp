// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/published.h"

#include <gtest/gtest.h>

namespace nqi::protocol {
namespace {

const trust::Digest a = trust::sha256("a"), b = trust::sha256("b"), c = trust::sha256("c"), d = trust::sha256("d");

trust::tuf::Target target(std::uint64_t length)
{
    return {length, trust::tuf::hashesOf(std::to_string(length))};
}

TEST(PublishedPath, SurvivesItsRoundTrip)
{
    const DeltaName delta{"alerts", 12, 4, a, b};
    EXPECT_EQ(parseDeltaPath(path(delta)), delta);
    EXPECT_TRUE(path(delta).starts_with("alerts/delta-0000000012-4-"));
    const StateName state{"risk_lists", 12, a, 3, b};
    EXPECT_EQ(parseStatePath(path(state)), state);
    EXPECT_TRUE(path(state).starts_with("risk_lists/state-0000000012-"));
}

TEST(PublishedPath, HasOneSpelling)
{
    const std::string good = path(DeltaName{"alerts", 12, 4, a, b});
    const std::string digests = good.substr(good.find(a.text()));
    for (const std::string &other :
         {std::string(), std::string("alerts/"), std::string("alerts/delta-.rows"), "base/" + good, good + "x",
          "alerts/delta-12-4-" + digests, "alerts/delta-0000000012-04-" + digests, good.substr(0, good.size() - 6),
          good.substr(good.find('/') + 1)})
        EXPECT_FALSE(parseDeltaPath(other)) << other;
    EXPECT_FALSE(parseStatePath(good));
    EXPECT_FALSE(parseStatePath(path(StateName{"alerts", 12, a, 3, b}) + "x"));
}

TEST(States, AreALineEach)
{
    const States states{{"alerts", a}, {"products", b}};
    EXPECT_EQ(parseStates(text(states)), states);
    EXPECT_TRUE(parseStates("").empty());
    EXPECT_TRUE(parseStates("alerts\n").empty());
    EXPECT_TRUE(parseStates(text(states) + "products").empty()) << "half a line is no line";
}

TEST(State, AfterChangesIsAnotherOneEachTime)
{
    EXPECT_NE(after(a, "x"), after(a, "y"));
    EXPECT_NE(after(after(a, "x"), "x"), after(a, "x")) << "the same changes again";
}

TEST(PublishedDataset, IsSortedOutOfItsList)
{
    trust::tuf::Targets list;
    list.targets[path(StateName{"alerts", 3, c, 1, a})] = target(9);
    list.targets[basePath("alerts", 1)] = target(100);
    list.targets[basePath("alerts", 2)] = target(50);
    list.targets[firstPath("alerts")] = target(7);
    list.targets[path(DeltaName{"alerts", 2, 1, a, b})] = target(3);
    list.targets["alerts/notes.txt"] = target(1);
    list.targets[basePath("products", 1)] = target(1000);
    const auto sorted = sortOut("alerts", list);
    ASSERT_TRUE(sorted);
    EXPECT_EQ(sorted->name.identity, c);
    EXPECT_EQ(sorted->base.size(), 2U);
    EXPECT_EQ(sorted->baseBytes(), 150U);
    EXPECT_EQ(sorted->deltas.size(), 1U);
    EXPECT_TRUE(sorted->first);
    list.targets[path(StateName{"alerts", 4, d, 1, a})] = target(9);
    EXPECT_FALSE(sortOut("alerts", list)) << "two answers are none";
    EXPECT_FALSE(sortOut("products", list)) << "not even one";
}

TEST(PublishedDataset, KnowsTheCheapestWay)
{
    PublishedDataset published;
    const auto step = [&](std::uint64_t number, std::uint64_t span, const trust::Digest &from, const trust::Digest &to,
                          std::uint64_t bytes) {
        published.deltas.emplace_back(DeltaName{"alerts", number, span, from, to},
                                      PublishedDataset::File{std::to_string(bytes), target(bytes)});
    };
    step(2, 1, a, b, 1000);
    step(3, 1, b, c, 1000);
    step(3, 2, a, c, 2400); // more bytes than the two together, but one request less
    step(4, 1, c, d, 5000);
    step(4, 2, b, d, 9000);
    const auto pathsOf = [](const auto &way) {
        std::string paths;
        for (const auto &file : way)
            paths += file.path + " ";
        return paths;
    };
    EXPECT_EQ(pathsOf(*published.way(a, d)), "2400 5000 ");
    EXPECT_EQ(pathsOf(*published.way(b, d)), "1000 5000 ");
    EXPECT_TRUE(published.way(d, d)->empty());
    EXPECT_FALSE(published.way(d, a)) << "changes lead forward only";
}

} // namespace
} // namespace nqi::protocol
