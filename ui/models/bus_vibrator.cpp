// SPDX-License-Identifier: Apache-2.0
#include "ui/models/bus_vibrator.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

// Found by QtDBus through the type that they belong to, and of the form that it asks for: a struct of a double and
// an unsigned number, "(du)".
// NOLINTBEGIN(misc-use-internal-linkage,bugprone-return-const-ref-from-parameter)
QDBusArgument &operator<<(QDBusArgument &argument, const Pulse &pulse)
{
    argument.beginStructure();
    argument << pulse.strength << pulse.milliseconds;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Pulse &pulse)
{
    argument.beginStructure();
    argument >> pulse.strength >> pulse.milliseconds;
    argument.endStructure();
    return argument;
}
// NOLINTEND(misc-use-internal-linkage,bugprone-return-const-ref-from-parameter)

BusVibrator::BusVibrator()
{
    qDBusRegisterMetaType<Pulse>();
    qDBusRegisterMetaType<QList<Pulse>>();
}

QDBusPendingCall BusVibrator::call(const QList<Pulse> &pulses)
{
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.sigxcpu.Feedback"_s, u"/org/sigxcpu/Feedback"_s,
                                                          u"org.sigxcpu.Feedback.Haptic"_s, u"Vibrate"_s);
    message.setArguments({u"nqi-inspector"_s, QVariant::fromValue(pulses)});
    return QDBusConnection::sessionBus().asyncCall(message);
}

void BusVibrator::find(std::function<void(bool)> present)
{
    // An empty pattern stops what vibrates: it does nothing, and only a device with a motor has the interface.
    auto *watcher = new QDBusPendingCallWatcher(call({}), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [present = std::move(present)](QDBusPendingCallWatcher *answered) {
                present(QDBusPendingReply<bool>(*answered).isValid());
                answered->deleteLater();
            });
}

void BusVibrator::vibrate(const QList<Pulse> &pulses)
{
    if (QDBusConnection::sessionBus().isConnected())
        (void)call(pulses);
}

std::unique_ptr<Vibrator> makeBusVibrator()
{
    return std::make_unique<BusVibrator>();
}

} // namespace nqi::ui
