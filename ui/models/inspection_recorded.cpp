// SPDX-License-Identifier: Apache-2.0
// Findings of the inspection that is open, against what its minutes name.
#include "ui/models/answer_here.h"
#include "ui/models/inspection_model.h"

#include <algorithm>
#include <utility>

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
    for (const ItemMet &item : m_value->items) {
        // The last one stands for the goods. One of another visit, such as that of a consignment, stays.
        const auto last = std::ranges::find_last_if(m_recorded, [&](const RecordedFinding &one) {
            return one.key == item.key && one.lot == item.lot && one.serial == item.serial;
        });
        if (last.empty() || item.finding == last.front().id ||
            (item.finding && !std::ranges::contains(m_recorded, *item.finding, &RecordedFinding::id)))
            continue;
        gs1::Item goods;
        goods.key = item.key;
        goods.lot = item.lot;
        goods.serial = item.serial;
        m_unnamed.push_back({std::move(goods), last.front().id});
    }
    // What somebody has signed does not change; while it is signed or closed, nothing does.
    if (m_unnamed.empty() || !joining() || hasSignatures() || m_busy) {
        Q_EMIT changed();
        return;
    }
    for (const Unnamed &one : std::exchange(m_unnamed, {}))
        name(one.item, one.finding);
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
