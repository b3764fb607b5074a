// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/reasons.h"

#include <gtest/gtest.h>

namespace nqi::verdict {
namespace {

Date day(std::string_view text)
{
    return *parseIsoDate(text);
}

catalog::PolicyEntry entry(std::string key, std::string value, std::string basis, std::string_view from,
                           std::string_view to)
{
    return {std::move(key), std::move(value), std::move(basis), parseIsoDate(from), parseIsoDate(to)};
}

TEST(Policy, GivesTheValueThatHoldsOnTheDay)
{
    const Policy policy({entry("k", "new", "", "2026-07-01", ""), entry("k", "old", "", "", "2026-06-30")});
    EXPECT_EQ(policy.find("k", day("2026-06-30"))->value, "old");
    EXPECT_EQ(policy.find("k", day("2026-07-01"))->value, "new");
    EXPECT_EQ(policy.find("K", day("2026-07-01")), nullptr);
}

TEST(Policy, PrefersTheNewestOfOverlappingEntries)
{
    const Policy policy({entry("k", "2", "", "2026-02-01", ""), entry("k", "1", "", "2026-01-01", "")});
    EXPECT_EQ(policy.find("k", day("2026-01-31"))->value, "1");
    EXPECT_EQ(policy.find("k", day("2026-02-01"))->value, "2");
}

TEST(Policy, HasNothingBeforeTheFirstAndAfterTheLastDay)
{
    const Policy policy({entry("k", "v", "", "2026-01-02", "2026-01-03")});
    EXPECT_EQ(policy.find("k", day("2026-01-01")), nullptr);
    EXPECT_NE(policy.find("k", day("2026-01-02")), nullptr);
    EXPECT_NE(policy.find("k", day("2026-01-03")), nullptr);
    EXPECT_EQ(policy.find("k", day("2026-01-04")), nullptr);
}

TEST(Policy, ReadsWholeNumbersOnly)
{
    const Policy policy({entry("a", "30", "", "", ""), entry("b", "30 days", "", "", ""), entry("c", "", "", "", "")});
    EXPECT_EQ(policy.number("a", day("2026-01-01")), 30);
    EXPECT_EQ(policy.number("b", day("2026-01-01")), std::nullopt);
    EXPECT_EQ(policy.number("c", day("2026-01-01")), std::nullopt);
    EXPECT_EQ(policy.number("d", day("2026-01-01")), std::nullopt);
}

TEST(Policy, TakesTheLegalBasisOfTheReasonThenOfTheCheck)
{
    const Policy policy(
        {entry("basis.expiry", "", "general", "", ""), entry("basis.expiry.expired", "", "special", "2026-07-01", "")});
    const Date before = day("2026-06-30");
    const Date after = day("2026-07-01");
    EXPECT_EQ(policy.legalBasis(Reason::expiry_expired, before), "general");
    EXPECT_EQ(policy.legalBasis(Reason::expiry_expired, after), "special");
    EXPECT_EQ(policy.legalBasis(Reason::expiry_within, after), "general");
    EXPECT_EQ(policy.legalBasis(Reason::recall_match, after), "");
    for (const ReasonInfo &reason : reasonTable()) {
        const auto index = static_cast<Reason>(&reason - reasonTable().data());
        EXPECT_EQ(policy.legalBasis(reason.text, after), policy.legalBasis(index, after)) << reason.text;
    }
}

TEST(Policy, SaysNothingWhenItIsEmpty)
{
    EXPECT_EQ(Policy().legalBasis(Reason::expiry_expired, day("2026-07-01")), "");
    EXPECT_EQ(Policy().find("k", day("2026-07-01")), nullptr);
}

} // namespace
} // namespace nqi::verdict
