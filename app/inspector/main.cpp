// SPDX-License-Identifier: Apache-2.0
#include "app/device/device_key.h"
#include "app/device/folders.h"
#include "app/device/keychain.h"
#include "app/inspector/crash_report.h"
#include "app/inspector/demo_hub.h"
#include "app/inspector/field_drafts.h"
#include "app/inspector/field_records.h"
#include "app/inspector/field_stick.h"
#include "app/inspector/field_tables.h"
#include "app/inspector/key_field.h"
#include "app/inspector/sync_consignments.h"
#include "app/inspector/sync_field.h"
#include "app/inspector/sync_inspections.h"
#include "ui/controls/fonts.h"
#include "ui/controls/garbage.h"
#include "ui/models/app_model.h"
#include "ui/models/desktop_notices.h"
#include "ui/models/qt_camera_feed.h"
#include "ui/models/qt_printers.h"
#include "ui/models/qt_serial_feed.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QSysInfo>

#include <cstdio>
#include <functional>
#include <optional>
#include <print>

namespace {

using namespace Qt::StringLiterals;
using namespace nqi;

struct Options {
    device::Folders folders;
    QString hub;
    bool demo = false;
    QString video;
    QString picture;
    QString profile;
};

Options parse(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Product-quality inspection: point a camera at a package"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(u"data"_s, u"Data folder of this device (also NQI_DATA)"_s, u"FOLDER"_s);
    const QCommandLineOption hub(u"hub"_s, u"Address of the hub, while the settings name none"_s, u"URL"_s);
    const QCommandLineOption demo(u"demo"_s, u"Demonstration: sample data and a hub of its own on this machine"_s);
    const QCommandLineOption video(u"video"_s, u"A video file that stands for the camera"_s, u"FILE"_s);
    const QCommandLineOption picture(u"picture"_s, u"A picture to begin with"_s, u"FILE"_s);
    const QCommandLineOption profile(u"profile"_s, u"A profile of settings to look at and take over"_s, u"FILE"_s);
    parser.addOptions({data, hub, demo, video, picture, profile});
    parser.process(application);
    std::optional<std::filesystem::path> chosen;
    if (parser.isSet(data))
        chosen = parser.value(data).toStdString();
    return {.folders = device::folders(chosen),
            .hub = parser.value(hub),
            .demo = parser.isSet(demo),
            .video = parser.value(video),
            .picture = parser.value(picture),
            .profile = parser.value(profile)};
}

/// The window from its beginning to its end. `tryDemo`: the inspector wants to see sample data instead.
int run(const Options &options, const QString &hub, bool &tryDemo)
{
    // One order of shutdown, that of the scopes: window, models (player, inspecting thread), camera, reader of
    // consignments, sync thread, hub.
    const Clock clock = systemClock();
    device::DeviceKey key(options.folders, systemRandom());
    const auto keychain = device::makeSystemKeychain();
    app::KeyField keyField(key, *keychain, device::keychainName(options.folders.root));
    app::SyncField field(options.folders, key, clock);
    app::SyncConsignments consignments(options.folders, clock, field);
    app::SyncInspections inspections(options.folders, field.thread(), clock, systemRandom());
    app::FieldDrafts drafts(field.thread(), clock, systemRandom());
    app::FieldRecords records(field);
    app::FieldStick stick(options.folders, key, clock, field.thread());
    app::FieldTables tables(field.thread());
    ui::QtPrinters printers;
    ui::QtCameraFeed camera(clock);
    ui::QtSerialFeed serial;
    const auto position = ui::makeQtPositionSource();
    const auto desktop = ui::makeBusNotices();
    const auto desktopClocks = ui::makeBusNotices();
    const auto vibrator = ui::makeBusVibrator();
    const std::function<void()> enterDemo = [&tryDemo] {
        tryDemo = true;
        QCoreApplication::quit();
    };
    ui::AppModel model({.makeLine = [&] { return device::makeLine(options.folders, clock); },
                        .field = &field,
                        .inspections = &inspections,
                        .camera = &camera,
                        .key = &keyField,
                        .consignments = &consignments,
                        .position = position.get(),
                        .records = &records,
                        .printers = &printers,
                        .clock = clock,
                        .settingsFile = QString::fromStdString(options.folders.settings().string()),
                        .dataFolder = QString::fromStdString(options.folders.root.string()),
                        .defaultHub = hub,
                        .makeBrowse = [&] { return device::makeBrowse(options.folders); },
                        .history = &field,
                        .serial = &serial,
                        .desktop = desktop.get(),
                        .desktopClocks = desktopClocks.get(),
                        .tables = &tables,
                        .stick = &stick,
                        .vibrator = vibrator.get(),
                        .drafts = &drafts,
                        .crashFolder = QString::fromStdString(options.folders.crashes().string()),
                        .notePage = app::noteCrashPage,
                        .packageFolder = QCoreApplication::applicationDirPath() + u"/../share/nqi-inspector"_s,
                        .tryDemo = options.demo ? std::function<void()>{} : enterDemo});
    QQmlApplicationEngine engine;
    QObject::connect(&model, &ui::AppModel::languageChanged, &engine, &QQmlApplicationEngine::retranslate);
    QObject::connect(
        &engine, &QQmlApplicationEngine::objectCreationFailed, qApp, [] { QCoreApplication::exit(1); },
        Qt::QueuedConnection);
    engine.setInitialProperties({{u"app"_s, QVariant::fromValue(&model)}});
    engine.loadFromModule("Nqi.Pages", "Main");
    if (!options.video.isEmpty())
        model.scan()->playVideo(options.video, true);
    else if (!options.picture.isEmpty())
        model.scan()->openFile(QUrl::fromLocalFile(options.picture));
    if (!options.profile.isEmpty())
        model.profile()->openFile(QUrl::fromLocalFile(QFileInfo(options.profile).absoluteFilePath()));
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"nqi-inspector"_s);
    QGuiApplication::setApplicationDisplayName(u"NQI Inspector"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(NQI_VERSION));
    QGuiApplication::setWindowIcon(QIcon(u":/nqi/nqi-inspector.svg"_s));
    QQuickStyle::setStyle(u"Basic"_s);
    const Options options = parse(application);
    app::reportCrashes(options.folders.crashes(), std::string(NQI_VERSION ", Qt ") + qVersion() + ", " +
                                                      QSysInfo::prettyProductName().toStdString() + " " +
                                                      QSysInfo::currentCpuArchitecture().toStdString());
    ui::useFonts();
    ui::collectGarbageAtOnce();

    std::error_code failed;
    std::filesystem::create_directories(options.folders.root, failed);
    std::optional<app::DemoHub> demoHub;
    QString hub = options.hub;
    if (options.demo) {
        if (!app::makeDemoCatalogue(options.folders))
            std::println(stderr,
                         "nqi-inspector: the demonstration data could not be made; codes are read all the same");
        demoHub.emplace(options.folders);
        hub = demoHub->address();
        if (hub.isEmpty())
            std::println(stderr, "nqi-inspector: the demonstration hub did not start; findings wait on this device");
    }
    bool tryDemo = false;
    const int code = run(options, hub, tryDemo);
    if (tryDemo && !app::startDemo(options.folders))
        std::println(stderr, "nqi-inspector: the demonstration did not start");
    return code;
}
