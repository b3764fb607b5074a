// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sync/upload_fixture.h"

#include <gmock/gmock.h>

namespace nqi::sync {
namespace {

using findings::State;
using protocol::ProblemCode;
using testing::Each;
using testing::ElementsAre;

TEST_F(Upload, FindingsGoBeforeFilesAndEndComplete)
{
    journal.add("1", {std::string(3000, 'a')});
    journal.add("2");
    journal.add("3", {std::string(10, 'b'), ""});
    const auto report = run();
    EXPECT_EQ(report.received, 3U);
    EXPECT_EQ(report.completed, 3U);
    EXPECT_TRUE(report.contact);
    EXPECT_EQ(report.problem, "");
    EXPECT_EQ(hub.asked[0], "POST /v1/findings");
    EXPECT_EQ(hub.asked[1], "HEAD /v1/blobs");
    EXPECT_EQ(journal.queue()->complete, 3U);
    EXPECT_EQ(hub.whole.size(), 3U);
    hub.asked.clear();
    EXPECT_EQ(run(), UploadReport{});
    EXPECT_TRUE(hub.asked.empty());
}

TEST_F(Upload, ALargeFileGoesInPiecesAndResumesAfterEveryCut)
{
    const std::string picture(5'000'000, 'p');
    journal.add("1", {picture});
    std::size_t cuts = 0;
    hub.cut = [&]() -> std::optional<std::size_t> { return ++cuts % 3 == 0 ? std::nullopt : std::optional(300'000); };
    const auto report = run();
    EXPECT_EQ(report.completed, 1U);
    EXPECT_GT(cuts, 5U);
    EXPECT_EQ(hub.whole.begin()->second, picture);
}

TEST_F(Upload, AConnectionThatNeverBringsAByteFurtherIsGivenUpForNow)
{
    journal.add("1", {std::string(5000, 'p')});
    hub.cut = [] { return std::optional<std::size_t>(0); };
    EXPECT_EQ(run().completed, 0U);
    EXPECT_EQ(journal.rows[0].state, State::received);
    EXPECT_EQ(journal.rows[0].problem, "interrupted");
    EXPECT_LT(hub.asked.size(), 12U);
    hub.cut = {};
    now += 1h;
    EXPECT_EQ(run().completed, 1U);
}

TEST_F(Upload, AnAnswerLostOnTheWayIsAskedForAgainAtOnce)
{
    journal.add("1");
    int lost = 0;
    hub.before = [&](const Request &request) -> std::optional<FakeHub::Answer> {
        if (lost++ > 0)
            return std::nullopt;
        const auto finding = protocol::decodeUpload(request.body);
        hub.findings.emplace(finding->id, *finding);
        return FakeHub::Answer(std::unexpected(TransportError::interrupted));
    };
    EXPECT_EQ(run().completed, 1U);
    EXPECT_EQ(journal.rows[0].attempts, 0U);
}

TEST_F(Upload, OfflineWaitsWithOneReasonForAllAndAsksOnce)
{
    add(5);
    answer(std::unexpected(TransportError::offline));
    const auto report = run();
    EXPECT_EQ(report.problem, "offline");
    EXPECT_EQ(report.postponed, 5U);
    EXPECT_FALSE(report.contact);
    EXPECT_EQ(hub.asked.size(), 1U);
    for (const auto &row : journal.rows) {
        EXPECT_EQ(row.problem, "offline");
        EXPECT_EQ(row.attempts, 1U);
        EXPECT_EQ(row.next, *report.notBefore);
        EXPECT_LE(row.next, now + 1s);
    }
    for (int i = 0; i < 40; ++i) {
        now += 1h;
        EXPECT_LE(*run().notBefore, now + 15min);
    }
    hub.before = {};
    now += 1h;
    EXPECT_EQ(run().completed, 5U);
}

TEST_F(Upload, AConflictIsQuarantinedAndTheOthersGoOn)
{
    const auto first = journal.add("1");
    journal.add("2");
    auto other = first;
    other.hash = trust::sha256("other");
    hub.findings.emplace(first.id, other);
    const auto report = run();
    EXPECT_EQ(report.quarantined, 1U);
    EXPECT_EQ(report.completed, 1U);
    EXPECT_EQ(journal.rows[0].state, State::quarantined);
    EXPECT_EQ(journal.rows[0].problem, "conflict");
    EXPECT_EQ(journal.rows[1].state, State::complete);
}

TEST_F(Upload, ABusyHubIsLeftAloneForAsLongAsItAsks)
{
    journal.add("1");
    journal.add("2");
    answer(Response{429, {{"Retry-After", "120"}}, "slow down"});
    const auto report = run();
    EXPECT_EQ(report.problem, "rateLimited");
    EXPECT_EQ(hub.asked.size(), 1U);
    EXPECT_GE(*report.notBefore, now + 120s);
    EXPECT_GE(journal.rows[1].next, now + 120s);
    now += 1h;
    Response busy = FakeHub::problem(ProblemCode::unavailable);
    busy.headers.push_back({"retry-after", "60"});
    answer(busy);
    EXPECT_GE(*run().notBefore, now + 60s);
}

TEST_F(Upload, ARevokedDeviceIsToldSoAndKeepsItsFindings)
{
    journal.add("1");
    answer(FakeHub::problem(ProblemCode::deviceRevoked));
    expectPostponed("deviceRevoked");
}

TEST_F(Upload, HtmlOfACaptivePortalIsNoAnswer)
{
    journal.add("1");
    answer(Response{200, {{"Content-Type", "text/html"}}, "<html>Please log in</html>"});
    expectPostponed("answerUnreadable");
}

TEST_F(Upload, ARedirectIsNoAnswer)
{
    journal.add("1");
    answer(Response{302, {{"Location", "http://portal"}}, ""});
    expectPostponed("redirected");
}

TEST_F(Upload, ATruncatedReceiptIsNoAnswer)
{
    const auto &finding = journal.add("1");
    std::string receipt = protocol::encodeReceipt(protocol::makeReceipt(hub.receiptOf(finding), hub.key));
    receipt.resize(receipt.size() / 2);
    answer(Response{200, {}, receipt});
    expectPostponed("answerUnreadable");
}

TEST_F(Upload, AnEndlessAnswerIsNoAnswer)
{
    journal.add("1");
    answer(std::unexpected(TransportError::answerTooLarge));
    expectPostponed("answerTooLarge");
}

TEST_F(Upload, AReceiptOfAnotherHubIsNotBelieved)
{
    const auto &finding = journal.add("1");
    const auto stranger = trust::KeyPair::generate(hub.random);
    answer(Response{200, {}, protocol::encodeReceipt(protocol::makeReceipt(hub.receiptOf(finding), stranger))});
    expectPostponed("receiptForged");
}

TEST_F(Upload, AReceiptForAnotherFindingIsNotBelieved)
{
    const auto finding = journal.add("1");
    MemoryJournal other;
    auto receipt = hub.receiptOf(finding);
    receipt.hash = trust::sha256("other");
    answer(Response{200, {}, protocol::encodeReceipt(protocol::makeReceipt(receipt, hub.key))});
    expectPostponed("receiptMismatch");
}

TEST_F(Upload, AnErrorOfTheHubIsPostponed)
{
    journal.add("1");
    answer(FakeHub::problem(ProblemCode::internal, "store"));
    expectPostponed("internal.store");
}

TEST_F(Upload, AnUnwellHubIsAskedForThreeFindingsAndThenLeftAlone)
{
    add(10);
    answer(Response{502, {}, "Bad gateway"});
    const auto report = run();
    EXPECT_EQ(report.problem, "answerUnreadable");
    EXPECT_EQ(hub.asked.size(), 1U + 3U) << "together, and three by themselves";
    EXPECT_EQ(report.postponed, 3U);
}

TEST_F(Upload, APoisonedItemNeverBlocksTheOthers)
{
    add(6);
    poison(0, Response{500, {}, "boom"});
    EXPECT_EQ(run().completed, 5U);
    EXPECT_EQ(journal.rows[0].problem, "answerUnreadable");
}

TEST_F(Upload, AFileThatCannotBeReadHereIsNamedAndTheOthersGo)
{
    journal.add("1", {"gone", "there"});
    journal.files.erase(trust::sha256("gone"));
    EXPECT_EQ(run().completed, 0U);
    EXPECT_EQ(journal.rows[0].problem, "fileUnreadable");
    EXPECT_TRUE(hub.whole.contains(trust::sha256("there")));
}

TEST_F(Upload, AHubThatNeverListsAFileIsNotBelieved)
{
    journal.add("1", {"photo"});
    answer(Response{200, {{"Upload-Offset", "5"}}, ""}, "PATCH");
    EXPECT_EQ(run().completed, 0U);
    EXPECT_EQ(journal.rows[0].state, State::received);
    EXPECT_EQ(journal.rows[0].problem, "filesMissing");
}

TEST_F(Upload, AnOffsetBeyondTheFileIsNotBelieved)
{
    journal.add("1", {"photo"});
    answer(Response{200, {{"Upload-Offset", "99999999999999999999"}}, ""}, "HEAD");
    EXPECT_EQ(run().completed, 0U);
    EXPECT_EQ(journal.rows[0].problem, "answerUnreadable");
}

TEST_F(Upload, AFieldDatabaseThatFailsEndsThePassWithItsReason)
{
    journal.add("1");
    journal.broken = findings::JournalError::diskFull;
    const auto report = run();
    EXPECT_EQ(report.journal, findings::JournalError::diskFull);
    EXPECT_TRUE(hub.asked.empty());
}

TEST_F(Upload, AStopLeavesEverythingForTheNextPass)
{
    journal.add("1");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(uploader.run(stop.get_token()).received, 0U);
    EXPECT_EQ(journal.rows[0].attempts, 0U);
    EXPECT_EQ(run().completed, 1U);
}

TEST_F(Upload, TheTokenTravelsWithEveryRequest)
{
    journal.add("1", {"photo"});
    std::vector<std::string> tokens;
    hub.before = [&](const Request &request) -> std::optional<FakeHub::Answer> {
        const Response asking{0, request.headers, {}};
        tokens.push_back(*asking.header("authorization"));
        return std::nullopt;
    };
    EXPECT_EQ(run().completed, 1U);
    EXPECT_THAT(tokens, Each("Bearer token"));
}

} // namespace
} // namespace nqi::sync
