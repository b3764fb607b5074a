// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/models/fake_browse.h"
#include "ui/models/record_model.h"
#include "ui/models/record_rows.h"

#include <QTest>

#include <gtest/gtest.h>

#include <string>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kettle = 8930000000001;
constexpr Instant now = std::chrono::sys_days(std::chrono::days(20'100)) + std::chrono::hours(9);

catalog::TraceEvent eventOf(std::string lot)
{
    catalog::TraceEvent event;
    event.id = "e1";
    event.gtin = kettle;
    event.lot = std::move(lot);
    event.time = now - std::chrono::days(3);
    event.step = "commissioning";
    event.place = "Bắc Ninh";
    event.party = "Sao Mai";
    return event;
}

struct Record : testing::Test {
    std::shared_ptr<Alerts> catalogue = std::make_shared<Alerts>();
    inspect::BrowseThread thread{[catalogue = catalogue] { return std::make_unique<FakeBrowse>(catalogue); }};
    RecordModel model{&thread, nullptr, [] { return now; }};

    void show(const QString &kind, const QString &id)
    {
        model.show(kind, id);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !model.isLoading(); }, 2000));
    }
};

TEST_F(Record, OfALotIsOpenedByTheRowsThatNameTheLot)
{
    for (const std::string lot : {"L1", "A/7 b", ""}) {
        const QVariantMap row = rowOf(eventOf(lot));
        EXPECT_EQ(row[u"kind"_s], u"product"_s);
        const auto [gtin, named] = productOf(row[u"id"_s].toString());
        EXPECT_EQ(gtin, kettle);
        EXPECT_EQ(named, lot);
    }
    catalog::TraceCode code;
    code.gtin = kettle;
    code.lot = "L1";
    EXPECT_EQ(rowOf(code)[u"id"_s], rowOf(eventOf("L1"))[u"id"_s]);
}

TEST_F(Record, OfALotDrawsTheChainOfThatLot)
{
    catalogue->events = {eventOf("A/7")};
    const QVariantMap row = rowOf(catalogue->events.front());
    show(row[u"kind"_s].toString(), row[u"id"_s].toString());
    EXPECT_EQ(model.custody().size(), 1);
    EXPECT_EQ(model.custodyText(), QString());
    EXPECT_TRUE(model.subtitle().contains(u"A/7"_s)) << model.subtitle().toStdString();
}

TEST_F(Record, SaysWhyNoChainIsDrawn)
{
    show(u"product"_s, productId(kettle, "L2"));
    EXPECT_TRUE(model.custody().isEmpty());
    EXPECT_TRUE(model.custodyText().startsWith(u"No events of this lot"_s)) << model.custodyText().toStdString();
    show(u"product"_s, productId(kettle));
    EXPECT_TRUE(model.custodyText().startsWith(u"The chain of one item or lot"_s));
}

} // namespace
} // namespace nqi::ui
