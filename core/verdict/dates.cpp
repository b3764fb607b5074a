// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/families.h"

namespace nqi::verdict {
namespace {

std::string daysBetween(Date from, Date to)
{
    return std::to_string((to - from).count());
}

/// An item is good through the end of its last day (General Specifications 3.4), which is a day in Viet Nam.
void checkExpiry(const Inputs &inputs, Checks &checks)
{
    const gs1::Item &item = inputs.item;
    if (!item.expires) {
        if (item.kind == gs1::ItemKind::product)
            checks.add(Reason::expiry_notInCode);
    } else if (*item.expires < inputs.today) {
        checks.add(Reason::expiry_expired, {isoDate(*item.expires), daysBetween(*item.expires, inputs.today)});
    } else {
        checks.add(Reason::expiry_within, {isoDate(*item.expires), daysBetween(inputs.today, *item.expires)});
    }
}

/// Decree 37/2026 Article 46.4: past its best-before date, goods may circulate where the firm holds evidence.
void checkBestBefore(const Inputs &inputs, Checks &checks)
{
    const gs1::Item &item = inputs.item;
    if (item.bestBefore) {
        if (*item.bestBefore < inputs.today)
            checks.add(Reason::bestBefore_passed,
                       {isoDate(*item.bestBefore), daysBetween(*item.bestBefore, inputs.today)});
        else
            checks.add(Reason::bestBefore_within,
                       {isoDate(*item.bestBefore), daysBetween(inputs.today, *item.bestBefore)});
    }
    if (item.sellBy && *item.sellBy < inputs.today)
        checks.add(Reason::bestBefore_sellByPassed, {isoDate(*item.sellBy), daysBetween(*item.sellBy, inputs.today)});
}

/// A date of making against today and the dates of ending. True when it is in order.
bool checkMade(const Inputs &inputs, std::string_view kind, const std::optional<Date> &made, Checks &checks)
{
    if (!made)
        return true;
    const gs1::Item &item = inputs.item;
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
    const gs1::Item &item = inputs.item;
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

} // namespace

void checkDates(const Inputs &inputs, Checks &checks)
{
    checkExpiry(inputs, checks);
    checkBestBefore(inputs, checks);
    checkOrder(inputs, checks);
}

} // namespace nqi::verdict
