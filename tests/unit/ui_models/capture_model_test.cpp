// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_camera.h"
#include "ui/models/capture_model.h"

#include <QDir>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const CameraName phone{.id = u"phone"_s, .name = u"Phone"_s};
const CameraName web{.id = u"web"_s, .name = u"Webcam"_s};

class CaptureTest : public testing::Test {
protected:
    /// What the camera in use sees at this moment.
    void see()
    {
        const auto frame = decode::adoptFrame(64, 48, 64, decode::Bytes(64 * 48), {.time = now});
        ASSERT_TRUE(frame);
        camera.see(*frame);
        QCoreApplication::processEvents();
    }

    QGuiApplication &app = application();
    QTemporaryDir folder;
    Instant now = Instant(1'800'000'000'000ms);
    Clock clock = [this] { return now; };
    FakeCamera camera;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    ScanModel scan{[] { return std::make_unique<inspect::Line>(nullptr, systemClock()); }, camera, clock};
    CaptureModel capture{scan, settings, clock};
};

TEST_F(CaptureTest, StartsTheCameraUsedLastAndStopsItAfterwards)
{
    camera.plugIn(phone);
    camera.plugIn(web);
    settings.setCameraId(web.id);
    settings.setCameraName(web.name);
    capture.setOpen(true);
    EXPECT_EQ(camera.active, web.id);
    EXPECT_TRUE(capture.problem().isEmpty()) << "it is starting";
    capture.useNextCamera();
    EXPECT_EQ(camera.active, phone.id);
    EXPECT_EQ(settings.cameraId(), phone.id);
    capture.setOpen(false);
    EXPECT_TRUE(camera.active.isEmpty());
    EXPECT_EQ(scan.sourceKind(), u"none");
}

TEST_F(CaptureTest, ACameraThatItStartedIsOffBeforeCodesAreLookedForAgain)
{
    camera.plugIn(web);
    capture.setOpen(true);
    ASSERT_EQ(camera.active, web.id);
    QString active = u"not told"_s;
    QObject::connect(&capture, &CaptureModel::openChanged, &capture, [&] { active = camera.active; });
    capture.setOpen(false);
    EXPECT_EQ(active, QString()) << "what it sees in between would be met and counted";
}

TEST_F(CaptureTest, LeavesOnWhatWasOn)
{
    camera.plugIn(phone);
    camera.plugIn(web);
    scan.useCamera(web.id);
    capture.setOpen(true);
    EXPECT_EQ(camera.active, web.id);
    capture.setOpen(false);
    EXPECT_EQ(camera.active, web.id);
}

TEST_F(CaptureTest, TakesWhatTheCameraSeesUntilItIsClosed)
{
    camera.plugIn(web);
    capture.setOpen(true);
    see();
    capture.take();
    EXPECT_TRUE(capture.message().isEmpty()) << capture.message().toStdString();
    ASSERT_TRUE(capture.picture());
    EXPECT_EQ(capture.picture()->mediaType, "image/jpeg");
    EXPECT_TRUE(capture.taken().startsWith(u"data:image/"));
    capture.retake();
    EXPECT_FALSE(capture.picture());
    capture.take();
    EXPECT_TRUE(capture.picture());
    capture.setOpen(false);
    EXPECT_FALSE(capture.picture());
    EXPECT_TRUE(capture.taken().isEmpty());
    capture.take();
    EXPECT_FALSE(capture.picture()) << "nobody looks";
}

TEST_F(CaptureTest, ThatPicturesComeOrStayAwayIsToldAtOnce)
{
    camera.plugIn(web);
    capture.setOpen(true);
    EXPECT_FALSE(capture.isLive());
    const QSignalSpy changed(&capture, &CaptureModel::changed);
    see();
    EXPECT_TRUE(capture.isLive());
    EXPECT_EQ(changed.count(), 1);
    see();
    EXPECT_EQ(changed.count(), 1) << "not for each picture";
    now += CaptureModel::oldest + 1ms;
    EXPECT_TRUE(QTest::qWaitFor([&] { return !capture.isLive(); }));
    EXPECT_TRUE(capture.problem().isEmpty()) << "it may come back in a moment";
    now += CaptureModel::patience;
    EXPECT_TRUE(QTest::qWaitFor([&] { return capture.problem().contains(web.name); }));
    see();
    EXPECT_TRUE(capture.isLive());
    EXPECT_TRUE(capture.problem().isEmpty());
}

TEST_F(CaptureTest, AnOldPictureIsNotTaken)
{
    camera.plugIn(web);
    capture.setOpen(true);
    capture.take();
    EXPECT_FALSE(capture.picture()) << "it has shown nothing yet";
    EXPECT_FALSE(capture.message().isEmpty());
    see();
    now += 3200ms;
    capture.take();
    EXPECT_FALSE(capture.picture());
    EXPECT_TRUE(capture.message().contains(QLocale().toString(3.2, 'f', 1))) << capture.message().toStdString();
    see();
    capture.take();
    EXPECT_TRUE(capture.picture());
    EXPECT_TRUE(capture.message().isEmpty());
}

TEST_F(CaptureTest, WhatAPulledCameraSawLastIsNotTaken)
{
    camera.plugIn(phone);
    camera.plugIn(web);
    scan.useCamera(web.id);
    capture.setOpen(true);
    see();
    camera.pullOut(web.id);
    EXPECT_TRUE(scan.viewfinder()->frame().empty());
    EXPECT_FALSE(capture.isLive());
    EXPECT_FALSE(capture.problem().isEmpty());
    capture.take();
    EXPECT_FALSE(capture.picture());
    EXPECT_FALSE(capture.message().isEmpty());
    capture.useNextCamera();
    EXPECT_EQ(camera.active, phone.id);
    see();
    capture.take();
    EXPECT_TRUE(capture.picture());
}

TEST_F(CaptureTest, APictureFileIsNotPhotographed)
{
    QImage picture(64, 48, QImage::Format_RGB32);
    picture.fill(Qt::white);
    const QString file = folder.filePath(u"picture.png"_s);
    ASSERT_TRUE(picture.save(file));
    scan.openFile(QUrl::fromLocalFile(file));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !scan.viewfinder()->frame().empty(); }));
    capture.setOpen(true);
    EXPECT_FALSE(capture.isLive());
    EXPECT_FALSE(capture.problem().isEmpty());
    capture.take();
    EXPECT_FALSE(capture.picture());
    EXPECT_FALSE(capture.message().isEmpty());
}

TEST_F(CaptureTest, AFolderIsSearchedToItsEndBeforeACameraIsStarted)
{
    QDir(folder.path()).mkdir(u"pictures"_s);
    QImage picture(64, 48, QImage::Format_RGB32);
    picture.fill(Qt::white);
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(picture.save(folder.filePath(u"pictures/%1.png"_s.arg(i))));
    camera.plugIn(web);
    scan.openFolder(QUrl::fromLocalFile(folder.filePath(u"pictures"_s)));
    scan.setPhotographing(true);
    capture.setOpen(true);
    EXPECT_TRUE(capture.isWaiting());
    EXPECT_TRUE(capture.problem().contains(u"pictures"_s)) << capture.problem().toStdString();
    capture.useNextCamera();
    EXPECT_TRUE(camera.active.isEmpty());
    ASSERT_TRUE(QTest::qWaitFor([&] { return camera.active == web.id; }, 30'000));
    EXPECT_EQ(scan.searched(), 5U);
    EXPECT_FALSE(capture.isWaiting());
    see();
    EXPECT_TRUE(capture.isLive());
}

TEST_F(CaptureTest, AStreamThatFilmedFilmsAgainAfterwards)
{
    camera.plugIn(web);
    const QString address = u"http://user:secret@127.0.0.1:9/video"_s; // nothing answers there
    scan.openAddress(address);
    capture.setOpen(true);
    EXPECT_TRUE(camera.active.isEmpty());
    capture.useNextCamera();
    EXPECT_EQ(camera.active, web.id);
    capture.setOpen(false);
    EXPECT_TRUE(camera.active.isEmpty());
    EXPECT_EQ(scan.sourceKind(), u"stream");
    EXPECT_EQ(scan.address(), address);
}

TEST_F(CaptureTest, ACameraThatCannotBeUsedIsTriedAgain)
{
    camera.plugIn(web);
    camera.refuses = true;
    capture.setOpen(true);
    EXPECT_TRUE(capture.problem().contains(u"cannot be used now"_s)) << capture.problem().toStdString();
    camera.refuses = false;
    now += CaptureModel::again;
    EXPECT_TRUE(QTest::qWaitFor([&] { return camera.active == web.id; }));
    EXPECT_TRUE(capture.problem().isEmpty()) << "it is starting";
}

TEST_F(CaptureTest, AfterUnlockingTheCameraHasItsTimeToStart)
{
    camera.plugIn(web);
    capture.setOpen(true);
    see();
    scan.setWatched(false);
    now += 1h;
    scan.setWatched(true);
    EXPECT_TRUE(capture.problem().isEmpty()) << capture.problem().toStdString();
    now += CaptureModel::patience;
    EXPECT_TRUE(QTest::qWaitFor([&] { return capture.problem().contains(web.name); }));
}

TEST_F(CaptureTest, WithoutACameraItIsSaidWhatToDoUntilOneIsThere)
{
    capture.setOpen(true);
    EXPECT_TRUE(capture.problem().contains(u"No camera is connected"_s)) << capture.problem().toStdString();
    EXPECT_TRUE(scan.message().isEmpty());
    camera.plugIn(web);
    EXPECT_EQ(camera.active, web.id);
    EXPECT_TRUE(capture.problem().isEmpty());
    see();
    EXPECT_TRUE(capture.isLive());
}

} // namespace

} // namespace nqi::ui
