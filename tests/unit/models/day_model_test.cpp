// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/findings/inspection_sample.h"
#include "tests/unit/models/fake_browse.h"
#include "ui/models/day_model.h"

#include <QTest>

#include <gtest/gtest.h>

#include <optional>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

/// One answer for every stretch of time; answered at once, or when it is let go.
class Journal final : public HistoryService {
public:
    Picture held;
    std::optional<findings::JournalError> failure;
    bool slow = false;
    std::vector<std::function<void()>> waiting;

    void about(findings::Subject, std::uint32_t, std::function<void(Entries)> answer) override
    {
        answer(std::vector<findings::Entry>());
    }
    void checks(std::function<void(Checked)> answer) override { answer(Checks{.latest = held.checks}); }
    void picture(Instant, Instant, Pictured answer) override
    {
        auto work = [answer = std::move(answer), held = held, failed = failure] {
            if (failed)
                answer(std::unexpected(*failed));
            else
                answer(held);
        };
        if (slow)
            waiting.emplace_back(std::move(work));
        else
            work();
    }
};

struct Day : testing::Test {
    std::shared_ptr<Alerts> catalogue = std::make_shared<Alerts>();
    std::optional<catalog::LookupError> broken; ///< set while no question is under way
    Journal journal;
    inspect::BrowseThread thread{[this]() -> std::expected<std::unique_ptr<catalog::Browse>, catalog::LookupError> {
        if (broken)
            return std::unexpected(*broken);
        return std::make_unique<FakeBrowse>(catalogue);
    }};
    DayModel model{&thread, &journal, [] { return findings::visit + std::chrono::hours(2); }};

    Day()
    {
        catalogue->policy = {{"clock.reportMeasure", "24h", "Điều 40", std::nullopt, std::nullopt}};
        journal.held.inspections = {findings::wholeInspection()};
    }
    bool says(const QString &wanted)
    {
        const bool said = QTest::qWaitFor([&] { return model.deadlinesText() == wanted; }, 2000);
        EXPECT_EQ(model.deadlinesText().toStdString(), wanted.toStdString());
        return said;
    }
    bool runs(qsizetype clocks)
    {
        const bool ran = QTest::qWaitFor([&] { return model.deadlines().size() == clocks; }, 2000);
        EXPECT_EQ(model.deadlines().size(), clocks);
        return ran;
    }
};

TEST_F(Day, ListsTheClocksThatRun)
{
    model.refresh();
    EXPECT_TRUE(runs(2));
    EXPECT_TRUE(says({}));
}

TEST_F(Day, ListsTheClocksOfImports)
{
    catalogue->policy.push_back({"clock.importNotice", "1wd", "Điều 83", std::nullopt, std::nullopt});
    journal.held.inspections.clear();
    HistoryService::Picture::Check check;
    check.summary.id.bytes[0] = std::byte{1};
    check.summary.declaration = "107462913550";
    check.summary.begunAt = findings::visit;
    journal.held.checks.push_back(check);
    check.summary.declaration = "107462913551";
    check.milestones = {
        {.number = 1, .kind = consignment::EntryKind::finished, .at = findings::visit, .value = "meets"}};
    journal.held.checks.push_back(check);
    model.refresh();
    EXPECT_TRUE(says({}));
    const QVariantList rows = model.importDeadlines();
    ASSERT_EQ(rows.size(), 1) << "the other has its result";
    const QVariantMap row = rows.front().toMap();
    EXPECT_EQ(row[u"check"_s].toString(), u"01000000-0000-0000-0000-000000000000");
    EXPECT_TRUE(row[u"text"_s].toString().contains(u"107462913550"_s));
    EXPECT_EQ(row[u"basis"_s].toString(), u"Điều 83");
}

TEST_F(Day, SaysThatNoClockRunsOnlyWhenInspectionsAndRulesWereRead)
{
    journal.held.inspections.clear();
    journal.slow = true;
    model.refresh();
    QTest::qWait(30);
    EXPECT_EQ(model.deadlinesText(), u"Deadlines are being looked up."_s);
    ASSERT_EQ(journal.waiting.size(), 1U);
    journal.waiting.front()();
    EXPECT_TRUE(says(u"No clock is running."_s));
}

TEST_F(Day, KnowsNoDeadlinesWithoutNationalData)
{
    broken = catalog::LookupError::unavailable;
    model.refresh();
    EXPECT_TRUE(says(u"Deadlines are not known: no national data."_s));
    EXPECT_TRUE(runs(0));
}

TEST_F(Day, KnowsNoDeadlinesFromACatalogueWithoutRules)
{
    catalogue->policy.clear();
    model.refresh();
    EXPECT_TRUE(says(u"Deadlines are not known: no national data."_s));
}

TEST_F(Day, KnowsNoDeadlinesWhenTheJournalCannotBeRead)
{
    journal.failure = findings::JournalError::damaged;
    model.refresh();
    EXPECT_TRUE(says(u"Deadlines are not known: the inspections cannot be read."_s));
}

TEST_F(Day, KnowsNoFiguresOfARangeBeforeTheyAreRead)
{
    model.refresh();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.isKnown(); }, 2000));
    journal.slow = true;
    model.setRange(u"week"_s);
    EXPECT_FALSE(model.isKnown());
    EXPECT_TRUE(model.isLoading());
    ASSERT_EQ(journal.waiting.size(), 1U);
    journal.waiting.front()();
    EXPECT_TRUE(QTest::qWaitFor([&] { return model.isKnown() && !model.isLoading(); }, 2000));
}

TEST_F(Day, SaysThatOlderInspectionsWereNotLookedAt)
{
    journal.held.olderInspections = true;
    model.refresh();
    EXPECT_TRUE(runs(2));
    EXPECT_TRUE(model.deadlinesNote().contains(u"500"_s)) << model.deadlinesNote().toStdString();
}

TEST_F(Day, SaysThatOlderConsignmentsWereNotLookedAt)
{
    journal.held.olderChecks = true;
    model.refresh();
    EXPECT_TRUE(runs(2));
    EXPECT_EQ(model.deadlinesNote(), u"Only of the latest 500 consignments: older ones are not looked at."_s);
}

TEST_F(Day, DoesNotSayThatNoClockRunsWhereAConsignmentCannotBeRead)
{
    journal.held.unreadChecks = 1;
    model.refresh();
    EXPECT_TRUE(runs(2));
    EXPECT_TRUE(model.deadlinesNote().contains(u"are not known"_s)) << model.deadlinesNote().toStdString();
    journal.held.inspections.clear();
    model.refresh();
    EXPECT_TRUE(runs(0));
    EXPECT_TRUE(model.deadlinesText().contains(u"are not known"_s)) << model.deadlinesText().toStdString();
    EXPECT_EQ(model.deadlinesNote(), QString()) << "it is said once";
}

TEST_F(Day, KeepsItsRulesWhenTheCatalogueIsDamagedLater)
{
    model.refresh();
    ASSERT_TRUE(runs(2));
    broken = catalog::LookupError::damaged;
    thread.reload();
    journal.held.inspections.push_back(findings::wholeInspection());
    model.refresh();
    EXPECT_TRUE(runs(4)) << "by the rules that were read before";
    EXPECT_TRUE(says({}));
}

} // namespace
} // namespace nqi::ui
