// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/stories/story.h"

#include <QAccessible>
#include <QDir>
#include <QInputMethodEvent>
#include <QRegularExpression>
#include <QTest>

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace nqi::test {

using namespace Qt::StringLiterals;

namespace {

void onMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    // A machine that cannot sound is none of the app's faults.
    if (text.startsWith("PulseAudioService:"_L1) || text.contains("No audio devices available"_L1))
        return;
    if (type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg)
        ADD_FAILURE() << "warning: " << text.toStdString();
}

QQuickItem *rootOf(QQuickWindow &window)
{
    QQuickItem *item = window.contentItem();
    while (item->parentItem())
        item = item->parentItem();
    return item;
}

} // namespace

Story::Story(QString name, Clock clock) : m_name(std::move(name)), m_app(AppUnderTest::Data::demo, std::move(clock))
{
    qInstallMessageHandler(onMessage);
    QDir().mkpath(QStringLiteral(NQI_SCREENSHOTS));
}

Story::~Story()
{
    qInstallMessageHandler(nullptr);
}

QQuickItem *Story::find(const QString &name, bool part)
{
    const Probe probe;
    QQuickItem *item = nullptr;
    if (!m_app.wait([&] { return (item = probe.find(rootOf(m_app.window()), name, part)) != nullptr; }, 10))
        ADD_FAILURE() << "nothing is called “" << name.toStdString()
                      << "” among: " << probe.names(rootOf(m_app.window())).join(u" | "_s).toStdString();
    return item;
}

void Story::press(const QString &name)
{
    if (!m_app.press(name))
        ADD_FAILURE() << "nothing that can be pressed is called “" << name.toStdString()
                      << "” among: " << Probe().names(rootOf(m_app.window())).join(u" | "_s).toStdString();
    QTest::qWait(30);
}

void Story::type(const QString &field, const QString &text)
{
    QQuickItem *item = find(field);
    if (!item)
        return;
    item->forceActiveFocus();
    QMetaObject::invokeMethod(item, "selectAll");
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(item, &event);
    EXPECT_EQ(item->property("text").toString(), text) << field.toStdString();
    item->setFocus(false);
    QTest::qWait(30);
}

void Story::pick(const QString &field, const QString &option)
{
    QQuickItem *button = find(field + u": "_s, true);
    if (!button || button->property("text").toString() == option)
        return;
    press(field + u": "_s + button->property("text").toString());
    press(field + u": "_s + option);
}

void Story::reach(const QString &name)
{
    if (QQuickItem *item = find(name))
        item->forceActiveFocus();
    QTest::qWait(50);
}

void Story::write(const QString &pad)
{
    QQuickItem *item = find(pad);
    if (!item)
        return;
    const auto at = [&](double x, double y) {
        return item->mapToScene({item->width() * x, item->height() * y}).toPoint();
    };
    QTest::mousePress(&m_app.window(), Qt::LeftButton, {}, at(0.2, 0.6));
    for (int i = 1; i <= 24; ++i)
        QTest::mouseMove(&m_app.window(), at(0.2 + 0.02 * i, i % 2 == 0 ? 0.35 : 0.7));
    QTest::mouseRelease(&m_app.window(), Qt::LeftButton, {}, at(0.68, 0.5));
    QTest::qWait(30);
}

void Story::expect(const std::function<bool()> &condition, const char *what, int seconds)
{
    EXPECT_TRUE(m_app.wait(condition, seconds)) << what;
}

QString Story::said()
{
    return Probe().names(rootOf(m_app.window())).join(u'\n');
}

void Story::expectAtHub(int records)
{
    const auto &queue = *model().findings();
    expect([&] { return queue.complete() == records; }, "the hub holds everything", 90);
    EXPECT_EQ(queue.rowCount(), records) << "nothing is doubled here";
    EXPECT_EQ(queue.waiting() + queue.partial() + queue.quarantined(), 0);
    const QString held = m_app.hubCommand({u"findings"_s});
    const QRegularExpression whole(u"  files (\\d+)/\\1  "_s);
    EXPECT_EQ(held.count(u'\n'), records) << held.toStdString();
    EXPECT_EQ(held.count(whole), records) << held.toStdString();
}

void Story::makeTheMinutes()
{
    auto &inspection = *model().inspection();
    inspection.setStep(7);
    for (const QVariant &gap : inspection.gaps())
        ADD_FAILURE() << "missing: " << gap.toMap()[u"text"_s].toString().toStdString();
    shoot(u"review"_s);
    press(u"Make the minutes and send them"_s);
    expect([&] { return inspection.isReadOnly(); }, "the minutes are made");
}

void Story::shoot(const QString &moment, const QString &of)
{
    struct Look {
        QSize size;
        QString language;
        QString theme;
    };
    const std::array<Look, 4> looks = {Look{{1280, 800}, u"vi"_s, u"light"_s},
                                       {{800, 1280}, u"vi"_s, u"dark"_s},
                                       {{800, 1280}, u"en"_s, u"light"_s},
                                       {{1280, 800}, u"en"_s, u"dark"_s}};
    ++m_moments;
    for (const Look &look : looks) {
        model().settings()->setLanguage(look.language);
        model().settings()->setTheme(look.theme);
        m_app.window().resize(look.size);
        shootOne(u"%1-%2x%3-%4-%5"_s.arg(moment)
                     .arg(look.size.width())
                     .arg(look.size.height())
                     .arg(look.language, look.theme),
                 look.language == u"en"_s ? of : QString());
    }
    model().settings()->setTheme(u"light"_s);
}

void Story::shootOne(const QString &moment, const QString &of)
{
    expect([&] { return QTest::qWaitForWindowExposed(&m_app.window()); }, "the window is not shown");
    QTest::qWait(200);
    if (!of.isEmpty())
        reach(of);
    // The camera goes on while the picture is taken: a row that is on its way has no name yet and lies over others.
    // What a person would see as a fault stays.
    QImage picture;
    QStringList faults;
    static_cast<void>(m_app.wait(
        [&] {
            picture = m_app.window().grabWindow();
            faults = Probe().faults(rootOf(m_app.window()));
            return faults.isEmpty();
        },
        5));
    const QString file = u"%1-%2-%3.png"_s.arg(m_name).arg(m_moments, 2, 10, QChar(u'0')).arg(moment);
    EXPECT_TRUE(!picture.isNull() && picture.save(QStringLiteral(NQI_SCREENSHOTS) + u'/' + file)) << file.toStdString();
    for (const QString &fault : std::as_const(faults))
        ADD_FAILURE() << file.toStdString() << ": " << fault.toStdString();
}

} // namespace nqi::test
