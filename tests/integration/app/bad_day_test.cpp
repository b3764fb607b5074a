// SPDX-License-Identifier: Apache-2.0
// What goes wrong in the field, through the window: each is said, and nothing is lost.
#include "core/store/catalogue_files.h"
#include "tests/integration/app/app_under_test.h"
#include "tests/integration/app/full_disk.h"
#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <gmock/gmock.h>

#include <filesystem>

namespace {

using namespace Qt::StringLiterals;
using nqi::test::AppUnderTest;
using nqi::test::FullDisk;
using testing::HasSubstr;

void recordFinding(AppUnderTest &app)
{
    app.model().scan()->submitText(u"(01)08930000000001(10)X"_s);
    ASSERT_TRUE(app.wait([&] { return !app.model().result()->isEmpty(); }));
    ASSERT_TRUE(app.press(u"Record finding"_s));
}

TEST(BadDay, AFullDiskIsSaidAndTheDraftIsSavedWhenThereIsSpaceAgain)
{
    AppUnderTest app;
    app.start();
    recordFinding(app);
    app.model().finding()->setNote(u"Ghi chú dài"_s.repeated(500));
    app.model().finding()->setNoPhotoReason(u"typed"_s);
    {
        const FullDisk full;
        ASSERT_TRUE(app.press(u"Save finding"_s));
        ASSERT_TRUE(
            app.wait([&] { return !app.model().finding()->message().isEmpty() && !app.model().finding()->isBusy(); }));
        EXPECT_EQ(app.model().finding()->messageLevel(), u"error") << app.model().finding()->message().toStdString();
        EXPECT_THAT(app.model().finding()->message().toStdString(), HasSubstr("full"));
        EXPECT_TRUE(app.model().finding()->savedId().isEmpty());
        EXPECT_TRUE(app.model().finding()->canSave()) << "what was written is still there";
    }
    ASSERT_TRUE(app.press(u"Save finding"_s));
    ASSERT_TRUE(app.wait([&] { return !app.model().finding()->savedId().isEmpty(); }))
        << app.model().finding()->message().toStdString();
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->rowCount() == 1; })) << "once, not twice";
}

TEST(BadDay, ACameraThatIsPulledOutIsSaidAndWhatWasScannedStays)
{
    AppUnderTest app;
    const auto symbol = nqi::test::makeSymbol(nqi::test::Kind::gs1DataMatrix, "(01)08930000000001(10)L1(21)S1");
    std::vector<nqi::decode::Frame> frames;
    for (int i = 0; i < 30; ++i) {
        nqi::test::Canvas canvas(640, 480);
        canvas.place(symbol, {.x = 250 + 4.0 * i, .y = 240, .scale = 2, .degrees = 1.0 * i, .tilt = 0}).noise(3);
        frames.push_back(canvas.frame(static_cast<std::uint64_t>(i)));
    }
    nqi::test::writeVideo(app.file(u"camera.avi"_s).toStdString(), frames);
    app.start();
    app.model().scan()->useCamera({});
    EXPECT_THAT(app.model().scan()->message().toStdString(), HasSubstr("No camera"));
    EXPECT_NE(app.model().scan()->messageLevel(), u"error") << "to have none is a normal state";

    app.camera().plugIn(app.file(u"camera.avi"_s));
    ASSERT_EQ(app.model().scan()->cameras().size(), 1);
    app.model().scan()->useCamera({});
    EXPECT_TRUE(app.model().scan()->isRunning());
    ASSERT_TRUE(app.wait([&] { return app.model().scan()->itemCount() == 1; }));
    app.camera().pullOut();
    EXPECT_FALSE(app.model().scan()->isRunning());
    EXPECT_THAT(app.model().scan()->message().toStdString(), HasSubstr("camera is gone"));
    EXPECT_EQ(app.model().scan()->itemCount(), 1);

    app.camera().plugIn(app.file(u"camera.avi"_s));
    app.model().scan()->useCamera({});
    EXPECT_TRUE(app.model().scan()->isRunning());
    EXPECT_TRUE(app.model().scan()->message().isEmpty());
}

TEST(BadDay, ADamagedCatalogueIsSaidAndCodesAreStillReadAndRecorded)
{
    AppUnderTest app;
    const auto folder = app.folders().catalogue();
    std::filesystem::resize_file(folder / nqi::store::readCurrent(folder)->file, 5000);
    app.start();
    recordFinding(app);
    EXPECT_FALSE(app.model().sync()->isAvailable());
    EXPECT_THAT(app.model().sync()->catalogueText().toStdString(), HasSubstr("damaged"));
    ASSERT_TRUE(app.press(u"Save finding"_s));
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->waiting() == 1; }));
}

TEST(BadDay, NoCatalogueIsSaidAndCodesAreStillReadAndRecorded)
{
    AppUnderTest app;
    std::filesystem::remove_all(app.folders().catalogue());
    app.start();
    recordFinding(app);
    EXPECT_FALSE(app.model().sync()->isAvailable());
    EXPECT_FALSE(app.model().sync()->catalogueText().isEmpty());
    ASSERT_TRUE(app.press(u"Save finding"_s));
    EXPECT_TRUE(app.wait([&] { return app.model().findings()->waiting() == 1; }));
}

TEST(BadDay, ALogInPageInsteadOfAHubIsSaidAndTheFindingWaits)
{
    QTcpServer portal;
    ASSERT_TRUE(portal.listen(QHostAddress::LocalHost));
    QObject::connect(&portal, &QTcpServer::newConnection, &portal, [&] {
        while (QTcpSocket *socket = portal.nextPendingConnection())
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 26\r\n"
                              "Connection: close\r\n\r\n<html>Please log in</html>");
                socket->disconnectFromHost();
            });
    });
    AppUnderTest app;
    app.start();
    recordFinding(app);
    ASSERT_TRUE(app.press(u"Save finding"_s));
    ASSERT_TRUE(app.wait([&] { return app.model().findings()->waiting() == 1; }));
    app.model().settings()->setHubAddress(u"http://127.0.0.1:%1"_s.arg(portal.serverPort()));
    app.model().sync()->syncNow();
    ASSERT_TRUE(app.wait([&] { return app.model().sync()->message().contains(u"not a hub"); }))
        << app.model().sync()->message().toStdString();
    EXPECT_EQ(app.model().sync()->messageLevel(), u"error");
    EXPECT_FALSE(app.model().sync()->isOnline());
    EXPECT_EQ(app.model().findings()->waiting(), 1) << "nothing is lost";
}

TEST(BadDay, ANewCatalogueComesFromTheHubWhileTheWindowIsOpen)
{
    AppUnderTest app;
    app.startHub({u"--catalogue"_s, QString::fromStdString(app.folders().catalogue().string())});
    std::filesystem::remove_all(app.folders().catalogue());
    app.start();
    EXPECT_TRUE(app.wait([&] { return app.model().sync()->isAvailable(); }))
        << app.model().sync()->message().toStdString();
    EXPECT_TRUE(app.model().isDemo());
}

} // namespace
