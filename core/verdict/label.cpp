// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"
#include "core/verdict/label_checklist.h"

#include <algorithm>

namespace nqi::verdict {
namespace {

/// Adds the items of a list such as "ingredients, warnings".
void addItems(const catalog::PolicyEntry *entry, std::vector<LabelItem> &items)
{
    std::string_view list = entry == nullptr ? std::string_view{} : std::string_view{entry->value};
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        std::string_view code = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        code.remove_prefix(std::min(code.find_first_not_of(' '), code.size()));
        code = code.substr(0, code.find_last_not_of(' ') + 1);
        if (!code.empty() && !std::ranges::contains(items, code, &LabelItem::code))
            items.push_back({std::string(code), entry->legalBasis});
    }
}

std::vector<LabelItem> checklistOf(const Inputs &inputs)
{
    std::vector<LabelItem> items;
    const auto add = [&](std::string_view group) {
        addItems(inputs.policy.find("label." + std::string(group), inputs.today), items);
    };
    add("all");
    if (isImported(inputs))
        add("imported");
    if (inputs.facts.product && !inputs.facts.product->category.empty())
        add(inputs.facts.product->category);
    return items;
}

std::string_view groupOf(const Inputs &inputs)
{
    return inputs.facts.product ? std::string_view{inputs.facts.product->category} : std::string_view{};
}

std::string joinedCodes(const std::vector<const LabelItem *> &items)
{
    std::string text;
    for (const LabelItem *item : items) {
        text += text.empty() ? "" : ", ";
        text += item->code;
    }
    return text;
}

/// The last mark of an item counts: people correct themselves.
const LabelMark *markOf(const Context &context, std::string_view code)
{
    const auto found =
        std::ranges::find(context.labelMarks.rbegin(), context.labelMarks.rend(), code, &LabelMark::item);
    return found == context.labelMarks.rend() ? nullptr : &*found;
}

} // namespace

std::vector<LabelItem> labelChecklist(const gs1::Item &item, const catalog::Facts &facts, const Policy &policy,
                                      Instant now, const Context &context)
{
    return checklistOf(Inputs(item, facts, policy, context, now));
}

void checkLabelContent(const Inputs &inputs, Checks &checks)
{
    if (inputs.context.labelMarks.empty())
        return;
    const std::vector<LabelItem> items = checklistOf(inputs);
    if (items.empty()) {
        checks.add(Reason::labelContent_noChecklist, {groupOf(inputs)});
        return;
    }
    std::size_t shown = 0;
    std::vector<const LabelItem *> unanswered;
    for (const LabelItem &item : items) {
        const LabelMark *const mark = markOf(inputs.context, item.code);
        if (mark == nullptr)
            unanswered.push_back(&item);
        else if (mark->present)
            ++shown;
        else
            checks.restsOn(checks.add(Reason::labelContent_missing, {item.code, groupOf(inputs)}), item.legalBasis);
    }
    if (!unanswered.empty())
        checks.add(Reason::labelContent_unanswered, {joinedCodes(unanswered)});
    if (shown == items.size())
        checks.add(Reason::labelContent_complete, {std::to_string(shown), groupOf(inputs)});
    for (const LabelMark &mark : inputs.context.labelMarks) {
        if (!std::ranges::contains(items, mark.item, &LabelItem::code) && markOf(inputs.context, mark.item) == &mark &&
            !mark.present)
            checks.add(Reason::labelContent_notRequired, {mark.item, groupOf(inputs)});
    }
}

} // namespace nqi::verdict
