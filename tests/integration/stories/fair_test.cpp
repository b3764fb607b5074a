// SPDX-License-Identifier: Apache-2.0
// A market inspector's day at a fair: from the first start of the app to the signed minutes at the hub.
#include "tests/integration/stories/story.h"
#include "ui/models/reason_text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace Qt::StringLiterals;
using nqi::test::AppUnderTest;
using nqi::test::Story;

void meetTheApp(Story &story)
{
    story.app().standAt({.latitude = 10.72915, .longitude = 106.72183, .accuracy = 8});
    story.app().start(AppUnderTest::User::isNew);
    story.shoot(u"welcome"_s);
    story.press(u"Next"_s);
    story.type(u"Name or card number"_s, u"Lê Minh Châu – KSV-0417"_s);
    story.type(u"Usual place"_s, u"Hội chợ Xuân, Q. 7, TP. Hồ Chí Minh"_s);
    story.shoot(u"who"_s);
    story.press(u"Next"_s);
    story.press(u"Next"_s);
    story.press(u"Begin"_s);
    story.expect([&] { return story.model().settings()->isWelcomed(); }, "the guide ends");
}

void arrive(Story &story)
{
    story.press(u"Inspection"_s);
    story.press(u"Begin an inspection"_s);
    story.type(u"Number of the decision"_s, u"214/QĐ-TĐC"_s);
    story.type(u"Date of the decision"_s, u"18/11/2026"_s);
    story.type(u"Authority that decided"_s, u"Chi cục Tiêu chuẩn Đo lường Chất lượng TP. Hồ Chí Minh"_s);
    story.type(u"What the decision orders to inspect"_s,
               u"Nhãn hàng hóa, dấu hợp quy, truy xuất nguồn gốc tại hội chợ"_s);
    story.type(u"Name of the establishment"_s, u"Hộ kinh doanh Ánh Tuyết"_s);
    story.type(u"Address of the establishment"_s, u"Gian hàng B12, Hội chợ Xuân"_s);
    story.type(u"Who was there for it"_s, u"Trần Văn Bình"_s);
    story.type(u"Address where it takes place"_s, u"Gian hàng B12, Hội chợ Xuân, Q. 7"_s);
    story.press(u"Take the position"_s);
    const auto &inspection = *story.model().inspection();
    story.expect([&] { return inspection.fields()[u"place.latitude"_s].toString().startsWith(u"10.729"_s); },
                 "satellites say where it is");
    story.shoot(u"arrival"_s, u"Take the position"_s);
}

void scan(Story &story)
{
    std::vector<nqi::test::Scene> scenes;
    for (const auto &package : nqi::test::packagesOf(
             {"consistent-low", "consistent-high", "recall-lot", "label-incomplete", "certificate-expired"},
             AppUnderTest::now()))
        scenes.push_back({package});
    const QString film = story.app().file(u"fair.avi"_s);
    nqi::test::film(film, scenes);
    story.app().camera().plugIn(film);
    story.press(u"Scan"_s);
    story.press(u"Camera"_s);
    story.expect([&] { return story.model().scan()->itemCount() == 5; }, "five packages passed the camera", 60);
    story.expect([&] { return story.model().inspection()->items()->rowCount() == 5; }, "they joined the inspection");
    story.shoot(u"scanning"_s);
}

/// The row of the list whose verdict it is.
void openItem(Story &story, const QString &overall)
{
    auto &scan = *story.model().scan();
    story.press(u"Result"_s);
    for (int row = 0; row < scan.itemCount(); ++row)
        if (scan.items()->data(scan.items()->index(row), nqi::ui::ScanItems::OverallRole).toString() == overall) {
            scan.select(row);
            break;
        }
    EXPECT_EQ(story.model().result()->level(), nqi::ui::levelName(nqi::ui::Level::danger));
}

void photograph(Story &story, const QString &button, const QString &moment)
{
    story.press(button);
    const auto &capture = *story.model().capture();
    // On a machine that is busy the newest picture may be too old at the moment of the press: a person presses again.
    story.expect(
        [&] {
            if (capture.taken().isEmpty() && capture.isLive())
                (void)story.app().press(u"Take the photograph"_s);
            return !capture.taken().isEmpty();
        },
        "the stall is photographed");
    story.shoot(moment);
    story.press(u"Use this photograph"_s);
}

void recordFinding(Story &story)
{
    openItem(story, u"danger"_s);
    story.shoot(u"recalled-lot"_s);
    story.press(u"Record finding"_s);
    story.type(u"Note"_s, u"Lô bị thu hồi vẫn bày bán; 12 hộp trên kệ."_s);
    photograph(story, u"Photograph: Front of the package"_s, u"photograph"_s);
    EXPECT_EQ(story.model().finding()->photos().size(), 1);
    story.shoot(u"finding"_s);
    story.press(u"Save finding"_s);
    story.expect([&] { return !story.model().finding()->savedId().isEmpty(); }, "the finding is durable");
    story.shoot(u"saved"_s);
    story.press(u"Done"_s);
}

/// At noon the device lies on the stall: nobody else reads what is on it, and what was begun is still there afterwards.
void lockAtNoon(Story &story)
{
    auto &lock = *story.model().lock();
    story.press(u"Settings"_s);
    story.press(u"Set a passphrase"_s);
    story.type(u"New passphrase"_s, u"ba con mèo ngủ trưa"_s);
    story.type(u"New passphrase once more"_s, u"ba con mèo ngủ trưa"_s);
    story.press(u"Apply"_s);
    story.expect([&] { return !lock.recoveryCode().isEmpty(); }, "the passphrase is set");
    story.press(u"I have written it down"_s);
    story.press(u"Lock now"_s);
    story.expect([&] { return lock.isLocked() && !story.said().contains(u"Settings"_s); }, "the device is locked");
    for (const QString &secret : {u"Ánh Tuyết"_s, u"Lê Minh Châu"_s, u"Lô bị thu hồi"_s})
        EXPECT_FALSE(story.said().contains(secret)) << secret.toStdString() << " is not concealed";
    story.type(u"Passphrase, or the recovery code"_s, u"hai con mèo"_s);
    story.press(u"Unlock"_s);
    story.expect([&] { return !lock.isBusy() && !lock.message().isEmpty(); }, "another passphrase opens nothing");
    EXPECT_TRUE(lock.isLocked());
    story.shoot(u"locked"_s);
    story.type(u"Passphrase, or the recovery code"_s, u"ba con mèo ngủ trưa"_s);
    story.press(u"Unlock"_s);
    story.expect([&] { return !lock.isLocked(); }, "the passphrase opens it");
    EXPECT_TRUE(story.model().inspection()->isOpen());
    EXPECT_EQ(story.model().inspection()->items()->rowCount(), 5);
}

void writeDown(Story &story)
{
    auto &inspection = *story.model().inspection();
    story.press(u"Inspection"_s);
    inspection.setStep(1);
    story.shoot(u"goods"_s);
    inspection.setStep(2);
    story.press(u"Label and Vietnamese sub-label"_s);
    story.press(u"Result of content 1: Does not meet the rules"_s);
    story.type(u"Details of content 1"_s, u"Nhãn phụ thiếu cảnh báo an toàn"_s);
    story.type(u"What the annex shows"_s, u"Kệ hàng có lô bị thu hồi"_s);
    photograph(story, u"Photograph as an annex"_s, u"annex"_s);
    story.expect([&] { return inspection.lists()[u"annexes"_s].toList().size() == 1; }, "it is an annex");
    EXPECT_EQ(inspection.items()->rowCount(), 5) << "no goods are met meanwhile";
    story.shoot(u"contents"_s);
    inspection.addSampleOf(0);
    inspection.setStep(3);
    story.type(u"Number of the sampling minutes"_s, u"01/BBLM"_s);
    story.type(u"Who took the samples"_s, u"Lê Minh Châu"_s);
    story.type(u"Method of sampling"_s, u"TCVN 6400:2010"_s);
    story.type(u"Maker or importer on the label of sample 1"_s, u"Công ty CP Thực phẩm Mẫu"_s);
    story.type(u"Quantity of sample 1"_s, u"2"_s);
    story.type(u"Unit of sample 1"_s, u"hộp"_s);
    story.type(u"Stock when sample 1 was taken"_s, u"12"_s);
    story.type(u"Number of seal 1"_s, u"TN-0041"_s);
    story.shoot(u"samples"_s);
    inspection.setStep(4);
    story.press(u"Add a measure"_s);
    story.pick(u"Kind of measure 1"_s, u"Suspend sale"_s);
    story.type(u"What measure 1 covers"_s, u"12 hộp thuộc lô bị thu hồi"_s);
    EXPECT_GE(inspection.deadlines().size(), 1) << "what the law gives time for";
    story.shoot(u"measures"_s);
    inspection.setStep(5);
    story.press(u"Add a statement"_s);
    story.type(u"Text of statement 1"_s, u"Hộ kinh doanh đã cất lô hàng khỏi kệ; không đồng ý về nhãn phụ."_s);
    story.type(u"Name for statement 1"_s, u"Trần Văn Bình"_s);
    story.type(u"Assessment and proposals of the team"_s, u"Tạm dừng bán lô bị thu hồi; bổ sung nhãn phụ."_s);
    story.press(u"End now"_s);
    story.shoot(u"statements"_s);
}

qsizetype signatures(Story &story)
{
    return story.model().inspection()->lists()[u"signatures"_s].toList().size();
}

bool isMissing(Story &story, const QString &code)
{
    return std::ranges::any_of(story.model().inspection()->gaps(),
                               [&](const QVariant &gap) { return gap.toMap()[u"code"_s].toString() == code; });
}

void signFor(Story &story, const QString &party, const QString &name)
{
    const auto before = signatures(story);
    story.press(u"Sign on the screen"_s);
    story.pick(u"Party"_s, party);
    story.type(u"Name"_s, name);
    story.write(u"Sign here with finger, pen or mouse"_s);
    if (before == 0)
        story.shoot(u"signing"_s);
    story.press(u"Keep the signature"_s);
    story.expect([&] { return signatures(story) == before + 1; }, "it is kept");
}

void refuse(Story &story)
{
    const auto before = signatures(story);
    story.press(u"Somebody does not sign"_s);
    story.type(u"Name"_s, u"Trần Văn Bình"_s);
    story.type(u"Why it is not signed"_s, u"Không đồng ý với kết luận về nhãn phụ"_s);
    story.shoot(u"refusal"_s);
    story.press(u"Write it down"_s);
    story.expect([&] { return signatures(story) == before + 1; }, "the refusal is kept");
    EXPECT_TRUE(isMissing(story, u"refusalWitness"_s)) << "somebody else has to sign for it";
}

void sign(Story &story)
{
    auto &inspection = *story.model().inspection();
    inspection.setStep(6);
    signFor(story, u"Head of the team"_s, u"Lê Minh Châu"_s);
    refuse(story);
    signFor(story, u"Witness"_s, u"Nguyễn Thị Hoa"_s);
    signFor(story, u"Secretary"_s, u"Đỗ Quang Huy"_s);
    story.shoot(u"signatures"_s);
    story.makeTheMinutes();
}

/// In the afternoon the samples are at the laboratory: nobody has to sign again.
void handOver(Story &story)
{
    auto &inspection = *story.model().inspection();
    story.press(u"Handed over to the laboratory"_s);
    story.type(u"Laboratory"_s, u"Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng 3"_s);
    story.type(u"Who received"_s, u"Hoàng Thị Mai"_s);
    story.type(u"Place of the hand-over"_s, u"49 Pasteur, TP. Hồ Chí Minh"_s);
    story.type(u"Test of sample 1"_s, u"Hàm lượng chì"_s);
    story.press(u"The laboratory confirms that the seals are intact"_s);
    story.type(u"State of the samples"_s, u"Nguyên niêm phong"_s);
    story.shoot(u"hand-over"_s, u"Laboratory"_s);
    story.press(u"Add and send"_s);
    story.expect([&] { return inspection.isReadOnly() && inspection.versions()->rows().size() == 2; },
                 "the hand-over is added to what was signed");
    EXPECT_EQ(signatures(story), 4) << "they stay valid";
    story.shoot(u"handed-over"_s);
}

void lookAtTheDay(Story &story)
{
    auto &model = story.model();
    story.expectAtHub(3); // the finding, the minutes, and the minutes with the hand-over
    story.press(u"Minutes as a document"_s);
    story.expect([&] { return !model.documents()->isBusy() && model.documents()->pages() >= 2; }, "the paper is set");
    story.shoot(u"minutes"_s);
    story.press(u"Close"_s);
    story.press(u"Findings"_s);
    story.shoot(u"findings"_s);
    story.press(u"Look up"_s);
    story.press(u"Show: Day and map"_s);
    story.expect([&] { return model.day()->total() > 0 && !model.day()->isLoading(); }, "the day has its finding");
    story.shoot(u"day"_s);
    story.press(u"Sync"_s);
    story.shoot(u"sync"_s);
}

TEST(WholeDay, AMarketInspectorAtAFair)
{
    Story story(u"fair"_s);
    story.app().startHub();
    meetTheApp(story);
    arrive(story);
    scan(story);
    recordFinding(story);
    lockAtNoon(story);
    writeDown(story);
    sign(story);
    handOver(story);
    lookAtTheDay(story);
}

} // namespace
