// SPDX-License-Identifier: Apache-2.0
// A camera in the network: a server of this test sends pictures as such cameras do (MJPEG over HTTP).
#include "core/scanner/test_code.h"
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_camera.h"
#include "ui/documents/symbol_image.h"
#include "ui/models/scan_model.h"
#include "ui/models/stream_player.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Sends the same picture for ever to whoever asks for /video with the right password; anything else is not found.
class CameraServer : public QObject {
public:
    CameraServer()
    {
        QImage picture(640, 480, QImage::Format_RGB32);
        picture.fill(Qt::white);
        const QImage symbol = documents::dataMatrixImage(scanner::testcode::elements);
        QPainter(&picture).drawImage(100, 60, symbol.scaled(symbol.size() * 8));
        QBuffer buffer(&m_jpeg);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "JPEG", 90);
        connect(&m_server, &QTcpServer::newConnection, this, &CameraServer::greet);
        connect(&m_tick, &QTimer::timeout, this, &CameraServer::send);
        m_tick.start(20);
        start();
    }
    void start()
    {
        ASSERT_TRUE(m_server.listen(QHostAddress::LocalHost, m_port));
        m_port = m_server.serverPort();
    }
    void stop()
    {
        m_server.close();
        for (QTcpSocket *socket : std::exchange(m_watching, {}))
            socket->abort();
    }
    [[nodiscard]] QString address(const QString &path = u"video"_s) const
    {
        return u"http://admin:S3cret@127.0.0.1:%1/%2?key=S3cret"_s.arg(m_port).arg(path);
    }
    int greeted = 0;

private:
    void greet()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_watching.removeAll(socket);
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray request = socket->readAll();
            ++greeted;
            if (!request.startsWith("GET /video?key=S3cret ")) {
                socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                socket->disconnectFromHost();
                return;
            }
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=frame\r\n\r\n");
            m_watching.append(socket);
        });
    }
    void send()
    {
        const auto watching = m_watching; // writing may find out that one has gone
        for (QTcpSocket *socket : watching)
            if (socket->bytesToWrite() < 4 * m_jpeg.size())
                socket->write("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " +
                              QByteArray::number(m_jpeg.size()) + "\r\n\r\n" + m_jpeg + "\r\n");
    }

    QByteArray m_jpeg;
    quint16 m_port = 0;
    QList<QTcpSocket *> m_watching;
    QTimer m_tick;
    QTcpServer m_server; ///< last: the sockets that end with it are still taken off the list
};

class StreamTest : public testing::Test {
protected:
    bool says(const QString &message)
    {
        return QTest::qWaitFor([&] { return scan.message().contains(message); }, 20'000);
    }
    bool runs()
    {
        return QTest::qWaitFor([&] { return scan.message().isEmpty() && scan.searched() > 0; }, 20'000);
    }

    QGuiApplication &app = application();
    CameraServer server;
    FakeCamera camera;
    ScanModel scan{[] { return std::make_unique<inspect::Line>(nullptr, systemClock()); }, camera, systemClock()};
};

TEST_F(StreamTest, PicturesOfACameraInTheNetworkAreSearched)
{
    scan.openAddress(server.address());
    EXPECT_EQ(scan.sourceKind(), u"stream");
    EXPECT_TRUE(says(u"Connecting"_s));
    ASSERT_TRUE(runs());
    EXPECT_TRUE(QTest::qWaitFor([&] { return scan.itemCount() == 1; }, 10'000));
    EXPECT_FALSE(scan.viewfinder()->picture().image.isNull());
}

TEST_F(StreamTest, UserNameAndPasswordAreNowhere)
{
    QStringList seen;
    QObject::connect(&scan, &ScanModel::messageChanged, &scan, [&] { seen += scan.message(); });
    scan.openAddress(server.address());
    ASSERT_TRUE(runs());
    seen += scan.sourceName();
    seen += QString::fromStdString(scan.viewfinder()->frame().origin);
    server.stop();
    ASSERT_TRUE(says(u"tried again"_s));
    for (const QString &text : std::as_const(seen))
        EXPECT_FALSE(text.contains(u"S3cret") || text.contains(u"admin")) << text.toStdString();
    EXPECT_TRUE(scan.sourceName().startsWith(u"http://127.0.0.1:"));
}

TEST_F(StreamTest, ALostCameraIsSaidAndComesBack)
{
    scan.openAddress(server.address());
    ASSERT_TRUE(runs());
    server.stop();
    ASSERT_TRUE(says(u"stopped sending pictures"_s));
    EXPECT_EQ(scan.messageLevel(), u"warning");
    EXPECT_TRUE(scan.isRunning()) << "it goes on trying";
    EXPECT_TRUE(scan.viewfinder()->frame().empty()) << "what it showed last is not what is there now";
    server.start();
    EXPECT_TRUE(runs());
    EXPECT_EQ(server.greeted, 2);
}

TEST_F(StreamTest, AWrongAddressIsSaid)
{
    scan.openAddress(server.address(u"nothing"_s));
    ASSERT_TRUE(says(u"No pictures come from"_s));
    EXPECT_EQ(scan.messageLevel(), u"error");
    scan.openAddress(u"ftp://camera/"_s);
    EXPECT_TRUE(scan.message().contains(u"rtsp://"));
    EXPECT_EQ(scan.messageLevel(), u"error");
    scan.openAddress(u"rtsp://admin:pa/ss@host/"_s);
    EXPECT_TRUE(scan.message().contains(u"%2F"));
}

TEST_F(StreamTest, StoppingWaitsForNobody)
{
    QTcpServer silent; // takes the connection and says nothing
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    scan.openAddress(u"http://127.0.0.1:%1/video"_s.arg(silent.serverPort()));
    ASSERT_TRUE(silent.waitForNewConnection(10'000));
    QElapsedTimer timer;
    timer.start();
    scan.stop();
    EXPECT_LT(timer.elapsed(), 500);
    EXPECT_EQ(scan.sourceKind(), u"none");
    QTest::qWait(50);
    EXPECT_TRUE(scan.message().isEmpty()) << "what was left says nothing any more";
}

TEST(StreamPause, GrowsAndEnds)
{
    std::vector<std::chrono::milliseconds> pauses;
    for (int failures = 1; failures <= 8; ++failures)
        pauses.push_back(streamPause(failures, 1s));
    EXPECT_THAT(pauses, testing::ElementsAre(1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s));
    EXPECT_EQ(streamPause(1'000'000, 1s), 30s);
}

/// A source that fails as often as it is told to, then gives pictures.
class Flaky final : public decode::FrameSource {
public:
    explicit Flaky(bool works) : m_works(works) {}
    std::expected<decode::Frame, decode::SourceError> next() override
    {
        std::this_thread::sleep_for(1ms);
        if (!m_works || ++m_frames > 3)
            return std::unexpected(decode::SourceError::lost);
        return *decode::adoptFrame(2, 2, 2, decode::Bytes(4), {});
    }
    [[nodiscard]] std::string lastPath() const override { return {}; }

private:
    bool m_works;
    int m_frames = 0;
};

TEST(StreamPlayer, PausesGrowUntilItRunsAndThenBeginAnew)
{
    std::mutex mutex;
    std::vector<std::pair<StreamState, int>> states;
    int opened = 0;
    {
        StreamPlayer player(
            [&] {
                const std::scoped_lock lock(mutex);
                return std::make_unique<Flaky>(++opened == 4);
            },
            {.frame = [](const decode::Frame &) {},
             .state =
                 [&](StreamState state, std::chrono::milliseconds pause) {
                     const std::scoped_lock lock(mutex);
                     if (state != StreamState::connecting)
                         states.emplace_back(state, static_cast<int>(pause.count()));
                 }},
            5ms);
        for (int i = 0; i < 2000; ++i) {
            std::this_thread::sleep_for(1ms);
            const std::scoped_lock lock(mutex);
            if (states.size() >= 6)
                break;
        }
    }
    using enum StreamState;
    using testing::Pair;
    ASSERT_GE(states.size(), 6U);
    states.resize(6);
    EXPECT_THAT(states, testing::ElementsAre(Pair(noAnswer, 5), Pair(noAnswer, 10), Pair(noAnswer, 20),
                                             Pair(running, 0), Pair(lost, 5), Pair(lost, 10)));
}

} // namespace

} // namespace nqi::ui
