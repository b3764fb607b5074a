// SPDX-License-Identifier: Apache-2.0
// Every golden case, written down with its grounds and judged again from what was written.
#include "core/protocol/grounds.h"
#include "core/protocol/json.h"
#include "tests/unit/verdict/case_file.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nqi::verdict::testing {
namespace {

Grounds groundsOf(const Case &golden)
{
    Grounds grounds{.facts = golden.facts, .rules = nullptr, .judgedAt = golden.now};
    if (golden.noCatalogue)
        grounds.facts = std::unexpected(*golden.noCatalogue);
    return grounds;
}

TEST(Replay, FromTheGroundsThatWereWrittenGivesTheSameVerdictByteForByte)
{
    int cases = 0;
    for (const auto &file : caseFiles(std::filesystem::path(NQI_SAMPLES) / "verdict")) {
        const auto golden = readCase(file);
        ASSERT_TRUE(golden) << golden.error();
        const Grounds grounds = groundsOf(*golden);
        const std::string records = protocol::encodeGrounds(grounds);
        const std::string rules = protocol::encodeRules(golden->policy);
        auto again = protocol::decodeGrounds(records);
        const auto entries = protocol::decodeRules(rules);
        ASSERT_TRUE(again) << file << ' ' << again.error().path;
        ASSERT_TRUE(entries) << file << ' ' << entries.error().path;
        EXPECT_EQ(again->facts, grounds.facts) << file;
        EXPECT_EQ(*entries, golden->policy) << file;
        EXPECT_EQ(protocol::encodeGrounds(*again), records) << file;
        again->rules = std::make_shared<const std::vector<catalog::PolicyEntry>>(*entries);
        EXPECT_EQ(protocol::toJson(evaluateAgain(golden->item, *again, golden->context)),
                  protocol::toJson(golden->evaluate()))
            << file;
        ++cases;
    }
    EXPECT_GT(cases, 150);
}

TEST(Replay, KeepsFractionsExactly)
{
    Grounds grounds{.facts = catalog::Facts(), .rules = nullptr, .judgedAt = {}};
    for (const double value : {0.1, 21.028511, -105.804817, std::nextafter(106.0, 107.0), 1e-300})
        grounds.facts->traceEvents.push_back({.id = "e", .latitude = value});
    const auto again = protocol::decodeGrounds(protocol::encodeGrounds(grounds));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->facts, grounds.facts);
}

TEST(Replay, RefusesWhatItCannotHaveWritten)
{
    const std::string sound = protocol::encodeGrounds({.facts = catalog::Facts(), .rules = nullptr, .judgedAt = {}});
    EXPECT_TRUE(protocol::decodeGrounds(sound));
    for (std::size_t length = 0; length < sound.size(); length += 7)
        EXPECT_FALSE(protocol::decodeGrounds(std::string_view(sound).substr(0, length))) << length;
    EXPECT_FALSE(protocol::decodeGrounds(R"({"judgedAt":"2026-01-01T00:00:00.000Z","type":"nqi-grounds/2"})"));
    EXPECT_FALSE(
        protocol::decodeGrounds(R"({"judgedAt":"2026-01-01T00:00:00.000Z","noFacts":"?","type":"nqi-grounds/1"})"));
    EXPECT_FALSE(protocol::decodeRules(R"({"rules":[{"key":1}],"type":"nqi-rules/1"})"));
}

} // namespace
} // namespace nqi::verdict::testing
