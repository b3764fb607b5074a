// SPDX-License-Identifier: Apache-2.0
// Who is named with what, and what is handed over.
#include "tests/unit/ui_models/inspection_model_fixture.h"

namespace nqi::ui {

namespace {

TEST_F(InspectionModelTest, SamplesAreHandedOverInPartsAndToTwoLaboratories)
{
    openWhole();
    model->remove(u"handOvers"_s, 0);
    model->add(u"samples"_s, {{u"name"_s, u"Sữa chua"_s}, {u"quantity"_s, u"4"_s}});
    ASSERT_EQ(model->addHandOver(), 0);
    const auto rows = [&](int handOver) { return model->lists()[u"handed:%1"_s.arg(handOver)].toList(); };
    ASSERT_EQ(rows(0).size(), 2);
    EXPECT_EQ(model->lists()[u"handOvers"_s].toList().front().toMap()[u"deliverer.name"_s].toString(), u"Lê Văn C");
    model->remove(u"handed:0"_s, 0);
    ASSERT_EQ(rows(0).size(), 1);
    EXPECT_EQ(rows(0).front().toMap()[u"sample"_s].toInt(), 2);
    model->undo();
    EXPECT_EQ(rows(0).size(), 2);
    model->remove(u"handed:0"_s, 0);
    ASSERT_EQ(model->addHandOver(), 1);
    ASSERT_EQ(rows(1).size(), 1);
    EXPECT_EQ(rows(1).front().toMap()[u"sample"_s].toInt(), 1);
    model->addHanded(1);
    EXPECT_EQ(rows(1).back().toMap()[u"sample"_s].toInt(), 2);
    EXPECT_EQ(rows(1).back().toMap()[u"quantity"_s].toString(), u"4");
    model->addHanded(7);
}

TEST_F(InspectionModelTest, AnotherPartyIsNotNamedWithThePostOfTheOneBefore)
{
    openWhole();
    const auto cell = [&](const QString &name) {
        return model->lists()[u"statements"_s].toList().front().toMap()[name].toString();
    };
    EXPECT_EQ(model->setCell(u"statements"_s, 0, u"party"_s, u"witness"_s), QString());
    EXPECT_EQ(cell(u"name"_s), u"Phạm D");
    EXPECT_EQ(cell(u"post"_s), u"Tổ trưởng");
    (void)model->setCell(u"statements"_s, 0, u"party"_s, u"localAuthority"_s);
    EXPECT_EQ(cell(u"name"_s), QString());
    EXPECT_EQ(cell(u"post"_s), QString());
    (void)model->setCell(u"statements"_s, 0, u"party"_s, u"inspected"_s);
    EXPECT_EQ(cell(u"post"_s), u"Giám đốc");
    (void)model->setCell(u"statements"_s, 0, u"name"_s, u"Người khác"_s);
    (void)model->setCell(u"statements"_s, 0, u"party"_s, u"witness"_s);
    EXPECT_EQ(cell(u"name"_s), u"Người khác") << "what was typed stays";
    EXPECT_EQ(cell(u"post"_s), QString());
}

TEST_F(InspectionModelTest, AnAddressIsSignedWithOnlyWhereItIsAskedFor)
{
    openWhole();
    EXPECT_EQ(model->personFor(u"inspected"_s)[u"name"_s].toString(), u"Trần Thị B");
    EXPECT_EQ(model->personFor(u"inspected"_s)[u"address"_s].toString(), QString());
    EXPECT_EQ(model->personFor(u"witness"_s)[u"post"_s].toString(), u"Tổ trưởng");
    for (const QString &party : {u"inspected"_s, u"witness"_s})
        model->addRefusal({{u"party"_s, party}, {u"name"_s, u"X"_s}, {u"address"_s, u"Hà Nội"_s}}, u"Vắng mặt"_s);
    const auto signatures = model->lists()[u"signatures"_s].toList();
    EXPECT_EQ(signatures.front().toMap()[u"address"_s].toString(), QString());
    EXPECT_EQ(signatures.back().toMap()[u"address"_s].toString(), u"Hà Nội");
}

} // namespace

} // namespace nqi::ui
