// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/steps.h"
#include "tests/unit/findings/inspection_sample.h"
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_service.h"
#include "ui/models/deadlines_model.h"

#include <QTest>

#include <gtest/gtest.h>

#include <memory>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class Desktop final : public DesktopNotices {
public:
    QStringList shown;
    std::function<void()> press;

    void show(const QString &title, const QString &text) override { shown.append(title + u'|' + text); }
    void setPressed(std::function<void()> work) override { press = std::move(work); }
};

class Imports final : public HistoryService {
public:
    Checked held;

    void about(findings::Subject, std::uint32_t, std::function<void(Entries)> answer) override { answer({}); }
    void picture(Instant, Instant, Pictured answer) override { answer(Picture()); }
    void checks(std::function<void(Checked)> answer) override { answer(held); }
};

/// A device over its restarts. Two measures: the report of one is due 24:50 after the visit began, of the other 25:00.
struct DeadlinesTest : testing::Test {
    Instant now = findings::visit + 2h;
    FakeService service;
    Imports imports;
    Desktop desktop;
    QStringList told;
    QStringList away;
    bool quiet = false;
    std::unique_ptr<DeadlinesModel> model;

    DeadlinesTest()
    {
        application();
        service.policy = {{"clock.reportMeasure", "24h", "Điều 40", std::nullopt, std::nullopt}};
        service.before = {findings::wholeInspection()};
        start();
    }
    /// The app is started.
    void start()
    {
        model.reset();
        model = std::make_unique<DeadlinesModel>(
            DeadlinesModel::Needs{.service = service,
                                  .history = &imports,
                                  .desktop = &desktop,
                                  .clock = [this] { return now; },
                                  .memory = {.told = [this] { return told; },
                                             .away = [this] { return away; },
                                             .store =
                                                 [this](const QStringList &newTold, const QStringList &newAway) {
                                                     told = newTold;
                                                     away = newAway;
                                                 }},
                                  .quiet = [this] { return quiet; },
                                  .interval = 5ms});
        read();
    }
    void read()
    {
        model->refresh();
        for (int answers = 0; answers < 3; ++answers)
            QCoreApplication::processEvents();
    }
    /// The clock goes on, and is looked at.
    void pass(Instant::duration time)
    {
        now += time;
        model->retranslate();
    }
    void report(findings::Inspection &of, std::size_t measure) const { of.measures.at(measure).reportedAt = now; }
};

TEST_F(DeadlinesTest, TellsNothingWhileThereIsTime)
{
    pass(19h); // 3:50 are left
    EXPECT_EQ(model->count(), 0);
    EXPECT_TRUE(desktop.shown.isEmpty());
}

TEST_F(DeadlinesTest, LooksAtTheClockByItself)
{
    now += 20h;
    EXPECT_TRUE(QTest::qWaitFor([&] { return model->count() == 2; }));
}

TEST_F(DeadlinesTest, TellsOnceThatAClockIsAboutToRunOut)
{
    pass(20h); // 2:50 are left of the first, 3:00 of the second
    EXPECT_EQ(model->count(), 2);
    EXPECT_EQ(model->openCount(), 2);
    EXPECT_EQ(model->level(), u"attention"_s);
    EXPECT_EQ(model->first()[u"inspection"_s].toString().toStdString(), findings::wholeInspection().id.text());
    ASSERT_EQ(desktop.shown.size(), 1) << "one message for both";
    EXPECT_FALSE(desktop.shown.front().contains(u"Sữa"_s)) << "it may stand on a lock screen";
    pass(1h);
    EXPECT_EQ(desktop.shown.size(), 1);
    start();
    EXPECT_EQ(desktop.shown.size(), 1) << "nor after a restart";
    EXPECT_EQ(model->openCount(), 2) << "nobody has put it away";
}

TEST_F(DeadlinesTest, CallsAClockThatRanOutMissed)
{
    pass(22h + 55min);
    EXPECT_EQ(model->count(), 2);
    EXPECT_EQ(model->level(), u"danger"_s);
    EXPECT_TRUE(model->title().contains(u'1'));
    EXPECT_EQ(model->rows().front().toMap()[u"level"_s].toString(), u"danger"_s);
    EXPECT_EQ(model->rows().back().toMap()[u"level"_s].toString(), u"attention"_s);
}

TEST_F(DeadlinesTest, BeginsWithAQuarterOfAShortClock)
{
    findings::Deadline deadline;
    deadline.due = findings::visit + 4h;
    deadline.begun = findings::visit;
    EXPECT_EQ(DeadlinesModel::nearFrom(deadline), findings::visit + 3h);
    deadline.due = findings::visit + 240h;
    EXPECT_EQ(DeadlinesModel::nearFrom(deadline), findings::visit + 237h);
}

TEST_F(DeadlinesTest, TellsNothingOfWhatIsDone)
{
    report(service.before.front(), 0);
    report(service.before.front(), 1);
    read();
    pass(30h);
    EXPECT_EQ(model->count(), 0);
    EXPECT_TRUE(desktop.shown.isEmpty());
}

TEST_F(DeadlinesTest, FollowsTheInspectionThatIsWorkedOn)
{
    pass(30h);
    ASSERT_EQ(model->count(), 2);
    findings::Inspection of = findings::wholeInspection();
    report(of, 1);
    model->follow(of);
    EXPECT_EQ(model->count(), 1);
    report(of, 0);
    model->follow(of);
    EXPECT_EQ(model->count(), 0);
}

TEST_F(DeadlinesTest, WhatWasPutAwayComesBackOnceWhenItRunsOut)
{
    pass(21h);
    ASSERT_EQ(model->openCount(), 2);
    model->dismiss();
    EXPECT_EQ(model->openCount(), 0);
    EXPECT_EQ(model->count(), 2) << "the badge stays";
    EXPECT_TRUE(model->rows().front().toMap()[u"away"_s].toBool());
    start();
    EXPECT_EQ(model->openCount(), 0);
    pass(5h);
    EXPECT_EQ(model->openCount(), 2);
    model->dismiss();
    pass(24h);
    EXPECT_EQ(model->openCount(), 0);
}

TEST_F(DeadlinesTest, WhatWasPutAwayByMistakeIsBroughtBack)
{
    pass(21h);
    model->dismiss();
    model->bringBack();
    EXPECT_EQ(model->openCount(), 2);
    EXPECT_TRUE(away.isEmpty());
}

TEST_F(DeadlinesTest, LeavesTheDesktopAloneInQuietHoursAndTellsAfterwardsWhatStillRuns)
{
    quiet = true;
    pass(21h);
    EXPECT_EQ(model->count(), 2) << "in the window it is told";
    EXPECT_TRUE(desktop.shown.isEmpty());
    findings::Inspection of = findings::wholeInspection();
    report(of, 1);
    model->follow(of);
    quiet = false;
    pass(0h);
    ASSERT_EQ(desktop.shown.size(), 1);
    EXPECT_TRUE(desktop.shown.front().startsWith(u"1 "_s)) << desktop.shown.front().toStdString();
}

TEST_F(DeadlinesTest, KnowsNothingWhileLockedAndTellsAfterwards)
{
    service.unread = findings::JournalError::locked;
    now += 21h;
    start();
    EXPECT_EQ(model->count(), 0);
    service.unread.reset();
    read();
    EXPECT_EQ(model->count(), 2);
}

TEST_F(DeadlinesTest, KeepsTheRulesWhenThereIsNoCatalogueAnyMore)
{
    service.policy.clear();
    read();
    pass(21h);
    EXPECT_EQ(model->count(), 2);
}

TEST_F(DeadlinesTest, ForgetsWhatWasToldOfWhatIsDone)
{
    pass(21h);
    model->dismiss();
    EXPECT_EQ(told.size(), 2);
    report(service.before.front(), 0);
    report(service.before.front(), 1);
    read();
    EXPECT_TRUE(told.isEmpty());
    EXPECT_TRUE(away.isEmpty());
}

/// The result notice is due at the end of the working day after the visit.
struct ImportDeadlinesTest : DeadlinesTest {
    Instant due = verdict::dueAt("1wd", findings::visit, {}).value();
    HistoryService::Picture::Check check;

    ImportDeadlinesTest()
    {
        service.policy = {{"clock.importNotice", "1wd", "Điều 83", std::nullopt, std::nullopt}};
        check.summary.id.bytes[0] = std::byte{1};
        check.summary.declaration = "107462913550";
        check.summary.begunAt = findings::visit;
        imports.held->latest.push_back(check);
        read();
    }
    void finish()
    {
        imports.held->latest.front().milestones = {
            {.number = 1, .kind = consignment::EntryKind::finished, .at = now, .value = "meets"}};
        read();
    }
};

TEST_F(ImportDeadlinesTest, TellsOfAnImportOnItsLastDay)
{
    pass(due - 24h - 1ms - now);
    EXPECT_EQ(model->count(), 0);
    pass(1ms);
    ASSERT_EQ(model->count(), 1);
    EXPECT_EQ(model->level(), u"attention"_s);
    const QVariantMap row = model->first();
    EXPECT_EQ(row[u"check"_s].toString().toStdString(), check.summary.id.text());
    EXPECT_FALSE(row.contains(u"inspection"_s));
    EXPECT_TRUE(row[u"text"_s].toString().contains(u"107462913550"));
    EXPECT_EQ(row[u"basis"_s].toString(), u"Điều 83"_s);
    EXPECT_EQ(desktop.shown.size(), 1);
    start();
    EXPECT_EQ(desktop.shown.size(), 1) << "nor after a restart";
}

TEST_F(ImportDeadlinesTest, CallsAnImportOverdueFromTheNextDayOn)
{
    pass(due - 1ms - now);
    model->dismiss();
    EXPECT_EQ(model->openCount(), 0);
    EXPECT_EQ(model->level(), u"attention"_s);
    pass(1ms);
    EXPECT_EQ(model->level(), u"danger"_s);
    EXPECT_EQ(model->openCount(), 1) << "it comes back once";
    EXPECT_EQ(model->first()[u"level"_s].toString(), u"danger"_s);
}

TEST_F(ImportDeadlinesTest, TellsNothingOfAnImportThatHasItsResult)
{
    pass(due - now);
    ASSERT_EQ(model->count(), 1);
    finish();
    EXPECT_EQ(model->count(), 0);
    EXPECT_TRUE(told.isEmpty());
}

TEST_F(ImportDeadlinesTest, StandsInOrderWithThoseOfInspections)
{
    service.policy.push_back({"clock.reportMeasure", "24h", "Điều 40", std::nullopt, std::nullopt});
    read();
    pass(due - now);
    ASSERT_EQ(model->count(), 3);
    EXPECT_TRUE(model->rows()[0].toMap().contains(u"inspection"_s));
    EXPECT_TRUE(model->rows()[2].toMap().contains(u"check"_s));
}

TEST_F(ImportDeadlinesTest, ChecksThatCannotBeReadAreNoReasonToForget)
{
    pass(due - now);
    model->dismiss();
    const QStringList before = away;
    imports.held = std::unexpected(findings::JournalError::locked);
    read();
    EXPECT_EQ(model->count(), 1);
    EXPECT_EQ(away, before);
    imports.held = HistoryService::Checks{.latest = {}, .unread = 1};
    read();
    EXPECT_EQ(model->count(), 1) << "it was known when it is due";
    EXPECT_EQ(away, before);
}

TEST_F(DeadlinesTest, SaysWhenItsMessageWasPressed)
{
    int pressed = 0;
    QObject::connect(model.get(), &DeadlinesModel::pressed, model.get(), [&] { ++pressed; });
    desktop.press();
    EXPECT_EQ(pressed, 1);
}

} // namespace
} // namespace nqi::ui
