// SPDX-License-Identifier: Apache-2.0
#include "ui/models/app_model.h"

#include "ui/models/wedge_reader.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPointer>

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

AppModel::AppModel(const AppServices &services, QObject *parent)
    : QObject(parent), m_service(*services.field), m_defaultHub(services.defaultHub), m_tryDemo(services.tryDemo),
      m_settings(services.settingsFile, services.dataFolder),
      m_scan(services.makeLine, *services.camera, services.clock), m_capture(m_scan, m_settings, services.clock),
      m_serial(services.serial ? std::make_unique<SerialReader>(*services.serial) : nullptr),
      m_scanner(*m_scan.wedge(), m_settings, m_serial.get()), m_finding({.service = m_service,
                                                                         .result = m_result,
                                                                         .settings = m_settings,
                                                                         .position = services.position,
                                                                         .drafts = services.drafts}),
      m_findings(m_service),
      m_details({.service = *services.inspections, .findings = m_findings, .settings = m_settings}),
      m_inspections(*services.inspections), m_inspection({.service = *services.inspections,
                                                          .settings = m_settings,
                                                          .position = services.position,
                                                          .clock = services.clock}),
      m_consignment(services.consignments, m_settings, services.clock), m_sync(m_service, services.clock),
      m_invitation(m_service, m_sync, services.clock), m_lock(services.key, services.clock),
      m_browse(services.makeBrowse ? std::make_unique<inspect::BrowseThread>(services.makeBrowse) : nullptr),
      m_search(m_browse.get()), m_record(m_browse.get(), services.history, services.clock),
      m_guide(m_browse.get(), services.clock), m_history(services.history),
      m_firm({.inspections = *services.inspections, .history = services.history, .thread = m_browse.get()}),
      m_alerts(m_browse.get(), {.load = [this] { return m_settings.seenAlerts(); },
                                .store = [this](const QString &mark) { m_settings.setSeenAlerts(mark); }}),
      m_day(m_browse.get(), services.history, services.clock), m_deadlines(deadlineNeeds(services)),
      m_documents(*services.records, *services.printers, services.clock), m_news(newsNeeds(services)),
      m_profile(m_settings), m_crash(services.crashFolder, services.notePage), m_haptics(services.vibrator),
      m_stick(services.stick, m_settings), m_tables(services.tables, m_settings), m_about(services.packageFolder)
{
    applyLanguage();
    connectModels();
    connectInvitation();
    connectInspection();
    connectConsignment();
    connectBrowsing();
    connectPapers();
    connectService();
    connectLock();
    applyHub();
    applyRole();
    QCoreApplication::instance()->installEventFilter(m_scan.wedge());
    m_service.setMetered(m_settings.metered());
    m_findings.refresh();
    m_alerts.refresh();
    m_news.refresh();
    m_inspections.refresh();
    if (!m_lock.isLocked()) {
        m_inspection.resume(m_settings.openInspection());
        m_consignment.resumeLast();
        m_finding.offerKept();
    }
    m_sync.syncNow();
    m_deadlines.refresh(); // reads much: after what people wait for
}

AppModel::~AppModel()
{
    m_service.setEvents({});
}

void AppModel::tryDemo() const
{
    if (m_tryDemo)
        m_tryDemo();
}

QString AppModel::version() const
{
    return QStringLiteral(NQI_VERSION);
}

void AppModel::connectModels()
{
    connect(&m_scan, &ScanModel::selected, this, [this](quint64 entry) {
        const auto *found = m_scan.items()->find(entry);
        if (found)
            m_inspection.look(found->sighting.inspected);
        m_result.show(found ? std::optional(found->sighting) : std::nullopt);
    });
    connect(&m_scan, &ScanModel::lookedUp, this, [this](const Sighting &sighting) {
        m_inspection.look(sighting.inspected);
        m_result.show(sighting);
    });
    connect(&m_scan, &ScanModel::cleared, &m_result, &ResultModel::forgetAll);
    connect(&m_scan, &ScanModel::restored, &m_result, &ResultModel::restoreAll);
    if (m_serial)
        connect(m_serial.get(), &SerialReader::scanned, &m_scan, &ScanModel::submitText);
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
    connect(&m_stick, &StickModel::catalogueChanged, &m_sync, &SyncModel::catalogueChanged);
    connect(&m_stick, &StickModel::receiptsTaken, &m_findings, &FindingsModel::refresh);
    connect(&m_sync, &SyncModel::enrolled, &m_settings, &SettingsModel::setHubAddress);
    connect(&m_findings, &FindingsModel::changed, this, [this] { m_sync.setQueueText(m_findings.summaryText()); });
    connect(&m_finding, &FindingModel::saved, &m_findings, &FindingsModel::refresh);
    // Whoever puts the app away may never come back to it.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, &m_finding, [this](Qt::ApplicationState state) {
        if (state != Qt::ApplicationActive)
            m_finding.keep();
    });
    connect(&m_settings, &SettingsModel::languageChanged, this, &AppModel::applyLanguage);
    connect(&m_settings, &SettingsModel::hubAddressChanged, this, &AppModel::applyHub);
    connect(&m_settings, &SettingsModel::roleChanged, this, &AppModel::applyRole);
    connect(&m_settings, &SettingsModel::wedgeChanged, this, &AppModel::applyWedge);
    connect(&m_settings, &SettingsModel::meteredChanged, this, [this] { m_service.setMetered(m_settings.metered()); });
}

void AppModel::connectInvitation()
{
    connect(&m_scan, &ScanModel::invited, this, [this](const QString &invitation) {
        if (!m_lock.isLocked())
            m_invitation.offer(invitation);
    });
    m_profile.setHubQuestion([this](const QString &address, std::function<void()> go) {
        m_invitation.changeAddress(hubAt(address), std::move(go));
    });
    connect(&m_invitation, &InvitationModel::accepted, this,
            [this] { m_scan.tell(tr("This device is being enrolled at the hub."), u"info"_s); });
    connect(&m_invitation, &InvitationModel::unreadable, this, [this] {
        m_scan.tell(
            tr("This looks like an invitation to a hub and cannot be read. Ask your administrator for a new one."),
            u"warning"_s);
    });
}

void AppModel::connectBrowsing()
{
    connect(&m_sync, &SyncModel::catalogueChanged, this, [this] {
        if (m_browse)
            m_browse->reload();
        m_search.refresh();
        m_record.refresh();
        m_guide.refresh();
        m_firm.refresh();
        m_alerts.refresh();
        m_news.refresh();
        m_day.refresh();
        m_deadlines.refresh();
    });
    connect(&m_result, &ResultModel::changed, this, [this] {
        const auto &sighting = m_result.sighting();
        m_guide.show(sighting ? sighting->inspected.item.gtin : 0);
        m_history.show(sighting ? &sighting->inspected : nullptr);
    });
    connect(&m_finding, &FindingModel::saved, this, [this] {
        m_record.refresh();
        m_history.refresh();
        m_day.refresh();
    });
}

void AppModel::connectInspection()
{
    m_finding.setCamera([this] { return m_capture.picture(); });
    m_inspection.setCamera([this] { return m_capture.picture(); });
    m_inspection.setSightings([this](const findings::ItemMet &item) -> const Sighting * {
        const auto *const entry = m_scan.items()->find(item.key, item.lot, item.serial);
        return entry ? &entry->sighting : nullptr;
    });
    m_inspection.setShown([this] { return m_result.sighting() ? &*m_result.sighting() : nullptr; });
    connect(&m_result, &ResultModel::changed, &m_inspection, &InspectionModel::shownChanged);
    connect(&m_result, &ResultModel::answered, this, [this] {
        if (const auto &sighting = m_result.sighting())
            m_inspection.answer(sighting->inspected);
    });
    connect(&m_scan, &ScanModel::met, &m_inspection, &InspectionModel::meet);
    connect(&m_scan, &ScanModel::judged, &m_inspection, &InspectionModel::update);
    connect(&m_inspection, &InspectionModel::itemAsked, this, &AppModel::showItem);
    connect(&m_inspection, &InspectionModel::changed, this, [this] {
        m_firm.show(m_inspection.value());
        m_finding.setInspection(m_inspection.joining(), m_inspection.place(), m_inspection.hasSignatures());
        if (m_inspection.joining())
            m_result.setSurvey(m_inspection.isSurvey());
        const bool online = m_inspection.isOnline();
        if (std::exchange(m_metOnline, online) != online)
            applyRole();
    });
    connect(&m_inspection, &InspectionModel::kept, &m_inspections, &InspectionsModel::refresh);
    connect(&m_inspection, &InspectionModel::kept, &m_deadlines, [this] {
        if (const auto &inspection = m_inspection.value())
            m_deadlines.follow(*inspection);
        else
            m_deadlines.refresh();
    });
    connect(&m_inspection, &InspectionModel::minutesMade, this, [this] {
        m_inspections.refresh();
        m_findings.refresh();
    });
    connect(&m_finding, &FindingModel::recorded, &m_inspection, &InspectionModel::link);
    connect(&m_finding, &FindingModel::saved, &m_inspection, &InspectionModel::lookForFindings);
    connect(&m_details, &DetailsModel::correctionAsked, &m_finding, &FindingModel::beginCorrection);
    connect(&m_sync, &SyncModel::catalogueChanged, &m_inspection, &InspectionModel::reloadRules);
}

void AppModel::connectConsignment()
{
    connect(&m_scan, &ScanModel::viewed, &m_consignment, &ConsignmentModel::onView);
    connect(&m_scan, &ScanModel::scanned, &m_consignment, &ConsignmentModel::onScanned);
    connect(&m_consignment, &ConsignmentModel::goodsAsked, &m_scan, qOverload<const QString &>(&ScanModel::lookUp));
    connect(&m_result, &ResultModel::changed, this, [this] {
        const auto &sighting = m_result.sighting();
        const auto papers = sighting ? m_consignment.papersAsked(sighting->inspected.item) : std::nullopt;
        if (!papers)
            return;
        if (!papers->declaration.empty())
            m_result.setPapers(papers->declaration, papers->line);
        if (m_result.isJudged())
            m_consignment.onLookedUp();
    });
    connect(&m_finding, &FindingModel::recorded, &m_consignment,
            [this](const gs1::Item &item, const Uuid &id, const std::optional<Uuid> &,
                   const verdict::Context &context) { m_consignment.onFinding(item, id, context); });
    connect(&m_consignment, &ConsignmentModel::finishedNow, &m_inspections, &InspectionsModel::refresh);
    connect(&m_consignment, &ConsignmentModel::clockChanged, &m_deadlines, &DeadlinesModel::refresh);
    connect(&m_consignment, &ConsignmentModel::aboutToFinish, &m_inspection, &InspectionModel::flush);
    connect(&m_consignment, &ConsignmentModel::minutesChanged, &m_inspection, &InspectionModel::readAgain);
}

void AppModel::showItem(const findings::ItemMet &item)
{
    if (const auto *const entry = m_scan.items()->find(item.key, item.lot, item.serial)) {
        Q_EMIT m_scan.selected(entry->id);
        return;
    }
    // Not in the list of this session: looked up, which is no meeting.
    m_scan.lookUp(findings::codeOf(item));
}

void AppModel::connectPapers()
{
    connect(this, &AppModel::demoChanged, this, [this] { m_documents.setDemo(isDemo()); });
    connect(&m_scan, &ScanModel::paperMet, this, [this](const PaperCode &code) {
        if (code)
            m_documents.check(*code);
        else
            m_scan.tell(DocumentsModel::textOf(code.error()), u"warning"_s);
    });
    connect(&m_documents, &DocumentsModel::checked, &m_scan, &ScanModel::tell);
    connect(&m_documents, &DocumentsModel::aboutToLoad, &m_inspection, &InspectionModel::flush);
    m_documents.setCaveat([this](const Uuid &id) { return m_inspection.notKeptText(id); });
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
        .queueChanged =
            [here] {
                here([](AppModel &app) {
                    app.m_findings.refresh();
                    app.m_inspections.refresh();
                    app.m_finding.offerKept(); // where the store was busy at the start
                    app.m_inspection.versions()->refresh();
                });
            },
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
        m_inspections.refresh();
        m_inspection.resume(m_settings.openInspection());
        m_consignment.resumeLast();
        m_finding.offerKept();
        m_news.refresh(); // what was found before can be read now
        m_history.refresh();
        m_firm.refresh();
        m_sync.syncNow();
        m_deadlines.refresh();
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
    if (m_serial)
        m_serial->setEnabled(!m_lock.isLocked());
    if (m_lock.isLocked())
        m_scanner.end();
}

void AppModel::applyLanguage()
{
    QCoreApplication::removeTranslator(&m_translator);
    if (m_translator.load(u":/i18n/nqi_%1.qm"_s.arg(m_settings.language())))
        QCoreApplication::installTranslator(&m_translator);
    QLocale::setDefault(QLocale(m_settings.language()));
    m_scan.retranslate();
    m_capture.retranslate();
    m_scanner.retranslate();
    m_result.retranslate();
    m_finding.retranslate();
    m_findings.retranslate();
    m_consignment.retranslate();
    m_details.retranslate();
    m_inspections.retranslate();
    m_inspection.retranslate();
    m_sync.retranslate();
    m_lock.retranslate();
    m_search.retranslate();
    m_record.refresh();
    m_guide.refresh();
    m_history.refresh();
    m_firm.retranslate();
    m_alerts.retranslate();
    m_day.retranslate();
    m_deadlines.retranslate();
    m_news.retranslate();
    m_documents.retranslate();
    Q_EMIT languageChanged();
}

/// Where items are met until somebody says otherwise.
void AppModel::applyRole()
{
    m_result.setMode(m_metOnline ? u"online"_s : m_settings.role());
}

/// Whether the desktop is left alone now.
std::function<bool()> AppModel::quiet(const Clock &clock) const
{
    return [this, clock] {
        constexpr std::chrono::hours eastOfGreenwich{7};
        const Instant here = clock() + eastOfGreenwich;
        const auto minute =
            std::chrono::duration_cast<std::chrono::minutes>(here - std::chrono::floor<std::chrono::days>(here));
        return !m_settings.notices() || m_settings.isQuietAt(static_cast<int>(minute.count()));
    };
}

DeadlinesModel::Needs AppModel::deadlineNeeds(const AppServices &services)
{
    return {.service = *services.inspections,
            .history = services.history,
            .desktop = services.desktopClocks,
            .clock = services.clock,
            .memory = {.told = [this] { return m_settings.toldDeadlines(); },
                       .away = [this] { return m_settings.awayDeadlines(); },
                       .store = [this](const QStringList &told,
                                       const QStringList &away) { m_settings.setToldDeadlines(told, away); }},
            .quiet = quiet(services.clock)};
}

NewsModel::Needs AppModel::newsNeeds(const AppServices &services)
{
    return {.thread = m_browse.get(),
            .history = services.history,
            .desktop = services.desktop,
            .clock = services.clock,
            .memory = {.told = [this] { return m_settings.toldAlerts(); },
                       .open = [this] { return m_settings.openAlerts(); },
                       .store = [this](const QString &mark,
                                       const QStringList &open) { m_settings.setToldAlerts(mark, open); }},
            .quiet = quiet(services.clock)};
}

void AppModel::applyHub()
{
    m_sync.setHubAddress(hubAt(m_settings.hubAddress()));
}

QString AppModel::hubAt(const QString &chosen) const
{
    return chosen.isEmpty() ? m_defaultHub : chosen;
}

void AppModel::chooseHub(const QString &address)
{
    const QString chosen = address.trimmed();
    if (chosen != m_settings.hubAddress())
        m_invitation.changeAddress(hubAt(chosen), [this, chosen] { m_settings.setHubAddress(chosen); });
}

} // namespace nqi::ui
