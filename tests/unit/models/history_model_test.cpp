// SPDX-License-Identifier: Apache-2.0
#include "ui/models/history_model.h"

#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t kettle = 8930000000001, other = 8930000000018;

/// Findings in memory; answers at once, or when they are let go.
class Found final : public HistoryService {
public:
    std::vector<findings::Entry> entries;
    std::optional<findings::JournalError> failure;
    bool slow = false;
    std::vector<std::function<void()>> waiting;

    void find(std::uint64_t gtin, const std::string &lot, std::uint64_t sequence)
    {
        findings::Entry entry;
        entry.summary.id = Uuid::version7({}, seededRandom(sequence));
        entry.summary.sequence = sequence;
        entry.summary.key = std::to_string(sequence);
        entry.gtin = gtin;
        entry.lot = lot;
        entries.insert(entries.begin(), entry);
    }
    void about(findings::Subject subject, std::uint32_t limit, std::function<void(Entries)> answer) override
    {
        std::vector<findings::Entry> found;
        for (const findings::Entry &entry : entries)
            if (found.size() < limit && std::ranges::any_of(subject.gtins, [&](const catalog::GtinRange &range) {
                    return entry.gtin >= range.first && entry.gtin <= range.last;
                }))
                found.push_back(entry);
        auto work = [answer = std::move(answer), found, failed = failure] {
            answer(failed ? Entries(std::unexpected(*failed)) : Entries(found));
        };
        if (slow)
            waiting.emplace_back(std::move(work));
        else
            work();
    }
    void picture(Instant, Instant, Pictured answer) override { answer(Picture()); }
    void checks(std::function<void(Checked)> answer) override { answer(Checks()); }
};

inspect::Inspected item(std::uint64_t gtin, std::string lot)
{
    inspect::Inspected one;
    one.item.gtin = gtin;
    one.item.lot = std::move(lot);
    catalog::Licence licence;
    licence.prefix = "893000000";
    one.facts = catalog::Facts();
    one.facts->licence = licence;
    return one;
}

struct History : testing::Test {
    Found found;
    HistoryModel model{&found};

    /// "This lot 3" for each row.
    QStringList rows() const
    {
        QStringList list;
        for (const QVariant &row : model.rows()) {
            const QStringList parts = row.toMap()[u"subtitle"_s].toString().split(u" · "_s);
            list.append(parts.value(0) + u' ' + parts.value(2));
        }
        return list;
    }
    bool becomes(const QStringList &wanted)
    {
        const bool came = QTest::qWaitFor([&] { return rows() == wanted; }, 2000);
        EXPECT_EQ(rows().join(u", "_s).toStdString(), wanted.join(u", "_s).toStdString());
        return came;
    }
};

TEST_F(History, OfTheLotComesBeforeTheProductAndTheFirm)
{
    found.find(kettle, "A", 1);
    found.find(other, "A", 2);
    found.find(kettle, "B", 3);
    found.find(kettle, "A", 4);
    const auto shown = item(kettle, "A");
    model.show(&shown);
    EXPECT_TRUE(becomes({u"This lot 4"_s, u"This lot 1"_s, u"This product 3"_s, u"This firm 2"_s}));
    EXPECT_EQ(model.text(), QString());
}

TEST_F(History, SaysOfEachRowWhatItOpens)
{
    found.find(kettle, "A", 1);
    found.find(kettle, "A", 2);
    found.entries.front().summary.kind = findings::Kind::minutes;
    const auto shown = item(kettle, "A");
    model.show(&shown);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rows().size() == 2; }));
    EXPECT_EQ(model.rows()[0].toMap()[u"kind"_s].toString(), u"minutes"_s);
    EXPECT_EQ(model.rows()[1].toMap()[u"kind"_s].toString(), u"finding"_s);
    EXPECT_EQ(model.rows()[1].toMap()[u"id"_s].toString().toStdString(), found.entries[1].summary.id.text());
}

TEST_F(History, IsSaidToBeEmptyOnlyWhenEverythingWasAnswered)
{
    found.slow = true;
    const auto shown = item(kettle, "A");
    model.show(&shown);
    ASSERT_EQ(found.waiting.size(), 2U);
    found.waiting[0]();
    QTest::qWait(20);
    EXPECT_EQ(model.text(), QString()) << "the firm is not answered yet";
    found.waiting[1]();
    EXPECT_TRUE(QTest::qWaitFor([&] { return model.text().startsWith(u"Nothing was found"_s); }));
    model.show(nullptr);
    EXPECT_EQ(model.text(), QString());
}

TEST_F(History, OfAnItemThatWasLeftMeanwhileIsNotShown)
{
    found.find(kettle, "A", 1);
    found.slow = true;
    const auto first = item(kettle, "A");
    auto second = item(90'000'000'000'004, "");
    second.facts->licence.reset(); // nothing leads from it to the firm of the first
    model.show(&first);
    model.show(&second);
    for (const auto &answer : std::vector(found.waiting))
        answer();
    QTest::qWait(30);
    EXPECT_EQ(rows(), QStringList());
}

TEST_F(History, HasWhatWasSavedMeanwhileAfterARefresh)
{
    const auto shown = item(kettle, "A");
    model.show(&shown);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.text().isEmpty(); }));
    found.find(kettle, "", 1);
    model.refresh();
    EXPECT_TRUE(becomes({u"This product 1"_s}));
}

TEST_F(History, IsBoundedAndSaysHowManyThereAreMore)
{
    for (std::uint64_t i = 1; i <= 15; ++i)
        found.find(kettle, "A", i);
    const auto shown = item(kettle, "A");
    model.show(&shown);
    EXPECT_TRUE(QTest::qWaitFor([&] { return std::cmp_equal(model.rows().size(), HistoryModel::shown); }));
    EXPECT_TRUE(QTest::qWaitFor([&] { return model.text().startsWith(u"7 "_s); })) << model.text().toStdString();
}

TEST_F(History, ThatCannotBeReadIsSaid)
{
    found.failure = findings::JournalError::locked;
    const auto shown = item(kettle, "A");
    model.show(&shown);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !model.text().isEmpty(); }));
    EXPECT_FALSE(model.text().startsWith(u"Nothing was found"_s)) << model.text().toStdString();
}

} // namespace
} // namespace nqi::ui
