// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/settings_model.h"
#include "ui/models/stick_service.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQmlIntegration>

#include <stop_token>

namespace nqi::ui {

/// The way to the hub and back without a network: on a stick.
class StickModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool available READ isAvailable CONSTANT)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool stoppable READ isStoppable NOTIFY changed) ///< what is under way can be ended
    Q_PROPERTY(double progress READ progress NOTIFY changed)   ///< 0 to 1; below 0: nobody knows
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY changed)

public:
    /// The service and the settings outlive it; null: there is no such way.
    StickModel(StickService *service, const SettingsModel &settings, QObject *parent = nullptr);
    ~StickModel() override;

    [[nodiscard]] bool isAvailable() const { return m_service != nullptr; }
    [[nodiscard]] bool isBusy() const { return m_work != Work::none; }
    [[nodiscard]] bool isStoppable() const { return isBusy() && !m_stop.stop_requested(); }
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_level; }

    /// The folder is one of this computer; another address is refused with a message.
    Q_INVOKABLE void write(const QUrl &folder);
    Q_INVOKABLE void read(const QUrl &folder);
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();
    void catalogueChanged(); ///< newer national data are in use
    void receiptsTaken();

private:
    enum class Work : std::uint8_t { none, writing, reading };

    [[nodiscard]] bool begin(const QUrl &folder, Work work);
    [[nodiscard]] Watch watch();
    void onWritten(const StickExport &written);
    void onRead(const StickImport &taken);
    void end(const QString &message, const QString &level);

    StickService *m_service;
    const SettingsModel &m_settings;
    Work m_work = Work::none;
    double m_progress = -1;
    std::stop_source m_stop; ///< of what is under way
    QString m_message;
    QString m_level;
};

} // namespace nqi::ui
