// SPDX-License-Identifier: Apache-2.0
// The whole line through the window: a photographed demo sheet becomes a finding that the hub holds.
#include "core/gs1/dictionary.h"
#include "core/protocol/messages.h"
#include "core/sync/transport.h"
#include "tests/integration/app/app_under_test.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"
#include "ui/controls/fonts.h"
#include "ui/controls/garbage.h"
#include "ui/models/custody_view.h"
#include "ui/models/findings_model.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"
#include "ui/models/step_text.h"

#include <QAccessible>
#include <QDir>
#include <QGuiApplication>
#include <QQuickStyle>

#include <gmock/gmock.h>

namespace {

using namespace Qt::StringLiterals;
using nqi::test::AppUnderTest;

int overallOf(nqi::ui::AppModel &app, const char *overall)
{
    int count = 0;
    for (int row = 0; row < app.scan()->itemCount(); ++row) {
        const auto index = app.scan()->items()->index(row);
        count += app.scan()->items()->data(index, nqi::ui::ScanItems::OverallRole).toString() == QLatin1String(overall);
    }
    return count;
}

TEST(App, TakesAPhotographedSheetToAReceipt)
{
    AppUnderTest app;
    app.startHub();
    app.start();
    app.model().scan()->openFile(QUrl::fromLocalFile(app.photographSheet(0)));
    ASSERT_TRUE(app.wait([&] { return app.model().scan()->itemCount() >= 5; }))
        << app.model().scan()->itemCount() << app.model().scan()->message().toStdString();
    EXPECT_TRUE(app.model().isDemo());
    ASSERT_TRUE(app.press(u"Record finding"_s));
    app.model().finding()->setNote(u"Tem mờ, đã chụp ảnh <b>&</b>"_s);
    ASSERT_TRUE(app.press(u"Save finding"_s));
    ASSERT_TRUE(app.wait([&] { return !app.model().finding()->savedId().isEmpty(); }))
        << app.model().finding()->message().toStdString();
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->complete() == 1; }, 90))
        << app.model().findings()->summaryText().toStdString() << app.model().sync()->message().toStdString();
    const auto row = app.model().findings()->index(0);
    EXPECT_EQ(app.model().findings()->data(row, nqi::ui::FindingsModel::FilesHeldRole).toInt(), 3);
    EXPECT_TRUE(app.model().sync()->isOnline());
}

TEST(App, AsksBeforeItFollowsAnInvitationThatItSees)
{
    AppUnderTest app;
    app.startHub();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().sync()->isOnline() && !app.model().sync()->isBusy(); }, 60));
    const QString before = app.model().sync()->hubText();
    // Nobody listens there.
    app.model().scan()->submitText(u"nqi-enrol/1 http://127.0.0.1:9 AB12-CD34 "_s + QString(43, u'A'));
    ASSERT_TRUE(app.wait([&] { return app.model().invitation()->isAsking(); }));
    EXPECT_TRUE(app.model().invitation()->isMove());
    EXPECT_EQ(app.model().invitation()->host(), u"127.0.0.1:9");
    EXPECT_EQ(app.model().scan()->itemCount(), 0) << "it holds a code that is good once";
    EXPECT_EQ(app.model().sync()->hubText(), before);
    ASSERT_TRUE(app.press(u"Not now"_s));
    EXPECT_TRUE(app.wait([&] { return !app.model().invitation()->isAsking(); }));
    app.model().sync()->syncNow();
    EXPECT_TRUE(app.wait([&] { return app.model().sync()->isOnline() && !app.model().sync()->isBusy(); }, 60));
    EXPECT_EQ(app.model().sync()->hubText(), before);
}

TEST(App, AsksBeforeAnotherAddressMovesItToAnotherHub)
{
    AppUnderTest app;
    app.startHub();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().sync()->isOnline() && !app.model().sync()->isBusy(); }, 60));
    const QString before = app.model().settings()->hubAddress();
    app.model().chooseHub(u"http://127.0.0.1:9"_s);
    ASSERT_TRUE(app.model().invitation()->isAsking());
    EXPECT_EQ(app.model().settings()->hubAddress(), before);
    ASSERT_TRUE(app.press(u"Not now"_s));
    ASSERT_TRUE(app.wait([&] { return !app.model().invitation()->isAsking(); }));
    EXPECT_EQ(app.model().settings()->hubAddress(), before);
    app.model().chooseHub(u"http://127.0.0.1:9"_s);
    app.model().invitation()->accept(true);
    EXPECT_EQ(app.model().settings()->hubAddress(), u"http://127.0.0.1:9");
}

TEST(App, KeepsWhatIsSavedOfflineThroughARestartAndSendsItOnce)
{
    AppUnderTest app;
    app.startHub();
    app.stopHub();
    app.start();
    app.model().scan()->submitText(u"(01)08930000000001(10)X"_s);
    ASSERT_TRUE(app.wait([&] { return !app.model().result()->isEmpty(); }));
    ASSERT_TRUE(app.press(u"Record finding"_s));
    app.model().finding()->setNoPhotoReason(u"typed"_s);
    ASSERT_TRUE(app.press(u"Save finding"_s));
    ASSERT_TRUE(app.wait([&] { return app.model().findings()->waiting() == 1; }));
    EXPECT_FALSE(app.model().sync()->isOnline());
    app.stop();

    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().findings()->waiting() == 1; }));
    app.startHub();
    app.model().findings()->retryAll();
    app.model().sync()->syncNow();
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->complete() == 1; }, 90))
        << app.model().sync()->message().toStdString();
    EXPECT_EQ(app.model().findings()->rowCount(), 1);
}

TEST(App, JudgesAnewByWhereTheItemWasMetAndWhatTheLabelSays)
{
    AppUnderTest app;
    app.start();
    auto &result = *app.model().result();
    const auto has = [&](const QString &code) {
        for (int row = 0; row < result.rowCount(); ++row)
            if (result.data(result.index(row), nqi::ui::ResultModel::CodeRole).toString() == code)
                return true;
        return false;
    };
    app.model().scan()->submitText(u"(01)08930000000001(17)280630"_s);
    ASSERT_TRUE(app.wait([&] { return !result.isEmpty(); }));
    EXPECT_EQ(result.mode(), u"market");
    EXPECT_FALSE(has(u"customsDeclaration"_s));
    ASSERT_TRUE(app.press(u"Result"_s));
    ASSERT_TRUE(app.press(u"Where it was found: Border"_s));
    EXPECT_TRUE(app.wait([&] { return has(u"customsDeclaration"_s); }));
    result.setLabelExpires(u"30/06/29"_s);
    EXPECT_TRUE(app.wait([&] { return has(u"labelDate"_s); }));
    result.addLabResult(u"Chì, mg/kg"_s, u"0,5"_s, u"0,7"_s, u"KQ-7"_s, true);
    EXPECT_TRUE(app.wait([&] { return has(u"labResult"_s); }));
    result.removeLabResult(0);
    EXPECT_TRUE(app.wait([&] { return !has(u"labResult"_s); }));
    ASSERT_FALSE(result.checklist().isEmpty());
    const QString first = result.checklist().front().toMap()[u"code"_s].toString();
    result.markLabel(first, u"missing"_s);
    EXPECT_TRUE(app.wait([&] { return has(u"labelContent"_s); }));
    EXPECT_EQ(result.checklist().front().toMap()[u"answer"_s].toString(), u"missing");
    result.setDeclaration(u"TK-7"_s);
    // The next item is met at the same place, under the same papers; its label is another.
    app.model().scan()->submitText(u"(01)08930000000018"_s);
    EXPECT_TRUE(app.wait([&] { return has(u"customsDeclaration"_s) && !has(u"labelDate"_s); }));
    EXPECT_EQ(result.mode(), u"border");
    EXPECT_EQ(result.labelExpires(), QString());
    EXPECT_EQ(result.declaration(), u"TK-7");
}

TEST(App, ReadsAVideoOfMovingSymbolsThroughItsPipeline)
{
    AppUnderTest app;
    const auto symbol = nqi::test::makeSymbol(nqi::test::Kind::gs1DataMatrix, "(01)08930000000001(10)L1(21)S1");
    std::vector<nqi::decode::Frame> frames;
    for (int i = 0; i < 60; ++i) {
        nqi::test::Canvas canvas(1280, 720);
        canvas.place(symbol, {.x = 300 + 8.0 * i, .y = 360, .scale = 2, .degrees = 2.0 * i, .tilt = 0}).noise(3);
        frames.push_back(canvas.frame(static_cast<std::uint64_t>(i)));
    }
    const QString video = app.file(u"moving.avi"_s);
    nqi::test::writeVideo(video.toStdString(), frames);
    app.start();
    auto &scan = *app.model().scan();
    // It plays at its own pace, at which a slow machine searches only some of its pictures: then it is played again.
    do {
        scan.playVideo(video, false);
        EXPECT_EQ(scan.sourceKind(), u"video");
        ASSERT_TRUE(app.wait([&] { return scan.itemCount() == 1; }));
        ASSERT_TRUE(app.wait([&] { return !scan.isRunning(); }));
    } while (scan.searched() <= 5);
    EXPECT_EQ(scan.itemCount(), 1) << "the same item is counted once however long it is in view";
}

TEST(App, HasTheCameraOffWhereNobodySeesWhatItSees)
{
    AppUnderTest app;
    const auto symbol = nqi::test::makeSymbol(nqi::test::Kind::gs1DataMatrix, "(01)08930000000001(10)L1(21)S1");
    nqi::test::Canvas canvas(640, 480);
    canvas.place(symbol, {.x = 320, .y = 240, .scale = 2, .degrees = 0, .tilt = 0});
    nqi::test::writeVideo(app.file(u"still.avi"_s).toStdString(), std::vector(10, canvas.frame()));
    app.start();
    app.camera().plugIn(app.file(u"still.avi"_s));
    app.model().scan()->useCamera({});
    ASSERT_TRUE(app.wait([&] { return app.model().scan()->itemCount() == 1; }));
    ASSERT_TRUE(app.press(u"Result"_s));
    EXPECT_FALSE(app.camera().isOn()) << "what is read on the result page does not change while it is read";
    ASSERT_TRUE(app.press(u"Record finding"_s));
    EXPECT_FALSE(app.camera().isOn());
    ASSERT_TRUE(app.press(u"Photograph: Front of the package"_s));
    EXPECT_TRUE(app.wait([&] { return app.camera().isOn(); })) << "for photographs";
    ASSERT_TRUE(app.press(u"Close without a photograph"_s));
    EXPECT_TRUE(app.wait([&] { return !app.camera().isOn(); }));
    ASSERT_TRUE(app.press(u"Cancel"_s));
    ASSERT_TRUE(app.press(u"Scan"_s));
    EXPECT_TRUE(app.camera().isOn());
    EXPECT_TRUE(app.model().scan()->isRunning());
}

TEST(App, SaysWhatIsWrongWithAPictureAndGoesOn)
{
    AppUnderTest app;
    app.start();
    QFile empty(app.file(u"empty.png"_s));
    ASSERT_TRUE(empty.open(QIODevice::WriteOnly));
    empty.close();
    app.model().scan()->openFile(QUrl::fromLocalFile(empty.fileName()));
    ASSERT_TRUE(app.wait([&] { return !app.model().scan()->message().isEmpty(); }));
    EXPECT_THAT(app.model().scan()->message().toStdString(), testing::HasSubstr("empty"));
    app.model().scan()->openFolder(QUrl::fromLocalFile(app.file(u"nothing-here"_s)));
    ASSERT_TRUE(app.wait([&] { return app.model().scan()->message().contains(u"nothing-here"); }));
    app.model().scan()->submitText(
        u"00020101021238540010A00000072701240006970436011010175956000208QRIBFTTA5303704540618000058"
        "02VN62230819thanh toan don hang630470FA"_s);
    ASSERT_TRUE(app.wait([&] { return app.model().scan()->itemCount() == 1; }));
    EXPECT_EQ(overallOf(app.model(), "notAProduct"), 1);
    EXPECT_FALSE(app.model().result()->property("rawText").toString().contains(u"1017595600"))
        << "an account number is nobody's business";
}

TEST(App, StartsAndStopsFiftyTimes)
{
    AppUnderTest app;
    for (int i = 0; i < 50; ++i) {
        app.start();
        app.model().scan()->submitText(u"8930000000001"_s);
        if (i % 2 == 0)
            QCoreApplication::processEvents();
        app.stop();
    }
}

TEST(ElementTitle, IsThereForEveryApplicationIdentifier)
{
    for (const auto &entry : nqi::gs1::Dictionary::builtIn().entries())
        EXPECT_FALSE(nqi::ui::elementTitle(entry.ai).isEmpty()) << entry.ai;
    EXPECT_EQ(nqi::ui::elementTitle("3103"), u"Net weight, kg");
    EXPECT_TRUE(nqi::ui::elementTitle("3109").isEmpty());
    EXPECT_TRUE(nqi::ui::elementTitle("").isEmpty());
}

TEST(ProblemText, HasASentenceForEverythingThatCanGoWrongWithAHub)
{
    std::vector<std::string> codes = {"notEnrolled",     "invitationUnreadable", "filesMissing",
                                      "fileUnreadable",  "answerUnreadable",     "redirected",
                                      "receiptForged",   "receiptMismatch",      "enrolmentUnwritable",
                                      "journal.damaged", "journal.diskFull",     "sink",
                                      "cache",           "chunk.mismatch",       "tuf.signature",
                                      "unavailable.db",  "findingInvalid.note",  "catalogue.expired"};
    for (int i = 0; i <= static_cast<int>(nqi::sync::TransportError::cancelled); ++i)
        codes.emplace_back(nqi::sync::name(static_cast<nqi::sync::TransportError>(i)));
    for (int i = 0; i <= static_cast<int>(nqi::protocol::ProblemCode::storageFull); ++i)
        codes.emplace_back(nqi::protocol::name(static_cast<nqi::protocol::ProblemCode>(i)));
    const QString other = nqi::ui::problemText("something new").replace(u"something new"_s, u"%1"_s);
    for (const std::string &code : codes) {
        EXPECT_FALSE(code.empty());
        EXPECT_NE(nqi::ui::problemText(code), QString(other).replace(u"%1"_s, QString::fromStdString(code))) << code;
    }
}

TEST(CustodyView, ShowsStaysInOrderWithWhatDoesNotFit)
{
    using namespace std::chrono_literals;
    constexpr nqi::Instant day = std::chrono::sys_days(std::chrono::year(2026) / 11 / 10);
    nqi::inspect::Inspected inspected;
    inspected.item.gtin = 8930000000001;
    inspected.item.serial = "7";
    inspected.judgedAt = day + 240h;
    inspected.rules = std::make_shared<const std::vector<nqi::catalog::PolicyEntry>>(
        std::vector<nqi::catalog::PolicyEntry>{{.key = "trace.maxKilometresPerHour", .value = "900"}});
    const auto event = [](const char *id, nqi::Instant time, const char *step, const char *disposition,
                          const char *party, double latitude) {
        return nqi::catalog::TraceEvent{.id = id,
                                        .gtin = 8930000000001,
                                        .serial = "7",
                                        .time = time,
                                        .step = step,
                                        .disposition = disposition,
                                        .party = party,
                                        .latitude = latitude,
                                        .longitude = 106};
    };
    nqi::catalog::Facts facts;
    facts.traceEvents = {event("c", day + 50h, "retail_selling", "retail_sold", "Shop", 10),
                         event("a", day, "commissioning", "active", "Maker", 21),
                         event("b", day + 49h, "shipping", "in_transit", "Maker", 21)};
    inspected.facts = facts;
    const QVariantList stays = nqi::ui::custodyOf(inspected);
    ASSERT_EQ(stays.size(), 2);
    EXPECT_EQ(stays[0].toMap()[u"title"_s], u"Maker"_s);
    EXPECT_EQ(stays[0].toMap()[u"level"_s], u"good"_s);
    const QVariantMap shop = stays[1].toMap();
    EXPECT_EQ(shop[u"title"_s], u"Shop"_s);
    EXPECT_EQ(shop[u"level"_s], u"attention"_s) << "sold";
    EXPECT_EQ(shop[u"notes"_s].toStringList().size(), 1);
    EXPECT_EQ(shop[u"hopLevel"_s], u"violation"_s)
        << "1,200 km in an hour: " << shop[u"hop"_s].toString().toStdString();
    EXPECT_TRUE(nqi::ui::custodyOf({}).isEmpty());
}

TEST(Steps, ASurveyProposesNoSanction)
{
    nqi::inspect::Inspected inspected;
    inspected.verdict.checks = {{.code = nqi::verdict::CheckCode::recall,
                                 .outcome = nqi::verdict::Outcome::differs,
                                 .severity = nqi::verdict::Severity::danger,
                                 .reason = "recall.match"}};
    EXPECT_EQ(nqi::ui::stepsOf(inspected, nqi::verdict::Power::inspection).size(), 4);
    const QVariantList survey = nqi::ui::stepsOf(inspected, nqi::verdict::Power::survey);
    ASSERT_EQ(survey.size(), 1);
    EXPECT_EQ(survey[0].toMap()[u"title"_s], nqi::ui::measureText(nqi::verdict::Measure::photographEvidence));
}

TEST(ReasonText, HasASentenceForEveryReasonThatTheRulesCanGive)
{
    for (const std::string_view reason : nqi::verdict::allReasons())
        EXPECT_TRUE(nqi::ui::hasSentence(reason)) << reason;
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    nqi::ui::useFonts();
    nqi::ui::collectGarbageAtOnce();
    QAccessible::setActive(true);
    testing::InitGoogleMock(&argc, argv);
    return RUN_ALL_TESTS();
}
