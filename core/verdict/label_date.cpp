// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/label_date.h"

#include "core/gs1/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

namespace nqi::verdict {

namespace {

using namespace std::chrono;

enum class Unit : std::uint8_t { day, month, year };

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

struct Word {
    std::string_view text;
    Unit unit;
};
// Vietnamese with and without accents, and English; the longest first where one begins another.
constexpr auto words = std::to_array<Word>({
    {"năm", Unit::year},
    {"nam", Unit::year},
    {"year", Unit::year},
    {"yyyy", Unit::year},
    {"yy", Unit::year},
    {"tháng", Unit::month},
    {"thang", Unit::month},
    {"month", Unit::month},
    {"mm", Unit::month},
    {"ngày", Unit::day},
    {"ngay", Unit::day},
    {"day", Unit::day},
    {"dd", Unit::day},
});

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return result;
}

std::optional<Unit> unitAt(std::string_view text)
{
    const auto found = std::ranges::find_if(words, [&](const Word &word) { return text.starts_with(word.text); });
    return found == words.end() ? std::nullopt : std::optional(found->unit);
}

/// Units in the order in which a text names them.
std::vector<Unit> unitsIn(std::string_view text)
{
    std::vector<Unit> units;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto unit = unitAt(text.substr(i));
        if (unit && (units.empty() || units.back() != *unit))
            units.push_back(*unit);
    }
    return units;
}

std::optional<int> number(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

std::optional<Date> dayOf(std::array<std::string_view, 3> parts, const std::array<Unit, 3> &order, Date today)
{
    // "(ngày tháng ngày)" names no year: an order names each part once.
    if (order[0] == order[1] || order[1] == order[2] || order[0] == order[2])
        return {};
    std::array<int, 3> values{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto unit = static_cast<std::size_t>(order.at(i));
        const std::size_t digits = parts.at(i).size();
        if (digits == 0 || digits > 4 || (order.at(i) != Unit::year && digits > 2) ||
            (order.at(i) == Unit::year && digits != 2 && digits != 4))
            return {};
        values.at(unit) = number(parts.at(i)).value_or(-1);
        if (order.at(i) == Unit::year && digits == 2)
            values.at(unit) = gs1::fullYear(values.at(unit), static_cast<int>(year_month_day(today).year()));
    }
    const year_month_day date{year(values[2]), month(static_cast<unsigned>(values[1])),
                              day(static_cast<unsigned>(values[0]))};
    constexpr year earliest{1900}; // "0026" is no year of goods that are on sale
    return date.ok() && date.year() >= earliest ? std::optional(Date(date)) : std::nullopt;
}

/// "30 tháng kể từ NSX", "2 years".
std::optional<Date> spanFrom(std::string_view count, std::string_view rest, const std::optional<Date> &produced)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const auto unit = unitAt(rest);
    const auto amount = number(count);
    constexpr int most = 36'500;
    if (!unit || !amount || !produced || *amount < 1 || *amount > most)
        return {};
    if (*unit == Unit::day)
        return *produced + days(*amount);
    year_month_day end(*produced);
    end += *unit == Unit::month ? months(*amount) : months(12 * *amount);
    // The 31st of a month that has fewer days: its last.
    return end.ok() ? Date(end) : Date(end.year() / end.month() / last);
}

} // namespace

std::optional<Date> readLabelDate(std::string_view text, Date today, const std::optional<Date> &produced)
{
    const std::string small = lower(text);
    std::string_view rest = small;
    const auto begin = std::ranges::find_if(rest, &isDigit);
    rest.remove_prefix(static_cast<std::size_t>(begin - rest.begin()));
    std::vector<std::string_view> groups;
    while (!rest.empty() && isDigit(rest.front()) && groups.size() < 4) {
        const std::size_t length = std::min(rest.find_first_not_of("0123456789"), rest.size());
        groups.push_back(rest.substr(0, length));
        rest.remove_prefix(length);
        const std::size_t next = std::min(rest.find_first_not_of(" /.-"), rest.size());
        if (next < rest.size() && isDigit(rest[next]))
            rest.remove_prefix(next);
    }
    if (groups.size() == 1 && groups[0].size() <= 5)
        return spanFrom(groups[0], rest, produced);
    std::array<Unit, 3> order{Unit::day, Unit::month, Unit::year};
    if (const std::vector<Unit> said = unitsIn(rest); said.size() == 3)
        std::ranges::copy(said, order.begin());
    else if (!said.empty())
        return {};
    if (groups.size() == 3)
        return dayOf({groups[0], groups[1], groups[2]}, order, today);
    if (groups.size() != 1 || (groups[0].size() != 6 && groups[0].size() != 8))
        return {};
    std::array<std::string_view, 3> parts;
    std::size_t at = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t digits = order.at(i) == Unit::year ? groups[0].size() - 4 : 2;
        parts.at(i) = groups[0].substr(at, digits);
        at += digits;
    }
    return dayOf(parts, order, today);
}

} // namespace nqi::verdict
