// SPDX-License-Identifier: Apache-2.0
// Samples handed over to laboratories, measures reported to the agency: before the signing, and after it.
#include "core/findings/inspection_additions.h"

#include "core/findings/inspection_rules.h"
#include "ui/models/inspection_fields.h"
#include "ui/models/inspection_model.h"
#include "ui/models/inspection_text.h"
#include "ui/models/item_text.h"

#include <algorithm>
#include <chrono>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::Inspection;
using findings::OrderedMeasure;

namespace {

bool fill(Inspection &of, const QString &list, int row, const QVariantMap &cells)
{
    bool understood = true;
    for (auto cell = cells.begin(); cell != cells.end(); ++cell) {
        const FieldAnswer answer = setCell(of, list, row, cell.key(), cell.value());
        understood = understood && (answer == FieldAnswer::taken || answer == FieldAnswer::same);
    }
    return understood;
}

bool isUnreported(const OrderedMeasure &one)
{
    return findings::mustBeReported(one.kind) && !one.reportedAt;
}

/// The reason stands in the minutes, which are in Vietnamese whatever the screen speaks.
QString reasonFor(const QString &what)
{
    return u"Bổ sung sau khi ký: "_s + what;
}

} // namespace

int InspectionModel::addHandOver()
{
    if (!joining())
        return -1;
    m_value->handOvers.push_back(findings::nextHandOver(*m_value, std::chrono::floor<std::chrono::minutes>(m_clock())));
    edited();
    return static_cast<int>(m_value->handOvers.size()) - 1;
}

void InspectionModel::addHanded(int handOver)
{
    if (!joining() || handOver < 0 || static_cast<std::size_t>(handOver) >= m_value->handOvers.size())
        return;
    findings::HandOver &of = m_value->handOvers[static_cast<std::size_t>(handOver)];
    of.samples.push_back(findings::nextHanded(*m_value, of));
    edited();
}

bool InspectionModel::canAddLater() const
{
    // Whoever signed hand-overs and reports, too, signs them again.
    return isReadOnly() && !m_busy &&
           std::ranges::all_of(m_value->signatures, [&](const auto &one) { return one.over == m_digests.content; });
}

QVariantMap InspectionModel::additions() const
{
    QVariantList samples;
    QVariantList measures;
    if (m_value && isReadOnly()) {
        const auto left = findings::samplesLeft(*m_value);
        for (std::uint32_t row = 1; const findings::Sample &one : m_value->sampling.samples) {
            samples.append(QVariantMap{{u"sample"_s, row},
                                       {u"name"_s, text(one.name)},
                                       {u"quantity"_s, text(one.quantity)},
                                       {u"left"_s, std::ranges::contains(left, row)}});
            ++row;
        }
        for (int row = 0; const OrderedMeasure &one : m_value->measures) {
            if (isUnreported(one))
                measures.append(QVariantMap{{u"row"_s, row},
                                            {u"text"_s, u"%1: %2"_s.arg(measureKindText(one.kind), text(one.what))}});
            ++row;
        }
    }
    return {{u"allowed"_s, canAddLater()}, {u"samples"_s, samples}, {u"measures"_s, measures}};
}

QString InspectionModel::recordHandOver(const QVariantMap &cells, const QVariantList &samples)
{
    if (!canAddLater())
        return tr("This cannot be changed.");
    Inspection next = *m_value;
    const int row = addRow(next, u"handOvers"_s);
    bool understood = fill(next, u"handOvers"_s, row, cells);
    const QString handed = u"handed:%1"_s.arg(row);
    QStringList numbers;
    for (const QVariant &one : samples) {
        understood = fill(next, handed, addRow(next, handed), one.toMap()) && understood;
        numbers.append(one.toMap().value(u"sample"_s).toString());
    }
    if (!understood)
        return notUnderstood();
    const findings::HandOver &added = next.handOvers.back();
    if (added.at && isOutOfTime(*added.at, next.sampling.at))
        return tr("This time lies in the future, or before the samples were taken.");
    const QString to = QString::fromStdString(added.receiver.unit.empty() ? added.receiver.name : added.receiver.unit);
    return addLater(std::move(next), reasonFor(u"giao mẫu %1 cho %2"_s.arg(numbers.join(u", "_s), to)));
}

QString InspectionModel::recordReport(const QVariantList &rows, const QString &at)
{
    if (!canAddLater() || rows.isEmpty())
        return rows.isEmpty() ? tr("Say which measures were reported.") : tr("This cannot be changed.");
    Inspection next = *m_value;
    QStringList numbers;
    for (const QVariant &one : rows) {
        const auto row = one.toInt();
        if (at.trimmed().isEmpty() || !fill(next, u"measures"_s, row, {{u"reportedAt"_s, at}}))
            return notUnderstood();
        const OrderedMeasure &measure = next.measures[static_cast<std::size_t>(row)];
        if (measure.reportedAt && isOutOfTime(*measure.reportedAt, measure.at))
            return tr("This time lies in the future, or before the measure was ordered.");
        numbers.append(QString::number(row + 1));
    }
    return addLater(std::move(next), reasonFor(u"đã báo cáo cơ quan về biện pháp %1"_s.arg(numbers.join(u", "_s))));
}

bool InspectionModel::isOutOfTime(Instant at, const std::optional<Instant> &from) const
{
    // People see and type minutes.
    return at > m_clock() || (from && at < std::chrono::floor<std::chrono::minutes>(*from));
}

QString InspectionModel::addLater(Inspection &&next, const QString &reason)
{
    ++next.revision;
    next.reason = reason.toStdString();
    const auto gaps = findings::gapsOf(next, m_service.signedDigests(next));
    if (!gaps.empty())
        return gapText(gaps.front());
    show(std::move(next), std::nullopt, std::exchange(m_withdrawn, {}));
    sign();
    return {};
}

} // namespace nqi::ui
