// SPDX-License-Identifier: Apache-2.0
#include "ui/models/consignment_rows.h"

#include "core/gs1/gtin.h"
#include "ui/models/consignment_text.h"
#include "ui/models/item_text.h"

#include <QLocale>

#include <algorithm>
#include <span>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::LineState;

namespace {

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString joined(const QStringList &parts)
{
    QStringList kept = parts;
    kept.removeAll(QString());
    return kept.join(u" · "_s);
}

} // namespace

int ConsignmentRows::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_filter == u"unknown"_s ? m_unknown.size() : m_lines.size());
}

QVariant ConsignmentRows::data(const QModelIndex &index, int role) const
{
    if (!m_tally || index.row() < 0 || index.row() >= rowCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    return m_filter == u"unknown"_s ? unknownData(row, role) : lineData(m_lines[row], role);
}

QHash<int, QByteArray> ConsignmentRows::roleNames() const
{
    return {{NumberRole, "number"},       {TitleRole, "title"},         {DetailRole, "detail"},
            {StateRole, "lineState"},     {StateTextRole, "stateText"}, {LevelRole, "level"},
            {CountTextRole, "countText"}, {ShareRole, "share"},         {NoteRole, "note"},
            {NoteLevelRole, "noteLevel"}};
}

QVariant ConsignmentRows::lineData(std::size_t index, int role) const
{
    const consignment::Line &line = m_tally->consignment().lines[index];
    const consignment::LineTally &now = m_tally->line(index);
    switch (role) {
    case NumberRole:
        return line.number;
    case TitleRole: {
        const bool named = line.description.empty() && m_duties && index < m_duties->size();
        const std::string &title = named ? (*m_duties)[index].product : line.description;
        return title.empty() ? text(line.gtin != 0 ? gs1::gtin14Text(line.gtin) : line.key) : text(title);
    }
    case DetailRole:
        return joined({line.gtin != 0 ? text(gs1::gtin14Text(line.gtin)) : text(line.key), text(line.model),
                       line.lot.empty() ? QString() : traitText(consignment::Trait::lot) + u' ' + text(line.lot),
                       text(line.origin), text(line.hsCode)});
    case StateRole:
        return text(name(now.state));
    case StateTextRole:
        return stateText(now.state);
    case LevelRole:
        return levelName(levelOf(now.state));
    case CountTextRole:
        return u"%1 / %2"_s.arg(number(now.counted),
                                joined({number(line.quantity) + u' ' + text(line.unit)}).trimmed());
    case ShareRole:
        return line.quantity == 0
                   ? 1.0
                   : std::min(1.0, static_cast<double>(now.counted) / static_cast<double>(line.quantity));
    case NoteRole:
        return noteOf(index);
    case NoteLevelRole:
        return levelName(noteLevelOf(index));
    default:
        return {};
    }
}

QString ConsignmentRows::noteOf(std::size_t line) const
{
    QStringList notes;
    for (const consignment::Mismatch &mismatch : m_tally->line(line).mismatches)
        notes.append(mismatchText(mismatch));
    if (m_duties && line < m_duties->size()) {
        const consignment::LineDuty &duty = (*m_duties)[line];
        for (const consignment::Mismatch &mismatch : duty.mismatches)
            notes.append(mismatchText(mismatch));
        if (duty.deviation)
            notes.append(deviationText(*duty.deviation));
        if (duty.proofMissing())
            notes.append(tr("A proof is missing or does not hold"));
    }
    return notes.join(u"\n"_s);
}

Level ConsignmentRows::noteLevelOf(std::size_t line) const
{
    if (!m_tally->line(line).mismatches.empty())
        return Level::danger;
    if (!m_duties || line >= m_duties->size())
        return Level::neutral;
    const consignment::LineDuty &duty = (*m_duties)[line];
    if (!duty.mismatches.empty() || duty.proofMissing())
        return Level::violation;
    const bool tightened = duty.deviation && duty.deviation->record.kind == catalog::DeviationKind::tightened;
    return tightened ? Level::attention : Level::neutral;
}

QVariant ConsignmentRows::unknownData(std::size_t index, int role) const
{
    const consignment::UnknownGoods &goods = m_unknown[index];
    switch (role) {
    case NumberRole:
        return 0;
    case TitleRole:
        return text(goods.code);
    case DetailRole:
        return tr("First seen %1").arg(timeText(goods.firstSeen));
    case StateRole:
        return u"unknown"_s;
    case StateTextRole:
        return tr("Not declared");
    case LevelRole:
        return levelName(Level::danger);
    case CountTextRole:
        return number(goods.units);
    case ShareRole:
        return 1.0;
    case NoteRole:
        return QString();
    case NoteLevelRole:
        return levelName(Level::neutral);
    default:
        return {};
    }
}

bool ConsignmentRows::isShown(std::size_t line) const
{
    return m_filter.isEmpty() || m_filter == text(name(m_tally->line(line).state));
}

void ConsignmentRows::fill()
{
    m_lines.clear();
    m_unknown.clear();
    if (!m_tally)
        return;
    if (m_filter == u"unknown"_s) {
        m_unknown = m_tally->unknown();
        return;
    }
    for (std::size_t i = 0; i < m_tally->consignment().lines.size(); ++i)
        if (isShown(i))
            m_lines.push_back(i);
}

void ConsignmentRows::show(const consignment::Tally *tally, const std::vector<consignment::LineDuty> *duties)
{
    beginResetModel();
    m_tally = tally;
    m_duties = duties;
    fill();
    endResetModel();
}

void ConsignmentRows::setFilter(const QString &filter)
{
    beginResetModel();
    m_filter = filter;
    fill();
    endResetModel();
}

void ConsignmentRows::update(const consignment::Tally::Change &change)
{
    if (!m_tally)
        return;
    if (m_filter == u"unknown"_s) {
        if (change.unknown)
            updateUnknown();
        return;
    }
    // Row by row a change of many lines would take longer than all at once.
    constexpr std::size_t many = 256;
    if (change.lines.size() <= many)
        for (const std::size_t line : change.lines)
            updateLine(line);
    else if (m_filter.isEmpty())
        updateAll();
    else
        setFilter(m_filter);
}

/// Goods that were met again stay where they are, new ones come last.
void ConsignmentRows::updateUnknown()
{
    auto now = m_tally->unknown();
    const auto before = static_cast<int>(m_unknown.size());
    const auto same = [](const auto &a, const auto &b) { return a.code == b.code && a.firstSeen == b.firstSeen; };
    if (now.size() < m_unknown.size() || !std::ranges::equal(m_unknown, std::span(now).first(m_unknown.size()), same)) {
        setFilter(m_filter);
        return;
    }
    for (int row = 0; row < before; ++row) {
        const auto place = static_cast<std::size_t>(row);
        if (m_unknown[place] == now[place])
            continue;
        m_unknown[place] = now[place];
        Q_EMIT dataChanged(index(row), index(row));
    }
    if (now.size() == m_unknown.size())
        return;
    beginInsertRows({}, before, static_cast<int>(now.size()) - 1);
    m_unknown = std::move(now);
    endInsertRows();
}

void ConsignmentRows::updateLine(std::size_t line)
{
    const auto place = std::ranges::lower_bound(m_lines, line);
    const int row = static_cast<int>(place - m_lines.begin());
    const bool there = place != m_lines.end() && *place == line;
    const bool wanted = isShown(line);
    if (there && wanted) {
        Q_EMIT dataChanged(index(row), index(row));
    } else if (there) {
        beginRemoveRows({}, row, row);
        m_lines.erase(place);
        endRemoveRows();
    } else if (wanted) {
        beginInsertRows({}, row, row);
        m_lines.insert(place, line);
        endInsertRows();
    }
}

void ConsignmentRows::updateAll()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

std::optional<std::size_t> ConsignmentRows::lineAt(int row) const
{
    if (m_filter == u"unknown"_s || row < 0 || row >= rowCount())
        return {};
    return m_lines[static_cast<std::size_t>(row)];
}

std::string ConsignmentRows::goodsAt(int row) const
{
    if (m_filter != u"unknown"_s || row < 0 || row >= rowCount())
        return {};
    return m_unknown[static_cast<std::size_t>(row)].code;
}

} // namespace nqi::ui
