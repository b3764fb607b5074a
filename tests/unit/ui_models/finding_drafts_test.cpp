// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/finding_drafts_fixture.h"

#include <QTest>

#include <algorithm>

namespace nqi::ui {
namespace {

TEST_F(FindingDraftsTest, WhatIsEnteredIsKeptByItselfAndOfferedAfterAKill)
{
    begin("A");
    EXPECT_EQ(disk.writes, 0) << "nothing was entered";
    model->setNote(u"Mũ không"_s);
    model->setNote(u"Mũ không có dấu"_s);
    EXPECT_EQ(disk.writes, 0) << "not with every key";
    ASSERT_TRUE(QTest::qWaitFor([&] { return disk.writes == 1; }, 3000));
    kill();
    ASSERT_EQ(model->unfinished().size(), 1);
    EXPECT_FALSE(model->unfinished()[0].toMap()[u"shown"_s].toBool());
    model->goOnWith(key(0));
    EXPECT_EQ(model->note(), u"Mũ không có dấu");
    model->save();
    QCoreApplication::processEvents();
    EXPECT_EQ(disk.saved.back().item.key, "A");
    EXPECT_TRUE(disk.held.empty()) << "the saving forgets it";
    kill();
    EXPECT_TRUE(model->unfinished().isEmpty());
}

TEST_F(FindingDraftsTest, ClosingTheSheetKeepsAtOnce)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    EXPECT_EQ(disk.writes, 1);
    model->keep();
    EXPECT_EQ(disk.writes, 1) << "nothing has changed";
    model->setNote(u"2"_s);
    model.reset();
    EXPECT_EQ(disk.writes, 2) << "so does the end of the app";
    EXPECT_EQ(disk.held.size(), 1U) << "in place of what was kept before";
    EXPECT_EQ(disk.held.begin()->second.written.draft.note, "2");
}

TEST_F(FindingDraftsTest, ItsPicturesComeBack)
{
    begin("A");
    model->addPicture(picture(), u"front"_s);
    model->setPhoto(false);
    model->keep();
    kill();
    model->goOnWith(key(0));
    ASSERT_EQ(model->photos().size(), 1);
    EXPECT_EQ(model->photos()[0].toMap()[u"label"_s].toString(), u"front");
    EXPECT_FALSE(model->photos()[0].toMap()[u"source"_s].toString().isEmpty());
    model->save();
    QCoreApplication::processEvents();
    ASSERT_EQ(disk.files.back().size(), 1U);
    EXPECT_EQ(disk.files.back()[0].label, "front");
}

TEST_F(FindingDraftsTest, ItReturnsToItsInspectionAndToWhatItCorrects)
{
    const Uuid inspection = Uuid::version7({}, seededRandom(1));
    const Uuid corrected = Uuid::version7({}, seededRandom(2));
    model->setInspection(inspection,
                         {.description = "Chợ Đồng Xuân", .latitude = 21.03, .longitude = 105.85, .listing = {}});
    begin("A");
    model->setNote(u"1"_s);
    findings::Draft before;
    before.item.key = "B";
    before.note = "trước";
    model->beginCorrection(corrected, before);
    model->setNote(u"2"_s);
    model->keep();
    kill();
    ASSERT_EQ(model->unfinished().size(), 2);
    for (const QVariant &row : model->unfinished())
        model->goOnWith(row.toMap()[u"key"_s].toString());
    EXPECT_EQ(model->unfinished().size(), 2) << "the one is put aside for the other";
    for (int i = 0; i < 2; ++i) {
        const QVariantList rows = model->unfinished();
        model->goOnWith(rows[0].toMap()[u"key"_s].toString());
        model->save();
        QCoreApplication::processEvents();
    }
    ASSERT_EQ(disk.saved.size(), 2U);
    const auto of = [&](std::string_view key) {
        return *std::ranges::find(disk.saved, key, [](const auto &one) { return one.item.key; });
    };
    EXPECT_EQ(of("A").inspection, inspection);
    EXPECT_EQ(of("A").place.description, "Chợ Đồng Xuân");
    EXPECT_EQ(of("A").place.latitude, 21.03);
    EXPECT_EQ(of("B").corrects, corrected);
    EXPECT_EQ(of("B").inspection, std::nullopt);
}

TEST_F(FindingDraftsTest, ADiscardedOneIsGoneAndKeptAgainWhenItIsHadBack)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    const QString of = key(0);
    model->discard(of);
    EXPECT_TRUE(disk.held.empty());
    model->restoreDiscarded();
    EXPECT_EQ(disk.held.size(), 1U);
    model->discard(of);
    kill();
    EXPECT_TRUE(model->unfinished().isEmpty());
}

TEST_F(FindingDraftsTest, OneThatCouldNotBeDiscardedIsListedWithTheReason)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    disk.damaged = {Uuid::version7({}, seededRandom(3))};
    kill();
    ASSERT_EQ(model->unfinished().size(), 2);
    disk.full = true;
    for (const int row : {0, 1}) {
        model->discard(key(row));
        EXPECT_TRUE(QTest::qWaitFor([&] { return !model->discardProblem().isEmpty(); })) << row;
        EXPECT_TRUE(QTest::qWaitFor([&] { return model->unfinished().size() == 2; })) << row;
        EXPECT_EQ(model->discarded(), QString()) << row;
        EXPECT_FALSE(model->discardProblem().isEmpty()) << row;
    }
    disk.full = false;
    model->discard(key(1));
    model->discard(key(0));
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->discarded().isEmpty());
    EXPECT_EQ(model->discardProblem(), QString());
    EXPECT_TRUE(model->unfinished().isEmpty());
    EXPECT_TRUE(disk.held.empty());
}

TEST_F(FindingDraftsTest, ADiscardedOneDoesNotComeBackWithAnAnswerThatWasUnderWay)
{
    begin("A");
    model->setNote(u"1"_s);
    begin("B");
    model->setNote(u"2"_s);
    model->keep();
    disk.slow = true;
    model->save();
    QCoreApplication::processEvents();
    ASSERT_EQ(disk.answers.size(), 1U) << "asked for with the saving";
    model->discard(key(0));
    QCoreApplication::processEvents();
    ASSERT_EQ(disk.answers.size(), 2U);
    for (const auto &answer : disk.answers) {
        answer();
        QCoreApplication::processEvents();
        EXPECT_TRUE(model->unfinished().isEmpty());
    }
}

TEST_F(FindingDraftsTest, WhatIsDamagedIsSaid)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    disk.held.begin()->second.lost = 2;
    disk.damaged = {Uuid::version7({}, seededRandom(3))};
    kill();
    ASSERT_EQ(model->unfinished().size(), 2);
    EXPECT_TRUE(model->unfinished()[1].toMap()[u"damaged"_s].toBool());
    model->discard(key(1));
    EXPECT_TRUE(disk.damaged.empty());
    ASSERT_EQ(model->unfinished().size(), 1);
    model->goOnWith(key(0));
    EXPECT_EQ(model->messageLevel(), u"warning") << model->message().toStdString();
    EXPECT_EQ(model->note(), u"1");
}

TEST_F(FindingDraftsTest, ThatTheDiskIsFullIsSaidUntilThereIsSpace)
{
    disk.full = true;
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    QCoreApplication::processEvents();
    EXPECT_TRUE(model->isUnkept());
    model->save();
    QCoreApplication::processEvents();
    EXPECT_EQ(model->savedId(), QString());
    disk.full = false;
    model->keep();
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->isUnkept());
    EXPECT_EQ(disk.held.size(), 1U);
}

TEST_F(FindingDraftsTest, NothingIsOfferedBeforeTheDeviceIsUnlocked)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    disk.locked = true;
    kill();
    EXPECT_TRUE(model->unfinished().isEmpty());
    disk.locked = false;
    model->offerKept();
    QCoreApplication::processEvents();
    EXPECT_EQ(model->unfinished().size(), 1);
}

TEST_F(FindingDraftsTest, TheSameGoodsGoOnWithWhatWasKept)
{
    begin("A");
    model->setNote(u"1"_s);
    model->keep();
    kill();
    begin("A");
    EXPECT_EQ(model->note(), u"1");
    model->setNote(u"2"_s);
    model->keep();
    EXPECT_EQ(disk.held.size(), 1U) << "it is the same one";
}

} // namespace
} // namespace nqi::ui
