// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspection_text.h"

#include "ui/models/item_text.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>
#include <chrono>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::GapCode;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Inspection)
};

struct GapRow {
    GapCode code;
    InspectionStep step;
    bool ofRow; ///< the sentence has a place for the row's number
    const char *words;
};

constexpr auto gapRows = std::to_array<GapRow>({
    {GapCode::decision, InspectionStep::start, false,
     QT_TRANSLATE_NOOP("Inspection", "Enter number, authority and date of the decision.")},
    {GapCode::establishment, InspectionStep::start, false,
     QT_TRANSLATE_NOOP("Inspection", "Name the establishment that is inspected.")},
    {GapCode::place, InspectionStep::start, false,
     QT_TRANSLATE_NOOP("Inspection", "Say where it takes place: an address, or the online listing.")},
    {GapCode::team, InspectionStep::start, false,
     QT_TRANSLATE_NOOP("Inspection", "Enter the team with its head; each member needs a name.")},
    {GapCode::times, InspectionStep::statements, false,
     QT_TRANSLATE_NOOP("Inspection", "Enter when it began and when it ended, in this order.")},
    {GapCode::revisionReason, InspectionStep::start, false,
     QT_TRANSLATE_NOOP("Inspection", "Write why the signed minutes are revised.")},
    {GapCode::contents, InspectionStep::contents, false,
     QT_TRANSLATE_NOOP("Inspection", "Enter at least one content that was inspected.")},
    {GapCode::contentResult, InspectionStep::contents, true,
     QT_TRANSLATE_NOOP("Inspection", "Content %1: name it, and describe its result unless it meets the rules.")},
    {GapCode::conclusion, InspectionStep::statements, false,
     QT_TRANSLATE_NOOP("Inspection", "Write the team's assessment and proposals.")},
    {GapCode::samplingMinutes, InspectionStep::samples, false,
     QT_TRANSLATE_NOOP("Inspection", "Sampling minutes: enter number, time, sampler and method.")},
    {GapCode::sample, InspectionStep::samples, true,
     QT_TRANSLATE_NOOP("Inspection", "Sample %1: enter name, firm, unit, quantity and stock.")},
    {GapCode::sampleIsForSurvey, InspectionStep::samples, true,
     QT_TRANSLATE_NOOP("Inspection", "Sample %1: without a lot number, and in a survey, it can only be a survey "
                                     "sample.")},
    {GapCode::sampleSeal, InspectionStep::samples, true,
     QT_TRANSLATE_NOOP("Inspection", "Sample %1: enter the number of its seal.")},
    {GapCode::sealNumber, InspectionStep::samples, true,
     QT_TRANSLATE_NOOP("Inspection", "Seal %1: enter a number that no other seal has.")},
    {GapCode::sealTarget, InspectionStep::samples, true,
     QT_TRANSLATE_NOOP("Inspection", "Seal %1: say which sample or which goods it seals.")},
    {GapCode::sealMeasure, InspectionStep::measures, true,
     QT_TRANSLATE_NOOP("Inspection", "Seal %1 is on goods: enter the sealing as a measure.")},
    {GapCode::handOver, InspectionStep::samples, true,
     QT_TRANSLATE_NOOP("Inspection", "Hand-over %1: enter who gave, who received, time, place and each sample with "
                                     "quantity and test.")},
    {GapCode::handOverSeals, InspectionStep::samples, true,
     QT_TRANSLATE_NOOP("Inspection", "Hand-over %1: confirm that the seals are intact, or describe what was found.")},
    {GapCode::measure, InspectionStep::measures, true,
     QT_TRANSLATE_NOOP("Inspection", "Measure %1: enter what it covers, when and by whom.")},
    {GapCode::measureInSurvey, InspectionStep::measures, true,
     QT_TRANSLATE_NOOP("Inspection", "Measure %1: a survey cannot sanction. Take it away, or make this an "
                                     "inspection.")},
    {GapCode::statement, InspectionStep::statements, true,
     QT_TRANSLATE_NOOP("Inspection", "Statement %1: enter who said what.")},
    {GapCode::headSignature, InspectionStep::signatures, false,
     QT_TRANSLATE_NOOP("Inspection", "The head of the team has not signed.")},
    {GapCode::inspectedSignature, InspectionStep::signatures, false,
     QT_TRANSLATE_NOOP("Inspection", "The inspected party has not signed: let it sign, or write why it does not.")},
    {GapCode::refusalReason, InspectionStep::signatures, true,
     QT_TRANSLATE_NOOP("Inspection", "Signature %1: write why it is missing.")},
    {GapCode::refusalWitness, InspectionStep::signatures, false,
     QT_TRANSLATE_NOOP("Inspection", "Somebody did not sign: a witness or the local authority must sign for it.")},
    {GapCode::samplingSignature, InspectionStep::signatures, false,
     QT_TRANSLATE_NOOP("Inspection", "The witness of the sampling has not signed, and nothing says why.")},
    {GapCode::signatureOfOtherText, InspectionStep::signatures, true,
     QT_TRANSLATE_NOOP("Inspection", "Signature %1 was given before the text was changed: let it be signed again.")},
    {GapCode::samplingSignatureOfOtherText, InspectionStep::samples, true,
     QT_TRANSLATE_NOOP("Inspection", "Signature %1 of the sampling minutes was given before they were changed, or its "
                                     "picture is not stored: take it away and let it be signed again.")},
    {GapCode::signatureFile, InspectionStep::signatures, true,
     QT_TRANSLATE_NOOP("Inspection", "Signature %1: its picture is not stored. Let it be signed again.")},
});

const GapRow *rowOf(GapCode code)
{
    const auto found = std::ranges::find(gapRows, code, &GapRow::code);
    return found == gapRows.end() ? nullptr : &*found;
}

QString leftText(Instant due, Instant now)
{
    using namespace std::chrono;
    const bool late = due < now;
    const auto left = duration_cast<minutes>(late ? now - due : due - now).count();
    const int days = static_cast<int>(left / 1440);
    const int hours = static_cast<int>(left / 60);
    if (days >= 2)
        return late ? Words::tr("%n day(s) late", nullptr, days) : Words::tr("%n day(s) left", nullptr, days);
    if (hours >= 1)
        return late ? Words::tr("%n hour(s) late", nullptr, hours) : Words::tr("%n hour(s) left", nullptr, hours);
    const int few = static_cast<int>(left);
    return late ? Words::tr("%n minute(s) late", nullptr, few) : Words::tr("%n minute(s) left", nullptr, few);
}

QVariantMap photo(const char *label)
{
    return {{u"label"_s, QString::fromLatin1(label)}, {u"text"_s, photoText(label)}};
}

} // namespace

QString stepTitle(InspectionStep step)
{
    using enum InspectionStep;
    switch (step) {
    case start:
        return Words::tr("Start");
    case goods:
        return Words::tr("Goods");
    case contents:
        return Words::tr("Contents");
    case samples:
        return Words::tr("Samples and seals");
    case measures:
        return Words::tr("Measures");
    case statements:
        return Words::tr("Statements and conclusion");
    case signatures:
        return Words::tr("Signatures");
    case review:
        return Words::tr("Review and send");
    }
    return {};
}

QString kindText(findings::InspectionKind kind)
{
    return kind == findings::InspectionKind::survey ? Words::tr("Survey") : Words::tr("Inspection");
}

QString measureKindText(findings::MeasureKind kind)
{
    using enum findings::MeasureKind;
    switch (kind) {
    case askDocuments:
        return Words::tr("Ask for documents");
    case sealGoods:
        return Words::tr("Seal goods");
    case suspendSale:
        return Words::tr("Suspend sale");
    case detainEvidence:
        return Words::tr("Detain evidence");
    case remedy:
        return Words::tr("Demand a remedy");
    case rework:
        return Words::tr("Rework");
    case reExport:
        return Words::tr("Re-export");
    case destroy:
        return Words::tr("Destroy");
    case stopCirculation:
        return Words::tr("Propose to stop circulation");
    case recall:
        return Words::tr("Propose a recall");
    case sanction:
        return Words::tr("Propose a sanction");
    }
    return {};
}

QString partyText(findings::Party party)
{
    using enum findings::Party;
    switch (party) {
    case teamHead:
        return Words::tr("Head of the team");
    case secretary:
        return Words::tr("Secretary");
    case inspected:
        return Words::tr("Inspected party");
    case coordinating:
        return Words::tr("Coordinating agency");
    case witness:
        return Words::tr("Witness");
    case localAuthority:
        return Words::tr("Local authority");
    case sampler:
        return Words::tr("Sampler");
    }
    return {};
}

InspectionStep stepOf(GapCode code)
{
    const GapRow *const row = rowOf(code);
    return row ? row->step : InspectionStep::review;
}

QString gapText(const findings::Gap &gap)
{
    const GapRow *const row = rowOf(gap.code);
    if (!row)
        return {};
    const QString words = Words::tr(row->words);
    return row->ofRow ? words.arg(gap.row + 1) : words;
}

InspectionStep stepOf(findings::ReminderCode code)
{
    return code == findings::ReminderCode::goodsWithoutFinding ? InspectionStep::goods : InspectionStep::contents;
}

QString reminderText(const findings::Reminder &reminder)
{
    const int count = static_cast<int>(reminder.count);
    switch (reminder.code) {
    case findings::ReminderCode::goodsWithoutFinding:
        return Words::tr("%n item(s) with signs of violation have no finding.", nullptr, count);
    case findings::ReminderCode::contentWithoutPicture:
        return Words::tr("%n content(s) do not meet the rules, and no picture shows it: add one, or write why there is "
                         "none.",
                         nullptr, count);
    }
    return {};
}

QVariantMap deadlineView(const findings::Deadline &deadline, const findings::Inspection &inspection, Instant now)
{
    QString subject;
    if (deadline.clock == "reportMeasure" && deadline.row < inspection.measures.size())
        subject = Words::tr("Report to the agency: %1")
                      .arg(measureKindText(inspection.measures[deadline.row].kind).toLower());
    else if (deadline.clock == "sendSample")
        subject = Words::tr("Send sample %1 to a designated laboratory").arg(deadline.row + 1);
    else
        subject = text(deadline.clock);
    const bool late = deadline.due < (deadline.met ? *deadline.met : now);
    const bool soon = deadline.due - now < std::chrono::hours(6);
    const Level level = late ? Level::danger : deadline.met ? Level::good : soon ? Level::violation : Level::attention;
    return {{u"text"_s, subject},
            {u"dueText"_s, Words::tr("until %1").arg(dueTimeText(deadline.due))},
            {u"leftText"_s, !deadline.met ? leftText(deadline.due, now)
                            : late        ? Words::tr("done late, %1").arg(timeText(*deadline.met))
                                          : Words::tr("done %1").arg(timeText(*deadline.met))},
            {u"level"_s, levelName(level)},
            {u"basis"_s, text(deadline.legalBasis)},
            {u"clock"_s, text(deadline.clock)},
            {u"row"_s, deadline.row},
            {u"met"_s, deadline.met.has_value()}};
}

QVariantList usualContents()
{
    struct Content {
        const char *words;
        QStringView subject;
    };
    static constexpr auto contents = std::to_array<Content>({
        {QT_TRANSLATE_NOOP("Inspection", "Label and Vietnamese sub-label"), u"Nhãn hàng hóa và nhãn phụ tiếng Việt"},
        {QT_TRANSLATE_NOOP("Inspection", "Number, barcode and its holder"), u"Mã số, mã vạch và chủ sở hữu mã"},
        {QT_TRANSLATE_NOOP("Inspection", "Declaration and certificates of conformity"),
         u"Công bố hợp quy và giấy chứng nhận"},
        {QT_TRANSLATE_NOOP("Inspection", "Applied standards"), u"Tiêu chuẩn công bố áp dụng"},
        {QT_TRANSLATE_NOOP("Inspection", "Dates and storage"), u"Hạn dùng và bảo quản"},
        {QT_TRANSLATE_NOOP("Inspection", "Traceability"), u"Truy xuất nguồn gốc"},
    });
    QVariantList all;
    for (const Content &one : contents)
        all.append(QVariantMap{{u"text"_s, Words::tr(one.words)}, {u"subject"_s, one.subject.toString()}});
    return all;
}

QStringList suspicionsOf(const verdict::Verdict &verdict)
{
    QStringList found;
    const auto add = [&](verdict::CheckCode code, const QString &name) {
        for (const verdict::Check &check : verdict.checks)
            if (check.code == code && check.outcome >= verdict::Outcome::possible && !found.contains(name))
                found.append(name);
    };
    add(verdict::CheckCode::suspectedBrand, u"brand"_s);
    add(verdict::CheckCode::suspectedQuality, u"quality"_s);
    add(verdict::CheckCode::suspectedOrigin, u"origin"_s);
    return found;
}

QVariantList photoGuide(const QStringList &suspicions, verdict::Mode mode)
{
    QVariantList guide;
    if (mode == verdict::Mode::online)
        guide.append(photo("listing"));
    guide.append({photo("front"), photo("back"), photo("code"), photo("label")});
    if (suspicions.contains(u"brand"_s))
        guide.append({photo("stamp"), photo("print")});
    if (suspicions.contains(u"quality"_s))
        guide.append({photo("mark"), photo("certificate")});
    if (suspicions.contains(u"origin"_s))
        guide.append({photo("subLabel"), photo("papers")});
    return guide;
}

QString photoText(std::string_view label)
{
    if (label == "front")
        return Words::tr("Front of the package");
    if (label == "back")
        return Words::tr("Back of the package");
    if (label == "code")
        return Words::tr("The code, near and sharp");
    if (label == "label")
        return Words::tr("Label with firm, origin and dates");
    if (label == "stamp")
        return Words::tr("Stamp or hologram against copying");
    if (label == "print")
        return Words::tr("Mark and print, from near");
    if (label == "mark")
        return Words::tr("Conformity mark with its number");
    if (label == "certificate")
        return Words::tr("Certificate or declaration shown");
    if (label == "subLabel")
        return Words::tr("Vietnamese sub-label and original label");
    if (label == "papers")
        return Words::tr("Invoice, certificate of origin, customs papers");
    if (label == "frame")
        return Words::tr("The frame in which the code was read");
    if (label == "listing")
        return Words::tr("Screenshot of the online listing");
    if (label == "other")
        return Words::tr("Another picture");
    if (label == "signature")
        return Words::tr("Signature");
    if (label == "records")
        return Words::tr("Records that the verdict rested on");
    if (label == "rules")
        return Words::tr("Rules in force");
    return text(label);
}

} // namespace nqi::ui
