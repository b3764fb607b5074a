// SPDX-License-Identifier: Apache-2.0
#include "ui/models/settings_model.h"

#include <QMetaProperty>
#include <QTime>

#include <algorithm>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

/// The name in the file: that of the property, but for the two that are older than it.
QString keyOf(const QString &property)
{
    return property == "hubAddress"_L1 ? u"hub"_s : property == "cameraId"_L1 ? u"camera"_s : property;
}

/// "06:30", else nothing.
QString timeOfDay(const QString &text)
{
    const QTime time = QTime::fromString(text.trimmed(), u"HH:mm"_s);
    return time.isValid() ? time.toString(u"HH:mm"_s) : QString();
}

} // namespace

SettingsModel::SettingsModel(const QString &file, const QString &dataFolder, QObject *parent)
    : QObject(parent), m_settings(file, QSettings::IniFormat), m_dataFolder(dataFolder)
{
}

bool SettingsModel::store(const QString &key, const QVariant &value)
{
    if (m_settings.value(key) == value)
        return false;
    m_settings.setValue(key, value);
    m_settings.sync();
    tellWhetherKept();
    return true;
}

void SettingsModel::tellWhetherKept()
{
    const QString message = m_settings.status() == QSettings::NoError
                                ? QString()
                                : tr("This setting holds until the app is closed: the settings file cannot be written. "
                                     "Check the free space and the permissions of the data folder.");
    if (message != m_message) {
        m_message = message;
        Q_EMIT messageChanged();
    }
}

bool SettingsModel::apply(const QVariantMap &properties)
{
    const QMetaObject *const meta = metaObject();
    QVariantMap before;
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QMetaProperty property = meta->property(meta->indexOfProperty(it.key().toUtf8().constData()));
        if (!property.isWritable() && it.key() != "profileName"_L1)
            return false;
        before[it.key()] = property.read(this);
    }
    const auto put = [this](const QVariantMap &values) {
        for (auto it = values.begin(); it != values.end(); ++it)
            m_settings.setValue(keyOf(it.key()), it.value());
        m_settings.sync();
        return m_settings.status() == QSettings::NoError;
    };
    const bool kept = put(properties);
    tellWhetherKept();
    if (!kept) {
        put(before);
        return false;
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        const QMetaProperty property = meta->property(meta->indexOfProperty(it.key().toUtf8().constData()));
        if (property.read(this) != it.value())
            property.notifySignal().invoke(this);
    }
    return true;
}

QString SettingsModel::language() const
{
    return m_settings.value("language"_L1, u"vi"_s).toString() == u"en" ? u"en"_s : u"vi"_s;
}

QString SettingsModel::theme() const
{
    const QString theme = m_settings.value("theme"_L1).toString();
    return theme == u"light" || theme == u"dark" || theme == u"sunlight" ? theme : u"system"_s;
}

QString SettingsModel::inspector() const
{
    return m_settings.value("inspector"_L1).toString();
}
QString SettingsModel::place() const
{
    return m_settings.value("place"_L1).toString();
}
QString SettingsModel::hubAddress() const
{
    return m_settings.value("hub"_L1).toString();
}
QString SettingsModel::cameraId() const
{
    return m_settings.value("camera"_L1).toString();
}
QString SettingsModel::cameraName() const
{
    return m_settings.value("cameraName"_L1).toString();
}
bool SettingsModel::sound() const
{
    return m_settings.value("sound"_L1, true).toBool();
}
bool SettingsModel::vibration() const
{
    return m_settings.value("vibration"_L1, true).toBool();
}
bool SettingsModel::wedge() const
{
    return m_settings.value("wedge"_L1, true).toBool();
}

bool SettingsModel::metered() const
{
    return m_settings.value("metered"_L1, false).toBool();
}

bool SettingsModel::isWelcomed() const
{
    return m_settings.value("welcomed"_L1, false).toBool();
}

int SettingsModel::idleMinutes() const
{
    constexpr int byDefault = 5;
    constexpr int day = 24 * 60;
    return std::clamp(m_settings.value("idleMinutes"_L1, byDefault).toInt(), 0, day);
}

double SettingsModel::fontScale() const
{
    return std::clamp(m_settings.value("fontScale"_L1, 1.0).toDouble(), 0.8, 2.0);
}

bool SettingsModel::isLeftHanded() const
{
    return m_settings.value("leftHanded"_L1, false).toBool();
}

QString SettingsModel::role() const
{
    return m_settings.value("role"_L1).toString() == u"border" ? u"border"_s : u"market"_s;
}

QString SettingsModel::agency() const
{
    return m_settings.value("agency"_L1).toString();
}
QString SettingsModel::unit() const
{
    return m_settings.value("unit"_L1).toString();
}
QString SettingsModel::hubName() const
{
    return m_settings.value("hubName"_L1).toString();
}
bool SettingsModel::notices() const
{
    return m_settings.value("notices"_L1, true).toBool();
}
QString SettingsModel::quietFrom() const
{
    return timeOfDay(m_settings.value("quietFrom"_L1).toString());
}
QString SettingsModel::quietTo() const
{
    return timeOfDay(m_settings.value("quietTo"_L1).toString());
}
QString SettingsModel::profileName() const
{
    return m_settings.value("profileName"_L1).toString();
}

bool SettingsModel::isQuietAt(int minute) const
{
    const QTime from = QTime::fromString(quietFrom(), u"HH:mm"_s);
    const QTime to = QTime::fromString(quietTo(), u"HH:mm"_s);
    if (!from.isValid() || !to.isValid())
        return false;
    const auto minuteOf = [](QTime time) { return time.hour() * 60 + time.minute(); };
    const bool within = minute >= minuteOf(from);
    const bool before = minute < minuteOf(to);
    return from <= to ? within && before : within || before;
}

QString SettingsModel::openConsignment() const
{
    return m_settings.value("consignment"_L1).toString();
}

bool SettingsModel::isCountedByHand() const
{
    return m_settings.value("countedByHand"_L1, false).toBool();
}

QString SettingsModel::openInspection() const
{
    return m_settings.value("inspection"_L1).toString();
}

int SettingsModel::openStep() const
{
    return m_settings.value("inspectionStep"_L1, 0).toInt();
}

QString SettingsModel::serialPort() const
{
    return m_settings.value("serial/port"_L1).toString();
}

int SettingsModel::serialSpeed() const
{
    return m_settings.value("serial/speed"_L1, 0).toInt();
}

void SettingsModel::setSerial(const QString &port, int speed)
{
    store(u"serial/port"_s, port);
    store(u"serial/speed"_s, speed);
}

void SettingsModel::setOpenConsignment(const QString &id)
{
    store(u"consignment"_s, id);
}

void SettingsModel::setCountedByHand(bool counted)
{
    store(u"countedByHand"_s, counted);
}

void SettingsModel::setOpenInspection(const QString &id)
{
    store(u"inspection"_s, id);
}

void SettingsModel::setOpenStep(int step)
{
    store(u"inspectionStep"_s, step);
}

void SettingsModel::setLanguage(const QString &language)
{
    if (store(u"language"_s, language))
        Q_EMIT languageChanged();
}

void SettingsModel::setTheme(const QString &theme)
{
    if (store(u"theme"_s, theme))
        Q_EMIT themeChanged();
}

void SettingsModel::setInspector(const QString &inspector)
{
    if (store(u"inspector"_s, inspector))
        Q_EMIT inspectorChanged();
}

void SettingsModel::setPlace(const QString &place)
{
    if (store(u"place"_s, place))
        Q_EMIT placeChanged();
}

void SettingsModel::setHubAddress(const QString &address)
{
    if (store(u"hub"_s, address.trimmed()))
        Q_EMIT hubAddressChanged();
}

void SettingsModel::setCameraId(const QString &id)
{
    if (store(u"camera"_s, id))
        Q_EMIT cameraIdChanged();
}

void SettingsModel::setCameraName(const QString &name)
{
    if (store(u"cameraName"_s, name))
        Q_EMIT cameraIdChanged();
}

void SettingsModel::setSound(bool sound)
{
    if (store(u"sound"_s, sound))
        Q_EMIT soundChanged();
}

void SettingsModel::setVibration(bool vibration)
{
    if (store(u"vibration"_s, vibration))
        Q_EMIT vibrationChanged();
}

void SettingsModel::setWedge(bool wedge)
{
    if (store(u"wedge"_s, wedge))
        Q_EMIT wedgeChanged();
}

QString SettingsModel::seenAlerts() const
{
    return m_settings.value("alerts/seen"_L1).toString();
}

void SettingsModel::setSeenAlerts(const QString &mark)
{
    store(u"alerts/seen"_s, mark);
}

QString SettingsModel::toldAlerts() const
{
    return m_settings.value("alerts/told"_L1).toString();
}

QStringList SettingsModel::openAlerts() const
{
    return m_settings.value("alerts/open"_L1).toStringList();
}

void SettingsModel::setToldAlerts(const QString &mark, const QStringList &open)
{
    if (toldAlerts() == mark && openAlerts() == open)
        return;
    m_settings.setValue("alerts/told"_L1, mark);
    m_settings.setValue("alerts/open"_L1, open);
    m_settings.sync();
    tellWhetherKept();
}

QStringList SettingsModel::toldDeadlines() const
{
    return m_settings.value("deadlines/told"_L1).toStringList();
}

QStringList SettingsModel::awayDeadlines() const
{
    return m_settings.value("deadlines/away"_L1).toStringList();
}

void SettingsModel::setToldDeadlines(const QStringList &told, const QStringList &away)
{
    if (toldDeadlines() == told && awayDeadlines() == away)
        return;
    m_settings.setValue("deadlines/told"_L1, told);
    m_settings.setValue("deadlines/away"_L1, away);
    m_settings.sync();
    tellWhetherKept();
}

void SettingsModel::setMetered(bool metered)
{
    if (store(u"metered"_s, metered))
        Q_EMIT meteredChanged();
}

void SettingsModel::setWelcomed(bool welcomed)
{
    if (store(u"welcomed"_s, welcomed))
        Q_EMIT welcomedChanged();
}

void SettingsModel::setIdleMinutes(int minutes)
{
    if (store(u"idleMinutes"_s, minutes))
        Q_EMIT idleMinutesChanged();
}

void SettingsModel::setLeftHanded(bool leftHanded)
{
    if (store(u"leftHanded"_s, leftHanded))
        Q_EMIT leftHandedChanged();
}

void SettingsModel::setRole(const QString &role)
{
    if (store(u"role"_s, role))
        Q_EMIT roleChanged();
}

void SettingsModel::setAgency(const QString &agency)
{
    if (store(u"agency"_s, agency))
        Q_EMIT agencyChanged();
}

void SettingsModel::setUnit(const QString &unit)
{
    if (store(u"unit"_s, unit))
        Q_EMIT unitChanged();
}

void SettingsModel::setHubName(const QString &name)
{
    if (store(u"hubName"_s, name))
        Q_EMIT hubNameChanged();
}

void SettingsModel::setNotices(bool notices)
{
    if (store(u"notices"_s, notices))
        Q_EMIT noticesChanged();
}

void SettingsModel::setQuietFrom(const QString &time)
{
    if (store(u"quietFrom"_s, timeOfDay(time)))
        Q_EMIT quietFromChanged();
}

void SettingsModel::setQuietTo(const QString &time)
{
    if (store(u"quietTo"_s, timeOfDay(time)))
        Q_EMIT quietToChanged();
}

void SettingsModel::setFontScale(double scale)
{
    if (store(u"fontScale"_s, std::clamp(scale, 0.8, 2.0)))
        Q_EMIT fontScaleChanged();
}

} // namespace nqi::ui
