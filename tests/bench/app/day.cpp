// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/app/day.h"

#include "tests/bench/app/video.h"
#include "ui/models/findings_model.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <array>
#include <print>

namespace nqi::bench {

using namespace Qt::StringLiterals;
using test::AppUnderTest;

namespace {

constexpr std::array pages{"scan", "result", "findings", "look up", "sync", "settings", "consignment", "inspection"};

double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

/// A number that no other call gives.
QString newCode(int number)
{
    return u"(01)08930000000018(10)L%1(21)%2"_s.arg(number % 97).arg(number);
}

struct Paces {
    double framesASecond = 0;
    double p95 = 0; ///< milliseconds
};

Paces watch(AppUnderTest &app, int seconds, int &codes)
{
    std::vector<double> times;
    QElapsedTimer since;
    const QObject scope;
    QObject::connect(&app.window(), &QQuickWindow::frameSwapped, &scope, [&] {
        if (since.isValid())
            times.push_back(static_cast<double>(since.nsecsElapsed()) / 1e6);
        since.start();
        app.window().update();
    });
    QTimer scanner;
    QObject::connect(&scanner, &QTimer::timeout, &scope, [&] { app.model().scan()->submitText(newCode(codes++)); });
    scanner.start(500);
    app.window().update();
    QTest::qWait(seconds * 1000);
    return {static_cast<double>(times.size()) / seconds, at(times, 0.95)};
}

void saveFinding(AppUnderTest &app)
{
    auto &finding = *app.model().finding();
    finding.begin();
    finding.setNote(u"Tem mờ, thiếu nhãn phụ"_s);
    finding.setNoPhotoReason(u"máy quét"_s);
    finding.save();
    if (!AppUnderTest::wait([&] { return !finding.savedId().isEmpty(); }))
        std::println("a finding was not saved: {}", finding.message().toStdString());
}

} // namespace

void measurePages(int secondsEach)
{
    AppUnderTest app;
    const QString video = makeVideo(app);
    app.start();
    app.camera().plugIn(video);
    app.model().scan()->useCamera({});
    QTest::qWait(1000);
    int codes = 0;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        app.window().setProperty("page", static_cast<int>(page));
        QTest::qWait(500);
        const Paces paces = watch(app, secondsEach, codes);
        std::println("page {:12} {:6.1f} frames a second, 95 % within {:5.1f} ms", pages.at(page), paces.framesASecond,
                     paces.p95);
    }
}

void measureDay()
{
    constexpr int codesAnHour = 600;
    constexpr int findingsAnHour = 25;
    AppUnderTest app;
    const QString video = makeVideo(app);
    app.start();
    app.camera().plugIn(video);
    app.model().scan()->useCamera({});
    QTest::qWait(1000);
    std::println("after the start {:.0f} MB", residentMegabytes());
    int codes = 0;
    for (int hour = 1; hour <= 8; ++hour) {
        for (int finding = 0; finding < findingsAnHour; ++finding) {
            for (int i = 0; i < codesAnHour / findingsAnHour; ++i) {
                app.model().scan()->submitText(newCode(codes++));
                QTest::qWait(5);
            }
            app.window().setProperty("page", finding % static_cast<int>(pages.size()));
            QTest::qWait(20);
            saveFinding(app);
        }
        app.window().setProperty("page", 0);
        QTest::qWait(6000);
        std::println("hour {}: {} codes, {} items, {} findings wait: {:.0f} MB", hour, codes,
                     app.model().scan()->itemCount(), app.model().findings()->waiting(), residentMegabytes());
    }
}

} // namespace nqi::bench
