// SPDX-License-Identifier: Apache-2.0
#include "core/findings/inspection_rules.h"
#include "tests/unit/findings/inspection_sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace nqi::findings {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

const trust::Digest content = trust::sha256("what stands in the minutes");
const SignedDigests digests{.content = content, .text = trust::sha256("with what follows the visit")};

Inspection signedWhole(bool refused = false)
{
    Inspection of = wholeInspection();
    signAs(of, content, refused);
    return of;
}

std::vector<GapCode> gapsAfter(const std::function<void(Inspection &)> &change, bool refused = false)
{
    Inspection of = signedWhole(refused);
    change(of);
    std::vector<GapCode> codes;
    for (const Gap &gap : gapsOf(of, digests))
        codes.push_back(gap.code);
    return codes;
}

TEST(InspectionRules, AWholeInspectionLacksNothing)
{
    EXPECT_THAT(gapsOf(signedWhole(), digests), IsEmpty());
}

TEST(InspectionRules, WhatWasSignedWithTheAdditionsHoldsAsWell)
{
    Inspection of = wholeInspection();
    signAs(of, digests.text);
    EXPECT_THAT(gapsOf(of, digests), IsEmpty());
}

TEST(InspectionRules, AnEmptyOneLacksWhatEveryInspectionNeeds)
{
    std::vector<GapCode> codes;
    for (const Gap &gap : gapsOf(Inspection{}, digests))
        codes.push_back(gap.code);
    EXPECT_THAT(codes, ElementsAre(GapCode::decision, GapCode::establishment, GapCode::place, GapCode::team,
                                   GapCode::times, GapCode::contents, GapCode::conclusion, GapCode::headSignature,
                                   GapCode::inspectedSignature));
}

TEST(InspectionRules, EachThingThatIsMissingIsNamed)
{
    const std::vector<std::pair<GapCode, std::function<void(Inspection &)>>> cases = {
        {GapCode::decision, [](Inspection &of) { of.decision.date.reset(); }},
        {GapCode::establishment, [](Inspection &of) { of.establishment.name.clear(); }},
        {GapCode::place, [](Inspection &of) { of.place = {}; }},
        {GapCode::team, [](Inspection &of) { of.team.erase(of.team.begin()); }},
        {GapCode::team, [](Inspection &of) { of.team[1].person.name.clear(); }},
        {GapCode::times, [](Inspection &of) { of.endedAt = *of.startedAt - 1min; }},
        {GapCode::times, [](Inspection &of) { of.endedAt.reset(); }},
        {GapCode::revisionReason, [](Inspection &of) { of.revision = 2; }},
        {GapCode::contents, [](Inspection &of) { of.contents.clear(); }},
        {GapCode::contentResult, [](Inspection &of) { of.contents[0].detail.clear(); }},
        {GapCode::contentResult, [](Inspection &of) { of.contents[1].result = ContentResult::notChecked; }},
        {GapCode::conclusion, [](Inspection &of) { of.conclusion.clear(); }},
        {GapCode::samplingMinutes, [](Inspection &of) { of.sampling.method.clear(); }},
        {GapCode::sample, [](Inspection &of) { of.sampling.samples[0].stock.clear(); }},
        {GapCode::sampleIsForSurvey, [](Inspection &of) { of.sampling.samples[0].lot.clear(); }},
        {GapCode::sampleSeal, [](Inspection &of) { of.seals.erase(of.seals.begin()); }},
        {GapCode::sealNumber, [](Inspection &of) { of.seals[1].number.clear(); }},
        {GapCode::sealTarget, [](Inspection &of) { of.seals[1].what.clear(); }},
        {GapCode::sealTarget, [](Inspection &of) { of.seals[1].sample = 2; }},
        {GapCode::sealMeasure, [](Inspection &of) { of.measures.pop_back(); }},
        {GapCode::handOver, [](Inspection &of) { of.handOvers[0].samples[0].sample = 9; }},
        {GapCode::handOver, [](Inspection &of) { of.handOvers[0].receiver.name.clear(); }},
        {GapCode::handOverSeals,
         [](Inspection &of) {
             of.handOvers[0].sealsIntact = false;
             of.handOvers[0].state.clear();
         }},
        {GapCode::measure, [](Inspection &of) { of.measures[0].at.reset(); }},
        {GapCode::statement, [](Inspection &of) { of.statements[0].text.clear(); }},
        {GapCode::headSignature, [](Inspection &of) { of.signatures.erase(of.signatures.begin()); }},
        {GapCode::inspectedSignature, [](Inspection &of) { of.signatures.erase(of.signatures.begin() + 1); }},
        {GapCode::samplingSignature, [](Inspection &of) { of.signatures.pop_back(); }},
        {GapCode::signatureOfOtherText, [](Inspection &of) { of.signatures[2].over = trust::sha256("before"); }},
        {GapCode::samplingSignatureOfOtherText,
         [](Inspection &of) {
             of.samplingSignatures = {{.party = Party::sampler,
                                       .person = {"Lê C", "", "", ""},
                                       .image = {},
                                       .refusal = "vắng mặt",
                                       .at = visit,
                                       .over = trust::sha256("before")}};
         }},
        {GapCode::signatureFile, [](Inspection &of) { of.evidence.pop_back(); }},
    };
    std::set<GapCode> met;
    for (const auto &[code, change] : cases) {
        EXPECT_THAT(gapsAfter(change), ElementsAre(code)) << name(code);
        met.insert(code);
    }
    // The four others are asked below.
    EXPECT_EQ(met.size() + 3, static_cast<std::size_t>(GapCode::signatureFile) + 1);
}

TEST(InspectionRules, ARowIsSaidWhereThereAreRows)
{
    Inspection of = signedWhole();
    of.seals[1].number = of.seals[0].number;
    EXPECT_THAT(gapsOf(of, digests), ElementsAre(Gap{GapCode::sealNumber, 0}, Gap{GapCode::sealNumber, 1}));
}

TEST(InspectionRules, ASurveyNeedsNoDecisionAndCannotSanction)
{
    const auto survey = [](Inspection &of) {
        of.kind = InspectionKind::survey;
        of.decision = {};
    };
    EXPECT_THAT(gapsAfter(survey),
                ElementsAre(GapCode::sampleIsForSurvey, GapCode::measureInSurvey, GapCode::measureInSurvey));
    EXPECT_THAT(gapsAfter([&](Inspection &of) {
                    survey(of);
                    of.sampling.samples[0].purpose = InspectionKind::survey;
                    of.measures.resize(1);
                    of.measures[0].kind = MeasureKind::askDocuments;
                    of.seals.pop_back();
                }),
                IsEmpty());
}

TEST(InspectionRules, ASampleWithoutLotIsTakenForASurvey)
{
    EXPECT_THAT(gapsAfter([](Inspection &of) {
                    of.sampling.samples[0].lot.clear();
                    of.sampling.samples[0].purpose = InspectionKind::survey;
                }),
                IsEmpty());
}

TEST(InspectionRules, ARefusalNeedsAReasonAndAWitness)
{
    EXPECT_THAT(gapsAfter([](Inspection &) {}, true), IsEmpty());
    EXPECT_THAT(gapsAfter([](Inspection &of) { of.signatures[1].refusal.clear(); }, true),
                ElementsAre(GapCode::refusalReason));
    EXPECT_THAT(gapsAfter(
                    [](Inspection &of) {
                        of.sampling.witness = {};
                        of.signatures.pop_back();
                    },
                    true),
                ElementsAre(GapCode::refusalWitness));
    EXPECT_THAT(gapsAfter(
                    [](Inspection &of) {
                        of.sampling.witness = {};
                        of.signatures[2].party = Party::localAuthority;
                    },
                    true),
                IsEmpty())
        << "the local authority signs in place of a witness";
}

TEST(InspectionRules, AWitnessOfTheSamplingMayRefuseAndSomebodyElseDoesNotSignForThem)
{
    EXPECT_THAT(gapsAfter([](Inspection &of) {
                    of.signatures.push_back(of.signatures[2]);
                    of.signatures[3].party = Party::localAuthority;
                    of.signatures[2].image.reset();
                    of.signatures[2].refusal = "Không muốn ký";
                }),
                IsEmpty());
    EXPECT_THAT(gapsAfter([](Inspection &of) { of.signatures[2].person.name = "Người khác"; }),
                ElementsAre(GapCode::samplingSignature));
}

TEST(InspectionRules, AnOnlineListingHasNobodyThereToSign)
{
    EXPECT_THAT(gapsAfter([](Inspection &of) {
                    of.place = {.description = {},
                                .latitude = {},
                                .longitude = {},
                                .listing = {.url = "https://shop.example/1"}};
                    of.signatures.erase(of.signatures.begin() + 1);
                }),
                IsEmpty());
}

TEST(InspectionReminders, AreOfGoodsWithoutAFindingAndContentsWithoutAPicture)
{
    Inspection of = wholeInspection();
    EXPECT_THAT(remindersOf(of), ElementsAre(Reminder{ReminderCode::contentWithoutPicture, 1}));
    of.items[0].finding.reset();
    of.items[1].overall = verdict::Overall::danger;
    EXPECT_THAT(remindersOf(of), ElementsAre(Reminder{ReminderCode::goodsWithoutFinding, 2},
                                             Reminder{ReminderCode::contentWithoutPicture, 1}));
    const auto gaps = gapsOf(of, {});
    of.items.clear();
    EXPECT_EQ(gapsOf(of, {}), gaps) << "they keep nothing from being signed";
    of.contents[0].noPicture = "Không cho chụp";
    EXPECT_THAT(remindersOf(of), IsEmpty());
    of.contents[0].noPicture.clear();
    of.evidence.push_back(evidenceNamed("nhãn", "Nhãn hàng hóa, mặt sau"));
    EXPECT_THAT(remindersOf(of), IsEmpty());
    of.evidence.back().label = "Nhãn";
    EXPECT_THAT(remindersOf(of), IsEmpty()) << "cut short";
    of.evidence.back().label = "Hóa đơn";
    EXPECT_THAT(remindersOf(of), testing::SizeIs(1));
    of.evidence.back().label = of.contents[0].subject;
    ASSERT_THAT(remindersOf(of), IsEmpty());
    of.samplingSignatures.emplace_back().image = of.evidence.back().digest;
    EXPECT_THAT(remindersOf(of), testing::SizeIs(1)) << "a signature shows no goods";
    of.samplingSignatures.clear();
    of.signatures.emplace_back().image = of.evidence.back().digest;
    EXPECT_THAT(remindersOf(of), testing::SizeIs(1));
    for (std::uint8_t i = 0; i < 2; ++i)
        EXPECT_FALSE(name(static_cast<ReminderCode>(i)).empty());
    EXPECT_EQ(name(static_cast<ReminderCode>(9)), "");
}

TEST(GoodsMet, AreLookedUpAgainByWhatWasReadElseByWhatTellsThemFromOthers)
{
    ItemMet item{.key = "08936017360017", .lot = {}, .serial = {}, .product = {}, .finding = {}};
    EXPECT_EQ(codeOf(item), "08936017360017");
    item.serial = "S(1";
    EXPECT_EQ(codeOf(item), "(01)08936017360017(21)S\\(1");
    item.lot = "L1";
    EXPECT_EQ(codeOf(item), "(01)08936017360017(10)L1(21)S\\(1");
    item.read = "]d2010893601736001717280630";
    EXPECT_EQ(codeOf(item), item.read);
    EXPECT_EQ(codeOf({.key = "106141412345678908", .lot = {}, .serial = {}, .product = {}, .finding = {}}),
              "106141412345678908");
}

TEST(InspectionRules, TheWorstOfWhatWasMetIsTheOutcome)
{
    EXPECT_EQ(overallOf(Inspection{}), std::nullopt);
    EXPECT_EQ(overallOf({.items = {{.key = "1"}}}), std::nullopt) << "met, and not compared";
    EXPECT_EQ(overallOf(wholeInspection()), verdict::Overall::violation);
}

verdict::Policy policy()
{
    return verdict::Policy({{"clock.reportMeasure", "24h", "Điều 40", std::nullopt, std::nullopt},
                            {"clock.sendSample", "3wd", "cũ", std::nullopt, *parseIsoDate("2026-06-30")},
                            {"clock.sendSample", "5wd", "Điều 80.6d", *parseIsoDate("2026-07-01"), std::nullopt},
                            {"calendar.holidays", "2026-07-06", "", std::nullopt, std::nullopt}});
}

TEST(InspectionRules, ClocksRunFromWhatStartedThemUnderTheRuleOfThatDay)
{
    const auto deadlines = deadlinesOf(wholeInspection(), policy());
    ASSERT_EQ(deadlines.size(), 3U);
    EXPECT_EQ(deadlines[0],
              (Deadline{"reportMeasure", visit + 24h + 50min, "Điều 40", 1, std::nullopt, visit + 50min}));
    EXPECT_EQ(deadlines[1], (Deadline{"reportMeasure", visit + 25h, "Điều 40", 0, std::nullopt, visit + 1h}));
    EXPECT_EQ(deadlines[2].clock, "sendSample");
    EXPECT_EQ(deadlines[2].legalBasis, "Điều 80.6d");
    // Thursday; Saturday, Sunday and the holiday on Monday do not count: the fifth day is Friday the 10th.
    EXPECT_EQ(dateInVietNam(deadlines[2].due - 1ms), *parseIsoDate("2026-07-10"));
    EXPECT_EQ(deadlines[2].met, visit + 24h) << "handed over";
}

TEST(InspectionRules, WithoutARuleNoClockRuns)
{
    EXPECT_THAT(deadlinesOf(wholeInspection(), verdict::Policy()), IsEmpty());
    EXPECT_THAT(deadlinesOf(Inspection{}, policy()), IsEmpty());
}

TEST(InspectionRules, EveryGapHasANameOfItsOwn)
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(GapCode::signatureFile); ++i)
        EXPECT_TRUE(names.insert(name(static_cast<GapCode>(i))).second) << i;
    EXPECT_FALSE(names.contains(""));
    EXPECT_EQ(name(static_cast<GapCode>(static_cast<int>(GapCode::signatureFile) + 1)), "");
}

} // namespace
} // namespace nqi::findings
