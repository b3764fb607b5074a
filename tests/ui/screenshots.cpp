// SPDX-License-Identifier: Apache-2.0
// Renders every page in both sizes and languages into a folder, and fails on cut, overlapping or escaping text, on
// small targets and on any warning; at 80 and 200 % most of them without a picture. Usage: screenshots FOLDER [FILTER]
#include "tests/ui/probe.h"
#include "ui/controls/fonts.h"
#include "ui/controls/garbage.h"

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
#include <memory>
#include <utility>

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
                   ///< "record"; "paper"; "scanner"; "step N" of an inspection, "signed"; "rows"; then "press
                   ///< NAME|NAME" in Vietnamese and English
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
    for (const QString &page : {u"inspection-handover"_s, u"inspection-handover-long"_s})
        all.append(
            {page, 7, u"normal"_s, u"signed press Đã giao mẫu cho phòng thử nghiệm|Handed over to the laboratory"_s});
    all.append({u"inspection-report"_s, 7, u"normal"_s, u"signed press Đã báo cáo cơ quan|Reported to the agency"_s});
    all.append({u"inspection-withdraw"_s, 7, u"normal"_s, u"step 7 press Hủy bản nháp này|Discard this draft"_s});
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
    const QString photograph = u"finding press Chụp: Mặt trước bao bì|Photograph: Front of the package"_s;
    all.append({u"capture"_s, 0, u"busy"_s, photograph});
    all.append({u"capture-none"_s, 0, u"offline"_s, photograph});
    all.append({u"capture-error"_s, 0, u"error"_s, photograph});
    all.append({u"locked"_s, 0, u"normal"_s, u"locked"_s});
    all.append({u"scanner"_s, 5, u"normal"_s, u"scanner"_s});
    all.append({u"scanner-damaged"_s, 5, u"error"_s, u"scanner"_s});
    all.append({u"scanner-damaged-long"_s, 5, u"error"_s, u"scanner"_s});
    all.append({u"help"_s, 0, u"normal"_s, u"help"_s});
    all.append({u"invitation"_s, 0, u"normal"_s, u"invitation"_s});
    all.append({u"consignment-details"_s, 6, u"normal"_s, u"press Thông tin cho giấy tờ|Details for the papers"_s});
    all.append({u"consignment-rows"_s, 6, u"offline"_s, u"rows press Xem tất cả các dòng này|Show all these rows"_s});
    all.append({u"consignment-finish"_s, 6, u"normal"_s, u"press Kết thúc|Finish"_s});
    for (const QString &step : {u"0"_s, u"1"_s, u"2"_s, u"3"_s})
        all.append({u"welcome"_s + step, 0, u"empty"_s, u"welcome"_s + step});
    all.append({u"news"_s, 0, u"normal"_s, u"news"_s});
    all.append({u"deadlines"_s, 7, u"normal"_s, u"deadlines"_s});
    all.append({u"deadlines-imports"_s, 6, u"empty"_s, u"imports"_s});
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

/// What lies below the fold is looked at too.
QSize sizeOf(const Shot &shot, const Look &look, double scale)
{
    if (shot.page.endsWith("-long"_L1))
        return {look.size.width(), 4400};
    if (shot.sheet.startsWith("step "_L1) && !shot.page.contains(u'-'))
        return {look.size.width(), scale > 1 ? 4400 : 2600};
    return look.size;
}

/// Text sizes at which a page is checked once more, without a picture: those at which no picture of it is taken.
/// Small text is at its narrowest, and so most easily cut, in the tall window.
QList<double> otherScales(const Shot &shot, const Look &look)
{
    if (look.scale != 1.0 || look.theme != "light"_L1)
        return {};
    const bool plain = !shot.page.contains(u'-');
    const bool english = look.language == "en"_L1;
    const bool tall = look.size.width() < look.size.height();
    QList<double> scales;
    if (!plain || english)
        scales.append(2.0);
    if (tall && (!plain || !english))
        scales.append(0.8);
    return scales;
}

/// Brings the app into the state that the picture is of.
void arrange(const QString &sheet, QObject &app, QQuickWindow *window)
{
    const auto model = [&](const char *name) { return app.property(name).value<QObject *>(); };
    if (sheet.startsWith("step "_L1)) {
        model("inspection")->setProperty("step", sheet.sliced(5).toInt());
        model("inspection")->setProperty("open", true);
    } else if (sheet == "signed"_L1) {
        model("inspection")->setProperty("readOnly", true);
        model("inspection")->setProperty("step", 7);
        model("inspection")->setProperty("open", true);
    } else if (sheet == "rows"_L1) {
        QVariantList rows = model("consignment")->property("problems").toList();
        for (int i = 0; i < 3; ++i)
            rows += QVariantList(rows);
        model("consignment")->setProperty("problems", rows);
    } else if (sheet == "help"_L1) {
        QTest::keyClick(window, Qt::Key_F1);
    } else if (sheet == "invitation"_L1) {
        model("invitation")->setProperty("moves", true);
        model("invitation")->setProperty("asking", true);
    } else if (sheet == "scanner"_L1) {
        QMetaObject::invokeMethod(window, "setUpScanner");
    } else if (sheet.startsWith("welcome"_L1)) {
        model("settings")->setProperty("welcomed", false);
        auto *guide = window->findChild<QObject *>(u"welcome"_s);
        guide->setProperty("step", sheet.last(1).toInt());
    } else if (sheet == "locked"_L1) {
        QMetaObject::invokeMethod(model("lock"), "lock");
    } else if (sheet == "record"_L1) {
        QMetaObject::invokeMethod(model("record"), "show", Q_ARG(QString, u"product"_s),
                                  Q_ARG(QString, u"8938505974187"_s));
    } else if (sheet == "alerts"_L1 || sheet == "day"_L1) {
        window->setProperty("lookAt", sheet);
    } else if (sheet == "news"_L1) {
        model("news")->setProperty("count", 5);
    } else if (sheet == "deadlines"_L1) {
        model("deadlines")->setProperty("count", 2);
    } else if (sheet == "imports"_L1) {
        model("deadlines")->setProperty("count", 3);
        model("deadlines")->setProperty("openCount", 1);
    } else if (sheet == "profile"_L1) {
        model("profile")->setProperty("open", true);
    } else if (sheet == "crash"_L1) {
        model("crash")->setProperty("there", true);
    } else if (sheet == "left"_L1) {
        model("settings")->setProperty("leftHanded", true);
    } else if (sheet == "border"_L1) {
        model("settings")->setProperty("role", u"border"_s);
    } else if (sheet == "paper"_L1) {
        QMetaObject::invokeMethod(window, "previewPaper", Q_ARG(QString, u"id"_s), Q_ARG(QString, QString()));
    } else if (!sheet.isEmpty()) {
        QMetaObject::invokeMethod(window, "recordFinding");
        if (sheet == "saved"_L1)
            QMetaObject::invokeMethod(model("finding"), "commit");
    }
}

/// `names`: in Vietnamese and in English.
bool press(QQuickWindow &window, const QStringList &names, const QString &language)
{
    QTest::qWait(120);
    QQuickItem *button = nqi::test::Probe().find(window.contentItem(), names[language == "vi"_L1 ? 0 : 1]);
    return button && QMetaObject::invokeMethod(button, "click");
}

/// The page as it is, at another text size.
void check(const Shot &shot, const Look &look, double scale, QQuickWindow &window, QObject &settings)
{
    current = u"%1-%2x%3-%4 at %5 %"_s.arg(shot.page)
                  .arg(look.size.width())
                  .arg(look.size.height())
                  .arg(look.language)
                  .arg(qRound(scale * 100));
    settings.setProperty("fontScale", scale);
    window.resize(sizeOf(shot, look, scale));
    QTest::qWait(40);
    // Lists lay their rows out in more than one step.
    QStringList faults;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            faults = nqi::test::Probe().faults(window.contentItem());
            return faults.isEmpty();
        },
        1000));
    for (const QString &fault : std::as_const(faults))
        complain(current + u": "_s + fault);
}

/// The picture, then checks at other text sizes in the same window; how many of these.
int take(const Shot &shot, const Look &look, const QString &folder)
{
    const QSize size = sizeOf(shot, look, look.scale);
    const QString name =
        u"%1-%2x%3-%4-%5%6.png"_s.arg(shot.page)
            .arg(size.width())
            .arg(size.height())
            .arg(look.language, look.theme, look.scale == 1.0 ? QString() : u"-%1"_s.arg(qRound(look.scale * 100)));
    current = name;
    const auto fail = [&](const QString &what) {
        complain(name + u": "_s + what);
        return 0;
    };
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral(NQI_MOCKS));
    nqi::test::speak(nullptr, look.language);
    QQmlComponent mock(&engine, "Nqi.Mocks", "MockApp");
    QScopedPointer<QObject> app(mock.createWithInitialProperties({{u"scene"_s, shot.scene}}));
    if (!app)
        return fail(mock.errorString());
    QObject *settings = app->property("settings").value<QObject *>();
    settings->setProperty("language", look.language);
    settings->setProperty("theme", look.theme);
    settings->setProperty("fontScale", look.scale);
    engine.setInitialProperties({{u"app"_s, QVariant::fromValue(app.get())},
                                 {u"width"_s, size.width()},
                                 {u"height"_s, size.height()},
                                 {u"page"_s, shot.index},
                                 {u"audible"_s, false}});
    engine.loadFromModule("Nqi.Pages", "Main");
    const std::unique_ptr<QQuickWindow> window( // gone before the models that it shows
        engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst()));
    if (!window || !QTest::qWaitForWindowExposed(window.get()))
        return fail(u"the window did not appear"_s);
    const qsizetype pressed = shot.sheet.indexOf("press "_L1);
    arrange(shot.sheet.left(pressed).trimmed(), *app, window.get());
    if (pressed >= 0 && !press(*window, shot.sheet.sliced(pressed + 6).split(u'|'), look.language))
        return fail(u"nothing to press"_s);
    QTest::qWait(120);
    const QImage picture = window->grabWindow();
    if (picture.size() != size || !picture.save(folder + u'/' + name))
        complain(name + u": no picture of the right size"_s);
    const QStringList faults = nqi::test::Probe().faults(window->contentItem());
    for (const QString &fault : faults)
        complain(name + u": "_s + fault);
    const QList<double> others = otherScales(shot, look);
    for (const double scale : others)
        check(shot, look, scale, *window, *settings);
    return static_cast<int>(others.size());
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
    nqi::ui::collectGarbageAtOnce();
    const QStringList arguments = QGuiApplication::arguments();
    const QString folder = arguments.value(1, u"screenshots"_s);
    const QString filter = arguments.value(2);
    QDir().mkpath(folder);
    QElapsedTimer timer;
    timer.start();
    int taken = 0;
    int checked = 0;
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
            checked += take(shot, look, folder);
            ++taken;
        }
    }
    std::printf("%d pictures in %s, %d more looks at other text sizes, %d faults, %lld ms\n", taken,
                qUtf8Printable(folder), checked, failures, static_cast<long long>(timer.elapsed()));
    return failures == 0 ? 0 : 1;
}
