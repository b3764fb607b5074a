// SPDX-License-Identifier: Apache-2.0
// Evidence for the eye, through the window and the real models: photographed, or dropped as a file.
#include "app/device/journal.h"
#include "tests/integration/app/app_under_test.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace {

using namespace Qt::StringLiterals;
using nqi::test::AppUnderTest;

/// Goods with a code of their own pass it all the time.
void plugInACamera(AppUnderTest &app)
{
    const auto symbol = nqi::test::makeSymbol(nqi::test::Kind::gs1DataMatrix, "(01)08930000000001(10)L1(21)S1");
    nqi::test::Canvas canvas(640, 480);
    canvas.place(symbol, {.x = 320, .y = 240, .scale = 2, .degrees = 0, .tilt = 0});
    const QString video = app.file(u"still.avi"_s);
    nqi::test::writeVideo(video.toStdString(), std::vector(10, canvas.frame()));
    app.camera().plugIn(video);
}

void openFinding(AppUnderTest &app)
{
    app.model().scan()->submitText(u"(01)08930000000001(10)X"_s);
    ASSERT_TRUE(app.wait([&] { return app.model().scan()->itemCount() == 1; }));
    ASSERT_TRUE(app.press(u"Result"_s));
    ASSERT_TRUE(app.press(u"Record finding"_s));
}

void photograph(AppUnderTest &app, const QString &button)
{
    ASSERT_TRUE(app.press(button));
    const auto &capture = *app.model().capture();
    // On a machine that is busy the newest picture may be too old at the moment of the press: a person presses again.
    ASSERT_TRUE(app.wait([&] {
        if (capture.taken().isEmpty() && capture.isLive())
            (void)app.press(u"Take the photograph"_s);
        return !capture.taken().isEmpty();
    })) << capture.problem().toStdString()
        << capture.message().toStdString();
    ASSERT_TRUE(app.press(u"Use this photograph"_s));
    EXPECT_TRUE(app.wait([&] { return !app.camera().isOn(); })) << "nobody sees what it sees";
    EXPECT_EQ(app.model().scan()->sourceKind(), u"none") << "it was started for the photograph only";
    EXPECT_EQ(app.model().scan()->searched(), 0U) << "no code is looked for meanwhile";
}

TEST(CaptureInTheApp, AFindingIsPhotographedFromTheResultPage)
{
    AppUnderTest app;
    app.start();
    plugInACamera(app);
    openFinding(app);
    photograph(app, u"Photograph: Front of the package"_s);
    auto &finding = *app.model().finding();
    ASSERT_EQ(finding.photos().size(), 1);
    EXPECT_EQ(app.model().scan()->itemCount(), 1);
    ASSERT_TRUE(app.press(u"Save finding"_s));
    ASSERT_TRUE(app.wait([&] { return !finding.savedId().isEmpty(); })) << finding.message().toStdString();
    app.stop();
    nqi::device::DeviceKey key(app.folders(), nqi::systemRandom());
    const auto journal = nqi::device::openJournal(app.folders(), key, nqi::systemClock(), nqi::systemRandom());
    ASSERT_TRUE(journal);
    const auto rows = (*journal)->list(10, 0);
    ASSERT_TRUE(rows && rows->size() == 1);
    const auto saved = (*journal)->load(rows->front().id);
    ASSERT_TRUE(saved);
    const auto photo = std::ranges::find(saved->evidence, "front", &nqi::findings::Evidence::label);
    ASSERT_NE(photo, saved->evidence.end());
    EXPECT_EQ(photo->mediaType, "image/jpeg");
}

TEST(CaptureInTheApp, AnAnnexIsPhotographedAndCountsNoGoods)
{
    AppUnderTest app;
    app.start();
    plugInACamera(app);
    ASSERT_TRUE(app.press(u"Inspection"_s));
    ASSERT_TRUE(app.press(u"Begin an inspection"_s));
    auto &inspection = *app.model().inspection();
    ASSERT_TRUE(app.wait([&] { return inspection.isOpen(); }));
    inspection.setStep(2);
    ASSERT_TRUE(app.type(u"What the annex shows"_s, u"Kệ hàng"_s));
    photograph(app, u"Photograph as an annex"_s);
    ASSERT_TRUE(app.wait([&] { return inspection.lists()[u"annexes"_s].toList().size() == 1; }))
        << inspection.message().toStdString();
    const QVariantMap annex = inspection.lists()[u"annexes"_s].toList().front().toMap();
    EXPECT_EQ(annex[u"text"_s].toString(), u"Kệ hàng");
    EXPECT_EQ(annex[u"mediaType"_s].toString(), u"image/jpeg");
    EXPECT_EQ(inspection.items()->readings(), 0);
    EXPECT_TRUE(app.wait([&] { return inspection.keptLevel() == u"success"; }));
}

TEST(CaptureInTheApp, APictureFileIsDroppedOnAFinding)
{
    AppUnderTest app;
    app.start();
    openFinding(app);
    QImage picture(64, 48, QImage::Format_RGB32);
    picture.fill(Qt::white);
    const QString file = app.file(u"dropped.png"_s);
    ASSERT_TRUE(picture.save(file));
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(file)});
    const QPoint middle(app.window().width() / 2, app.window().height() / 2);
    const auto &finding = *app.model().finding();
    const auto drop = [&] {
        QDragEnterEvent enter(middle, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&app.window(), &enter);
        QDropEvent dropped(middle, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&app.window(), &dropped);
        return finding.photos().size() == 1;
    };
    ASSERT_TRUE(app.wait(drop)) << finding.message().toStdString(); // once the sheet is laid out
    EXPECT_EQ(finding.photos()[0].toMap()[u"label"_s].toString(), u"other");
}

} // namespace
