// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/limits.h"
#include "tests/unit/ui_models/inspection_model_fixture.h"
#include "ui/models/picture_file.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>

namespace nqi::ui {

namespace {

using namespace std::chrono_literals;

static_assert(largestPicture == protocol::limits::blob);

TEST_F(InspectionModelTest, NothingEnteredLeavesNothingBehind)
{
    begin();
    settle();
    EXPECT_TRUE(service.versions.empty());
    model->close();
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->isOpen());
    EXPECT_TRUE(service.versions.empty());
}

TEST_F(InspectionModelTest, WhatIsEnteredIsKeptAMomentLaterWithoutBeingAskedFor)
{
    begin();
    EXPECT_EQ(model->set(u"decision.number"_s, u"12/QĐ"_s), QString());
    EXPECT_TRUE(service.versions.empty()) << "not for each letter";
    EXPECT_TRUE(QTest::qWaitFor([&] { return !service.versions.empty(); }, InspectionKeeper::delay * 3));
    EXPECT_EQ(last().decision.number, "12/QĐ");
    EXPECT_EQ(service.versions.back().editor, "Lê Minh Châu");
    QCoreApplication::processEvents();
    EXPECT_EQ(model->keptLevel(), u"success");
}

TEST_F(InspectionModelTest, WhoTypesWithoutAPauseIsKeptAsWell)
{
    begin();
    const QDeadlineTimer end(InspectionKeeper::delay * 2);
    for (int i = 0; !end.hasExpired(); ++i) {
        (void)model->set(u"conclusion"_s, u"a"_s.repeated(i % 50 + 1));
        QTest::qWait(50);
    }
    EXPECT_FALSE(service.versions.empty());
}

TEST_F(InspectionModelTest, AStepAndTheEndOfTheAppKeepAtOnce)
{
    begin();
    (void)model->set(u"conclusion"_s, u"một"_s);
    model->setStep(2);
    ASSERT_EQ(service.versions.size(), 1U);
    (void)model->set(u"conclusion"_s, u"hai"_s);
    model.reset();
    ASSERT_EQ(service.versions.size(), 2U);
    EXPECT_EQ(last().conclusion, "hai");
    make();
    model->resume(settings.openInspection());
    QCoreApplication::processEvents();
    EXPECT_EQ(model->fields()[u"conclusion"_s].toString(), u"hai");
    EXPECT_EQ(model->step(), 2) << "where the work was left";
}

TEST_F(InspectionModelTest, OneThatCannotBeOpenedNowIsNotForgotten)
{
    begin();
    (void)model->set(u"conclusion"_s, u"một"_s);
    settle();
    const QString id = settings.openInspection();
    ASSERT_FALSE(id.isEmpty());
    for (const auto error : {findings::JournalError::locked, findings::JournalError::busy}) {
        service.unopened = error;
        make();
        model->resume(settings.openInspection());
        QCoreApplication::processEvents();
        EXPECT_FALSE(model->isOpen());
        EXPECT_EQ(settings.openInspection(), id);
    }
    service.unopened.reset();
    model->resume(settings.openInspection());
    QCoreApplication::processEvents();
    EXPECT_EQ(model->fields()[u"conclusion"_s].toString(), u"một");
    service.unopened = findings::JournalError::notFound;
    make();
    model->resume(settings.openInspection());
    QCoreApplication::processEvents();
    EXPECT_EQ(settings.openInspection(), QString());
}

TEST_F(InspectionModelTest, AFullDiskIsSaidNothingIsClosedAndItIsTriedAgain)
{
    begin();
    service.failure = findings::JournalError::diskFull;
    (void)model->set(u"conclusion"_s, u"một"_s);
    model->close();
    QCoreApplication::processEvents();
    EXPECT_TRUE(model->isOpen()) << "it would be lost";
    EXPECT_EQ(model->keptLevel(), u"error");
    EXPECT_FALSE(model->keptText().isEmpty());
    const auto id = model->joining().value_or(Uuid());
    EXPECT_FALSE(model->notKeptText(id).isEmpty()) << "a paper of it shows less than the screen";
    EXPECT_EQ(model->notKeptText(service.freshId()), QString()) << "that is another one";
    service.failure.reset();
    settle();
    ASSERT_EQ(service.versions.size(), 1U);
    EXPECT_EQ(last().conclusion, "một");
    EXPECT_EQ(model->notKeptText(id), QString());
    EXPECT_EQ(model->keptLevel(), u"success");
    model->close();
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->isOpen());
}

TEST_F(InspectionModelTest, TheTeamOfTheLastInspectionIsThere)
{
    service.before = {findings::wholeInspection()};
    begin();
    EXPECT_EQ(model->lists()[u"team"_s].toList().size(), 2);
    EXPECT_EQ(model->fields()[u"decision.authority"_s].toString(), u"Chi cục TCĐLCL Hà Nội");
    EXPECT_EQ(model->fields()[u"decision.number"_s].toString(), QString()) << "a decision is not used twice";
}

TEST_F(InspectionModelTest, ARowTakenAwayComesBackAndWhatWasScannedMeanwhileStays)
{
    openWhole();
    const auto before = model->lists();
    QSignalSpy moved(model.get(), &InspectionModel::rowsMoved);
    model->remove(u"samples"_s, 0);
    EXPECT_EQ(moved.size(), 1);
    EXPECT_EQ(model->lists()[u"seals"_s].toList().size(), 1);
    EXPECT_FALSE(model->undoText().isEmpty());
    model->meet(sighting("04006381333931", verdict::Overall::noRecord));
    EXPECT_FALSE(model->undoText().isEmpty()) << "scanning goes on";
    model->undo();
    EXPECT_EQ(moved.size(), 2);
    EXPECT_EQ(model->lists(), before);
    EXPECT_EQ(model->items()->rowCount(), 3);
    EXPECT_TRUE(model->undoText().isEmpty());

    model->remove(u"items"_s, 0);
    EXPECT_EQ(model->items()->rowCount(), 2);
    model->undo();
    EXPECT_EQ(model->items()->rowCount(), 3);
    model->remove(u"team"_s, 1);
    (void)model->set(u"conclusion"_s, u"khác"_s);
    EXPECT_TRUE(model->undoText().isEmpty()) << "or it would take back what came after";
    model->undo();
    EXPECT_EQ(model->fields()[u"conclusion"_s].toString(), u"khác");
}

TEST_F(InspectionModelTest, SealsAreNumberedOnAndNoNumberIsUsedTwice)
{
    Inspection earlier = findings::wholeInspection();
    earlier.id = service.freshId();
    earlier.seals = {{.number = "TN-0099", .sample = 0, .what = "x", .at = {}}};
    service.before = {earlier};
    begin();
    EXPECT_EQ(model->nextSeal(), u"TN-0100");
    model->addSeal(0);
    model->addSeal(0);
    EXPECT_EQ(model->lists()[u"seals"_s].toList().back().toMap()[u"number"_s].toString(), u"TN-0101");
    EXPECT_FALSE(model->setCell(u"seals"_s, 0, u"number"_s, u"TN-0099"_s).isEmpty()) << "used before";
    EXPECT_EQ(model->setCell(u"seals"_s, 0, u"number"_s, u"TN-0101"_s), QString());
    EXPECT_TRUE(gapCodes().contains(u"sealNumber"_s)) << "twice in this inspection";
}

TEST_F(InspectionModelTest, ASampleWithoutALotInformsOnly)
{
    openWhole();
    model->addSampleOf(1);
    const auto sample = model->lists()[u"samples"_s].toList().back().toMap();
    EXPECT_TRUE(sample[u"name"_s].toString().startsWith(u"Sữa chua"));
    EXPECT_EQ(sample[u"purpose"_s].toString(), u"survey");
    EXPECT_EQ(model->lists()[u"seals"_s].toList().back().toMap()[u"sample"_s].toInt(), 2);
}

TEST_F(InspectionModelTest, ASurveyOffersNoSanction)
{
    openWhole();
    EXPECT_EQ(model->set(u"kind"_s, u"survey"_s), QString());
    EXPECT_TRUE(model->isSurvey());
    for (const QVariant &kind : model->measureKinds()) {
        const QVariantMap row = kind.toMap();
        EXPECT_EQ(row[u"allowed"_s].toBool(), row[u"value"_s].toString() == u"askDocuments");
    }
    EXPECT_TRUE(gapCodes().contains(u"measureInSurvey"_s));
    EXPECT_FALSE(gapCodes().contains(u"sampleIsForSurvey"_s)) << "its samples became survey samples";
}

TEST_F(InspectionModelTest, ClocksAreShownWithWhatIsLeftOfThem)
{
    service.policy = {{.key = "clock.reportMeasure",
                       .value = "24h",
                       .legalBasis = "Điều 40",
                       .validFrom = *parseIsoDate("2020-01-01"),
                       .validTo = std::nullopt}};
    make();
    openWhole();
    ASSERT_EQ(model->deadlines().size(), 2);
    auto first = model->deadlines().front().toMap();
    EXPECT_EQ(first[u"basis"_s].toString(), u"Điều 40");
    EXPECT_EQ(first[u"level"_s].toString(), u"attention");
    now += 30h;
    first = model->deadlines().front().toMap();
    EXPECT_EQ(first[u"level"_s].toString(), u"danger");
    (void)model->setCell(u"measures"_s, first[u"row"_s].toInt(), u"reportedAt"_s, u"02/07/2026 12:00"_s);
    bool met = false;
    for (const QVariant &one : model->deadlines())
        met = met || one.toMap()[u"met"_s].toBool();
    EXPECT_TRUE(met);
}

TEST_F(InspectionModelTest, SignaturesAreOverWhatWasShownAndAChangeAsksForThemAnew)
{
    openWhole();
    const QByteArray png("not looked into here");
    const QString shown = model->contentDigest();
    for (const QString &party : {u"teamHead"_s, u"inspected"_s, u"witness"_s}) {
        const QString name = party == u"witness" ? u"Phạm D"_s : u"Ai đó"_s;
        model->addSignature({{u"party"_s, party}, {u"name"_s, name}}, png + party.toUtf8(), shown);
        QCoreApplication::processEvents();
    }
    EXPECT_EQ(model->contentDigest(), shown) << "signatures are not what is signed";
    EXPECT_EQ(gapCodes(), QStringList());
    EXPECT_FALSE(model->areSignaturesOutdated());
    (void)model->set(u"conclusion"_s, u"khác"_s);
    EXPECT_TRUE(model->areSignaturesOutdated());
    EXPECT_TRUE(gapCodes().contains(u"signatureOfOtherText"_s));
    model->sign();
    EXPECT_FALSE(model->isReadOnly()) << "not before it is complete";
    model->dropSignatures();
    EXPECT_EQ(model->lists()[u"signatures"_s].toList().size(), 0);
    EXPECT_EQ(last().evidence.size(), 4U) << "kept with each signature";
}

TEST_F(InspectionModelTest, AFindingDoesNotVoidWhatSomebodyHasSigned)
{
    openWhole();
    const Sighting item = sighting("04006381333931", verdict::Overall::violation);
    model->meet(item);
    model->addRefusal({{u"party"_s, u"inspected"_s}, {u"name"_s, u"Trần Thị B"_s}}, u"Vắng mặt"_s);
    const QString shown = model->contentDigest();
    const auto named = [&] {
        for (int row = 0; row < model->items()->rowCount(); ++row)
            if (const auto at = model->items()->index(row);
                model->items()->data(at, InspectionItems::KeyRole).toString() == u"04006381333931")
                return model->items()->data(at, InspectionItems::FindingRole).toString();
        return QString();
    };
    const Uuid finding = service.freshId();
    model->link(item.inspected.item, finding, model->joining());
    EXPECT_EQ(model->contentDigest(), shown);
    EXPECT_FALSE(model->areSignaturesOutdated());
    EXPECT_EQ(model->messageLevel(), u"warning");
    EXPECT_EQ(named(), QString());
    model->dropSignatures();
    EXPECT_EQ(named(), QString::fromStdString(finding.text()));
    model->undo();
    EXPECT_EQ(model->contentDigest(), shown);
    EXPECT_FALSE(model->areSignaturesOutdated());
    model->dropSignatures();
    EXPECT_EQ(named(), QString::fromStdString(finding.text()));
}

TEST_F(InspectionModelTest, ARefusalHasAReasonAndAWitness)
{
    openWhole();
    model->addRefusal({{u"party"_s, u"inspected"_s}, {u"name"_s, u"Trần Thị B"_s}}, u"  "_s);
    EXPECT_EQ(model->lists()[u"signatures"_s].toList().size(), 0) << "not without a reason";
    model->addRefusal({{u"party"_s, u"inspected"_s}, {u"name"_s, u"Trần Thị B"_s}}, u"Vắng mặt"_s);
    EXPECT_TRUE(gapCodes().contains(u"refusalWitness"_s));
    EXPECT_FALSE(gapCodes().contains(u"inspectedSignature"_s));
}

TEST_F(InspectionModelTest, SignedMinutesDoNotChangeUntilTheyAreRevised)
{
    openWhole();
    for (const QString &party : {u"teamHead"_s, u"inspected"_s, u"witness"_s}) {
        model->addSignature({{u"party"_s, party}, {u"name"_s, party == u"witness" ? u"Phạm D"_s : u"A"_s}},
                            party.toUtf8(), model->contentDigest());
        QCoreApplication::processEvents();
    }
    ASSERT_EQ(gapCodes(), QStringList());
    model->sign();
    answers();
    ASSERT_TRUE(model->isReadOnly()) << model->message().toStdString();
    EXPECT_EQ(model->messageLevel(), u"success");
    EXPECT_EQ(settings.openInspection(), QString()) << "there is nothing to go on with";
    EXPECT_FALSE(model->set(u"conclusion"_s, u"x"_s).isEmpty());
    EXPECT_EQ(model->add(u"team"_s), -1);
    model->meet(sighting("04006381333931", verdict::Overall::noRecord));
    EXPECT_EQ(model->items()->rowCount(), 2);
    model->revise(u" "_s);
    EXPECT_TRUE(model->isReadOnly()) << "not without a reason";
    model->revise(u"Sửa tên"_s);
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->isReadOnly());
    EXPECT_EQ(last().revision, 2U);
    EXPECT_EQ(last().reason, "Sửa tên");
    EXPECT_TRUE(last().signatures.empty());
}

TEST_F(InspectionModelTest, FirmsAreFoundWithoutAccents)
{
    Inspection earlier = findings::wholeInspection();
    earlier.id = service.freshId();
    service.before = {earlier};
    service.known = {{.id = "0109", .name = "Công ty Sữa Xanh", .address = "Hà Nội", .country = "VN"}};
    begin();
    model->findFirm(u"sua s"_s);
    QCoreApplication::processEvents();
    ASSERT_EQ(model->firms().size(), 2);
    model->takeFirm(0);
    EXPECT_EQ(model->fields()[u"establishment.name"_s].toString(), u"Công ty TNHH Sữa Sạch");
    EXPECT_EQ(model->fields()[u"representative.name"_s].toString(), u"Trần Thị B");
    EXPECT_TRUE(model->firms().isEmpty());
    model->findFirm(u"x"_s);
    QCoreApplication::processEvents();
    EXPECT_TRUE(model->firms().isEmpty()) << "one letter is no name";
}

TEST_F(InspectionModelTest, AFirmTakenOverTakesNothingThatWasTypedAndCanBeUndone)
{
    service.known = {{.id = "0109", .name = "Công ty Sữa Xanh", .address = "Hà Nội", .country = "VN"}};
    begin();
    (void)model->set(u"establishment.name"_s, u"sữa x"_s);
    (void)model->set(u"establishment.phone"_s, u"0912"_s);
    (void)model->set(u"representative.name"_s, u"Vũ Thị H"_s);
    const QVariantMap typed = model->fields();
    model->findFirm(u"sua x"_s);
    QCoreApplication::processEvents();
    model->takeFirm(0);
    EXPECT_EQ(model->fields()[u"establishment.name"_s].toString(), u"Công ty Sữa Xanh");
    EXPECT_EQ(model->fields()[u"establishment.phone"_s].toString(), u"0912");
    EXPECT_EQ(model->fields()[u"representative.name"_s].toString(), u"Vũ Thị H");
    EXPECT_FALSE(model->undoText().isEmpty());
    model->undo();
    EXPECT_EQ(model->fields(), typed);
}

TEST_F(InspectionModelTest, OfAFirmTakenOverNothingStaysWithTheNext)
{
    Inspection earlier = findings::wholeInspection();
    earlier.id = service.freshId();
    service.before = {earlier};
    service.known = {{.id = "0109", .name = "Công ty Sữa Xanh", .address = "Hà Nội", .country = "VN"}};
    begin();
    for (const int row : {0, 1}) {
        model->findFirm(u"sua s"_s);
        QCoreApplication::processEvents();
        ASSERT_EQ(model->firms().size(), 2);
        model->takeFirm(row);
        if (row == 0) {
            EXPECT_EQ(model->fields()[u"representative.name"_s].toString(), u"Trần Thị B");
        }
    }
    EXPECT_EQ(model->fields()[u"establishment.name"_s].toString(), u"Công ty Sữa Xanh");
    EXPECT_EQ(model->fields()[u"establishment.phone"_s].toString(), QString());
    EXPECT_EQ(model->fields()[u"representative.name"_s].toString(), QString());
    EXPECT_EQ(model->fields()[u"representative.post"_s].toString(), QString());
}

TEST_F(InspectionModelTest, ThePositionIsTakenOrItIsSaidWhyNot)
{
    begin();
    model->locate();
    EXPECT_EQ(model->fields()[u"place.latitude"_s].toString(), u"10.776530");
    position.where = std::unexpected(PositionProblem::noSignal);
    model->locate();
    EXPECT_EQ(model->messageLevel(), u"warning");
    EXPECT_FALSE(model->isLocating());
    EXPECT_EQ(model->fields()[u"place.latitude"_s].toString(), u"10.776530") << "what was known stays";
}

TEST_F(InspectionModelTest, AListingIsDescribedByItsAddressUntilSomebodySaysOtherwise)
{
    begin();
    const auto describe = [&](const QString &url) {
        EXPECT_EQ(model->set(u"place.listingUrl"_s, url), QString());
        model->describeListing();
        QCoreApplication::processEvents();
    };
    const auto field = [&](const QString &name) { return model->fields()[u"place.listing"_s + name].toString(); };
    describe(u"https://www.San.example.vn/sp/1"_s);
    EXPECT_EQ(field(u"Platform"_s), u"san.example.vn") << "nothing is declared: the host itself";
    EXPECT_EQ(field(u"Shop"_s), QString());
    catalog::Declaration declared;
    declared.kind = catalog::DeclarationKind::onlineListing;
    declared.url = "https://cho.example/1";
    declared.platform = "Chợ mạng";
    declared.shop = "Sao Mai";
    service.declared = {declared};
    describe(u"https://cho.example/1"_s);
    EXPECT_EQ(field(u"Platform"_s), u"Chợ mạng");
    EXPECT_EQ(field(u"Shop"_s), u"Sao Mai");
    EXPECT_EQ(model->set(u"place.listingShop"_s, u"Sao Mai 2"_s), QString());
    EXPECT_EQ(model->set(u"place.listingPrice"_s, u"120.000 ₫"_s), QString());
    describe(u"https://khac.example/9"_s);
    EXPECT_EQ(field(u"Platform"_s), u"khac.example");
    EXPECT_EQ(field(u"Shop"_s), u"Sao Mai 2") << "what was typed stays";
    settle();
    EXPECT_EQ(last().place.listing, (findings::OnlineListing{.url = "https://khac.example/9",
                                                             .platform = "khac.example",
                                                             .shop = "Sao Mai 2",
                                                             .number = {},
                                                             .price = "120.000 ₫"}));
    EXPECT_FALSE(gapCodes().contains(u"place"_s)) << "a listing is a place";
}

TEST_F(InspectionModelTest, PhotographsAndPapersAreAnnexesUnderTheirNames)
{
    begin();
    const auto annexes = [&] {
        QCoreApplication::processEvents();
        return model->lists()[u"annexes"_s].toList();
    };
    model->attachFrame(u"Kệ hàng"_s);
    EXPECT_TRUE(annexes().isEmpty());
    model->setCamera([] { return decode::EncodedPicture{decode::Bytes(64), "image/jpeg"}; });
    model->attachFrame(u" "_s);
    EXPECT_TRUE(annexes().isEmpty()) << "not without a name";
    model->attachFrame(u"Kệ hàng"_s);
    ASSERT_EQ(annexes().size(), 1);
    EXPECT_EQ(annexes().front().toMap()[u"text"_s].toString(), u"Kệ hàng");
    EXPECT_EQ(annexes().front().toMap()[u"mediaType"_s].toString(), u"image/jpeg");

    QFile paper(folder.filePath(u"hoa-don.pdf"_s));
    ASSERT_TRUE(paper.open(QIODevice::WriteOnly));
    paper.write("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
    paper.flush();
    model->attach(QUrl::fromLocalFile(paper.fileName()), u"Hóa đơn"_s);
    EXPECT_EQ(annexes().size(), 1) << "it is cut short";
    EXPECT_EQ(model->messageLevel(), u"error");
    paper.write("trailer\n<<>>\n%%EOF\n");
    paper.close();
    model->attach(QUrl::fromLocalFile(paper.fileName()), u"Hóa đơn"_s);
    ASSERT_EQ(annexes().size(), 2);
    EXPECT_EQ(annexes().back().toMap()[u"mediaType"_s].toString(), u"application/pdf");
    model->remove(u"evidence"_s, annexes().front().toMap()[u"row"_s].toInt());
    EXPECT_EQ(annexes().size(), 1);
    model->undo();
    EXPECT_EQ(annexes().size(), 2);
}

TEST_F(InspectionModelTest, OnlyWholePicturesAreAttached)
{
    begin();
    (void)model->set(u"place.listingUrl"_s, u"https://shop.example.vn/1"_s);
    QImage picture(64, 64, QImage::Format_RGB32);
    picture.fill(Qt::red);
    ASSERT_TRUE(picture.save(folder.filePath(u"shot.png"_s)));
    model->attach(QUrl::fromLocalFile(folder.filePath(u"shot.png"_s)), u"listing"_s);
    QCoreApplication::processEvents();
    ASSERT_EQ(model->lists()[u"annexes"_s].toList().size(), 1);
    QFile cut(folder.filePath(u"shot.png"_s));
    ASSERT_TRUE(cut.resize(cut.size() / 2));
    model->attach(QUrl::fromLocalFile(cut.fileName()), u"listing"_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(model->messageLevel(), u"error");
    EXPECT_EQ(model->lists()[u"annexes"_s].toList().size(), 1);
}

} // namespace

} // namespace nqi::ui
