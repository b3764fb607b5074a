// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/models/no_field_service.h"
#include "tests/unit/ui_models/application.h"
#include "ui/models/finding_model.h"

#include <QClipboard>
#include <QImage>
#include <QTemporaryDir>

#include <gmock/gmock.h>

namespace nqi::ui {

namespace {

using namespace Qt::StringLiterals;

/// Keeps the drafts that it is given.
class DraftKeeper final : public NoFieldService {
public:
    std::vector<findings::Draft> drafts;

    void save(findings::Draft draft, std::vector<findings::Attachment>, std::optional<verdict::Grounds>,
              Saved answer) override
    {
        drafts.push_back(std::move(draft));
        answer(findings::Finding{});
    }
};

/// Answers when the test says so.
class SlowPosition final : public PositionSource {
public:
    std::vector<Answer> asked;
    bool there = true;
    [[nodiscard]] bool available() const override { return there; }
    void ask(Answer answer) override { asked.push_back(std::move(answer)); }
};

class FindingModelTest : public testing::Test {
protected:
    FindingModelTest()
    {
        application();
        QObject::connect(&result, &ResultModel::judgementAsked, &result, [this] {
            if (judges && result.sighting()) {
                inspect::Inspected judged = result.sighting()->inspected;
                judged.context = result.context();
                result.update(judged);
            }
        });
    }
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
    bool judges = true; ///< whether the line answers
    SlowPosition position;
    FindingModel model{{.service = service, .result = result, .settings = settings, .position = &position}};
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

TEST_F(FindingModelTest, AFindingBelongsToTheInspectionInWhichItWasBegun)
{
    const Uuid first = Uuid::version7({}, seededRandom(1));
    const Uuid second = Uuid::version7({}, seededRandom(2));
    std::optional<Uuid> told;
    QObject::connect(&model, &FindingModel::recorded, &model,
                     [&](const gs1::Item &, const Uuid &, const std::optional<Uuid> &during) { told = during; });
    model.setInspection(first);
    result.show(sighting("A"));
    model.begin();
    model.setInspection(second);
    EXPECT_EQ(saved().inspection, first);
    EXPECT_EQ(told, first);
    findings::Draft before;
    before.inspection = first;
    model.beginCorrection(Uuid::version7({}, seededRandom(3)), before);
    EXPECT_EQ(saved().inspection, first) << "a correction stays in the inspection of what it corrects";
    before.inspection.reset();
    model.beginCorrection(Uuid::version7({}, seededRandom(4)), before);
    EXPECT_EQ(saved().inspection, std::nullopt);
}

TEST_F(FindingModelTest, ThatTheMinutesAreSignedAlreadyIsSaidBefore)
{
    const Uuid inspection = Uuid::version7({}, seededRandom(1));
    model.setInspection(inspection);
    result.show(sighting("A"));
    model.begin();
    EXPECT_FALSE(model.isAfterSigning());
    model.setInspection(inspection, {}, true);
    EXPECT_TRUE(model.isAfterSigning());
    model.setInspection(Uuid::version7({}, seededRandom(2)), {}, true);
    EXPECT_FALSE(model.isAfterSigning()) << "that is another one";
}

TEST_F(FindingModelTest, PapersOfOneItemAloneDoNotGoOnWithTheNext)
{
    result.show(sighting("A"));
    result.setDeclaration(u"D-1"_s);
    result.show(sighting("B"));
    result.setPapers("107462913550", 12);
    EXPECT_TRUE(result.isJudged()) << "the line has answered";
    model.begin();
    EXPECT_EQ(saved().context.declaration, "107462913550");
    EXPECT_EQ(saved().context.declarationLine, 12U);
    result.show(sighting("C"));
    EXPECT_EQ(result.declaration(), u"D-1");
    result.setPapers("107462913550", 13);
    result.setDeclaration(u"D-2"_s);
    result.show(sighting("A"));
    EXPECT_EQ(result.declaration(), u"D-2") << "a person entered it";
}

TEST_F(FindingModelTest, WhatWasSaidOfAnItemComesBackWithIt)
{
    result.show(sighting("A"));
    result.markLabel(u"name"_s, u"missing"_s);
    result.setConfirmedTier(u"high"_s);
    result.setTierReason(u"Điện áp trên 50 V"_s);
    result.addLabResult(u"Chì"_s, u"0,1"_s, u"0,3"_s, u"12/KQ"_s, true);
    result.setDeclaration(u"D-1"_s);
    result.setDeclarationLine(3);
    const verdict::Context said = result.context();
    const Sighting listed = *result.sighting();
    result.show(sighting("B"));
    EXPECT_TRUE(result.context().labelMarks.empty()) << "it says nothing about the next";
    EXPECT_EQ(result.declaration(), u"D-1") << "the same papers";
    result.show(listed);
    EXPECT_EQ(result.context(), said);
    result.show(sighting("B"));
    result.show(sighting("A"));
    EXPECT_EQ(result.context(), said) << "also when it is scanned again";
    EXPECT_EQ(result.sighting()->inspected.context, said) << "and it is judged so";
    model.begin();
    EXPECT_EQ(saved().context, said);
    result.show(sighting("B"));
    result.setDeclaration(u"D-2"_s);
    result.show(sighting("A"));
    EXPECT_EQ(result.declarationLine(), 0) << "that was a line of other papers";
    EXPECT_EQ(result.confirmedTier(), u"high");
    result.forgetAll();
    result.show(sighting("A"));
    EXPECT_EQ(result.confirmedTier(), QString());
}

TEST_F(FindingModelTest, AVerdictIsSavedWithTheAnswersThatItRestsOn)
{
    result.show(sighting("A"));
    result.setLabelOwner(u"Công ty A"_s);
    judges = false;
    result.setLabelOwner(u"Công ty B"_s);
    model.begin();
    EXPECT_EQ(saved().context.labelOwner, "Công ty A");
}

TEST_F(FindingModelTest, WhatWasEnteredIsThereWhenTheFindingIsGoneOnWith)
{
    result.show(sighting("A"));
    model.begin();
    EXPECT_FALSE(model.isEntered());
    model.setNote(u"Mũ không có dấu"_s);
    EXPECT_TRUE(model.isEntered());
    result.show(sighting("B"));
    model.begin();
    EXPECT_EQ(model.note(), QString());
    model.setNote(u"Khác"_s);
    result.show(sighting("A"));
    model.begin();
    EXPECT_EQ(model.note(), u"Mũ không có dấu");
    EXPECT_FALSE(model.message().isEmpty());
    EXPECT_EQ(saved().note, "Mũ không có dấu");
    EXPECT_EQ(service.drafts.back().item.key, "A");
    model.begin();
    EXPECT_EQ(model.note(), QString()) << "that one is saved";
    result.show(sighting("B"));
    model.setInspection(Uuid::version7({}, seededRandom(1)));
    model.begin();
    EXPECT_EQ(model.note(), QString()) << "the same goods in another place";
    model.setInspection(std::nullopt);
    model.begin();
    EXPECT_EQ(model.note(), u"Khác");
}

TEST_F(FindingModelTest, AChangeOfLanguageKeepsWhatWasEnteredAndSaysItsWordsAnew)
{
    result.show(sighting("A"));
    model.begin();
    model.setNote(u"Mũ không có dấu"_s);
    int changes = 0;
    QObject::connect(&model, &FindingModel::changed, &model, [&] { ++changes; });
    model.retranslate();
    EXPECT_EQ(changes, 1) << "the guide, and what else has words, is read again";
    EXPECT_EQ(model.note(), u"Mũ không có dấu");
    saved();
    model.retranslate();
    EXPECT_FALSE(model.message().isEmpty()) << "that it is saved is still said";
}

TEST_F(FindingModelTest, AnUnfinishedFindingIsOfferedAndGoneOnWith)
{
    result.show(sighting("A"));
    result.setLabelOwner(u"Công ty A"_s);
    model.begin();
    EXPECT_TRUE(model.unfinished().isEmpty()) << "nothing was entered";
    model.setNote(u"Mũ không có dấu"_s);
    ASSERT_EQ(model.unfinished().size(), 1);
    EXPECT_TRUE(model.unfinished()[0].toMap()[u"shown"_s].toBool());
    result.show(sighting("B"));
    model.begin();
    ASSERT_EQ(model.unfinished().size(), 1);
    const QVariantMap row = model.unfinished()[0].toMap();
    EXPECT_FALSE(row[u"shown"_s].toBool());
    model.goOnWith(row[u"key"_s].toString());
    EXPECT_EQ(model.note(), u"Mũ không có dấu");
    EXPECT_EQ(saved().item.key, "A") << "whatever the result shows";
    EXPECT_EQ(service.drafts.back().context.labelOwner, "Công ty A");
    EXPECT_TRUE(model.unfinished().isEmpty());
}

TEST_F(FindingModelTest, ADiscardedFindingComesBackOnDemand)
{
    result.show(sighting("A"));
    model.begin();
    model.setNote(u"Mũ không có dấu"_s);
    const QString key = model.unfinished()[0].toMap()[u"key"_s].toString();
    model.discard(key);
    EXPECT_TRUE(model.unfinished().isEmpty());
    EXPECT_FALSE(model.canSave());
    EXPECT_FALSE(model.discarded().isEmpty());
    model.restoreDiscarded();
    EXPECT_TRUE(model.discarded().isEmpty());
    ASSERT_EQ(model.unfinished().size(), 1);
    model.discard(key);
    model.begin();
    EXPECT_EQ(model.note(), QString()) << "it is discarded";
    EXPECT_TRUE(model.discarded().isEmpty()) << "this one is of the same item";
}

TEST_F(FindingModelTest, APictureThatWasTakenAwayComesBackToItsPlace)
{
    result.show(sighting("A"));
    model.begin();
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::white);
    const QString file = folder.filePath(u"picture.png"_s);
    ASSERT_TRUE(picture.save(file));
    model.addPicture(QUrl::fromLocalFile(file), u"front"_s);
    model.addPicture(QUrl::fromLocalFile(file), u"mark"_s);
    ASSERT_EQ(model.photos().size(), 2) << model.message().toStdString();
    model.removePicture(0);
    EXPECT_TRUE(model.isPictureRemoved());
    model.restorePicture();
    EXPECT_FALSE(model.isPictureRemoved());
    ASSERT_EQ(model.photos().size(), 2);
    EXPECT_EQ(model.photos()[0].toMap()[u"label"_s].toString(), u"front");
}

TEST_F(FindingModelTest, ACopiedPictureIsPastedAsTheListingFirstWhereItIsMetOnline)
{
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QGuiApplication::clipboard()->setImage(picture);
    const auto label = [&](int row) { return model.photos().value(row).toMap()[u"label"_s].toString(); };
    result.show(sighting("A"));
    model.begin();
    model.paste({});
    model.paste(u"mark"_s);
    EXPECT_EQ(label(0), u"other") << model.message().toStdString();
    EXPECT_EQ(label(1), u"mark");
    result.show(sighting("B"));
    result.setMode(u"online"_s);
    model.begin();
    model.paste({});
    model.paste({});
    EXPECT_EQ(label(0), u"listing");
    EXPECT_EQ(label(1), u"other");
    QGuiApplication::clipboard()->setText(u"08930000000001"_s);
    model.paste({});
    EXPECT_EQ(model.photos().size(), 2);
    EXPECT_EQ(model.messageLevel(), u"error");
}

TEST_F(FindingModelTest, AFindingBeginsWhereTheInspectionIs)
{
    settings.setPlace(u"Chợ hôm qua"_s);
    model.setInspection(Uuid::version7({}, seededRandom(1)),
                        {.description = "Chợ Đồng Xuân", .latitude = 21.03, .longitude = 105.85, .listing = {}});
    result.show(sighting("A"));
    model.begin();
    EXPECT_TRUE(position.asked.empty()) << "it has its coordinates";
    const findings::Place &place = saved().place;
    EXPECT_EQ(place.description, "Chợ Đồng Xuân");
    EXPECT_EQ(place.latitude, 21.03);
    EXPECT_EQ(place.longitude, 105.85);
    EXPECT_EQ(settings.place(), u"Chợ hôm qua") << "the usual place is what the settings say";
}

TEST_F(FindingModelTest, WithoutAnInspectionAFindingBeginsAtTheUsualPlace)
{
    settings.setPlace(u"Quầy 7"_s);
    result.show(sighting("A"));
    model.begin();
    model.setPlace(u"Quầy 8"_s);
    EXPECT_EQ(saved().place.description, "Quầy 8");
    model.begin();
    EXPECT_EQ(model.place(), u"Quầy 7");
}

TEST_F(FindingModelTest, AFindingAsksByItselfWhereTheDeviceIs)
{
    result.show(sighting("A"));
    model.begin();
    ASSERT_EQ(position.asked.size(), 1U);
    EXPECT_TRUE(model.isLocating());
    model.setPlace(u"Quầy 7"_s);
    position.asked[0](Position{.latitude = 21.5, .longitude = 105.5, .accuracy = 4.2});
    EXPECT_FALSE(model.isLocating());
    EXPECT_EQ(model.position(), u"21.50000, 105.50000 (to within 5 m)");
    EXPECT_EQ(model.place(), u"Quầy 7");
    model.dropPosition();
    EXPECT_EQ(model.position(), QString());
    model.locate();
    position.asked[1](Position{.latitude = 10, .longitude = 106, .accuracy = std::nullopt});
    EXPECT_EQ(saved().place.latitude, 10);
    EXPECT_EQ(saved().place.longitude, 106);
}

TEST_F(FindingModelTest, SavingDoesNotWaitForThePosition)
{
    result.show(sighting("A"));
    model.begin();
    EXPECT_EQ(saved().place.latitude, std::nullopt);
    model.begin();
    position.asked[0](Position{.latitude = 21, .longitude = 105, .accuracy = std::nullopt});
    EXPECT_EQ(model.position(), QString()) << "that was where the finding before was made";
    EXPECT_TRUE(model.isLocating());
}

TEST_F(FindingModelTest, WhyThereIsNoPositionIsSaidAndARefusalIsNotAskedAgain)
{
    result.show(sighting("A"));
    model.begin();
    position.asked[0](std::unexpected(PositionProblem::refused));
    EXPECT_FALSE(model.positionProblem().isEmpty());
    EXPECT_TRUE(model.message().isEmpty()) << "nobody had asked";
    model.begin();
    EXPECT_EQ(position.asked.size(), 1U);
    model.locate();
    EXPECT_EQ(position.asked.size(), 2U) << "a person may ask";
}

TEST_F(FindingModelTest, WhatIsMetOnlineIsNotWhereItIsRead)
{
    result.show(sighting("A"));
    result.setMode(u"online"_s);
    model.begin();
    EXPECT_TRUE(position.asked.empty());
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
