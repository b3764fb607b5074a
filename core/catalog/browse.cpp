// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/browse.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace nqi::catalog {

std::string toText(const Position &position)
{
    return std::to_string(position.number) + ":" + position.text;
}

std::optional<Position> positionOf(std::string_view text)
{
    Position position;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position.number);
    if (error != std::errc() || end == text.data() + text.size() || *end != ':')
        return std::nullopt;
    position.text.assign(end + 1, text.data() + text.size());
    return position;
}

// The indicator digit of a packaging level stands before the digits: ten stretches of numbers.
std::vector<GtinRange> gtinsUnder(std::string_view digits)
{
    constexpr std::size_t longest = 13;
    constexpr std::uint64_t perLevel = 10'000'000'000'000, levels = 10;
    std::vector<GtinRange> ranges;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || digits.size() > longest || error != std::errc() || end != digits.data() + digits.size())
        return ranges;
    std::uint64_t width = 1;
    for (std::size_t i = digits.size(); i < longest; ++i)
        width *= 10;
    for (std::uint64_t level = 0; level < levels; ++level) {
        const std::uint64_t first = level * perLevel + number * width;
        ranges.push_back({std::max<std::uint64_t>(first, 1), first + width - 1});
    }
    return ranges;
}

} // namespace nqi::catalog
