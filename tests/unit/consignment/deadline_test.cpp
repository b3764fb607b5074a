// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/deadline.h"
#include "core/consignment/filled.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace nqi::consignment {
namespace {

using namespace std::chrono_literals;

/// A time of day in Viet Nam.
Instant at(std::chrono::year_month_day day, std::chrono::hours hour = 10h)
{
    return Instant(std::chrono::sys_days(day)) + hour - 7h;
}

constexpr std::chrono::year_month_day monday{2026y / 11 / 23};
constexpr std::chrono::year_month_day friday{2026y / 11 / 27};

/// The end of a day in Viet Nam.
Instant endOf(std::chrono::year_month_day day)
{
    return at(day, 24h);
}

verdict::Policy policy()
{
    return verdict::Policy({{"clock.importNotice", "1wd", "Điều 83", {}, {}},
                            {"clock.importPapers", "7wd", "Điều 83", {}, {}},
                            {"clock.importLabel", "5wd", "Điều 83", {}, {}},
                            {"calendar.holidays", "2026-12-02", "", {}, {}}});
}

Entry result(std::uint64_t number, std::string value, Instant when)
{
    return {.number = number, .kind = EntryKind::finished, .at = when, .value = std::move(value)};
}

Entry withdrawal(std::uint64_t number, std::int64_t of, Instant when)
{
    return {.number = number, .kind = EntryKind::withdrawn, .at = when, .count = of, .reason = "đã bổ sung"};
}

TEST(ImportDeadline, OfAnOpenCheckIsThatOfItsNotice)
{
    const auto due = deadlineOf(at(monday), {}, policy(), at(monday, 11h));
    ASSERT_TRUE(due);
    EXPECT_EQ(due->clock, "importNotice");
    EXPECT_EQ(due->due, endOf(2026y / 11 / 24));
    EXPECT_EQ(due->workingDaysLeft, 1);
    EXPECT_FALSE(due->late);
    EXPECT_EQ(due->legalBasis, "Điều 83");
    EXPECT_EQ(deadlineOf(at(friday), {}, policy(), at(friday))->due, endOf(2026y / 11 / 30)) << "over a week-end";
}

TEST(ImportDeadline, IsLateFromTheEndOfItsLastDay)
{
    const auto on = [](Instant now) { return *deadlineOf(at(monday), {}, policy(), now); };
    EXPECT_EQ(on(endOf(2026y / 11 / 24) - 1s).workingDaysLeft, 0) << "the last day";
    EXPECT_FALSE(on(endOf(2026y / 11 / 24) - 1s).late);
    EXPECT_TRUE(on(endOf(2026y / 11 / 24)).late);
    EXPECT_EQ(on(at(friday)).workingDaysLeft, 0);
}

TEST(ImportDeadline, OfTheNoticeBeginsWithTheRegistrationThatIsFilledIn)
{
    const std::vector<Entry> entries = {
        {.number = 1, .kind = EntryKind::filled, .code = std::string(field::registrationDate), .value = "2026-11-20"}};
    EXPECT_EQ(deadlineOf(at(friday), entries, policy(), at(friday))->due, endOf(monday));
}

TEST(ImportDeadline, FollowsFromTheResult)
{
    const auto after = [](const char *value) {
        return deadlineOf(at(monday), std::vector{result(1, value, at(friday))}, policy(), at(friday));
    };
    EXPECT_FALSE(after("meets"));
    EXPECT_FALSE(after("doesNotMeet"));
    EXPECT_FALSE(after("putAway"));
    EXPECT_EQ(after("labelDoesNotMeet")->clock, "importLabel");
    EXPECT_EQ(after("labelDoesNotMeet")->due, endOf(2026y / 12 / 7)) << "over a week-end and a day off";
    EXPECT_EQ(after("fileIncomplete")->clock, "importPapers");
    EXPECT_EQ(after("fileIncomplete")->due, endOf(2026y / 12 / 9));
    EXPECT_EQ(after("fileIncomplete")->workingDaysLeft, 7);
}

TEST(ImportDeadline, OfTheNoticeBeginsAnewWhenPapersCame)
{
    std::vector<Entry> entries = {result(1, "fileIncomplete", at(monday)), withdrawal(2, 1, at(friday))};
    const auto due = deadlineOf(at(monday), entries, policy(), at(friday));
    EXPECT_EQ(due->clock, "importNotice");
    EXPECT_EQ(due->due, endOf(2026y / 11 / 30));
    entries.front().value = "meets";
    EXPECT_EQ(deadlineOf(at(monday), entries, policy(), at(friday))->due, endOf(2026y / 11 / 24))
        << "a mistake gives no time";
}

TEST(ImportDeadline, IsNoneWhereThePolicySetsNone)
{
    EXPECT_FALSE(deadlineOf(at(monday), {}, verdict::Policy(), at(monday)));
    const verdict::Policy later({{"clock.importNotice", "1wd", "", std::chrono::sys_days(friday), {}}});
    EXPECT_FALSE(deadlineOf(at(monday), {}, later, at(friday))) << "as it was when the clock began";
}

} // namespace
} // namespace nqi::consignment
