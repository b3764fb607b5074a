// SPDX-License-Identifier: Apache-2.0
// What becomes of minutes whose result is given again: what people wrote stays, what the check found is found anew.
#include "tests/unit/device/consignment_minutes_fixture.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nqi::device {
namespace {

class ConsignmentMinutesRenewed : public ConsignmentMinutes {
protected:
    static Entry seen(std::uint64_t number, std::int64_t count)
    {
        return {
            .number = number, .kind = EntryKind::seen, .at = store::noon, .code = "(01)06909990010010", .count = count};
    }
    static Uuid finding(std::uint8_t last) { return Uuid{.bytes = {std::byte{last}}}; }
    static Entry findingOf(std::uint64_t number, std::uint32_t line, const Uuid &id)
    {
        return {.number = number, .kind = EntryKind::finding, .at = store::noon, .line = line, .value = id.text()};
    }
    /// The result with this number is taken back, this comes to light, and the result is given again.
    void giveAgain(FieldDatabase &journal, const Uuid &check, std::uint64_t given, const std::string &value,
                   const std::vector<Entry> &found = {})
    {
        Entry taken = withdrawal();
        taken.number = given + 1;
        taken.count = static_cast<std::int64_t>(given);
        ASSERT_TRUE(journal.append(check, std::vector{taken}));
        ASSERT_TRUE(journal.append(check, found));
        now += std::chrono::hours(1);
        Entry next = result(given + 2 + found.size());
        next.at = now;
        next.value = value;
        ASSERT_TRUE(finishCheck(check, next, {}, journal));
    }
    /// Two lines of the same goods, without lots.
    static Uuid beginAlike(FieldDatabase &journal)
    {
        consignment::Consignment of;
        of.declaration = "107462913550";
        of.lines = {{.number = 3, .gtin = 6'909'990'010'010, .quantity = 1},
                    {.number = 7, .gtin = 6'909'990'010'010, .quantity = 10}};
        return *journal.begin(of, "An");
    }
};

TEST_F(ConsignmentMinutesRenewed, KeepEachFindingWithItsGoods)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    findings::Inspection draft = journal->inspection(check)->inspection;
    findings::ItemMet item{.key = "06909990010010", .serial = "A", .finding = finding(1)};
    draft.items = {item};
    item.serial = "B";
    item.finding = finding(2);
    draft.items.push_back(item);
    item.serial = "C";
    item.finding.reset();
    draft.items.push_back(item);
    ASSERT_TRUE(journal->keep(draft, "An"));
    ASSERT_TRUE(journal->append(check, std::vector{withdrawal()}));
    ASSERT_TRUE(finishAgain(*journal, check, result().value));
    const auto items = journal->inspection(check)->inspection.items;
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].serial, "A");
    EXPECT_EQ(items[0].finding, finding(1));
    EXPECT_EQ(items[1].serial, "B");
    EXPECT_EQ(items[1].finding, finding(2)) << "what was recorded is not dropped";
    EXPECT_EQ(items[2].serial, "C") << "nor is what people met";
}

TEST_F(ConsignmentMinutesRenewed, KeepWhatPeopleWroteAndNothingOfTheResultThatDoesNotHold)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(journal->append(check, std::vector{seen(1, 1)}));
    ASSERT_TRUE(finishCheck(check, result(2), {}, *journal));
    findings::Inspection draft = journal->inspection(check)->inspection;
    ASSERT_EQ(draft.items.size(), 1U);
    const findings::InspectedContent own{
        .subject = "Điều kiện bảo quản", .result = findings::ContentResult::meets, .detail = "Kho khô ráo"};
    const findings::ItemMet met{.key = "08936017360017", .product = "Sữa tươi", .times = 2};
    const Instant ended = store::noon + std::chrono::minutes(30);
    draft.contents.insert(draft.contents.begin(), own);
    draft.items.push_back(met);
    draft.conclusion += "\nĐề nghị lấy mẫu.";
    draft.endedAt = ended;
    ASSERT_TRUE(journal->keep(draft, "An"));

    Entry taken = withdrawal();
    taken.number = 3;
    taken.count = 2;
    ASSERT_TRUE(journal->append(check, std::vector{taken}));
    ASSERT_TRUE(journal->append(check, std::vector{seen(4, 9)}));
    Entry again = result(5);
    again.value = "meets";
    again.reason.clear();
    ASSERT_TRUE(finishCheck(check, again, {}, *journal));
    const findings::Inspection next = journal->inspection(check)->inspection;
    const findings::Inspection made = inspectionOf(*journal->check(check), {});
    ASSERT_EQ(next.items.size(), 2U);
    EXPECT_EQ(next.items[0].times, 10U);
    EXPECT_EQ(next.items[1], met);
    ASSERT_EQ(next.contents.size(), made.contents.size() + 1) << "the differences of before are gone";
    EXPECT_EQ(next.contents.back(), own);
    EXPECT_EQ(next.conclusion, "Đáp ứng yêu cầu\nĐề nghị lấy mẫu.");
    EXPECT_EQ(next.endedAt, ended);
}

TEST_F(ConsignmentMinutesRenewed, KeepWhatPeopleWroteInThoseOfAResultThatNeverWasKept)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(journal->append(check, std::vector{seen(1, 9)}));
    auto attempted = *journal->check(check);
    attempted.entries.push_back(result(2));
    findings::Inspection draft = inspectionOf(attempted, {});
    const findings::InspectedContent own{
        .subject = "Điều kiện bảo quản", .result = findings::ContentResult::meets, .detail = "Kho khô ráo"};
    const findings::ItemMet met{.key = "08936017360017", .product = "Sữa tươi", .times = 2};
    draft.contents.push_back(own);
    draft.items.push_back(met);
    draft.conclusion += "\nĐề nghị lấy mẫu.";
    // As earlier programs left it when they were ended between the two.
    ASSERT_TRUE(journal->keep(draft, "An", {.version = {}, .result = 2}));

    Entry given = result(2);
    given.at += std::chrono::minutes(5);
    given.value = "meets";
    given.reason.clear();
    ASSERT_TRUE(finishCheck(check, given, {}, *journal));
    const findings::Inspection next = journal->inspection(check)->inspection;
    ASSERT_EQ(next.items.size(), 2U);
    EXPECT_EQ(next.items[1], met);
    EXPECT_TRUE(std::ranges::contains(next.contents, own));
    EXPECT_EQ(next.contents.size(), draft.contents.size()) << "nothing stands there twice";
    EXPECT_EQ(next.conclusion, "Đáp ứng yêu cầu\nĐề nghị lấy mẫu.");
    EXPECT_EQ(next.endedAt, given.at);
}

TEST_F(ConsignmentMinutesRenewed, HaveEachContentOnceWithTheReasonWhyThereIsNoPicture)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(journal->append(check, std::vector{seen(1, 9)}));
    ASSERT_TRUE(finishCheck(check, result(2), {}, *journal));
    findings::Inspection draft = journal->inspection(check)->inspection;
    ASSERT_EQ(draft.contents.size(), 2U);
    for (findings::InspectedContent &one : draft.contents)
        one.noPicture = "Không cho chụp";
    ASSERT_TRUE(journal->keep(draft, "An"));

    giveAgain(*journal, check, 2, "doesNotMeet");
    const findings::Inspection same = journal->inspection(check)->inspection;
    EXPECT_EQ(same.contents, draft.contents) << "found again, they are the same";

    giveAgain(*journal, check, 4, "meets", {seen(6, 1)});
    const findings::Inspection next = journal->inspection(check)->inspection;
    ASSERT_EQ(next.contents.size(), 1U) << "what was solved does not come back, and there is one summary";
    EXPECT_EQ(next.contents[0].result, findings::ContentResult::meets);
    EXPECT_TRUE(next.contents[0].detail.contains("đã đếm 10 trên 10"));
    EXPECT_EQ(next.contents[0].noPicture, "Không cho chụp");
}

TEST_F(ConsignmentMinutesRenewed, PutNoFindingOnOtherGoods)
{
    const auto journal = open();
    const Uuid check = beginAlike(*journal);
    ASSERT_TRUE(journal->append(check, std::vector{seen(1, 11), findingOf(2, 7, finding(1))}));
    ASSERT_TRUE(finishCheck(check, result(3), {}, *journal));
    const auto before = journal->inspection(check)->inspection.items;
    ASSERT_EQ(before.size(), 2U);
    EXPECT_EQ(before[0].finding, std::nullopt);
    EXPECT_EQ(before[1].finding, finding(1));
    giveAgain(*journal, check, 3, "doesNotMeet");
    EXPECT_EQ(journal->inspection(check)->inspection.items, before);
}

TEST_F(ConsignmentMinutesRenewed, KeepTheFindingsOfGoodsThatAreAlike)
{
    const auto journal = open();
    const Uuid check = beginAlike(*journal);
    ASSERT_TRUE(journal->append(check, std::vector{seen(1, 11)}));
    ASSERT_TRUE(finishCheck(check, result(2), {}, *journal));
    findings::Inspection draft = journal->inspection(check)->inspection;
    ASSERT_EQ(draft.items.size(), 2U);
    draft.items[0].finding = finding(1);
    draft.items[1].finding = finding(2);
    ASSERT_TRUE(journal->keep(draft, "An"));
    giveAgain(*journal, check, 2, "doesNotMeet");
    EXPECT_EQ(journal->inspection(check)->inspection.items, draft.items);
}

TEST_F(ConsignmentMinutesRenewed, ConcludeWithTheNewResultAboveWhatAPersonWrote)
{
    const auto journal = open();
    const Uuid check = begin(*journal);
    ASSERT_TRUE(finish(*journal, check));
    findings::Inspection draft = journal->inspection(check)->inspection;
    draft.conclusion = "Lô hàng thiếu, đề nghị bổ sung.";
    ASSERT_TRUE(journal->keep(draft, "An"));
    giveAgain(*journal, check, 1, "meets");
    EXPECT_EQ(journal->inspection(check)->inspection.conclusion,
              "Đáp ứng yêu cầu: thiếu hàng\nLô hàng thiếu, đề nghị bổ sung.");
    giveAgain(*journal, check, 3, "labelDoesNotMeet");
    EXPECT_EQ(journal->inspection(check)->inspection.conclusion,
              "Không đáp ứng yêu cầu về nhãn: thiếu hàng\nLô hàng thiếu, đề nghị bổ sung.")
        << "the result of before does not stay";
}

} // namespace
} // namespace nqi::device
