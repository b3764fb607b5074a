// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/settings_profile.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QVariantList>
#include <QtQmlIntegration>

#include <functional>
#include <optional>

namespace nqi::ui {

/// Profiles of an agency: one is opened, what it changes is shown, and only then it is taken over, whole or not at all.
class ProfileModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QVariantList changes READ changes NOTIFY changed)
    Q_PROPERTY(QStringList problems READ problems NOTIFY changed)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)

public:
    explicit ProfileModel(SettingsModel &settings, QObject *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_open; } ///< one is looked at, good or not
    [[nodiscard]] QString name() const { return m_profile ? m_profile->name : QString(); }
    /// {title, before, after}: what would be another than now.
    [[nodiscard]] QVariantList changes() const;
    [[nodiscard]] QStringList problems() const { return m_problems; } ///< why it cannot be taken over
    [[nodiscard]] bool canUndo() const { return !m_before.isEmpty(); }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_level; }

    /// Asked before the address of the hub becomes another; does what it is given when it may. Empty: it may always.
    using HubQuestion = std::function<void(const QString &address, std::function<void()> go)>;
    void setHubQuestion(HubQuestion question) { m_hubQuestion = std::move(question); }

    Q_INVOKABLE void openFile(const QUrl &file);
    /// Whole, and where it moves the device to another hub only when that is meant: until then nothing changes.
    Q_INVOKABLE void take();
    Q_INVOKABLE void close();
    /// What was set before the last profile.
    Q_INVOKABLE void undo();
    /// What is set now, as a profile for others.
    Q_INVOKABLE void save(const QUrl &file, const QString &name);

Q_SIGNALS:
    void changed();

private:
    /// `go` is asked about first where these values name another hub than the settings.
    void setting(const QVariantMap &values, std::function<void()> go);
    void takeOver(const SettingsProfile &profile);
    void changeBack();
    void say(const QString &message, const QString &level);

    SettingsModel &m_settings;
    HubQuestion m_hubQuestion;
    std::optional<SettingsProfile> m_profile;
    QStringList m_problems;
    QVariantMap m_before;
    QString m_message;
    QString m_level;
    bool m_open = false;
};

} // namespace nqi::ui
