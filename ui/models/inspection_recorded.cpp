// SPDX-License-Identifier: Apache-2.0
// Findings of the inspection that is open, against what its minutes name.
#include "ui/models/answer_here.h"
#include "ui/models/inspection_model.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace nqi::ui {

using findings::ItemMet;
using findings::RecordedFinding;

namespace {

bool isCorrected(const RecordedFinding &finding, const std::vector<RecordedFinding> &all)
{
    return std::ranges::contains(all, std::optional(finding.id), &RecordedFinding::corrects);
}

} // namespace

void InspectionModel::lookForFindings()
{
    if (!m_value)
        return;
    m_service.findingsOf(m_value->id, answerHere(this, [id = m_value->id](InspectionModel &model, auto answer) {
                             if (answer && model.m_value && model.m_value->id == id)
                                 model.onFindings(*std::move(answer));
                         }));
}

void InspectionModel::onFindings(std::vector<RecordedFinding> recorded)
{
    m_recorded = std::move(recorded);
    m_unnamed.clear();
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> alike;
    for (const ItemMet &item : m_value->items) {
        const std::size_t nth = alike[{item.key, item.lot, item.serial}]++;
        // The last one stands for the goods. Of rows that say the same it is the first, unless a check knows better.
        const auto last = std::ranges::find_last_if(m_recorded, [&](const RecordedFinding &one) {
            return one.key == item.key && one.lot == item.lot && one.serial == item.serial &&
                   one.row.value_or(0) == nth;
        });
        if (last.empty() || item.finding == last.front().id)
            continue;
        // One of another visit stays.
        const bool isKnown = item.finding && std::ranges::contains(m_recorded, *item.finding, &RecordedFinding::id);
        if (item.finding && !isKnown && !last.front().row)
            continue;
        gs1::Item goods;
        goods.key = item.key;
        goods.lot = item.lot;
        goods.serial = item.serial;
        m_unnamed.push_back({std::move(goods), last.front().id, nth});
    }
    // What somebody has signed does not change; while it is signed or closed, nothing does.
    if (m_unnamed.empty() || !joining() || hasSignatures() || m_busy) {
        Q_EMIT changed();
        return;
    }
    for (const Unnamed &one : std::exchange(m_unnamed, {}))
        name(one.item, one.finding, one.nth);
    edited(true);
}

int InspectionModel::unnamedFindings() const
{
    if (!m_value)
        return 0;
    return static_cast<int>(std::ranges::count_if(m_recorded, [&](const RecordedFinding &one) {
        return !isCorrected(one, m_recorded) &&
               !std::ranges::contains(m_value->items, std::optional(one.id), &ItemMet::finding);
    }));
}

} // namespace nqi::ui
