// SPDX-License-Identifier: Apache-2.0
#include "ui/models/profile_model.h"

#include "ui/models/settings_model.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

ProfileModel::ProfileModel(SettingsModel &settings, QObject *parent) : QObject(parent), m_settings(settings) {}

QVariantList ProfileModel::changes() const
{
    QVariantList rows;
    if (!m_profile)
        return rows;
    for (const QString &setting : SettingsProfile::settings()) {
        if (!m_profile->values.contains(setting))
            continue;
        const QVariant before = m_settings.property(setting.toUtf8().constData());
        const QString was = SettingsProfile::valueText(setting, before);
        const QString becomes = SettingsProfile::valueText(setting, m_profile->values.value(setting));
        if (was != becomes)
            rows.append(
                QVariantMap{{u"title"_s, SettingsProfile::title(setting)}, {u"before"_s, was}, {u"after"_s, becomes}});
    }
    return rows;
}

void ProfileModel::openFile(const QUrl &file)
{
    m_profile.reset();
    m_problems.clear();
    m_open = true;
    QFile source(file.toLocalFile());
    if (!source.open(QIODevice::ReadOnly)) {
        m_problems = {tr("The file %1 cannot be read: %2").arg(QFileInfo(source).fileName(), source.errorString())};
    } else {
        // One more than fits: then it is known to be too large without reading all of it.
        const QByteArray bytes = source.read(SettingsProfile::mostBytes + 1);
        if (auto profile = SettingsProfile::parse(bytes))
            m_profile = *std::move(profile);
        else
            m_problems = profile.error();
    }
    Q_EMIT changed();
}

void ProfileModel::take()
{
    if (m_profile)
        setting(m_profile->values, [this, profile = *m_profile] { takeOver(profile); });
}

void ProfileModel::setting(const QVariantMap &values, std::function<void()> go)
{
    const QVariant address = values.value(u"hubAddress"_s);
    if (m_hubQuestion && address.isValid() && address.toString() != m_settings.hubAddress())
        m_hubQuestion(address.toString(), std::move(go));
    else
        go();
}

void ProfileModel::takeOver(const SettingsProfile &profile)
{
    QVariantMap values = profile.values;
    values[u"profileName"_s] = profile.name;
    QVariantMap before;
    for (auto it = values.begin(); it != values.end(); ++it)
        before[it.key()] = m_settings.property(it.key().toUtf8().constData());
    close();
    if (!m_settings.apply(values))
        return say(tr("Nothing was taken over: the settings file cannot be written."), u"error"_s);
    m_before = std::move(before);
    say(tr("The profile “%1” is in use.").arg(profile.name), u"success"_s);
}

void ProfileModel::close()
{
    m_profile.reset();
    m_problems.clear();
    m_open = false;
    Q_EMIT changed();
}

void ProfileModel::undo()
{
    if (!m_before.isEmpty())
        setting(m_before, [this] { changeBack(); });
}

void ProfileModel::changeBack()
{
    if (!m_settings.apply(m_before))
        return say(tr("Nothing was changed back: the settings file cannot be written."), u"error"_s);
    m_before.clear();
    say(tr("The settings are as before the profile."), u"info"_s);
}

void ProfileModel::save(const QUrl &file, const QString &name)
{
    const auto profile = SettingsProfile::of(m_settings, name.trimmed());
    const QByteArray text = profile.text();
    if (const auto read = SettingsProfile::parse(text); !read)
        return say(read.error().join(u' '), u"error"_s);
    QSaveFile target(file.toLocalFile());
    if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size() || !target.commit())
        return say(tr("The profile cannot be written: %1").arg(target.errorString()), u"error"_s);
    say(tr("The profile is in %1.").arg(QFileInfo(target.fileName()).fileName()), u"success"_s);
}

void ProfileModel::say(const QString &message, const QString &level)
{
    m_message = message;
    m_level = level;
    Q_EMIT changed();
}

} // namespace nqi::ui
