// SPDX-License-Identifier: Apache-2.0
// How long until the first page is there, and whether the window stays smooth while 1080p video at 30 frames a second
// is searched:
//     bench_app [SECONDS]
//     bench_app day        every page for some seconds, then eight hours in short
// Runs on whatever platform QT_QPA_PLATFORM names; with QT_QUICK_BACKEND=software the processor also draws.
#include "tests/bench/app/day.h"
#include "tests/bench/app/video.h"
#include "tests/integration/app/app_under_test.h"
#include "ui/controls/fonts.h"
#include "ui/controls/garbage.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QQuickStyle>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <print>
#include <vector>

namespace {

using namespace Qt::StringLiterals;
using namespace nqi;
using bench::at;
using bench::makeVideo;
using test::AppUnderTest;

qint64 millisecondsNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// A process of its own does what the app does until its first page is on the screen.
int startOnce(QGuiApplication &application, const QString &begun)
{
    AppUnderTest app(AppUnderTest::Data::none);
    app.start();
    QObject::connect(&app.window(), &QQuickWindow::frameSwapped, &application, [&] {
        std::println("{}", millisecondsNow() - begun.toLongLong());
        application.quit();
    });
    app.window().update();
    return QGuiApplication::exec();
}

void measureStarts()
{
    std::vector<double> times;
    for (int i = 0; i < 10; ++i) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {u"--start"_s, QString::number(millisecondsNow())});
        process.waitForFinished();
        times.push_back(process.readAllStandardOutput().trimmed().toDouble());
    }
    std::println("start of the program to the first page: median {:.0f} ms, slowest of {} {:.0f} ms", at(times, 0.5),
                 times.size(), at(times, 1));
}

void measureVideo(int seconds)
{
    AppUnderTest app;
    const QString video = makeVideo(app);
    app.start();
    app.camera().plugIn(video);
    app.model().scan()->useCamera({});
    QTest::qWait(1000);

    std::vector<double> frameTimes;
    std::vector<double> lateness;
    QElapsedTimer sinceFrame;
    QElapsedTimer sinceTick;
    const QObject scope;
    QObject::connect(&app.window(), &QQuickWindow::frameSwapped, &scope, [&] {
        if (sinceFrame.isValid())
            frameTimes.push_back(static_cast<double>(sinceFrame.nsecsElapsed()) / 1e6);
        sinceFrame.start();
        app.window().update();
    });
    // An event that is due every 5 ms: how much later it comes is how long a touch would wait.
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &scope, [&] {
        if (sinceTick.isValid())
            lateness.push_back(std::max(0.0, static_cast<double>(sinceTick.nsecsElapsed()) / 1e6 - 5));
        sinceTick.start();
    });
    const quint64 searchedBefore = app.model().scan()->searched();
    const quint64 shownBefore = app.model().scan()->viewfinder()->picture().number;
    const std::clock_t cpuBefore = std::clock();
    sinceTick.start();
    tick.start(5);
    app.window().update();
    QTest::qWait(seconds * 1000);
    const double cpu = static_cast<double>(std::clock() - cpuBefore) / CLOCKS_PER_SEC / seconds;
    tick.stop();
    const double searched = static_cast<double>(app.model().scan()->searched() - searchedBefore) / seconds;
    const double shown =
        static_cast<double>(app.model().scan()->viewfinder()->picture().number - shownBefore) / seconds;
    const auto smooth = std::ranges::count_if(frameTimes, [](double time) { return time <= 1000.0 / 60 + 2; });
    std::println("1080p video for {} s: window {:.1f} frames a second ({:.0f} % within 1/60 s, slowest {:.0f} ms)",
                 seconds, static_cast<double>(frameTimes.size()) / seconds,
                 100.0 * static_cast<double>(smooth) / std::max<double>(1, static_cast<double>(frameTimes.size())),
                 at(frameTimes, 1));
    std::println("    video frames: {:.1f} shown and {:.1f} searched a second; events wait {:.1f} ms (median), "
                 "{:.1f} ms (99 %); processor {:.2f} cores",
                 shown, searched, at(lateness, 0.5), at(lateness, 0.99), cpu);
    std::println("    items found: {}", app.model().scan()->itemCount());
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    ui::useFonts();
    ui::collectGarbageAtOnce();
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.value(1) == u"--start")
        return startOnce(application, arguments.value(2));
    std::println("platform {}", QGuiApplication::platformName().toStdString());
    if (arguments.value(1) == u"day") {
        bench::measureDay();
        bench::measurePages(6);
        return 0;
    }
    measureStarts();
    measureVideo(std::max(1, arguments.value(1, u"10"_s).toInt()));
    return 0;
}
