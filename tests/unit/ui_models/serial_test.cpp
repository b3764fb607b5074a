// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/test_code.h"
#include "tests/unit/ui_models/application.h"
#include "ui/models/qt_serial_feed.h"
#include "ui/models/scanner_model.h"
#include "ui/models/serial_reader.h"
#include "ui/models/settings_model.h"
#include "ui/models/wedge_reader.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

/// The two ends of a line: the scanner's here, the app's under `path()`.
class PseudoTerminal {
public:
    PseudoTerminal() : m_master(posix_openpt(O_RDWR | O_NOCTTY))
    {
        if (m_master >= 0 && grantpt(m_master) == 0 && unlockpt(m_master) == 0)
            m_path = QString::fromLocal8Bit(ptsname(m_master));
    }
    ~PseudoTerminal() { unplug(); }
    PseudoTerminal(const PseudoTerminal &) = delete;
    PseudoTerminal &operator=(const PseudoTerminal &) = delete;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool send(const QByteArray &bytes) const
    {
        return write(m_master, bytes.data(), static_cast<size_t>(bytes.size())) == bytes.size();
    }
    void unplug()
    {
        if (m_master >= 0)
            close(std::exchange(m_master, -1));
    }

private:
    int m_master;
    QString m_path;
};

/// Ports that come, go and refuse as the test says.
class FakeSerial final : public SerialFeed {
public:
    [[nodiscard]] QList<SerialPortName> ports() const override { return m_ports; }
    [[nodiscard]] std::expected<void, SerialError> open(const QString &id, int speed) override
    {
        if (!std::ranges::contains(m_ports, id, &SerialPortName::id))
            return std::unexpected(SerialError::notThere);
        if (denied)
            return std::unexpected(SerialError::denied);
        opened = id;
        openedSpeed = speed;
        return {};
    }
    void close() override { opened.clear(); }
    void setLooking(bool on) override { looking = on; }

    void plugIn(const SerialPortName &port)
    {
        m_ports.append(port);
        Q_EMIT portsChanged();
    }
    void pullOut(const QString &id)
    {
        m_ports.removeIf([&](const SerialPortName &port) { return port.id == id; });
        if (opened == id) {
            close();
            Q_EMIT lost();
        }
        Q_EMIT portsChanged();
    }

    QString opened;
    int openedSpeed = 0;
    bool denied = false;
    bool looking = false;

private:
    QList<SerialPortName> m_ports;
};

QByteArray testCode()
{
    return QByteArray::fromStdString("]d2" + scanner::toUtf8(scanner::testcode::before) + '\x1D' +
                                     scanner::toUtf8(scanner::testcode::after));
}

TEST(SerialPort, CodesOfARealLineComeInWholeWithTheirSeparator)
{
    application();
    const PseudoTerminal line;
    ASSERT_FALSE(line.path().isEmpty());
    QtSerialFeed feed;
    SerialReader reader(feed);
    QSignalSpy scanned(&reader, &SerialReader::scanned);
    reader.choose(line.path(), 115200);
    ASSERT_TRUE(reader.isOpen());
    ASSERT_TRUE(line.send("]d20112\x1D"
                          "21A\r\n893456"));
    ASSERT_TRUE(line.send("7890120\r"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return scanned.size() == 2; }));
    EXPECT_EQ(scanned[0][0].toString(), u"]d20112\x1D"
                                        u"21A");
    EXPECT_EQ(scanned[1][0].toString(), u"8934567890120");
    ASSERT_TRUE(line.send("no end"));
    ASSERT_TRUE(scanned.wait());
    EXPECT_EQ(scanned[2][0].toString(), u"no end");
}

TEST(SerialPort, ALineThatIsCutIsLostAndNotReadAgainAndAgain)
{
    application();
    PseudoTerminal line;
    QtSerialFeed feed;
    SerialReader reader(feed);
    reader.choose(line.path(), 9600);
    ASSERT_TRUE(reader.isOpen());
    QSignalSpy lost(&feed, &SerialFeed::lost);
    line.unplug();
    ASSERT_TRUE(lost.wait());
    EXPECT_FALSE(reader.isOpen());
    EXPECT_EQ(reader.error(), SerialError::notThere);
    QTest::qWait(100);
    EXPECT_EQ(lost.size(), 1);
}

TEST(SerialPort, LookingForPortsEndsAtOnceWithTheFeed)
{
    application();
    for (int round = 0; round < 5; ++round) {
        QtSerialFeed feed;
        feed.setLooking(true);
        QTest::qWait(round);
    }
}

TEST(SerialPort, WhatIsNoPortIsSaid)
{
    application();
    QtSerialFeed feed;
    EXPECT_EQ(feed.open(u"/dev/no-such-port"_s, 9600).error(), SerialError::notThere);
    EXPECT_FALSE(feed.open(u"/dev/null"_s, 9600)) << "a file that is no line";
}

class SerialTest : public testing::Test {
protected:
    QGuiApplication &app = application();
    QTemporaryDir folder;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    FakeSerial feed;
    SerialReader reader{feed};
    WedgeReader wedge;
    ScannerModel model{wedge, settings, &reader};
    QSignalSpy scanned{&reader, &SerialReader::scanned};
};

TEST_F(SerialTest, AChosenPortIsRememberedAndOpenedWheneverItIsThere)
{
    feed.plugIn({.id = u"/dev/ttyACM0"_s, .name = u"Scanner (ttyACM0)"_s});
    EXPECT_EQ(model.ports().size(), 1);
    EXPECT_TRUE(model.portState().isEmpty()) << "none is chosen";
    model.choosePort(u"/dev/ttyACM0"_s);
    EXPECT_EQ(feed.opened, u"/dev/ttyACM0");
    EXPECT_EQ(feed.openedSpeed, SerialReader::defaultSpeed);
    EXPECT_EQ(model.portState()[u"level"_s].toString(), u"success");
    model.chooseSpeed(115200);
    EXPECT_EQ(feed.openedSpeed, 115200);
    feed.pullOut(u"/dev/ttyACM0"_s);
    EXPECT_EQ(model.portState()[u"level"_s].toString(), u"warning");
    EXPECT_EQ(model.port(), u"/dev/ttyACM0");
    ASSERT_EQ(model.ports().size(), 1) << "what is chosen stays in the list";
    feed.plugIn({.id = u"/dev/ttyACM0"_s, .name = u"Scanner (ttyACM0)"_s});
    EXPECT_EQ(feed.opened, u"/dev/ttyACM0");

    FakeSerial later;
    SerialReader again(later);
    const ScannerModel next(wedge, settings, &again);
    later.plugIn({.id = u"/dev/ttyACM0"_s, .name = u"Scanner (ttyACM0)"_s});
    EXPECT_EQ(later.opened, u"/dev/ttyACM0") << "after a restart";
    EXPECT_EQ(later.openedSpeed, 115200);
}

TEST_F(SerialTest, PortsAreLookedForOnlyWhileSomebodyWantsToKnow)
{
    EXPECT_FALSE(feed.looking) << "none is chosen";
    model.begin();
    EXPECT_TRUE(feed.looking);
    feed.plugIn({.id = u"/dev/ttyACM0"_s, .name = u"Scanner"_s});
    model.choosePort(u"/dev/ttyACM0"_s);
    model.end();
    EXPECT_FALSE(feed.looking) << "it is open";
    feed.pullOut(u"/dev/ttyACM0"_s);
    EXPECT_TRUE(feed.looking);
    feed.plugIn({.id = u"/dev/ttyACM0"_s, .name = u"Scanner"_s});
    EXPECT_FALSE(feed.looking);
    EXPECT_EQ(feed.opened, u"/dev/ttyACM0");
}

TEST_F(SerialTest, APortThatMayNotBeOpenedIsSaidAndCanBeGivenUp)
{
    feed.plugIn({.id = u"/dev/ttyUSB0"_s, .name = u"A"_s});
    feed.denied = true;
    model.choosePort(u"/dev/ttyUSB0"_s);
    EXPECT_EQ(model.portState()[u"level"_s].toString(), u"error");
    model.choosePort({});
    EXPECT_TRUE(model.portState().isEmpty());
    EXPECT_TRUE(settings.serialPort().isEmpty());
}

TEST_F(SerialTest, WhileASetUpListensBytesAreShownAndNothingIsLookedUp)
{
    Q_EMIT feed.received("8934567890120\r");
    EXPECT_EQ(scanned.size(), 1);
    model.begin();
    Q_EMIT feed.received(testCode() + "\r\n");
    EXPECT_EQ(scanned.size(), 1);
    EXPECT_EQ(model.summary()[u"level"_s].toString(), u"success");
    EXPECT_EQ(model.keys().size(), testCode().size() + 2);
    EXPECT_EQ(model.keys()[19].toMap()[u"shown"_s].toString(), u"GS");
    EXPECT_EQ(model.keys().last().toMap()[u"shown"_s].toString(), u"LF");
    Q_EMIT feed.received("\x80\xFE\x01\r");
    ASSERT_EQ(model.damages().size(), 1);
    EXPECT_EQ(model.keys()[0].toMap()[u"code"_s].toString(), u"80");
    EXPECT_TRUE(model.keys()[0].toMap()[u"odd"_s].toBool());
    model.end();
    Q_EMIT feed.received("8934567890120\r");
    EXPECT_EQ(scanned.size(), 2);
}

TEST_F(SerialTest, WhileTheDeviceIsLockedNothingIsTaken)
{
    reader.setEnabled(false);
    Q_EMIT feed.received("8934567890120\r89345");
    reader.setEnabled(true);
    EXPECT_EQ(scanned.size(), 0);
    Q_EMIT feed.received("67890137\r");
    ASSERT_EQ(scanned.size(), 1);
    EXPECT_EQ(scanned[0][0].toString(), u"8934567890137") << "no piece of a code is ever taken for a code";
}

} // namespace

} // namespace nqi::ui
