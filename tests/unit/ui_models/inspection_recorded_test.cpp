// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/inspection_model_fixture.h"

namespace nqi::ui {
namespace {

/// A draft with goods, opened again while the disk has findings of them.
class InspectionRecordedTest : public InspectionModelTest {
protected:
    static constexpr const char *goods = "04006381333931";

    InspectionRecordedTest()
    {
        begin();
        model->meet(sighting(goods, verdict::Overall::violation, "L1"));
        model->meet(sighting(goods, verdict::Overall::violation, "L2"));
        settle();
        id = model->inspectionId();
    }
    Uuid recorded(const std::string &lot, const std::optional<Uuid> &corrects = {})
    {
        service.recorded.push_back(
            {.id = service.freshId(), .key = goods, .lot = lot, .serial = {}, .corrects = corrects});
        return service.recorded.back().id;
    }
    void reopen()
    {
        model.reset();
        make();
        model->resume(id);
        QCoreApplication::processEvents();
        ASSERT_TRUE(model->isOpen());
        QCoreApplication::processEvents();
    }
    [[nodiscard]] std::optional<Uuid> named(int row) const
    {
        const QVariant finding = model->items()->data(model->items()->index(row), InspectionItems::FindingRole);
        return Uuid::parse(finding.toString().toStdString());
    }
    [[nodiscard]] std::optional<Uuid> namedOf(const std::string &lot)
    {
        for (const findings::ItemMet &one : last().items)
            if (one.lot == lot)
                return one.finding;
        return std::nullopt;
    }

    QString id;
};

TEST_F(InspectionRecordedTest, GoodsGetTheFindingsThatWereRecordedWhileItWasClosed)
{
    const Uuid first = recorded("L1");
    const Uuid second = recorded("L2");
    const Uuid corrected = recorded("L1", first);
    (void)recorded("of goods that are not listed");
    reopen();
    settle();
    EXPECT_EQ(namedOf("L1"), corrected);
    EXPECT_EQ(namedOf("L2"), second);
    EXPECT_EQ(model->unnamedFindings(), 1);
    const auto versions = service.versions.size();
    reopen();
    settle();
    EXPECT_EQ(service.versions.size(), versions) << "there is nothing more to name";
}

TEST_F(InspectionRecordedTest, TheFindingOfAnotherVisitStays)
{
    const Uuid elsewhere = service.freshId();
    model->link(sighting(goods, {}, "L1").inspected.item, elsewhere, model->joining());
    settle();
    const Uuid here = recorded("L1");
    reopen();
    settle();
    EXPECT_EQ(namedOf("L1"), elsewhere);
    EXPECT_EQ(model->unnamedFindings(), 1) << here.text();
}

TEST_F(InspectionRecordedTest, WhatWasRecordedAfterSomebodySignedIsNamedWhenTheSignaturesAreTakenAwayAfterARestart)
{
    model->addRefusal({{u"party"_s, u"inspected"_s}, {u"name"_s, u"Trần Thị B"_s}}, u"Vắng mặt"_s);
    const QString signedText = model->contentDigest();
    const Uuid finding = recorded("L1");
    model->link(sighting(goods, {}, "L1").inspected.item, finding, model->joining());
    reopen();
    EXPECT_EQ(model->contentDigest(), signedText);
    EXPECT_EQ(model->unnamedFindings(), 1);
    model->dropSignatures();
    settle();
    EXPECT_EQ(namedOf("L1"), finding);
    EXPECT_EQ(model->unnamedFindings(), 0);
}

TEST_F(InspectionRecordedTest, ARevisionNamesWhatTheSignedMinutesDoNot)
{
    const Uuid finding = recorded("L1");
    service.versions.back().minutes = service.freshId();
    reopen();
    EXPECT_TRUE(model->isReadOnly());
    EXPECT_EQ(model->unnamedFindings(), 1);
    model->revise(u"Thiếu phát hiện"_s);
    settle();
    EXPECT_EQ(namedOf("L1"), finding);
    EXPECT_EQ(model->unnamedFindings(), 0);
}

TEST_F(InspectionRecordedTest, OfRowsThatSayTheSameTheFirstIsNamedOnceAndForAll)
{
    findings::Inspection alike = last();
    alike.items[1].lot = "L1";
    service.versions.back().inspection = alike;
    const Uuid finding = recorded("L1");
    reopen();
    settle();
    EXPECT_EQ(last().items[0].finding, finding);
    EXPECT_EQ(last().items[1].finding, std::nullopt) << "it is no finding of these goods";
    const auto versions = service.versions.size();
    reopen();
    settle();
    EXPECT_EQ(service.versions.size(), versions) << "there is nothing more to name";
}

TEST_F(InspectionRecordedTest, AFindingOfACheckIsNamedOnTheRowThatTheCheckSays)
{
    findings::Inspection alike = last();
    alike.items[1].lot = "L1";
    alike.items[1].finding = service.freshId(); // an earlier one of the same goods
    service.versions.back().inspection = alike;
    const Uuid finding = recorded("L1");
    service.recorded.back().row = 1;
    (void)recorded({});
    service.recorded.back().row = findings::RecordedFinding::nowhere;
    reopen();
    settle();
    EXPECT_EQ(last().items[0].finding, std::nullopt);
    EXPECT_EQ(last().items[1].finding, finding);
    EXPECT_EQ(model->unnamedFindings(), 1) << "of goods that the minutes do not have";
}

TEST_F(InspectionRecordedTest, WithNothingOpenNothingIsAskedForUntilItIsOpenedAgain)
{
    const Uuid finding = recorded("L1");
    model->close();
    QCoreApplication::processEvents();
    model->lookForFindings();
    EXPECT_EQ(model->unnamedFindings(), 0);
    reopen();
    EXPECT_EQ(named(0) == finding || named(1) == finding, true);
}

} // namespace
} // namespace nqi::ui
