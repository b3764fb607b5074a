// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/consignment/goods.h"

#include <gmock/gmock.h>

namespace nqi::consignment {
namespace {

using testing::ElementsAre;

constexpr const char *palletA = "(00)069099900100000010";
constexpr const char *ssccA = "069099900100000010";
constexpr const char *palletB = "(00)069099900100000027";
constexpr const char *ssccB = "069099900100000027";

TEST(Tally, BeginsWithNothingSeen)
{
    const Tally tally({.lines = {lineOf(1, kettle, 40), lineOf(2, toy, 10)}});
    EXPECT_EQ(tally.progress().in(LineState::notSeen), 2U);
    EXPECT_EQ(tally.progress().declared, 50U);
    EXPECT_EQ(tally.line(0).state, LineState::notSeen);
}

TEST(Tally, CountsALineUpToItsQuantityThenSaysOver)
{
    Tally tally({.lines = {lineOf(1, kettle, 3)}});
    Script script;
    EXPECT_THAT(tally.add(script.seen(gtinCode(kettle), 2)).lines, ElementsAre(0U));
    EXPECT_EQ(tally.line(0).state, LineState::tooFew);
    tally.add(script.seen(gtinCode(kettle)));
    EXPECT_EQ(tally.line(0).state, LineState::ok);
    tally.add(script.seen(gtinCode(kettle)));
    EXPECT_EQ(tally.line(0).state, LineState::over);
    EXPECT_EQ(tally.line(0).counted, 4U);
    EXPECT_EQ(tally.progress().counted, 3U) << "a surplus makes up for nothing";
}

TEST(Tally, TheSameSerialIsOneThing)
{
    Tally tally({.lines = {lineOf(1, kettle, 3)}});
    Script script;
    for (int i = 0; i < 5; ++i)
        tally.add(script.seen(gtinCode(kettle) + "(21)A1"));
    tally.add(script.seen(gtinCode(kettle) + "(10)L1(21)A1"));
    EXPECT_EQ(tally.line(0).counted, 1U) << "also when its lot was read later";
    tally.add(script.seen(gtinCode(kettle) + "(21)A2"));
    EXPECT_EQ(tally.line(0).counted, 2U);
}

TEST(Tally, BesideSerialsACodeWithoutOneIsInDoubt)
{
    Tally tally({.lines = {lineOf(1, kettle, 3)}});
    Script script;
    tally.add(script.seen(gtinCode(kettle), 2));
    EXPECT_EQ(tally.line(0).counted, 2U);
    tally.add(script.seen(gtinCode(kettle) + "(21)A1"));
    EXPECT_EQ(tally.line(0).counted, 1U);
    EXPECT_EQ(tally.line(0).doubt, 2U);
}

TEST(Tally, APackageStandsForWhatTheListSaysAndCountsOnce)
{
    Tally tally({.lines = {lineOf(1, kettle, 40), lineOf(2, toy, 10)},
                 .packages = {{ssccA, {{1, 20}, {2, 10}}}, {ssccB, {{1, 20}}}}});
    Script script;
    const auto change = tally.add(script.seen(palletA));
    EXPECT_EQ(change.reason, MatchReason::package);
    EXPECT_THAT(change.lines, ElementsAre(0U, 1U));
    tally.add(script.seen(palletA));
    EXPECT_EQ(tally.line(0).counted, 20U);
    EXPECT_EQ(tally.line(1).state, LineState::ok);
    EXPECT_EQ(tally.progress().packagesSeen, 1U);
    tally.add(script.seen(palletB));
    EXPECT_EQ(tally.line(0).state, LineState::ok);
}

TEST(Tally, UnitsOfAnOpenedPackageAreNotCountedOnTop)
{
    Tally tally({.lines = {lineOf(1, kettle, 40)}, .packages = {{ssccA, {{1, 40}}}}});
    Script script;
    tally.add(script.seen(palletA));
    tally.add(script.seen(gtinCode(kettle), 5));
    EXPECT_EQ(tally.line(0).counted, 40U);
    EXPECT_EQ(tally.line(0).doubt, 5U);
    EXPECT_EQ(tally.line(0).state, LineState::ok);
    tally.add(script.seen(gtinCode(kettle), 36));
    EXPECT_EQ(tally.line(0).counted, 41U) << "more units than the package can hold are a surplus for sure";
}

TEST(Tally, UnitsOutsidePackagesFillWhatIsMissing)
{
    Tally tally({.lines = {lineOf(1, kettle, 80)}, .packages = {{ssccA, {{1, 40}}}}});
    Script script;
    tally.add(script.seen(gtinCode(kettle), 40));
    tally.add(script.seen(palletA));
    EXPECT_EQ(tally.line(0).state, LineState::ok);
    EXPECT_EQ(tally.line(0).doubt, 0U);
}

TEST(Tally, TellsLinesOfTheSameGoodsApartByLot)
{
    Consignment of{.lines = {lineOf(1, kettle, 10), lineOf(2, kettle, 10)}};
    of.lines[0].lot = "L1";
    of.lines[1].lot = "L2";
    Tally tally(of);
    Script script;
    tally.add(script.seen(gtinCode(kettle) + "(10)L2", 10));
    EXPECT_EQ(tally.line(0).counted, 0U);
    EXPECT_EQ(tally.line(0).state, LineState::notSeen);
    EXPECT_EQ(tally.line(1).state, LineState::ok);
    tally.add(script.seen(gtinCode(kettle), 4));
    EXPECT_EQ(tally.line(0).counted, 4U) << "a code without a lot goes where there is room";
    tally.add(script.seen(gtinCode(kettle) + "(10)L9"));
    EXPECT_EQ(tally.line(0).state, LineState::mismatch);
    EXPECT_EQ(tally.line(0).mismatches, (std::set<Mismatch>{{Trait::lot, Source::code, "L1", "L9"}}));
}

TEST(Tally, CartonsCountAsWhatTheyHold)
{
    const std::uint64_t carton = 16909990010017;
    Tally tally({.lines = {lineOf(1, kettle, 60)}, .packagings = {{carton, kettle, 20}}});
    Script script;
    EXPECT_EQ(tally.add(script.seen(gtinCode(carton), 2)).reason, MatchReason::packaging);
    EXPECT_EQ(tally.line(0).counted, 40U);
    tally.add(script.seen(gtinCode(kettle), 30));
    EXPECT_EQ(tally.line(0).counted, 60U);
    EXPECT_EQ(tally.line(0).doubt, 10U) << "they may have come out of the cartons";
}

TEST(Tally, ACartonOfHowManyNobodySaysCountsNothingByItself)
{
    const std::uint64_t carton = 16909990010017;
    Tally tally({.lines = {lineOf(1, kettle, 60)}});
    Script script;
    EXPECT_EQ(tally.add(script.seen(gtinCode(carton))).reason, MatchReason::packagingUnsure);
    EXPECT_EQ(tally.line(0).counted, 0U);
    EXPECT_EQ(tally.line(0).state, LineState::tooFew) << "it is there, and was not counted yet";
}

TEST(Tally, TheLabelOfAnUnlistedPackageSaysWhatItHolds)
{
    Tally tally({.lines = {lineOf(1, kettle, 60)}});
    Script script;
    const std::string label = std::string(palletA) + "(02)" + gs1::gtin14Text(kettle) + "(37)24";
    EXPECT_EQ(tally.add(script.seen(label)).reason, MatchReason::packageContent);
    tally.add(script.seen(label));
    EXPECT_EQ(tally.line(0).counted, 24U);
}

TEST(Tally, GoodsOfNoLineAreListedOnceEach)
{
    Tally tally({.lines = {lineOf(1, kettle, 2)}});
    Script script;
    EXPECT_TRUE(tally.add(script.seen(gtinCode(toy), 3)).unknown);
    tally.add(script.seen(gtinCode(toy)));
    tally.add(script.seen(palletA));
    tally.add(script.seen(palletA));
    ASSERT_EQ(tally.unknown().size(), 2U);
    EXPECT_EQ(tally.unknown()[0].units, 4U);
    EXPECT_EQ(tally.unknown()[1].units, 1U);
    EXPECT_FALSE(tally.concerns("https://example.com/advertising"));
    EXPECT_FALSE(tally.add(script.seen("https://example.com/advertising")).unknown);
}

TEST(Tally, GoodsOfNoLineAreTakenBackByTheirEntries)
{
    Tally tally({.lines = {lineOf(1, kettle, 3)}});
    Script script;
    tally.add(script.seen(gtinCode(toy), 2));
    tally.add(script.seen(gtinCode(kettle)));
    tally.add(script.seen(gtinCode(toy)));
    const auto entries = tally.entriesOfUnknown(gtinCode(toy));
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries.front().number, 3U) << "newest first";
    EXPECT_EQ(tally.unknownLike(gtinCode(toy))->units, 3U);

    tally.add(script.next({.kind = EntryKind::withdrawn, .count = 1, .reason = "not of this consignment"}));
    EXPECT_EQ(tally.entriesOfUnknown(gtinCode(toy)).size(), 1U);
    EXPECT_EQ(tally.unknownLike(gtinCode(toy))->units, 1U);
    tally.add(script.next({.kind = EntryKind::withdrawn, .count = 3, .reason = "not of this consignment"}));
    EXPECT_TRUE(tally.entriesOfUnknown(gtinCode(toy)).empty());
    EXPECT_EQ(tally.unknownLike(gtinCode(toy)), std::nullopt);
    EXPECT_EQ(tally.progress().unknown, 0U);
    EXPECT_EQ(tally.line(0).counted, 1U);
}

TEST(Tally, WhatIsKnownToBeTakenBackIsNeverCountedAndNothingElseDiffers)
{
    const Consignment of{.lines = {lineOf(1, kettle, 3), lineOf(2, toy, 10)}};
    Script script;
    std::vector<Entry> entries;
    for (int i = 0; i < 3; ++i)
        entries.push_back(script.seen(gtinCode(kettle)));
    entries.push_back(script.seen("(01)08936017360017"));
    entries.push_back(script.said(EntryKind::fixed, 2, 7));
    entries.push_back(script.said(EntryKind::withdrawn, 0, 2));
    entries.push_back(script.said(EntryKind::withdrawn, 0, 2)); // said twice
    entries.push_back(script.said(EntryKind::withdrawn, 0, 4));
    entries.push_back(script.seen(gtinCode(toy)));
    Tally asItHappened(of);
    Tally known(of, entries);
    for (const Entry &entry : entries) {
        asItHappened.add(entry);
        known.add(entry);
        EXPECT_LE(known.line(0).counted, 2U) << "after entry " << entry.number;
    }
    for (std::size_t line = 0; line < of.lines.size(); ++line)
        EXPECT_EQ(known.line(line), asItHappened.line(line));
    EXPECT_EQ(known.line(0).counted, 2U);
    EXPECT_EQ(known.progress(), asItHappened.progress());
    EXPECT_EQ(known.entries(), asItHappened.entries());
    EXPECT_TRUE(known.unknown().empty());
}

TEST(Tally, AnotherNumberOfTheLineIsMatchedAsItIs)
{
    Consignment of{.lines = {lineOf(1, 0, 5)}};
    of.lines[0].key = "KT-1700";
    Tally tally(of);
    Script script;
    EXPECT_TRUE(tally.concerns("KT-1700"));
    EXPECT_EQ(tally.add(script.seen("KT-1700", 5)).reason, MatchReason::key);
    EXPECT_EQ(tally.line(0).state, LineState::ok);
}

TEST(Tally, WhatAPersonSaysHolds)
{
    Tally tally({.lines = {lineOf(1, kettle, 10)}});
    Script script;
    tally.add(script.seen(gtinCode(kettle), 4));
    tally.add(script.said(EntryKind::added, 1, 3));
    EXPECT_EQ(tally.line(0).counted, 7U);
    const Entry fixed = script.said(EntryKind::fixed, 1, 9);
    tally.add(fixed);
    tally.add(script.seen(gtinCode(kettle), 4));
    EXPECT_EQ(tally.line(0).counted, 9U) << "whatever is seen";
    tally.add(script.said(EntryKind::withdrawn, 0, static_cast<std::int64_t>(fixed.number)));
    EXPECT_EQ(tally.line(0).counted, 11U);
    EXPECT_TRUE(tally.isWithdrawn(fixed.number));
}

TEST(Tally, GoodsThatAreNotWhatTheirLineDeclaresAreAMismatch)
{
    Consignment of{.lines = {lineOf(1, kettle, 10)}};
    of.lines[0].origin = "CN";
    of.lines[0].model = "KT-1700";
    of.lines[0].manufacturer = "Công ty TNHH Sao Mai";
    Tally tally(of);
    Script script;
    tally.add(script.observed(1, Trait::model, "kt 1700"));
    tally.add(script.observed(1, Trait::manufacturer, "SAO MAI"));
    EXPECT_TRUE(tally.line(0).mismatches.empty()) << "written otherwise is not otherwise";
    tally.add(script.observed(1, Trait::model, "KT-1800"));
    EXPECT_EQ(tally.line(0).state, LineState::mismatch);
    tally.add(script.observed(1, Trait::model, "KT-1700"));
    EXPECT_TRUE(tally.line(0).mismatches.empty()) << "the last word counts";
    tally.add(script.seen(gtinCode(kettle) + "(422)458"));
    EXPECT_EQ(tally.line(0).mismatches, (std::set<Mismatch>{{Trait::origin, Source::code, "CN", "MY"}}));
}

TEST(Tally, SerialsThatWereDeclaredAreTheOnlyRightOnes)
{
    Consignment of{.lines = {lineOf(1, kettle, 2)}};
    of.lines[0].serials = {"A1", "A2"};
    Tally tally(of);
    Script script;
    EXPECT_EQ(tally.add(script.seen(gtinCode(kettle) + "(21)A1")).reason, MatchReason::serial);
    EXPECT_TRUE(tally.line(0).mismatches.empty());
    tally.add(script.seen(gtinCode(kettle) + "(21)X9"));
    EXPECT_EQ(tally.line(0).mismatches, (std::set<Mismatch>{{Trait::serial, Source::code, "", "X9"}}));
}

TEST(Tally, NumbersBeyondAllMeasureStayNumbers)
{
    Tally tally({.lines = {lineOf(1, kettle, 1)}});
    Script script;
    for (int i = 0; i < 100; ++i)
        tally.add(script.seen(gtinCode(kettle) + "(30)99999999", mostUnits));
    EXPECT_EQ(tally.line(0).state, LineState::over);
    tally.add(script.said(EntryKind::added, 1, std::numeric_limits<std::int64_t>::min()));
    tally.add(script.said(EntryKind::fixed, 1, -7));
    EXPECT_EQ(tally.line(0).counted, 0U);
    tally.add(script.said(EntryKind::added, 77, 5));
    EXPECT_EQ(tally.progress().counted, 0U) << "a line that is not there";
}

TEST(Tally, TheResultIsTheLastThatHolds)
{
    Tally tally({.lines = {lineOf(1, kettle, 1)}});
    Script script;
    EXPECT_EQ(tally.result(), nullptr);
    const Entry result = script.next({.kind = EntryKind::finished, .value = "meets"});
    tally.add(result);
    ASSERT_NE(tally.result(), nullptr);
    EXPECT_EQ(tally.result()->value, "meets");
    tally.add(script.said(EntryKind::withdrawn, 0, static_cast<std::int64_t>(result.number)));
    EXPECT_EQ(tally.result(), nullptr);
}

/// Five lots of one goods, two of each declared.
Consignment fiveLots()
{
    Consignment made;
    for (std::uint32_t i = 1; i <= 5; ++i) {
        made.lines.push_back(lineOf(i, kettle, 2));
        made.lines.back().lot = "L" + std::to_string(i);
        made.lines.back().origin = "CN";
    }
    return made;
}

TEST(Tally, AScanOfALotChangesTheLinesOfThatLotAlone)
{
    Tally tally(fiveLots());
    Script script;
    EXPECT_THAT(tally.add(script.seen(gtinCode(kettle) + "(10)L4")).lines, ElementsAre(3U));
    EXPECT_THAT(tally.add(script.seen(gtinCode(kettle) + "(10)L2", 3)).lines, ElementsAre(1U));
    EXPECT_EQ(tally.line(1).state, LineState::over);
    EXPECT_EQ(tally.line(3).state, LineState::tooFew);
}

TEST(Tally, CodesWithoutALotFillWhatCodesWithOneLeft)
{
    Tally tally(fiveLots());
    Script script;
    tally.add(script.seen(gtinCode(kettle) + "(10)L1"));
    EXPECT_THAT(tally.add(script.seen(gtinCode(kettle), 4)).lines, ElementsAre(0U, 1U, 2U));
    EXPECT_THAT(tally.add(script.seen(gtinCode(kettle) + "(10)L3")).lines, ElementsAre(2U));
    EXPECT_EQ(tally.progress().counted, 6U);
    EXPECT_EQ(tally.entriesOf(2).size(), 2U) << "its own entry, and that of all lines";
}

TEST(Tally, AnOriginThatNoLineDeclaresIsAgainstEachLineOfTheGoods)
{
    Tally tally(fiveLots());
    Script script;
    EXPECT_THAT(tally.add(script.seen(gtinCode(kettle) + "(10)L4(422)764")).lines, ElementsAre(0U, 1U, 2U, 3U, 4U));
    EXPECT_THAT(tally.add(script.seen(gtinCode(kettle) + "(10)L5(422)764")).lines, ElementsAre(4U));
    EXPECT_EQ(tally.line(0).mismatches.size(), 1U);
}

TEST(Tally, AFindingStandsOnItsLineAndCountsNothing)
{
    Tally tally({.lines = {lineOf(1, kettle, 3), lineOf(2, toy, 1)}});
    Script script;
    tally.add(script.seen(gtinCode(kettle)));
    EXPECT_THAT(tally.add(script.found(1, {}, "F-1")).lines, ElementsAre(0U));
    tally.add(script.found(1, {}, "F-2"));
    EXPECT_EQ(tally.line(0).finding, "F-2") << "the last";
    EXPECT_EQ(tally.line(0).counted, 1U);
    EXPECT_TRUE(tally.line(1).finding.empty());
    EXPECT_EQ(tally.entriesOf(0).front().value, "F-2");
    EXPECT_THAT(tally.add(script.said(EntryKind::withdrawn, 0, 3)).lines, ElementsAre(0U));
    EXPECT_EQ(tally.line(0).finding, "F-1") << "it was not about these goods";
}

TEST(Tally, AFindingAboutGoodsThatBelongToNoLineStandsOnThem)
{
    Tally tally({.lines = {lineOf(1, kettle, 3)}});
    Script script;
    EXPECT_TRUE(tally.add(script.found(0, gtinCode(toy), "F-1")).unknown);
    EXPECT_TRUE(tally.unknown().empty());
    tally.add(script.seen(gtinCode(toy)));
    EXPECT_EQ(tally.unknown().front().finding, "F-1");
    EXPECT_EQ(tally.unknownLike(gtinCode(toy))->finding, "F-1");
    EXPECT_EQ(tally.entriesOfUnknown(gtinCode(toy)).size(), 1U) << "what is taken back with them are their codes";
}

} // namespace
} // namespace nqi::consignment
