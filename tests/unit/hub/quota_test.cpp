// SPDX-License-Identifier: Apache-2.0
#include "core/hub/administration.h"
#include "core/hub/service.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/hub/store_under_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace nqi::hub {
namespace {

using namespace std::chrono_literals;
using protocol::ProblemCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Two devices, and bounds of what they may bring.
struct HubQuotas : testing::Test {
    TestFolder folder;
    StoreUnderTest place{folder.path};
    std::unique_ptr<Store> store = place.open();
    Random random = seededRandom(4);
    trust::KeyPair key = trust::KeyPair::generate(random);
    std::unique_ptr<BlobStore> blobs = std::move(*openBlobFolder(folder.path / "blobs"));
    Service service{*store, *blobs, key, [] { return noon; }, random, {"hub", true}};
    Administration administration{*store, service, [] { return noon; }, "an"};
    FakeDevice fake{1};
    FakeDevice otherFake{2};
    Device device = enrol(fake);
    Device other = enrol(otherFake);

    Device enrol(const FakeDevice &one)
    {
        const auto answer = service.enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", one.key)));
        return *service.authenticate(answer->token);
    }
    auto put(const Device &from, const findings::Finding &finding)
    {
        return service.putFinding(from, finding.id, protocol::encodeUpload(finding));
    }
    Answer<protocol::BlobState> send(const Device &from, const std::string &content)
    {
        auto upload = service.appendBlob(from, trust::sha256(content), 0, content.size());
        if (!upload)
            return std::unexpected(upload.error());
        if (auto written = upload->write(bytesOf(content)); !written)
            return std::unexpected(written.error());
        return upload->finish();
    }
    DeviceActivity rowOf(const Device &one)
    {
        const auto rows = *store->devices();
        return *std::ranges::find(rows, one.id, [](const DeviceActivity &row) { return row.device.id; });
    }
    static bool isQuota(const protocol::Problem &problem, const std::string &which)
    {
        return problem.code == ProblemCode::quotaExceeded && problem.detail == which && problem.retryAfter;
    }
};

TEST_F(HubQuotas, ADeviceThatHasBroughtAsManyFindingsAsItMayWaitsUntilItMayBringMore)
{
    ASSERT_TRUE(administration.setQuota({device.id, {2, {}}}));
    const auto first = fake.make("1");
    const auto second = fake.make("2");
    const auto third = fake.make("3");
    ASSERT_TRUE(put(device, first));
    ASSERT_TRUE(put(device, second));
    const auto refused = put(device, third);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(isQuota(refused.error(), "findings"));
    EXPECT_FALSE(protocol::isFinal(refused.error().code)) << "the device keeps it and comes again";
    EXPECT_EQ(put(device, first)->created, false) << "what is held is answered as ever";
    EXPECT_TRUE(put(other, otherFake.make("1"))) << "the others do not notice";
    ASSERT_TRUE(administration.setQuota({device.id, {3, {}}}));
    const auto taken = put(device, third);
    ASSERT_TRUE(taken);
    EXPECT_TRUE(taken->created);
    EXPECT_TRUE(taken->receipt.chainIntact);
}

TEST_F(HubQuotas, OfABatchAsManyAreTakenAsMayCome)
{
    ASSERT_TRUE(administration.setQuota({std::string(eachDevice), {2, {}}}));
    std::vector<findings::Finding> batch = {fake.make("1"), fake.make("2"), fake.make("3")};
    batch.push_back(batch[0]);
    const auto answers = service.putBatch(device, protocol::encodeBatch(batch));
    ASSERT_TRUE(answers);
    for (const std::size_t held : {0U, 1U, 3U})
        EXPECT_TRUE(std::holds_alternative<findings::Receipt>(answers->at(held))) << held;
    ASSERT_TRUE(std::holds_alternative<protocol::Problem>(answers->at(2)));
    EXPECT_TRUE(isQuota(std::get<protocol::Problem>(answers->at(2)), "findings"));
    EXPECT_EQ(store->counts()->findings, 2U);
    ASSERT_TRUE(administration.setQuota({std::string(eachDevice), {}}));
    EXPECT_TRUE(put(device, batch[2])) << "a bound that was taken away binds nobody";
}

TEST_F(HubQuotas, AFileOverTheDevicesBytesWaitsAndItsFindingDoesNot)
{
    ASSERT_TRUE(administration.setQuota({device.id, {{}, 1000}}));
    const std::string small(600, 's');
    const std::string large(900, 'l');
    ASSERT_TRUE(put(device, fake.make("both", {evidenceOf(small), evidenceOf(large)})));
    ASSERT_TRUE(send(device, small));
    const auto refused = send(device, large);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(isQuota(refused.error(), "evidence"));
    EXPECT_EQ(blobs->partialSize(device.id, trust::sha256(large)), 0U);
    EXPECT_TRUE(put(device, fake.make("no file"))) << "findings are not files";
    ASSERT_TRUE(administration.setQuota({device.id, {{}, 1500}}));
    EXPECT_TRUE(send(device, large));
    EXPECT_EQ(rowOf(device).bytes, 1500U);
}

TEST_F(HubQuotas, AFileThatWasBegunIsNotCountedTwiceNorStoppedHalfWay)
{
    ASSERT_TRUE(administration.setQuota({device.id, {{}, 1000}}));
    const std::string content(900, 'c');
    const auto digest = trust::sha256(content);
    ASSERT_TRUE(put(device, fake.make("one", {evidenceOf(content)})));
    ASSERT_TRUE(put(device, fake.make("the same again", {evidenceOf(content)})));
    {
        auto upload = service.appendBlob(device, digest, 0, content.size());
        ASSERT_TRUE(upload);
        ASSERT_TRUE(upload->write(bytesOf(content.substr(0, 300))));
    }
    ASSERT_TRUE(administration.setQuota({device.id, {{}, 10}})) << "lowered meanwhile";
    auto upload = service.appendBlob(device, digest, 300, content.size());
    ASSERT_TRUE(upload);
    ASSERT_TRUE(upload->write(bytesOf(content.substr(300))));
    EXPECT_TRUE(upload->finish()->complete);
    EXPECT_EQ(rowOf(device).bytes, 900U);
}

TEST_F(HubQuotas, AllDevicesTogetherBringNoMoreThanTheHubTakes)
{
    ASSERT_TRUE(administration.setQuota({std::string(wholeHub), {{}, 1000}}));
    const std::string mine(700, 'm');
    const std::string theirs(400, 't');
    ASSERT_TRUE(put(device, fake.make("mine", {evidenceOf(mine)})));
    ASSERT_TRUE(put(other, otherFake.make("theirs", {evidenceOf(theirs)})));
    ASSERT_TRUE(send(device, mine));
    EXPECT_TRUE(isQuota(send(other, theirs).error(), "hub"));
    ASSERT_TRUE(administration.setQuota({std::string(wholeHub), {{}, 1100}}));
    EXPECT_TRUE(send(other, theirs));
}

TEST_F(HubQuotas, ManyAtOnceDoNotSlipThrough)
{
    constexpr std::size_t files = 8;
    ASSERT_TRUE(administration.setQuota({std::string(wholeHub), {{}, 300}}));
    std::vector<std::string> contents;
    std::vector<findings::Evidence> evidence;
    for (std::size_t i = 0; i < files; ++i) {
        contents.push_back(std::string(100, static_cast<char>('a' + i)));
        evidence.push_back(evidenceOf(contents.back()));
    }
    ASSERT_TRUE(put(device, fake.make("mine", {evidence.begin(), evidence.begin() + files / 2})));
    ASSERT_TRUE(put(other, otherFake.make("theirs", {evidence.begin() + files / 2, evidence.end()})));
    std::atomic<int> taken = 0;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < files; ++i)
            threads.emplace_back([&, i] { taken += send(i < files / 2 ? device : other, contents[i]) ? 1 : 0; });
    }
    EXPECT_EQ(taken, 3);
}

TEST_F(HubQuotas, AreSetByPeopleAndNoted)
{
    EXPECT_EQ(administration.setQuota("0123", R"({"bytes":1})").error().code, ProblemCode::notFound);
    EXPECT_EQ(administration.setQuota("hub", R"({"findings":1})").error().code, ProblemCode::malformed);
    EXPECT_EQ(administration.setQuota("hub", R"({"bytes":-1})").error().code, ProblemCode::malformed);
    EXPECT_EQ(administration.setQuota("hub", R"({"bytes":1,"more":1})").error().code, ProblemCode::malformed);
    EXPECT_THAT(*store->audit(10), IsEmpty());
    ASSERT_TRUE(administration.setQuota("device", R"({"findings":10})"));
    ASSERT_TRUE(administration.setQuota(device.id, R"({"bytes":5000})"));
    EXPECT_EQ(*administration.quotas(),
              R"({"quotas":[{"bytes":5000,"scope":")" + device.id + R"("},{"findings":10,"scope":"device"}]})");
    const auto entries = *store->audit(1);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].actor, "an");
    EXPECT_EQ(entries[0].action, "quota.set");
    EXPECT_EQ(entries[0].subject, device.id + " findings=none bytes=5000");
    EXPECT_EQ(rowOf(device).quota, (Quota{10, 5000})) << "what it has none of its own for is that of each";
    EXPECT_EQ(rowOf(other).quota, (Quota{10, {}}));
    EXPECT_THAT(*administration.devices(), HasSubstr(R"("mostBytes":5000,"mostFindings":10)"));
    store.reset();
    store = place.open();
    EXPECT_EQ(store->quotas()->size(), 2U) << "and kept";
}

} // namespace
} // namespace nqi::hub
