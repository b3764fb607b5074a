// SPDX-License-Identifier: Apache-2.0
// The real models under the pages: demo data, a picture of a few symbols, a finding saved. Every page in both sizes and
// languages into a folder; fails as screenshots.cpp does. Usage: app_screenshots FOLDER
#include "app/device/folders.h"
#include "app/inspector/field_records.h"
#include "app/inspector/sync_field.h"
#include "app/inspector/sync_inspections.h"
#include "core/demo/demo.h"
#include "core/demo/scenarios.h"
#include "core/store/catalogue_writer.h"
#include "tests/ui/probe.h"
#include "ui/controls/fonts.h"
#include "ui/controls/garbage.h"
#include "ui/documents/demo_sheet.h"
#include "ui/models/app_model.h"
#include "ui/models/qt_camera_feed.h"
#include "ui/models/qt_printers.h"
#include "ui/models/qt_serial_feed.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdio>
#include <optional>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace nqi;

namespace {

int failures = 0;
QString current;

void complain(const QString &what)
{
    std::fprintf(stderr, "FAIL %s: %s\n", qUtf8Printable(current), qUtf8Printable(what));
    ++failures;
}

void onMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    // A machine without a sound server is none of the app's faults; asking for cameras is enough to hear of it.
    if (text.startsWith("PulseAudioService:"_L1))
        return;
    if (type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg)
        complain(u"warning: "_s + text);
}

/// A part of a page of the demo sheet, as a camera sees it.
bool makePicture(const QString &file, Instant now, int page, int top)
{
    auto sheet = ui::DemoSheet::make(demo::testSymbols(now), {.fontFamily = ui::loadFonts(), .now = now});
    return sheet && page < sheet->pages() && sheet->page(page).copy(0, top, 2480, 1395).save(file);
}

bool makeCatalogue(const device::Folders &folders, Instant now)
{
    store::CatalogueBuild build;
    build.demo = true;
    auto writer = store::CatalogueWriter::create(folders.catalogue(), build);
    return writer && demo::writeTo(*writer, {.products = 2000, .seed = 1, .now = now});
}

void shoot(QQuickWindow &window, const QString &folder, const QString &name)
{
    current = name;
    QTest::qWait(150);
    const QImage picture = window.grabWindow();
    if (picture.isNull() || !picture.save(folder + u'/' + name))
        complain(u"no picture"_s);
    const QStringList faults = test::Probe().faults(window.contentItem());
    for (const QString &fault : faults)
        complain(fault);
}

/// Saves one finding through the models, as the sheet does.
void saveFinding(ui::AppModel &app)
{
    app.finding()->begin();
    app.finding()->setNote(u"Không có dấu hợp quy CR trên bao bì; cơ sở chưa xuất trình giấy chứng nhận."_s);
    app.finding()->save();
    if (!QTest::qWaitFor([&] { return !app.finding()->savedId().isEmpty(); }, 10'000))
        complain(u"the finding was not saved: "_s + app.finding()->message());
}

/// What the demo data has under a word, then what was pressed, the alerts and the day.
void shootLookingAround(QQuickWindow &window, ui::AppModel &app, const QString &folder, const QString &look)
{
    const auto waitFor = [](const auto &condition, const QString &what) {
        if (!QTest::qWaitFor(condition, 10'000))
            complain(what);
    };
    window.setProperty("page", 3);
    window.setProperty("lookAt", u"search"_s);
    app.search()->setText(u"sua"_s);
    waitFor([&] { return !app.search()->isBusy() && !app.search()->sections().isEmpty(); }, u"no product found"_s);
    shoot(window, folder, u"app-found-%1.png"_s.arg(look));
    const auto rows = app.search()->sections().constFirst().toMap()[u"rows"_s].toList();
    const auto row = rows.isEmpty() ? QVariantMap() : rows.constFirst().toMap();
    app.record()->show(row[u"kind"_s].toString(), row[u"id"_s].toString());
    waitFor([&] { return !app.record()->isLoading() && !app.record()->groups().isEmpty(); }, u"no record"_s);
    shoot(window, folder, u"app-product-%1.png"_s.arg(look));
    const QString owner =
        app.record()->groups().constFirst().toMap()[u"rows"_s].toList().value(0).toMap()[u"id"_s].toString();
    app.record()->show(u"company"_s, owner);
    waitFor([&] { return !app.record()->isLoading() && app.record()->groups().size() == 5; }, u"no company"_s);
    shoot(window, folder, u"app-company-%1.png"_s.arg(look));
    while (app.record()->isOpen())
        app.record()->back();
    for (const QString &view : {u"alerts"_s, u"day"_s}) {
        window.setProperty("lookAt", view);
        waitFor([&] { return !app.alerts()->isLoading() && !app.day()->isLoading(); }, u"still loading"_s);
        shoot(window, folder, u"app-%1-%2.png"_s.arg(view, look));
    }
    if (app.alerts()->rowCount() == 0 || app.day()->total() == 0)
        complain(u"no alert, or no finding of today"_s);
    app.search()->setText({});
}

/// A hand scanner being set up: the code to try, scanned without its separator.
void shootScanner(QQuickWindow &window, ui::AppModel &app, const QString &folder, const QString &look)
{
    window.setProperty("page", 5);
    QMetaObject::invokeMethod(&window, "setUpScanner");
    if (!QTest::qWaitFor([&] { return app.scanner()->isListening(); }, 5'000))
        complain(u"nobody listens to the scanner"_s);
    for (const char letter : std::string_view("91aa-dd-as/a6-d992QyZwMm;\"_05"))
        QTest::keyClick(&window, letter);
    QTest::keyClick(&window, Qt::Key_Return);
    if (app.scanner()->damages().isEmpty())
        complain(u"the lost separator was not noticed"_s);
    shoot(window, folder, u"app-scanner-%1.png"_s.arg(look));
    QTest::keyClick(&window, Qt::Key_Escape);
    if (!QTest::qWaitFor([&] { return !app.scanner()->isListening(); }, 5'000))
        complain(u"the scanner is still listened to"_s);
}

void shootPages(QQuickWindow &window, ui::AppModel &app, const QString &folder)
{
    const std::array<QString, 6> pages{u"scan"_s, u"result"_s, u"findings"_s, u"search"_s, u"sync"_s, u"settings"_s};
    for (const QString &language : {u"vi"_s, u"en"_s}) {
        app.settings()->setLanguage(language);
        for (const QSize size : {QSize(1280, 800), QSize(800, 1280)}) {
            window.resize(size);
            for (std::size_t i = 0; i < pages.size(); ++i) {
                window.setProperty("page", static_cast<int>(i));
                shoot(window, folder,
                      u"app-%1-%2x%3-%4.png"_s.arg(pages[i]).arg(size.width()).arg(size.height()).arg(language));
            }
            shootLookingAround(window, app, folder, u"%1x%2-%3"_s.arg(size.width()).arg(size.height()).arg(language));
            shootScanner(window, app, folder, u"%1x%2-%3"_s.arg(size.width()).arg(size.height()).arg(language));
            // Each kind of verdict, as the demo data has it.
            window.setProperty("page", 1);
            for (int row = 0; row < app.scan()->itemCount(); ++row) {
                app.scan()->select(row);
                shoot(window, folder,
                      u"app-result%1-%2x%3-%4.png"_s.arg(row).arg(size.width()).arg(size.height()).arg(language));
            }
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qInstallMessageHandler(onMessage);
    QGuiApplication application(argc, argv);
    QAccessible::setActive(true);
    QQuickStyle::setStyle(u"Basic"_s);
    ui::useFonts();
    ui::collectGarbageAtOnce();
    const QString folder = QGuiApplication::arguments().value(1, u"screenshots"_s);
    QDir().mkpath(folder);

    const QTemporaryDir place;
    const device::Folders folders{place.path().toStdString() + "/device"};
    const Clock clock = systemClock();
    const Instant today = std::chrono::floor<std::chrono::days>(clock());
    const QString picture = place.filePath(u"package.png"_s);
    if (!makeCatalogue(folders, today) || !makePicture(picture, today, 1, 250)) {
        complain(u"no demo data"_s);
        return 1;
    }
    device::DeviceKey key(folders, systemRandom());
    app::SyncField field(folders, key, clock);
    app::SyncInspections inspections(folders, field.thread(), clock, systemRandom());
    app::FieldRecords records(field);
    ui::QtPrinters printers;
    ui::QtCameraFeed camera(clock);
    ui::QtSerialFeed serial;
    ui::AppModel app({.makeLine = [&] { return device::makeLine(folders, clock); },
                      .field = &field,
                      .inspections = &inspections,
                      .camera = &camera,
                      .records = &records,
                      .printers = &printers,
                      .clock = clock,
                      .settingsFile = QString::fromStdString(folders.settings().string()),
                      .dataFolder = place.path(),
                      .defaultHub = {},
                      .makeBrowse = [&] { return device::makeBrowse(folders); },
                      .history = &field,
                      .serial = &serial});
    app.settings()->setInspector(u"Nguyễn Thị Thu Hương – KSV-0417"_s);
    app.settings()->setWelcomed(true);
    app.settings()->setPlace(u"Chợ Bến Thành, TP. Hồ Chí Minh"_s);
    QQmlApplicationEngine engine;
    QObject::connect(&app, &ui::AppModel::languageChanged, &engine, &QQmlApplicationEngine::retranslate);
    engine.setInitialProperties({{u"app"_s, QVariant::fromValue(&app)}, {u"audible"_s, false}});
    engine.loadFromModule("Nqi.Pages", "Main");
    auto *window =
        engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    if (!window || !QTest::qWaitForWindowExposed(window)) {
        complain(u"the window did not appear"_s);
        return 1;
    }
    app.scan()->openFile(QUrl::fromLocalFile(picture));
    if (!QTest::qWaitFor([&] { return app.scan()->itemCount() >= 4; }, 30'000))
        complain(u"only %1 items were found"_s.arg(app.scan()->itemCount()));
    QTest::qWait(500);
    saveFinding(app);
    shootPages(*window, app, folder);
    std::printf("%d faults\n", failures);
    return failures == 0 ? 0 : 1;
}
