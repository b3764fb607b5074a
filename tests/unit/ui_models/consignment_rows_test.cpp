// SPDX-License-Identifier: Apache-2.0
#include "ui/models/consignment_rows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <algorithm>
#include <format>
#include <vector>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using consignment::Entry;
using consignment::Tally;

constexpr std::uint64_t gtin = 6'909'990'010'010;

/// All lots of one goods: the hardest list there is.
consignment::Consignment lotsOfOneGoods(std::uint32_t lines)
{
    consignment::Consignment made;
    for (std::uint32_t i = 1; i <= lines; ++i)
        made.lines.push_back({.number = i, .gtin = gtin, .lot = std::format("L{}", i), .quantity = 2});
    return made;
}

class Rows : public testing::Test {
protected:
    Rows()
    {
        rows.show(&tally, &duties);
        resets.clear();
    }

    void see(const std::string &code, std::int64_t count = 1)
    {
        rows.update(tally.add({.number = tally.nextNumber(), .code = code, .count = count}));
    }
    /// Numbers of the lines that are shown, up to ten.
    std::vector<int> shown() const
    {
        std::vector<int> numbers;
        for (int row = 0; row < std::min(rows.rowCount(), 10); ++row)
            numbers.push_back(rows.data(rows.index(row), ConsignmentRows::NumberRole).toInt());
        return numbers;
    }
    void seeLot(std::uint32_t lot, std::int64_t count = 1)
    {
        see(std::format("(01)06909990010010(10)L{}", lot), count);
    }

    Tally tally{lotsOfOneGoods(5000)};
    std::vector<consignment::LineDuty> duties;
    ConsignmentRows rows;
    QAbstractItemModelTester tester{&rows, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy resets{&rows, &ConsignmentRows::modelReset};
    QSignalSpy changes{&rows, &ConsignmentRows::dataChanged};
    QSignalSpy insertions{&rows, &ConsignmentRows::rowsInserted};
    QSignalSpy removals{&rows, &ConsignmentRows::rowsRemoved};
};

TEST_F(Rows, TellOnlyTheLineThatAScanChanged)
{
    for (const std::uint32_t lot : {17U, 4999U, 17U})
        seeLot(lot);
    ASSERT_EQ(changes.size(), 3);
    EXPECT_EQ(changes[1][0].toModelIndex().row(), 4998);
    EXPECT_EQ(changes[1][1].toModelIndex().row(), 4998);
    EXPECT_TRUE(resets.isEmpty());
}

TEST_F(Rows, ALineThatChangesItsStateLeavesAndEntersAFilteredList)
{
    rows.setFilter(u"short"_s);
    resets.clear();
    EXPECT_EQ(rows.rowCount(), 0);
    seeLot(30);
    seeLot(20);
    EXPECT_EQ(rows.rowCount(), 2);
    EXPECT_EQ(rows.lineAt(0), 19U) << "in the order of the declaration";
    seeLot(20);
    EXPECT_EQ(rows.rowCount(), 1);
    EXPECT_EQ(insertions.size(), 2);
    EXPECT_EQ(removals.size(), 1);
    EXPECT_TRUE(resets.isEmpty());
}

TEST_F(Rows, ACompleteLineThatLacksAProofDoesNotSayItInGreen)
{
    duties.resize(1);
    verdict::Check proof;
    proof.outcome = verdict::Outcome::missing;
    proof.severity = verdict::Severity::violation;
    duties[0].proofs.push_back(proof);
    seeLot(1, 2);
    EXPECT_EQ(rows.data(rows.index(0), ConsignmentRows::LevelRole), u"good"_s);
    EXPECT_EQ(rows.data(rows.index(0), ConsignmentRows::NoteLevelRole), u"violation"_s);
}

TEST_F(Rows, ALineIsFoundByItsNumberACodeOrANameWithoutAccents)
{
    duties.resize(2);
    duties[1].product = "Ấm đun nước siêu tốc";
    rows.updateDuties();
    rows.setWords(u"17"_s);
    EXPECT_EQ(shown(), std::vector{17}) << "short numbers are no part of codes";
    rows.setWords(u"am DUN"_s);
    EXPECT_EQ(shown(), std::vector{2});
    rows.setWords(u"l4999"_s);
    EXPECT_EQ(shown(), std::vector{4999});
    rows.setWords(u"(01)06909990010010(10)L4321"_s);
    EXPECT_EQ(shown(), std::vector{4321});
    rows.setWords(u"không có"_s);
    EXPECT_EQ(rows.rowCount(), 0);
    rows.setWords({});
    EXPECT_EQ(rows.rowCount(), 5000);
}

TEST_F(Rows, WhatIsSearchedFollowsTheCountsWithoutAReset)
{
    rows.setWords(u"L499"_s);
    rows.setFilter(u"short"_s);
    resets.clear();
    seeLot(4990);
    seeLot(17);
    EXPECT_EQ(shown(), std::vector{4990});
    EXPECT_EQ(rows.rowOf(4989), 0);
    EXPECT_FALSE(rows.rowOf(16));
    EXPECT_TRUE(resets.isEmpty());
}

TEST_F(Rows, WhatTheRecordsSayIsAFilterAsSoonAsTheyAreRead)
{
    rows.setFilter(u"lacksProof"_s);
    EXPECT_EQ(rows.rowCount(), 0);
    duties.resize(5000);
    verdict::Check proof;
    proof.outcome = verdict::Outcome::missing;
    proof.severity = verdict::Severity::violation;
    duties[6].proofs.push_back(proof);
    duties[8].deviation.emplace();
    rows.updateDuties();
    EXPECT_EQ(shown(), std::vector{7});
    rows.setFilter(u"tightened"_s);
    EXPECT_EQ(shown(), std::vector{9});
}

TEST_F(Rows, UndeclaredGoodsAreSearchedByTheirCode)
{
    rows.setFilter(u"unknown"_s);
    see("(01)06909991010774");
    rows.setWords(u"0781"_s);
    see("(01)06909991010781");
    EXPECT_EQ(rows.rowCount(), 1);
    EXPECT_EQ(rows.goodsAt(0), "(01)06909991010781");
}

TEST_F(Rows, AChangeOfAllLinesIsOneChange)
{
    // A code without a lot may be of any line: the first ones are filled.
    see("(01)06909990010010", 9'000);
    EXPECT_EQ(changes.size(), 1);
    EXPECT_TRUE(resets.isEmpty());
    EXPECT_EQ(rows.data(rows.index(0), ConsignmentRows::StateRole), u"ok"_s);
}

TEST_F(Rows, UndeclaredGoodsComeLastAndAreCountedWhereTheyStand)
{
    rows.setFilter(u"unknown"_s);
    resets.clear();
    see("(01)06909991010774");
    see("(01)06909991010781");
    see("(01)06909991010774", 2);
    EXPECT_EQ(rows.rowCount(), 2);
    EXPECT_EQ(insertions.size(), 2);
    ASSERT_EQ(changes.size(), 1);
    EXPECT_EQ(changes[0][0].toModelIndex().row(), 0);
    EXPECT_EQ(rows.data(rows.index(0), ConsignmentRows::CountTextRole), u"3"_s);
    EXPECT_TRUE(resets.isEmpty());
}

} // namespace
} // namespace nqi::ui
