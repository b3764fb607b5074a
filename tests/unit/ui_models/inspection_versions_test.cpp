// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/findings/inspection_sample.h"
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_service.h"
#include "ui/models/change_text.h"
#include "ui/models/inspection_versions.h"

#include <QCoreApplication>

#include <gmock/gmock.h>

#include <functional>

namespace nqi::ui {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using findings::ChangedList;

TEST(ChangeText, EveryFieldThatCanChangeHasWords)
{
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(ChangedList::annexes); ++i) {
        const auto list = static_cast<ChangedList>(i);
        ASSERT_FALSE(findings::changingFields(list).empty()) << int(i);
        for (const std::string_view field : findings::changingFields(list)) {
            const QString words = changedFieldText(list, field);
            EXPECT_FALSE(words.isEmpty()) << findings::name(list) << " " << field;
            EXPECT_FALSE(words.contains(u'.')) << "words, not codes: " << field;
        }
    }
    EXPECT_EQ(changedFieldText(ChangedList::none, "nothing"), QString());
}

QStringList sentences(const std::function<void(findings::Inspection &)> &change)
{
    findings::Inspection later = findings::wholeInspection();
    change(later);
    QStringList all;
    for (const findings::InspectionChange &one : findings::changesBetween(findings::wholeInspection(), later))
        all.append(changeText(one));
    return all;
}

TEST(ChangeText, SaysWhatIsAndWhatWas)
{
    EXPECT_EQ(sentences([](auto &of) { of.conclusion = "Đạt"; }),
              QStringList{u"Conclusion: “Đạt”, was “Đề nghị khắc phục nhãn”"_s});
    EXPECT_EQ(sentences([](auto &of) { of.place.listing.price = "120.000 ₫"; }),
              QStringList{u"Price shown: “120.000 ₫”, was empty"_s});
    EXPECT_EQ(sentences([](auto &of) { of.endedAt.reset(); }), QStringList{u"Ended: empty, was 02/07/2026 11:00"_s})
        << "Viet Nam's time";
    EXPECT_EQ(sentences([](auto &of) { of.sampling.samples[0].quantity = "8"; }),
              QStringList{u"Sample 1 (“Sữa tươi 1 L”), quantity: “8”, was “6”"_s});
    EXPECT_EQ(sentences([](auto &of) { of.seals.pop_back(); }), QStringList{u"Taken away: Seal 2 (“NP-002”)"_s});
    EXPECT_EQ(sentences([](auto &of) { of.measures.pop_back(); }),
              QStringList{u"Taken away: Measure 2 (Seal goods)"_s});
    EXPECT_EQ(sentences([](auto &of) { of.evidence.push_back(findings::evidenceNamed("x", "listing")); }),
              QStringList{u"Added: File 2 (Screenshot of the online listing)"_s});
    EXPECT_EQ(sentences([](auto &of) { of.team[1].role = findings::TeamRole::controller; }),
              QStringList{u"Member 2 (“Lê Văn C”), role: controller, was secretary"_s});
}

TEST(ChangeText, ShowsWhatHidesAndCutsWhatIsLong)
{
    const QString hidden = sentences([](auto &of) {
                               of.conclusion = "a\xE2\x80\xAE"
                                               "b";
                           }).value(0);
    EXPECT_FALSE(hidden.contains(QChar(0x202E))) << hidden.toStdString();
    const QString cut = sentences([](auto &of) { of.conclusion = std::string(5000, 'x'); }).value(0);
    EXPECT_LT(cut.size(), 260);
    EXPECT_TRUE(cut.contains(u'…'));
}

class InspectionVersionsTest : public testing::Test {
protected:
    InspectionVersionsTest() { application(); }
    SignedRevision revision(std::uint32_t number)
    {
        SignedRevision one;
        one.inspection = findings::wholeInspection();
        one.inspection.revision = number;
        one.inspection.reason = number > 1 ? "Sửa số lượng" : "";
        one.editor = "Lê Minh Châu";
        one.minutes.id = Uuid::version7(findings::visit, seededRandom(100 + number));
        one.minutes.savedAt = findings::visit + 24h * number;
        one.minutes.hash = trust::sha256(std::to_string(number));
        return one;
    }
    QVariantMap row(qsizetype index)
    {
        QCoreApplication::processEvents();
        return model.rows().value(index).toMap();
    }

    FakeService service;
    InspectionVersions model{service};
    Uuid id = findings::wholeInspection().id;
};

TEST_F(InspectionVersionsTest, EachIsListedWithTimeReasonStateAndReceiptTheNewestFirst)
{
    service.signedSoFar = {revision(1), revision(2)};
    service.signedSoFar[0].state = findings::State::complete;
    findings::Receipt receipt;
    receipt.hub = "Chi cục";
    receipt.receivedAt = findings::visit + 25h;
    service.signedSoFar[0].receipt = receipt;
    service.signedSoFar[1].inspection.conclusion = "Đạt";
    model.show(id);
    ASSERT_EQ(row(0)[u"revision"_s].toUInt(), 2U);
    EXPECT_EQ(row(0)[u"signedText"_s].toString(), u"04/07/2026 09:00, Lê Minh Châu") << "Viet Nam's time";
    EXPECT_EQ(row(0)[u"reason"_s].toString(), u"Sửa số lượng");
    EXPECT_EQ(row(0)[u"receiptText"_s].toString(), QString());
    EXPECT_EQ(row(0)[u"changes"_s].toStringList(), QStringList{u"Conclusion: “Đạt”, was “Đề nghị khắc phục nhãn”"_s});
    EXPECT_EQ(row(0)[u"minutes"_s].toString(), QString::fromStdString(service.signedSoFar[1].minutes.id.text()));
    EXPECT_EQ(row(1)[u"receiptText"_s].toString(), u"Chi cục, 03/07/2026 10:00");
    EXPECT_NE(row(0)[u"stateText"_s].toString(), row(1)[u"stateText"_s].toString());
    EXPECT_TRUE(row(1)[u"changes"_s].toStringList().isEmpty());
    EXPECT_TRUE(QString::fromStdString(service.signedSoFar[1].minutes.hash.text())
                    .startsWith(row(0)[u"hashText"_s].toString()));
    EXPECT_EQ(row(0)[u"hashText"_s].toString().size(), 16);
    service.signedSoFar[0].receipt->chainIntact = false;
    model.refresh();
    EXPECT_TRUE(row(1)[u"receiptText"_s].toString().contains(u"gap"));
}

TEST_F(InspectionVersionsTest, AnAdditionIsToldFromARevision)
{
    service.signedSoFar = {revision(1), revision(2), revision(3)};
    for (SignedRevision &one : service.signedSoFar)
        findings::signAs(one.inspection, trust::sha256("the text"));
    service.signedSoFar[2].inspection.signatures.back().at = findings::visit + 30h;
    model.show(id);
    EXPECT_FALSE(row(0)[u"addition"_s].toBool()) << "somebody signed again";
    EXPECT_TRUE(row(1)[u"addition"_s].toBool());
    EXPECT_FALSE(row(2)[u"addition"_s].toBool());
}

TEST_F(InspectionVersionsTest, ThousandsOfChangesAreCountedNotListed)
{
    service.signedSoFar = {revision(1), revision(2)};
    for (int i = 0; i < 3000; ++i)
        service.signedSoFar[1].inspection.items.push_back({.key = std::to_string(i)});
    model.show(id);
    EXPECT_EQ(row(0)[u"changes"_s].toStringList().size(), qsizetype(InspectionVersions::shownChanges));
    EXPECT_EQ(row(0)[u"more"_s].toInt(), 2950);
}

TEST_F(InspectionVersionsTest, AnotherInspectionHasItsOwnAndNoneHasNone)
{
    service.signedSoFar = {revision(1)};
    model.show(id);
    EXPECT_EQ(row(0)[u"revision"_s].toUInt(), 1U);
    model.show(Uuid::version7(findings::visit, seededRandom(5)));
    EXPECT_TRUE(model.rows().isEmpty()) << "nothing of the other, not even for a moment";
    model.show(id);
    model.show(std::nullopt);
    QCoreApplication::processEvents();
    EXPECT_TRUE(model.rows().isEmpty()) << "an answer that comes too late is not shown";
}

} // namespace

} // namespace nqi::ui
