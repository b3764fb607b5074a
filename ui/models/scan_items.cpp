// SPDX-License-Identifier: Apache-2.0
#include "ui/models/scan_items.h"

#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

int ScanItems::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

const ScanItems::Entry *ScanItems::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_entries[static_cast<std::size_t>(row)] : nullptr;
}

const ScanItems::Entry *ScanItems::find(quint64 id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

int ScanItems::rowOf(quint64 id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

const ScanItems::Entry *ScanItems::find(const std::string &key, const std::string &lot, const std::string &serial) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const Entry &entry) {
        const gs1::Item &item = entry.sighting.inspected.item;
        return item.key == key && item.lot == lot && item.serial == serial;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

QVariant ScanItems::data(const QModelIndex &index, int role) const
{
    const Entry *entry = at(index.row());
    if (!entry)
        return {};
    const inspect::Inspected &inspected = entry->sighting.inspected;
    switch (role) {
    case KeyRole:
        return keyText(inspected.item);
    case TitleRole:
        return titleOf(inspected);
    case OverallRole:
        return text(verdict::name(inspected.verdict.overall));
    case OverallTextRole:
        return overallText(inspected.verdict.overall);
    case LevelRole:
        return levelName(levelOf(inspected.verdict.overall));
    case SummaryRole:
        return summaryOf(inspected.verdict);
    case TimeTextRole:
        return timeText(entry->time);
    case CountRole:
        return entry->count;
    default:
        return {};
    }
}

QHash<int, QByteArray> ScanItems::roleNames() const
{
    return {
        {KeyRole, "key"},     {TitleRole, "title"},     {OverallRole, "overall"},   {OverallTextRole, "overallText"},
        {LevelRole, "level"}, {SummaryRole, "summary"}, {TimeTextRole, "timeText"}, {CountRole, "count"}};
}

quint64 ScanItems::add(Sighting sighting, Instant now)
{
    const std::string id = identity(sighting.inspected.item);
    const auto known =
        std::ranges::find_if(m_entries, [&](const Entry &e) { return identity(e.sighting.inspected.item) == id; });
    if (known != m_entries.end()) {
        const int row = static_cast<int>(known - m_entries.begin());
        Entry entry = std::move(*known);
        entry.sighting = std::move(sighting);
        entry.time = now;
        ++entry.count;
        if (row > 0)
            beginMoveRows({}, row, row, {}, 0);
        m_entries.erase(known);
        m_entries.push_front(std::move(entry));
        if (row > 0)
            endMoveRows();
        Q_EMIT dataChanged(index(0), index(0));
        return m_entries.front().id;
    }
    if (m_entries.size() == capacity) {
        beginRemoveRows({}, rowCount() - 1, rowCount() - 1);
        m_entries.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.push_front({.id = m_nextId++, .sighting = std::move(sighting), .time = now, .count = 1});
    endInsertRows();
    return m_entries.front().id;
}

void ScanItems::update(const inspect::Inspected &inspected)
{
    const std::string id = identity(inspected.item);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (identity(m_entries[i].sighting.inspected.item) != id)
            continue;
        m_entries[i].sighting.inspected = inspected;
        const QModelIndex changed = index(static_cast<int>(i));
        Q_EMIT dataChanged(changed, changed);
    }
}

void ScanItems::clear()
{
    beginResetModel();
    m_cleared = std::exchange(m_entries, {});
    endResetModel();
}

void ScanItems::restore()
{
    beginResetModel();
    for (Entry &entry : std::exchange(m_cleared, {})) {
        const std::string id = identity(entry.sighting.inspected.item);
        const auto again =
            std::ranges::find_if(m_entries, [&](const Entry &e) { return identity(e.sighting.inspected.item) == id; });
        if (again != m_entries.end())
            again->count += entry.count;
        else if (m_entries.size() < capacity)
            m_entries.push_back(std::move(entry));
    }
    endResetModel();
}

void ScanItems::retranslate()
{
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace nqi::ui
