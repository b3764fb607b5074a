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

catalog::Declaration declaration(std::string id, std::uint64_t gtin)
{
    catalog::Declaration row;
    row.id = std::move(id);
    row.gtin = gtin;
    return row;
}

struct Record : testing::Test {
    std::shared_ptr<Alerts> catalogue = std::make_shared<Alerts>();
    inspect::BrowseThread thread{[catalogue = catalogue] { return std::make_unique<FakeBrowse>(catalogue); }};
    RecordModel model{&thread, nullptr, [] { return now; }};

    QVariantMap groupOf(const QString &title) const
    {
        for (const QVariant &group : model.groups())
            if (group.toMap()[u"title"_s] == title)
                return group.toMap();
        ADD_FAILURE() << "no group " << title.toStdString();
        return {};
    }
    QStringList idsOf(const QString &title) const
    {
        QStringList ids;
        for (const QVariant &row : groupOf(title)[u"rows"_s].toList())
            ids.append(row.toMap()[u"id"_s].toString());
        return ids;
    }
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

TEST_F(Record, OfACompanyHasTheDeclarationsForItsProducts)
{
    catalogue->licences = {{.prefix = "893000000", .holder = "0101234567"}};
    catalogue->declarations = {declaration("TB-1", kettle), declaration("TB-2", 0)};
    show(u"company"_s, u"0101234567"_s);
    EXPECT_EQ(idsOf(u"Declarations for its products"_s), QStringList{u"TB-1"_s});
}

TEST_F(Record, OfAHolderWhomNothingDescribesShowsWhatItHolds)
{
    catalogue->licences = {{.prefix = "893000000", .holder = "0101234567"}};
    const QVariantMap row = rowOf(catalogue->licences.front());
    show(row[u"kind"_s].toString(), row[u"id"_s].toString());
    EXPECT_EQ(model.errorText(), QString());
    EXPECT_TRUE(model.title().contains(u"0101234567"_s)) << model.title().toStdString();
    EXPECT_EQ(rowOf(catalog::Licence{.prefix = "893000001"})[u"kind"_s], QString()) << "nobody's: nothing opens";
    show(u"company"_s, u"0909"_s);
    EXPECT_FALSE(model.errorText().isEmpty()) << "holds nothing, and nothing is known of it";
}

TEST_F(Record, OfADeclarationWithoutAProductOpens)
{
    catalogue->declarations = {declaration("TB-2", 0), declaration("TB-22", kettle)};
    const QVariantMap row = rowOf(catalogue->declarations.front());
    show(row[u"kind"_s].toString(), row[u"id"_s].toString());
    EXPECT_TRUE(model.title().contains(u"TB-2"_s)) << model.title().toStdString();
    EXPECT_EQ(idsOf(u"Covers"_s), QStringList());
    show(u"declaration"_s, u"TB-22"_s);
    EXPECT_EQ(idsOf(u"Covers"_s), QStringList{productId(kettle)});
    show(u"declaration"_s, u"TB"_s);
    EXPECT_FALSE(model.errorText().isEmpty()) << "the beginning of a number is none";
}

TEST_F(Record, OfABodyListsWhatItIssuedAndSaysThatThereIsMore)
{
    catalogue->bodies = {{.id = "VICAS 001", .name = "Trung tâm Chứng nhận", .country = "VN"}};
    for (int i = 0; i < 25; ++i) {
        catalog::Certificate certificate;
        certificate.number = "CN-" + std::to_string(i);
        certificate.body = i < 22 ? "VICAS 001" : "other";
        catalogue->certificates.push_back(certificate);
    }
    show(u"body"_s, u"VICAS 001"_s);
    EXPECT_EQ(idsOf(u"Certificates that it issued"_s).size(), 20);
    EXPECT_TRUE(groupOf(u"Certificates that it issued"_s)[u"more"_s].toBool());
    model.showMore();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !model.isLoading(); }, 2000));
    EXPECT_EQ(idsOf(u"Certificates that it issued"_s).size(), 22);
    EXPECT_FALSE(groupOf(u"Certificates that it issued"_s)[u"more"_s].toBool());
}

} // namespace
} // namespace nqi::ui
