// SPDX-License-Identifier: Apache-2.0
#include "core/hub/administration.h"
#include "core/hub/login.h"
#include "core/hub/service.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/hub/store_under_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace nqi::hub {
namespace {

using protocol::ProblemCode;
using testing::SizeIs;

/// What ends a text, begins a statement, or means something to a pattern.
constexpr std::array<std::string_view, 6> hostile = {"'); DROP TABLE findings; --",
                                                     R"("; DELETE FROM nqi_hub.findings; --)",
                                                     "$1 :x ?1 @p",
                                                     R"(\'; SELECT pg_sleep(60); --)",
                                                     "%' OR '1'='1",
                                                     "{\"a\":1},NULL,\"}"};

struct HubSecurity : testing::Test {
    TestFolder folder;
    StoreUnderTest place{folder.path};
    std::unique_ptr<Store> store = place.open();
    Random random = seededRandom(4);
    trust::KeyPair key = trust::KeyPair::generate(random);
    std::unique_ptr<BlobStore> blobs = std::move(*openBlobFolder(folder.path / "blobs"));
    Service service{*store, *blobs, key, [] { return noon; }, random, {"hub", true}};

    Device enrol(const FakeDevice &fake, std::string_view name = "tablet")
    {
        const auto answer = service.enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", name, fake.key)));
        return *service.authenticate(answer->token);
    }
    auto put(const Device &from, const findings::Finding &finding)
    {
        return service.putFinding(from, finding.id, protocol::encodeUpload(finding));
    }
};

TEST_F(HubSecurity, NoTextOfADeviceIsMoreThanAText)
{
    std::uint64_t seed = 1;
    for (const std::string_view text : hostile) {
        SCOPED_TRACE(text);
        FakeDevice fake(++seed);
        const Device device = enrol(fake, text);
        findings::Draft draft;
        draft.note = draft.inspector = draft.product = draft.place.description = text;
        draft.evidence = {{trust::sha256(text), text.size(), std::string(text), std::string(text)}};
        const auto finding = fake.make(draft);
        ASSERT_TRUE(put(device, finding));
        const auto held = *store->finding(device.id, finding.id);
        ASSERT_TRUE(held);
        EXPECT_EQ(held->body, finding.body);
        EXPECT_EQ(held->evidence, finding.evidence);
        const auto devices = *store->devices();
        EXPECT_TRUE(std::ranges::contains(devices, text, [](const auto &one) { return one.device.name; }));
        EXPECT_THAT(*store->find({.text = std::string(text), .device = std::string(text)}), SizeIs(0));
    }
    EXPECT_EQ(store->counts(), (StoreCounts{hostile.size(), hostile.size()}));
}

TEST_F(HubSecurity, NoTextOfAPersonIsMoreThanAText)
{
    for (const std::string_view text : hostile) {
        SCOPED_TRACE(text);
        const std::string all(text);
        ASSERT_TRUE(store->putUser({all, AccessRole::analyst, all, noon}));
        ASSERT_TRUE(store->record({noon, all, all, all}));
        ASSERT_TRUE(store->setQuota({all, {1, {}}}));
        EXPECT_EQ(store->audit(1)->front(), (AuditEntry{noon, all, all, all}));
        EXPECT_TRUE(std::ranges::contains(*store->users(), all, &User::name));
        EXPECT_TRUE(std::ranges::contains(*store->quotas(), all, &ScopedQuota::scope));
        EXPECT_EQ(store->revoke(all), false);
        EXPECT_EQ(store->evidenceSize(all, trust::sha256(all)), std::nullopt);
    }
    EXPECT_THAT(*store->users(), SizeIs(hostile.size()));
    EXPECT_EQ(store->removeUser(hostile.front()), true);
    EXPECT_THAT(*store->users(), SizeIs(hostile.size() - 1)) << "that one and no other";
}

TEST_F(HubSecurity, ADeviceLearnsNothingOfWhatAnotherSent)
{
    FakeDevice mine(1);
    FakeDevice theirs(2);
    const Device me = enrol(mine);
    const Device them = enrol(theirs);
    const std::string photo = "a photo of theirs";
    const auto finding = theirs.make("theirs", {evidenceOf(photo)});
    ASSERT_TRUE(put(them, finding));
    const auto nothing = service.blobState(me, trust::sha256("never seen"));
    const auto refused = service.blobState(me, trust::sha256(photo));
    EXPECT_EQ(refused.error(), nothing.error()) << "the same answer as for a file that nobody has";
    EXPECT_EQ(service.appendBlob(me, trust::sha256(photo), 0, photo.size()).error().code, ProblemCode::notFound);
    EXPECT_EQ(put(me, finding).error().code, ProblemCode::findingInvalid) << "no receipt for what another signed";
    // The same id is nobody's: both are held, and neither tells of the other.
    auto same = mine.make("mine");
    same.id = finding.id;
    same.body = protocol::encodeBody(findings::Draft{}, same.id, mine.id, same.sequence, noon);
    mine.last = {};
    mine.link(same);
    const auto stored = put(me, same);
    ASSERT_TRUE(stored) << name(stored.error().code) << " " << stored.error().detail;
    EXPECT_TRUE(stored->created);
    EXPECT_EQ((*store->finding(them.id, finding.id))->body, finding.body);
}

} // namespace
} // namespace nqi::hub
