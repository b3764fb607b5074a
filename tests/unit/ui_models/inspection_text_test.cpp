// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspection_fields.h"
#include "ui/models/inspection_items.h"
#include "ui/models/inspection_text.h"
#include "ui/models/reason_text.h"

#include <gmock/gmock.h>

namespace nqi::ui {

namespace {

using namespace Qt::StringLiterals;

TEST(InspectionText, EveryGapHasASentenceAndAStep)
{
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(findings::GapCode::signatureFile); ++i) {
        const auto code = static_cast<findings::GapCode>(i);
        const QString words = gapText({code, 4});
        EXPECT_FALSE(words.isEmpty()) << findings::name(code);
        EXPECT_FALSE(words.contains(u'%')) << words.toStdString();
        EXPECT_LT(static_cast<std::size_t>(stepOf(code)), inspectionSteps);
    }
    EXPECT_TRUE(gapText({findings::GapCode::sample, 4}).contains(u"5")) << "rows are counted from one";
}

TEST(InspectionText, EveryReminderHasASentenceAndAStep)
{
    for (std::uint8_t i = 0; !findings::name(static_cast<findings::ReminderCode>(i)).empty(); ++i) {
        const auto code = static_cast<findings::ReminderCode>(i);
        const QString words = reminderText({code, 4});
        EXPECT_TRUE(words.contains(u"4")) << words.toStdString();
        EXPECT_FALSE(words.contains(u'%')) << words.toStdString();
        EXPECT_LT(static_cast<std::size_t>(stepOf(code)), inspectionSteps);
    }
}

TEST(InspectionText, EveryKindHasWords)
{
    for (std::uint8_t i = 0; !findings::name(static_cast<findings::MeasureKind>(i)).empty(); ++i)
        EXPECT_FALSE(measureKindText(static_cast<findings::MeasureKind>(i)).isEmpty()) << int(i);
    for (std::uint8_t i = 0; !findings::name(static_cast<findings::Party>(i)).empty(); ++i)
        EXPECT_FALSE(partyText(static_cast<findings::Party>(i)).isEmpty()) << int(i);
    for (std::size_t i = 0; i < inspectionSteps; ++i)
        EXPECT_FALSE(stepTitle(static_cast<InspectionStep>(i)).isEmpty()) << i;
}

TEST(InspectionText, GoodsThatWereNotComparedAreNotSaidToHaveNoRecord)
{
    InspectionItems items;
    items.show({{.key = "SSCC 1"}, {.key = "2", .overall = verdict::Overall::noRecord}},
               std::vector<std::optional<verdict::Overall>>(2));
    ASSERT_EQ(items.rowCount(), 2);
    EXPECT_EQ(items.groups().size(), 2);
    const auto shown = [&](int row, int role) { return items.data(items.index(row), role).toString(); };
    EXPECT_EQ(shown(0, InspectionItems::KeyRole), u"2");
    EXPECT_EQ(shown(0, InspectionItems::GroupRole), overallText(verdict::Overall::noRecord));
    EXPECT_EQ(shown(1, InspectionItems::GroupRole), u"Not compared");
    EXPECT_EQ(shown(1, InspectionItems::LevelRole), u"neutral");
    EXPECT_NE(shown(1, InspectionItems::TitleRole), shown(0, InspectionItems::TitleRole));
    findings::Inspection of;
    of.items = {{.key = "SSCC 1"}};
    EXPECT_EQ(rowsOf(of, u"items"_s).front().toMap()[u"overall"_s].toString(), QString());
}

TEST(InspectionText, WhatIsSuspectedDecidesWhatToPhotograph)
{
    verdict::Verdict verdict;
    const auto suspect = [&](verdict::CheckCode code, verdict::Outcome outcome) {
        verdict::Check check;
        check.code = code;
        check.outcome = outcome;
        verdict.checks.push_back(check);
    };
    EXPECT_EQ(suspicionsOf(verdict), QStringList());
    const auto plain = photoGuide(suspicionsOf(verdict), verdict::Mode::market).size();
    suspect(verdict::CheckCode::suspectedQuality, verdict::Outcome::agrees);
    EXPECT_EQ(suspicionsOf(verdict), QStringList());
    suspect(verdict::CheckCode::suspectedBrand, verdict::Outcome::possible);
    suspect(verdict::CheckCode::suspectedOrigin, verdict::Outcome::differs);
    EXPECT_EQ(suspicionsOf(verdict), (QStringList{u"brand"_s, u"origin"_s}));
    const QVariantList guide = photoGuide(suspicionsOf(verdict), verdict::Mode::border);
    EXPECT_EQ(guide.size(), plain + 4);
    for (const QVariant &row : guide)
        EXPECT_NE(row.toMap()[u"text"_s], row.toMap()[u"label"_s]) << "words, not codes";
}

TEST(InspectionText, WhatWasMetOnlineIsFirstOfAllShownAsItStoodThere)
{
    const auto labels = [](verdict::Mode mode) {
        QStringList all;
        for (const QVariant &row : photoGuide({}, mode))
            all.append(row.toMap()[u"label"_s].toString());
        return all;
    };
    EXPECT_EQ(labels(verdict::Mode::online).front(), u"listing");
    EXPECT_NE(photoText("listing"), u"listing") << "words, not codes";
    EXPECT_FALSE(labels(verdict::Mode::market).contains(u"listing"));
    EXPECT_FALSE(labels(verdict::Mode::border).contains(u"listing"));
}

} // namespace

} // namespace nqi::ui
