// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/serial_range.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <optional>

namespace nqi::verdict {
namespace {

struct Parts {
    std::string_view head;   ///< up to the final digits
    std::string_view number; ///< final digits without leading zeros
};

Parts partsOf(std::string_view serial)
{
    const std::size_t last = serial.find_last_not_of("0123456789");
    const std::size_t digits = last == std::string_view::npos ? 0 : last + 1;
    std::string_view number = serial.substr(digits);
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return {serial.substr(0, digits), number};
}

/// Nothing when the two are not of one pattern.
std::optional<std::strong_ordering> compare(std::string_view a, std::string_view b)
{
    const Parts first = partsOf(a);
    const Parts second = partsOf(b);
    if (first.head != second.head)
        return {};
    if (first.number.size() != second.number.size())
        return first.number.size() <=> second.number.size();
    return first.number <=> second.number;
}

} // namespace

bool serialInRange(std::string_view serial, std::string_view from, std::string_view to)
{
    const auto fromOrder = from.empty() ? std::strong_ordering::greater : compare(serial, from);
    const auto toOrder = to.empty() ? std::strong_ordering::less : compare(serial, to);
    return fromOrder && toOrder && *fromOrder >= 0 && *toOrder <= 0;
}

} // namespace nqi::verdict
