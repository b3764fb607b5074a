// SPDX-License-Identifier: Apache-2.0
// An inspector at a desk: goods that are offered online, from the listing's address to the minutes; then an inspection
// that was begun by mistake.
#include "tests/integration/stories/story.h"

#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace Qt::StringLiterals;
using nqi::test::Story;

/// What the inspector saw of the listing, as the browser has saved it.
QUrl screenshot(Story &story)
{
    QImage picture(900, 600, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.drawText(picture.rect(), Qt::AlignCenter, u"DỮ LIỆU MẪU – 120.000 ₫"_s);
    painter.end();
    const QString file = story.app().file(u"listing.png"_s);
    EXPECT_TRUE(picture.save(file));
    return QUrl::fromLocalFile(file);
}

void openListing(Story &story)
{
    story.app().start();
    story.model().settings()->setInspector(u"Lê Minh Châu – KSV-0417"_s);
    story.press(u"Inspection"_s);
    story.press(u"Begin an inspection"_s);
    auto &inspection = *story.model().inspection();
    story.expect([&] { return inspection.isOpen(); }, "an inspection is begun");
    story.type(u"Number of the decision"_s, u"231/QĐ-TĐC"_s);
    story.type(u"Date of the decision"_s, u"18/11/2026"_s);
    story.type(u"Authority that decided"_s, u"Chi cục Tiêu chuẩn Đo lường Chất lượng TP. Hồ Chí Minh"_s);
    story.type(u"Name of the establishment"_s, u"Cửa hàng Sao Mẫu"_s);
    // The demonstration's catalogue declares this shop.
    story.type(u"Online listing"_s, u"http://www.san-mau.example/s/du/"_s);
    story.expect([&] { return inspection.fields()[u"place.listingPlatform"_s].toString() == u"Sàn Mẫu"; },
                 "platform and shop are known by the address");
    story.type(u"Number of the listing"_s, u"SP-88120"_s);
    story.type(u"Price shown"_s, u"120.000 ₫"_s);
    inspection.attach(screenshot(story), u"listing"_s);
    story.expect(
        [&] {
            return std::ranges::any_of(inspection.lists()[u"annexes"_s].toList(), [](const QVariant &one) {
                return one.toMap()[u"label"_s].toString() == u"listing";
            });
        },
        "the screenshot is kept");
    story.shoot(u"listing"_s, u"Online listing"_s);
}

void recordGoods(Story &story)
{
    auto &model = story.model();
    story.press(u"Scan"_s);
    model.scan()->submitText(u"(01)08930000000001(10)A1"_s);
    story.expect([&] { return model.inspection()->items()->rowCount() == 1; }, "what the listing shows joins it");
    EXPECT_EQ(model.result()->mode(), u"online"_s);
    story.press(u"Record finding"_s);
    story.type(u"Note"_s, u"Trang bán không ghi số công bố hợp quy"_s);
    if (model.finding()->isPhotoRequired())
        story.type(u"Why there is no photograph"_s, u"Ảnh chụp màn hình ở trong biên bản"_s);
    story.shoot(u"finding"_s);
    story.press(u"Save finding"_s);
    story.expect([&] { return !model.finding()->savedId().isEmpty(); }, "the finding is durable");
    story.press(u"Done"_s);
}

void makeMinutes(Story &story)
{
    auto &inspection = *story.model().inspection();
    story.press(u"Inspection"_s);
    inspection.setStep(2);
    story.press(u"Label and Vietnamese sub-label"_s);
    story.press(u"Result of content 1: Does not meet the rules"_s);
    story.type(u"Details of content 1"_s, u"Trang bán không ghi số công bố hợp quy"_s);
    inspection.setStep(5);
    story.type(u"Assessment and proposals of the team"_s, u"Yêu cầu sàn gỡ trang bán đến khi bổ sung."_s);
    story.press(u"End now"_s);
    inspection.setStep(6);
    story.press(u"Sign on the screen"_s);
    story.type(u"Name"_s, u"Lê Minh Châu"_s);
    story.write(u"Sign here with finger, pen or mouse"_s);
    story.press(u"Keep the signature"_s);
    story.expect([&] { return inspection.lists()[u"signatures"_s].toList().size() == 1; }, "it is kept");
    story.makeTheMinutes();
}

void discardAMistake(Story &story)
{
    auto &inspection = *story.model().inspection();
    const auto &list = *story.model().inspections();
    story.press(u"All inspections"_s);
    story.expect([&] { return !inspection.isOpen() && list.rowCount() == 1; }, "one inspection is there");
    story.press(u"Begin an inspection"_s);
    story.type(u"Name of the establishment"_s, u"Cửa hàng Sao Mẫu"_s);
    story.expect([&] { return list.drafts() == 1; }, "another is begun");
    inspection.setStep(7);
    story.press(u"Discard this draft"_s);
    story.shoot(u"discard"_s);
    story.press(u"Discard"_s);
    story.expect([&] { return !inspection.isOpen() && list.drafts() == 0; }, "it is given up");
    EXPECT_EQ(list.rowCount(), 1) << "what was signed stays";
    story.shoot(u"inspections"_s);
}

TEST(WholeDay, AnInspectorAtADeskLooksIntoAnOnlineListing)
{
    Story story(u"online"_s);
    story.app().startHub();
    openListing(story);
    recordGoods(story);
    makeMinutes(story);
    discardAMistake(story);
    story.expectAtHub(2);
}

} // namespace
