// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/models/no_field_service.h"
#include "ui/models/invitation_model.h"
#include "ui/models/sync_model.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Notes who was enrolled at; reads "nqi-enrol/1 ADDRESS CODE KEY".
class Enrolling final : public NoFieldService {
public:
    std::optional<HubIdentity> former;
    std::vector<std::pair<std::string, std::string>> enrolments;

    void enrol(std::string invitationOrAddress, std::string code) override
    {
        enrolments.emplace_back(std::move(invitationOrAddress), std::move(code));
    }
    std::optional<HubIdentity> invitedTo(const std::string &invitation) const override
    {
        const QStringList words = QString::fromStdString(invitation).split(u' ');
        if (words.size() != 4 || words[0] != u"nqi-enrol/1")
            return std::nullopt;
        return HubIdentity{.address = words[1].toStdString(), .name = {}, .fingerprint = words[3].toStdString()};
    }
    std::optional<HubIdentity> enrolledAt() const override { return former; }
};

const QString ours = u"nqi-enrol/1 https://hub.example.vn CODE KEY"_s;
const QString foreign = u"nqi-enrol/1 https://elsewhere.example:8443 CODE OTHER"_s;

struct InvitationToAHub : testing::Test {
    Enrolling service;
    Instant now = *parseIsoInstant("2026-11-22T03:00:00Z");
    SyncModel sync{service, [this] { return now; }};
    InvitationModel model{service, sync, [this] { return now; }};

    void enrolledAtOurs()
    {
        service.former = HubIdentity{.address = "https://hub.example.vn", .name = "Trung tâm", .fingerprint = "KEY"};
        sync.setHubAddress(u"https://hub.example.vn"_s);
    }
};

TEST_F(InvitationToAHub, ThatWasScannedIsNeverFollowedByItself)
{
    model.offer(ours);
    EXPECT_TRUE(model.isAsking());
    EXPECT_FALSE(model.isMove());
    EXPECT_EQ(model.host(), u"hub.example.vn");
    EXPECT_EQ(model.fingerprint(), u"KEY");
    EXPECT_TRUE(service.enrolments.empty());
    model.accept(false);
    EXPECT_FALSE(model.isAsking());
    ASSERT_EQ(service.enrolments.size(), 1U);
    EXPECT_EQ(service.enrolments[0].first, ours.toStdString());
}

TEST_F(InvitationToAHub, ThatWouldMoveTheDeviceIsFollowedOnlyWhenTheMoveIsMeant)
{
    enrolledAtOurs();
    model.offer(foreign);
    EXPECT_TRUE(model.isMove());
    EXPECT_EQ(model.host(), u"elsewhere.example:8443");
    EXPECT_EQ(model.formerText(), u"Trung tâm · hub.example.vn");
    model.accept(false);
    EXPECT_TRUE(model.isAsking());
    EXPECT_TRUE(service.enrolments.empty());
    model.accept(true);
    EXPECT_EQ(service.enrolments.size(), 1U);
}

TEST_F(InvitationToAHub, WithTheKeyOfThisHubUnderAnotherAddressIsAMoveToo)
{
    enrolledAtOurs();
    model.offer(u"nqi-enrol/1 https://elsewhere.example CODE KEY"_s);
    EXPECT_TRUE(model.isMove());
}

TEST_F(InvitationToAHub, ShowsTheHostThatTheNetworkWouldAsk)
{
    model.offer(u"nqi-enrol/1 https://hub.example.vn@elsewhere.example CODE KEY"_s);
    EXPECT_EQ(model.host(), u"elsewhere.example");
}

TEST_F(InvitationToAHub, NeitherReopensNorReplacesAnOpenQuestion)
{
    model.offer(ours);
    int changes = 0;
    QObject::connect(&model, &InvitationModel::changed, &model, [&changes] { ++changes; });
    model.offer(ours);
    model.offer(foreign);
    EXPECT_EQ(changes, 0);
    EXPECT_EQ(model.host(), u"hub.example.vn");
}

TEST_F(InvitationToAHub, ThatWasAnsweredIsAskedAboutAgainOnlyAfterAWhile)
{
    model.offer(ours);
    model.refuse();
    model.offer(ours);
    EXPECT_FALSE(model.isAsking()) << "it is still in view";
    now += 31s;
    model.offer(ours);
    EXPECT_TRUE(model.isAsking());
    EXPECT_TRUE(service.enrolments.empty());
}

TEST_F(InvitationToAHub, ThatCannotBeReadIsSaidAndNotAskedAbout)
{
    int unreadable = 0;
    QObject::connect(&model, &InvitationModel::unreadable, &model, [&unreadable] { ++unreadable; });
    model.offer(u"nqi-enrol/1 https://hub.example.vn CODE"_s);
    model.offer(u"nqi-enrol/1 https:// CODE KEY"_s);
    EXPECT_EQ(unreadable, 2);
    EXPECT_FALSE(model.isAsking());
}

TEST_F(InvitationToAHub, ThatWasTypedIsFollowedAtOnceUnlessItMovesTheDevice)
{
    model.submit(ours);
    EXPECT_EQ(service.enrolments.size(), 1U) << "typing is deliberate";
    sync.onContact({.reached = true, .problem = {}, .hub = {}});
    enrolledAtOurs();
    model.submit(ours);
    EXPECT_EQ(service.enrolments.size(), 2U) << "the same hub";
    sync.onContact({.reached = true, .problem = {}, .hub = {}});
    model.submit(foreign);
    EXPECT_EQ(service.enrolments.size(), 2U);
    EXPECT_TRUE(model.isMove());
}

TEST_F(InvitationToAHub, ACodeForAnotherHubThanTheDevicesIsAskedAboutToo)
{
    enrolledAtOurs();
    model.submit(u"AB12-CD34"_s);
    ASSERT_EQ(service.enrolments.size(), 1U);
    EXPECT_EQ(service.enrolments[0].second, "AB12-CD34");
    sync.onContact({.reached = true, .problem = {}, .hub = {}});
    sync.setHubAddress(u"https://elsewhere.example"_s);
    model.submit(u"AB12-CD34"_s);
    EXPECT_EQ(service.enrolments.size(), 1U);
    EXPECT_TRUE(model.isAsking());
    EXPECT_EQ(model.fingerprint(), QString());
}

TEST_F(InvitationToAHub, ACodeGoesToTheHubWhoseAddressIsGivenWithIt)
{
    model.submit(u"AB12-CD34"_s, u" https://hub.example.vn "_s);
    ASSERT_EQ(service.enrolments.size(), 1U);
    EXPECT_EQ(service.enrolments[0], std::pair(std::string("https://hub.example.vn"), std::string("AB12-CD34")));
    EXPECT_EQ(sync.hubAddress(), QString()) << "that is kept when the hub has answered";
    sync.onContact({.reached = true, .problem = {}, .hub = {}});
    model.submit(ours, u"https://elsewhere.example"_s);
    ASSERT_EQ(service.enrolments.size(), 2U);
    EXPECT_EQ(service.enrolments[1].first, ours.toStdString()) << "an invitation names its hub";
    sync.onContact({.reached = true, .problem = {}, .hub = {}});
    enrolledAtOurs();
    model.submit(u"AB12-CD34"_s, u"https://elsewhere.example"_s);
    EXPECT_EQ(service.enrolments.size(), 2U);
    ASSERT_TRUE(model.isMove());
    EXPECT_EQ(model.host(), u"elsewhere.example");
    model.accept(true);
    ASSERT_EQ(service.enrolments.size(), 3U);
    EXPECT_EQ(service.enrolments[2].first, "https://elsewhere.example");
}

TEST_F(InvitationToAHub, AnAddressThatMovesTheDeviceIsTakenOnlyWhenTheMoveIsMeant)
{
    QString address;
    const auto change = [&](const QString &to) { model.changeAddress(to, [&address, to] { address = to; }); };
    change(u"https://elsewhere.example"_s);
    EXPECT_EQ(address, u"https://elsewhere.example") << "it is at no hub: nothing moves";
    enrolledAtOurs();
    change(u"https://hub.example.vn"_s);
    EXPECT_EQ(address, u"https://hub.example.vn") << "that is its hub";
    change(QString());
    EXPECT_EQ(address, QString()) << "without an address it goes nowhere";
    change(u"https://elsewhere.example"_s);
    EXPECT_EQ(address, QString());
    ASSERT_TRUE(model.isAsking());
    EXPECT_TRUE(model.isMove());
    EXPECT_FALSE(model.isInvited());
    EXPECT_EQ(model.host(), u"elsewhere.example");
    EXPECT_EQ(model.formerText(), u"Trung tâm · hub.example.vn");
    model.accept(false);
    EXPECT_TRUE(model.isAsking());
    model.refuse();
    EXPECT_EQ(address, QString());
    model.accept(true);
    EXPECT_EQ(address, QString()) << "it was refused";
    change(u"https://elsewhere.example"_s);
    model.accept(true);
    EXPECT_EQ(address, u"https://elsewhere.example");
    EXPECT_FALSE(model.isAsking());
    EXPECT_TRUE(service.enrolments.empty()) << "an address is no invitation";
}

TEST_F(InvitationToAHub, WaitsForTheContactThatIsUnderWay)
{
    model.offer(ours);
    sync.syncNow();
    model.accept(false);
    EXPECT_TRUE(model.isAsking()) << "nothing is lost without a word";
    EXPECT_TRUE(service.enrolments.empty());
}

} // namespace
} // namespace nqi::ui
