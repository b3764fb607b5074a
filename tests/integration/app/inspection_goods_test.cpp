// SPDX-License-Identifier: Apache-2.0
// Goods of an inspection in the app: opened again, looked up.
#include "app/device/journal.h"
#include "tests/integration/app/inspection_steps.h"

#include <QSignalSpy>

namespace {

using namespace nqi::test;

TEST(InspectionInTheApp, AnswersOfAFindingInProgressStandWhenTheGoodsAreScannedAgainAfterARestart)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    scan(app, u"(01)08930000000001(10)X"_s);
    auto &finding = *app.model().finding();
    const auto judged = [&] {
        const auto &sighting = app.model().result()->sighting();
        return sighting && !sighting->inspected.context.labelMarks.empty();
    };
    app.model().result()->markLabel(u"name"_s, u"missing"_s);
    ASSERT_TRUE(app.wait(judged));
    finding.begin();
    finding.setNote(u"Nhãn không ghi tên hàng"_s);
    finding.setNoPhotoReason(u"gõ tay"_s);
    ASSERT_TRUE(isKept(app));
    app.stop();
    app.start();
    auto &again = *app.model().finding();
    ASSERT_TRUE(app.wait([&] { return again.unfinished().size() == 1 && app.model().inspection()->isOpen(); }));
    scan(app, u"(01)08930000000001(10)X"_s);
    ASSERT_TRUE(app.wait([&] { return !app.model().result()->isEmpty(); }));
    ASSERT_FALSE(judged());
    again.begin();
    EXPECT_EQ(again.note(), u"Nhãn không ghi tên hàng");
    again.save();
    ASSERT_TRUE(app.wait([&] { return !again.savedId().isEmpty(); })) << again.message().toStdString();
    const auto id = nqi::Uuid::parse(again.savedId().toStdString());
    ASSERT_TRUE(id);
    app.stop();
    nqi::device::DeviceKey key(app.folders(), nqi::systemRandom());
    const auto journal = nqi::device::openJournal(app.folders(), key, nqi::systemClock(), nqi::systemRandom());
    ASSERT_TRUE(journal);
    const auto saved = (*journal)->load(*id);
    ASSERT_TRUE(saved);
    EXPECT_TRUE(saved->body.contains("labelMarks")) << saved->body;
    EXPECT_TRUE(saved->body.contains("Nhãn không ghi tên hàng"));
}

TEST(InspectionInTheApp, WhatIsRecordedOfGoodsStaysWhenTheyAreOpenedAgainAfterARestart)
{
    using Items = nqi::ui::InspectionItems;
    AppUnderTest app;
    app.start();
    beginInspection(app);
    const auto cell = [&](int role) {
        auto &items = *app.model().inspection()->items();
        return items.data(items.index(0), role).toString();
    };
    scan(app, u"(01)08930000000001(17)280630(10)X(21)S-1"_s);
    // What a laboratory found is known to nobody after the restart.
    app.model().result()->addLabResult(u"Chì, mg/kg"_s, u"0,5"_s, u"0,7"_s, u"KQ-7"_s, true);
    const auto hasLabResult = [&] {
        auto &result = *app.model().result();
        for (int row = 0; row < result.rowCount(); ++row)
            if (result.data(result.index(row), nqi::ui::ResultModel::CodeRole).toString() == u"labResult")
                return true;
        return false;
    };
    ASSERT_TRUE(app.wait(hasLabResult));
    const QString recorded = cell(Items::GroupRole);
    EXPECT_EQ(recorded, app.model().result()->overallWords());
    ASSERT_TRUE(isKept(app));
    app.stop();
    app.start();
    ASSERT_TRUE(app.wait([&] { return app.model().inspection()->isOpen(); }));
    app.model().inspection()->openItem(0);
    auto &result = *app.model().result();
    ASSERT_TRUE(app.wait([&] { return !result.isEmpty(); }));
    EXPECT_TRUE(result.identityWords().contains(u"S-1")) << result.identityWords().toStdString();
    EXPECT_TRUE(result.identityWords().contains(u"30/06/2028")) << result.identityWords().toStdString();
    EXPECT_FALSE(hasLabResult());
    EXPECT_EQ(cell(Items::GroupRole), recorded);
    EXPECT_EQ(cell(Items::NowRole).isEmpty(), result.overallWords() == recorded);
    EXPECT_EQ(app.model().inspection()->items()->readings(), 1);
    EXPECT_EQ(app.model().scan()->itemCount(), 0) << "it was not met again";
    auto &finding = *app.model().finding();
    finding.begin();
    finding.setNoPhotoReason(u"gõ tay"_s);
    finding.save();
    ASSERT_TRUE(app.wait([&] { return !finding.savedId().isEmpty(); })) << finding.message().toStdString();
    EXPECT_EQ(cell(Items::FindingRole), finding.savedId());
    EXPECT_EQ(cell(Items::GroupRole), recorded);
}

TEST(InspectionInTheApp, GoodsThatAreLookedUpAreNotMet)
{
    AppUnderTest app;
    app.start();
    beginInspection(app);
    auto &inspection = *app.model().inspection();
    scan(app, u"(01)08930000000001(10)X"_s);
    for (const QString &code : {u"(01)08930000000001(10)X"_s, u"08930000000018"_s}) {
        const QSignalSpy lookedUp(app.model().scan(), &nqi::ui::ScanModel::lookedUp);
        app.model().scan()->lookUp(code);
        ASSERT_TRUE(app.wait([&] { return lookedUp.count() == 1; }));
        ASSERT_TRUE(app.wait([&] { return inspection.shown()[u"row"_s].toInt() == (code.size() == 14 ? -1 : 0); }));
    }
    EXPECT_EQ(inspection.items()->readings(), 1);
    EXPECT_EQ(app.model().scan()->itemCount(), 1);
    ASSERT_TRUE(app.press(u"Result"_s));
    ASSERT_TRUE(app.press(u"Add to the goods met"_s));
    EXPECT_EQ(inspection.items()->count(), 2);
    EXPECT_EQ(inspection.shown()[u"row"_s].toInt(), 1);
}

} // namespace
