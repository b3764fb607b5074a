// SPDX-License-Identifier: Apache-2.0
#include "ui/models/desktop_notices.h"

#include <QDBusConnection>
#include <QStringList>
#include <QTest>
#include <QVariantMap>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;

/// The part of a desktop that shows messages.
class Desktop : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Message {
        uint replaces = 0;
        QString title;
        QString text;
        QVariantMap hints;
    };
    QList<Message> messages;

    Desktop()
    {
        EXPECT_TRUE(m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                                         QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        EXPECT_TRUE(m_bus.registerService(u"org.freedesktop.Notifications"_s));
    }
    ~Desktop() override
    {
        m_bus.unregisterService(u"org.freedesktop.Notifications"_s);
        QDBusConnection::disconnectFromBus(u"desktop"_s);
    }

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &, const QVariantMap &hints, int)
    {
        messages.append({replaces, title, text, hints});
        return replaces != 0 ? replaces : 7;
    }

Q_SIGNALS:
    void ActionInvoked(uint message, const QString &action);

private:
    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
};

namespace {

TEST(Notices, ShowOneMessageInPlaceOfTheOneBefore)
{
    Desktop desktop;
    const auto notices = nqi::ui::makeBusNotices();
    notices->show(u"2 new serious alerts"_s, u"Open <b>it</b>"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return desktop.messages.size() == 1; }));
    EXPECT_EQ(desktop.messages[0].replaces, 0U);
    EXPECT_EQ(desktop.messages[0].title, u"2 new serious alerts");
    EXPECT_EQ(desktop.messages[0].text, u"Open &lt;b&gt;it&lt;/b&gt;") << "a desktop may read markup";
    EXPECT_EQ(desktop.messages[0].hints[u"desktop-entry"_s], u"nqi-inspector"_s);
    EXPECT_EQ(desktop.messages[0].hints[u"x-gnome-privacy-scope"_s], u"user"_s);
    QTest::qWait(50); // its number comes back
    notices->show(u"3 new serious alerts"_s, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return desktop.messages.size() == 2; }));
    EXPECT_EQ(desktop.messages[1].replaces, 7U);
}

TEST(Notices, SayThatTheirMessageWasPressedAndNoOther)
{
    Desktop desktop;
    const auto notices = nqi::ui::makeBusNotices();
    int pressed = 0;
    notices->setPressed([&] { ++pressed; });
    notices->show(u"1 new serious alert"_s, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return desktop.messages.size() == 1; }));
    QTest::qWait(50);
    Q_EMIT desktop.ActionInvoked(8, u"default"_s);
    Q_EMIT desktop.ActionInvoked(7, u"settings"_s);
    Q_EMIT desktop.ActionInvoked(7, u"default"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return pressed > 0; }));
    QTest::qWait(50);
    EXPECT_EQ(pressed, 1);
}

TEST(Notices, AreNothingWhereNobodyShowsThem)
{
    const auto notices = nqi::ui::makeBusNotices();
    notices->show(u"1 new serious alert"_s, {});
    QTest::qWait(100);
}

} // namespace

#include "notices_test.moc"
