// SPDX-License-Identifier: Apache-2.0
// Renders every page in both sizes and languages into a folder, and fails on cut, overlapping or escaping text, on
// small targets and on any warning. Usage: screenshots FOLDER [FILTER]
#include "tests/ui/probe.h"
#include "ui/controls/fonts.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlContext>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

#include <array>
#include <cstdio>

Q_IMPORT_QML_PLUGIN(Nqi_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Nqi_PagesPlugin)
Q_IMPORT_QML_PLUGIN(Nqi_MocksPlugin)

using namespace Qt::StringLiterals;

namespace {

struct Shot {
    QString page;  ///< name of the file
    int index;     ///< of the page
    QString scene; ///< of the mock
    QString sheet; ///< "", "finding", "saved", "locked", "help", "welcome0" to 3; of the search page "alerts", "day",
                   ///< "record"; "paper"; "scanner"; "step N" of an inspection, "signed"
};

struct Look {
    QSize size;
    QString language;
    QString theme;
    double scale;
};

int failures = 0;
QString current; ///< picture being made

void complain(const QString &what)
{
    std::fprintf(stderr, "FAIL %s\n", qUtf8Printable(what));
    ++failures;
}

void onMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg)
        complain(current + u": warning: "_s + text);
}

QList<Shot> shots()
{
    QList<Shot> all;
    const std::array<QString, 6> pages{u"scan"_s, u"result"_s, u"findings"_s, u"search"_s, u"sync"_s, u"settings"_s};
    for (int i = 0; i < 6; ++i) {
        all.append({pages[static_cast<std::size_t>(i)], i, u"normal"_s, {}});
        if (i < 5)
            all.append({pages[static_cast<std::size_t>(i)] + u"-empty"_s, i, u"empty"_s, {}});
    }
    all.append({u"inspections"_s, 7, u"normal"_s, {}});
    all.append({u"inspections-empty"_s, 7, u"empty"_s, {}});
    for (int step = 0; step < 8; ++step)
        all.append({u"inspection%1"_s.arg(step + 1), 7, u"normal"_s, u"step %1"_s.arg(step)});
    for (const int step : {0, 1, 4, 6})
        all.append({u"inspection%1-short"_s.arg(step + 1), 7, u"normal"_s, u"step %1"_s.arg(step)});
    all.append({u"versions"_s, 7, u"normal"_s, u"signed"_s});
    all.append({u"versions-long"_s, 7, u"normal"_s, u"signed"_s});
    all.append({u"result-long"_s, 1, u"normal"_s, {}});
    all.append({u"settings-long"_s, 5, u"normal"_s, {}});
    all.append({u"scan-error"_s, 0, u"error"_s, {}});
    all.append({u"scan-camera"_s, 0, u"busy"_s, {}});
    all.append({u"findings-offline"_s, 2, u"offline"_s, {}});
    all.append({u"findings-error"_s, 2, u"error"_s, {}});
    all.append({u"findings-loading"_s, 2, u"busy"_s, {}});
    all.append({u"sync-offline"_s, 4, u"offline"_s, {}});
    all.append({u"sync-error"_s, 4, u"error"_s, {}});
    all.append({u"sync-busy"_s, 4, u"busy"_s, {}});
    all.append({u"search-error"_s, 3, u"error"_s, {}});
    all.append({u"search-none"_s, 3, u"offline"_s, {}});
    all.append({u"search-loading"_s, 3, u"busy"_s, {}});
    all.append({u"day-loading"_s, 3, u"busy"_s, u"day"_s});
    all.append({u"record-loading"_s, 3, u"busy"_s, u"record"_s});
    for (const QString &view : {u"alerts"_s, u"day"_s, u"record"_s}) {
        all.append({view, 3, u"normal"_s, view});
        all.append({view + u"-empty"_s, 3, u"empty"_s, view});
        all.append({view + u"-error"_s, 3, u"error"_s, view});
        all.append({view + u"-long"_s, 3, u"normal"_s, view});
    }
    all.append({u"consignment"_s, 6, u"normal"_s, {}});
    all.append({u"consignment-start"_s, 6, u"empty"_s, {}});
    all.append({u"consignment-problems"_s, 6, u"offline"_s, {}});
    all.append({u"consignment-error"_s, 6, u"error"_s, {}});
    all.append({u"finding"_s, 0, u"normal"_s, u"finding"_s});
    all.append({u"finding-long"_s, 0, u"normal"_s, u"finding"_s});
    all.append({u"finding-error"_s, 0, u"error"_s, u"finding"_s});
    all.append({u"finding-saved"_s, 0, u"offline"_s, u"saved"_s});
    all.append({u"locked"_s, 0, u"normal"_s, u"locked"_s});
    all.append({u"scanner"_s, 5, u"normal"_s, u"scanner"_s});
    all.append({u"scanner-damaged"_s, 5, u"error"_s, u"scanner"_s});
    all.append({u"scanner-damaged-long"_s, 5, u"error"_s, u"scanner"_s});
    all.append({u"help"_s, 0, u"normal"_s, u"help"_s});
    all.append({u"invitation"_s, 0, u"normal"_s, u"invitation"_s});
    all.append({u"consignment-details"_s, 6, u"normal"_s, u"press Thông tin cho giấy tờ|Details for the papers"_s});
    all.append({u"consignment-finish"_s, 6, u"normal"_s, u"press Kết thúc|Finish"_s});
    for (const QString &step : {u"0"_s, u"1"_s, u"2"_s, u"3"_s})
        all.append({u"welcome"_s + step, 0, u"empty"_s, u"welcome"_s + step});
    all.append({u"news"_s, 0, u"normal"_s, u"news"_s});
    all.append({u"profile"_s, 5, u"normal"_s, u"profile"_s});
    all.append({u"crash"_s, 0, u"normal"_s, u"crash"_s});
    for (int page = 0; page < 8; ++page)
        all.append({u"left%1"_s.arg(page), page, u"normal"_s, u"left"_s});
    all.append({u"border"_s, 1, u"normal"_s, u"border"_s});
    all.append({u"preview"_s, 2, u"normal"_s, u"paper"_s});
    all.append({u"preview-error"_s, 2, u"error"_s, u"paper"_s});
    return all;
}

QList<Look> looks()
{
    const QSize wide(1280, 800), tall(800, 1280);
    return {{wide, u"vi"_s, u"light"_s, 1.0},    {tall, u"vi"_s, u"light"_s, 1.0},   {wide, u"en"_s, u"light"_s, 1.0},
            {tall, u"en"_s, u"light"_s, 1.0},    {wide, u"vi"_s, u"dark"_s, 1.0},    {tall, u"en"_s, u"dark"_s, 1.0},
            {wide, u"vi"_s, u"light"_s, 2.0},    {tall, u"vi"_s, u"light"_s, 2.0},   {tall, u"en"_s, u"light"_s, 0.8},
            {wide, u"en"_s, u"sunlight"_s, 1.0}, {tall, u"vi"_s, u"sunlight"_s, 1.0}};
}

void take(const Shot &shot, Look look, const QString &folder)
{
    // What lies below the fold is looked at too.
    if (shot.page.endsWith("-long"_L1))
        look.size.setHeight(4400);
    else if (shot.sheet.startsWith("step "_L1) && !shot.page.endsWith("-short"_L1))
        look.size.setHeight(look.scale > 1 ? 4400 : 2600);
    const QString name =
        u"%1-%2x%3-%4-%5%6.png"_s.arg(shot.page)
            .arg(look.size.width())
            .arg(look.size.height())
            .arg(look.language, look.theme, look.scale == 1.0 ? QString() : u"-%1"_s.arg(qRound(look.scale * 100)));
    current = name;
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral(NQI_MOCKS));
    nqi::test::speak(nullptr, look.language);
    QQmlComponent mock(&engine, "Nqi.Mocks", "MockApp");
    QScopedPointer<QObject> app(mock.createWithInitialProperties({{u"scene"_s, shot.scene}}));
    if (!app)
        return complain(mock.errorString());
    QObject *settings = app->property("settings").value<QObject *>();
    settings->setProperty("language", look.language);
    settings->setProperty("theme", look.theme);
    settings->setProperty("fontScale", look.scale);
    engine.setInitialProperties({{u"app"_s, QVariant::fromValue(app.get())},
                                 {u"width"_s, look.size.width()},
                                 {u"height"_s, look.size.height()},
                                 {u"page"_s, shot.index},
                                 {u"audible"_s, false}});
    engine.loadFromModule("Nqi.Pages", "Main");
    auto *window =
        engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    if (!window || !QTest::qWaitForWindowExposed(window))
        return complain(name + u": the window did not appear"_s);
    if (shot.sheet.startsWith("step "_L1)) {
        QObject *inspection = app->property("inspection").value<QObject *>();
        inspection->setProperty("step", shot.sheet.sliced(5).toInt());
        inspection->setProperty("open", true);
    } else if (shot.sheet == "signed"_L1) {
        QObject *inspection = app->property("inspection").value<QObject *>();
        inspection->setProperty("readOnly", true);
        inspection->setProperty("step", 7);
        inspection->setProperty("open", true);
    } else if (shot.sheet == "help"_L1) {
        QTest::keyClick(window, Qt::Key_F1);
    } else if (shot.sheet == "invitation"_L1) {
        QObject *invitation = app->property("invitation").value<QObject *>();
        invitation->setProperty("moves", true);
        invitation->setProperty("asking", true);
    } else if (shot.sheet.startsWith("press "_L1)) {
        const QStringList names = shot.sheet.sliced(6).split(u'|');
        QTest::qWait(120);
        QQuickItem *button = nqi::test::Probe().find(window->contentItem(), names[look.language == "vi"_L1 ? 0 : 1]);
        if (!button || !QMetaObject::invokeMethod(button, "click"))
            return complain(name + u": nothing to press"_s);
    } else if (shot.sheet == "scanner"_L1) {
        QMetaObject::invokeMethod(window, "setUpScanner");
    } else if (shot.sheet.startsWith("welcome"_L1)) {
        settings->setProperty("welcomed", false);
        auto *guide = window->findChild<QObject *>(u"welcome"_s);
        guide->setProperty("step", shot.sheet.last(1).toInt());
    } else if (shot.sheet == "locked"_L1) {
        QMetaObject::invokeMethod(app->property("lock").value<QObject *>(), "lock");
    } else if (shot.sheet == "record"_L1) {
        QMetaObject::invokeMethod(app->property("record").value<QObject *>(), "show", Q_ARG(QString, u"product"_s),
                                  Q_ARG(QString, u"8938505974187"_s));
    } else if (shot.sheet == "alerts"_L1 || shot.sheet == "day"_L1) {
        window->setProperty("lookAt", shot.sheet);
    } else if (shot.sheet == "news"_L1) {
        app->property("news").value<QObject *>()->setProperty("count", 5);
    } else if (shot.sheet == "profile"_L1) {
        app->property("profile").value<QObject *>()->setProperty("open", true);
    } else if (shot.sheet == "crash"_L1) {
        app->property("crash").value<QObject *>()->setProperty("there", true);
    } else if (shot.sheet == "left"_L1) {
        settings->setProperty("leftHanded", true);
    } else if (shot.sheet == "border"_L1) {
        settings->setProperty("role", u"border"_s);
    } else if (shot.sheet == "paper"_L1) {
        QMetaObject::invokeMethod(window, "previewPaper", Q_ARG(QString, u"id"_s), Q_ARG(QString, QString()));
    } else if (!shot.sheet.isEmpty()) {
        QMetaObject::invokeMethod(window, "recordFinding");
        if (shot.sheet == "saved"_L1)
            QMetaObject::invokeMethod(app->property("finding").value<QObject *>(), "commit");
    }
    QTest::qWait(120);
    const QImage picture = window->grabWindow();
    if (picture.size() != look.size || !picture.save(folder + u'/' + name))
        complain(name + u": no picture of the right size"_s);
    const QStringList faults = nqi::test::Probe().faults(window->contentItem());
    for (const QString &fault : faults)
        complain(name + u": "_s + fault);
    delete window; // before the models that it shows
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
    nqi::ui::useFonts();
    const QStringList arguments = QGuiApplication::arguments();
    const QString folder = arguments.value(1, u"screenshots"_s);
    const QString filter = arguments.value(2);
    QDir().mkpath(folder);
    QElapsedTimer timer;
    timer.start();
    int taken = 0;
    const QStringList sunny{u"scan"_s, u"result"_s, u"inspection2"_s, u"inspection8"_s};
    for (const Look &look : looks()) {
        for (const Shot &shot : shots()) {
            // At other text sizes the plain pages are enough.
            if (look.scale != 1.0 && shot.page.contains(u'-'))
                continue;
            if (look.theme == "dark"_L1 && shot.page.contains(u'-'))
                continue;
            if (look.theme == "sunlight"_L1 && !sunny.contains(shot.page))
                continue;
            if (!filter.isEmpty() && !u"%1 %2x%3 %4 %5 %6"_s.arg(shot.page)
                                          .arg(look.size.width())
                                          .arg(look.size.height())
                                          .arg(look.language, look.theme)
                                          .arg(look.scale)
                                          .contains(filter))
                continue;
            take(shot, look, folder);
            ++taken;
        }
    }
    std::printf("%d pictures in %s, %d faults, %lld ms\n", taken, qUtf8Printable(folder), failures,
                static_cast<long long>(timer.elapsed()));
    return failures == 0 ? 0 : 1;
}
