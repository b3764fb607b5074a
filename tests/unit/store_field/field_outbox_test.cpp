// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/store_field/field_fixture.h"

namespace nqi::store {

namespace {

using findings::JournalError;
using findings::State;

class FieldOutbox : public FieldTest {
protected:
    FieldOutbox() : journal(open()) {}
    [[nodiscard]] findings::Summary row(const Uuid &id) const
    {
        const auto rows = *journal->list(1000, 0);
        for (const findings::Summary &summary : rows) {
            if (summary.id == id)
                return summary;
        }
        ADD_FAILURE() << "no such finding";
        return {};
    }
    [[nodiscard]] std::vector<std::uint64_t> dueSequences(std::uint32_t limit = 100) const
    {
        std::vector<std::uint64_t> sequences;
        const auto due = *journal->due(now, limit);
        for (const findings::Pending &pending : due)
            sequences.push_back(pending.finding.sequence);
        return sequences;
    }

    std::unique_ptr<FieldDatabase> journal;
};

TEST_F(FieldOutbox, WhatIsSavedIsDueAtOnceOldestFirst)
{
    const auto first = saveWithFiles(*journal, "one");
    ASSERT_TRUE(journal->save(draftOf("two")));
    const auto due = *journal->due(now, 10);
    ASSERT_EQ(due.size(), 2U);
    EXPECT_EQ(due[0].finding, first);
    EXPECT_EQ(due[0].state, State::saved);
    EXPECT_EQ(due[0].files, first.evidence);
    EXPECT_EQ(dueSequences(1), std::vector<std::uint64_t>{1});
    EXPECT_TRUE(journal->due(now, 0)->empty());
}

TEST_F(FieldOutbox, AReceiptThatToldOfAGapIsAskedForAgainWhenTheGapIsClosed)
{
    const auto first = *journal->save(draftOf("one"));
    const auto second = saveWithFiles(*journal, "two");
    const auto third = *journal->save(draftOf("three"));
    findings::Receipt gap = receiptFor(second, 2);
    gap.chainIntact = false;
    ASSERT_TRUE(journal->acknowledge(protocol::makeReceipt(gap, hubKey())));
    ASSERT_TRUE(journal->acknowledge(receiptFor(third, 0)));
    EXPECT_EQ(row(second.id).state, State::complete);
    ASSERT_TRUE(journal->acknowledge(receiptFor(first, 0)));
    EXPECT_EQ(row(second.id).state, State::received) << "its receipt is not the last word";
    EXPECT_EQ(row(third.id).state, State::complete) << "whose receipt told of no gap";
    const auto due = *journal->due(now, 10);
    ASSERT_EQ(due.size(), 1U);
    EXPECT_TRUE(due[0].files.empty()) << "the files are there";
    ASSERT_TRUE(journal->acknowledge(receiptFor(second, 2)));
    EXPECT_TRUE((*journal->receipt(second.id))->chainIntact);
    EXPECT_EQ(row(second.id).state, State::complete);
    ASSERT_TRUE(journal->acknowledge(receiptFor(first, 0)));
    EXPECT_EQ(row(second.id).state, State::complete) << "once";
}

TEST_F(FieldOutbox, FindingsGoBeforeTheFilesOfOlderOnes)
{
    const auto first = saveWithFiles(*journal, "one");
    ASSERT_TRUE(journal->save(draftOf("two")));
    ASSERT_TRUE(journal->acknowledge(receiptFor(first, 1)));
    EXPECT_EQ(dueSequences(), (std::vector<std::uint64_t>{2, 1}));
    const auto due = *journal->due(now, 10);
    EXPECT_EQ(due[1].state, State::received);
    ASSERT_EQ(due[1].files.size(), 1U) << "only what the hub does not hold";
    EXPECT_EQ(due[1].files[0], first.evidence[1]);
}

TEST_F(FieldOutbox, ABatchIsMarkedAndAcknowledgedAsAWhole)
{
    const auto first = *journal->save(draftOf("one"));
    const auto second = saveWithFiles(*journal, "two");
    ASSERT_TRUE(journal->markAllSent(std::array{first.id, second.id}));
    EXPECT_EQ(row(first.id).state, State::sent);
    EXPECT_EQ(row(second.id).state, State::sent);
    ASSERT_TRUE(journal->acknowledgeAll(std::array{receiptFor(first, 0), receiptFor(second, 1)}));
    EXPECT_EQ(row(first.id).state, State::complete);
    EXPECT_EQ(row(second.id).state, State::received);
    EXPECT_EQ(*journal->receipt(second.id), receiptFor(second, 1));
    EXPECT_TRUE(journal->markAllSent({}) && journal->acknowledgeAll({}));
}

TEST_F(FieldOutbox, OfABatchThatCannotBeKeptNothingIs)
{
    const auto first = *journal->save(draftOf("one"));
    const auto second = *journal->save(draftOf("two"));
    EXPECT_EQ(journal->markAllSent(std::array{first.id, Uuid{}}).error(), JournalError::notFound);
    EXPECT_EQ(row(first.id).state, State::saved);
    findings::Receipt altered = receiptFor(second, 0);
    altered.sequence = 1;
    EXPECT_EQ(journal->acknowledgeAll(std::array{receiptFor(first, 0), altered}).error(), JournalError::mismatch);
    EXPECT_EQ(
        journal->acknowledgeAll(std::array{receiptFor(first, 0), protocol::makeReceipt(altered, hubKey())}).error(),
        JournalError::mismatch);
    EXPECT_EQ(row(first.id).state, State::saved);
    EXPECT_FALSE(*journal->receipt(first.id));
    ASSERT_TRUE(journal->acknowledgeAll(std::array{receiptFor(first, 0), receiptFor(second, 0)}));
    EXPECT_EQ(row(second.id).state, State::complete);
}

TEST_F(FieldOutbox, GoesThroughItsStates)
{
    const auto finding = saveWithFiles(*journal, "one");
    EXPECT_EQ(row(finding.id).state, State::saved);
    ASSERT_TRUE(journal->markSent(finding.id));
    EXPECT_EQ(row(finding.id).state, State::sent);
    EXPECT_EQ(dueSequences(), std::vector<std::uint64_t>{1}) << "sent without an answer is sent again";
    ASSERT_TRUE(journal->acknowledge(receiptFor(finding, 0)));
    EXPECT_EQ(row(finding.id).state, State::received);
    EXPECT_EQ(row(finding.id).filesHeld, 0U);
    ASSERT_TRUE(journal->acknowledge(receiptFor(finding, 2)));
    EXPECT_EQ(row(finding.id).state, State::complete);
    EXPECT_EQ(row(finding.id).filesHeld, 2U);
    EXPECT_TRUE(dueSequences().empty());
    EXPECT_EQ(*journal->receipt(finding.id), receiptFor(finding, 2));
}

TEST_F(FieldOutbox, AFindingWithoutFilesIsCompleteWithItsReceipt)
{
    const auto finding = *journal->save(draftOf("one"));
    EXPECT_EQ(*journal->receipt(finding.id), std::nullopt);
    ASSERT_TRUE(journal->acknowledge(receiptFor(finding, 0)));
    EXPECT_EQ(row(finding.id).state, State::complete);
    EXPECT_EQ(journal->receipt(Uuid{}).error(), JournalError::notFound);
}

TEST_F(FieldOutbox, AReceiptThatForgetsFilesDoesNotComplete)
{
    const auto finding = saveWithFiles(*journal, "one");
    findings::Receipt lying = receiptFor(finding, 0);
    lying.missing.clear();
    ASSERT_TRUE(journal->acknowledge(protocol::makeReceipt(lying, hubKey())));
    EXPECT_EQ(row(finding.id).state, State::received) << "complete is counted by our own list";
    EXPECT_EQ(journal->due(now, 1)->at(0).files.size(), 2U);
}

TEST_F(FieldOutbox, AReceiptThatWasOvertakenChangesNothing)
{
    const auto finding = saveWithFiles(*journal, "one");
    ASSERT_TRUE(journal->acknowledge(receiptFor(finding, 2)));
    ASSERT_TRUE(journal->acknowledge(receiptFor(finding, 0, noon + std::chrono::seconds(1))));
    ASSERT_TRUE(journal->markSent(finding.id));
    ASSERT_TRUE(journal->postpone(finding.id, "unavailable", now));
    ASSERT_TRUE(journal->quarantine(finding.id, "conflict"));
    ASSERT_TRUE(journal->retry(finding.id));
    EXPECT_EQ(row(finding.id).state, State::complete);
    EXPECT_EQ(row(finding.id).filesHeld, 2U);
    EXPECT_EQ(*journal->receipt(finding.id), receiptFor(finding, 2));
}

TEST_F(FieldOutbox, ForeignAndForgedReceiptsAreRefused)
{
    const auto first = saveWithFiles(*journal, "one");
    const auto second = *journal->save(draftOf("two"));
    findings::Receipt crossed = receiptFor(first, 2);
    crossed.hash = second.hash;
    EXPECT_EQ(journal->acknowledge(protocol::makeReceipt(crossed, hubKey())).error(), JournalError::mismatch);
    crossed = receiptFor(first, 2);
    crossed.sequence = 2;
    EXPECT_EQ(journal->acknowledge(protocol::makeReceipt(crossed, hubKey())).error(), JournalError::mismatch);
    crossed = receiptFor(first, 2);
    crossed.device = "another";
    EXPECT_EQ(journal->acknowledge(protocol::makeReceipt(crossed, hubKey())).error(), JournalError::mismatch);
    crossed = receiptFor(first, 2);
    crossed.finding = Uuid{};
    EXPECT_EQ(journal->acknowledge(protocol::makeReceipt(crossed, hubKey())).error(), JournalError::notFound);
    findings::Receipt altered = receiptFor(first, 1);
    altered.held = receiptFor(first, 2).held;
    EXPECT_EQ(journal->acknowledge(altered).error(), JournalError::mismatch);
    EXPECT_EQ(row(first.id).state, State::saved);
    EXPECT_EQ(row(first.id).filesHeld, 0U);
    EXPECT_EQ(*journal->receipt(first.id), std::nullopt);
}

TEST_F(FieldOutbox, AFailedAttemptWaitsForItsTime)
{
    const auto finding = *journal->save(draftOf("one"));
    ASSERT_TRUE(journal->save(draftOf("two")));
    ASSERT_TRUE(journal->markSent(finding.id));
    ASSERT_TRUE(journal->postpone(finding.id, "unavailable", now + std::chrono::seconds(30)));
    const auto summary = row(finding.id);
    EXPECT_EQ(summary.state, State::sent);
    EXPECT_EQ(summary.attempts, 1U);
    EXPECT_EQ(summary.problem, "unavailable");
    EXPECT_EQ(summary.nextAttempt, now + std::chrono::seconds(30));
    EXPECT_EQ(dueSequences(), std::vector<std::uint64_t>{2}) << "it does not hold up the others";
    now += std::chrono::seconds(30);
    EXPECT_EQ(dueSequences(), (std::vector<std::uint64_t>{1, 2}));
    EXPECT_EQ(journal->due(now, 1)->at(0).attempts, 1U);
    ASSERT_TRUE(journal->acknowledge(receiptFor(finding, 0)));
    EXPECT_EQ(row(finding.id).problem, "");
    EXPECT_EQ(row(finding.id).attempts, 0U);
}

TEST_F(FieldOutbox, RetryMakesEverythingDueThatWaits)
{
    const auto first = saveWithFiles(*journal, "one");
    const auto second = *journal->save(draftOf("two"));
    const auto third = *journal->save(draftOf("three"));
    ASSERT_TRUE(journal->acknowledge(receiptFor(first, 0)));
    for (const auto &finding : {first, second})
        ASSERT_TRUE(journal->postpone(finding.id, "offline", now + std::chrono::hours(1)));
    ASSERT_TRUE(journal->quarantine(third.id, "conflict"));
    EXPECT_TRUE(dueSequences().empty());
    ASSERT_TRUE(journal->retry(std::nullopt));
    EXPECT_EQ(dueSequences(), (std::vector<std::uint64_t>{2, 1})) << "quarantine waits for a person";
}

TEST_F(FieldOutbox, QuarantineNeverBlocksTheOthersAndHasAWayOut)
{
    const auto poisoned = *journal->save(draftOf("one"));
    ASSERT_TRUE(journal->save(draftOf("two")));
    ASSERT_TRUE(journal->quarantine(poisoned.id, "conflict"));
    EXPECT_EQ(dueSequences(), std::vector<std::uint64_t>{2});
    EXPECT_EQ(row(poisoned.id).problem, "conflict");
    ASSERT_TRUE(journal->postpone(poisoned.id, "offline", now));
    ASSERT_TRUE(journal->markSent(poisoned.id));
    EXPECT_EQ(row(poisoned.id).state, State::quarantined);
    EXPECT_EQ(row(poisoned.id).problem, "conflict") << "the reason stays what it was";
    ASSERT_TRUE(journal->retry(poisoned.id));
    EXPECT_EQ(row(poisoned.id).state, State::saved);
    EXPECT_EQ(row(poisoned.id).attempts, 0U);
    EXPECT_EQ(dueSequences(), (std::vector<std::uint64_t>{1, 2}));
}

TEST_F(FieldOutbox, CountsItsItems)
{
    EXPECT_EQ(*journal->queue(), findings::QueueState{});
    const auto complete = *journal->save(draftOf("1"));
    const auto partial = saveWithFiles(*journal, "2");
    const auto sent = *journal->save(draftOf("3"));
    const auto poisoned = *journal->save(draftOf("4"));
    ASSERT_TRUE(journal->save(draftOf("5")));
    ASSERT_TRUE(journal->acknowledge(receiptFor(complete, 0, noon + std::chrono::seconds(9))));
    ASSERT_TRUE(journal->acknowledge(receiptFor(partial, 1, noon)));
    ASSERT_TRUE(journal->markSent(sent.id));
    ASSERT_TRUE(journal->quarantine(poisoned.id, "x"));
    EXPECT_EQ(*journal->queue(), (findings::QueueState{2, 1, 1, 1, noon + std::chrono::seconds(9)}));
}

TEST_F(FieldOutbox, SaysWhenThereIsNoSuchFinding)
{
    EXPECT_EQ(journal->markSent(Uuid{}).error(), JournalError::notFound);
    EXPECT_EQ(journal->postpone(Uuid{}, "x", now).error(), JournalError::notFound);
    EXPECT_EQ(journal->quarantine(Uuid{}, "x").error(), JournalError::notFound);
    EXPECT_EQ(journal->retry(Uuid{}).error(), JournalError::notFound);
}

} // namespace

} // namespace nqi::store
