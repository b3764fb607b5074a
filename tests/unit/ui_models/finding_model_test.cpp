// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/application.h"
#include "ui/models/finding_model.h"

#include <QTemporaryDir>

#include <gmock/gmock.h>

namespace nqi::ui {

namespace {

using namespace Qt::StringLiterals;

/// Keeps the drafts that it is given.
class DraftKeeper final : public FieldService {
public:
    std::vector<findings::Draft> drafts;

    void save(findings::Draft draft, std::vector<findings::Attachment>, std::optional<verdict::Grounds>,
              Saved answer) override
    {
        drafts.push_back(std::move(draft));
        answer(findings::Finding{});
    }
    void list(std::uint32_t, Listed) override {}
    void retry(std::optional<Uuid>) override {}
    void syncNow(std::string) override {}
    void stopDownload() override {}
    void setMetered(bool) override {}
    void setPaused(bool) override {}
    void enrol(std::string, std::string) override {}
    std::optional<HubIdentity> invitedTo(const std::string &) const override { return std::nullopt; }
    std::optional<HubIdentity> enrolledAt() const override { return std::nullopt; }
    void setEvents(Events) override {}
};

class FindingModelTest : public testing::Test {
protected:
    FindingModelTest() { application(); }
    static catalog::Declaration declared()
    {
        catalog::Declaration one;
        one.kind = catalog::DeclarationKind::onlineListing;
        one.url = "https://cho.example/1";
        one.platform = "Chợ mạng";
        one.shop = "Sao Mai";
        return one;
    }
    static Sighting sighting(const std::string &key)
    {
        catalog::Facts facts;
        facts.declarations = {declared()};
        Sighting one{
            .inspected = {.item = {}, .facts = std::move(facts), .verdict = {}, .rules = nullptr, .judgedAt = {}},
            .photo = nullptr,
            .again = false};
        one.inspected.item.key = key;
        return one;
    }
    const findings::Draft &saved()
    {
        model.save();
        QCoreApplication::processEvents();
        return service.drafts.back();
    }

    QTemporaryDir folder;
    DraftKeeper service;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    ResultModel result;
    FindingModel model{service, result, settings};
};

TEST_F(FindingModelTest, WhatIsMetOnlineIsKeptWithItsListing)
{
    result.show(sighting("A"));
    result.setMode(u"online"_s);
    result.setListingUrl(u"https://www.cho.example/1/"_s);
    EXPECT_EQ(result.property("listing").toMap()[u"shop"_s].toString(), u"Sao Mai") << "as the catalogue declares it";
    result.setListing(u"number"_s, u"i.1.2"_s);
    model.begin();
    EXPECT_TRUE(model.isOnline());
    EXPECT_EQ(model.guide().front().toMap()[u"label"_s].toString(), u"listing") << "its screenshot first";
    model.setListing(u"price"_s, u" 120.000 ₫ "_s);
    model.setListing(u"url"_s, u"https://khac.example"_s);
    model.setListing(u"nothing"_s, u"x"_s);
    const findings::OnlineListing expected{.url = "https://www.cho.example/1/",
                                           .platform = "Chợ mạng",
                                           .shop = "Sao Mai",
                                           .number = "i.1.2",
                                           .price = "120.000 ₫"};
    EXPECT_EQ(saved().place.listing, expected) << "the address is the one that was judged";
    EXPECT_EQ(saved().context.listingUrl, expected.url);
}

TEST_F(FindingModelTest, WhatIsMetInAShopHasNoListing)
{
    result.show(sighting("A"));
    result.setMode(u"online"_s);
    result.setListingUrl(u"https://cho.example/1"_s);
    result.setMode(u"market"_s);
    model.begin();
    EXPECT_FALSE(model.isOnline());
    EXPECT_TRUE(saved().place.listing.empty());
}

TEST_F(FindingModelTest, TheNextItemHasAListingOfItsOwn)
{
    result.show(sighting("A"));
    result.setMode(u"online"_s);
    result.setListingUrl(u"https://cho.example/1"_s);
    result.setListing(u"price"_s, u"1"_s);
    result.show(sighting("B"));
    EXPECT_EQ(result.mode(), u"online") << "the same visit";
    EXPECT_TRUE(result.listing().empty());
}

TEST_F(FindingModelTest, ACodeThatLeadsToTheListingSaysItsAddress)
{
    Sighting website = sighting("");
    website.inspected.item.kind = gs1::ItemKind::website;
    website.inspected.item.url = "https://cho.example/7";
    result.show(website);
    result.setMode(u"online"_s);
    EXPECT_EQ(result.listing().url, "https://cho.example/7");
}

TEST_F(FindingModelTest, TextsOfAListingEndWhereTheirLimitIs)
{
    result.show(sighting("A"));
    result.setMode(u"online"_s);
    for (const QString &name : {u"platform"_s, u"shop"_s, u"number"_s, u"price"_s})
        result.setListing(name, QString(1000, u'ế'));
    model.begin();
    const findings::OnlineListing &kept = saved().place.listing;
    for (const std::string &text : {kept.platform, kept.shop, kept.number, kept.price}) {
        EXPECT_EQ(QString::fromStdString(text).size(), static_cast<qsizetype>(findings::listingCharacters));
        EXPECT_LE(text.size(), findings::longestListingText);
    }
}

TEST_F(FindingModelTest, ACorrectionKeepsWhereItWas)
{
    findings::Draft before;
    before.context.mode = verdict::Mode::online;
    before.context.listingUrl = "https://cho.example/1";
    before.place = {.description = "Văn phòng", .latitude = 21.0, .longitude = 105.8, .listing = {}};
    model.beginCorrection(Uuid::version7({}, seededRandom(1)), before);
    model.setListing(u"shop"_s, u"Sao Mai"_s);
    const findings::Place &place = saved().place;
    EXPECT_EQ(place.description, "Văn phòng");
    EXPECT_EQ(place.latitude, 21.0);
    EXPECT_EQ(place.longitude, 105.8);
    EXPECT_EQ(place.listing, (findings::OnlineListing{.url = "https://cho.example/1", .shop = "Sao Mai"}))
        << "findings of before had the address in their context only";
}

} // namespace

} // namespace nqi::ui
