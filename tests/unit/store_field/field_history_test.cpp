// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/store_field/inspection_fixture.h"

#include <limits>

namespace nqi::store {
namespace {

using findings::Entry;
using findings::Subject;

class FieldHistory : public FieldTest {
protected:
    void SetUp() override { journal = open(); }
    findings::Finding save(std::uint64_t gtin, const std::string &lot, const findings::Place &place = {})
    {
        findings::Draft draft = draftOf("note");
        draft.item.gtin = gtin;
        draft.item.lot = lot;
        draft.place = place;
        draft.verdict.tier = catalog::Tier::high;
        now += std::chrono::minutes(1);
        return *journal->save(draft);
    }
    std::vector<std::uint64_t> sequences(const Subject &subject, std::uint32_t limit = 100, std::uint64_t before = 0)
    {
        std::vector<std::uint64_t> list;
        const auto entries = journal->about(subject, limit, before);
        EXPECT_TRUE(entries);
        for (const Entry &entry : entries.value())
            list.push_back(entry.summary.sequence);
        return list;
    }
    std::unique_ptr<FieldDatabase> journal;
};

using Sequences = std::vector<std::uint64_t>;

TEST_F(FieldHistory, IsOfAProductALotOrARangeNewestFirst)
{
    save(100, "A");
    save(100, "B");
    save(200, "A");
    save(0, "A");
    EXPECT_EQ(sequences({.gtins = {{100, 100}}}), (Sequences{2, 1}));
    EXPECT_EQ(sequences({.gtins = {{100, 100}}, .lot = "B"}), Sequences{2});
    EXPECT_EQ(sequences({.gtins = {{50, 150}, {200, 300}}}), (Sequences{3, 2, 1}));
    EXPECT_EQ(sequences({.lot = "A"}), (Sequences{4, 3, 1})) << "the lot, whoever's it is";
    EXPECT_EQ(sequences({.gtins = {{0, std::numeric_limits<std::uint64_t>::max()}}}), (Sequences{3, 2, 1}));
    EXPECT_EQ(sequences({}), Sequences{}) << "nothing asked, nothing found";
    EXPECT_EQ(sequences({.lot = "' OR 1=1 --"}), Sequences{});
}

TEST_F(FieldHistory, GoesOnBehindASequenceAndKeepsToItsLimit)
{
    for (int i = 0; i < 5; ++i)
        save(100, "");
    EXPECT_EQ(sequences({.gtins = {{100, 100}}}, 2), (Sequences{5, 4}));
    EXPECT_EQ(sequences({.gtins = {{100, 100}}}, 2, 4), (Sequences{3, 2}));
    EXPECT_EQ(sequences({.gtins = {{100, 100}}}, 0), Sequences{});
}

TEST_F(FieldHistory, TellsTierAndPlace)
{
    save(100, "A", {.description = "", .latitude = 21.0277644, .longitude = 105.8341598, .listing = {}});
    save(100, "B", {.description = "", .latitude = 21.0, .longitude = std::nullopt, .listing = {}});
    const auto entries = journal->about({.gtins = {{100, 100}}}, 10, 0).value();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_FALSE(entries[0].latitude) << "half a place is none";
    EXPECT_DOUBLE_EQ(entries[1].latitude.value_or(0), 21.0277644);
    EXPECT_DOUBLE_EQ(entries[1].longitude.value_or(0), 105.8341598);
    EXPECT_EQ(entries[1].tier, catalog::Tier::high);
    EXPECT_EQ(entries[1].lot, "A");
    EXPECT_EQ(entries[1].gtin, 100U);
}

TEST_F(FieldHistory, IsOfADayFromItsBeginningToBeforeItsEnd)
{
    const Instant first = save(100, "").savedAt;
    const Instant second = save(200, "").savedAt;
    const auto count = [&](Instant from, Instant to) { return journal->between(from, to)->size(); };
    EXPECT_EQ(count(first, second), 1U);
    EXPECT_EQ(count(first, second + std::chrono::milliseconds(1)), 2U);
    EXPECT_EQ(count(second, first), 0U);
    EXPECT_EQ(journal->between(first, second + std::chrono::hours(1))->front().summary.sequence, 2U);
}

TEST_F(FieldHistory, CountsWhatWasCorrectedOnceAsCorrected)
{
    const auto correct = [&](const findings::Finding &wrong, verdict::Overall overall) {
        findings::Draft draft = draftOf("the word \"corrects\" in a note corrects nothing");
        draft.verdict.overall = overall;
        draft.corrects = wrong.id;
        now += std::chrono::hours(1);
        return *journal->save(draft);
    };
    const Instant from = now;
    const findings::Finding first = save(100, "");
    const findings::Finding second = save(200, "");
    correct(correct(first, verdict::Overall::attention), verdict::Overall::consistent);
    const auto all = journal->between(from, now + std::chrono::hours(1)).value();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].summary.sequence, 4U) << "the correction of the correction";
    EXPECT_EQ(all[0].summary.overall, verdict::Overall::consistent);
    EXPECT_EQ(all[1].summary.id, second.id);
    EXPECT_EQ(journal->between(from, second.savedAt)->size(), 0U) << "corrected later, outside of the time asked for";
}

TEST_F(FieldHistory, TellsWhenALaterOneWasSavedInItsPlace)
{
    const findings::Finding first = save(100, "");
    const findings::Finding other = save(100, "");
    const auto correct = [&](const Uuid &id) {
        findings::Draft draft = draftOf("\"corrects\"");
        draft.corrects = id;
        now += std::chrono::hours(1);
        return journal->save(draft)->savedAt;
    };
    const Instant early = correct(first.id);
    EXPECT_EQ(journal->replacedAt(first.id).value(), early);
    const Instant late = correct(first.id);
    EXPECT_EQ(journal->replacedAt(first.id).value(), late) << "the latest";
    EXPECT_EQ(journal->replacedAt(other.id).value(), std::nullopt);
    EXPECT_EQ(journal->replacedAt(Uuid()).value(), std::nullopt) << "there is none of this id";
}

TEST_F(FieldHistory, TellsWhatWasRecordedDuringAnInspectionOldestFirst)
{
    const findings::Inspection of = signedInspection(*journal);
    const auto record = [&](const std::string &lot, const std::optional<Uuid> &corrects = {}) {
        findings::Draft draft = draftOf("note");
        draft.item.lot = lot;
        draft.item.serial = "S" + lot;
        draft.inspection = of.id;
        draft.corrects = corrects;
        return journal->save(draft)->id;
    };
    save(100, "of no inspection");
    const Uuid first = record("A");
    const Uuid second = record("B");
    const Uuid third = record("A", first);
    ASSERT_TRUE(journal->keep(of, "An"));
    ASSERT_TRUE(journal->sign(of.id, "An"));
    const auto all = journal->during(of.id);
    ASSERT_TRUE(all);
    const std::string key = draftOf("").item.key;
    const std::vector<findings::RecordedFinding> expected = {
        {.id = first, .key = key, .lot = "A", .serial = "SA", .corrects = std::nullopt},
        {.id = second, .key = key, .lot = "B", .serial = "SB", .corrects = std::nullopt},
        {.id = third, .key = key, .lot = "A", .serial = "SA", .corrects = first}};
    EXPECT_EQ(*all, expected) << "and not its minutes";
    EXPECT_EQ(journal->during(first)->size(), 0U);
}

TEST_F(FieldHistory, CountsARevisedInspectionOnce)
{
    findings::Inspection of = signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    ASSERT_TRUE(journal->sign(of.id, "An"));
    of.revision = 2;
    of.reason = "wrong address";
    dropSignatures(of);
    signStored(*journal, of);
    ASSERT_TRUE(journal->keep(of, "An"));
    const auto minutes = journal->sign(of.id, "An");
    ASSERT_TRUE(minutes);
    const auto all = journal->between(noon, now + std::chrono::hours(1)).value();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].summary.id, minutes->id);
}

TEST_F(FieldHistory, IsNotCutWithinItsTime)
{
    constexpr std::size_t more = 300;
    for (std::size_t i = 0; i < more; ++i)
        save(100, "");
    EXPECT_EQ(journal->between(noon, now + std::chrono::hours(1))->size(), more);
}

TEST_F(FieldHistory, NamesTheOldestThatIsNotYetWholeAtTheHub)
{
    EXPECT_EQ(journal->oldestWaiting().value(), std::nullopt);
    const findings::Finding first = saveWithFiles(*journal, "first");
    now += std::chrono::hours(1);
    const findings::Finding second = saveWithFiles(*journal, "second");
    EXPECT_EQ(journal->oldestWaiting().value(), first.savedAt);
    ASSERT_TRUE(journal->acknowledge(receiptFor(first, 1)));
    EXPECT_EQ(journal->oldestWaiting().value(), first.savedAt) << "a file is missing there";
    ASSERT_TRUE(journal->acknowledge(receiptFor(first, 2)));
    EXPECT_EQ(journal->oldestWaiting().value(), second.savedAt);
}

TEST_F(FieldHistory, KnowsTheMinutesOfAnEstablishment)
{
    const findings::Inspection of = signedInspection(*journal);
    ASSERT_TRUE(journal->keep(of, "An"));
    ASSERT_TRUE(journal->sign(of.id, "An"));
    const auto entries = journal->about({.company = of.establishment.companyCode}, 10, 0).value();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].summary.kind, findings::Kind::minutes);
    EXPECT_EQ(entries[0].summary.product, of.establishment.name);
}

} // namespace
} // namespace nqi::store
