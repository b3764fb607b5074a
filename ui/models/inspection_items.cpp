// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspection_items.h"

#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::ItemMet;

std::string goodsName(const ItemMet &item)
{
    return item.product.empty() ? item.key : item.product + " (" + item.key + ")";
}

int InspectionItems::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

QVariant InspectionItems::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const std::size_t row = m_order[static_cast<std::size_t>(index.row())];
    const ItemMet &item = m_items[row];
    switch (role) {
    case RowRole:
        return static_cast<int>(row);
    case KeyRole:
        return text(item.key);
    case TitleRole:
        return !item.product.empty() ? text(item.product)
               : item.overall        ? tr("Item without a record")
                                     : tr("Goods without a name");
    case DetailRole: {
        QStringList parts{text(item.key)};
        if (!item.lot.empty())
            parts.append(tr("lot %1").arg(text(item.lot)));
        if (!item.serial.empty())
            parts.append(tr("serial %1").arg(text(item.serial)));
        return parts.join(u" · "_s);
    }
    case GroupRole:
        return overallText(item.overall);
    case LevelRole:
        return levelName(levelOf(item.overall));
    case CountRole:
        return item.times;
    case FindingRole:
        return item.finding ? QString::fromStdString(item.finding->text()) : QString();
    case NowRole:
        return m_now[row] ? nowText(*m_now[row], item.overall) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> InspectionItems::roleNames() const
{
    return {{RowRole, "row"},       {KeyRole, "key"},         {TitleRole, "title"},
            {DetailRole, "detail"}, {GroupRole, "group"},     {LevelRole, "level"},
            {CountRole, "times"},   {FindingRole, "finding"}, {NowRole, "now"}};
}

QString InspectionItems::nowText(verdict::Overall now, const std::optional<verdict::Overall> &recorded)
{
    return tr("Now judged: %1 (recorded: %2)").arg(overallText(now), overallText(recorded));
}

QVariantList InspectionItems::groups() const
{
    QVariantList groups;
    for (std::size_t at = 0; at < m_order.size();) {
        const std::optional<verdict::Overall> overall = m_items[m_order[at]].overall;
        const std::size_t first = at;
        while (at < m_order.size() && m_items[m_order[at]].overall == overall)
            ++at;
        groups.append(QVariantMap{{u"level"_s, levelName(levelOf(overall))},
                                  {u"text"_s, overallText(overall)},
                                  {u"count"_s, static_cast<int>(at - first)}});
    }
    return groups;
}

int InspectionItems::readings() const
{
    return static_cast<int>(std::accumulate(m_items.begin(), m_items.end(), std::uint32_t{0},
                                            [](std::uint32_t sum, const ItemMet &one) { return sum + one.times; }));
}

void InspectionItems::show(const std::vector<ItemMet> &items, std::vector<std::optional<verdict::Overall>> now)
{
    if (items == m_items && now == m_now)
        return;
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return items[a].overall != items[b].overall ? items[a].overall > items[b].overall : a > b;
    });
    // The usual change is a count or a finding: the list stays where the finger left it.
    const bool sameOrder = order == m_order && std::ranges::equal(items, m_items, {}, &ItemMet::key, &ItemMet::key);
    if (!sameOrder)
        beginResetModel();
    m_items = items;
    m_now = std::move(now);
    m_order = std::move(order);
    if (!sameOrder)
        endResetModel();
    else if (!m_order.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

void InspectionItems::retranslate()
{
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

} // namespace nqi::ui
