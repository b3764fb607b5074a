// SPDX-License-Identifier: Apache-2.0
// Findings of goods of a check, and the rows of its minutes that name them.
#include "app/device/consignments.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace nqi::device {

namespace {

using consignment::Entry;
using consignment::EntryKind;
using findings::ItemMet;
using findings::RecordedFinding;

/// The last of the findings of each line, and of other goods by their code.
std::vector<Uuid> recordedLast(const consignment::KeptCheck &check)
{
    std::set<std::int64_t> withdrawn;
    for (const Entry &entry : check.entries)
        if (entry.kind == EntryKind::withdrawn)
            withdrawn.insert(entry.count);
    std::map<std::pair<std::uint32_t, std::string>, Uuid> last;
    for (const Entry &entry : check.entries) {
        const bool holds = !withdrawn.contains(static_cast<std::int64_t>(entry.number));
        if (const auto id = Uuid::parse(entry.value); entry.kind == EntryKind::finding && holds && id)
            last.insert_or_assign(std::pair(entry.line, entry.code), *id);
    }
    std::vector<Uuid> ids;
    ids.reserve(last.size());
    for (const auto &[goods, id] : last)
        ids.push_back(id);
    return ids;
}

/// Names it on its row, and on no other that says the same. False where that changes nothing.
bool name(std::vector<ItemMet> &items, const RecordedFinding &finding)
{
    std::vector<ItemMet *> alike;
    for (ItemMet &item : items)
        if (item.key == finding.key && item.lot == finding.lot && item.serial == finding.serial)
            alike.push_back(&item);
    const std::size_t row = finding.row.value_or(0);
    if (row >= alike.size() || alike[row]->finding == finding.id)
        return false;
    for (ItemMet *const item : alike)
        if (item->finding == finding.id)
            item->finding.reset();
    alike[row]->finding = finding.id;
    return true;
}

} // namespace

std::vector<RecordedFinding> findingsOf(const consignment::KeptCheck &check)
{
    const auto last = recordedLast(check);
    if (last.empty())
        return {};
    std::vector<RecordedFinding> all;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> alike;
    for (const ItemMet &item : inspectionOf(check, {}).items) {
        const std::size_t row = alike[{item.key, item.lot, item.serial}]++;
        if (item.finding)
            all.push_back({.id = *item.finding,
                           .key = item.key,
                           .lot = item.lot,
                           .serial = item.serial,
                           .corrects = std::nullopt,
                           .row = row});
    }
    for (const Uuid &id : last)
        if (!std::ranges::contains(all, id, &RecordedFinding::id))
            all.push_back({.id = id,
                           .key = {},
                           .lot = {},
                           .serial = {},
                           .corrects = std::nullopt,
                           .row = RecordedFinding::nowhere});
    return all;
}

bool nameFindings(const Uuid &check, std::span<const Entry> entries, const consignment::TallyBook &checks,
                  findings::InspectionBook &inspections)
{
    if (!std::ranges::contains(entries, EntryKind::finding, &Entry::kind))
        return false;
    const auto kept = checks.check(check);
    auto latest = inspections.inspection(check);
    if (!kept || !kept->summary.finished || !latest || latest->minutes || !latest->inspection.signatures.empty())
        return false;
    bool changes = false;
    for (const RecordedFinding &finding : findingsOf(*kept)) {
        const bool isNew = std::ranges::any_of(entries, [id = finding.id.text()](const Entry &entry) {
            return entry.kind == EntryKind::finding && entry.value == id;
        });
        changes = (isNew && name(latest->inspection.items, finding)) || changes;
    }
    return changes && inspections.keep(latest->inspection, entries.back().by, {.version = latest->number}).has_value();
}

} // namespace nqi::device
