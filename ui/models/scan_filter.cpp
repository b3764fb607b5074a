// SPDX-License-Identifier: Apache-2.0
#include "ui/models/scan_filter.h"

#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

verdict::Overall overallOf(const ScanItems::Entry &entry)
{
    return entry.sighting.inspected.verdict.overall;
}

} // namespace

ScanFilter::ScanFilter(ScanItems &items, QObject *parent) : QAbstractListModel(parent), m_items(items)
{
    connect(&m_items, &ScanItems::rowsInserted, this, &ScanFilter::follow);
    connect(&m_items, &ScanItems::rowsRemoved, this, &ScanFilter::follow);
    connect(&m_items, &ScanItems::rowsMoved, this, &ScanFilter::follow);
    connect(&m_items, &ScanItems::dataChanged, this, &ScanFilter::follow);
    connect(&m_items, &ScanItems::modelReset, this, &ScanFilter::reset);
}

int ScanFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ScanFilter::rowAt(int index) const
{
    if (index < 0 || index >= rowCount())
        return -1;
    for (int row = 0; row < m_items.rowCount(); ++row)
        if (m_items.at(row)->id == m_shown[static_cast<std::size_t>(index)])
            return row;
    return -1;
}

int ScanFilter::indexOf(quint64 entry) const
{
    const auto found = std::ranges::find(m_shown, entry);
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

QVariant ScanFilter::data(const QModelIndex &index, int role) const
{
    return m_items.data(m_items.index(rowAt(index.row())), role);
}

QVariantList ScanFilter::outcomes() const
{
    std::map<verdict::Overall, int, std::greater<>> counts;
    for (int row = 0; row < m_items.rowCount(); ++row)
        ++counts[overallOf(*m_items.at(row))];
    QVariantList list;
    for (const auto &[overall, count] : counts)
        list.append(QVariantMap{{u"value"_s, text(verdict::name(overall))},
                                {u"level"_s, levelName(levelOf(overall))},
                                {u"text"_s, overallText(overall)},
                                {u"count"_s, count}});
    return list;
}

std::vector<quint64> ScanFilter::wanted() const
{
    std::vector<quint64> ids;
    for (int row = 0; row < m_items.rowCount(); ++row)
        if (const ScanItems::Entry &entry = *m_items.at(row);
            m_outcome.isEmpty() || text(verdict::name(overallOf(entry))) == m_outcome)
            ids.push_back(entry.id);
    return ids;
}

void ScanFilter::setOutcome(const QString &outcome)
{
    if (std::exchange(m_outcome, outcome) != outcome)
        reset();
}

void ScanFilter::reset()
{
    beginResetModel();
    m_shown = wanted();
    if (m_shown.empty() && !std::exchange(m_outcome, {}).isEmpty())
        m_shown = wanted();
    endResetModel();
    Q_EMIT changed();
}

// Step by step, so that the list stays where the finger left it: usually one row comes, goes to the front or leaves.
void ScanFilter::follow()
{
    const std::vector<quint64> next = wanted();
    if (next.empty())
        return reset();
    for (int row = rowCount(); row-- > 0;) {
        const auto at = m_shown.begin() + row;
        if (std::ranges::contains(next, *at))
            continue;
        beginRemoveRows({}, row, row);
        m_shown.erase(at);
        endRemoveRows();
    }
    for (int row = 0; std::cmp_less(row, next.size()); ++row) {
        const quint64 id = next[static_cast<std::size_t>(row)];
        const auto here = m_shown.begin() + row;
        const auto found = std::find(here, m_shown.end(), id);
        if (found == here && found != m_shown.end())
            continue;
        if (found == m_shown.end()) {
            beginInsertRows({}, row, row);
            m_shown.insert(here, id);
            endInsertRows();
        } else {
            const int from = static_cast<int>(found - m_shown.begin());
            beginMoveRows({}, from, from, {}, row);
            std::rotate(here, found, found + 1);
            endMoveRows();
        }
    }
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

} // namespace nqi::ui
