// SPDX-License-Identifier: Apache-2.0
#include "core/demo/demo.h"
#include "core/demo/scenarios.h"
#include "core/gs1/item.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"
#include "core/verdict/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace nqi::demo {
namespace {

namespace fs = std::filesystem;

const Instant now = *parseIsoInstant("2026-11-22T03:00:00Z");

/// The sample catalogue, made once.
class Scenarios : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_folder = fs::temp_directory_path() / "nqi-scenarios-test";
        fs::remove_all(s_folder);
        auto writer = store::CatalogueWriter::create(s_folder, {.version = 1, .demo = true});
        ASSERT_TRUE(writer) << writer.error().message;
        const auto written = writeTo(*writer, {.products = 500, .seed = 3, .now = now});
        ASSERT_TRUE(written) << written.error().message;
    }
    static void TearDownTestSuite() { fs::remove_all(s_folder); }

    static gs1::Item itemOf(const Scenario &scenario)
    {
        std::vector<gs1::Message> messages;
        for (const TestSymbol &symbol : scenario.symbols)
            messages.push_back(gs1::parse(symbol.data));
        auto items = gs1::merge(messages);
        EXPECT_EQ(items.size(), 1U) << scenario.id;
        return items.empty() ? gs1::Item() : items.front();
    }

    static verdict::Context contextOf(const Scenario &scenario)
    {
        verdict::Context context;
        for (const verdict::Mode mode : {verdict::Mode::market, verdict::Mode::border, verdict::Mode::online}) {
            if (verdict::name(mode) == scenario.mode)
                context.mode = mode;
        }
        EXPECT_EQ(verdict::name(context.mode), scenario.mode);
        context.labelOwner = scenario.labelOwner;
        context.labelOrigin = scenario.labelOrigin;
        context.labelExpires = scenario.labelExpires;
        context.listingUrl = scenario.listingUrl;
        if (!scenario.labelMissing.empty())
            context.labelMarks = {{.item = scenario.labelMissing, .present = false}};
        context.measuredQuantity = scenario.measuredQuantity;
        if (!scenario.labIndicator.empty())
            context.labResults = {{.indicator = scenario.labIndicator,
                                   .declared = scenario.labDeclared,
                                   .measured = scenario.labMeasured,
                                   .report = "KQ-1",
                                   .atMost = false}};
        return context;
    }

    static inline fs::path s_folder;
};

std::vector<std::string> reasonsOf(const verdict::Verdict &verdict)
{
    std::vector<std::string> reasons;
    for (const verdict::Check &check : verdict.checks)
        reasons.push_back(check.reason);
    return reasons;
}

TEST_F(Scenarios, GiveTheVerdictThatTheySay)
{
    auto reader = store::CatalogueReader::open(s_folder);
    ASSERT_TRUE(reader);
    const auto entries = reader->policy();
    ASSERT_TRUE(entries);
    const verdict::Policy policy(*entries);
    for (const Scenario &scenario : testSymbols(now)) {
        const gs1::Item item = itemOf(scenario);
        const auto facts = reader->facts(item);
        ASSERT_TRUE(facts) << scenario.id;
        const auto verdict = verdict::evaluate(item, *facts, policy, now, contextOf(scenario));
        EXPECT_EQ(verdict::name(verdict.overall), scenario.overall)
            << scenario.id << ": " << testing::PrintToString(reasonsOf(verdict));
        EXPECT_TRUE(verdict.demo) << scenario.id;
        for (const std::string &reason : scenario.reasons)
            EXPECT_THAT(reasonsOf(verdict), testing::Contains(reason)) << scenario.id;
    }
}

TEST_F(Scenarios, NameOnlyReasonsThatExist)
{
    const auto &known = verdict::allReasons();
    for (const Scenario &scenario : testSymbols(now)) {
        for (const std::string &reason : scenario.reasons)
            EXPECT_TRUE(std::ranges::contains(known, reason)) << scenario.id << " " << reason;
    }
}

TEST_F(Scenarios, ShowEveryCheckAndEveryOverallWord)
{
    std::set<std::string> checks;
    std::set<std::string> overall;
    for (const Scenario &scenario : testSymbols(now)) {
        overall.insert(scenario.overall);
        for (const std::string &reason : scenario.reasons)
            checks.insert(reason.substr(0, reason.find('.')));
    }
    EXPECT_EQ(overall.size(), 6U);
    for (auto code = verdict::CheckCode{}; code <= verdict::CheckCode::catalogueAge;
         code = static_cast<verdict::CheckCode>(static_cast<int>(code) + 1))
        EXPECT_TRUE(checks.contains(std::string(verdict::name(code)))) << verdict::name(code);
}

TEST_F(Scenarios, HaveTitlesInBothLanguagesAndIdsOfTheirOwn)
{
    std::set<std::string> ids;
    for (const Scenario &scenario : testSymbols(now)) {
        EXPECT_TRUE(ids.insert(scenario.id).second) << scenario.id;
        EXPECT_FALSE(scenario.titleVi.empty());
        EXPECT_FALSE(scenario.titleEn.empty());
        EXPECT_FALSE(scenario.symbols.empty());
    }
    EXPECT_GE(ids.size(), 60U);
}

TEST_F(Scenarios, AreTheSameAllDayLong)
{
    const auto morning = testSymbols(*parseIsoInstant("2026-11-21T17:00:00Z"));
    EXPECT_EQ(morning, testSymbols(*parseIsoInstant("2026-11-22T16:59:59Z")));
}

} // namespace
} // namespace nqi::demo
