// SPDX-License-Identifier: Apache-2.0
#include "core/hub/service.h"
#include "core/protocol/revocation.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/hub/store_under_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace nqi::hub {
namespace {

using namespace std::chrono_literals;
using protocol::ProblemCode;
using testing::ElementsAre;
using testing::IsEmpty;

struct HubService : testing::Test {
    TestFolder folder;
    Instant now = noon;
    Random random = seededRandom(1);
    trust::KeyPair key = trust::KeyPair::generate(random);
    StoreUnderTest place{folder.path};
    std::unique_ptr<Store> store = place.open();
    std::unique_ptr<BlobStore> blobs = std::move(*openBlobFolder(folder.path / "blobs"));
    ServiceOptions options{"test hub", false};
    FakeDevice fake{2};

    Service service()
    {
        return {*store, *blobs, key, [this] { return now; }, random, options};
    }

    Device enrolled(const FakeDevice &device)
    {
        const auto code = service().newEnrolmentCode(1h);
        const auto answer =
            service().enrol(protocol::encodeEnrolment(protocol::makeEnrolment(*code, "tablet", device.key)));
        EXPECT_TRUE(answer);
        return *service().authenticate(answer->token);
    }

    Answer<Service::Stored> put(const Device &device, const findings::Finding &finding)
    {
        return service().putFinding(device, finding.id, protocol::encodeUpload(finding));
    }

    void upload(const Device &device, const std::string &content)
    {
        auto upload = service().appendBlob(device, trust::sha256(content), 0, content.size());
        ASSERT_TRUE(upload) << name(upload.error().code);
        ASSERT_TRUE(upload->write(bytesOf(content)));
        EXPECT_TRUE(upload->finish()->complete);
    }
};

TEST_F(HubService, ACodeEnrolsOneDeviceOnce)
{
    const auto code = service().newEnrolmentCode(1h);
    const auto enrol = [&](const FakeDevice &device, const std::string &text) {
        return service().enrol(protocol::encodeEnrolment(protocol::makeEnrolment(text, "tablet", device.key)));
    };
    std::string typed = *code;
    std::ranges::transform(typed, typed.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto answer = enrol(fake, typed);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->device, fake.id);
    EXPECT_EQ(answer->hubKey, key.publicKey());
    EXPECT_EQ(service().authenticate(answer->token)->id, fake.id);
    EXPECT_EQ(enrol(FakeDevice(3), *code).error().code, ProblemCode::codeInvalid);
    EXPECT_EQ(enrol(FakeDevice(3), "").error().code, ProblemCode::codeInvalid);
}

TEST_F(HubService, ACodeExpires)
{
    const auto code = service().newEnrolmentCode(1h);
    now += 1h;
    const auto answer = service().enrol(protocol::encodeEnrolment(protocol::makeEnrolment(*code, "tablet", fake.key)));
    EXPECT_EQ(answer.error().code, ProblemCode::codeInvalid);
}

TEST_F(HubService, EnrollingAgainReplacesTheToken)
{
    options.openEnrolment = true;
    const std::string text = protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", fake.key));
    const auto first = service().enrol(text);
    const auto second = service().enrol(text);
    EXPECT_EQ(service().authenticate(first->token).error().code, ProblemCode::unauthenticated);
    EXPECT_TRUE(service().authenticate(second->token));
    EXPECT_EQ(store->devices()->size(), 1U);
}

TEST_F(HubService, ARequestWithoutTheSecretHalfOfItsKeyIsRefused)
{
    auto request = protocol::makeEnrolment("code", "tablet", fake.key);
    request.key = FakeDevice(9).key.publicKey();
    EXPECT_EQ(service().enrol(protocol::encodeEnrolment(request)).error().code, ProblemCode::unauthenticated);
    EXPECT_EQ(service().enrol("<html>").error().code, ProblemCode::malformed);
}

TEST_F(HubService, ARevokedDeviceIsToldSoAndCannotEnrolAgain)
{
    options.openEnrolment = true;
    const std::string text = protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", fake.key));
    const auto answer = service().enrol(text);
    EXPECT_TRUE(*store->revoke(fake.id));
    EXPECT_FALSE(*store->revoke("nobody"));
    const auto told = service().authenticate(answer->token).error();
    EXPECT_EQ(told.code, ProblemCode::deviceRevoked);
    const std::string problem = "deviceRevoked." + told.detail;
    EXPECT_TRUE(protocol::isProvenRevocation(problem, key.publicKey(), fake.id)) << "the device can believe it";
    EXPECT_FALSE(protocol::isProvenRevocation(problem, key.publicKey(), "another device"));
    EXPECT_FALSE(protocol::isProvenRevocation(problem, fake.key.publicKey(), fake.id));
    EXPECT_FALSE(protocol::isProvenRevocation("deviceRevoked", key.publicKey(), fake.id));
    EXPECT_EQ(service().enrol(text).error().code, ProblemCode::deviceRevoked);
}

TEST_F(HubService, AFindingIsStoredOnceHoweverOftenItIsSent)
{
    const Device device = enrolled(fake);
    const auto finding = fake.make("first");
    const auto first = put(device, finding);
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->created);
    EXPECT_TRUE(protocol::verifyReceipt(first->receipt, key.publicKey()));
    EXPECT_TRUE(protocol::concerns(first->receipt, finding));
    EXPECT_TRUE(first->receipt.chainIntact);
    now += 1h;
    const auto second = put(device, finding);
    ASSERT_TRUE(second);
    EXPECT_FALSE(second->created);
    EXPECT_EQ(second->receipt, first->receipt);
    EXPECT_EQ(store->counts()->findings, 1U);
}

TEST_F(HubService, AnotherFindingUnderTheSameIdIsAConflictAndChangesNothing)
{
    const Device device = enrolled(fake);
    const auto finding = fake.make("first");
    ASSERT_TRUE(put(device, finding));
    fake.last = {};
    fake.sequence = 0;
    auto other = fake.make("second");
    findings::Draft draft;
    draft.note = "second";
    other.id = finding.id;
    other.body = protocol::encodeBody(draft, other.id, fake.id, 1, noon);
    fake.last = {};
    fake.link(other);
    EXPECT_EQ(put(device, other).error().code, ProblemCode::conflict);
    EXPECT_EQ(store->find({.limit = 10})->front().body, finding.body);
}

TEST_F(HubService, AGapIsFlaggedAndHealsWhenItIsFilled)
{
    const Device device = enrolled(fake);
    const auto first = fake.make("1");
    const auto second = fake.make("2");
    EXPECT_FALSE(put(device, second)->receipt.chainIntact);
    EXPECT_TRUE(put(device, first)->receipt.chainIntact);
    EXPECT_TRUE(put(device, second)->receipt.chainIntact);
}

TEST_F(HubService, AForkedChainIsFlaggedAndBothSidesAreKept)
{
    const Device device = enrolled(fake);
    ASSERT_TRUE(put(device, fake.make("1")));
    const trust::Digest last = fake.last;
    ASSERT_TRUE(put(device, fake.make("2")));
    fake.last = last;
    fake.sequence = 1;
    const auto fork = put(device, fake.make("another 2"));
    ASSERT_TRUE(fork);
    EXPECT_FALSE(fork->receipt.chainIntact);
    EXPECT_EQ(store->counts()->findings, 3U);
}

TEST_F(HubService, AForgedFindingIsRefusedWithItsReason)
{
    const Device device = enrolled(fake);
    const auto good = fake.make("note");
    auto finding = good;
    finding.body.replace(finding.body.find("note"), 4, "nope");
    EXPECT_EQ(put(device, finding).error().detail, "hash");
    finding = good;
    finding.signature = FakeDevice(9).key.sign(finding.hash.bytes);
    EXPECT_EQ(put(device, finding).error().detail, "signature");
    FakeDevice other(9);
    EXPECT_EQ(put(device, other.make("x")).error().detail, "device");
    EXPECT_EQ(service().putFinding(device, Uuid{}, protocol::encodeUpload(good)).error().detail, "id");
    EXPECT_EQ(service().putFinding(device, good.id, "{}").error().code, ProblemCode::malformed);
    EXPECT_EQ(service().putFinding(device, good.id, std::string(protocol::limits::upload + 1, ' ')).error().code,
              ProblemCode::tooLarge);
    EXPECT_EQ(store->counts()->findings, 0U);
}

TEST_F(HubService, TheReceiptNamesWhatIsHeldAndWhatIsMissing)
{
    const Device device = enrolled(fake);
    const std::string photo(3000, 'p');
    const auto finding = fake.make("n", {evidenceOf(photo), evidenceOf("other", "front")});
    const auto before = put(device, finding);
    EXPECT_EQ(before->receipt.missing.size(), 2U);
    upload(device, photo);
    now += 1h;
    const auto after = put(device, finding);
    EXPECT_THAT(after->receipt.held, ElementsAre(trust::sha256(photo)));
    EXPECT_THAT(after->receipt.missing, ElementsAre(trust::sha256("other")));
    EXPECT_EQ(after->receipt.receivedAt, before->receipt.receivedAt);
    upload(device, "other");
    EXPECT_THAT(put(device, finding)->receipt.missing, IsEmpty());
}

TEST_F(HubService, OnlyFilesThatAFindingNamesAreTaken)
{
    const Device device = enrolled(fake);
    const std::string photo(3000, 'p');
    EXPECT_EQ(service().appendBlob(device, trust::sha256(photo), 0, 3000).error().code, ProblemCode::notFound);
    ASSERT_TRUE(put(device, fake.make("n", {evidenceOf(photo)})));
    EXPECT_EQ(service().appendBlob(device, trust::sha256(photo), 0, 2999).error().code, ProblemCode::malformed);
    EXPECT_EQ(service().blobState(device, trust::sha256(photo)).error().code, ProblemCode::notFound);
    FakeDevice stranger(5);
    EXPECT_EQ(service().blobState(enrolled(stranger), trust::sha256(photo)).error().code, ProblemCode::notFound);
    {
        auto upload = service().appendBlob(device, trust::sha256(photo), 0, 3000);
        ASSERT_TRUE(upload->write(bytesOf(photo.substr(0, 1000))));
    }
    EXPECT_EQ(*service().blobState(device, trust::sha256(photo)), (protocol::BlobState{1000, 3000, false}));
    EXPECT_EQ(service().appendBlob(device, trust::sha256(photo), 0, 3000).error().code, ProblemCode::offsetMismatch);
}

TEST_F(HubService, ABatchAnswersEachFindingInItsPlace)
{
    const Device device = enrolled(fake);
    std::vector<findings::Finding> batch{fake.make("1"), fake.make("2"), fake.make("3")};
    batch[1].signature.bytes[0] ^= std::byte{1};
    const auto answers = service().putBatch(device, protocol::encodeBatch(batch));
    ASSERT_TRUE(answers);
    EXPECT_TRUE(std::get<findings::Receipt>(answers->at(0)).chainIntact);
    EXPECT_EQ(std::get<protocol::Problem>(answers->at(1)).code, ProblemCode::findingInvalid);
    EXPECT_FALSE(std::get<findings::Receipt>(answers->at(2)).chainIntact);
}

TEST_F(HubService, WhatADeviceCallsSomethingComesBackAsItWas)
{
    using namespace std::string_literals;
    const std::string odd = "a\0b\x01 '\\{\"},NULL 🙂"s;
    const Device device = enrolled(fake);
    const auto finding = fake.make(odd, {{trust::sha256("x"), 1, odd, odd}});
    ASSERT_TRUE(put(device, finding));
    const auto held = store->finding(device.id, finding.id);
    ASSERT_TRUE(held && *held);
    EXPECT_EQ((*held)->evidence, finding.evidence);
    EXPECT_EQ((*held)->body, finding.body);
    options.openEnrolment = true;
    ASSERT_TRUE(service().enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", odd, fake.key))));
    EXPECT_EQ(store->devices()->front().device.name, odd);
    EXPECT_EQ(store->devices()->front().lastBody, finding.body);
}

TEST_F(HubService, ARestartForgetsNothing)
{
    const Device device = enrolled(fake);
    const auto finding = fake.make("first");
    const auto receipt = put(device, finding)->receipt;
    store.reset();
    store = place.open();
    EXPECT_EQ(put(device, finding)->receipt, receipt);
}

TEST_F(HubService, EveryFailingOperationIsAnErrorAndTheRetrySucceeds)
{
    const Device device = enrolled(fake);
    std::uint64_t operations = 0;
    for (std::uint64_t n = 1; operations == 0; ++n) {
        const auto held = store->counts()->findings;
        store.reset();
        auto failing = place.failing(n);
        if (!failing.store) {
            store = place.open();
            continue;
        }
        store = std::move(failing.store);
        const auto finding = fake.make(std::to_string(n), {evidenceOf("x")});
        const auto answer = put(device, finding);
        if (!failing.fired())
            operations = n;
        EXPECT_TRUE(answer || protocol::httpStatus(answer.error().code) >= 500) << n;
        store.reset();
        store = place.open();
        const auto again = put(device, finding);
        ASSERT_TRUE(again) << n;
        EXPECT_EQ(again->created, !answer) << n << ": what was answered is held, what failed is not";
        EXPECT_TRUE(again->receipt.chainIntact);
        EXPECT_EQ(store->counts()->findings, held + 1) << n;
    }
    EXPECT_GT(operations, place.leastOperations);
}

TEST_F(HubService, ManyThreadsStoreEachFindingOnce)
{
    const Device device = enrolled(fake);
    std::vector<findings::Finding> all;
    for (int i = 0; i < 20; ++i)
        all.push_back(fake.make(std::to_string(i)));
    Service shared = service();
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (const auto &finding : all)
                    EXPECT_TRUE(shared.putFinding(device, finding.id, protocol::encodeUpload(finding)));
            });
    }
    EXPECT_EQ(store->counts()->findings, 20U);
}

} // namespace
} // namespace nqi::hub
