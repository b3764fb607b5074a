// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/application.h"
#include "ui/models/scan_filter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace nqi::ui {

namespace {

using namespace Qt::StringLiterals;
using enum verdict::Overall;

Sighting sighting(const std::string &key, verdict::Overall overall)
{
    Sighting one{.inspected = {.item = {},
                               .facts = std::unexpected(catalog::LookupError::unavailable),
                               .verdict = {},
                               .rules = nullptr,
                               .judgedAt = {}},
                 .photo = nullptr,
                 .again = false};
    one.inspected.item.keyAi = "01";
    one.inspected.item.key = key;
    one.inspected.verdict.overall = overall;
    return one;
}

class ScanFilterTest : public testing::Test {
protected:
    ScanFilterTest() { application(); }

    void add(const std::string &key, verdict::Overall overall) { items.add(sighting(key, overall), {}); }
    /// The keys of the rows that are shown, first to last.
    QString shown()
    {
        QString all;
        for (int row = 0; row < filter.rowCount(); ++row)
            all += filter.data(filter.index(row), ScanItems::KeyRole).toString().right(1);
        return all;
    }

    ScanItems items;
    ScanFilter filter{items};
    QAbstractItemModelTester tester{&filter, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(ScanFilterTest, CountsEachOutcomeTheWorstFirst)
{
    add("1", consistent);
    add("2", violation);
    add("3", consistent);
    const QVariantList outcomes = filter.outcomes();
    ASSERT_EQ(outcomes.size(), 2);
    EXPECT_EQ(outcomes[0].toMap()[u"value"_s].toString(), u"violation");
    EXPECT_EQ(outcomes[0].toMap()[u"count"_s].toInt(), 1);
    EXPECT_EQ(outcomes[1].toMap()[u"count"_s].toInt(), 2);
    EXPECT_EQ(shown(), u"321");
}

TEST_F(ScanFilterTest, ShowsOneOutcomeAndFollowsWhatComes)
{
    add("1", consistent);
    add("2", violation);
    add("3", consistent);
    filter.setOutcome(u"consistent"_s);
    EXPECT_EQ(shown(), u"31");
    EXPECT_EQ(filter.rowAt(1), 2) << "of the whole list";
    EXPECT_EQ(filter.rowAt(2), -1);
    QSignalSpy resets(&filter, &ScanFilter::modelReset);
    add("4", attention);
    EXPECT_EQ(shown(), u"31");
    add("1", consistent);
    EXPECT_EQ(shown(), u"13") << "met again, it is in front";
    add("5", consistent);
    EXPECT_EQ(shown(), u"513");
    items.update(sighting("3", violation).inspected);
    EXPECT_EQ(shown(), u"51");
    EXPECT_TRUE(resets.isEmpty()) << "the list stays where the finger left it";
    filter.setOutcome({});
    EXPECT_EQ(shown(), u"51432");
}

TEST_F(ScanFilterTest, AnOutcomeThatNoItemHasAnyMoreShowsAll)
{
    add("1", consistent);
    add("2", violation);
    filter.setOutcome(u"violation"_s);
    items.update(sighting("2", attention).inspected);
    EXPECT_EQ(filter.outcome(), QString());
    EXPECT_EQ(shown(), u"21");
    filter.setOutcome(u"attention"_s);
    items.clear();
    EXPECT_EQ(filter.outcome(), QString());
    EXPECT_EQ(filter.rowCount(), 0);
    items.restore();
    EXPECT_EQ(shown(), u"21");
}

} // namespace

} // namespace nqi::ui
