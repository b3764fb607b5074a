// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/reasons.h"
#include "core/verdict/risk_score.h"
#include "core/verdict/steps.h"
#include "tests/unit/verdict/case_file.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nqi::verdict {
namespace {

Instant at(std::string_view text)
{
    return *parseIsoInstant(text);
}

Verdict verdictOf(const std::string &name)
{
    const auto golden = testing::readCase(std::string(NQI_SAMPLES) + "/verdict/" + name + ".case");
    EXPECT_TRUE(golden) << golden.error();
    return golden ? golden->evaluate() : Verdict{};
}

std::vector<std::string_view> measures(const std::vector<Step> &steps)
{
    std::vector<std::string_view> all;
    for (const Step &step : steps)
        all.push_back(name(step.measure));
    return all;
}

using Names = std::vector<std::string_view>;
const Instant now = at("2027-03-15T02:00:00Z"); // a Monday

TEST(Clocks, CountHoursThroughEverything)
{
    EXPECT_EQ(dueAt("24h", at("2027-03-19T10:00:00Z"), ""), at("2027-03-20T10:00:00Z"));
    EXPECT_EQ(dueAt("0h", now, ""), now);
}

TEST(Clocks, CountWorkingDaysToTheEndOfTheLastInVietNam)
{
    EXPECT_EQ(dueAt("5wd", now, ""), at("2027-03-22T17:00:00Z")); // Tuesday to Monday
    EXPECT_EQ(dueAt("1wd", at("2027-03-19T02:00:00Z"), ""), at("2027-03-22T17:00:00Z"));
    EXPECT_EQ(dueAt("1wd", at("2027-03-18T18:00:00Z"), ""), at("2027-03-22T17:00:00Z")); // Friday already in Ha Noi
}

TEST(Clocks, LeaveOutHolidays)
{
    EXPECT_EQ(dueAt("2wd", now, "2027-03-16, 2027-03-18"), at("2027-03-19T17:00:00Z"));
}

TEST(Clocks, CountTheWorkingDaysThatAreLeft)
{
    const Instant due = *dueAt("5wd", now, "");
    EXPECT_EQ(workingDaysLeft(due, now, ""), 5);
    EXPECT_EQ(workingDaysLeft(due, now, "2027-03-16"), 4);
    EXPECT_EQ(workingDaysLeft(due, at("2027-03-20T02:00:00Z"), ""), 1) << "on a Saturday";
    EXPECT_EQ(workingDaysLeft(due, at("2027-03-22T16:59:00Z"), ""), 0) << "the last day";
    EXPECT_EQ(workingDaysLeft(due, at("2027-04-22T00:00:00Z"), ""), 0);
}

TEST(Clocks, RefuseWhatTheyDoNotKnow)
{
    for (const std::string_view clock : {"", "h", "24", "24d", "-1h", "5wd ", "99999h", "wd"})
        EXPECT_EQ(dueAt(clock, now, ""), std::nullopt) << clock;
}

TEST(Steps, OfARecallStopTheGoodsAndStartTheClock)
{
    const Policy policy({{"clock.reportMeasure", "24h", "Law 05/2007 Article 40", {}, {}},
                         {"clock.sendSample", "5wd", "Decree 37/2026 Article 80.6", {}, {}}});
    const std::vector<Step> steps = nextSteps(verdictOf("recall-every-lot"), policy, now);
    EXPECT_EQ(measures(steps), (Names{"enterLabelOwner", "photographEvidence", "suspendSale", "seal", "reportMeasure",
                                      "takeSample", "sendSample"}));
    EXPECT_EQ(steps[4].because, "recall.match");
    EXPECT_EQ(steps[4].due, now + std::chrono::hours(24));
    EXPECT_EQ(steps[4].legalBasis, "Law 05/2007 Article 40");
    EXPECT_EQ(steps[6].clock, "5wd");
    EXPECT_EQ(steps[2].due, std::nullopt);
}

TEST(Steps, OfASurveySanctionNothing)
{
    const std::vector<Step> steps = nextSteps(verdictOf("recall-every-lot"), Policy(), now, Power::survey);
    EXPECT_EQ(measures(steps), (Names{"enterLabelOwner", "photographEvidence", "takeSample", "sendSample"}));
}

TEST(Steps, OfAnItemInOrderAreOnlyToEnterTheOwner)
{
    EXPECT_EQ(measures(nextSteps(verdictOf("all-in-order-high"), Policy(), now)), Names{"enterLabelOwner"});
    EXPECT_EQ(measures(nextSteps(verdictOf("label-owner-matches"), Policy(), now)), Names{});
}

TEST(Steps, NameTheGravestReason)
{
    const std::vector<Step> steps = nextSteps(verdictOf("trace-events-after-destruction"), Policy(), now);
    const auto photograph = std::ranges::find(steps, Measure::photographEvidence, &Step::measure);
    ASSERT_NE(photograph, steps.end());
    EXPECT_EQ(photograph->because, "traceState.destroyed");
}

TEST(RiskScore, MultipliesFactorsOnTheirScales)
{
    EXPECT_EQ(riskScore({1, 5, 5}), 25);
    EXPECT_EQ(riskScore({0.5, 3, 3}), 4.5);
    EXPECT_EQ(riskScore({0, 5, 5}), 0);
    EXPECT_EQ(riskScore({0.3, 5, 5}), std::nullopt);
    EXPECT_EQ(riskScore({1, 0, 5}), std::nullopt);
    EXPECT_EQ(riskScore({1, 5, 6}), std::nullopt);
}

TEST(RiskScore, SuggestsTheTierByTheBounds)
{
    const RiskBounds bounds{4.5, 16};
    EXPECT_EQ(suggestedTier(4.4, bounds), catalog::Tier::low);
    EXPECT_EQ(suggestedTier(4.5, bounds), catalog::Tier::medium);
    EXPECT_EQ(suggestedTier(15.9, bounds), catalog::Tier::medium);
    EXPECT_EQ(suggestedTier(16, bounds), catalog::Tier::high);
}

} // namespace
} // namespace nqi::verdict
