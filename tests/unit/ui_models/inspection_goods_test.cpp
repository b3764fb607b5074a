// SPDX-License-Identifier: Apache-2.0
// Goods met during an inspection: what is recorded of them, and what is only looked at.
#include "tests/unit/ui_models/inspection_model_fixture.h"

#include <optional>
#include <span>
#include <string>

namespace nqi::ui {

namespace {

TEST_F(InspectionModelTest, ItemsJoinOnceAndAreCounted)
{
    begin();
    model->meet(sighting("08936017360017", verdict::Overall::consistent, "L1"));
    model->meet(sighting("08936017360017", verdict::Overall::violation, "L1"));
    model->meet(sighting("08936017360017", verdict::Overall::consistent, "L2"));
    model->meet(sighting("", verdict::Overall::notAProduct));
    ASSERT_EQ(model->items()->rowCount(), 2);
    EXPECT_EQ(model->items()->readings(), 3);
    const auto first = model->items()->index(0);
    EXPECT_EQ(model->items()->data(first, InspectionItems::LevelRole).toString(), u"violation") << "the worst first";
    EXPECT_EQ(model->items()->data(first, InspectionItems::CountRole).toInt(), 2);
    EXPECT_EQ(model->items()->groups().size(), 2);
    const Uuid finding = service.freshId();
    model->link(sighting("08936017360017", {}, "L1").inspected.item, service.freshId(), service.freshId());
    model->link(sighting("08936017360017", {}, "L1").inspected.item, service.freshId(), std::nullopt);
    EXPECT_EQ(model->items()->data(first, InspectionItems::FindingRole).toString(), QString())
        << "those were made during others";
    model->link(sighting("08936017360017", {}, "L1").inspected.item, finding, model->joining());
    EXPECT_EQ(last().items[0].finding, finding);
    EXPECT_EQ(last().items[1].finding, std::nullopt);
}

TEST_F(InspectionModelTest, LookingAgainChangesNothingThatIsRecordedUntilAPersonTakesItOver)
{
    begin();
    const auto cell = [&](int role) { return model->items()->data(model->items()->index(0), role).toString(); };
    const Sighting worse = sighting("08936017360017", verdict::Overall::violation, "L1");
    const Sighting better = sighting("08936017360017", verdict::Overall::consistent, "L1");
    model->meet(worse);
    model->look(better.inspected);
    EXPECT_EQ(cell(InspectionItems::LevelRole), u"violation");
    EXPECT_FALSE(cell(InspectionItems::NowRole).isEmpty()) << "it is told";
    model->update(better.inspected); // as it is judged where it is looked at
    EXPECT_EQ(cell(InspectionItems::LevelRole), u"violation");
    model->takeOutcome(0);
    EXPECT_EQ(cell(InspectionItems::LevelRole), u"good");
    EXPECT_EQ(cell(InspectionItems::NowRole), QString());
    model->undo();
    EXPECT_EQ(cell(InspectionItems::LevelRole), u"violation");
    EXPECT_FALSE(cell(InspectionItems::NowRole).isEmpty());
    EXPECT_EQ(model->items()->readings(), 1) << "nor was it met again";
}

TEST_F(InspectionModelTest, WhatTheInspectorSaysOfGoodsIsRecorded)
{
    begin();
    const auto level = [&] {
        return model->items()->data(model->items()->index(0), InspectionItems::LevelRole).toString();
    };
    const Sighting plain = sighting("08936017360017", verdict::Overall::consistent);
    const Sighting answered = sighting("08936017360017", verdict::Overall::violation);
    model->meet(plain);
    model->update(answered.inspected);
    EXPECT_EQ(level(), u"violation");
    model->meet(plain);
    EXPECT_EQ(level(), u"violation") << "the reading does not know what was said";
    model->update(answered.inspected);
    model->answer(answered.inspected);
    model->update(plain.inspected);
    EXPECT_EQ(level(), u"good") << "taken back";
    // Looked at again, and judged as it is recorded: more can be said of it.
    model->look(plain.inspected);
    model->answer(plain.inspected);
    model->update(answered.inspected);
    EXPECT_EQ(level(), u"violation");
    // What an earlier day's answers led to is not lost by one of today.
    model->look(plain.inspected);
    model->answer(plain.inspected);
    model->update(sighting("08936017360017", verdict::Overall::attention).inspected);
    EXPECT_EQ(level(), u"violation");
}

TEST_F(InspectionModelTest, CodesAreKeptWhereTheySayMoreThanTheKeyAndWhileThereIsRoom)
{
    const auto scanned = [](const std::string &code) {
        Sighting one = sighting({}, verdict::Overall::consistent);
        const gs1::Message reading = gs1::parse(code);
        one.inspected.item = gs1::merge(std::span(&reading, 1)).front();
        return one;
    };
    begin();
    model->meet(scanned("(01)04006381333931(10)L1"));
    model->meet(scanned("(01)04006381333931(10)L2(17)271231"));
    settle();
    ASSERT_EQ(last().items.size(), 2U);
    EXPECT_EQ(last().items[0].read, "");
    EXPECT_EQ(findings::codeOf(last().items[0]), "(01)04006381333931(10)L1") << "that gives it again";
    EXPECT_EQ(last().items[1].read, "(01)04006381333931(10)L2(17)271231");
    // Hundreds of thousands of bytes of codes, as of a great store.
    findings::ItemMet item = last().items[1];
    item.read.assign(256, 'x');
    service.versions.back().inspection.items.assign(1024, item);
    const QString id = model->inspectionId();
    model.reset();
    make();
    model->resume(id);
    answers();
    ASSERT_TRUE(model->isOpen());
    model->meet(scanned("(01)04006381333931(10)L3(17)271231"));
    settle();
    ASSERT_EQ(last().items.size(), 1025U);
    EXPECT_EQ(last().items.back().lot, "L3");
    EXPECT_EQ(last().items.back().read, "");
}

TEST_F(InspectionModelTest, ViolationsWithoutAFindingAreRemindedOf)
{
    begin();
    model->meet(sighting("08936017360017", verdict::Overall::violation));
    ASSERT_EQ(model->reminders().size(), 1);
    EXPECT_EQ(model->reminders().front().toMap()[u"code"_s].toString(), u"goodsWithoutFinding");
    EXPECT_EQ(model->reminders().front().toMap()[u"step"_s].toInt(), static_cast<int>(InspectionStep::goods));
    model->link(sighting("08936017360017", {}).inspected.item, service.freshId(), model->joining());
    EXPECT_TRUE(model->reminders().isEmpty());
}

TEST_F(InspectionModelTest, AProposedStepIsTakenOverWithItsGoodsBasisAndFinding)
{
    begin();
    const Sighting shown = sighting("08936017360017", verdict::Overall::violation, "L1");
    model->setShown([&] { return &shown; });
    model->takeStep(u"suspendSale"_s, u"Điều 40"_s);
    model->takeStep(u"suspendSale"_s, u"Điều 40"_s);
    model->takeStep(u"nothing"_s, {});
    EXPECT_EQ(model->items()->rowCount(), 1) << "it joins the goods met";
    EXPECT_EQ(model->shown()[u"taken"_s].toStringList(), QStringList{u"suspendSale"_s});
    const Uuid finding = service.freshId();
    model->link(shown.inspected.item, finding, model->joining());
    ASSERT_EQ(last().measures.size(), 1U);
    const findings::OrderedMeasure &measure = last().measures[0];
    EXPECT_EQ(measure.kind, findings::MeasureKind::suspendSale);
    EXPECT_EQ(measure.what, "08936017360017, lô L1");
    EXPECT_EQ(measure.legalBasis, "Điều 40");
    EXPECT_EQ(measure.by.name, "Lê Minh Châu");
    EXPECT_EQ(measure.at, now);
    EXPECT_EQ(measure.finding, finding);
    model->takeStep(u"sealGoods"_s, {});
    settle();
    EXPECT_EQ(last().measures[1].finding, finding) << "it is known already";
    model->undo();
    model->takeStep(u"sample"_s, {});
    settle();
    EXPECT_EQ(last().measures.size(), 1U);
    ASSERT_EQ(last().sampling.samples.size(), 1U);
    EXPECT_EQ(last().sampling.samples[0].finding, finding);
    EXPECT_EQ(model->shown()[u"taken"_s].toStringList(), (QStringList{u"suspendSale"_s, u"sample"_s}));
    EXPECT_EQ(model->set(u"kind"_s, u"survey"_s), QString());
    model->takeStep(u"sealGoods"_s, {});
    settle();
    EXPECT_EQ(last().measures.size(), 1U) << "a survey seals nothing";
}

TEST_F(InspectionModelTest, AStepThatWasTakenOverIsUndoneAfterItsFinding)
{
    begin();
    const Sighting shown = sighting("08936017360017", verdict::Overall::violation, "L1");
    model->setShown([&] { return &shown; });
    model->takeStep(u"suspendSale"_s, u"Điều 40"_s);
    model->link(shown.inspected.item, service.freshId(), model->joining());
    ASSERT_FALSE(model->undoText().isEmpty());
    model->undo();
    settle();
    EXPECT_TRUE(last().measures.empty());
}

TEST_F(InspectionModelTest, AMeasureStaysWithItsGoodsWhateverItsTextBecomes)
{
    begin();
    Sighting shown = sighting("08936017360017", verdict::Overall::violation, "L1");
    model->setShown([&] { return &shown; });
    const auto taken = [&] { return model->shown()[u"taken"_s].toStringList(); };
    (void)model->add(u"measures"_s, {{u"what"_s, u"cả kho"_s}});
    model->takeStep(u"suspendSale"_s, u"Điều 40"_s);
    EXPECT_EQ(model->setCell(u"measures"_s, 1, u"what"_s, u"24 hộp sữa trên kệ 3"_s), QString());
    EXPECT_EQ(taken(), QStringList{u"suspendSale"_s});
    model->takeStep(u"suspendSale"_s, u"Điều 40"_s);
    settle();
    EXPECT_EQ(last().measures.size(), 2U) << "it is not offered again";
    model->remove(u"measures"_s, 0);
    EXPECT_EQ(taken(), QStringList{u"suspendSale"_s}) << "the others move up";
    model->undo();
    EXPECT_EQ(taken(), QStringList{u"suspendSale"_s});
    const Uuid finding = service.freshId();
    model->link(shown.inspected.item, finding, model->joining());
    EXPECT_EQ(last().measures[0].finding, std::nullopt);
    EXPECT_EQ(last().measures[1].finding, finding);
    model->remove(u"measures"_s, 1);
    EXPECT_TRUE(taken().isEmpty());
}

TEST_F(InspectionModelTest, AMeasureStaysWithGoodsWhoseNameBecomesKnown)
{
    begin();
    Sighting shown = sighting("08936017360017", verdict::Overall::violation, "L1");
    model->setShown([&] { return &shown; });
    model->takeStep(u"suspendSale"_s, u"Điều 40"_s);
    catalog::Facts facts;
    facts.product = catalog::Product{};
    facts.product->name = "Sữa tươi";
    shown.inspected.facts = facts;
    model->meet(shown);
    EXPECT_EQ(model->shown()[u"taken"_s].toStringList(), QStringList{u"suspendSale"_s});
}

TEST_F(InspectionModelTest, AfterARestartTheTextOfAMeasureSaysOfWhichGoodsItIs)
{
    Inspection of = findings::wholeInspection();
    of.signatures.clear();
    of.samplingSignatures.clear();
    of.items = {{.key = "08936017360017", .lot = "L1"}, {.key = "08936017360017", .lot = "L12"}};
    of.measures = {{.kind = findings::MeasureKind::suspendSale, .what = "08936017360017, lô L12, 24 hộp"}};
    service.versions.push_back({.number = 1, .inspection = of, .keptAt = {}, .editor = {}, .minutes = std::nullopt});
    model->resume(QString::fromStdString(of.id.text()));
    answers();
    Sighting shown = sighting("08936017360017", verdict::Overall::violation, "L1");
    model->setShown([&] { return &shown; });
    EXPECT_TRUE(model->shown()[u"taken"_s].toStringList().isEmpty()) << "of another lot";
    shown.inspected.item.lot = "L12";
    EXPECT_EQ(model->shown()[u"taken"_s].toStringList(), QStringList{u"suspendSale"_s});
    (void)model->setCell(u"measures"_s, 0, u"what"_s, u"24 hộp sữa"_s);
    EXPECT_EQ(model->shown()[u"taken"_s].toStringList(), QStringList{u"suspendSale"_s});
}

TEST_F(InspectionModelTest, AMeasureThatComesBackHasTheFindingRecordedMeanwhile)
{
    begin();
    const Sighting shown = sighting("08936017360017", verdict::Overall::violation, "L1");
    model->setShown([&] { return &shown; });
    model->takeStep(u"suspendSale"_s, u"Điều 40"_s);
    model->takeStep(u"sealGoods"_s, {});
    model->remove(u"measures"_s, 0);
    const Uuid finding = service.freshId();
    model->link(shown.inspected.item, finding, model->joining());
    model->undo();
    settle();
    ASSERT_EQ(last().measures.size(), 2U);
    EXPECT_EQ(last().measures[0].finding, finding);
    EXPECT_EQ(last().measures[1].finding, finding);
}

TEST_F(InspectionModelTest, GoodsThatWereLookedUpJoinWhenAPersonSaysSo)
{
    begin();
    std::optional<Sighting> shown;
    model->setShown([&] { return shown ? &*shown : nullptr; });
    EXPECT_TRUE(model->shown().isEmpty());
    shown = sighting("08936017360017", verdict::Overall::attention, "L1");
    model->look(shown->inspected);
    EXPECT_EQ(model->items()->rowCount(), 0);
    EXPECT_EQ(model->shown()[u"row"_s].toInt(), -1);
    EXPECT_TRUE(model->shown()[u"canJoin"_s].toBool());
    model->addShown();
    EXPECT_EQ(model->items()->readings(), 1);
    EXPECT_EQ(model->shown()[u"row"_s].toInt(), 0);
    EXPECT_FALSE(model->shown()[u"canJoin"_s].toBool());
    // A finding made of goods that were only looked up: they are at hand.
    shown = sighting("08936017360024", verdict::Overall::violation);
    const Uuid finding = service.freshId();
    model->link(shown->inspected.item, finding, model->joining());
    ASSERT_EQ(last().items.size(), 2U);
    EXPECT_EQ(last().items[1].finding, finding);
    EXPECT_EQ(last().items[1].overall, verdict::Overall::violation);
    model->addRefusal({{u"party"_s, u"inspected"_s}, {u"name"_s, u"Trần Thị B"_s}}, u"Vắng mặt"_s);
    shown = sighting("08936017360031", verdict::Overall::consistent);
    EXPECT_FALSE(model->shown()[u"canJoin"_s].toBool()) << "somebody has signed";
    model->look(sighting("08936017360024", verdict::Overall::consistent).inspected);
    model->takeOutcome(1);
    EXPECT_EQ(last().items[1].overall, verdict::Overall::violation);
}

TEST_F(InspectionModelTest, GoodsThatWereTakenAwayAndMetAgainComeBackAsOne)
{
    begin();
    const Sighting better = sighting("08936017360017", verdict::Overall::consistent, "L1");
    const Sighting worse = sighting("08936017360017", verdict::Overall::violation, "L1");
    model->meet(better);
    model->meet(better);
    model->meet(sighting("08936017360024", verdict::Overall::consistent));
    model->remove(u"items"_s, 0);
    model->meet(worse);
    const Uuid finding = service.freshId();
    model->link(worse.inspected.item, finding, model->joining());
    ASSERT_FALSE(model->undoText().isEmpty());
    model->undo();
    settle();
    ASSERT_EQ(last().items.size(), 2U);
    EXPECT_EQ(last().items[0].key, "08936017360017") << "where they were";
    EXPECT_EQ(last().items[0].times, 3U);
    EXPECT_EQ(last().items[0].overall, verdict::Overall::violation);
    EXPECT_EQ(last().items[0].finding, finding);
}

TEST_F(InspectionModelTest, ARowOfSeveralThatSayTheSameComesBackBesideThem)
{
    Inspection of = findings::wholeInspection();
    of.items = {{.key = "08936017360017", .times = 4}, {.key = "08936017360017", .times = 6}};
    of.signatures.clear();
    of.samplingSignatures.clear();
    service.versions.push_back({.number = 1, .inspection = of, .keptAt = {}, .editor = {}, .minutes = std::nullopt});
    model->resume(QString::fromStdString(of.id.text()));
    answers();
    model->remove(u"items"_s, 0);
    model->meet(sighting("08936017360017", verdict::Overall::consistent));
    model->undo();
    settle();
    ASSERT_EQ(last().items.size(), 2U);
    EXPECT_EQ(last().items[0].times, 4U);
    EXPECT_EQ(last().items[1].times, 7U);
}

} // namespace

} // namespace nqi::ui
