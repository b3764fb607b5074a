// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/browse_thread.h"
#include "ui/models/about_model.h"
#include "ui/models/alerts_model.h"
#include "ui/models/capture_model.h"
#include "ui/models/clipboard_model.h"
#include "ui/models/consignment_model.h"
#include "ui/models/crash_model.h"
#include "ui/models/day_model.h"
#include "ui/models/deadlines_model.h"
#include "ui/models/details_model.h"
#include "ui/models/documents_model.h"
#include "ui/models/finding_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/firm_model.h"
#include "ui/models/guide_model.h"
#include "ui/models/haptics_model.h"
#include "ui/models/history_model.h"
#include "ui/models/inspection_model.h"
#include "ui/models/inspections_model.h"
#include "ui/models/invitation_model.h"
#include "ui/models/lock_model.h"
#include "ui/models/news_model.h"
#include "ui/models/profile_model.h"
#include "ui/models/record_model.h"
#include "ui/models/result_model.h"
#include "ui/models/scan_model.h"
#include "ui/models/scanner_model.h"
#include "ui/models/search_model.h"
#include "ui/models/serial_reader.h"
#include "ui/models/settings_model.h"
#include "ui/models/stick_model.h"
#include "ui/models/sync_model.h"
#include "ui/models/tables_model.h"

#include <QObject>
#include <QTranslator>
#include <QtQmlIntegration>

#include <memory>

namespace nqi::ui {

/// What the app is made of, given by whoever composes it. Everything outlives the model.
struct AppServices {
    inspect::Pipeline::MakeLine makeLine;
    FieldService *field = nullptr;
    InspectionService *inspections = nullptr;
    CameraFeed *camera = nullptr;
    KeyService *key = nullptr;                  ///< nothing: the data are never locked
    ConsignmentService *consignments = nullptr; ///< null: there is no consignment mode
    PositionSource *position = nullptr;         ///< nothing: places are typed
    RecordSource *records = nullptr;            ///< for papers
    Printers *printers = nullptr;
    Clock clock;
    QString settingsFile;
    QString dataFolder;
    QString defaultHub;                       ///< used while the settings name none
    inspect::BrowseThread::Make makeBrowse{}; ///< empty: nothing can be searched
    HistoryService *history = nullptr;        ///< null: nothing is known of earlier findings
    SerialFeed *serial = nullptr;             ///< null: there are no serial ports
    DesktopNotices *desktop = nullptr;        ///< null: alerts are told inside the window only
    DesktopNotices *desktopClocks = nullptr;  ///< the same of deadlines: messages of their own beside those of alerts
    TableService *tables = nullptr;           ///< null: nothing is written as tables
    StickService *stick = nullptr;            ///< null: nothing goes by stick
    Vibrator *vibrator = nullptr;             ///< null: outcomes are not felt
    FindingDrafts *drafts = nullptr;          ///< null: what is entered of a finding ends with the app
    QString crashFolder{};                    ///< where reports of crashes lie; empty: there are none
    std::function<void(int)> notePage{};      ///< the page that is shown now, by its number
    QString packageFolder{};                  ///< what was made with the package lies there; empty: nothing
    std::function<void()> tryDemo{};          ///< ends this run and starts one on sample data; empty: cannot be
};

/// The root of what the pages see.
class AppModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by the program")
    Q_PROPERTY(nqi::ui::ScanModel *scan READ scan CONSTANT)
    Q_PROPERTY(nqi::ui::CaptureModel *capture READ capture CONSTANT)
    Q_PROPERTY(nqi::ui::ClipboardModel *clipboard READ clipboard CONSTANT)
    Q_PROPERTY(nqi::ui::ScannerModel *scanner READ scanner CONSTANT)
    Q_PROPERTY(nqi::ui::ResultModel *result READ result CONSTANT)
    Q_PROPERTY(nqi::ui::FindingModel *finding READ finding CONSTANT)
    Q_PROPERTY(nqi::ui::FindingsModel *findings READ findings CONSTANT)
    Q_PROPERTY(nqi::ui::DetailsModel *details READ details CONSTANT)
    Q_PROPERTY(nqi::ui::InspectionsModel *inspections READ inspections CONSTANT)
    Q_PROPERTY(nqi::ui::InspectionModel *inspection READ inspection CONSTANT)
    Q_PROPERTY(nqi::ui::ConsignmentModel *consignment READ consignment CONSTANT)
    Q_PROPERTY(nqi::ui::SyncModel *sync READ sync CONSTANT)
    Q_PROPERTY(nqi::ui::InvitationModel *invitation READ invitation CONSTANT)
    Q_PROPERTY(nqi::ui::LockModel *lock READ lock CONSTANT)
    Q_PROPERTY(nqi::ui::DocumentsModel *documents READ documents CONSTANT)
    Q_PROPERTY(nqi::ui::SettingsModel *settings READ settings CONSTANT)
    Q_PROPERTY(nqi::ui::SearchModel *search READ search CONSTANT)
    Q_PROPERTY(nqi::ui::RecordModel *record READ record CONSTANT)
    Q_PROPERTY(nqi::ui::GuideModel *guide READ guide CONSTANT)
    Q_PROPERTY(nqi::ui::HistoryModel *history READ history CONSTANT)
    Q_PROPERTY(nqi::ui::FirmModel *firm READ firm CONSTANT)
    Q_PROPERTY(nqi::ui::AlertsModel *alerts READ alerts CONSTANT)
    Q_PROPERTY(nqi::ui::DayModel *day READ day CONSTANT)
    Q_PROPERTY(nqi::ui::DeadlinesModel *deadlines READ deadlines CONSTANT)
    Q_PROPERTY(nqi::ui::NewsModel *news READ news CONSTANT)
    Q_PROPERTY(nqi::ui::ProfileModel *profile READ profile CONSTANT)
    Q_PROPERTY(nqi::ui::CrashModel *crash READ crash CONSTANT)
    Q_PROPERTY(nqi::ui::TablesModel *tables READ tables CONSTANT)
    Q_PROPERTY(nqi::ui::StickModel *stick READ stick CONSTANT)
    Q_PROPERTY(nqi::ui::HapticsModel *haptics READ haptics CONSTANT)
    Q_PROPERTY(nqi::ui::AboutModel *about READ about CONSTANT)
    Q_PROPERTY(bool demo READ isDemo NOTIFY demoChanged)
    Q_PROPERTY(bool canTryDemo READ canTryDemo CONSTANT)
    Q_PROPERTY(QString version READ version CONSTANT)

public:
    explicit AppModel(const AppServices &services, QObject *parent = nullptr);
    ~AppModel() override;

    [[nodiscard]] ScanModel *scan() { return &m_scan; }
    [[nodiscard]] CaptureModel *capture() { return &m_capture; }
    [[nodiscard]] ClipboardModel *clipboard() { return &m_clipboard; }
    [[nodiscard]] ScannerModel *scanner() { return &m_scanner; }
    [[nodiscard]] ResultModel *result() { return &m_result; }
    [[nodiscard]] FindingModel *finding() { return &m_finding; }
    [[nodiscard]] FindingsModel *findings() { return &m_findings; }
    [[nodiscard]] DetailsModel *details() { return &m_details; }
    [[nodiscard]] InspectionsModel *inspections() { return &m_inspections; }
    [[nodiscard]] InspectionModel *inspection() { return &m_inspection; }
    [[nodiscard]] ConsignmentModel *consignment() { return &m_consignment; }
    [[nodiscard]] SyncModel *sync() { return &m_sync; }
    [[nodiscard]] InvitationModel *invitation() { return &m_invitation; }
    [[nodiscard]] LockModel *lock() { return &m_lock; }
    [[nodiscard]] DocumentsModel *documents() { return &m_documents; }
    [[nodiscard]] SettingsModel *settings() { return &m_settings; }
    [[nodiscard]] SearchModel *search() { return &m_search; }
    [[nodiscard]] RecordModel *record() { return &m_record; }
    [[nodiscard]] GuideModel *guide() { return &m_guide; }
    [[nodiscard]] HistoryModel *history() { return &m_history; }
    [[nodiscard]] FirmModel *firm() { return &m_firm; }
    [[nodiscard]] AlertsModel *alerts() { return &m_alerts; }
    [[nodiscard]] DayModel *day() { return &m_day; }
    [[nodiscard]] DeadlinesModel *deadlines() { return &m_deadlines; }
    [[nodiscard]] NewsModel *news() { return &m_news; }
    [[nodiscard]] ProfileModel *profile() { return &m_profile; }
    [[nodiscard]] CrashModel *crash() { return &m_crash; }
    [[nodiscard]] TablesModel *tables() { return &m_tables; }
    [[nodiscard]] StickModel *stick() { return &m_stick; }
    [[nodiscard]] HapticsModel *haptics() { return &m_haptics; }
    [[nodiscard]] AboutModel *about() { return &m_about; }
    [[nodiscard]] bool isDemo() const { return m_sync.isDemo(); }
    [[nodiscard]] bool canTryDemo() const { return static_cast<bool>(m_tryDemo); }
    [[nodiscard]] QString version() const;

    /// The address of the hub as a person sets it: a move from the hub at which the device is enrolled is asked about.
    Q_INVOKABLE void chooseHub(const QString &address);

    /// Ends this run; the next is on sample data, in a folder of its own.
    Q_INVOKABLE void tryDemo() const;

Q_SIGNALS:
    void demoChanged();
    /// The language has changed: texts of the pages are to be made anew.
    void languageChanged();

private:
    void connectModels();
    void connectInvitation();
    void connectBrowsing();
    void connectInspection();
    void connectConsignment();
    void showItem(const findings::ItemMet &item);
    void connectPapers();
    void connectService();
    void connectLock();
    void applyWedge();
    void applyLanguage();
    void applyHub();
    [[nodiscard]] QString hubAt(const QString &chosen) const;
    void applyRole();
    [[nodiscard]] std::function<bool()> quiet(const Clock &clock) const;
    [[nodiscard]] DeadlinesModel::Needs deadlineNeeds(const AppServices &services);
    [[nodiscard]] NewsModel::Needs newsNeeds(const AppServices &services);

    FieldService &m_service;
    QString m_defaultHub;
    std::function<void()> m_tryDemo;
    bool m_metOnline = false; ///< the open inspection is one of an online listing
    QTranslator m_translator;
    SettingsModel m_settings;
    ScanModel m_scan;
    CaptureModel m_capture;
    ClipboardModel m_clipboard;
    std::unique_ptr<SerialReader> m_serial;
    ScannerModel m_scanner;
    ResultModel m_result;
    FindingModel m_finding;
    FindingsModel m_findings;
    DetailsModel m_details;
    InspectionsModel m_inspections;
    InspectionModel m_inspection;
    ConsignmentModel m_consignment;
    SyncModel m_sync;
    InvitationModel m_invitation;
    LockModel m_lock;
    std::unique_ptr<inspect::BrowseThread> m_browse; ///< before those that ask it
    SearchModel m_search;
    RecordModel m_record;
    GuideModel m_guide;
    HistoryModel m_history;
    FirmModel m_firm;
    AlertsModel m_alerts;
    DayModel m_day;
    DeadlinesModel m_deadlines;
    DocumentsModel m_documents;
    NewsModel m_news;
    ProfileModel m_profile;
    CrashModel m_crash;
    HapticsModel m_haptics;
    StickModel m_stick;
    TablesModel m_tables;
    AboutModel m_about;
};

} // namespace nqi::ui
