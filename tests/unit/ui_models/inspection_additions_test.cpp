// SPDX-License-Identifier: Apache-2.0
// Who is named with what, and what is handed over.
#include "tests/unit/ui_models/inspection_model_fixture.h"

namespace nqi::ui {

namespace {

using namespace std::chrono_literals;

class SignedInspection : public InspectionModelTest {
protected:
    /// The sample without a hand-over, signed by everybody; two hours later.
    void signWhole()
    {
        openWhole();
        model->remove(u"handOvers"_s, 0);
        for (const QString &party : {u"teamHead"_s, u"inspected"_s, u"witness"_s}) {
            model->addSignature({{u"party"_s, party}, {u"name"_s, party == u"witness" ? u"Phạm D"_s : u"A"_s}},
                                party.toUtf8(), model->contentDigest());
            QCoreApplication::processEvents();
        }
        model->sign();
        answers();
        ASSERT_TRUE(model->isReadOnly()) << model->message().toStdString();
        now += 2h;
    }
    static QVariantMap handOver(const QString &at)
    {
        return {{u"deliverer.name"_s, u"Lê Văn C"_s}, {u"receiver.name"_s, u"Đỗ E"_s},
                {u"receiver.unit"_s, u"QUATEST 1"_s}, {u"at"_s, at},
                {u"place"_s, u"QUATEST 1"_s},         {u"sealsIntact"_s, true}};
    }
    static QVariantList handed()
    {
        return {QVariantMap{{u"sample"_s, 1}, {u"quantity"_s, u"2"_s}, {u"testItem"_s, u"Protein"_s}}};
    }
};

TEST_F(SignedInspection, AHandOverIsAddedAndNobodySignsAgain)
{
    signWhole();
    const QVariantList signatures = model->lists()[u"signatures"_s].toList();
    const auto before = service.versions.size();
    EXPECT_TRUE(model->additions()[u"allowed"_s].toBool());
    EXPECT_TRUE(model->additions()[u"samples"_s].toList().front().toMap()[u"left"_s].toBool());
    EXPECT_FALSE(model->recordHandOver(handOver(u"mai"_s), handed()).isEmpty());
    EXPECT_FALSE(model->recordHandOver(handOver(u"01/07/2026 08:00"_s), handed()).isEmpty()) << "before the sampling";
    EXPECT_FALSE(model->recordHandOver(handOver(u"01/01/2030 08:00"_s), handed()).isEmpty()) << "in the future";
    EXPECT_FALSE(model->recordHandOver(handOver(model->now()), {}).isEmpty()) << "of nothing";
    EXPECT_TRUE(model->isReadOnly());
    EXPECT_EQ(service.versions.size(), before) << "nothing was begun";

    EXPECT_EQ(model->recordHandOver(handOver(model->now()), handed()), QString());
    answers();
    EXPECT_TRUE(model->isReadOnly()) << model->message().toStdString();
    EXPECT_EQ(model->messageLevel(), u"success");
    EXPECT_EQ(last().revision, 2U);
    EXPECT_EQ(last().reason, "Bổ sung sau khi ký: giao mẫu 1 cho QUATEST 1");
    EXPECT_EQ(model->lists()[u"signatures"_s].toList(), signatures);
    EXPECT_FALSE(model->additions()[u"samples"_s].toList().front().toMap()[u"left"_s].toBool());
    EXPECT_EQ(settings.openInspection(), QString());
}

TEST_F(SignedInspection, AReportToTheAgencyStopsItsClock)
{
    service.policy = {{.key = "clock.reportMeasure",
                       .value = "24h",
                       .legalBasis = "Điều 40",
                       .validFrom = *parseIsoDate("2020-01-01"),
                       .validTo = std::nullopt}};
    make();
    signWhole();
    ASSERT_EQ(model->additions()[u"measures"_s].toList().size(), 2);
    EXPECT_FALSE(model->recordReport({}, model->now()).isEmpty()) << "of nothing";
    EXPECT_FALSE(model->recordReport({0, 1}, QString()).isEmpty()) << "at no time";
    EXPECT_EQ(model->recordReport({0, 1}, model->now()), QString());
    answers();
    EXPECT_TRUE(model->isReadOnly()) << model->message().toStdString();
    EXPECT_EQ(last().reason, "Bổ sung sau khi ký: đã báo cáo cơ quan về biện pháp 1, 2");
    EXPECT_TRUE(model->additions()[u"measures"_s].toList().isEmpty());
    for (const QVariant &one : model->deadlines())
        EXPECT_TRUE(one.toMap()[u"met"_s].toBool());
    EXPECT_EQ(model->recordHandOver(handOver(model->now()), handed()), QString());
    answers();
    EXPECT_EQ(last().revision, 3U) << "one after the other";
    EXPECT_EQ(last().signatures.size(), 3U);
}

TEST_F(InspectionModelTest, SignaturesThatCoverAdditionsAreGivenAnew)
{
    Inspection of = findings::wholeInspection();
    findings::signAs(of, protocol::textDigest(of));
    service.versions.push_back(
        {.number = 1, .inspection = of, .keptAt = {}, .editor = {}, .minutes = service.freshId()});
    model->resume(QString::fromStdString(of.id.text()));
    QCoreApplication::processEvents();
    ASSERT_TRUE(model->isReadOnly());
    EXPECT_FALSE(model->additions()[u"allowed"_s].toBool());
    EXPECT_FALSE(model->recordReport({0}, model->now()).isEmpty());
    EXPECT_TRUE(model->isReadOnly());
}

TEST_F(SignedInspection, ARevisionBegunByMistakeGivesBackTheSignedMinutes)
{
    signWhole();
    model->withdraw();
    QCoreApplication::processEvents();
    EXPECT_TRUE(model->isReadOnly()) << "signed minutes are not withdrawn";
    const QVariantMap before = model->lists();
    model->revise(u"Nhầm"_s);
    (void)model->set(u"conclusion"_s, u"khác"_s);
    ASSERT_FALSE(model->isReadOnly());
    model->withdraw();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    ASSERT_TRUE(model->isOpen()) << model->message().toStdString();
    EXPECT_TRUE(model->isReadOnly());
    EXPECT_EQ(model->lists(), before);
    EXPECT_EQ(settings.openInspection(), QString());
}

TEST_F(InspectionModelTest, ADraftIsDiscardedWhetherItWasKeptOrNot)
{
    begin();
    model->withdraw();
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->isOpen()) << "nothing was entered";
    begin();
    (void)model->set(u"conclusion"_s, u"một"_s);
    settle();
    service.failure = findings::JournalError::diskFull;
    model->withdraw();
    QCoreApplication::processEvents();
    EXPECT_TRUE(model->isOpen());
    EXPECT_EQ(model->messageLevel(), u"error");
    service.failure.reset();
    model->withdraw();
    QCoreApplication::processEvents();
    EXPECT_FALSE(model->isOpen());
    EXPECT_TRUE(service.versions.empty());
    EXPECT_EQ(settings.openInspection(), QString());
}

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
