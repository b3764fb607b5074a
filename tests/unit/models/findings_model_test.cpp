// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/models/no_field_service.h"
#include "ui/models/findings_model.h"

#include <QTest>

#include <gtest/gtest.h>

#include <string>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

/// A list of findings in memory, answered at once.
class Listed final : public NoFieldService {
public:
    std::vector<findings::Summary> rows;

    void add(const std::string &product, findings::State state, verdict::Overall overall)
    {
        findings::Summary row;
        row.sequence = rows.size() + 1;
        row.id = Uuid::version7({}, seededRandom(row.sequence));
        row.product = product;
        row.key = "0893000000000" + std::to_string(row.sequence);
        row.state = state;
        row.overall = overall;
        rows.push_back(row);
    }
    void list(std::uint32_t, FieldService::Listed answer) override { answer(Listing{.rows = rows, .queue = {}}); }
};

struct FindingsList : testing::Test {
    Listed service;
    FindingsModel model{service};

    FindingsList()
    {
        service.add("Mũ bảo hiểm Sao Mai", findings::State::saved, verdict::Overall::violation);
        service.add("Nước mắm Hòn Đỏ", findings::State::complete, verdict::Overall::consistent);
        service.add("Mũ len", findings::State::complete, verdict::Overall::violation);
        model.refresh();
        EXPECT_TRUE(QTest::qWaitFor([this] { return model.rowCount() == 3; }, 2000));
    }
    QString shown() const
    {
        QStringList numbers;
        for (int row = 0; row < model.rowCount(); ++row)
            numbers.append(model.index(row).data(FindingsModel::SequenceRole).toString());
        return numbers.join(u' ');
    }
};

TEST_F(FindingsList, IsFilteredByWordsWhateverTheirAccents)
{
    model.setWords(u"mu BAO"_s);
    EXPECT_EQ(shown(), u"1"_s);
    EXPECT_TRUE(model.isFiltered());
    EXPECT_EQ(model.filterText(), u"1 of 3 findings"_s);
    model.setWords(u"do"_s);
    EXPECT_EQ(shown(), u"2"_s);
    model.setWords(u"08930000000003"_s);
    EXPECT_EQ(shown(), u"3"_s);
    model.setWords(u"  "_s);
    EXPECT_EQ(shown(), u"1 2 3"_s);
    EXPECT_FALSE(model.isFiltered());
}

TEST_F(FindingsList, IsFilteredByStateAndOutcomeTogether)
{
    model.setState(u"complete"_s);
    EXPECT_EQ(shown(), u"2 3"_s);
    model.setOutcome(u"violation"_s);
    EXPECT_EQ(shown(), u"3"_s);
    EXPECT_EQ(model.total(), 3);
    EXPECT_NE(model.find(service.rows[0].id), nullptr) << "details are shown whatever the filter";
    model.clearFilter();
    EXPECT_EQ(shown(), u"1 2 3"_s);
}

TEST_F(FindingsList, ShowsOnlyWhatWasPickedUntilTheFilterIsCleared)
{
    model.setWords(u"len"_s);
    model.showOnly({QString::fromStdString(service.rows[1].id.text())});
    EXPECT_EQ(shown(), u"2"_s) << "words that were typed before do not count";
    model.clearFilter();
    EXPECT_EQ(shown(), u"1 2 3"_s);
    EXPECT_EQ(model.filterText(), QString());
}

TEST_F(FindingsList, DoesNotCallTheLatestAll)
{
    const auto find = [&] {
        model.refresh();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !model.isLoading(); }));
        model.setWords(u"len"_s);
        return model.filterText();
    };
    while (service.rows.size() < FindingsModel::limit)
        service.add("Nước mắm", findings::State::complete, verdict::Overall::consistent);
    EXPECT_EQ(find(), u"1 of 1000 findings"_s);
    service.add("Nước mắm", findings::State::complete, verdict::Overall::consistent);
    EXPECT_EQ(find(), u"1 of the latest 1000 findings"_s);
}

TEST_F(FindingsList, KeepsItsFilterOverARefresh)
{
    model.setState(u"saved"_s);
    service.rows[0].state = findings::State::complete;
    service.add("Bút bi", findings::State::saved, verdict::Overall::consistent);
    model.refresh();
    EXPECT_TRUE(QTest::qWaitFor([this] { return shown() == u"4"_s; }, 2000)) << shown().toStdString();
}

} // namespace
} // namespace nqi::ui
