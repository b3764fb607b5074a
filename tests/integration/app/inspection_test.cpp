// SPDX-License-Identifier: Apache-2.0
// An inspection through the real models and the real store: interrupted, gone on with, signed, held by the hub.
#include "app/device/journal.h"
#include "core/protocol/body.h"
#include "tests/integration/app/inspection_steps.h"

#include <QDateTime>

#include <gmock/gmock.h>

#include <filesystem>

namespace {

using namespace nqi::test;

void describesAListing(nqi::ui::InspectionModel &inspection, AppUnderTest &app)
{
    const auto field = [&](const QString &name) { return inspection.fields()[u"place.listing"_s + name].toString(); };
    EXPECT_EQ(inspection.set(u"place.listingUrl"_s, u"http://www.san-mau.example/s/du/"_s), QString());
    inspection.describeListing();
    ASSERT_TRUE(app.wait([&] { return !field(u"Platform"_s).isEmpty(); }));
    EXPECT_EQ(field(u"Platform"_s), u"Sàn Mẫu") << "however the address is written";
    EXPECT_EQ(field(u"Shop"_s), u"Cửa hàng Sao Mẫu");
    EXPECT_EQ(inspection.set(u"place.listingUrl"_s, u"https://cho.example.vn/1"_s), QString());
    inspection.describeListing();
    ASSERT_TRUE(app.wait([&] { return field(u"Platform"_s) != u"Sàn Mẫu"; }));
    EXPECT_EQ(field(u"Platform"_s), u"cho.example.vn");
    EXPECT_EQ(field(u"Shop"_s), QString());
}

TEST(InspectionInTheApp, IsGoneOnWithWhenTheDeviceIsUnlockedAfterARestart)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    ASSERT_TRUE(isKept(app));
    const QString id = app.model().settings()->openInspection();
    ASSERT_FALSE(id.isEmpty());
    app.stop();
    app.protect("mot hai ba");
    app.start();
    ASSERT_TRUE(app.model().lock()->isLocked());
    QCoreApplication::processEvents();
    EXPECT_FALSE(app.model().inspection()->isOpen());
    EXPECT_EQ(app.model().settings()->openInspection(), id);
    app.model().lock()->unlock(u"mot hai ba"_s);
    EXPECT_TRUE(app.wait([&] { return app.model().inspection()->isOpen(); }));
    EXPECT_TRUE(app.wait([&] { return app.model().inspections()->rowCount() == 1; }));
    EXPECT_EQ(app.model().settings()->openInspection(), id);
}

TEST(InspectionInTheApp, GoodsOfAnOnlineListingAreJudgedAsMetOnline)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    auto &inspection = *app.model().inspection();
    auto &result = *app.model().result();
    const QString role = result.mode();
    ASSERT_NE(role, u"online");
    EXPECT_EQ(inspection.set(u"place.listingUrl"_s, u"https://san.example.vn/1"_s), QString());
    EXPECT_EQ(result.mode(), role) << "beside an address";
    EXPECT_EQ(inspection.set(u"place.description"_s, QString()), QString());
    EXPECT_EQ(result.mode(), u"online");
    // For one item somebody may say otherwise; what else is written of the inspection does not take it back.
    result.setMode(role);
    EXPECT_EQ(inspection.set(u"conclusion"_s, u"Chưa có"_s), QString());
    EXPECT_EQ(result.mode(), role);
    EXPECT_EQ(inspection.set(u"place.listingUrl"_s, QString()), QString());
    EXPECT_EQ(inspection.set(u"place.listingUrl"_s, u"https://san.example.vn/2"_s), QString());
    EXPECT_EQ(result.mode(), u"online");
    inspection.close();
    EXPECT_TRUE(app.wait([&] { return result.mode() == role; })) << "scanned after it: met where the person works";
}

void signBy(AppUnderTest &app, const QString &party, unsigned shade)
{
    auto &inspection = *app.model().inspection();
    const auto before = inspection.lists()[u"signatures"_s].toList().size();
    inspection.addSignature({{u"party"_s, party}, {u"name"_s, u"Người ký "_s + party}}, strokes(shade),
                            inspection.contentDigest());
    ASSERT_TRUE(app.wait([&] { return inspection.lists()[u"signatures"_s].toList().size() > before; }))
        << inspection.message().toStdString();
}

TEST(InspectionInTheApp, GoesOnWhereItWasAfterAKill)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    scan(app, u"(01)08930000000001(10)X"_s);
    scan(app, u"(01)08930000000001(10)X"_s);
    app.model().inspection()->setStep(4);
    ASSERT_TRUE(isKept(app));
    // What a power cut would leave: the files as they are at this moment, the program still running.
    const nqi::device::Folders after{app.file(u"after"_s).toStdString()};
    std::filesystem::copy(app.folders().root, after.root, std::filesystem::copy_options::recursive);
    {
        nqi::device::DeviceKey key(after, nqi::systemRandom());
        const auto journal = nqi::device::openJournal(after, key, nqi::systemClock(), nqi::systemRandom());
        ASSERT_TRUE(journal) << nqi::findings::name(journal.error());
        const auto rows = (*journal)->inspections(10, 0);
        ASSERT_TRUE(rows && rows->size() == 1);
        const auto version = (*journal)->inspection(rows->front().id);
        ASSERT_TRUE(version);
        EXPECT_EQ(version->inspection.establishment.name, "Hộ kinh doanh Ánh Tuyết");
        ASSERT_EQ(version->inspection.items.size(), 1U);
        EXPECT_EQ(version->inspection.items[0].times, 2U);
        EXPECT_EQ(version->inspection.items[0].lot, "X");
    }
    app.stop();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().inspection()->isOpen(); }));
    EXPECT_EQ(app.model().inspection()->title(), u"Hộ kinh doanh Ánh Tuyết");
    EXPECT_EQ(app.model().inspection()->step(), 4);
    EXPECT_EQ(app.model().inspection()->items()->readings(), 2);
    EXPECT_EQ(app.model().inspections()->drafts(), 1);
}

TEST(InspectionInTheApp, AFindingInProgressIsOfferedAfterAKillAndReturnsToItsInspection)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    scan(app, u"(01)08930000000001(10)X"_s);
    ASSERT_TRUE(isKept(app));
    const std::string inspection = app.model().settings()->openInspection().toStdString();
    app.model().finding()->begin();
    app.model().finding()->setNoPhotoReason(u"gõ tay"_s);
    app.model().finding()->setNote(u"Mũ không có dấu"_s);
    // A kill leaves the files as they are at this moment, with the program still running.
    const nqi::device::Folders after{app.file(u"after"_s).toStdString()};
    const auto keptThere = [&]() -> std::vector<nqi::findings::KeptUnfinished> {
        std::error_code moving; // files come and go under a program that runs
        std::filesystem::remove_all(after.root, moving);
        std::filesystem::copy(app.folders().root, after.root, std::filesystem::copy_options::recursive, moving);
        nqi::device::DeviceKey key(after, nqi::systemRandom());
        const auto journal = nqi::device::openJournal(after, key, nqi::systemClock(), nqi::systemRandom());
        auto all = journal ? (*journal)->unfinished() : std::unexpected(journal.error());
        return all ? *std::move(all) : std::vector<nqi::findings::KeptUnfinished>();
    };
    ASSERT_TRUE(app.wait([&] { return keptThere().size() == 1; })) << "without anybody asking for it";
    app.stop();
    app.start();
    auto &finding = *app.model().finding();
    ASSERT_TRUE(app.wait([&] { return finding.unfinished().size() == 1; }));
    finding.goOnWith(finding.unfinished()[0].toMap()[u"key"_s].toString());
    EXPECT_EQ(finding.note(), u"Mũ không có dấu");
    finding.save();
    ASSERT_TRUE(app.wait([&] { return !finding.savedId().isEmpty(); })) << finding.message().toStdString();
    EXPECT_TRUE(keptThere().empty());
    app.stop();
    {
        nqi::device::DeviceKey key(app.folders(), nqi::systemRandom());
        const auto journal = nqi::device::openJournal(app.folders(), key, nqi::systemClock(), nqi::systemRandom());
        ASSERT_TRUE(journal);
        const auto rows = (*journal)->list(10, 0);
        ASSERT_TRUE(rows && rows->size() == 1);
        const auto saved = (*journal)->load(rows->front().id);
        ASSERT_TRUE(saved);
        EXPECT_TRUE(saved->body.contains(inspection));
        EXPECT_TRUE(saved->body.contains("Mũ không có dấu"));
        EXPECT_GE(saved->evidence.size(), 2U) << "what the verdict rested on goes with it";
    }
}

TEST(InspectionInTheApp, APaperIsMadeOfWhatWasEnteredTheMomentBefore)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    ASSERT_TRUE(isKept(app));
    auto &inspection = *app.model().inspection();
    auto &paper = *app.model().documents();
    EXPECT_EQ(inspection.set(u"conclusion"_s, u"Theo dõi"_s), QString());
    ASSERT_EQ(inspection.keptLevel(), u"info");
    paper.open(inspection.inspectionId(), u"minutes"_s);
    QString keptBefore;
    QObject::connect(&paper, &nqi::ui::DocumentsModel::changed, &paper, [&] {
        if (!paper.kind().isEmpty() && keptBefore.isEmpty())
            keptBefore = inspection.keptLevel();
    });
    ASSERT_TRUE(app.wait([&] { return paper.pages() > 0; })) << paper.message().toStdString();
    EXPECT_EQ(keptBefore, u"success") << "when its record was there";
    EXPECT_EQ(paper.caveat(), QString());
}

TEST(InspectionInTheApp, FindingsJoinAndSignedMinutesReachTheHub)
{
    AppUnderTest app;
    app.startHub();
    app.start();
    beginInspection(app);
    auto &inspection = *app.model().inspection();
    scan(app, u"(01)08930000000001(10)X"_s);
    app.model().finding()->begin();
    app.model().finding()->setNoPhotoReason(u"gõ tay"_s);
    app.model().finding()->save();
    ASSERT_TRUE(app.wait([&] { return !app.model().finding()->savedId().isEmpty(); }))
        << app.model().finding()->message().toStdString();
    const auto row = inspection.items()->index(0);
    EXPECT_EQ(inspection.items()->data(row, nqi::ui::InspectionItems::FindingRole).toString(),
              app.model().finding()->savedId());

    inspection.addSampleOf(0);
    for (const auto &[name, value] :
         {std::pair(u"firm"_s, u"Công ty A"_s), {u"unit"_s, u"hộp"_s}, {u"quantity"_s, u"2"_s}, {u"stock"_s, u"40"_s}})
        EXPECT_EQ(inspection.setCell(u"samples"_s, 0, name, value), QString());
    EXPECT_EQ(inspection.setCell(u"seals"_s, 0, u"number"_s, u"TN-0001"_s), QString());
    EXPECT_EQ(inspection.set(u"sampling.number"_s, u"01/BBLM"_s), QString());
    EXPECT_EQ(inspection.set(u"sampler.name"_s, u"Lê Minh Châu"_s), QString());
    EXPECT_EQ(inspection.set(u"sampling.method"_s, u"TCVN 6400:2010"_s), QString());
    inspection.add(u"measures"_s, {{u"kind"_s, u"suspendSale"_s},
                                   {u"what"_s, u"40 hộp"_s},
                                   {u"at"_s, inspection.now()},
                                   {u"by.name"_s, u"Lê Minh Châu"_s}});
    EXPECT_EQ(inspection.deadlines().size(), 2) << "a report to the agency, and a sample to the laboratory";
    inspection.add(u"contents"_s, {{u"subject"_s, u"Nhãn"_s}, {u"result"_s, u"meets"_s}});
    EXPECT_EQ(inspection.set(u"conclusion"_s, u"Đề nghị theo dõi"_s), QString());
    EXPECT_EQ(inspection.set(u"endedAt"_s, inspection.now()), QString());
    signBy(app, u"teamHead"_s, 250);
    inspection.addRefusal({{u"party"_s, u"inspected"_s}, {u"name"_s, u"Trần Văn Bình"_s}}, u"Không đồng ý"_s);
    signBy(app, u"witness"_s, 251);
    ASSERT_EQ(inspection.gaps().size(), 0) << inspection.gaps().front().toMap()[u"text"_s].toString().toStdString();
    inspection.setStep(7);
    ASSERT_TRUE(app.press(u"Make the minutes and send them"_s));
    ASSERT_TRUE(app.wait([&] { return inspection.isReadOnly(); })) << inspection.message().toStdString();
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->complete() == 2; }, 90))
        << app.model().findings()->summaryText().toStdString() << app.model().sync()->message().toStdString();

    // What the record says, with its files at the hub.
    auto &record = *app.model().details();
    const QString minutes = app.model().findings()->index(0).data(nqi::ui::FindingsModel::IdRole).toString();
    record.show(minutes);
    ASSERT_TRUE(app.wait([&] { return record.isMinutes(); })) << record.errorText().toStdString();
    ASSERT_EQ(record.files().size(), 2) << "two signatures";
    EXPECT_TRUE(app.wait([&] { return record.files().front().toMap()[u"held"_s].toBool(); }));
    record.look(0);
    EXPECT_TRUE(app.wait([&] { return !record.files().front().toMap()[u"source"_s].toString().isEmpty(); }));
}

TEST(InspectionInTheApp, AClockThatIsAboutToRunOutLeadsToItsInspection)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    constexpr qint64 hour = 3600;
    const QDateTime ordered = QDateTime::currentDateTimeUtc().addSecs((7 - 23) * hour); // 23 hours ago, in Viet Nam
    app.model().inspection()->add(u"measures"_s, {{u"kind"_s, u"suspendSale"_s},
                                                  {u"what"_s, u"40 hộp"_s},
                                                  {u"at"_s, ordered.toString(u"dd/MM/yyyy HH:mm"_s)},
                                                  {u"by.name"_s, u"Lê Minh Châu"_s}});
    const QString id = app.model().inspection()->inspectionId();
    ASSERT_TRUE(isKept(app));
    ASSERT_TRUE(app.wait([&] { return app.model().deadlines()->count() == 1; }));
    app.model().inspection()->close();
    ASSERT_TRUE(app.wait([&] { return !app.model().inspection()->isOpen(); }));
    app.stop();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().deadlines()->openCount() == 1; })) << "also after a restart";
    ASSERT_TRUE(app.press(u"Open the inspection"_s));
    auto &inspection = *app.model().inspection();
    ASSERT_TRUE(app.wait([&] { return inspection.inspectionId() == id; }));
    EXPECT_EQ(app.window().property("page").toInt(), 7);
    EXPECT_EQ(inspection.setCell(u"measures"_s, 0, u"reportedAt"_s, inspection.now()), QString());
    EXPECT_TRUE(app.wait([&] { return app.model().deadlines()->count() == 0; })) << "it was reported";
}

TEST(InspectionInTheApp, WhatIsKnownOfAFirmStandsUnderItsName)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    auto &inspection = *app.model().inspection();
    auto &firm = *app.model().firm();
    inspection.add(u"measures"_s, {{u"kind"_s, u"suspendSale"_s}, {u"what"_s, u"40 hộp"_s}});
    ASSERT_TRUE(isKept(app));
    ASSERT_TRUE(app.wait([&] { return firm.isNamed() && !firm.isLoading(); }));
    EXPECT_TRUE(firm.rows().isEmpty()) << "an inspection is not its own history";
    inspection.close();
    ASSERT_TRUE(app.wait([&] { return !inspection.isOpen(); }));
    ASSERT_TRUE(app.press(u"Begin an inspection"_s));
    ASSERT_TRUE(app.wait([&] { return inspection.isOpen(); }));
    EXPECT_EQ(inspection.set(u"establishment.name"_s, u"ho kinh doanh anh tuyet"_s), QString());
    ASSERT_TRUE(app.wait([&] { return firm.rows().size() == 1; })) << firm.errorText().toStdString();
    EXPECT_EQ(firm.measures().size(), 1);
    EXPECT_TRUE(app.wait([&] { return !firm.alertsText().isEmpty(); })) << "the national data has no such firm";
}

TEST(InspectionInTheApp, ARevisionStandsBesideWhatItReplaces)
{
    AppUnderTest app;
    app.startHub();
    app.start();
    beginInspection(app);
    auto &inspection = *app.model().inspection();
    auto &versions = *inspection.versions();
    describesAListing(inspection, app);
    EXPECT_EQ(inspection.set(u"kind"_s, u"survey"_s), QString());
    inspection.add(u"contents"_s, {{u"subject"_s, u"Nhãn"_s}, {u"result"_s, u"meets"_s}});
    EXPECT_EQ(inspection.set(u"conclusion"_s, u"Theo dõi"_s), QString());
    EXPECT_EQ(inspection.set(u"endedAt"_s, inspection.now()), QString());
    const auto sign = [&](unsigned shade) {
        signBy(app, u"teamHead"_s, shade);
        signBy(app, u"inspected"_s, shade + 1);
        inspection.sign();
        ASSERT_TRUE(app.wait([&] { return inspection.isReadOnly(); })) << inspection.message().toStdString();
    };
    EXPECT_TRUE(versions.rows().isEmpty());
    sign(240);
    ASSERT_TRUE(app.wait([&] { return versions.rows().size() == 1; })) << versions.errorText().toStdString();
    inspection.revise(u"Ghi thiếu giá"_s);
    EXPECT_EQ(inspection.set(u"place.listingPrice"_s, u"120.000 ₫"_s), QString());
    ASSERT_TRUE(isKept(app));
    EXPECT_EQ(versions.rows().size(), 1) << "the revision is a draft";
    sign(250);
    ASSERT_TRUE(app.wait([&] { return versions.rows().size() == 2; })) << versions.errorText().toStdString();
    const QVariantMap second = versions.rows().front().toMap();
    const QVariantMap first = versions.rows().back().toMap();
    EXPECT_EQ(second[u"reason"_s].toString(), u"Ghi thiếu giá");
    const QStringList changes = second[u"changes"_s].toStringList();
    ASSERT_EQ(changes.size(), 1) << changes.join(u'\n').toStdString();
    EXPECT_TRUE(changes.front().contains(u"120.000 ₫"));
    EXPECT_NE(second[u"hashText"_s].toString(), first[u"hashText"_s].toString());
    // The first is looked at as it was signed.
    auto &paper = *app.model().documents();
    paper.open(first[u"minutes"_s].toString(), u"minutes"_s);
    ASSERT_TRUE(app.wait([&] { return paper.pages() > 0; })) << paper.message().toStdString();
    EXPECT_TRUE(app.wait(
        [&] {
            const QVariantList rows = versions.rows();
            return rows.size() == 2 && !rows.front().toMap()[u"receiptText"_s].toString().isEmpty() &&
                   !rows.back().toMap()[u"receiptText"_s].toString().isEmpty();
        },
        90))
        << "each has its receipt, without being asked for anew";
}

TEST(InspectionInTheApp, FindingsRecordedAfterASignatureOrWhileItWasClosedAreNamedLater)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    scan(app, u"(01)08930000000001(10)X"_s);
    const auto named = [&] {
        auto &items = *app.model().inspection()->items();
        return items.data(items.index(0), nqi::ui::InspectionItems::FindingRole).toString();
    };
    const auto save = [&] {
        auto &finding = *app.model().finding();
        finding.setNoPhotoReason(u"gõ tay"_s);
        finding.save();
        EXPECT_TRUE(app.wait([&] { return !finding.savedId().isEmpty(); })) << finding.message().toStdString();
        return finding.savedId();
    };
    const auto isUnnamed = [&](int count) {
        return app.wait([&] { return app.model().inspection()->unnamedFindings() == count; });
    };
    // After somebody has signed, and then the app ends.
    signBy(app, u"teamHead"_s, 250);
    app.model().finding()->begin();
    const QString first = save();
    ASSERT_FALSE(first.isEmpty());
    EXPECT_TRUE(isUnnamed(1));
    EXPECT_EQ(named(), QString());
    ASSERT_TRUE(isKept(app));
    app.stop();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().inspection()->isOpen(); }));
    EXPECT_TRUE(isUnnamed(1));
    EXPECT_EQ(named(), QString()) << "what is signed stays";
    app.model().inspection()->dropSignatures();
    EXPECT_EQ(named(), first);
    EXPECT_TRUE(isUnnamed(0));
    // Begun during it, saved when it was closed.
    scan(app, u"(01)08930000000001(10)X"_s);
    ASSERT_TRUE(app.wait([&] { return !app.model().result()->isEmpty(); }));
    app.model().finding()->begin();
    const QString id = app.model().inspection()->inspectionId();
    app.model().inspection()->close();
    ASSERT_TRUE(app.wait([&] { return !app.model().inspection()->isOpen(); }));
    const QString second = save();
    ASSERT_FALSE(second.isEmpty());
    app.model().inspection()->resume(id);
    ASSERT_TRUE(app.wait([&] { return app.model().inspection()->isOpen(); }));
    EXPECT_TRUE(app.wait([&] { return named() == second; })) << named().toStdString();
}

TEST(InspectionInTheApp, WhatIsSignedDoesNotChangeBecauseAPackageIsSeenAgain)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    auto &inspection = *app.model().inspection();
    scan(app, u"(01)08930000000001(10)X"_s);
    signBy(app, u"teamHead"_s, 250);
    const QString signedText = inspection.contentDigest();
    app.model().scan()->submitText(u"(01)08930000000001(10)X"_s);
    app.model().scan()->submitText(u"(01)08930000000001(10)Y"_s);
    ASSERT_TRUE(app.wait([&] { return inspection.message().contains(u"08930000000001"); }))
        << "goods that are not in the minutes are not passed over in silence";
    EXPECT_EQ(inspection.contentDigest(), signedText);
    EXPECT_FALSE(inspection.areSignaturesOutdated());
    EXPECT_EQ(inspection.items()->count(), 1);
}

TEST(InspectionInTheApp, ACorrectionNamesWhatItReplacesAndKeepsItsEvidence)
{
    AppUnderTest app;
    app.start();
    app.model().scan()->submitText(u"(01)08930000000001(10)X"_s);
    ASSERT_TRUE(app.wait([&] { return !app.model().result()->isEmpty(); }));
    auto &finding = *app.model().finding();
    finding.begin();
    finding.setNoPhotoReason(u"gõ tay"_s);
    finding.setNote(u"Sai"_s);
    finding.save();
    ASSERT_TRUE(app.wait([&] { return !finding.savedId().isEmpty(); }));
    const QString first = finding.savedId();
    auto &record = *app.model().details();
    record.show(first);
    ASSERT_TRUE(app.wait([&] { return !record.isLoading(); }));
    const auto files = record.files().size();
    EXPECT_GE(files, 2) << "records and rules";
    record.correct();
    EXPECT_TRUE(finding.isCorrection());
    EXPECT_EQ(finding.note().startsWith(u"Sai"_s), true);
    finding.setNote(u"Đúng"_s);
    finding.setNoPhotoReason(u"gõ tay"_s);
    finding.save();
    ASSERT_TRUE(app.wait([&] { return !finding.savedId().isEmpty(); })) << finding.message().toStdString();
    ASSERT_NE(finding.savedId(), first);
    record.show(finding.savedId());
    ASSERT_TRUE(app.wait([&] { return !record.isLoading(); }));
    EXPECT_EQ(record.files().size(), files);
    bool names = false;
    for (const QVariant &fact : record.facts())
        names = names || fact.toMap()[u"value"_s].toString() == first;
    EXPECT_TRUE(names);
}

} // namespace
