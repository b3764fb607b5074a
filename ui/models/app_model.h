// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/documents_model.h"
#include "ui/models/finding_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/result_model.h"
#include "ui/models/scan_model.h"
#include "ui/models/settings_model.h"
#include "ui/models/sync_model.h"

#include <QObject>
#include <QTranslator>
#include <QtQmlIntegration>

namespace nqi::ui {

/// What the app is made of, given by whoever composes it. Everything outlives the model.
struct AppServices {
    inspect::Pipeline::MakeLine makeLine;
    FieldService *field = nullptr;
    CameraFeed *camera = nullptr;
    RecordSource *records = nullptr; ///< for papers
    Printers *printers = nullptr;
    Clock clock;
    QString settingsFile;
    QString dataFolder;
    QString defaultHub; ///< used while the settings name none
};

/// The root of what the pages see.
class AppModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by the program")
    Q_PROPERTY(nqi::ui::ScanModel *scan READ scan CONSTANT)
    Q_PROPERTY(nqi::ui::ResultModel *result READ result CONSTANT)
    Q_PROPERTY(nqi::ui::FindingModel *finding READ finding CONSTANT)
    Q_PROPERTY(nqi::ui::FindingsModel *findings READ findings CONSTANT)
    Q_PROPERTY(nqi::ui::SyncModel *sync READ sync CONSTANT)
    Q_PROPERTY(nqi::ui::DocumentsModel *documents READ documents CONSTANT)
    Q_PROPERTY(nqi::ui::SettingsModel *settings READ settings CONSTANT)
    Q_PROPERTY(bool demo READ isDemo NOTIFY demoChanged)
    Q_PROPERTY(QString version READ version CONSTANT)

public:
    explicit AppModel(const AppServices &services, QObject *parent = nullptr);
    ~AppModel() override;

    [[nodiscard]] ScanModel *scan() { return &m_scan; }
    [[nodiscard]] ResultModel *result() { return &m_result; }
    [[nodiscard]] FindingModel *finding() { return &m_finding; }
    [[nodiscard]] FindingsModel *findings() { return &m_findings; }
    [[nodiscard]] SyncModel *sync() { return &m_sync; }
    [[nodiscard]] DocumentsModel *documents() { return &m_documents; }
    [[nodiscard]] SettingsModel *settings() { return &m_settings; }
    [[nodiscard]] bool isDemo() const { return m_sync.isDemo(); }
    [[nodiscard]] QString version() const;

Q_SIGNALS:
    void demoChanged();
    /// The language has changed: texts of the pages are to be made anew.
    void languageChanged();

private:
    void connectModels();
    void connectPapers();
    void connectService();
    void applyLanguage();
    void applyHub();

    FieldService &m_service;
    QString m_defaultHub;
    QTranslator m_translator;
    SettingsModel m_settings;
    ScanModel m_scan;
    ResultModel m_result;
    FindingModel m_finding;
    FindingsModel m_findings;
    SyncModel m_sync;
    DocumentsModel m_documents;
};

} // namespace nqi::ui
