// SPDX-License-Identifier: Apache-2.0
#include "core/findings/inspection_changes.h"
#include "tests/unit/findings/inspection_sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <functional>
#include <set>

namespace nqi::findings {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// What became of the whole sample.
std::vector<InspectionChange> after(const std::function<void(Inspection &)> &change)
{
    Inspection later = wholeInspection();
    change(later);
    return changesBetween(wholeInspection(), later);
}

InspectionChange row(ChangeKind kind, ChangedList list, std::uint32_t number, FieldValue subject)
{
    return {.kind = kind,
            .list = list,
            .row = number,
            .subject = std::move(subject),
            .field = {},
            .before = {},
            .after = {}};
}

TEST(InspectionChanges, NothingIsDifferentBetweenARevisionAndItself)
{
    EXPECT_THAT(after([](Inspection &) {}), IsEmpty());
    EXPECT_THAT(after([](Inspection &of) {
                    of.revision = 2;
                    of.reason = "Sửa";
                }),
                IsEmpty())
        << "number and reason are shown by themselves";
}

TEST(InspectionChanges, AFieldIsNamedWithWhatItWasAndWhatItIs)
{
    EXPECT_THAT(after([](Inspection &of) { of.conclusion = "Đạt"; }),
                ElementsAre(InspectionChange{.kind = ChangeKind::changed,
                                             .list = ChangedList::none,
                                             .row = 0,
                                             .subject = {},
                                             .field = "conclusion",
                                             .before = std::string("Đề nghị khắc phục nhãn"),
                                             .after = std::string("Đạt")}));
    const auto cleared = after([](Inspection &of) {
        of.endedAt.reset();
        of.place.listing.price = "120.000 ₫";
    });
    ASSERT_THAT(cleared, SizeIs(2));
    EXPECT_EQ(cleared[0].field, "place.listingPrice");
    EXPECT_EQ(cleared[0].before, FieldValue());
    EXPECT_EQ(cleared[1].field, "endedAt");
    EXPECT_EQ(cleared[1].after, FieldValue());
}

TEST(InspectionChanges, RowsAreAddedAndTakenAway)
{
    EXPECT_THAT(after([](Inspection &of) { of.seals.push_back({"NP-003", 1, "", visit}); }),
                ElementsAre(row(ChangeKind::added, ChangedList::seals, 3, std::string("NP-003"))));
    EXPECT_THAT(after([](Inspection &of) { of.seals.erase(of.seals.begin()); }),
                ElementsAre(row(ChangeKind::removed, ChangedList::seals, 1, std::string("NP-001"))))
        << "the second is still the second seal, though it stands first";
    EXPECT_THAT(after([](Inspection &of) { of.evidence.push_back(evidenceNamed("shot", "listing")); }),
                ElementsAre(row(ChangeKind::added, ChangedList::annexes, 2, std::string("listing"))));
}

TEST(InspectionChanges, ARowThatIsAboutTheSameIsComparedFieldByField)
{
    const auto changes = after([](Inspection &of) {
        std::swap(of.items[0], of.items[1]);
        of.items[1].times = 9;
    });
    ASSERT_THAT(changes, SizeIs(1)) << "another order is no change";
    EXPECT_EQ(changes[0].list, ChangedList::items);
    EXPECT_EQ(changes[0].row, 2U);
    EXPECT_EQ(changes[0].field, "times");
    EXPECT_EQ(changes[0].before, FieldValue(3U));
    EXPECT_EQ(changes[0].after, FieldValue(9U));
}

TEST(InspectionChanges, ARowWhoseNameWasMendedIsTheSameRow)
{
    const auto changes = after([](Inspection &of) { of.seals[0].number = "NP-0O1"; });
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].kind, ChangeKind::changed);
    EXPECT_EQ(changes[0].field, "number");
    EXPECT_EQ(changes[0].before, FieldValue(std::string("NP-001")));
}

TEST(InspectionChanges, RowsOfTheSameNameAreEachComparedWithTheirOwn)
{
    Inspection before;
    before.measures = {{.kind = MeasureKind::sealGoods, .what = "Kho", .quantity = "1"},
                       {.kind = MeasureKind::sealGoods, .what = "Kho", .quantity = "2"}};
    Inspection later = before;
    later.measures[1].quantity = "3";
    const auto changes = changesBetween(before, later);
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].row, 2U);
    EXPECT_EQ(changes[0].before, FieldValue(std::string("2")));
}

TEST(InspectionChanges, ThatEverybodySignsAnewIsNoChangeButARefusalIs)
{
    Inspection before = wholeInspection();
    signAs(before, trust::sha256("first"));
    Inspection later = wholeInspection();
    signAs(later, trust::sha256("second"));
    for (PartySignature &one : later.signatures)
        one.at = visit + std::chrono::hours(30);
    later.evidence.back() = evidenceNamed("another stroke", "signature");
    later.signatures.back().image = later.evidence.back().digest;
    EXPECT_THAT(changesBetween(before, later), IsEmpty());
    Inspection refused = wholeInspection();
    signAs(refused, trust::sha256("third"), true);
    const auto changes = changesBetween(before, refused);
    ASSERT_THAT(changes, SizeIs(2));
    EXPECT_EQ(changes[0].list, ChangedList::signatures);
    EXPECT_EQ(changes[0].subject, FieldValue(std::string("Trần Thị B")));
    EXPECT_EQ(changes[0].field, "signed");
    EXPECT_EQ(changes[0].after, FieldValue(false));
    EXPECT_EQ(changes[1].field, "refusal");
}

TEST(InspectionChanges, WhatWasHandedOverIsOneFieldOfTheHandOver)
{
    const auto changes = after([](Inspection &of) { of.handOvers[0].samples.push_back({1, "1 hộp", "Chì", ""}); });
    ASSERT_THAT(changes, SizeIs(1));
    EXPECT_EQ(changes[0].field, "samples");
    EXPECT_EQ(changes[0].after, FieldValue(std::string("1. 2 hộp, Protein, QCVN 5-1:2010/BYT\n1. 1 hộp, Chì, ")));
}

/// Everything of the whole sample that is a text, number or time of the list, against nothing.
std::set<std::string_view> fieldsOf(ChangedList list, const Inspection &before, const Inspection &later)
{
    std::set<std::string_view> fields;
    for (const InspectionChange &change : changesBetween(before, later))
        if (change.list == list && change.kind == ChangeKind::changed)
            fields.insert(change.field);
    return fields;
}

template <class Row>
std::vector<Row> emptied(const std::vector<Row> &rows)
{
    return std::vector<Row>(rows.size());
}

TEST(InspectionChanges, EveryFieldIsCompared)
{
    using enum ChangedList;
    Inspection whole = wholeInspection();
    const Person other{"x", "x", "x", "x"};
    whole.kind = InspectionKind::survey;
    whole.number = whole.locality = "x";
    whole.copies = 3;
    whole.place.listing = {"x", "x", "x", "x", "x"};
    whole.sampling.sampler = whole.sampling.witness = whole.establishment.representative = other;
    whole.team[0].person = whole.handOvers[0].deliverer = whole.handOvers[0].receiver = other;
    whole.measures[0].by = whole.statements[0].person = other;
    whole.measures[0].reportedAt = visit;
    whole.measures[0].finding = whole.sampling.samples[0].finding = whole.items[0].finding;
    whole.sampling.samples[0].note = whole.handOvers[0].note = "x";
    whole.sampling.samples[0].purpose = InspectionKind::survey;
    whole.contents[0].noPicture = "x";
    whole.statements[0].party = Party::witness;
    signAs(whole, {}, true);
    whole.signatures[0].person = other;
    whole.signatures[0].party = Party::witness;
    Inspection empty;
    empty.team = emptied(whole.team);
    empty.items = emptied(whole.items);
    empty.contents = emptied(whole.contents);
    empty.sampling.samples = emptied(whole.sampling.samples);
    empty.seals = emptied(whole.seals);
    empty.handOvers = emptied(whole.handOvers);
    empty.measures = emptied(whole.measures);
    empty.statements = emptied(whole.statements);
    empty.signatures = emptied(whole.signatures);
    empty.evidence = emptied(whole.evidence);
    for (const ChangedList list :
         {none, team, items, contents, samples, seals, handOvers, measures, statements, signatures, annexes}) {
        const auto names = changingFields(list);
        // A member of the team is by default what the sample's first is not; each other field differs somewhere.
        EXPECT_EQ(fieldsOf(list, empty, whole), std::set<std::string_view>(names.begin(), names.end())) << name(list);
    }
    EXPECT_EQ(name(static_cast<ChangedList>(200)), "");
    EXPECT_THAT(changingFields(static_cast<ChangedList>(200)), IsEmpty());
}

// A structure with a new member does not compile here: compare it in inspection_changes.cpp, then here.
TEST(InspectionChanges, KnowTheMembersOfEveryRecord)
{
    Inspection of = wholeInspection();
    signAs(of, {});
    [[maybe_unused]] const auto &[id, revision, reason, number, minutesCopies, locality, kind, cause, decision,
                                  establishment, place, members, startedAt, endedAt, goods, contents, sampling, seals,
                                  handOvers, measures, statements, outsideScope, conclusion, signatures,
                                  samplingSignatures, evidence] = of;
    [[maybe_unused]] const auto &[text, latitude, longitude, listing] = place;
    [[maybe_unused]] const auto &[url, platform, shop, listingNumber, price] = listing;
    [[maybe_unused]] const auto &[samplingNumber, samplingAt, sampler, witness, method, units, copies, samples] =
        sampling;
    [[maybe_unused]] const auto &[name, firm, unit, quantity, stock, produced, lot, retention, note, purpose, finding] =
        samples.front();
    [[maybe_unused]] const auto &[key, itemLot, serial, product, overall, times, itemFinding, read] = goods.front();
    [[maybe_unused]] const auto &[sealNumber, sealSample, what, sealedAt] = seals.front();
    [[maybe_unused]] const auto &[deliverer, receiver, at, handedPlace, handed, intact, state, handNote] =
        handOvers.front();
    [[maybe_unused]] const auto &[measure, covers, much, orderedAt, by, basis, reportedAt, measureFinding] =
        measures.front();
    [[maybe_unused]] const auto &[party, person, said, saidAt] = statements.front();
    [[maybe_unused]] const auto &[signer, signerPerson, image, refusal, signedAt, over] = signatures.front();
    EXPECT_EQ(changingFields(ChangedList::none).size(), 42U);
}

TEST(InspectionChanges, MinutesOfThousandsOfGoodsAreComparedAtOnce)
{
    Inspection before;
    for (int i = 0; i < 10'000; ++i)
        before.items.push_back({.key = std::format("{:014}", i), .lot = "L", .serial = {}, .product = "P", .times = 1});
    Inspection later = before;
    std::ranges::reverse(later.items);
    for (ItemMet &item : later.items)
        item.times = 2;
    EXPECT_THAT(changesBetween(before, later), SizeIs(10'000));
}

} // namespace

} // namespace nqi::findings
