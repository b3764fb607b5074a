// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspection_fields.h"

#include "core/findings/inspection_table.h"
#include "ui/models/field_values.h"
#include "ui/models/inspection_text.h"

#include <QLocale>

#include <algorithm>
#include <tuple>
#include <vector>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using namespace findings;

namespace {

using values::shown;
using values::take;

/// How a form shows and takes a field of the core's table.
template <class Record>
struct Column {
    QString name;
    QVariant (*get)(const Record &);
    FieldAnswer (*set)(Record &, const QVariant &);
};

template <class Record>
const std::vector<Column<Record>> &columns()
{
    static const auto table = [] {
        std::vector<Column<Record>> all;
        const auto add = [&]<class Of>(const Of &field) {
            if constexpr (Of::isEntered)
                all.push_back({values::fromStd(field.name),
                               [](const Record &record) -> QVariant { return shown(Of::in(record)); },
                               [](Record &record, const QVariant &value) { return take(Of::in(record), value); }});
        };
        std::apply([&](const auto &...fields) { (add(fields), ...); }, fieldTable<Record>);
        return all;
    }();
    return table;
}

template <class Record>
QVariantMap mapOf(const Record &record)
{
    QVariantMap map;
    for (const Column<Record> &one : columns<Record>())
        map.insert(one.name, one.get(record));
    return map;
}

template <class Record>
FieldAnswer setIn(Record &record, const QString &name, const QVariant &value)
{
    const auto found = std::ranges::find(columns<Record>(), name, &Column<Record>::name);
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
           is("samplingSignatures"_L1, of.samplingSignatures) || is("evidence"_L1, of.evidence);
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

/// The image of a signature goes with it.
void forgetImage(Inspection &of, const std::vector<PartySignature> &signatures, int row)
{
    const auto index = static_cast<std::size_t>(row);
    if (row < 0 || index >= signatures.size() || !signatures[index].image)
        return;
    std::erase_if(of.evidence,
                  [digest = *signatures[index].image](const Evidence &file) { return file.digest == digest; });
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
    if (list == u"signatures")
        forgetImage(inspection, inspection.signatures, row);
    else if (list == u"samplingSignatures")
        forgetImage(inspection, inspection.samplingSignatures, row);
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
        if (isSignatureImage(inspection, file.digest))
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
