// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/models/no_field_service.h"
#include "ui/models/sync_model.h"

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

struct DeviceClock : testing::Test {
    NoFieldService service;
    Instant now = *parseIsoInstant("2026-11-22T03:00:00Z"); // 10:00 in Viet Nam
    SyncModel model{service, [this] { return now; }};

    QString after(std::optional<Instant::duration> ahead)
    {
        ContactReport contact{.reached = true, .problem = {}, .hub = "hub"};
        contact.clockAhead = ahead;
        contact.at = now;
        model.onContact(contact);
        return model.clockText();
    }
};

TEST_F(DeviceClock, IsNotMentionedWhileItIsRightOrUnknown)
{
    EXPECT_EQ(model.clockText(), QString());
    EXPECT_EQ(after(std::nullopt), QString());
    EXPECT_EQ(after(2min), QString());
    EXPECT_EQ(after(-2min), QString());
}

TEST_F(DeviceClock, IsSaidWithItsDistanceAndTheHubsTime)
{
    const QString ahead = after(31min + 20s);
    EXPECT_TRUE(ahead.contains(u"ahead"_s)) << ahead.toStdString();
    EXPECT_TRUE(ahead.contains(u"31 minute"_s)) << ahead.toStdString();
    EXPECT_TRUE(ahead.contains(u"22/11/2026 09:28"_s)) << ahead.toStdString();
    const QString behind = after(-72h);
    EXPECT_TRUE(behind.contains(u"behind"_s)) << behind.toStdString();
    EXPECT_TRUE(behind.contains(u"3 day"_s)) << behind.toStdString();
    EXPECT_TRUE(behind.contains(u"25/11/2026 10:00"_s)) << behind.toStdString();
}

TEST_F(DeviceClock, IsRememberedUntilAContactTellsAnother)
{
    const QString said = after(-5h);
    EXPECT_NE(said, QString());
    EXPECT_EQ(after(std::nullopt), said) << "a contact that did not ask";
    EXPECT_EQ(after(1s), QString()) << "somebody has set it";
}

TEST_F(DeviceClock, ThatIsCenturiesAwayIsSaidToo)
{
    EXPECT_TRUE(after(-24h * 365 * 400).contains(u"behind"_s));
}

TEST_F(DeviceClock, SaysHowOldTheDataAreInFewWords)
{
    EXPECT_EQ(model.age(), QString()) << "no data, no age";
    catalog::CatalogueInfo info;
    model.setCatalogue(info, std::nullopt);
    EXPECT_FALSE(model.age().isEmpty()) << "data of an unknown age are not data of today";
    info.asOf = now - 49h;
    model.setCatalogue(info, std::nullopt);
    EXPECT_TRUE(model.age().startsWith(u"2 day"_s)) << model.age().toStdString();
    EXPECT_TRUE(model.catalogueAgeText().contains(model.age()));
    now += 24h;
    EXPECT_TRUE(model.age().startsWith(u"3 day"_s)) << "as of the clock";
}

} // namespace
} // namespace nqi::ui
