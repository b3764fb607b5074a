// SPDX-License-Identifier: Apache-2.0
// A customs officer checks a consignment of forty lines under the camera.
#include "tests/integration/stories/story.h"

#include <gtest/gtest.h>

namespace {

using namespace Qt::StringLiterals;
using nqi::demo::Symbology;
using nqi::test::Package;
using nqi::test::Scene;
using nqi::test::Story;

/// Packages of one code.
Scene packages(std::size_t count, Symbology symbology, const std::string &data)
{
    return Scene(count, Package{{{symbology, data}}});
}

/// What passes the camera: the five pallets, six packages of each of four lines, one of them of another lot, and goods
/// that nobody declared.
std::vector<Scene> consignment()
{
    Scene pallets;
    for (const char *pallet : {"10", "27", "34", "41", "58"})
        pallets.push_back({{{Symbology::gs1DataMatrix, "(00)0690999100000000" + std::string(pallet)}}});
    return {pallets,
            packages(6, Symbology::gs1DataMatrix, "(01)06909991010170(10)L17"),
            packages(6, Symbology::gs1DataMatrix, "(01)06909991010187(10)L18"),
            packages(6, Symbology::gs1DataMatrix, "(01)06909991010194(10)L19"),
            packages(6, Symbology::gs1DataMatrix, "(01)06909991010200(10)L20-SAI"),
            packages(2, Symbology::ean13, "6909991010774")};
}

int linesIn(Story &story, const QString &state)
{
    for (const QVariant &one : story.model().consignment()->states())
        if (one.toMap()[u"state"_s].toString() == state)
            return one.toMap()[u"count"_s].toInt();
    return -1;
}

void open(Story &story)
{
    story.app().start();
    story.model().settings()->setInspector(u"Phạm Quốc Dũng – HQ-1180"_s);
    story.press(u"Scan"_s);
    story.press(u"Consignment"_s);
    story.shoot(u"start"_s);
    story.model().consignment()->openFile(
        QUrl::fromLocalFile(QStringLiteral(NQI_STORY_SAMPLES) + u"/consignment/demo-40.csv"_s));
    story.expect([&] { return story.model().consignment()->isOpen(); }, "the packing list is read");
    EXPECT_EQ(story.model().consignment()->rows()->rowCount(), 40);
    story.shoot(u"declared"_s);
}

void count(Story &story)
{
    const QString film = story.app().file(u"border.avi"_s);
    nqi::test::film(film, consignment());
    story.app().camera().plugIn(film, false);
    story.press(u"Camera"_s);
    story.expect([&] { return linesIn(story, u"ok"_s) >= 20; }, "pallets and packages are ticked off", 90);
    story.expect([&] { return linesIn(story, u"mismatch"_s) == 1; }, "another lot than declared");
    story.expect([&] { return linesIn(story, u"unknown"_s) == 1; }, "goods that nobody declared");
    story.shoot(u"counting"_s);
}

void finish(Story &story)
{
    story.press(u"Finish"_s);
    story.press(u"Result (Form 3): Does not meet the requirements"_s);
    story.type(u"Reasons in your words"_s, u"Thiếu hàng ở nhiều dòng; lô L20 khác tờ khai; có hàng không khai báo."_s);
    story.shoot(u"result"_s);
    story.press(u"Save the result"_s);
    story.press(u"Yes, save it"_s);
    story.expect([&] { return story.model().consignment()->isFinished(); }, "the result is kept");
    story.shoot(u"finished"_s);
    story.press(u"Result notice"_s);
    story.expect([&] { return !story.model().documents()->isBusy() && story.model().documents()->pages() > 0; },
                 "Form 3 is set");
    story.shoot(u"notice"_s);
    story.press(u"Close"_s);
    story.expect([&] { return story.model().inspections()->drafts() == 1; }, "its minutes are begun, once");
    EXPECT_EQ(story.model().inspections()->rowCount(), 1);
}

TEST(WholeDay, ACustomsOfficerWithAConsignmentOfFortyLines)
{
    Story story(u"border"_s);
    story.app().startHub();
    open(story);
    count(story);
    finish(story);
}

} // namespace
