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
      m_findings(m_service), m_sync(m_service, services.clock),
      m_documents(*services.records, *services.printers, services.clock)
{
    applyLanguage();
    connectModels();
    connectPapers();
    connectService();
    applyHub();
    QCoreApplication::instance()->installEventFilter(m_scan.wedge());
    m_scan.wedge()->setEnabled(m_settings.wedge());
    m_service.setMetered(m_settings.metered());
    m_findings.refresh();
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
    connect(&m_findings, &FindingsModel::changed, this, [this] { m_sync.setQueueText(m_findings.summaryText()); });
    connect(&m_finding, &FindingModel::saved, &m_findings, &FindingsModel::refresh);
    connect(&m_settings, &SettingsModel::languageChanged, this, &AppModel::applyLanguage);
    connect(&m_settings, &SettingsModel::hubAddressChanged, this, &AppModel::applyHub);
    connect(&m_settings, &SettingsModel::wedgeChanged, this,
            [this] { m_scan.wedge()->setEnabled(m_settings.wedge()); });
    connect(&m_settings, &SettingsModel::meteredChanged, this, [this] { m_service.setMetered(m_settings.metered()); });
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
        .contact = [here](ContactReport c) { here([c = std::move(c)](AppModel &app) { app.m_sync.onContact(c); }); },
    });
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
    m_sync.retranslate();
    Q_EMIT languageChanged();
}

void AppModel::applyHub()
{
    const QString chosen = m_settings.hubAddress();
    m_sync.setHubAddress(chosen.isEmpty() ? m_defaultHub : chosen);
}

} // namespace nqi::ui
