// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "core/findings/inspection_changes.h"
#include "tests/unit/findings/inspection_sample.h"
#include "ui/models/inspection_fields.h"
#include "ui/models/item_text.h"
#include "ui/models/typed_time.h"

#include <gmock/gmock.h>

namespace nqi::ui {

namespace {

using namespace Qt::StringLiterals;
using findings::Inspection;

TEST(InspectionFields, EveryFieldThatIsShownCanBeSetToWhatIsShown)
{
    const Inspection whole = findings::wholeInspection();
    const QVariantMap fields = fieldsOf(whole);
    EXPECT_GE(fields.size(), 30);
    Inspection again = whole;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        // Times are shown to the minute.
        const FieldAnswer answer = setField(again, field.key(), field.value());
        EXPECT_THAT(answer, testing::AnyOf(FieldAnswer::same, FieldAnswer::taken)) << field.key().toStdString();
    }
    EXPECT_EQ(fieldsOf(again), fields);
}

TEST(InspectionFields, WhatVersionsAreComparedByIsShown)
{
    using enum findings::ChangedList;
    const Inspection whole = findings::wholeInspection();
    const QVariantMap fields = fieldsOf(whole);
    for (const std::string_view name : findings::changingFields(none))
        EXPECT_TRUE(fields.contains(QString::fromUtf8(name))) << name;
    for (const auto list : {team, contents, samples, seals, measures, statements}) {
        const QVariantList rows = rowsOf(whole, QString::fromUtf8(findings::name(list)));
        ASSERT_FALSE(rows.isEmpty()) << findings::name(list);
        for (const std::string_view name : findings::changingFields(list))
            EXPECT_TRUE(rows.front().toMap().contains(QString::fromUtf8(name))) << name;
    }
}

TEST(InspectionFields, RowsOfEveryListAreShownAndSet)
{
    Inspection of = findings::wholeInspection();
    for (const auto &[list, name] : {std::pair(u"team"_s, u"name"_s),
                                     {u"contents"_s, u"subject"_s},
                                     {u"samples"_s, u"lot"_s},
                                     {u"seals"_s, u"number"_s},
                                     {u"handOvers"_s, u"receiver.name"_s},
                                     {u"handed:0"_s, u"testItem"_s},
                                     {u"measures"_s, u"what"_s},
                                     {u"statements"_s, u"text"_s}}) {
        ASSERT_FALSE(rowsOf(of, list).isEmpty()) << list.toStdString();
        EXPECT_EQ(setCell(of, list, 0, name, u"Đã đổi"_s), FieldAnswer::taken) << list.toStdString();
        EXPECT_EQ(rowsOf(of, list).front().toMap().value(name).toString(), u"Đã đổi") << list.toStdString();
        EXPECT_EQ(setCell(of, list, 999, name, u"x"_s), FieldAnswer::unknown);
        EXPECT_EQ(setCell(of, list, -1, name, u"x"_s), FieldAnswer::unknown);
        EXPECT_EQ(setCell(of, list, 0, u"nothing"_s, u"x"_s), FieldAnswer::unknown);
    }
    EXPECT_EQ(addRow(of, u"handed:99"_s), -1);
    EXPECT_EQ(addRow(of, u"nothing"_s), -1);
}

TEST(InspectionFields, WhatIsNotUnderstoodChangesNothing)
{
    Inspection of = findings::wholeInspection();
    const Inspection before = of;
    for (const auto &[name, value] : {std::pair(u"decision.date"_s, u"31/02/2026"_s),
                                      {u"decision.date"_s, u"hôm qua"_s},
                                      {u"startedAt"_s, u"22/11/2026 25:10"_s},
                                      {u"startedAt"_s, u"22/11/2026"_s},
                                      {u"sampling.units"_s, u"ba"_s},
                                      {u"kind"_s, u"raid"_s}})
        EXPECT_EQ(setField(of, name, value), FieldAnswer::invalid) << value.toStdString();
    EXPECT_EQ(of, before);
    EXPECT_EQ(setField(of, u"decision.date"_s, QString()), FieldAnswer::taken) << "a date can be taken back";
    EXPECT_FALSE(of.decision.date);
    EXPECT_EQ(setCell(of, u"signatures"_s, 0, u"over"_s, u"00"_s), FieldAnswer::unknown) << "nobody types a digest";
}

TEST(InspectionFields, DaysAreReadAsPeopleWriteThem)
{
    using namespace std::chrono;
    const Date day = sys_days(2026y / April / 2);
    for (const QString &text : {u"02/04/2026"_s, u"2.4.2026"_s, u"02-04-26"_s, u" 2 4 2026 "_s})
        EXPECT_EQ(parseDate(text), day) << text.toStdString();
    for (const QString &text : {u""_s, u"2026-04-02"_s, u"32/01/2026"_s, u"01/13/2026"_s, u"020426"_s})
        EXPECT_EQ(parseDate(text), std::nullopt) << text.toStdString();
    EXPECT_TRUE(parseTime(u"02/04/2026 9:05"_s));
    EXPECT_EQ(parseTime(u"02/04/2026 09:05"_s), parseTime(u"2.4.2026 9h05"_s));
    // 09:05 in Viet Nam, whatever zone this machine is in.
    EXPECT_EQ(parseTime(u"02/04/2026 09:05"_s), parseIsoInstant("2026-04-02T02:05:00Z"));
    EXPECT_EQ(timeText(*parseIsoInstant("2026-04-01T18:30:00Z")), u"02/04/2026 01:30");
}

TEST(InspectionFields, ASampleThatIsTakenAwayTakesItsSealsAlongAndLaterOnesMoveUp)
{
    Inspection of;
    of.sampling.samples.resize(3);
    of.seals = {{.number = "A", .sample = 1, .what = {}, .at = {}},
                {.number = "B", .sample = 2, .what = {}, .at = {}},
                {.number = "C", .sample = 3, .what = {}, .at = {}},
                {.number = "G", .sample = 0, .what = "goods", .at = {}}};
    of.handOvers.resize(1);
    of.handOvers[0].samples = {{.sample = 2, .quantity = "1", .testItem = {}, .standard = {}},
                               {.sample = 3, .quantity = "2", .testItem = {}, .standard = {}}};
    ASSERT_TRUE(removeRow(of, u"samples"_s, 1));
    ASSERT_EQ(of.seals.size(), 3U);
    EXPECT_EQ(of.seals[0].sample, 1U);
    EXPECT_EQ(of.seals[1].number, "C");
    EXPECT_EQ(of.seals[1].sample, 2U);
    EXPECT_EQ(of.seals[2].sample, 0U) << "goods stay sealed";
    ASSERT_EQ(of.handOvers[0].samples.size(), 1U);
    EXPECT_EQ(of.handOvers[0].samples[0].sample, 2U);
    EXPECT_EQ(of.handOvers[0].samples[0].quantity, "2");
    EXPECT_FALSE(removeRow(of, u"samples"_s, 2));
}

TEST(InspectionFields, ASignatureThatIsTakenAwayTakesItsPictureAlong)
{
    Inspection of = findings::wholeInspection();
    findings::signAs(of, {});
    const auto row = std::ranges::find_if(of.signatures, [](const auto &one) { return one.image.has_value(); });
    ASSERT_NE(row, of.signatures.end());
    const auto digest = *row->image;
    const auto annexes = annexesOf(of);
    ASSERT_TRUE(removeRow(of, u"signatures"_s, static_cast<int>(row - of.signatures.begin())));
    EXPECT_FALSE(std::ranges::contains(of.evidence, digest, &findings::Evidence::digest));
    EXPECT_EQ(annexesOf(of).size(), annexes.size()) << "annexes stay";
}

} // namespace

} // namespace nqi::ui
