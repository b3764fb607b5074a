// SPDX-License-Identifier: Apache-2.0
#include "ui/models/app_model.h"

#include "ui/models/wedge_reader.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

namespace nqi::ui {

using namespace Qt::StringLiterals;

AppModel::AppModel(const AppServices &services, QObject *parent)
    : QObject(parent), m_service(*services.field), m_defaultHub(services.defaultHub),
      m_settings(services.settingsFile, services.dataFolder),
      m_scan(services.makeLine, *services.camera, services.clock), m_finding(m_service, m_result, m_settings),
      m_findings(m_service), m_consignment(services.consignments, m_settings, services.clock),
      m_sync(m_service, services.clock), m_lock(services.key, services.clock),
      m_browse(services.makeBrowse ? std::make_unique<inspect::BrowseThread>(services.makeBrowse) : nullptr),
      m_search(m_browse.get()), m_record(m_browse.get(), services.history, services.clock),
      m_alerts(m_browse.get(), {.load = [this] { return m_settings.seenAlerts(); },
                                .store = [this](const QString &mark) { m_settings.setSeenAlerts(mark); }}),
      m_day(m_browse.get(), services.history, services.clock)
{
    applyLanguage();
    connectModels();
    connectBrowsing();
    connectService();
    connectLock();
    applyHub();
    QCoreApplication::instance()->installEventFilter(m_scan.wedge());
    m_service.setMetered(m_settings.metered());
    m_findings.refresh();
    m_alerts.refresh();
    m_sync.syncNow();
}

AppModel::~AppModel()
{
    m_service.setEvents({});
}

QString AppModel::version() const
{
    return QStringLiteral(NQI_VERSION);
}

void AppModel::connectModels()
{
    connect(&m_scan, &ScanModel::selected, this, [this](quint64 entry) {
        const auto *found = m_scan.items()->find(entry);
        m_result.show(found ? std::optional(found->sighting) : std::nullopt);
    });
    connect(&m_scan, &ScanModel::viewed, &m_consignment, &ConsignmentModel::onView);
    connect(&m_scan, &ScanModel::scanned, &m_consignment, &ConsignmentModel::onScanned);
    connect(&m_scan, &ScanModel::judged, &m_result, &ResultModel::update);
    connect(&m_result, &ResultModel::judgementAsked, this, [this] {
        if (const auto &sighting = m_result.sighting())
            m_scan.judge(sighting->inspected.item, m_result.context());
    });
    connect(&m_scan, &ScanModel::catalogueOpened, this,
            [this](const SyncModel::Opened &info, std::optional<int> staleAfterDays) {
                m_sync.setCatalogue(info, staleAfterDays);
                Q_EMIT demoChanged();
            });
    connect(&m_sync, &SyncModel::catalogueChanged, &m_scan, &ScanModel::reloadCatalogue);
    connect(&m_sync, &SyncModel::enrolled, &m_settings, &SettingsModel::setHubAddress);
    connect(&m_findings, &FindingsModel::changed, this, [this] { m_sync.setQueueText(m_findings.summaryText()); });
    connect(&m_finding, &FindingModel::saved, &m_findings, &FindingsModel::refresh);
    connect(&m_settings, &SettingsModel::languageChanged, this, &AppModel::applyLanguage);
    connect(&m_settings, &SettingsModel::hubAddressChanged, this, &AppModel::applyHub);
    connect(&m_settings, &SettingsModel::wedgeChanged, this, &AppModel::applyWedge);
    connect(&m_settings, &SettingsModel::meteredChanged, this, [this] { m_service.setMetered(m_settings.metered()); });
}

void AppModel::connectBrowsing()
{
    connect(&m_sync, &SyncModel::catalogueChanged, this, [this] {
        if (m_browse)
            m_browse->reload();
        m_search.refresh();
        m_record.refresh();
        m_alerts.refresh();
        m_day.refresh();
    });
    connect(&m_finding, &FindingModel::saved, this, [this] {
        m_record.refresh();
        m_day.refresh();
    });
}

void AppModel::connectService()
{
    // The service speaks on its own thread; the models live on this one.
    const auto here = [model = QPointer<AppModel>(this)](auto work) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [model, work = std::move(work)] {
                if (model)
                    work(*model);
            },
            Qt::QueuedConnection);
    };
    m_service.setEvents({
        .queueChanged = [here] { here([](AppModel &app) { app.m_findings.refresh(); }); },
        .progress = [here](SyncProgress p) { here([p](AppModel &app) { app.m_sync.onProgress(p); }); },
        .contact =
            [here](ContactReport c) {
                here([c = std::move(c)](AppModel &app) {
                    app.m_sync.onContact(c);
                    if (c.surrendered)
                        app.m_lock.onRevoked();
                });
            },
    });
}

void AppModel::connectLock()
{
    connect(&m_lock, &LockModel::changed, this, &AppModel::applyWedge);
    connect(&m_lock, &LockModel::unlocked, this, [this] {
        m_findings.refresh();
        m_sync.syncNow();
    });
    connect(&m_settings, &SettingsModel::idleMinutesChanged, this,
            [this] { m_lock.setIdleMinutes(m_settings.idleMinutes()); });
    // Whoever scans is here, also without touching the screen.
    connect(&m_scan, &ScanModel::itemFound, &m_lock, &LockModel::touch);
    m_lock.setIdleMinutes(m_settings.idleMinutes());
    applyWedge();
}

/// A reader types nothing into a passphrase.
void AppModel::applyWedge()
{
    m_scan.wedge()->setEnabled(m_settings.wedge() && !m_lock.isLocked());
}

void AppModel::applyLanguage()
{
    QCoreApplication::removeTranslator(&m_translator);
    if (m_translator.load(u":/i18n/nqi_%1.qm"_s.arg(m_settings.language())))
        QCoreApplication::installTranslator(&m_translator);
    QLocale::setDefault(QLocale(m_settings.language()));
    m_scan.retranslate();
    m_result.retranslate();
    m_findings.retranslate();
    m_consignment.retranslate();
    m_sync.retranslate();
    m_lock.retranslate();
    m_search.retranslate();
    m_record.refresh();
    m_alerts.retranslate();
    m_day.retranslate();
    Q_EMIT languageChanged();
}

void AppModel::applyHub()
{
    const QString chosen = m_settings.hubAddress();
    m_sync.setHubAddress(chosen.isEmpty() ? m_defaultHub : chosen);
}

} // namespace nqi::ui
