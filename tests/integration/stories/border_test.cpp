// SPDX-License-Identifier: Apache-2.0
// A customs officer checks a consignment of forty lines under the camera, and one that its pallet's code opens.
#include "core/demo/consignment.h"
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

/// Row of the line with this number.
QModelIndex rowOf(Story &story, int line)
{
    using nqi::ui::ConsignmentRows;
    const ConsignmentRows &rows = *story.model().consignment()->rows();
    for (int row = 0; row < rows.rowCount(); ++row)
        if (rows.data(rows.index(row), ConsignmentRows::NumberRole).toInt() == line)
            return rows.index(row);
    ADD_FAILURE() << "there is no line " << line;
    return {};
}

QString saidOf(Story &story, int line, int role)
{
    return story.model().consignment()->rows()->data(rowOf(story, line), role).toString();
}

/// What a hand scanner sends of a pallet of the national data's declaration opens it.
void openByPallet(Story &story, const std::vector<nqi::demo::ConsignmentView> &views)
{
    story.app().start();
    story.model().settings()->setInspector(u"Phạm Quốc Dũng – HQ-1180"_s);
    story.press(u"Scan"_s);
    story.press(u"Consignment"_s);
    QString code = QString::fromStdString(views.front().symbols.front().data);
    story.model().scan()->submitText(u"]C1"_s + code.remove(u'(').remove(u')'));
    const auto &consignment = *story.model().consignment();
    story.expect([&] { return consignment.isOpen(); }, "the pallet opens its declaration");
    EXPECT_EQ(consignment.head()[u"declaration"_s].toString(), u"MAU-TK-40");
    EXPECT_FALSE(consignment.head()[u"deadline"_s].toMap().isEmpty()) << "the notice is due";
    story.expect([&] { return consignment.records() == u"known"; }, "its lines are judged");
    story.shoot(u"opened"_s);
}

/// From the line that was counted last; gives its id.
QString recordFinding(Story &story, const std::string &goods, int line)
{
    using nqi::ui::ConsignmentRows;
    story.model().scan()->submitText(QString::fromStdString(goods));
    story.expect([&] { return story.model().consignment()->lastLine() == line; }, "it is counted");
    story.press(u"Counted last: line %1"_s.arg(line));
    story.press(u"Line %1. %2. %3. %4"_s.arg(line).arg(saidOf(story, line, ConsignmentRows::TitleRole),
                                                       saidOf(story, line, ConsignmentRows::StateTextRole),
                                                       saidOf(story, line, ConsignmentRows::CountTextRole)));
    story.press(u"Record a finding"_s);
    story.expect([&] { return story.said().contains(u"Save finding"_s) || story.said().contains(u"Save (1 photo"_s); },
                 "its goods are judged, and the finding begins");
    EXPECT_EQ(story.model().result()->declaration(), u"MAU-TK-40");
    EXPECT_EQ(story.model().result()->declarationLine(), line);
    auto &finding = *story.model().finding();
    if (finding.isPhotoRequired())
        finding.setNoPhotoReason(u"Chưa mở niêm phong công-ten-nơ"_s);
    story.type(u"Note"_s, u"Nhãn gốc không ghi tên nhà sản xuất."_s);
    story.press(u"Save finding"_s);
    story.expect([&] { return !finding.savedId().isEmpty(); }, "the finding is durable");
    story.press(u"Done"_s);
    story.expect([&] { return saidOf(story, line, ConsignmentRows::NoteRole).contains(u"Finding recorded"_s); },
                 "it stands on its line");
    return finding.savedId();
}

bool minutesName(Story &story, const QString &finding)
{
    using nqi::ui::InspectionItems;
    const InspectionItems &items = *story.model().inspection()->items();
    for (int row = 0; row < items.rowCount(); ++row)
        if (items.data(items.index(row), InspectionItems::FindingRole).toString() == finding)
            return true;
    return false;
}

TEST(WholeDay, APalletOpensItsDeclarationAndAFindingOfItsGoodsIsInTheMinutes)
{
    constexpr int line = 29;
    const auto views = nqi::demo::consignmentViews(nqi::test::AppUnderTest::now());
    Story story(u"pallet"_s);
    story.app().startHub();
    openByPallet(story, views);
    const QString finding = recordFinding(story, views[1].symbols.front().data, line);
    story.press(u"Scan"_s);
    story.press(u"Consignment"_s);
    story.press(u"Finish"_s);
    story.press(u"Result (Form 3): Does not meet the requirements"_s);
    story.press(u"Save the result"_s);
    story.press(u"Yes, save it"_s);
    story.expect([&] { return story.model().consignment()->isFinished(); }, "the result is kept");
    story.model().inspection()->resume(story.model().consignment()->checkId());
    story.expect([&] { return minutesName(story, finding); }, "the minutes name the finding");
}

} // namespace
