// SPDX-License-Identifier: Apache-2.0
// Goods of a check that are looked up, and the findings about them.
#include "core/gs1/item.h"
#include "tests/unit/ui_models/consignment_model_fixture.h"

#include <QSignalSpy>

#include <span>
#include <string>

namespace nqi::ui {
namespace {

/// An item as the result shows it.
gs1::Item itemOf(const std::string &code)
{
    const gs1::Message reading = gs1::parse(code);
    return gs1::merge(std::span(&reading, 1)).front();
}

TEST_F(ConsignmentModelTest, GoodsAreLookedUpUnderTheirPapers)
{
    QSignalSpy asked(&model, &ConsignmentModel::goodsAsked);
    QSignalSpy ready(&model, &ConsignmentModel::findingReady);
    model.lookUp(true);
    EXPECT_TRUE(asked.isEmpty()) << "no goods were chosen";
    model.select(1);
    model.lookUp(true);
    model.select(-1);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].toString(), u"(01)06909990010027");
    EXPECT_FALSE(model.papersAsked(itemOf("(01)06909990010010"))) << "these are others";
    const auto papers = model.papersAsked(itemOf("(01)06909990010027"));
    ASSERT_TRUE(papers);
    EXPECT_EQ(papers->declaration, "107462913550");
    EXPECT_EQ(papers->line, 2U);
    EXPECT_TRUE(ready.isEmpty());
    model.onLookedUp();
    EXPECT_EQ(ready.size(), 1);
    EXPECT_FALSE(model.papersAsked(itemOf("(01)06909990010027"))) << "once";
    model.select(0);
    model.lookUp(false);
    model.onLookedUp();
    EXPECT_EQ(ready.size(), 1) << "only what the records say was asked for";
}

TEST_F(ConsignmentModelTest, AFindingStandsOnTheLineOfItsGoods)
{
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    model.onFinding(itemOf("(01)06909990010027"), finding, {});
    EXPECT_TRUE(service.entries.empty()) << "it was met elsewhere";
    model.select(1);
    model.lookUp(true);
    model.onFinding(itemOf("(01)06909990010027"), finding, {});
    QCoreApplication::processEvents();
    ASSERT_EQ(service.entries.size(), 1U);
    EXPECT_EQ(service.entries[0].kind, EntryKind::finding);
    EXPECT_EQ(service.entries[0].line, 2U);
    EXPECT_EQ(service.entries[0].value, finding.text());
    EXPECT_EQ(model.current()[u"finding"_s].toString().toStdString(), finding.text());
    EXPECT_FALSE(model.rows()->data(model.rows()->index(1), ConsignmentRows::NoteRole).toString().isEmpty());
    EXPECT_EQ(countedOf(1), 0U) << "nothing is counted by it";
}

TEST_F(ConsignmentModelTest, AFindingAfterTheResultIsOneOfTheMinutesToo)
{
    model.select(1);
    model.lookUp(true);
    model.finish(u"doesNotMeet"_s, u"thiếu hàng"_s);
    service.finished({});
    QCoreApplication::processEvents();
    ASSERT_TRUE(model.isFinished());
    QStringList told;
    QObject::connect(&model, &ConsignmentModel::aboutToFinish, &model, [&] { told.append(u"kept first"_s); });
    QObject::connect(&model, &ConsignmentModel::minutesChanged, &model, [&](const QString &id) { told.append(id); });
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    model.onFinding(itemOf("(01)06909990010027"), finding, {});
    QCoreApplication::processEvents();
    EXPECT_EQ(service.entries.back().value, finding.text());
    EXPECT_EQ(told, QStringList({u"kept first"_s, model.checkId()}));
}

TEST_F(ConsignmentModelTest, AFindingThatIsGoneOnWithAfterARestartIsKnownByItsPapers)
{
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    verdict::Context context{.declaration = "107462913551", .declarationLine = 2};
    model.onFinding(itemOf("(01)06909990010027"), finding, context);
    context.declaration = "107462913550";
    context.declarationLine = 7;
    model.onFinding(itemOf("(01)06909990010027"), finding, context);
    EXPECT_TRUE(service.entries.empty()) << "other papers, and a line that there is not";
    context.declarationLine = 2;
    model.onFinding(itemOf("(01)06909990010027"), finding, context);
    ASSERT_EQ(service.entries.size(), 1U);
    EXPECT_EQ(service.entries[0].line, 2U);
}

TEST_F(ConsignmentModelTest, AFindingStandsOnGoodsThatAreNotDeclared)
{
    scan("(01)06909991010774");
    model.setFilter(u"unknown"_s);
    model.select(0);
    model.lookUp(true);
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    model.onFinding(itemOf("(01)06909991010774"), finding, {});
    QCoreApplication::processEvents();
    EXPECT_EQ(service.entries.back().code, "(01)06909991010774");
    EXPECT_EQ(model.current()[u"finding"_s].toString().toStdString(), finding.text());
    model.withdrawGoods(u"hàng của lô khác"_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(model.tally()->progress().unknown, 0U);
}

TEST_F(ConsignmentModelTest, TheFindingOfGoodsThatAreNotDeclaredFollowsThemToTheirLine)
{
    scan("(01)06909991010774");
    model.setFilter(u"unknown"_s);
    model.select(0);
    model.lookUp(true);
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    model.onFinding(itemOf("(01)06909991010774"), finding, {});
    QCoreApplication::processEvents();
    EXPECT_TRUE(model.countToLine(2, u"nhãn phụ"_s));
    QCoreApplication::processEvents();
    EXPECT_EQ(model.tally()->line(1).finding, finding.text());
    const Uuid later = *Uuid::parse("0197a3c0-0000-7000-8000-000000000002");
    model.onFinding(itemOf("(01)06909991010774"), later, {});
    QCoreApplication::processEvents();
    EXPECT_EQ(model.tally()->line(1).finding, later.text()) << "one that comes later does, too";
}

TEST_F(ConsignmentModelTest, AFindingStandsOnTheLineOfItsVerdictWhateverWasLookedAtSince)
{
    model.close();
    service.kept.consignment.lines.push_back({.number = 7, .gtin = 6'909'990'010'027, .quantity = 5});
    model.openDeclaration(u"107462913550"_s);
    QCoreApplication::processEvents();
    model.select(1);
    model.lookUp(true);
    const verdict::Context begun{.declaration = "107462913550", .declarationLine = 2};
    model.select(2);
    model.lookUp(false);
    model.onFinding(itemOf("(01)06909990010027"), *Uuid::parse("0197a3c0-0000-7000-8000-000000000001"), begun);
    ASSERT_EQ(service.entries.size(), 1U);
    EXPECT_EQ(service.entries[0].line, 2U);
}

TEST_F(ConsignmentModelTest, AFindingOfGoodsThatWereNotDeclaredNamesNoLineInItsVerdict)
{
    scan("(01)06909991010774");
    model.setFilter(u"unknown"_s);
    model.select(0);
    model.lookUp(true);
    EXPECT_TRUE(model.countToLine(2, u"nhãn phụ"_s));
    QCoreApplication::processEvents();
    const verdict::Context begun{.declaration = "107462913550"};
    model.onFinding(itemOf("(01)06909991010774"), *Uuid::parse("0197a3c0-0000-7000-8000-000000000001"), begun);
    EXPECT_EQ(service.entries.back().kind, EntryKind::finding);
    EXPECT_EQ(service.entries.back().line, 2U) << "it was counted to this one since";
}

TEST_F(ConsignmentModelTest, AFindingThatCouldNotBeNamedIsNamedLater)
{
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    const verdict::Context context{.declaration = "107462913550", .declarationLine = 2};
    service.failure = consignment::BookError::unwritable;
    model.onFinding(itemOf("(01)06909990010027"), finding, context);
    QCoreApplication::processEvents();
    EXPECT_EQ(model.unnamed(), 1);
    EXPECT_TRUE(model.message().isEmpty()) << "nothing was counted";
    model.nameFindings();
    QCoreApplication::processEvents();
    EXPECT_EQ(model.unnamed(), 1) << "it fails still";
    service.failure.reset();
    model.nameFindings();
    QCoreApplication::processEvents();
    EXPECT_EQ(model.unnamed(), 0);
    EXPECT_EQ(model.tally()->line(1).finding, finding.text());
    EXPECT_EQ(service.entries.size(), 1U) << "once";
}

TEST_F(ConsignmentModelTest, AFindingThatCouldNotBeNamedIsNamedWithWhatIsKeptNext)
{
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    service.failure = consignment::BookError::unwritable;
    model.onFinding(itemOf("(01)06909990010027"), finding, {.declaration = "107462913550", .declarationLine = 2});
    QCoreApplication::processEvents();
    service.failure.reset();
    scan("(01)06909990010010");
    QCoreApplication::processEvents();
    EXPECT_EQ(model.tally()->line(1).finding, finding.text());
    EXPECT_EQ(model.unnamed(), 0);
}

TEST_F(ConsignmentModelTest, AFindingOfACheckThatWasClosedIsNamedWhenThatIsOpenedAgain)
{
    model.select(1);
    model.lookUp(true);
    model.close();
    const Uuid finding = *Uuid::parse("0197a3c0-0000-7000-8000-000000000001");
    model.onFinding(itemOf("(01)06909990010027"), finding, {.declaration = "107462913551", .declarationLine = 2});
    EXPECT_TRUE(model.message().isEmpty()) << "other papers";
    model.onFinding(itemOf("(01)06909990010027"), finding, {.declaration = "107462913550", .declarationLine = 2});
    EXPECT_EQ(model.messageLevel(), u"warning"_s);
    EXPECT_TRUE(model.message().contains(u"107462913550"_s)) << model.message().toStdString();
    EXPECT_TRUE(service.entries.empty());
    model.openDeclaration(u"107462913550"_s);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    EXPECT_EQ(model.tally()->line(1).finding, finding.text());
    EXPECT_EQ(model.unnamed(), 0);
}

} // namespace
} // namespace nqi::ui
