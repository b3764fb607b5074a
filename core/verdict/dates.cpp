// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"
#include "core/verdict/label_date.h"

namespace nqi::verdict {
namespace {

std::string daysBetween(Date from, Date to)
{
    return std::to_string((to - from).count());
}

/// An item is good through the end of its last day (General Specifications 3.4), which is a day in Viet Nam.
void checkExpiry(const Inputs &inputs, Checks &checks)
{
    const std::optional<Date> &expires = inputs.dates.expires;
    if (!expires) {
        if (inputs.item.kind == gs1::ItemKind::product)
            checks.add(Reason::expiry_notInCode);
    } else if (*expires < inputs.today) {
        checks.add(Reason::expiry_expired, {isoDate(*expires), daysBetween(*expires, inputs.today)});
    } else {
        checks.add(Reason::expiry_within, {isoDate(*expires), daysBetween(inputs.today, *expires)});
    }
}

/// Decree 37/2026 Article 46.4: past its best-before date, goods may circulate where the firm holds evidence.
void checkBestBefore(const Inputs &inputs, Checks &checks)
{
    if (const std::optional<Date> &bestBefore = inputs.dates.bestBefore) {
        if (*bestBefore < inputs.today)
            checks.add(Reason::bestBefore_passed, {isoDate(*bestBefore), daysBetween(*bestBefore, inputs.today)});
        else
            checks.add(Reason::bestBefore_within, {isoDate(*bestBefore), daysBetween(inputs.today, *bestBefore)});
    }
    const std::optional<Date> &sellBy = inputs.item.sellBy;
    if (sellBy && *sellBy < inputs.today)
        checks.add(Reason::bestBefore_sellByPassed, {isoDate(*sellBy), daysBetween(*sellBy, inputs.today)});
}

/// A date of making against today and the dates of ending. True when it is in order.
bool checkMade(const Inputs &inputs, std::string_view kind, const std::optional<Date> &made, Checks &checks)
{
    if (!made)
        return true;
    const ItemDates &item = inputs.dates;
    bool right = true;
    if (inputs.today < *made) {
        checks.add(Reason::dateOrder_inFuture, {kind, isoDate(*made)});
        right = false;
    }
    if (item.expires && *item.expires < *made) {
        checks.add(Reason::dateOrder_afterExpiry, {kind, isoDate(*made), isoDate(*item.expires)});
        right = false;
    }
    if (item.bestBefore && *item.bestBefore < *made) {
        checks.add(Reason::dateOrder_afterBestBefore, {kind, isoDate(*made), isoDate(*item.bestBefore)});
        right = false;
    }
    return right;
}

void checkOrder(const Inputs &inputs, Checks &checks)
{
    const ItemDates &item = inputs.dates;
    const int dates = static_cast<int>(item.produced.has_value()) + static_cast<int>(item.packaged.has_value()) +
                      static_cast<int>(item.expires.has_value()) + static_cast<int>(item.bestBefore.has_value());
    bool right = checkMade(inputs, "produced", item.produced, checks);
    right = checkMade(inputs, "packaged", item.packaged, checks) && right;
    if (item.expires && item.bestBefore && *item.expires < *item.bestBefore) {
        checks.add(Reason::dateOrder_bestAfterExpiry, {isoDate(*item.bestBefore), isoDate(*item.expires)});
        right = false;
    }
    if (item.produced && item.packaged && *item.packaged < *item.produced) {
        checks.add(Reason::dateOrder_packedFirst, {isoDate(*item.packaged), isoDate(*item.produced)});
        right = false;
    }
    if (right && (dates > 1 || item.produced || item.packaged))
        checks.add(Reason::dateOrder_right);
}

/// What the label prints against what the code carries: two prints of one thing, often made by different people.
void checkLabelDate(const Inputs &inputs, std::string_view kind, std::string_view text, const std::optional<Date> &code,
                    const std::optional<Date> &produced, Checks &checks)
{
    if (text.empty())
        return;
    const std::optional<Date> label = readLabelDate(text, inputs.today, produced);
    if (!label)
        checks.add(Reason::labelDate_unreadable, {kind, text});
    else if (code && *code != *label)
        checks.add(Reason::labelDate_differs, {kind, isoDate(*label), isoDate(*code)});
    else if (code)
        checks.add(Reason::labelDate_agrees, {kind, isoDate(*label)});
}

void checkLabel(const Inputs &inputs, Checks &checks)
{
    const Context &context = inputs.context;
    const gs1::Item &item = inputs.item;
    checkLabelDate(inputs, "produced", context.labelProduced, item.produced, {}, checks);
    checkLabelDate(inputs, "expires", context.labelExpires, item.expires, inputs.dates.produced, checks);
    checkLabelDate(inputs, "bestBefore", context.labelBestBefore, item.bestBefore, inputs.dates.produced, checks);
}

} // namespace

void checkDates(const Inputs &inputs, Checks &checks)
{
    checkExpiry(inputs, checks);
    checkBestBefore(inputs, checks);
    checkOrder(inputs, checks);
    checkLabel(inputs, checks);
}

} // namespace nqi::verdict
