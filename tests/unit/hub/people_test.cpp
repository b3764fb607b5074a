// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/hub/administration.h"
#include "core/hub/login.h"
#include "core/hub/service.h"
#include "tests/unit/findings/inspection_sample.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"
#include "tests/unit/hub/store_under_test.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace nqi::hub {
namespace {

using namespace std::chrono_literals;
using protocol::ProblemCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string basic(const std::string &pair)
{
    std::string text = base64url(bytesOf(pair)); // without padding, as some programs send it
    std::ranges::replace(text, '-', '+');
    std::ranges::replace(text, '_', '/');
    return "Basic " + text;
}

/// What a hub knows of people: users, roles, what was looked at, what they ask for.
struct HubPeople : testing::Test {
    TestFolder folder;
    StoreUnderTest place{folder.path};
    std::unique_ptr<Store> store = place.open();
    Instant now = noon;
    Random random = seededRandom(4);
    trust::KeyPair key = trust::KeyPair::generate(random);
    std::unique_ptr<BlobStore> blobs = std::move(*openBlobFolder(folder.path / "blobs"));
    Service service{*store, *blobs, key, [this] { return now; }, random, {"hub", false}};

    Device enrol(FakeDevice &fake, AccessRole role)
    {
        const auto code = service.newEnrolmentCode(1h, role);
        EXPECT_TRUE(service.enrol(protocol::encodeEnrolment(protocol::makeEnrolment(*code, "tablet", fake.key))));
        const auto devices = store->devices();
        for (const DeviceActivity &one : *devices)
            if (one.device.id == fake.id)
                return one.device;
        ADD_FAILURE();
        return {};
    }
};

TEST_F(HubPeople, ADeviceHasTheRoleOfTheCodeWithWhichItEnrolled)
{
    FakeDevice first(1);
    FakeDevice second(2);
    EXPECT_EQ(enrol(first, AccessRole::inspector).role, AccessRole::inspector);
    EXPECT_EQ(enrol(second, AccessRole::customs).role, AccessRole::customs);
    EXPECT_EQ(enrol(first, AccessRole::customs).role, AccessRole::customs) << "another code, another role";
}

TEST_F(HubPeople, FindingsAreFoundByTheirWordsAndPageByPage)
{
    FakeDevice fake(1);
    const Device device = enrol(fake, AccessRole::inspector);
    std::vector<findings::Finding> made;
    for (const char *note : {"sữa 100%", "sữa 100 phần", "rau_muống", "rau muống", "\\ gạch", "cuối"}) {
        made.push_back(
            fake.make(note, made.empty() ? std::vector{evidenceOf("x")} : std::vector<findings::Evidence>()));
        now += 1s;
        ASSERT_TRUE(service.putFinding(device, made.back().id, protocol::encodeUpload(made.back())));
    }
    const auto notes = [&](const FindingQuery &query) {
        std::vector<std::string> all;
        const auto found = store->find(query);
        for (const ReceivedFinding &one : *found)
            all.push_back(protocol::decodeBody(one.body)->finding()->note);
        return all;
    };
    EXPECT_THAT(notes({.text = "sữa"}), ElementsAre("sữa 100 phần", "sữa 100%"));
    EXPECT_THAT(notes({.text = "100%"}), ElementsAre("sữa 100%")) << "a sign of patterns stands for itself";
    EXPECT_THAT(notes({.text = "rau_m"}), ElementsAre("rau_muống"));
    EXPECT_THAT(notes({.device = "nobody"}), IsEmpty());
    const auto first = *store->find({.limit = 2});
    ASSERT_THAT(first, SizeIs(2));
    EXPECT_THAT(notes({.before = first.back().arrival, .limit = 2}), ElementsAre("rau muống", "rau_muống"));
    const auto one = *store->finding(device.id, made.front().id);
    ASSERT_TRUE(one);
    EXPECT_EQ(one->body, made.front().body);
    EXPECT_EQ(one->evidence, made.front().evidence);
    EXPECT_TRUE(protocol::verifyReceipt(*protocol::decodeReceipt(one->receipt), key.publicKey()));
    EXPECT_FALSE(*store->finding("nobody", made.front().id));
    const auto activity = store->devices()->front();
    EXPECT_EQ(activity.findings, 6U);
    EXPECT_EQ(activity.lastReceivedAt, now);
}

TEST_F(HubPeople, MinutesAreTakenInLikeFindingsAndFoundAmongThem)
{
    FakeDevice fake(1);
    const Device device = enrol(fake, AccessRole::inspector);
    findings::Minutes minutes{findings::wholeInspection(), {3, trust::sha256("log")}, {}};
    for (const findings::Finding &one : {fake.make("một", {evidenceOf("x")}), fake.make(minutes),
                                         fake.make(std::string(protocol::markOf(findings::Kind::minutes)))}) {
        const auto answer = service.putFinding(device, one.id, protocol::encodeUpload(one));
        ASSERT_TRUE(answer) << name(answer.error().code) << answer.error().detail;
        EXPECT_TRUE(answer->receipt.chainIntact);
    }
    const auto found = *store->find({.kind = findings::Kind::minutes});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(*protocol::decodeBody(found[0].body)->minutes(), minutes);
    EXPECT_EQ(found[0].evidence, minutes.inspection.evidence);
    EXPECT_THAT(*store->find({.kind = findings::Kind::finding}), SizeIs(2));
    EXPECT_THAT(*store->find({.text = "Sữa Sạch"}), SizeIs(1));
}

TEST_F(HubPeople, WhoWasRemovedOrGotAnotherRoleOrPasswordIsNotRemembered)
{
    Login login(*store, [this] { return now; });
    ASSERT_TRUE(store->putUser(*newUser("an", AccessRole::administrator, "đúng rồi nhé", now)));
    ASSERT_TRUE(login.user(basic("an:đúng rồi nhé")));
    ASSERT_TRUE(store->putUser(*newUser("an", AccessRole::analyst, "đúng rồi nhé", now)));
    EXPECT_EQ(login.user(basic("an:đúng rồi nhé"))->role, AccessRole::analyst);
    ASSERT_TRUE(store->putUser(*newUser("an", AccessRole::analyst, "một câu khác", now)));
    EXPECT_FALSE(login.user(basic("an:đúng rồi nhé")));
    ASSERT_TRUE(login.user(basic("an:một câu khác")));
    ASSERT_TRUE(*store->removeUser("an"));
    EXPECT_FALSE(login.user(basic("an:một câu khác")));
}

TEST_F(HubPeople, TheAdministrationChangesAndNotesWhoDidIt)
{
    FakeDevice fake(1);
    enrol(fake, AccessRole::inspector);
    Administration admin(*store, service, [this] { return now; }, "boss");
    EXPECT_TRUE(admin.devices()->contains(fake.id));
    ASSERT_TRUE(admin.putUser("bình", R"({"role":"analyst","password":"đủ dài rồi nhé"})"));
    EXPECT_TRUE(admin.users()->contains("bình"));
    EXPECT_FALSE(admin.users()->contains("argon2")) << "no hash leaves the hub";
    EXPECT_EQ(admin.putUser("bình", R"({"role":"inspector","password":"đủ dài rồi nhé"})").error().pointer, "/role");
    EXPECT_EQ(admin.putUser("bình", R"({"role":"analyst","password":"ngắn"})").error().pointer, "/password");
    for (const std::string name : {"", "a:b", "a\nb"})
        EXPECT_EQ(admin.putUser(name, R"({"role":"analyst","password":"đủ dài rồi nhé"})").error().detail, "name");
    EXPECT_TRUE(admin.newCode(R"({"role":"customs","hours":1})"));
    EXPECT_EQ(admin.newCode(R"({"role":"customs","hours":0})").error().pointer, "/hours");
    ASSERT_TRUE(admin.removeUser("bình"));
    EXPECT_EQ(admin.removeUser("bình").error().code, ProblemCode::notFound);
    ASSERT_TRUE(admin.revoke(fake.id));
    EXPECT_EQ(admin.revoke("nobody").error().code, ProblemCode::notFound);
    std::vector<std::string> actions;
    const auto entries = store->audit(10);
    for (const AuditEntry &entry : *entries)
        actions.push_back(entry.actor + " " + entry.action);
    EXPECT_THAT(actions, ElementsAre("boss device.revoked", "boss user.removed", "boss code.made", "boss user.set"));
    EXPECT_TRUE(admin.audit(1)->contains("device.revoked"));
}

TEST_F(HubPeople, APersonIsKnownByNameAndPasswordAndWaitsAfterSomeThatWereWrong)
{
    Login login(*store, [this] { return now; });
    ASSERT_TRUE(store->putUser(*newUser("an", AccessRole::analyst, "đúng rồi nhé", now)));
    EXPECT_EQ(login.user(basic("an:đúng rồi nhé"))->role, AccessRole::analyst);
    EXPECT_EQ(login.user(basic("an:sai")).error().code, ProblemCode::unauthenticated);
    EXPECT_EQ(login.user(basic("binh:đúng rồi nhé")).error().code, ProblemCode::unauthenticated);
    for (const std::string header : {"", "Bearer x", "Basic", "Basic ?", "Basic YQ"})
        EXPECT_EQ(login.user(header).error().code, ProblemCode::unauthenticated) << header;
    for (int i = 0; i < 4; ++i)
        (void)login.user(basic("an:sai"));
    EXPECT_EQ(login.user(basic("an:sai")).error().code, ProblemCode::rateLimited);
    EXPECT_TRUE(login.user(basic("an:đúng rồi nhé"))) << "who is in stays in";
    now += 10min;
    EXPECT_TRUE(login.user(basic("an:đúng rồi nhé")));
    // Another password, and the old one ends when it is no longer remembered.
    ASSERT_TRUE(store->putUser(*newUser("an", AccessRole::administrator, "mật khẩu khác", now)));
    now += 10min;
    EXPECT_FALSE(login.user(basic("an:đúng rồi nhé")));
    EXPECT_EQ(login.user(basic("an:mật khẩu khác"))->role, AccessRole::administrator);
    EXPECT_TRUE(*store->removeUser("an"));
    EXPECT_FALSE(*store->removeUser("an"));
    EXPECT_THAT(*store->users(), IsEmpty());
}

TEST_F(HubPeople, TheAuditTrailKeepsTheirOrder)
{
    for (const char *action : {"first", "second", "third"})
        ASSERT_TRUE(store->record({now, "an", action, "x'; DROP TABLE audit; --"}));
    const auto entries = store->audit(2);
    ASSERT_THAT(*entries, SizeIs(2));
    EXPECT_EQ(entries->front().action, "third");
    EXPECT_EQ(entries->front().subject, "x'; DROP TABLE audit; --");
    EXPECT_EQ(entries->front().at, now);
}

} // namespace
} // namespace nqi::hub
