// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/quantity.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace nqi::verdict {
namespace {

constexpr Millionths one = 1'000'000;
constexpr std::size_t wholeDigits = 9;
constexpr std::size_t decimals = 6;
constexpr Millionths most = 1'000'000'000 * one;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::int64_t digitsOf(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

struct Unit {
    std::string_view name; ///< lower case
    Dimension dimension{};
    Millionths factor = 0; ///< grams or millilitres in one of it
};
constexpr std::array units = {
    Unit{"mg", Dimension::mass, one / 1000},    Unit{"g", Dimension::mass, one},
    Unit{"gam", Dimension::mass, one},          Unit{"gram", Dimension::mass, one},
    Unit{"kg", Dimension::mass, 1000 * one},    Unit{"ml", Dimension::volume, one},
    Unit{"cl", Dimension::volume, 10 * one},    Unit{"l", Dimension::volume, 1000 * one},
    Unit{"lít", Dimension::volume, 1000 * one},
};

/// The product of two numbers of millionths, or nothing where it is too large to be a quantity.
std::optional<Millionths> times(Millionths a, Millionths b)
{
    const Millionths whole = a / one;
    const Millionths rest = a % one;
    if (whole > 0 && b > most / whole)
        return {};
    const Millionths product = whole * b + rest * (b / one) + rest * (b % one) / one;
    return product > most ? std::nullopt : std::optional(product);
}

/// One row: "100:4.5", "50:9%:0.1", "*:1%:1".
struct Row {
    std::optional<Millionths> upTo; ///< nothing: without end
    Millionths allowed = 0;
    bool percent = false;
    Millionths roundUpTo = 0;
};

std::optional<Row> readRow(std::string_view text)
{
    Row row;
    const std::size_t first = text.find(':');
    if (first == std::string_view::npos)
        return {};
    const std::string_view bound = text.substr(0, first);
    text.remove_prefix(first + 1);
    const std::size_t second = text.find(':');
    std::string_view allowed = text.substr(0, second);
    row.percent = allowed.ends_with('%');
    if (row.percent)
        allowed.remove_suffix(1);
    const std::optional<Millionths> value = readDecimal(allowed);
    if (!value)
        return {};
    row.allowed = *value;
    if (bound != "*") {
        row.upTo = readDecimal(bound);
        if (!row.upTo)
            return {};
    }
    if (second != std::string_view::npos) {
        const std::optional<Millionths> round = readDecimal(text.substr(second + 1));
        if (!round || *round == 0)
            return {};
        row.roundUpTo = *round;
    }
    return row;
}

std::optional<Millionths> allowedBy(const Row &row, Millionths nominal)
{
    if (!row.percent)
        return row.allowed;
    const std::optional<Millionths> share = times(nominal, row.allowed / 100);
    if (!share || row.roundUpTo == 0)
        return share;
    return (*share + row.roundUpTo - 1) / row.roundUpTo * row.roundUpTo;
}

} // namespace

std::optional<Millionths> readDecimal(std::string_view text)
{
    text = trimmed(text);
    const std::size_t mark = std::min(text.find_first_of(".,"), text.size());
    const std::string_view whole = text.substr(0, mark);
    const std::string_view fraction = mark < text.size() ? text.substr(mark + 1) : std::string_view{};
    if (whole.empty() || whole.size() > wholeDigits || fraction.size() > decimals ||
        (mark < text.size() && fraction.empty()) || !std::ranges::all_of(whole, isDigit) ||
        !std::ranges::all_of(fraction, isDigit))
        return {};
    constexpr std::size_t group = 3;
    if (fraction.size() == group && whole.size() <= group && whole.front() != '0')
        return {};
    Millionths value = digitsOf(whole) * one;
    Millionths place = one;
    for (const char digit : fraction) {
        place /= 10;
        value += (digit - '0') * place;
    }
    return value;
}

std::string decimalText(Millionths value)
{
    std::string text = std::to_string(value / one);
    if (value % one == 0)
        return text;
    std::string fraction = std::to_string(one + value % one).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return text + "." + fraction;
}

std::optional<Quantity> readQuantity(std::string_view text)
{
    text = trimmed(text);
    Millionths count = one;
    if (const std::size_t by = text.find_first_of("xX*"); by != std::string_view::npos) {
        const std::string_view packs = trimmed(text.substr(0, by));
        if (packs.empty() || packs.size() > wholeDigits || !std::ranges::all_of(packs, isDigit))
            return {};
        count = digitsOf(packs) * one;
        text = trimmed(text.substr(by + 1));
    }
    const auto notOfNumber = [](char c) { return !isDigit(c) && c != '.' && c != ','; };
    const auto end = std::ranges::find_if(text, notOfNumber);
    const std::optional<Millionths> number = readDecimal({text.begin(), end});
    std::string name(trimmed({end, text.end()}));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto *const unit = std::ranges::find(units, name, &Unit::name);
    if (!number || unit == units.end())
        return {};
    const std::optional<Millionths> single = times(*number, unit->factor);
    const std::optional<Millionths> amount = single ? times(*single, count) : std::nullopt;
    return amount ? std::optional(Quantity{unit->dimension, *amount}) : std::nullopt;
}

std::optional<Millionths> tolerableDeficiency(std::string_view table, Millionths nominal)
{
    while (!table.empty()) {
        const std::size_t end = std::min(table.find(';'), table.size());
        const std::optional<Row> row = readRow(table.substr(0, end));
        if (!row)
            return {};
        if (!row->upTo || nominal <= *row->upTo)
            return allowedBy(*row, nominal);
        table.remove_prefix(std::min(end + 1, table.size()));
    }
    return {};
}

} // namespace nqi::verdict
