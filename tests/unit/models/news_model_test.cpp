// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/models/fake_browse.h"
#include "ui/models/news_model.h"

#include <QTest>

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t helmet = 8930000000001;

class FakeHistory final : public HistoryService {
public:
    std::vector<findings::Entry> entries;
    bool locked = false;
    bool slow = false; ///< answers wait in `waiting`
    std::vector<std::function<void()>> waiting;

    void about(findings::Subject, std::uint32_t, std::function<void(Entries)> answer) override
    {
        answer(std::vector<findings::Entry>());
    }
    void checks(std::function<void(Checked)> answer) override { answer(Checks()); }
    void picture(Instant from, Instant to, Pictured answer) override
    {
        if (locked)
            return answer(std::unexpected(findings::JournalError::locked));
        Picture picture;
        for (const auto &entry : entries)
            if (entry.summary.savedAt >= from && entry.summary.savedAt < to)
                picture.entries.push_back(entry);
        if (slow)
            return waiting.push_back([answer = std::move(answer), picture] { answer(picture); });
        answer(std::move(picture));
    }
};

class FakeDesktop final : public DesktopNotices {
public:
    QStringList shown;
    std::function<void()> pressed;

    void show(const QString &title, const QString &text) override { shown.append(title + u'|' + text); }
    void setPressed(std::function<void()> work) override { pressed = std::move(work); }
};

/// A device over its restarts: what is kept, the catalogue, the desktop.
struct Device {
    QString told;
    QStringList open;
    bool quiet = false;
    std::shared_ptr<Alerts> alerts = std::make_shared<Alerts>();
    FakeHistory history;
    FakeDesktop desktop;
    Instant now = std::chrono::sys_days(std::chrono::days(20'100)) + std::chrono::hours(9);
    int stored = 0;

    void publish(const std::string &id, catalog::AlertLevel level, const std::string &measure, int day,
                 std::uint64_t gtin = 0, const std::string &lot = {})
    {
        const std::scoped_lock lock(alerts->mutex);
        catalog::Alert alert;
        alert.id = id;
        alert.title = "Title of " + id;
        alert.level = level;
        alert.measure = measure;
        alert.publishedOn = Date(std::chrono::days(20'000 + day));
        alerts->rows.insert(alerts->rows.begin(), alert);
        if (gtin != 0)
            alerts->items.push_back(
                {.alert = id, .line = 1, .gtin = gtin, .lot = lot, .serialFrom = {}, .serialTo = {}});
    }
    void find(std::uint64_t gtin, const std::string &lot, int daysAgo, std::uint64_t sequence)
    {
        findings::Entry entry;
        entry.gtin = gtin;
        entry.lot = lot;
        entry.summary.savedAt = now - std::chrono::days(daysAgo);
        entry.summary.sequence = sequence;
        history.entries.push_back(entry);
    }
};

/// The app between a start and an end.
class Session {
public:
    explicit Session(Device &device)
        : m_device(device), m_thread([alerts = device.alerts] {
              return std::expected<std::unique_ptr<catalog::Browse>, catalog::LookupError>(
                  std::make_unique<FakeBrowse>(alerts));
          }),
          m_model({.thread = &m_thread,
                   .history = &device.history,
                   .desktop = &device.desktop,
                   .clock = [&device] { return device.now; },
                   .memory = {.told = [&device] { return device.told; },
                              .open = [&device] { return device.open; },
                              .store =
                                  [&device](const QString &told, const QStringList &open) {
                                      device.told = told;
                                      device.open = open;
                                      ++device.stored;
                                  }},
                   .quiet = [&device] { return device.quiet; },
                   .quietInterval = std::chrono::milliseconds(5)})
    {
        sync();
    }
    void sync()
    {
        const int before = m_device.stored;
        m_model.refresh();
        EXPECT_TRUE(QTest::qWaitFor([&] { return m_device.stored > before; }, 5000));
    }
    [[nodiscard]] NewsModel &model() { return m_model; }
    [[nodiscard]] QString first() const { return m_model.first()[u"id"_s].toString(); }

private:
    Device &m_device;
    inspect::BrowseThread m_thread;
    NewsModel m_model;
};

using enum catalog::AlertLevel;

TEST(News, SaysNothingOfWhatTheFirstCatalogueHolds)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    Session session(device);
    EXPECT_EQ(session.model().count(), 0);
    EXPECT_TRUE(device.desktop.shown.isEmpty());
}

TEST(News, TellsASeriousAlertOnceAlsoOverARestart)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    {
        Session session(device);
        device.publish("a recall", information, "recall", 91);
        device.publish("a serious risk", serious, "warning", 91);
        device.publish("something to know", information, "warning", 91);
        session.sync();
        EXPECT_EQ(session.model().count(), 2);
        ASSERT_EQ(device.desktop.shown.size(), 1) << "one message, whatever came";
        EXPECT_FALSE(device.desktop.shown[0].contains(u"Title"_s)) << "it may stand on a lock screen";
        session.sync();
        EXPECT_EQ(device.desktop.shown.size(), 1);
    }
    Session session(device);
    EXPECT_EQ(device.desktop.shown.size(), 1);
    EXPECT_EQ(session.model().count(), 2) << "nobody has put it away";
    session.model().dismiss();
    session.sync();
    EXPECT_EQ(session.model().count(), 0);
    Session later(device);
    EXPECT_EQ(later.model().count(), 0);
    EXPECT_EQ(device.desktop.shown.size(), 1);
}

TEST(News, PutsFirstWhatIsAboutGoodsOfTheLatestFindings)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    device.find(helmet, "L1", 3, 12);
    device.find(helmet + 1, "", 60, 2);
    Session session(device);
    device.publish("about the helmet", serious, "recall", 91, helmet, "L1");
    device.publish("another lot", serious, "recall", 92, helmet, "L9");
    device.publish("found long ago", serious, "recall", 93, helmet + 1);
    session.sync();
    EXPECT_EQ(session.model().count(), 3);
    EXPECT_EQ(session.model().metCount(), 1);
    EXPECT_EQ(session.first(), u"about the helmet");
    EXPECT_TRUE(session.model().first()[u"metText"_s].toString().contains(u"12"_s));
    session.model().read(u"about the helmet"_s);
    EXPECT_EQ(session.first(), u"found long ago") << "then the newest";
    EXPECT_TRUE(session.model().first()[u"metText"_s].toString().isEmpty());
    EXPECT_EQ(device.open, (QStringList{u"found long ago"_s, u"another lot"_s}));
}

TEST(News, TellsWhileTheFindingsAreLockedAndKnowsThemAfterwards)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    device.find(helmet, "", 1, 5);
    device.history.locked = true;
    Session session(device);
    device.publish("about the helmet", serious, "recall", 91, helmet);
    session.sync();
    EXPECT_EQ(session.model().count(), 1);
    EXPECT_EQ(session.model().metCount(), 0);
    device.history.locked = false;
    session.sync();
    EXPECT_EQ(session.model().metCount(), 1);
}

TEST(News, ForgetsWhatIsWithdrawn)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    Session session(device);
    device.publish("wrong", urgent, "recall", 91);
    session.sync();
    EXPECT_EQ(session.model().count(), 1);
    device.alerts->rows.front().status = catalog::AlertStatus::withdrawn;
    session.sync();
    EXPECT_EQ(session.model().count(), 0);
}

TEST(News, LeavesTheDesktopAloneInQuietHours)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    Session session(device);
    device.quiet = true;
    device.publish("at night", urgent, "recall", 91);
    session.sync();
    device.publish("later at night", urgent, "recall", 92);
    session.sync();
    EXPECT_EQ(session.model().count(), 2);
    QTest::qWait(50);
    EXPECT_TRUE(device.desktop.shown.isEmpty());
}

TEST(News, TellsTheDesktopOnceWhenTheQuietHoursEndWhatIsStillUnread)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    Session session(device);
    device.quiet = true;
    device.publish("one", urgent, "recall", 91);
    device.publish("two", urgent, "recall", 92);
    session.sync();
    ASSERT_EQ(session.model().count(), 2);
    session.model().read(u"one"_s);
    device.quiet = false;
    ASSERT_TRUE(QTest::qWaitFor([&] { return !device.desktop.shown.isEmpty(); }));
    EXPECT_TRUE(device.desktop.shown.front().startsWith(u"1 "_s)) << device.desktop.shown.front().toStdString();
    QTest::qWait(50);
    EXPECT_EQ(device.desktop.shown.size(), 1);
}

TEST(News, SaysNothingAfterTheQuietHoursOfWhatWasPutAway)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    Session session(device);
    device.quiet = true;
    device.publish("one", urgent, "recall", 91);
    session.sync();
    session.model().dismiss();
    device.quiet = false;
    QTest::qWait(50);
    EXPECT_TRUE(device.desktop.shown.isEmpty());
}

TEST(News, BringsBackWhatWasPutAwayByMistake)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    {
        Session session(device);
        device.publish("one", urgent, "recall", 91);
        session.sync();
        session.model().dismiss();
        EXPECT_EQ(session.model().count(), 0);
        session.model().bringBack();
        EXPECT_EQ(session.model().count(), 1);
        session.model().bringBack();
        EXPECT_EQ(session.model().count(), 1) << "once";
    }
    Session later(device);
    EXPECT_EQ(later.model().count(), 1) << "nobody has put it away";
}

TEST(News, KeepsWhatWasToldWhileItLookedAgain)
{
    // Alerts come first and the rest of the catalogue follows: two looks, the second asked before the first has told.
    Device device;
    device.publish("old", urgent, "recall", 90);
    Session session(device);
    device.publish("new", urgent, "recall", 91);
    device.history.slow = true;
    for (const std::size_t looks : {1U, 2U}) {
        session.model().refresh();
        ASSERT_TRUE(QTest::qWaitFor([&] { return device.history.waiting.size() == looks; }));
    }
    for (const auto &answer : device.history.waiting) {
        const int before = device.stored;
        answer();
        ASSERT_TRUE(QTest::qWaitFor([&] { return device.stored > before; }));
        EXPECT_EQ(session.first(), u"new"_s);
        EXPECT_EQ(device.open, QStringList{u"new"_s});
    }
    EXPECT_EQ(device.desktop.shown.size(), 1) << "told once";
}

TEST(News, KeepsABoundedNumberOfAFlood)
{
    Device device;
    device.publish("old", urgent, "recall", 90);
    Session session(device);
    for (int i = 0; i < 500; ++i)
        device.publish("flood " + std::to_string(i), urgent, "recall", 91);
    session.sync();
    EXPECT_EQ(session.model().count(), NewsModel::mostKept);
    EXPECT_EQ(device.desktop.shown.size(), 1);
    session.sync();
    EXPECT_EQ(session.model().count(), NewsModel::mostKept);
}

TEST(News, SaysWhenItsMessageWasPressed)
{
    Device device;
    Session session(device);
    int pressed = 0;
    QObject::connect(&session.model(), &NewsModel::pressed, &session.model(), [&] { ++pressed; });
    device.desktop.pressed();
    EXPECT_EQ(pressed, 1);
}

} // namespace
} // namespace nqi::ui
