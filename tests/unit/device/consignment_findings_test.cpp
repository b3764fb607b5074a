// SPDX-License-Identifier: Apache-2.0
// Findings of goods of a check that are recorded after its result.
#include "tests/unit/device/consignment_minutes_fixture.h"

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace nqi::device {
namespace {

/// Two lines of the same goods, both counted, with the result as entry 2.
class ConsignmentFindings : public ConsignmentMinutes {
protected:
    static Uuid finding(std::uint8_t last) { return Uuid{.bytes = {std::byte{last}}}; }
    static std::vector<Entry> findingOf(std::uint64_t number, std::uint32_t line, const Uuid &id)
    {
        return {{.number = number,
                 .kind = EntryKind::finding,
                 .at = store::noon,
                 .by = "Bình",
                 .line = line,
                 .value = id.text()}};
    }
    static Uuid beginAlike(FieldDatabase &journal)
    {
        consignment::Consignment of;
        of.declaration = "107462913550";
        of.lines = {{.number = 3, .gtin = 6'909'990'010'010, .quantity = 1},
                    {.number = 7, .gtin = 6'909'990'010'010, .quantity = 10},
                    {.number = 8, .gtin = 6'909'990'010'027, .quantity = 10}};
        const Uuid check = *journal.begin(of, "An");
        const Entry seen{.number = 1, .at = store::noon, .by = "An", .code = "(01)06909990010010", .count = 11};
        EXPECT_TRUE(journal.append(check, std::vector{seen}));
        EXPECT_TRUE(finishCheck(check, result(2), {}, journal));
        return check;
    }
};

TEST_F(ConsignmentFindings, AreNamedByTheDraftOnTheRowOfTheirLine)
{
    const auto journal = open();
    const Uuid check = beginAlike(*journal);
    const auto entries = findingOf(3, 7, finding(1));
    ASSERT_TRUE(journal->append(check, entries));
    EXPECT_TRUE(nameFindings(check, entries, *journal, *journal));
    const auto latest = journal->inspection(check);
    ASSERT_EQ(latest->inspection.items.size(), 2U);
    EXPECT_EQ(latest->inspection.items[0].finding, std::nullopt);
    EXPECT_EQ(latest->inspection.items[1].finding, finding(1));
    EXPECT_EQ(latest->editor, "Bình");
    EXPECT_EQ(latest->result, 2U) << "it rests on the same result";
    EXPECT_FALSE(nameFindings(check, entries, *journal, *journal)) << "once";
    EXPECT_EQ(journal->history(check)->size(), 2U);
}

TEST_F(ConsignmentFindings, ThatWereLinkedToGoodsThatAreAlikeMoveToTheirOwn)
{
    const auto journal = open();
    const Uuid check = beginAlike(*journal);
    findings::Inspection draft = journal->inspection(check)->inspection;
    draft.items[0].finding = finding(1);
    ASSERT_TRUE(journal->keep(draft, "An"));
    const auto entries = findingOf(3, 7, finding(1));
    ASSERT_TRUE(journal->append(check, entries));
    EXPECT_TRUE(nameFindings(check, entries, *journal, *journal));
    const auto items = journal->inspection(check)->inspection.items;
    EXPECT_EQ(items[0].finding, std::nullopt);
    EXPECT_EQ(items[1].finding, finding(1));
}

TEST_F(ConsignmentFindings, ChangeNothingThatSomebodyHasSigned)
{
    const auto journal = open();
    const Uuid check = beginAlike(*journal);
    std::ignore = sign(*journal, check);
    const auto entries = findingOf(3, 7, finding(1));
    ASSERT_TRUE(journal->append(check, entries));
    EXPECT_FALSE(nameFindings(check, entries, *journal, *journal));
    EXPECT_TRUE(journal->inspection(check)->minutes);
    const auto found = findingsOf(*journal->check(check));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, finding(1));
    EXPECT_EQ(found[0].key, "06909990010010");
    EXPECT_EQ(found[0].row, 1U) << "a revision can name it";
}

TEST_F(ConsignmentFindings, OfGoodsThatTheMinutesDoNotHaveAreToldAllTheSame)
{
    const auto journal = open();
    const Uuid check = beginAlike(*journal);
    const auto entries = findingOf(3, 8, finding(1));
    ASSERT_TRUE(journal->append(check, entries));
    EXPECT_FALSE(nameFindings(check, entries, *journal, *journal));
    const auto found = findingsOf(*journal->check(check));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, finding(1));
    EXPECT_EQ(found[0].row, findings::RecordedFinding::nowhere);
}

} // namespace
} // namespace nqi::device
