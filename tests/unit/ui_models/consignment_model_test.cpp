// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/consignment_model_fixture.h"

#include <QSignalSpy>

#include <string>
#include <utility>
#include <vector>

namespace nqi::ui {
namespace {

TEST_F(ConsignmentModelTest, ACheckMayBeClosedWhileItsResultIsSaved)
{
    QSignalSpy finished(&model, &ConsignmentModel::finishedNow);
    model.finish(u"doesNotMeet"_s, u"thiếu hàng"_s);
    ASSERT_TRUE(service.finished);
    model.close();
    service.finished({});
    QCoreApplication::processEvents();
    EXPECT_EQ(finished.size(), 1) << "it is saved";
    EXPECT_FALSE(model.isOpen());
    EXPECT_FALSE(model.isBusy());
}

TEST_F(ConsignmentModelTest, TheLineCountedLastIsShownWhateverWasSearched)
{
    EXPECT_EQ(model.lastLine(), 0);
    EXPECT_EQ(model.showLast(), -1);
    scan("(01)06909990010027");
    EXPECT_EQ(model.lastLine(), 2);
    model.setWords(u"06909990010010"_s);
    EXPECT_EQ(model.rows()->rowCount(), 1);
    EXPECT_EQ(model.showLast(), 1);
    EXPECT_TRUE(model.words().isEmpty());
}

TEST_F(ConsignmentModelTest, AWithdrawnResultOpensTheCheckAgain)
{
    model.withdrawResult(u"đếm sai"_s);
    EXPECT_TRUE(service.entries.empty()) << "there is no result";
    model.finish(u"meets"_s, {});
    service.finished({});
    QCoreApplication::processEvents();
    ASSERT_TRUE(model.isFinished());
    QSignalSpy changed(&model, &ConsignmentModel::changed);
    model.withdrawResult(u" "_s);
    EXPECT_TRUE(service.entries.empty()) << "not without a reason";
    model.withdrawResult(u"đếm sai"_s);
    QCoreApplication::processEvents();
    ASSERT_EQ(service.entries.size(), 1U);
    EXPECT_EQ(service.entries[0].reason, "đếm sai");
    EXPECT_FALSE(model.isFinished());
    EXPECT_FALSE(changed.isEmpty());
    scan("(01)06909990010010");
    EXPECT_EQ(countedOf(0), 1U);
    model.finish(u"doesNotMeet"_s, {});
    service.finished({});
    QCoreApplication::processEvents();
    EXPECT_TRUE(model.isFinished());
}

TEST_F(ConsignmentModelTest, TheOpenCheckAndItsWayOfCountingComeBackAfterARestart)
{
    model.setByPerson(true);
    ConsignmentModel next(&service, settings, [] { return Instant(); });
    EXPECT_FALSE(next.isByPerson());
    next.resumeLast();
    QCoreApplication::processEvents();
    ASSERT_EQ(service.resumed.size(), 1U);
    EXPECT_EQ(service.resumed[0], service.kept.summary.id);
    EXPECT_TRUE(next.isOpen());
    EXPECT_TRUE(next.isByPerson());
    next.close();
    next.resumeLast();
    QCoreApplication::processEvents();
    EXPECT_EQ(service.resumed.size(), 1U) << "what was closed stays closed";
}

TEST_F(ConsignmentModelTest, WhatIsLookedUpElsewhereIsNotCounted)
{
    scan("(01)06909990010010");
    EXPECT_EQ(countedOf(0), 1U);
    model.setCounting(false);
    scan("(01)06909990010010");
    scan("(01)06909991010774");
    EXPECT_EQ(countedOf(0), 1U);
    EXPECT_EQ(model.tally()->progress().unknown, 0U);
    EXPECT_EQ(service.entries.size(), 1U);
}

TEST_F(ConsignmentModelTest, GoodsThatAreNotDeclaredCanBeOpenedAndTakenBack)
{
    scan("(01)06909991010774");
    scan("(01)06909991010774");
    model.setFilter(u"unknown"_s);
    model.select(0);
    QVariantMap goods = model.current();
    EXPECT_EQ(goods[u"code"_s].toString(), u"(01)06909991010774");
    EXPECT_EQ(goods[u"line"_s].toInt(), 0);
    const QVariantList entries = goods[u"entries"_s].toList();
    ASSERT_FALSE(entries.isEmpty());
    EXPECT_EQ(model.proposal(), u"doesNotMeet");

    model.withdrawGoods(u" "_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(model.tally()->progress().unknown, 1U) << "not without a reason";
    model.withdrawGoods(u"hàng của lô khác"_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(model.tally()->progress().unknown, 0U);
    EXPECT_TRUE(model.current()[u"entries"_s].toList().isEmpty());
    EXPECT_EQ(service.entries.back().kind, EntryKind::withdrawn);
    EXPECT_EQ(service.entries.back().reason, "hàng của lô khác");
}

TEST_F(ConsignmentModelTest, GoodsThatAreNotDeclaredCanBeCountedToALine)
{
    scan("(01)06909991010774");
    model.setFilter(u"unknown"_s);
    model.select(0);
    const auto units = static_cast<std::uint64_t>(model.current()[u"counted"_s].toDouble());
    EXPECT_FALSE(model.countToLine(3, u"nhãn phụ"_s)) << "there is no such line";
    EXPECT_TRUE(model.countToLine(2, u"nhãn phụ"_s));
    QCoreApplication::processEvents();
    EXPECT_EQ(model.tally()->progress().unknown, 0U);
    EXPECT_EQ(countedOf(1), units);
}

TEST_F(ConsignmentModelTest, TheProposalSaysOnWhatItRests)
{
    EXPECT_EQ(model.records(), u"judging");
    const QString before = model.basis();
    service.judged(std::unexpected(catalog::LookupError::unavailable));
    QCoreApplication::processEvents();
    EXPECT_EQ(model.records(), u"unavailable");
    const QString without = model.basis();
    EXPECT_NE(without, before);
    scan("(01)06909990010010");
    EXPECT_EQ(model.basis(), without) << "the warning stays while goods are counted";
    model.close();
    model.openDeclaration(u"107462913550"_s);
    QCoreApplication::processEvents();
    service.judged(std::vector<consignment::LineDuty>(2));
    QCoreApplication::processEvents();
    EXPECT_EQ(model.records(), u"known");
}

TEST_F(ConsignmentModelTest, ReadingTheRecordsMayBeStoppedAndTakenUpAgain)
{
    const auto late = std::exchange(service.judged, {});
    model.stopJudging();
    EXPECT_EQ(service.stopped, 1);
    EXPECT_EQ(model.records(), u"stopped");
    EXPECT_FALSE(model.basis().isEmpty());
    late(std::vector<consignment::LineDuty>(2));
    QCoreApplication::processEvents();
    EXPECT_EQ(model.records(), u"stopped") << "that was on its way";
    model.stopJudging();
    EXPECT_EQ(service.stopped, 1) << "nothing is being read";
    model.judge();
    EXPECT_EQ(model.records(), u"judging");
    service.judged(std::vector<consignment::LineDuty>(2));
    QCoreApplication::processEvents();
    EXPECT_EQ(model.records(), u"known");
    model.close();
    EXPECT_EQ(service.stopped, 2) << "what is opened next does not wait for it";
}

TEST_F(ConsignmentModelTest, TheClockOfTheImportIsShown)
{
    EXPECT_TRUE(model.head()[u"deadline"_s].toMap().isEmpty()) << "without rules nobody knows of one";
    model.close();
    service.rules = {{"clock.importNotice", "1wd", "Điều 83", {}, {}}, {"clock.importLabel", "5wd", "Điều 83", {}, {}}};
    service.kept.summary.begunAt = Instant(std::chrono::days(20'000));
    model.openDeclaration(u"107462913550"_s);
    QCoreApplication::processEvents();
    const QVariantMap notice = model.head()[u"deadline"_s].toMap();
    EXPECT_EQ(notice[u"basis"_s].toString(), u"Điều 83");
    EXPECT_EQ(notice[u"level"_s].toString(), u"attention");
    model.finish(u"labelDoesNotMeet"_s, {});
    service.finished({});
    QCoreApplication::processEvents();
    EXPECT_NE(model.head()[u"deadline"_s].toMap()[u"title"_s], notice[u"title"_s]) << "the importer is to mend it";
}

TEST_F(ConsignmentModelTest, ACheckThatGoesOnSaysSo)
{
    EXPECT_TRUE(model.message().isEmpty());
    model.close();
    service.goesOn = true;
    model.openDeclaration(u"107462913550"_s);
    QCoreApplication::processEvents();
    EXPECT_TRUE(model.isOpen());
    EXPECT_FALSE(model.message().isEmpty());
}

TEST_F(ConsignmentModelTest, AWrongCheckIsPutAwayAndBroughtBack)
{
    model.putAwayCheck(u" "_s);
    EXPECT_TRUE(service.entries.empty()) << "not without a reason";
    model.putAwayCheck(u"nhầm tờ khai"_s);
    QCoreApplication::processEvents();
    ASSERT_EQ(service.entries.size(), 1U);
    EXPECT_EQ(service.entries[0].value, consignment::putAwayValue);
    EXPECT_EQ(service.entries[0].reason, "nhầm tờ khai");
    EXPECT_FALSE(model.isOpen());
    EXPECT_FALSE(model.isBusy());

    service.kept.entries = service.entries;
    model.resume(u"01000000-0000-0000-0000-000000000000"_s);
    QCoreApplication::processEvents();
    ASSERT_TRUE(model.isPutAway());
    EXPECT_FALSE(model.isRunning());
    EXPECT_FALSE(model.isFinished()) << "it has no result";
    EXPECT_TRUE(settings.openConsignment().isEmpty()) << "it does not come back by itself";
    EXPECT_TRUE(model.head()[u"putAway"_s].toString().contains(u"nhầm tờ khai"_s));
    scan("(01)06909990010010");
    EXPECT_EQ(countedOf(0), 0U);
    model.bringBack();
    QCoreApplication::processEvents();
    EXPECT_TRUE(model.isRunning());
    EXPECT_EQ(settings.openConsignment(), model.checkId());
    scan("(01)06909990010010");
    EXPECT_EQ(countedOf(0), 1U);
}

TEST_F(ConsignmentModelTest, ChecksThatWerePutAwayAreListedApart)
{
    model.setShowsPutAway(true);
    QCoreApplication::processEvents();
    EXPECT_TRUE(model.showsPutAway());
    EXPECT_TRUE(service.listed.putAway);
    model.setShowsPutAway(false);
    QCoreApplication::processEvents();
    EXPECT_FALSE(service.listed.putAway);
}

TEST_F(ConsignmentModelTest, ChecksAreListedPieceByPieceAndSearched)
{
    service.there = 60;
    model.refresh();
    QCoreApplication::processEvents();
    EXPECT_EQ(model.checks().size(), 50);
    EXPECT_TRUE(model.hasMoreChecks());
    model.showMoreChecks();
    QCoreApplication::processEvents();
    EXPECT_EQ(model.checks().size(), 60);
    EXPECT_FALSE(model.hasMoreChecks());
    model.setCheckWords(u"sao mai"_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(service.listed.words, "sao mai");
    EXPECT_EQ(model.checks().size(), 50) << "from the first again";
}

TEST_F(ConsignmentModelTest, MinutesThatAResultLacksAreMade)
{
    EXPECT_FALSE(model.lacksMinutes());
    model.close();
    service.kept.entries = {{.number = 1, .kind = EntryKind::finished, .value = "meets"}};
    service.kept.summary.finished = true;
    service.kept.summary.lacksMinutes = true;
    model.openDeclaration(u"107462913550"_s);
    QCoreApplication::processEvents();
    ASSERT_TRUE(model.lacksMinutes());
    model.makeMinutes();
    model.makeMinutes();
    QCoreApplication::processEvents();
    EXPECT_EQ(service.mended, std::vector{service.kept.summary.id}) << "once";
    EXPECT_FALSE(model.lacksMinutes());
    EXPECT_FALSE(model.isBusy());
}

TEST_F(ConsignmentModelTest, AResultThatComesLateIsNotTakenForThatOfAnotherCheck)
{
    model.finish(u"meets"_s, {});
    const auto answer = std::exchange(service.finished, {});
    model.close();
    service.kept.summary.id.bytes[0] = std::byte{2};
    answer({});
    QCoreApplication::processEvents();
    model.openDeclaration(u"107462913551"_s);
    QCoreApplication::processEvents();
    EXPECT_TRUE(model.isOpen());
    EXPECT_FALSE(model.isFinished());
}

} // namespace
} // namespace nqi::ui
