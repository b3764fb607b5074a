// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_service.h"
#include "ui/models/inspections_model.h"

#include <QStringList>

#include <gtest/gtest.h>

#include <string>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;
using findings::State;

struct InspectionsList : testing::Test {
    FakeService service;
    InspectionsModel model{service};

    InspectionsList() { application(); }
    void keep(const std::string &establishment, const std::string &decision, std::optional<State> state,
              verdict::Overall overall = verdict::Overall::consistent)
    {
        findings::InspectionSummary row;
        row.id = service.freshId();
        row.establishment = establishment;
        row.decision = decision;
        row.overall = overall;
        row.items = 1;
        row.state = state;
        if (state)
            row.minutes = service.freshId();
        service.listed.push_back(row);
    }
    void read()
    {
        model.refresh();
        QCoreApplication::processEvents();
    }
    QString shown() const
    {
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles.append(model.index(row).data(InspectionsModel::TitleRole).toString());
        return titles.join(u'|');
    }
};

TEST_F(InspectionsList, IsFilteredByWordsWhateverTheirAccents)
{
    keep("Cửa hàng Minh Tâm", "214/QĐ-TĐC", std::nullopt);
    keep("Chợ Đồng Xuân", "198/QĐ-TĐC", State::complete);
    read();
    model.setWords(u"dong XUAN"_s);
    EXPECT_EQ(shown(), u"Chợ Đồng Xuân"_s);
    EXPECT_EQ(model.filterText(), u"1 of 2 inspections"_s);
    EXPECT_EQ(model.drafts(), 1) << "whatever the filter";
    model.setWords(u"214 minh"_s);
    EXPECT_EQ(shown(), u"Cửa hàng Minh Tâm"_s);
    model.clearFilter();
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_FALSE(model.isFiltered());
    EXPECT_EQ(model.filterText(), QString());
}

TEST_F(InspectionsList, IsFilteredByStateAndOutcomeTogether)
{
    keep("A", "1", std::nullopt, verdict::Overall::violation);
    keep("B", "2", State::sent, verdict::Overall::violation);
    keep("C", "3", State::saved);
    keep("D", "4", State::quarantined, verdict::Overall::violation);
    read();
    model.setState(u"draft"_s);
    EXPECT_EQ(shown(), u"A"_s);
    model.setState(u"saved"_s);
    EXPECT_EQ(shown(), u"B|C"_s) << "what is sent and what waits are one to people";
    model.setOutcome(u"violation"_s);
    EXPECT_EQ(shown(), u"B"_s);
    model.setState({});
    EXPECT_EQ(shown(), u"A|B|D"_s);
}

TEST_F(InspectionsList, WithNothingScannedHasNoOutcome)
{
    keep("A", "1", std::nullopt, verdict::Overall::noRecord);
    service.listed.back().items = 0;
    keep("B", "2", std::nullopt, verdict::Overall::noRecord);
    read();
    model.setOutcome(u"noRecord"_s);
    EXPECT_EQ(shown(), u"B"_s);
}

TEST_F(InspectionsList, HasMoreThanItReadsAtFirst)
{
    for (std::uint32_t i = 0; i < InspectionsModel::limit + 1; ++i)
        keep("A", std::to_string(i), State::complete);
    read();
    EXPECT_EQ(model.total(), static_cast<int>(InspectionsModel::limit));
    EXPECT_TRUE(model.hasMore());
    model.setWords(u"a"_s);
    EXPECT_TRUE(model.filterText().contains(u"latest"_s)) << model.filterText().toStdString();
    const QString latest = model.filterText();
    service.unread = findings::JournalError::busy;
    model.showMore();
    EXPECT_TRUE(model.hasMore()) << "while they are read";
    QCoreApplication::processEvents();
    EXPECT_TRUE(model.hasMore()) << "they could not be read";
    EXPECT_EQ(model.filterText(), latest);
    service.unread.reset();
    read();
    EXPECT_EQ(model.total(), static_cast<int>(InspectionsModel::limit));
    model.showMore();
    QCoreApplication::processEvents();
    EXPECT_EQ(model.total(), static_cast<int>(InspectionsModel::limit) + 1);
    EXPECT_FALSE(model.hasMore());
}

TEST_F(InspectionsList, KeepsWhatItShowsWhenItCannotBeReadAnyMore)
{
    keep("A", "1", State::complete);
    read();
    service.unread = findings::JournalError::locked;
    read();
    EXPECT_EQ(shown(), u"A"_s);
    EXPECT_FALSE(model.errorText().isEmpty());
}

} // namespace
} // namespace nqi::ui
