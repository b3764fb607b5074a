// SPDX-License-Identifier: Apache-2.0
#include "ui/models/settings_model.h"

#include <algorithm>

namespace nqi::ui {

using namespace Qt::StringLiterals;

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
    const QString message = m_settings.status() == QSettings::NoError
                                ? QString()
                                : tr("This setting holds until the app is closed: the settings file cannot be written. "
                                     "Check the free space and the permissions of the data folder.");
    if (message != m_message) {
        m_message = message;
        Q_EMIT messageChanged();
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
    return theme == u"light" || theme == u"dark" ? theme : u"system"_s;
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

void SettingsModel::setFontScale(double scale)
{
    if (store(u"fontScale"_s, std::clamp(scale, 0.8, 2.0)))
        Q_EMIT fontScaleChanged();
}

} // namespace nqi::ui
