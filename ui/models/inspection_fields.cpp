// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspection_fields.h"

#include "ui/models/field_values.h"
#include "ui/models/inspection_text.h"

#include <QLocale>

#include <algorithm>
#include <vector>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using namespace findings;

namespace {

using values::shown;
using values::take;

template <class Record>
struct Column {
    const char *name;
    QVariant (*get)(const Record &);
    FieldAnswer (*set)(Record &, const QVariant &);
};

/// The field at the end of a path of members.
template <class Record, auto... path>
constexpr Column<Record> column(const char *name)
{
    return {name, [](const Record &record) -> QVariant { return shown((record.*....*path)); },
            [](Record &record, const QVariant &value) { return take((record.*....*path), value); }};
}

template <class Record>
const std::vector<Column<Record>> &columns();

template <>
const std::vector<Column<Inspection>> &columns()
{
    using I = Inspection;
    static const std::vector<Column<I>> table = {
        column<I, &I::revision>("revision"),
        column<I, &I::reason>("reason"),
        column<I, &I::number>("minutes.number"),
        column<I, &I::copies>("minutes.copies"),
        column<I, &I::locality>("minutes.locality"),
        column<I, &I::kind>("kind"),
        column<I, &I::cause>("cause"),
        column<I, &I::decision, &Decision::number>("decision.number"),
        column<I, &I::decision, &Decision::authority>("decision.authority"),
        column<I, &I::decision, &Decision::date>("decision.date"),
        column<I, &I::decision, &Decision::scope>("decision.scope"),
        column<I, &I::establishment, &Establishment::name>("establishment.name"),
        column<I, &I::establishment, &Establishment::address>("establishment.address"),
        column<I, &I::establishment, &Establishment::companyCode>("establishment.companyCode"),
        column<I, &I::establishment, &Establishment::phone>("establishment.phone"),
        column<I, &I::establishment, &Establishment::representative, &Person::name>("representative.name"),
        column<I, &I::establishment, &Establishment::representative, &Person::post>("representative.post"),
        column<I, &I::establishment, &Establishment::representative, &Person::unit>("representative.unit"),
        column<I, &I::place, &Place::description>("place.description"),
        column<I, &I::place, &Place::latitude>("place.latitude"),
        column<I, &I::place, &Place::longitude>("place.longitude"),
        column<I, &I::place, &Place::listing, &OnlineListing::url>("place.listingUrl"),
        column<I, &I::place, &Place::listing, &OnlineListing::platform>("place.listingPlatform"),
        column<I, &I::place, &Place::listing, &OnlineListing::shop>("place.listingShop"),
        column<I, &I::place, &Place::listing, &OnlineListing::number>("place.listingNumber"),
        column<I, &I::place, &Place::listing, &OnlineListing::price>("place.listingPrice"),
        column<I, &I::startedAt>("startedAt"),
        column<I, &I::endedAt>("endedAt"),
        column<I, &I::sampling, &Sampling::number>("sampling.number"),
        column<I, &I::sampling, &Sampling::at>("sampling.at"),
        column<I, &I::sampling, &Sampling::sampler, &Person::name>("sampler.name"),
        column<I, &I::sampling, &Sampling::sampler, &Person::post>("sampler.post"),
        column<I, &I::sampling, &Sampling::sampler, &Person::unit>("sampler.unit"),
        column<I, &I::sampling, &Sampling::witness, &Person::name>("samplingWitness.name"),
        column<I, &I::sampling, &Sampling::witness, &Person::post>("samplingWitness.post"),
        column<I, &I::sampling, &Sampling::witness, &Person::unit>("samplingWitness.unit"),
        column<I, &I::sampling, &Sampling::witness, &Person::address>("samplingWitness.address"),
        column<I, &I::sampling, &Sampling::method>("sampling.method"),
        column<I, &I::sampling, &Sampling::units>("sampling.units"),
        column<I, &I::sampling, &Sampling::copies>("sampling.copies"),
        column<I, &I::outsideScope>("outsideScope"),
        column<I, &I::conclusion>("conclusion"),
    };
    return table;
}

template <>
const std::vector<Column<TeamMember>> &columns()
{
    using R = TeamMember;
    static const std::vector<Column<R>> table = {
        column<R, &R::person, &Person::name>("name"),
        column<R, &R::person, &Person::post>("post"),
        column<R, &R::person, &Person::unit>("unit"),
        column<R, &R::role>("role"),
    };
    return table;
}

template <>
const std::vector<Column<ItemMet>> &columns()
{
    using R = ItemMet;
    static const std::vector<Column<R>> table = {
        column<R, &R::key>("key"),         column<R, &R::lot>("lot"),         column<R, &R::serial>("serial"),
        column<R, &R::product>("product"), column<R, &R::overall>("overall"), column<R, &R::times>("times"),
        column<R, &R::finding>("finding"),
    };
    return table;
}

template <>
const std::vector<Column<InspectedContent>> &columns()
{
    using R = InspectedContent;
    static const std::vector<Column<R>> table = {
        column<R, &R::subject>("subject"),
        column<R, &R::result>("result"),
        column<R, &R::detail>("detail"),
    };
    return table;
}

template <>
const std::vector<Column<Sample>> &columns()
{
    using R = Sample;
    static const std::vector<Column<R>> table = {
        column<R, &R::name>("name"),         column<R, &R::firm>("firm"),           column<R, &R::unit>("unit"),
        column<R, &R::quantity>("quantity"), column<R, &R::stock>("stock"),         column<R, &R::produced>("produced"),
        column<R, &R::lot>("lot"),           column<R, &R::retention>("retention"), column<R, &R::note>("note"),
        column<R, &R::purpose>("purpose"),   column<R, &R::finding>("finding"),
    };
    return table;
}

template <>
const std::vector<Column<Seal>> &columns()
{
    using R = Seal;
    static const std::vector<Column<R>> table = {
        column<R, &R::number>("number"),
        column<R, &R::sample>("sample"),
        column<R, &R::what>("what"),
        column<R, &R::at>("at"),
    };
    return table;
}

template <>
const std::vector<Column<HandOver>> &columns()
{
    using R = HandOver;
    static const std::vector<Column<R>> table = {
        column<R, &R::deliverer, &Person::name>("deliverer.name"),
        column<R, &R::deliverer, &Person::post>("deliverer.post"),
        column<R, &R::deliverer, &Person::unit>("deliverer.unit"),
        column<R, &R::receiver, &Person::name>("receiver.name"),
        column<R, &R::receiver, &Person::post>("receiver.post"),
        column<R, &R::receiver, &Person::unit>("receiver.unit"),
        column<R, &R::at>("at"),
        column<R, &R::place>("place"),
        column<R, &R::sealsIntact>("sealsIntact"),
        column<R, &R::state>("state"),
        column<R, &R::note>("note"),
    };
    return table;
}

template <>
const std::vector<Column<HandedSample>> &columns()
{
    using R = HandedSample;
    static const std::vector<Column<R>> table = {
        column<R, &R::sample>("sample"),
        column<R, &R::quantity>("quantity"),
        column<R, &R::testItem>("testItem"),
        column<R, &R::standard>("standard"),
    };
    return table;
}

template <>
const std::vector<Column<OrderedMeasure>> &columns()
{
    using R = OrderedMeasure;
    static const std::vector<Column<R>> table = {
        column<R, &R::kind>("kind"),
        column<R, &R::what>("what"),
        column<R, &R::quantity>("quantity"),
        column<R, &R::at>("at"),
        column<R, &R::by, &Person::name>("by.name"),
        column<R, &R::by, &Person::post>("by.post"),
        column<R, &R::legalBasis>("legalBasis"),
        column<R, &R::reportedAt>("reportedAt"),
        column<R, &R::finding>("finding"),
    };
    return table;
}

template <>
const std::vector<Column<Statement>> &columns()
{
    using R = Statement;
    static const std::vector<Column<R>> table = {
        column<R, &R::party>("party"),
        column<R, &R::person, &Person::name>("name"),
        column<R, &R::person, &Person::post>("post"),
        column<R, &R::text>("text"),
        column<R, &R::at>("at"),
    };
    return table;
}

template <>
const std::vector<Column<PartySignature>> &columns()
{
    using R = PartySignature;
    static const std::vector<Column<R>> table = {
        column<R, &R::party>("party"),
        column<R, &R::person, &Person::name>("name"),
        column<R, &R::person, &Person::post>("post"),
        column<R, &R::person, &Person::address>("address"),
        column<R, &R::image>("image"),
        column<R, &R::refusal>("refusal"),
        column<R, &R::at>("at"),
        column<R, &R::over>("over"),
    };
    return table;
}

template <>
const std::vector<Column<Evidence>> &columns()
{
    using R = Evidence;
    static const std::vector<Column<R>> table = {
        column<R, &R::digest>("digest"),
        column<R, &R::size>("size"),
        column<R, &R::mediaType>("mediaType"),
        column<R, &R::label>("label"),
    };
    return table;
}

template <class Record>
QVariantMap mapOf(const Record &record)
{
    QVariantMap map;
    for (const Column<Record> &one : columns<Record>())
        map.insert(QLatin1String(one.name), one.get(record));
    return map;
}

template <class Record>
FieldAnswer setIn(Record &record, const QString &name, const QVariant &value)
{
    const auto found =
        std::ranges::find_if(columns<Record>(), [&](const auto &one) { return name == QLatin1String(one.name); });
    return found == columns<Record>().end() ? FieldAnswer::unknown : found->set(record, value);
}

/// Gives the list of this name to `look`; false when there is none.
template <class Of, class Look>
bool withList(Of &of, const QString &list, Look look)
{
    static const QString handed = u"handed:"_s;
    if (list.startsWith(handed)) {
        bool good = false;
        const std::size_t index = list.sliced(handed.size()).toULongLong(&good);
        if (!good || index >= of.handOvers.size())
            return false;
        look(of.handOvers[index].samples);
        return true;
    }
    const auto is = [&](QLatin1String name, auto &rows) {
        if (list != name)
            return false;
        look(rows);
        return true;
    };
    return is("team"_L1, of.team) || is("items"_L1, of.items) || is("contents"_L1, of.contents) ||
           is("samples"_L1, of.sampling.samples) || is("seals"_L1, of.seals) || is("handOvers"_L1, of.handOvers) ||
           is("measures"_L1, of.measures) || is("statements"_L1, of.statements) || is("signatures"_L1, of.signatures) ||
           is("evidence"_L1, of.evidence);
}

/// What names rows of the sampling minutes by their number moves with them.
void forgetSample(Inspection &of, std::uint32_t number)
{
    const auto drop = [&](auto &rows, auto member) {
        std::erase_if(rows, [&](const auto &row) { return row.*member == number; });
        for (auto &row : rows)
            if (row.*member > number)
                --(row.*member);
    };
    drop(of.seals, &Seal::sample);
    for (HandOver &one : of.handOvers)
        drop(one.samples, &HandedSample::sample);
}

} // namespace

QVariantMap fieldsOf(const Inspection &inspection)
{
    return mapOf(inspection);
}

FieldAnswer setField(Inspection &inspection, const QString &name, const QVariant &value)
{
    return setIn(inspection, name, value);
}

QVariantList rowsOf(const Inspection &inspection, const QString &list)
{
    QVariantList rows;
    withList(inspection, list, [&](const auto &records) {
        for (const auto &record : records)
            rows.append(mapOf(record));
    });
    return rows;
}

FieldAnswer setCell(Inspection &inspection, const QString &list, int row, const QString &name, const QVariant &value)
{
    FieldAnswer answer = FieldAnswer::unknown;
    withList(inspection, list, [&](auto &records) {
        if (row >= 0 && static_cast<std::size_t>(row) < records.size())
            answer = setIn(records[static_cast<std::size_t>(row)], name, value);
    });
    return answer;
}

int addRow(Inspection &inspection, const QString &list)
{
    int row = -1;
    withList(inspection, list, [&](auto &records) {
        row = static_cast<int>(records.size());
        records.emplace_back();
    });
    return row;
}

bool removeRow(Inspection &inspection, const QString &list, int row)
{
    bool removed = false;
    const auto index = static_cast<std::size_t>(row);
    if (list == u"signatures" && row >= 0 && index < inspection.signatures.size() && inspection.signatures[index].image)
        std::erase_if(inspection.evidence, [digest = *inspection.signatures[index].image](const Evidence &file) {
            return file.digest == digest;
        });
    withList(inspection, list, [&](auto &records) {
        if (row < 0 || static_cast<std::size_t>(row) >= records.size())
            return;
        records.erase(records.begin() + row);
        removed = true;
    });
    if (removed && list == u"samples")
        forgetSample(inspection, static_cast<std::uint32_t>(row) + 1);
    return removed;
}

QVariantList annexesOf(const Inspection &inspection)
{
    QVariantList rows;
    for (std::size_t i = 0; i < inspection.evidence.size(); ++i) {
        const Evidence &file = inspection.evidence[i];
        if (std::ranges::contains(inspection.signatures, file.digest, &PartySignature::image))
            continue;
        QVariantMap row = mapOf(file);
        row.insert(u"row"_s, static_cast<int>(i));
        row.insert(u"text"_s, photoText(file.label));
        row.insert(u"sizeText"_s, QLocale().formattedDataSize(static_cast<qint64>(file.size)));
        rows.append(row);
    }
    return rows;
}

} // namespace nqi::ui
