// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/messages.h"
#include "tests/unit/protocol/samples.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace nqi::protocol {

namespace {

TEST(Receipt, IsVerifiedAfterTheJourney)
{
    const findings::Receipt receipt = makeReceipt(receiptFields(), hubKey());
    const auto read = decodeReceipt(encodeReceipt(receipt));
    ASSERT_TRUE(read) << name(read.error().code) << " at " << read.error().path;
    EXPECT_EQ(*read, receipt);
    EXPECT_TRUE(verifyReceipt(*read, hubKey().publicKey()));
    EXPECT_TRUE(concerns(*read, fullFinding()));
}

TEST(Receipt, OfAnotherHubIsRefused)
{
    EXPECT_FALSE(verifyReceipt(makeReceipt(receiptFields(), deviceKey()), hubKey().publicKey()));
    findings::Receipt renamed = makeReceipt(receiptFields(), deviceKey());
    renamed.key = hubKey().publicKey();
    EXPECT_FALSE(verifyReceipt(renamed, hubKey().publicKey()));
    EXPECT_FALSE(verifyReceipt(receiptFields(), hubKey().publicKey())) << "without signature";
}

TEST(Receipt, IsRefusedWhenAnyMemberWasAltered)
{
    using R = findings::Receipt;
    const std::function<void(R &)> changes[] = {
        [](R &r) { r.finding.bytes[3] ^= std::byte{1}; },
        [](R &r) { r.device += "0"; },
        [](R &r) { ++r.sequence; },
        [](R &r) { r.hash.bytes[31] ^= std::byte{1}; },
        [](R &r) { r.held.push_back(r.missing[0]); },
        [](R &r) { r.missing.clear(); },
        [](R &r) { std::swap(r.held, r.missing); },
        [](R &r) { r.chainIntact = true; },
        [](R &r) { r.receivedAt += std::chrono::milliseconds(1); },
        [](R &r) { r.hub = "another"; },
        [](R &r) { r.signature.bytes[0] ^= std::byte{1}; },
    };
    for (const auto &change : changes) {
        findings::Receipt receipt = makeReceipt(receiptFields(), hubKey());
        change(receipt);
        EXPECT_FALSE(verifyReceipt(receipt, hubKey().publicKey())) << &change - changes;
    }
}

TEST(Receipt, ConcernsOneFindingOnly)
{
    const findings::Receipt receipt = makeReceipt(receiptFields(), hubKey());
    findings::Finding other = fullFinding();
    other.hash.bytes[0] ^= std::byte{1};
    EXPECT_FALSE(concerns(receipt, other));
    other = fullFinding();
    other.sequence = 4;
    EXPECT_FALSE(concerns(receipt, other));
    other = fullFinding();
    other.device = "x";
    EXPECT_FALSE(concerns(receipt, other));
}

TEST(Receipt, ADamagedTextNeverVerifies)
{
    const std::string text = encodeReceipt(makeReceipt(receiptFields(), hubKey()));
    forEachDamage(text, 1, [&](const std::string &damaged) {
        if (const auto receipt = decodeReceipt(damaged)) {
            EXPECT_FALSE(verifyReceipt(*receipt, hubKey().publicKey())) << damaged;
        }
    });
}

TEST(Receipt, KeepsItsSignedTextForever)
{
    findings::Receipt fields;
    fields.hub = "h";
    const std::string text = encodeReceipt(makeReceipt(fields, hubKey()));
    EXPECT_EQ(text.substr(0, text.find(R"("signature")")),
              R"({"chainIntact":true,"device":"","finding":"00000000-0000-0000-0000-000000000000","hash":")" +
                  std::string(64, '0') + R"(","held":[],"hub":"h","key":")" + hubKey().publicKey().text() +
                  R"(","missing":[],"receivedAt":"1970-01-01T00:00:00.000Z","sequence":0,)");
    EXPECT_TRUE(text.ends_with(R"(,"type":"nqi-receipt/1"})"));
}

TEST(Receipt, CannotPassForAnEnrolmentOrTheOtherWayRound)
{
    EXPECT_FALSE(decodeReceipt(encodeEnrolment(makeEnrolment("code", "name", deviceKey()))));
    EXPECT_FALSE(decodeEnrolment(encodeReceipt(makeReceipt(receiptFields(), hubKey()))));
}

} // namespace

} // namespace nqi::protocol
