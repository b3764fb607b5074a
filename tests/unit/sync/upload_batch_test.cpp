// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sync/upload_fixture.h"

#include <gmock/gmock.h>

namespace nqi::sync {
namespace {

using findings::State;
using protocol::BatchAnswer;
using protocol::ProblemCode;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::Field;

struct UploadBatch : Upload {
    using Answers = std::vector<BatchAnswer>;

    /// Changes what the hub answers to a batch, which it has taken all the same.
    void changed(std::function<void(Answers &)> change)
    {
        hub.before = [this, change = std::move(change)](const Request &request) -> std::optional<FakeHub::Answer> {
            if (request.method != "POST")
                return std::nullopt;
            Answers answers;
            const auto batch = protocol::decodeBatch(request.body);
            for (const findings::Finding &finding : *batch)
                answers.push_back(hub.hold(finding));
            change(answers);
            return Response{200, {}, protocol::encodeBatchReply(answers)};
        };
    }
    /// A batch is answered so; what comes alone is taken.
    void answerBatches(FakeHub::Answer with) { answer(std::move(with), "POST"); }
    void expectAllDelivered(std::size_t rows)
    {
        EXPECT_EQ(hub.findings.size(), rows);
        for (const MemoryJournal::Row &row : journal.rows) {
            EXPECT_EQ(row.state, State::complete) << row.problem;
            ASSERT_TRUE(row.receipt);
            EXPECT_TRUE(protocol::verifyReceipt(*row.receipt, hub.key.publicKey()));
            EXPECT_TRUE(protocol::concerns(*row.receipt, row.finding));
        }
    }
    /// Nobody believes such a batch, and what comes alone is not answered at all.
    void expectNothingCounts()
    {
        auto batches = hub.before;
        hub.before = [batches](const Request &request) -> std::optional<FakeHub::Answer> {
            auto answer = batches(request);
            return answer ? answer : FakeHub::Answer(Response{502, {}, ""});
        };
        const auto report = run();
        EXPECT_EQ(report.received, 0U);
        EXPECT_FALSE(report.contact);
        for (const MemoryJournal::Row &row : journal.rows) {
            EXPECT_EQ(row.state, State::sent);
            EXPECT_FALSE(row.receipt);
        }
    }
};

TEST_F(UploadBatch, FortyFindingsTakeTwoRequests)
{
    add(40);
    EXPECT_EQ(run().completed, 40U);
    EXPECT_THAT(hub.asked, ElementsAre("POST /v1/findings", "POST /v1/findings"));
    expectAllDelivered(40);
}

TEST_F(UploadBatch, ASingleFindingGoesByItself)
{
    add(21);
    EXPECT_EQ(run().completed, 21U);
    EXPECT_THAT(hub.asked, ElementsAre("POST /v1/findings", "PUT /v1/findings"));
}

TEST_F(UploadBatch, LargeOnesGoFewerAtATimeAndAVeryLargeOneAlone)
{
    for (const std::size_t bytes : {100'000U, 100'000U, 100'000U, 300'000U, 1'000U, 1'000U})
        journal.add(std::string(bytes, 'n'));
    std::vector<std::size_t> sizes;
    hub.before = [&](const Request &request) -> std::optional<FakeHub::Answer> {
        sizes.push_back(request.method == "POST" ? protocol::decodeBatch(request.body)->size() : 1);
        return std::nullopt;
    };
    EXPECT_EQ(run().completed, 6U);
    EXPECT_THAT(sizes, ElementsAre(2U, 1U, 1U, 2U));
}

TEST_F(UploadBatch, EachIsMarkedAsSentBeforeTheFirstByteLeaves)
{
    add(20);
    hub.before = [&](const Request &) -> std::optional<FakeHub::Answer> {
        EXPECT_THAT(journal.rows, Each(Field(&MemoryJournal::Row::state, State::sent)));
        return std::unexpected(TransportError::offline);
    };
    EXPECT_EQ(run().postponed, 20U);
    EXPECT_EQ(hub.asked.size(), 1U);
}

TEST_F(UploadBatch, ReceiptsThatCannotBeKeptAreAskedForAgain)
{
    add(5);
    hub.before = [&](const Request &) -> std::optional<FakeHub::Answer> {
        journal.broken = findings::JournalError::diskFull;
        return std::nullopt;
    };
    const auto full = run();
    EXPECT_EQ(full.journal, findings::JournalError::diskFull);
    EXPECT_EQ(full.received, 0U) << "nothing of them is noted here";
    EXPECT_EQ(hub.asked.size(), 1U);
    journal.broken.reset();
    hub.before = {};
    const auto again = run();
    EXPECT_EQ(again.received, 5U);
    EXPECT_EQ(again.completed, 5U);
    expectAllDelivered(5);
}

TEST_F(UploadBatch, EachRefusalConcernsItsOwnFinding)
{
    add(4);
    changed([](Answers &answers) {
        answers[1] = protocol::Problem{ProblemCode::findingInvalid, "hash", {}, {}};
        answers[2] = protocol::Problem{ProblemCode::quotaExceeded, "findings", {}, 600s};
    });
    const auto report = run();
    EXPECT_EQ(report.completed, 2U);
    EXPECT_EQ(report.quarantined, 1U);
    EXPECT_EQ(report.postponed, 1U);
    EXPECT_EQ(journal.rows[1].state, State::quarantined);
    EXPECT_EQ(journal.rows[1].problem, "findingInvalid.hash");
    EXPECT_EQ(journal.rows[2].problem, "quotaExceeded.findings");
    EXPECT_GE(journal.rows[2].next, now + 600s);
    EXPECT_EQ(hub.asked.size(), 1U) << "what is settled is not asked again";
}

TEST_F(UploadBatch, WhatConcernsAllEndsThePassAndKeepsTheReceipts)
{
    add(30);
    changed([](Answers &answers) {
        for (std::size_t i = 5; i < answers.size(); i += 5)
            answers[i] = protocol::Problem{ProblemCode::storageFull, {}, {}, 60s};
    });
    const auto report = run();
    EXPECT_EQ(report.problem, "storageFull");
    EXPECT_EQ(report.received, 17U);
    EXPECT_EQ(report.postponed, 3U + 10U);
    EXPECT_EQ(hub.asked.size(), 1U);
    for (std::size_t i = 0; i < journal.rows.size(); ++i) {
        const bool waits = i >= 20 || (i >= 5 && i % 5 == 0);
        EXPECT_EQ(journal.rows[i].receipt.has_value(), !waits) << i;
        EXPECT_EQ(journal.rows[i].next, waits ? *report.notBefore : Instant()) << i;
    }
    hub.before = {};
    now += 1h;
    EXPECT_EQ(run().received, 13U);
    expectAllDelivered(30);
}

TEST_F(UploadBatch, WhateverMayBeOneFindingsFaultIsTriedOneByOne)
{
    for (const FakeHub::Answer &refusal :
         {FakeHub::Answer(FakeHub::problem(ProblemCode::tooLarge)),
          FakeHub::Answer(FakeHub::problem(ProblemCode::malformed, "tooDeep")),
          FakeHub::Answer(FakeHub::problem(ProblemCode::notFound)),
          FakeHub::Answer(FakeHub::problem(ProblemCode::internal)), FakeHub::Answer(Response{413, {}, "<html>"}),
          FakeHub::Answer(Response{500, {}, "boom"}), FakeHub::Answer(Response{200, {}, "<html>"}),
          FakeHub::Answer(Response{302, {}, ""}), FakeHub::Answer(std::unexpected(TransportError::timeout)),
          FakeHub::Answer(std::unexpected(TransportError::answerTooLarge))}) {
        const std::size_t before = journal.rows.size();
        hub.asked.clear();
        add(3);
        answerBatches(refusal);
        const auto report = run();
        EXPECT_EQ(report.completed, 3U);
        EXPECT_EQ(report.quarantined + report.postponed, 0U);
        EXPECT_THAT(hub.asked,
                    ElementsAre("POST /v1/findings", "PUT /v1/findings", "PUT /v1/findings", "PUT /v1/findings"));
        expectAllDelivered(before + 3);
    }
}

TEST_F(UploadBatch, TheOneAtFaultIsPutAsideAndTheOthersOfItsBatchGo)
{
    add(50);
    poison(7, FakeHub::problem(ProblemCode::malformed));
    const auto report = run();
    EXPECT_EQ(report.completed, 49U);
    EXPECT_EQ(report.quarantined, 1U);
    EXPECT_EQ(journal.rows[7].state, State::quarantined);
    EXPECT_EQ(journal.rows[7].problem, "malformed");
    EXPECT_EQ(asked("POST /v1/findings"), 3);
    EXPECT_EQ(asked("PUT /v1/findings"), 20) << "only its batch";
}

TEST_F(UploadBatch, FewerAnswersThanFindingsCountForNone)
{
    add(5);
    changed([](Answers &answers) { answers.pop_back(); });
    expectNothingCounts();
}

TEST_F(UploadBatch, MoreAnswersThanFindingsCountForNone)
{
    add(5);
    changed([](Answers &answers) { answers.push_back(answers.back()); });
    expectNothingCounts();
}

TEST_F(UploadBatch, AnswersInAnotherOrderCountForNone)
{
    add(6);
    changed([](Answers &answers) { std::ranges::reverse(answers); });
    expectNothingCounts();
}

TEST_F(UploadBatch, ReceiptsOfAnotherHubCountForNone)
{
    add(5);
    const auto stranger = trust::KeyPair::generate(hub.random);
    changed([&](Answers &answers) {
        for (BatchAnswer &answer : answers)
            answer = protocol::makeReceipt(std::get<findings::Receipt>(answer), stranger);
    });
    expectNothingCounts();
}

TEST_F(UploadBatch, TheSameReceiptForEachCountsForOne)
{
    add(5);
    changed([](Answers &answers) { std::ranges::fill(answers, BatchAnswer(answers.front())); });
    EXPECT_EQ(run().completed, 5U);
    EXPECT_EQ(asked("PUT /v1/findings"), 4) << "the others ask by themselves";
    expectAllDelivered(5);
}

TEST_F(UploadBatch, AnAnswerLostOnTheWayIsAskedForAgainAndNothingIsDoubled)
{
    add(20);
    bool lost = false;
    hub.before = [&](const Request &request) -> std::optional<FakeHub::Answer> {
        if (std::exchange(lost, true))
            return std::nullopt;
        const auto batch = protocol::decodeBatch(request.body);
        for (const findings::Finding &finding : *batch)
            (void)hub.hold(finding);
        return std::unexpected(TransportError::interrupted);
    };
    const auto report = run();
    EXPECT_EQ(report.completed, 20U);
    EXPECT_EQ(report.postponed, 0U);
    EXPECT_THAT(hub.asked, ElementsAre("POST /v1/findings", "POST /v1/findings"));
    expectAllDelivered(20);
}

TEST_F(UploadBatch, ALineThatCarriesNoBatchGetsOneByOneUntilTheNextPass)
{
    add(60);
    answerBatches(std::unexpected(TransportError::interrupted));
    EXPECT_EQ(run().completed, 60U);
    EXPECT_EQ(asked("POST /v1/findings"), 2);
    EXPECT_EQ(asked("PUT /v1/findings"), 60);
    hub.asked.clear();
    hub.before = {};
    add(20);
    EXPECT_EQ(run().completed, 20U);
    EXPECT_THAT(hub.asked, ElementsAre("POST /v1/findings"));
}

TEST_F(UploadBatch, AStopLeavesTheWholeBatchForTheNextPass)
{
    add(20);
    std::stop_source stop;
    hub.before = [&](const Request &) -> std::optional<FakeHub::Answer> {
        stop.request_stop();
        return std::unexpected(TransportError::cancelled);
    };
    EXPECT_EQ(uploader.run(stop.get_token()).postponed, 0U);
    EXPECT_EQ(hub.asked.size(), 1U);
    EXPECT_THAT(journal.rows,
                Each(AllOf(Field(&MemoryJournal::Row::attempts, 0U), Field(&MemoryJournal::Row::next, Instant()))));
    hub.before = {};
    EXPECT_EQ(run().completed, 20U);
}

TEST_F(UploadBatch, FindingsWithFilesGoTogetherAndTheirFilesAfterAll)
{
    for (int i = 0; i < 3; ++i)
        journal.add(std::to_string(i), {"photo " + std::to_string(i)});
    journal.add("3");
    const auto report = run();
    EXPECT_EQ(report.received, 4U);
    EXPECT_EQ(report.completed, 4U);
    EXPECT_EQ(asked("POST /v1/findings"), 1);
    EXPECT_EQ(hub.asked.front(), "POST /v1/findings");
    expectAllDelivered(4);
}

} // namespace
} // namespace nqi::sync
