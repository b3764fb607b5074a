// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/settings_model.h"
#include "ui/models/table_service.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQmlIntegration>

#include <stop_token>
#include <thread>
#include <vector>

namespace nqi::ui {

/// Writes what was recorded as files for spreadsheets and other programs. Read on the journal's thread, written on one
/// of its own: a slow stick holds up nothing.
class TablesModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool available READ isAvailable CONSTANT)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool stoppable READ isStoppable NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed) ///< 0 to 1
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)

public:
    /// The service and the settings outlive it; null: there are no tables.
    TablesModel(TableService *service, const SettingsModel &settings, QObject *parent = nullptr);
    ~TablesModel() override;

    [[nodiscard]] bool isAvailable() const { return m_service != nullptr; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isStoppable() const { return m_busy && !m_stop.stop_requested(); }
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_level; }

    /// Each table as a file of this folder, "csv" or "json"; files of the same name are replaced.
    Q_INVOKABLE void write(const QUrl &folder, const QString &format);
    /// No file of it is left; those that were there before stay.
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();

private:
    void reach(double progress);
    void save(const QString &folder, const QString &format, std::vector<TableService::Table> tables);
    void stopped();
    void end(const QString &message, const QString &level);

    TableService *m_service;
    const SettingsModel &m_settings;
    bool m_busy = false;
    double m_progress = 0;
    QString m_message;
    QString m_level;
    std::stop_source m_stop; ///< of what is under way
    std::jthread m_writer;   ///< last: its end is waited for first
};

} // namespace nqi::ui
