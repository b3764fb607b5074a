// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/settings_model.h"
#include "ui/models/table_service.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQmlIntegration>

namespace nqi::ui {

/// Writes what was recorded as files for spreadsheets and other programs.
class TablesModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool available READ isAvailable CONSTANT)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)

public:
    /// The service and the settings outlive it; null: there are no tables.
    TablesModel(TableService *service, const SettingsModel &settings, QObject *parent = nullptr);

    [[nodiscard]] bool isAvailable() const { return m_service != nullptr; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_level; }

    /// Each table as a file of this folder, "csv" or "json"; files of the same name are replaced.
    Q_INVOKABLE void write(const QUrl &folder, const QString &format);

Q_SIGNALS:
    void changed();

private:
    void end(const QString &message, const QString &level);
    void save(const QString &folder, const QString &format, const std::vector<TableService::Table> &tables);

    TableService *m_service;
    const SettingsModel &m_settings;
    bool m_busy = false;
    QString m_message;
    QString m_level;
};

} // namespace nqi::ui
