// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/body.h"
#include "core/protocol/limits.h"
#include "tests/unit/store_field/field_fixture.h"

#include <limits>

namespace nqi::store {

namespace {

using findings::JournalError;
using findings::State;
using namespace std::string_literals;

TEST_F(FieldTest, ASavedFindingIsTheOneThatIsLoaded)
{
    const auto journal = open();
    const findings::Finding saved = saveWithFiles(*journal, "note");
    EXPECT_EQ(saved.sequence, 1U);
    EXPECT_EQ(saved.previous, trust::Digest{});
    EXPECT_EQ(saved.device, trust::deviceId(deviceKey().publicKey()));
    EXPECT_EQ(saved.savedAt, noon);
    EXPECT_EQ(protocol::checkFinding(saved, deviceKey().publicKey()), std::nullopt);
    const auto loaded = journal->load(saved.id);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(*loaded, saved);
    EXPECT_EQ(journal->load(Uuid{}).error(), JournalError::notFound);
}

TEST_F(FieldTest, FindingsAreLinkedInOrderWithoutGaps)
{
    const auto journal = open();
    trust::Digest previous;
    for (std::uint64_t sequence = 1; sequence <= 5; ++sequence) {
        now += std::chrono::seconds(1);
        const findings::Finding finding = *journal->save(draftOf("n"));
        EXPECT_EQ(finding.sequence, sequence);
        EXPECT_EQ(finding.previous, previous);
        previous = finding.hash;
    }
    EXPECT_EQ(journal->verify(true)->checked, 5U);
    EXPECT_TRUE(journal->verify(true)->intact());
}

TEST_F(FieldTest, EverythingIsThereAfterARestart)
{
    findings::Finding first;
    findings::Finding second;
    {
        const auto journal = open();
        first = saveWithFiles(*journal, "one");
        second = saveWithFiles(*journal, "two");
        ASSERT_TRUE(journal->markSent(first.id));
        ASSERT_TRUE(journal->acknowledge(receiptFor(first, 1)));
        ASSERT_TRUE(journal->quarantine(second.id, "conflict"));
    }
    const auto journal = open();
    EXPECT_EQ(*journal->load(first.id), first);
    EXPECT_EQ(*journal->load(second.id), second);
    const auto rows = *journal->list(10, 0);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].id, second.id) << "newest first";
    EXPECT_EQ(rows[0].state, State::quarantined);
    EXPECT_EQ(rows[0].problem, "conflict");
    EXPECT_EQ(rows[1].state, State::received);
    EXPECT_EQ(rows[1].filesHeld, 1U);
    EXPECT_EQ(*journal->receipt(first.id), receiptFor(first, 1));
    EXPECT_EQ(*journal->readEvidence(first.evidence[0].digest),
              std::vector<std::byte>(bytesOf("onefront").begin(), bytesOf("onefront").end()));
    EXPECT_EQ(journal->save(draftOf("three"))->sequence, 3U);
    EXPECT_TRUE(journal->verify(true)->intact());
}

TEST_F(FieldTest, TheListShowsWhatWasSaved)
{
    const auto journal = open();
    findings::Draft draft = draftOf("Nhãn sai");
    const auto first = *journal->save(draft);
    draft.product = "Tên khác";
    now += std::chrono::hours(1);
    ASSERT_TRUE(journal->save(draft));
    const auto rows = *journal->list(10, 0);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].product, "Tên khác");
    EXPECT_EQ(rows[1].product, "Sữa tươi") << "what the check named, when nothing else was given";
    EXPECT_EQ(rows[1].id, first.id);
    EXPECT_EQ(rows[1].sequence, 1U);
    EXPECT_EQ(rows[1].savedAt, noon);
    EXPECT_EQ(rows[1].overall, verdict::Overall::violation);
    EXPECT_EQ(rows[1].key, "08936017360017");
    EXPECT_EQ(rows[1].note, "Nhãn sai");
    EXPECT_EQ(rows[1].state, State::saved);
}

TEST_F(FieldTest, TheListIsReadInPages)
{
    const auto journal = open();
    for (int i = 0; i < 7; ++i)
        ASSERT_TRUE(journal->save(draftOf(std::to_string(i))));
    const auto first = *journal->list(3, 0);
    ASSERT_EQ(first.size(), 3U);
    EXPECT_EQ(first.front().sequence, 7U);
    const auto second = *journal->list(3, first.back().sequence);
    EXPECT_EQ(second.front().sequence, 4U);
    EXPECT_EQ(journal->list(3, 2)->size(), 1U);
    EXPECT_TRUE(journal->list(3, 1)->empty());
    EXPECT_EQ(journal->list(100, std::numeric_limits<std::uint64_t>::max())->size(), 7U);
    EXPECT_TRUE(journal->list(0, 0)->empty());
}

TEST_F(FieldTest, HostileTextIsKeptByteForByte)
{
    const std::string hostile = "'); DROP TABLE findings;--"s + '\0' + "\xFF\xE2\x80\xAE<b>";
    findings::Finding saved;
    {
        const auto journal = open();
        findings::Draft draft = draftOf(hostile);
        draft.item.key = draft.product = draft.item.lot = hostile;
        draft.evidence = {*journal->storeEvidence(bytesOf(hostile), hostile, hostile)};
        saved = *journal->save(draft);
    }
    const auto journal = open();
    EXPECT_EQ(*journal->load(saved.id), saved);
    const auto rows = *journal->list(1, 0);
    EXPECT_EQ(rows.at(0).note, hostile);
    EXPECT_EQ(rows.at(0).key, hostile);
    EXPECT_EQ(protocol::decodeBody(saved.body)->finding()->note, hostile);
    EXPECT_TRUE(journal->verify(true)->intact());
}

TEST_F(FieldTest, WhatIsTooLargeIsRefusedAndNothingIsWritten)
{
    const auto journal = open();
    EXPECT_EQ(journal->save(draftOf(std::string(protocol::limits::body, 'n'))).error(), JournalError::tooLarge);
    findings::Draft draft = draftOf("n");
    draft.evidence.assign(protocol::limits::evidence + 1, *journal->storeEvidence(bytesOf("x"), "image/png", "x"));
    EXPECT_EQ(journal->save(draft).error(), JournalError::tooLarge);
    draft.evidence.resize(1);
    draft.evidence[0].label = std::string(300, 'l');
    EXPECT_EQ(journal->save(draft).error(), JournalError::tooLarge);
    EXPECT_EQ(journal->storeEvidence(std::vector<std::byte>(protocol::limits::blob + 1), "image/png", "x").error(),
              JournalError::tooLarge);
    EXPECT_EQ(journal->storeEvidence(bytesOf("x"), std::string(300, 'm'), "x").error(), JournalError::tooLarge);
    EXPECT_TRUE(journal->list(10, 0)->empty());
    EXPECT_EQ(journal->save(draftOf("fits"))->sequence, 1U);
}

TEST_F(FieldTest, EvidenceThatIsNotStoredCannotBeNamed)
{
    const auto journal = open();
    findings::Draft draft = draftOf("n");
    draft.evidence = {{trust::sha256("never stored"), 12, "image/png", "x"}};
    EXPECT_EQ(journal->save(draft).error(), JournalError::notFound);
    EXPECT_TRUE(journal->list(10, 0)->empty());
    EXPECT_EQ(journal->readEvidence(trust::sha256("never stored")).error(), JournalError::notFound);
}

TEST_F(FieldTest, ThePaymentAccountIsNotKept)
{
    const auto journal = open();
    findings::Draft draft = draftOf("n");
    draft.item = {.kind = gs1::ItemKind::payment};
    draft.item.messages.resize(1);
    draft.item.messages[0].form = gs1::Form::payment;
    draft.item.messages[0].input = "0002010110175956";
    const findings::Finding saved = *journal->save(draft);
    EXPECT_FALSE(saved.body.contains("0110175956"));
    EXPECT_TRUE(saved.body.contains(R"("kind":"payment")"));
}

TEST_F(FieldTest, AClockThatRunsBackwardsBreaksNothing)
{
    const auto journal = open();
    ASSERT_TRUE(journal->save(draftOf("one")));
    now -= std::chrono::years(3);
    const auto second = journal->save(draftOf("two"));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->sequence, 2U);
    EXPECT_EQ(journal->list(1, 0)->front().sequence, 2U) << "order follows the sequence, not the clock";
    EXPECT_TRUE(journal->verify(true)->intact());
}

} // namespace

} // namespace nqi::store
