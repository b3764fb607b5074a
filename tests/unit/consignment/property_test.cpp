// SPDX-License-Identifier: Apache-2.0
// Whatever happens in a check, in whatever order it is told and however often: the tally is the same.
#include "tests/unit/consignment/goods.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace nqi::consignment {
namespace {

using Dice = std::mt19937_64;

std::uint64_t below(Dice &dice, std::uint64_t end)
{
    return dice() % end;
}

std::string withCheck(std::string digits)
{
    return digits + static_cast<char>('0' + *gs1::checkDigit(digits));
}

std::uint64_t gtinAt(std::uint64_t index, char indicator = '0')
{
    return std::stoull(withCheck(std::string(1, indicator) + "690999" + std::to_string(100'000 + index)));
}

std::string ssccAt(std::uint64_t index)
{
    return withCheck("06909990" + std::to_string(100'000'000 + index));
}

/// Few goods, so that lines, lots, cartons and pallets of the same ones meet.
Consignment randomConsignment(Dice &dice)
{
    Consignment made;
    const std::uint64_t lines = 1 + below(dice, 8);
    for (std::uint32_t i = 1; i <= lines; ++i) {
        Line line = lineOf(i, gtinAt(below(dice, 4)), below(dice, 12));
        if (below(dice, 2) == 0)
            line.lot = "L" + std::to_string(below(dice, 3));
        if (below(dice, 4) == 0)
            line.serials = {"S" + std::to_string(below(dice, 6))};
        line.origin = below(dice, 2) == 0 ? "CN" : "MY";
        made.lines.push_back(line);
    }
    Packing packing(made.packages);
    for (std::uint64_t i = below(dice, 6); i > 0; --i)
        packing.add(ssccAt(below(dice, 3)), {static_cast<std::uint32_t>(1 + below(dice, lines)), below(dice, 8)});
    if (below(dice, 2) == 0)
        made.packagings.push_back({gtinAt(0, '1'), gtinAt(0), 6});
    return made;
}

std::string randomCode(Dice &dice)
{
    if (below(dice, 6) == 0)
        return "(00)" + ssccAt(below(dice, 4)) +
               (below(dice, 2) == 0 ? "(02)" + gs1::gtin14Text(gtinAt(below(dice, 5))) + "(37)4" : "");
    std::string code = gtinCode(gtinAt(below(dice, 5), below(dice, 5) == 0 ? '1' : '0'));
    if (below(dice, 2) == 0)
        code += "(10)L" + std::to_string(below(dice, 4));
    if (below(dice, 3) == 0)
        code += "(21)S" + std::to_string(below(dice, 8));
    if (below(dice, 6) == 0)
        code += below(dice, 2) == 0 ? "(422)156" : "(422)458";
    return code;
}

std::vector<Entry> randomEntries(Dice &dice, std::size_t lines)
{
    Script script;
    std::vector<Entry> entries;
    for (std::uint64_t i = 5 + below(dice, 40); i > 0; --i) {
        const auto line = static_cast<std::uint32_t>(1 + below(dice, lines + 1));
        switch (below(dice, 12)) {
        case 0:
            entries.push_back(script.said(EntryKind::added, line, static_cast<std::int64_t>(below(dice, 5)) - 1));
            break;
        case 1:
            entries.push_back(script.said(EntryKind::fixed, line, static_cast<std::int64_t>(below(dice, 12))));
            break;
        case 2:
            entries.push_back(script.observed(line, Trait::origin, below(dice, 2) == 0 ? "CN" : "JP"));
            break;
        case 3:
            entries.push_back(
                script.said(EntryKind::withdrawn, 0, static_cast<std::int64_t>(1 + below(dice, entries.size() + 1))));
            break;
        case 4:
            entries.push_back(below(dice, 2) == 0 ? script.found(line, {}, std::to_string(i))
                                                  : script.found(0, randomCode(dice), std::to_string(i)));
            break;
        default:
            entries.push_back(script.seen(randomCode(dice), static_cast<std::int64_t>(below(dice, 4))));
        }
    }
    return entries;
}

Tally tallyOf(const Consignment &consignment, const std::vector<Entry> &entries)
{
    Tally tally(consignment);
    for (const Entry &entry : entries)
        tally.add(entry);
    return tally;
}

void expectSame(const Tally &a, const Tally &b)
{
    for (std::size_t i = 0; i < a.consignment().lines.size(); ++i)
        ASSERT_EQ(a.line(i), b.line(i)) << "line " << i;
    ASSERT_EQ(a.unknown(), b.unknown());
    ASSERT_EQ(a.progress(), b.progress());
}

TEST(Property, TheOrderOfEntriesDoesNotMatter)
{
    Dice dice(1);
    for (int round = 0; round < 400; ++round) {
        const Consignment consignment = randomConsignment(dice);
        std::vector<Entry> entries = randomEntries(dice, consignment.lines.size());
        const Tally inOrder = tallyOf(consignment, entries);
        std::ranges::shuffle(entries, dice);
        expectSame(inOrder, tallyOf(consignment, entries));
        ASSERT_FALSE(testing::Test::HasFatalFailure()) << "round " << round;
    }
}

TEST(Property, NoEntryCountsTwice)
{
    Dice dice(2);
    for (int round = 0; round < 300; ++round) {
        const Consignment consignment = randomConsignment(dice);
        std::vector<Entry> entries = randomEntries(dice, consignment.lines.size());
        const Tally once = tallyOf(consignment, entries);
        const std::vector<Entry> again = entries;
        entries.insert(entries.end(), again.begin(), again.end());
        expectSame(once, tallyOf(consignment, entries));
        ASSERT_FALSE(testing::Test::HasFatalFailure()) << "round " << round;
    }
}

TEST(Property, NoSerialAndNoPackageCountsTwice)
{
    Dice dice(3);
    for (int round = 0; round < 300; ++round) {
        const Consignment consignment = randomConsignment(dice);
        Script script;
        std::vector<Entry> entries;
        for (int i = 0; i < 20; ++i) {
            const std::string code = randomCode(dice);
            if (code.contains("(21)") || code.starts_with("(00)"))
                entries.push_back(script.seen(code));
        }
        const Tally once = tallyOf(consignment, entries);
        for (const Entry &entry : std::vector(entries))
            entries.push_back(script.seen(entry.code)); // another entry, the same thing
        const Tally twice = tallyOf(consignment, entries);
        for (std::size_t i = 0; i < consignment.lines.size(); ++i)
            ASSERT_EQ(once.line(i).counted, twice.line(i).counted) << "round " << round << " line " << i;
        ASSERT_EQ(once.unknown(), twice.unknown()) << "round " << round;
    }
}

TEST(Property, CountsAndProgressAreTheSumOfTheLines)
{
    Dice dice(4);
    for (int round = 0; round < 300; ++round) {
        const Consignment consignment = randomConsignment(dice);
        const Tally tally = tallyOf(consignment, randomEntries(dice, consignment.lines.size()));
        Progress sum = {.packagesSeen = tally.progress().packagesSeen,
                        .packages = consignment.packages.size(),
                        .unknown = tally.unknown().size()};
        for (std::size_t i = 0; i < consignment.lines.size(); ++i) {
            ++sum.lines[static_cast<std::size_t>(tally.line(i).state)];
            sum.declared += consignment.lines[i].quantity;
            sum.counted += std::min(tally.line(i).counted, consignment.lines[i].quantity);
        }
        ASSERT_EQ(tally.progress(), sum) << "round " << round;
    }
}

/// Every unit that was seen one by one is somewhere: counted, or in doubt.
TEST(Property, NoUnitIsLost)
{
    Dice dice(5);
    for (int round = 0; round < 300; ++round) {
        Consignment consignment = randomConsignment(dice);
        consignment.packagings.clear();
        Script script;
        Tally tally(consignment);
        std::uint64_t units = 0;
        for (int i = 0; i < 15; ++i) {
            const std::uint64_t gtin = consignment.lines[below(dice, consignment.lines.size())].gtin;
            const std::int64_t count = static_cast<std::int64_t>(below(dice, 4));
            tally.add(script.seen(gtinCode(gtin) + (below(dice, 2) == 0 ? "(10)L1" : ""), count));
            units += static_cast<std::uint64_t>(count);
        }
        std::uint64_t found = 0;
        for (std::size_t i = 0; i < consignment.lines.size(); ++i)
            found += tally.line(i).units + tally.line(i).doubt;
        ASSERT_EQ(found, units) << "round " << round;
    }
}

} // namespace
} // namespace nqi::consignment
