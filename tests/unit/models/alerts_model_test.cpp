// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/models/fake_browse.h"
#include "ui/models/alerts_model.h"
#include "ui/models/reason_text.h"

#include <QTest>

#include <gtest/gtest.h>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

struct AlertList : testing::Test {
    std::shared_ptr<Alerts> alerts = std::make_shared<Alerts>();
    QString seen;
    inspect::BrowseThread thread{[this] {
        return std::expected<std::unique_ptr<catalog::Browse>, catalog::LookupError>(
            std::make_unique<FakeBrowse>(alerts));
    }};
    AlertsModel model{&thread,
                      {.load = [this] { return seen; }, .store = [this](const QString &mark) { seen = mark; }}};

    void publish(const std::string &id, int day, const std::string &measure = "recall")
    {
        const std::scoped_lock lock(alerts->mutex);
        catalog::Alert alert;
        alert.id = id;
        alert.title = "Title of " + id;
        alert.measure = measure;
        alert.publishedOn = Date(std::chrono::days(20'000 + day));
        alerts->rows.insert(alerts->rows.begin(), alert);
    }
    void sync(int listed, int fresh)
    {
        model.refresh();
        EXPECT_TRUE(QTest::qWaitFor([&] {
            return !model.isLoading() && model.rowCount() == listed && model.newCount() == fresh;
        })) << model.rowCount()
            << " listed, " << model.newCount() << " new";
    }
    bool isMarked(const QString &id)
    {
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.data(model.index(row), AlertsModel::IdRole).toString() == id)
                return model.data(model.index(row), AlertsModel::NewRole).toBool();
        ADD_FAILURE() << id.toStdString() << " is not listed";
        return false;
    }
    /// The list is opened and looked at.
    void look()
    {
        model.enter();
        model.markSeen();
    }
};

TEST_F(AlertList, CallsNothingNewInAFirstCatalogue)
{
    publish("a", 0);
    publish("b", 1);
    sync(2, 0);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !seen.isEmpty(); }));
    EXPECT_FALSE(isMarked(u"a"_s));
    publish("c", 2);
    sync(3, 1);
    EXPECT_TRUE(isMarked(u"c"_s)) << "what comes after it is";
}

TEST_F(AlertList, MarksWhatTheLastSyncBroughtEachTimeItIsOpenedAnew)
{
    publish("a", 0);
    sync(1, 0);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !seen.isEmpty(); }));
    publish("b", 1);
    sync(2, 1);
    look();
    EXPECT_TRUE(isMarked(u"b"_s)) << "while it is looked at";
    EXPECT_EQ(model.newCount(), 0);
    publish("c", 2);
    sync(3, 1);
    look();
    EXPECT_FALSE(isMarked(u"b"_s)) << "without a restart";
    EXPECT_TRUE(isMarked(u"c"_s));
}

TEST_F(AlertList, StillHasTheOlderOnesWhenTheyCouldNotBeRead)
{
    for (int day = 0; day < 60; ++day)
        publish("a" + std::to_string(day), day);
    model.refresh();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !model.isLoading() && model.rowCount() > 0; }));
    ASSERT_TRUE(model.hasMore());
    const int before = model.rowCount();
    const auto more = [&](bool unread) {
        {
            const std::scoped_lock lock(alerts->mutex);
            alerts->unread = unread;
        }
        model.loadMore();
        EXPECT_TRUE(QTest::qWaitFor([&] { return !model.isLoading(); }));
    };
    more(true);
    EXPECT_FALSE(model.errorText().isEmpty());
    EXPECT_TRUE(model.hasMore());
    more(false);
    EXPECT_GT(model.rowCount(), before);
}

TEST_F(AlertList, NamesCountriesAndSourcesInWords)
{
    publish("a", 0);
    alerts->rows.front().country = "DE";
    alerts->rows.front().source = "who";
    publish("b", 1);
    alerts->rows.front().country = "XX";
    alerts->rows.front().source = "somebody";
    sync(2, 0);
    const auto subtitle = [&](int row) {
        return model.data(model.index(row), AlertsModel::SubtitleRole).toString().toStdString();
    };
    EXPECT_TRUE(subtitle(1).ends_with("Germany · WHO")) << subtitle(1);
    EXPECT_TRUE(subtitle(0).ends_with("XX · somebody")) << "what has no words stays: " << subtitle(0);
}

TEST(RecordKey, IsReadAsColumnsInWords)
{
    EXPECT_EQ(recordKeyText("893999001|companyPrefix"), u"893999001 · company prefix");
    EXPECT_EQ(recordKeyText("08938505970011"), u"08938505970011");
    EXPECT_EQ(recordKeyText("VICAS 001|QCVN 4||"), u"VICAS 001 · QCVN 4");
}

TEST_F(AlertList, UnderAFilterOnlyWhatIsListedCountsAsLookedAt)
{
    publish("a", 0);
    sync(1, 0);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !seen.isEmpty(); }));
    publish("recalled", 1, "recall");
    publish("warned", 1, "warning");
    sync(3, 2);
    model.setMeasure(u"warning"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.isLoading() && model.rowCount() == 1; }));
    look();
    EXPECT_TRUE(QTest::qWaitFor([&] { return model.newCount() == 1; }));
    model.clearFilter();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.isLoading() && model.rowCount() == 3; }));
    model.enter();
    EXPECT_TRUE(isMarked(u"recalled"_s));
    EXPECT_FALSE(isMarked(u"warned"_s));
}

TEST_F(AlertList, OffersWhatAlertsHaveByNameWithTheirNumber)
{
    alerts->groups = {.countries = {{"DE", 3}, {"VN", 1200}, {"XX", 1}}, .categories = {{"toy", 2}, {"rocket", 1}}};
    const auto texts = [](const QVariantList &options) {
        QStringList list;
        for (const QVariant &option : options)
            list += option.toMap()[u"value"_s].toString() + u'=' + option.toMap()[u"text"_s].toString();
        return list;
    };
    EXPECT_EQ(texts(model.countries()), QStringList{u"=All countries"_s}) << "nobody has opened the list";
    model.enter();
    EXPECT_TRUE(QTest::qWaitFor([&] { return model.countries().size() == 4; }));
    EXPECT_TRUE(texts(model.countries()).contains(u"DE=Germany (3)"_s));
    EXPECT_TRUE(texts(model.countries()).contains(u"XX=XX (1)"_s)) << "what has no name keeps its code";
    EXPECT_TRUE(texts(model.categories()).contains(u"toy=Toys (2)"_s));
    EXPECT_TRUE(texts(model.categories()).contains(u"rocket=rocket (1)"_s));
    model.setCountry(u"FR"_s);
    EXPECT_TRUE(texts(model.countries()).contains(u"FR=France (0)"_s)) << "what is picked stays among them";
    alerts->groups.countries = {{"FR", 5}};
    model.refresh();
    EXPECT_TRUE(QTest::qWaitFor([&] { return texts(model.countries()).contains(u"FR=France (5)"_s); }));
}

TEST_F(AlertList, IsSearchedByWordsTogetherWithTheFilter)
{
    publish("a", 0);
    publish("ab", 1, "warning");
    publish("b", 2);
    sync(3, 0);
    model.setWords(u"of"_s);
    model.setWords(u"of a"_s);
    EXPECT_EQ(model.words(), u"of a"_s) << "as it is typed";
    EXPECT_TRUE(model.isFiltered());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.isLoading() && model.rowCount() == 2; }));
    model.setMeasure(u"warning"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.isLoading() && model.rowCount() == 1; }));
    model.setWords(u"nothing like it"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.isLoading() && model.rowCount() == 0; }));
    EXPECT_TRUE(model.isSearchable());
    model.clearFilter();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.isLoading() && model.rowCount() == 3; }));
    EXPECT_TRUE(model.words().isEmpty());
}

} // namespace
} // namespace nqi::ui
