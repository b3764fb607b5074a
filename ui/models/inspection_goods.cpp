// SPDX-License-Identifier: Apache-2.0
// Goods that join the inspection as they are met, and the findings made of them.
#include "ui/models/inspection_model.h"
#include "ui/models/item_text.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::ItemMet;

void InspectionModel::meet(const Sighting &sighting)
{
    const gs1::Item &item = sighting.inspected.item;
    if (!joining() || item.key.empty())
        return;
    if (std::exchange(m_unread, {}) == item.key)
        return update(sighting.inspected);
    auto known = std::ranges::find_if(m_value->items, [&](const ItemMet &one) {
        return one.key == item.key && one.lot == item.lot && one.serial == item.serial;
    });
    // What somebody has signed does not change because a package comes into view again.
    if (!m_value->signatures.empty()) {
        if (known == m_value->items.end())
            say(tr("%1 was scanned after somebody had signed, so it is not in the minutes. To add it, take the "
                   "signatures away and scan it again.")
                    .arg(QString::fromStdString(item.key)),
                u"warning"_s);
        return;
    }
    if (known == m_value->items.end()) {
        m_value->items.push_back({.key = item.key,
                                  .lot = item.lot,
                                  .serial = item.serial,
                                  .product = {},
                                  .overall = sighting.inspected.verdict.overall,
                                  .times = 0,
                                  .finding = std::nullopt});
        known = m_value->items.end() - 1;
    }
    if (sighting.inspected.facts && sighting.inspected.facts->product)
        known->product = sighting.inspected.facts->product->name;
    known->overall = sighting.inspected.verdict.overall;
    ++known->times;
    edited(true);
}

void InspectionModel::update(const inspect::Inspected &inspected)
{
    if (!joining() || !m_value->signatures.empty())
        return;
    for (ItemMet &one : m_value->items) {
        if (one.key != inspected.item.key || one.lot != inspected.item.lot || one.serial != inspected.item.serial ||
            one.overall == inspected.verdict.overall)
            continue;
        one.overall = inspected.verdict.overall;
        edited(true);
    }
}

void InspectionModel::link(const gs1::Item &item, const Uuid &finding, const std::optional<Uuid> &inspection)
{
    if (!joining() || joining() != inspection)
        return;
    // What somebody has signed does not change because more is found.
    if (hasSignatures()) {
        m_unnamed.push_back({item, finding});
        return say(
            tr("The finding of %1 was recorded after somebody had signed: it is kept, and the minutes do not name "
               "it. They will when the signatures are taken away.")
                .arg(QString::fromStdString(item.key)),
            u"warning"_s);
    }
    name(item, finding);
    edited(true);
    m_keeper.flush();
}

void InspectionModel::name(const gs1::Item &item, const std::optional<Uuid> &finding)
{
    for (ItemMet &one : m_value->items)
        if (one.key == item.key && one.lot == item.lot && one.serial == item.serial)
            one.finding = finding;
}

std::optional<Uuid> InspectionModel::joining() const
{
    return m_value && !isReadOnly() ? std::optional(m_value->id) : std::nullopt;
}

void InspectionModel::openItem(int row)
{
    if (!m_value || row < 0 || static_cast<std::size_t>(row) >= m_value->items.size())
        return;
    const ItemMet &item = m_value->items[static_cast<std::size_t>(row)];
    m_unread = m_sightings && m_sightings(item) ? std::string() : item.key;
    Q_EMIT itemAsked(item);
}

} // namespace nqi::ui
