// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/limits.h"
#include "core/protocol/messages.h"
#include "tests/unit/protocol/samples.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace nqi::protocol {

namespace {

TEST(Upload, GivesBackTheFinding)
{
    const findings::Finding finding = fullFinding();
    const auto read = decodeUpload(encodeUpload(finding));
    ASSERT_TRUE(read) << name(read.error().code) << " at " << read.error().path;
    EXPECT_EQ(*read, finding);
    EXPECT_EQ(checkFinding(*read, deviceKey().publicKey()), std::nullopt);
}

TEST(Upload, CarriesTheGreatestBodyThatIsAllowed)
{
    // Every byte of this body is escaped once more in the envelope.
    findings::Draft draft;
    draft.note = std::string((limits::body - 2048) / 2, '"');
    const findings::Finding finding = fullFinding(draft);
    ASSERT_LE(finding.body.size(), limits::body);
    const std::string text = encodeUpload(finding);
    EXPECT_LE(text.size(), limits::upload);
    const auto read = decodeUpload(text);
    ASSERT_TRUE(read) << name(read.error().code) << " at " << read.error().path;
    EXPECT_EQ(*read, finding);
}

TEST(Upload, RefusesAWrongEnvelopeWithItsPlace)
{
    const std::string text = encodeUpload(fullFinding());
    const auto expectFault = [&](std::string_view what, std::string_view with, DecodeErrorCode code,
                                 std::string_view path) {
        std::string changed = text;
        ASSERT_NE(changed.find(what), std::string::npos) << what;
        const auto read = decodeUpload(changed.replace(changed.find(what), what.size(), with));
        ASSERT_FALSE(read) << with;
        EXPECT_EQ(name(read.error().code), name(code)) << with;
        EXPECT_EQ(read.error().path, path) << with;
    };
    expectFault(R"("sequence":3,)", R"("sequence":0,)", DecodeErrorCode::outOfRange, "/sequence");
    expectFault(R"("sequence":3,)", R"("sequence":1e3,)", DecodeErrorCode::wrongType, "/sequence");
    expectFault(R"("hash":")", R"("hash":"0)", DecodeErrorCode::malformed, "/hash");
    expectFault(R"("signature":")", R"("signature":"=)", DecodeErrorCode::malformed, "/signature");
    expectFault(R"("id":")", R"("id":"{)", DecodeErrorCode::malformed, "/id");
    expectFault("123Z\"", "123+00:00\"", DecodeErrorCode::malformed, "/savedAt");
    expectFault(R"({"body")", R"({"admin":true,"body")", DecodeErrorCode::unexpected, "/admin");
    expectFault(R"("label":"front")", R"("label":")" + std::string(257, 'x') + "\"", DecodeErrorCode::tooLarge,
                "/evidence/0/label");
}

TEST(CheckFinding, NamesWhatDoesNotHold)
{
    const trust::KeyPair key = deviceKey();
    const auto problemOf = [&](const std::function<void(findings::Finding &)> &change, bool signAgain) {
        findings::Finding finding = fullFinding();
        change(finding);
        if (signAgain) {
            finding.hash = trust::chain(finding.previous, bytesOf(finding.body));
            finding.signature = key.sign(finding.hash.bytes);
        }
        return checkFinding(finding, key.publicKey());
    };
    using F = findings::Finding;
    EXPECT_EQ(problemOf([](F &) {}, true), std::nullopt);
    EXPECT_EQ(problemOf([](F &f) { f.body[40] = 'X'; }, false), FindingProblem::hash);
    EXPECT_EQ(problemOf([](F &f) { f.previous.bytes[0] ^= std::byte{1}; }, false), FindingProblem::hash);
    EXPECT_EQ(problemOf([](F &f) { f.hash.bytes[0] ^= std::byte{1}; }, false), FindingProblem::hash);
    EXPECT_EQ(problemOf([](F &f) { f.signature.bytes[5] ^= std::byte{1}; }, false), FindingProblem::signature);
    EXPECT_EQ(problemOf([](F &f) { f.device = "someone else"; }, true), FindingProblem::device);
    EXPECT_EQ(problemOf([](F &f) { f.body = "{}"; }, true), FindingProblem::body);
    EXPECT_EQ(problemOf([](F &f) { f.id.bytes[15] ^= std::byte{1}; }, true), FindingProblem::mismatch);
    EXPECT_EQ(problemOf([](F &f) { f.sequence = 4; }, true), FindingProblem::mismatch);
    EXPECT_EQ(problemOf([](F &f) { f.savedAt += std::chrono::milliseconds(1); }, true), FindingProblem::mismatch);
    EXPECT_EQ(problemOf([](F &f) { f.evidence.pop_back(); }, true), FindingProblem::mismatch);
    EXPECT_EQ(problemOf([](F &f) { f.evidence[0].size = 6; }, true), FindingProblem::mismatch);
}

TEST(CheckFinding, RefusesAnotherDevicesFinding)
{
    EXPECT_EQ(checkFinding(fullFinding(), hubKey().publicKey()), FindingProblem::signature);
}

TEST(Batch, GivesBackItsFindingsInOrder)
{
    std::vector<findings::Finding> batch(limits::batchFindings, fullFinding());
    for (std::size_t i = 0; i < batch.size(); ++i)
        batch[i].sequence = i + 1;
    const auto read = decodeBatch(encodeBatch(batch));
    ASSERT_TRUE(read) << name(read.error().code) << " at " << read.error().path;
    EXPECT_EQ(*read, batch);
    EXPECT_TRUE(decodeBatch(encodeBatch({})));
}

TEST(Batch, RefusesTooManyAndSaysWhichIsWrong)
{
    std::vector<findings::Finding> batch(limits::batchFindings + 1, fullFinding());
    EXPECT_EQ(decodeBatch(encodeBatch(batch)).error(), (DecodeError{DecodeErrorCode::tooLarge, "/findings"}));
    batch.resize(3);
    batch[2].sequence = 0;
    EXPECT_EQ(decodeBatch(encodeBatch(batch)).error(),
              (DecodeError{DecodeErrorCode::outOfRange, "/findings/2/sequence"}));
}

TEST(BatchReply, GivesBackReceiptsAndProblems)
{
    const std::vector<BatchAnswer> answers = {makeReceipt(receiptFields(), hubKey()),
                                              Problem{ProblemCode::conflict, "otherHash", "/findings/1", {}},
                                              Problem{ProblemCode::unavailable, "", "", std::chrono::seconds(30)}};
    const auto read = decodeBatchReply(encodeBatchReply(answers));
    ASSERT_TRUE(read) << name(read.error().code) << " at " << read.error().path;
    EXPECT_EQ(*read, answers);
    EXPECT_FALSE(decodeBatchReply(R"({"answers":[{}]})"));
    EXPECT_FALSE(decodeBatchReply(R"({"answers":[{"receipt":{}}]})"));
}

} // namespace

} // namespace nqi::protocol
