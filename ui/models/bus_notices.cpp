// SPDX-License-Identifier: Apache-2.0
#include "ui/models/bus_notices.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingReply>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView service("org.freedesktop.Notifications");
constexpr QLatin1StringView path("/org/freedesktop/Notifications");

} // namespace

BusNotices::BusNotices()
{
    QDBusConnection::sessionBus().connect(service, path, service, u"ActionInvoked"_s, this,
                                          SLOT(onAction(uint, QString)));
}

void BusNotices::show(const QString &title, const QString &text)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    const QVariantMap hints{{u"desktop-entry"_s, u"nqi-inspector"_s},
                            {u"urgency"_s, QVariant::fromValue<uchar>(1)},
                            // Of this person's session: desktops that know it leave it off the lock screen.
                            {u"x-gnome-privacy-scope"_s, u"user"_s}};
    constexpr int asTheDesktopLikes = -1;
    call.setArguments({QCoreApplication::applicationName(), m_shown, u"nqi-inspector"_s, title,
                       text.toHtmlEscaped(), // servers may read markup in it
                       QStringList{u"default"_s, title}, hints, asTheDesktopLikes});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &BusNotices::onShown);
}

void BusNotices::onShown(QDBusPendingCallWatcher *call)
{
    const QDBusPendingReply<uint> answer = *call;
    if (answer.isValid())
        m_shown = answer.value();
    call->deleteLater();
}

void BusNotices::onAction(uint message, const QString &action)
{
    if (message == m_shown && action == "default"_L1 && m_pressed)
        m_pressed();
}

std::unique_ptr<DesktopNotices> makeBusNotices()
{
    return std::make_unique<BusNotices>();
}

} // namespace nqi::ui
