// SPDX-License-Identifier: Apache-2.0
#include "ui/models/change_text.h"

#include "ui/models/inspection_text.h"
#include "ui/models/item_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using namespace findings;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(InspectionChange)
};

constexpr qsizetype longestValue = 160;

struct FieldWords {
    std::string_view field;
    const char *words;
};

/// Of the inspection itself.
constexpr auto ownFields = std::to_array<FieldWords>({
    {"minutes.number", QT_TRANSLATE_NOOP("InspectionChange", "Number of the minutes")},
    {"minutes.copies", QT_TRANSLATE_NOOP("InspectionChange", "Copies made of the minutes")},
    {"minutes.locality", QT_TRANSLATE_NOOP("InspectionChange", "Locality of the papers")},
    {"kind", QT_TRANSLATE_NOOP("InspectionChange", "Kind")},
    {"cause", QT_TRANSLATE_NOOP("InspectionChange", "Cause")},
    {"decision.number", QT_TRANSLATE_NOOP("InspectionChange", "Number of the decision")},
    {"decision.authority", QT_TRANSLATE_NOOP("InspectionChange", "Authority of the decision")},
    {"decision.date", QT_TRANSLATE_NOOP("InspectionChange", "Date of the decision")},
    {"decision.scope", QT_TRANSLATE_NOOP("InspectionChange", "Scope of the decision")},
    {"establishment.name", QT_TRANSLATE_NOOP("InspectionChange", "Establishment")},
    {"establishment.address", QT_TRANSLATE_NOOP("InspectionChange", "Address of the establishment")},
    {"establishment.companyCode", QT_TRANSLATE_NOOP("InspectionChange", "Tax or company code")},
    {"establishment.phone", QT_TRANSLATE_NOOP("InspectionChange", "Telephone")},
    {"representative.name", QT_TRANSLATE_NOOP("InspectionChange", "Representative")},
    {"representative.post", QT_TRANSLATE_NOOP("InspectionChange", "Post of the representative")},
    {"representative.unit", QT_TRANSLATE_NOOP("InspectionChange", "Unit of the representative")},
    {"representative.address", QT_TRANSLATE_NOOP("InspectionChange", "Address of the representative")},
    {"place.description", QT_TRANSLATE_NOOP("InspectionChange", "Place")},
    {"place.latitude", QT_TRANSLATE_NOOP("InspectionChange", "Latitude")},
    {"place.longitude", QT_TRANSLATE_NOOP("InspectionChange", "Longitude")},
    {"place.listingUrl", QT_TRANSLATE_NOOP("InspectionChange", "Address of the online listing")},
    {"place.listingPlatform", QT_TRANSLATE_NOOP("InspectionChange", "Platform of the listing")},
    {"place.listingShop", QT_TRANSLATE_NOOP("InspectionChange", "Shop of the listing")},
    {"place.listingNumber", QT_TRANSLATE_NOOP("InspectionChange", "Number of the listing")},
    {"place.listingPrice", QT_TRANSLATE_NOOP("InspectionChange", "Price shown")},
    {"startedAt", QT_TRANSLATE_NOOP("InspectionChange", "Begun")},
    {"endedAt", QT_TRANSLATE_NOOP("InspectionChange", "Ended")},
    {"sampling.number", QT_TRANSLATE_NOOP("InspectionChange", "Number of the sampling minutes")},
    {"sampling.at", QT_TRANSLATE_NOOP("InspectionChange", "Time of the sampling")},
    {"sampler.name", QT_TRANSLATE_NOOP("InspectionChange", "Sampler")},
    {"sampler.post", QT_TRANSLATE_NOOP("InspectionChange", "Post of the sampler")},
    {"sampler.unit", QT_TRANSLATE_NOOP("InspectionChange", "Unit of the sampler")},
    {"sampler.address", QT_TRANSLATE_NOOP("InspectionChange", "Address of the sampler")},
    {"samplingWitness.name", QT_TRANSLATE_NOOP("InspectionChange", "Witness of the sampling")},
    {"samplingWitness.post", QT_TRANSLATE_NOOP("InspectionChange", "Post of the witness")},
    {"samplingWitness.unit", QT_TRANSLATE_NOOP("InspectionChange", "Unit of the witness")},
    {"samplingWitness.address", QT_TRANSLATE_NOOP("InspectionChange", "Address of the witness")},
    {"sampling.method", QT_TRANSLATE_NOOP("InspectionChange", "Method of sampling")},
    {"sampling.units", QT_TRANSLATE_NOOP("InspectionChange", "Units of each sample")},
    {"sampling.copies", QT_TRANSLATE_NOOP("InspectionChange", "Copies of the sampling minutes")},
    {"outsideScope", QT_TRANSLATE_NOOP("InspectionChange", "Beyond the decision")},
    {"conclusion", QT_TRANSLATE_NOOP("InspectionChange", "Conclusion")},
});

/// Of rows: a name means the same in every list.
constexpr auto rowFields = std::to_array<FieldWords>({
    {"name", QT_TRANSLATE_NOOP("InspectionChange", "name")},
    {"post", QT_TRANSLATE_NOOP("InspectionChange", "post")},
    {"unit", QT_TRANSLATE_NOOP("InspectionChange", "unit")},
    {"address", QT_TRANSLATE_NOOP("InspectionChange", "address")},
    {"role", QT_TRANSLATE_NOOP("InspectionChange", "role")},
    {"key", QT_TRANSLATE_NOOP("InspectionChange", "code")},
    {"lot", QT_TRANSLATE_NOOP("InspectionChange", "lot")},
    {"serial", QT_TRANSLATE_NOOP("InspectionChange", "serial")},
    {"product", QT_TRANSLATE_NOOP("InspectionChange", "product")},
    {"overall", QT_TRANSLATE_NOOP("InspectionChange", "outcome")},
    {"times", QT_TRANSLATE_NOOP("InspectionChange", "times read")},
    {"finding", QT_TRANSLATE_NOOP("InspectionChange", "finding")},
    {"subject", QT_TRANSLATE_NOOP("InspectionChange", "content")},
    {"result", QT_TRANSLATE_NOOP("InspectionChange", "result")},
    {"detail", QT_TRANSLATE_NOOP("InspectionChange", "detail")},
    {"noPicture", QT_TRANSLATE_NOOP("InspectionChange", "why there is no picture")},
    {"firm", QT_TRANSLATE_NOOP("InspectionChange", "manufacturer or importer")},
    {"quantity", QT_TRANSLATE_NOOP("InspectionChange", "quantity")},
    {"stock", QT_TRANSLATE_NOOP("InspectionChange", "stock")},
    {"produced", QT_TRANSLATE_NOOP("InspectionChange", "manufacture date")},
    {"retention", QT_TRANSLATE_NOOP("InspectionChange", "retention")},
    {"note", QT_TRANSLATE_NOOP("InspectionChange", "note")},
    {"purpose", QT_TRANSLATE_NOOP("InspectionChange", "purpose")},
    {"number", QT_TRANSLATE_NOOP("InspectionChange", "number")},
    {"sample", QT_TRANSLATE_NOOP("InspectionChange", "row of the sample")},
    {"what", QT_TRANSLATE_NOOP("InspectionChange", "what it covers")},
    {"at", QT_TRANSLATE_NOOP("InspectionChange", "time")},
    {"deliverer.name", QT_TRANSLATE_NOOP("InspectionChange", "deliverer")},
    {"deliverer.post", QT_TRANSLATE_NOOP("InspectionChange", "post of the deliverer")},
    {"deliverer.unit", QT_TRANSLATE_NOOP("InspectionChange", "unit of the deliverer")},
    {"deliverer.address", QT_TRANSLATE_NOOP("InspectionChange", "address of the deliverer")},
    {"receiver.name", QT_TRANSLATE_NOOP("InspectionChange", "receiver")},
    {"receiver.post", QT_TRANSLATE_NOOP("InspectionChange", "post of the receiver")},
    {"receiver.unit", QT_TRANSLATE_NOOP("InspectionChange", "unit of the receiver")},
    {"receiver.address", QT_TRANSLATE_NOOP("InspectionChange", "address of the receiver")},
    {"place", QT_TRANSLATE_NOOP("InspectionChange", "place")},
    {"samples", QT_TRANSLATE_NOOP("InspectionChange", "samples handed over")},
    {"sealsIntact", QT_TRANSLATE_NOOP("InspectionChange", "seals intact")},
    {"state", QT_TRANSLATE_NOOP("InspectionChange", "state")},
    {"kind", QT_TRANSLATE_NOOP("InspectionChange", "kind")},
    {"by.name", QT_TRANSLATE_NOOP("InspectionChange", "ordered by")},
    {"by.post", QT_TRANSLATE_NOOP("InspectionChange", "post of who ordered it")},
    {"by.unit", QT_TRANSLATE_NOOP("InspectionChange", "unit of who ordered it")},
    {"by.address", QT_TRANSLATE_NOOP("InspectionChange", "address of who ordered it")},
    {"legalBasis", QT_TRANSLATE_NOOP("InspectionChange", "legal basis")},
    {"reportedAt", QT_TRANSLATE_NOOP("InspectionChange", "reported to the agency")},
    {"party", QT_TRANSLATE_NOOP("InspectionChange", "party")},
    {"text", QT_TRANSLATE_NOOP("InspectionChange", "what was said")},
    {"signed", QT_TRANSLATE_NOOP("InspectionChange", "has signed")},
    {"refusal", QT_TRANSLATE_NOOP("InspectionChange", "reason of the refusal")},
    {"label", QT_TRANSLATE_NOOP("InspectionChange", "label")},
    {"digest", QT_TRANSLATE_NOOP("InspectionChange", "content of the file")},
});

QString roleText(TeamRole role)
{
    switch (role) {
    case TeamRole::head:
        return Words::tr("head of the team");
    case TeamRole::secretary:
        return Words::tr("secretary");
    case TeamRole::controller:
        return Words::tr("controller");
    case TeamRole::member:
        return Words::tr("member");
    }
    return {};
}

QString resultText(ContentResult result)
{
    switch (result) {
    case ContentResult::notChecked:
        return Words::tr("not checked");
    case ContentResult::meets:
        return Words::tr("meets the rules");
    case ContentResult::doesNotMeet:
        return Words::tr("does not meet the rules");
    }
    return {};
}

QString shortened(const QString &words)
{
    return words.size() <= longestValue ? words : words.left(longestValue - 1) + u'…';
}

/// As a person reads it.
struct ValueText {
    QString operator()(std::monostate) const { return {}; }
    QString operator()(const std::string &value) const { return u"“%1”"_s.arg(shortened(text(value))); }
    QString operator()(std::uint32_t value) const { return QString::number(value); }
    QString operator()(bool value) const { return value ? Words::tr("yes") : Words::tr("no"); }
    QString operator()(double value) const { return QString::number(value, 'f', 6); }
    QString operator()(Date value) const { return dateText(value); }
    QString operator()(Instant value) const { return timeText(value); }
    QString operator()(InspectionKind value) const { return kindText(value); }
    QString operator()(InspectionCause value) const
    {
        return value == InspectionCause::planned ? Words::tr("planned") : Words::tr("unannounced");
    }
    QString operator()(TeamRole value) const { return roleText(value); }
    QString operator()(ContentResult value) const { return resultText(value); }
    QString operator()(MeasureKind value) const { return measureKindText(value); }
    QString operator()(Party value) const { return partyText(value); }
    QString operator()(verdict::Overall value) const { return overallText(value); }
};

QString numbered(ChangedList list)
{
    using enum ChangedList;
    switch (list) {
    case none:
        return {};
    case team:
        return Words::tr("Member %1");
    case items:
        return Words::tr("Goods %1");
    case contents:
        return Words::tr("Content %1");
    case samples:
        return Words::tr("Sample %1");
    case seals:
        return Words::tr("Seal %1");
    case handOvers:
        return Words::tr("Hand-over %1");
    case measures:
        return Words::tr("Measure %1");
    case statements:
        return Words::tr("Statement %1");
    case signatures:
        return Words::tr("Signature %1");
    case samplingSignatures:
        return Words::tr("Signature %1 of the sampling minutes");
    case annexes:
        return Words::tr("File %1");
    }
    return {};
}

/// The label of a file is a code.
QString subjectText(const InspectionChange &change)
{
    const auto *const label = std::get_if<std::string>(&change.subject);
    return change.list == ChangedList::annexes && label ? photoText(*label) : std::visit(ValueText(), change.subject);
}

QString rowText(const InspectionChange &change)
{
    const QString number = numbered(change.list).arg(change.row);
    const QString subject = subjectText(change);
    return subject.isEmpty() ? number : Words::tr("%1 (%2)").arg(number, subject);
}

} // namespace

QString changedFieldText(ChangedList list, std::string_view field)
{
    const auto found = [&](const auto &table) {
        const auto row = std::ranges::find(table, field, &FieldWords::field);
        return row == table.end() ? QString() : Words::tr(row->words);
    };
    return list == ChangedList::none ? found(ownFields) : found(rowFields);
}

QString changeText(const InspectionChange &change)
{
    if (change.kind == ChangeKind::added)
        return Words::tr("Added: %1").arg(rowText(change));
    if (change.kind == ChangeKind::removed)
        return Words::tr("Taken away: %1").arg(rowText(change));
    const QString before = std::visit(ValueText(), change.before);
    const QString after = std::visit(ValueText(), change.after);
    const QString field = changedFieldText(change.list, change.field);
    const QString where = change.list == ChangedList::none ? field : Words::tr("%1, %2").arg(rowText(change), field);
    return before.isEmpty()  ? Words::tr("%1: %2, was empty").arg(where, after)
           : after.isEmpty() ? Words::tr("%1: empty, was %2").arg(where, before)
                             : Words::tr("%1: %2, was %3").arg(where, after, before);
}

} // namespace nqi::ui
