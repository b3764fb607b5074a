// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/values.h"

#include "core/gs1/characters.h"
#include "core/gs1/code_lists.h"

#include <algorithm>
#include <array>

namespace nqi::gs1 {
namespace {

struct Unit {
    std::string_view ai; // three digits; the fourth is the number of decimals
    std::string_view unit;
    std::string_view code;
    bool logistic;
};

// clang-format off
constexpr auto units = std::to_array<Unit>({
    {"310", "kg", "KGM", false}, {"311", "m", "MTR", false}, {"312", "m", "MTR", false}, {"313", "m", "MTR", false},
    {"314", "m²", "MTK", false}, {"315", "l", "LTR", false}, {"316", "m³", "MTQ", false}, {"320", "lb", "LBR", false},
    {"321", "in", "INH", false}, {"322", "ft", "FOT", false}, {"323", "yd", "YRD", false}, {"324", "in", "INH", false},
    {"325", "ft", "FOT", false}, {"326", "yd", "YRD", false}, {"327", "in", "INH", false}, {"328", "ft", "FOT", false},
    {"329", "yd", "YRD", false}, {"330", "kg", "KGM", true}, {"331", "m", "MTR", true}, {"332", "m", "MTR", true},
    {"333", "m", "MTR", true}, {"334", "m²", "MTK", true}, {"335", "l", "LTR", true}, {"336", "m³", "MTQ", true},
    {"337", "kg/m²", "28", false}, {"340", "lb", "LBR", true}, {"341", "in", "INH", true}, {"342", "ft", "FOT", true},
    {"343", "yd", "YRD", true}, {"344", "in", "INH", true}, {"345", "ft", "FOT", true}, {"346", "yd", "YRD", true},
    {"347", "in", "INH", true}, {"348", "ft", "FOT", true}, {"349", "yd", "YRD", true}, {"350", "in²", "INK", false},
    {"351", "ft²", "FTK", false}, {"352", "yd²", "YDK", false}, {"353", "in²", "INK", true}, {"354", "ft²", "FTK", true},
    {"355", "yd²", "YDK", true}, {"356", "tr oz", "APZ", false}, {"357", "fl oz", "OZA", false}, {"360", "qt", "QT", false},
    {"361", "gal", "GLL", false}, {"362", "qt", "QT", true}, {"363", "gal", "GLL", true}, {"364", "in³", "INQ", false},
    {"365", "ft³", "FTQ", false}, {"366", "yd³", "YDQ", false}, {"367", "in³", "INQ", true}, {"368", "ft³", "FTQ", true},
    {"369", "yd³", "YDQ", true},
});
// clang-format on

std::optional<std::uint64_t> numberOf(std::string_view digits)
{
    constexpr std::size_t most = 18; // always fits 64 bits
    if (digits.empty() || digits.size() > most || !allDigits(digits))
        return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : digits)
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    return number;
}

int twoDigits(std::string_view text, std::size_t at)
{
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

std::optional<Date> dayOf(int year, int month, int day)
{
    using namespace std::chrono;
    const year_month_day_last last{std::chrono::year(year),
                                   month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
    if (month < 1 || month > 12)
        return std::nullopt;
    if (day == 0)
        return Date(last);
    const year_month_day date{last.year(), last.month(), std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    return Date(date);
}

// Hours, minutes and seconds as far as they are given.
std::optional<std::uint32_t> secondsOf(std::string_view digits)
{
    constexpr std::array<int, 3> most{23, 59, 59};
    constexpr std::array<std::uint32_t, 3> weight{3600, 60, 1};
    if (digits.size() < 2 || digits.size() > 6 || digits.size() % 2 != 0 || !allDigits(digits))
        return std::nullopt;
    std::uint32_t seconds = 0;
    for (std::size_t i = 0; i < digits.size() / 2; ++i) {
        const int part = twoDigits(digits, i * 2);
        if (part > most[i])
            return std::nullopt;
        seconds += static_cast<std::uint32_t>(part) * weight[i];
    }
    return seconds;
}

bool isPlainDate(std::string_view ai)
{
    constexpr auto dates = std::to_array<std::string_view>({"11", "12", "13", "15", "16", "17", "4326", "7006"});
    return std::ranges::contains(dates, ai);
}

bool isTimedDate(std::string_view ai)
{
    constexpr auto dates = std::to_array<std::string_view>({"4324", "4325", "7003", "7011", "8008"});
    return std::ranges::contains(dates, ai);
}

} // namespace

int fullYear(int twoDigits, int currentYear)
{
    const int century = currentYear - currentYear % 100;
    const int difference = twoDigits - currentYear % 100;
    if (difference >= 51)
        return century - 100 + twoDigits;
    if (difference <= -50)
        return century + 100 + twoDigits;
    return century + twoDigits;
}

std::optional<Date> dateOf(std::string_view sixDigits, int currentYear)
{
    if (sixDigits.size() != 6 || !allDigits(sixDigits))
        return std::nullopt;
    return dayOf(fullYear(twoDigits(sixDigits, 0), currentYear), twoDigits(sixDigits, 2), twoDigits(sixDigits, 4));
}

std::optional<Date> longDateOf(std::string_view eightDigits)
{
    if (eightDigits.size() != 8 || !allDigits(eightDigits))
        return std::nullopt;
    const int year = twoDigits(eightDigits, 0) * 100 + twoDigits(eightDigits, 2);
    return dayOf(year, twoDigits(eightDigits, 4), twoDigits(eightDigits, 6));
}

std::optional<DateValue> dateValue(std::string_view ai, std::string_view value, int currentYear)
{
    const bool longDate = ai == "7250" || ai == "7251";
    const bool timed = isTimedDate(ai) || ai == "7251";
    if (!longDate && !timed && !isPlainDate(ai) && ai != "7007")
        return std::nullopt;
    const std::size_t length = longDate ? 8 : 6;
    const std::string_view day = value.substr(0, length);
    const std::string_view rest = value.substr(day.size());
    const auto date = longDate ? longDateOf(day) : dateOf(day, currentYear);
    if (!date)
        return std::nullopt;
    DateValue result{*date, std::nullopt, std::nullopt};
    if (rest.empty())
        return result;
    if (timed)
        result.seconds = secondsOf(rest == "9999" ? rest.substr(0, 0) : rest);
    else if (ai == "7007")
        result.end = dateOf(rest, currentYear);
    return result;
}

std::string Decimal::text() const
{
    std::string number = std::to_string(digits);
    if (decimals == 0)
        return number;
    if (number.size() <= decimals)
        number.insert(0, decimals + 1 - number.size(), '0');
    number.insert(number.size() - decimals, 1, '.');
    return number;
}

double Decimal::value() const
{
    auto result = static_cast<double>(digits);
    for (unsigned i = 0; i < decimals; ++i)
        result /= 10;
    return result;
}

std::optional<Measure> measureOf(std::string_view ai, std::string_view value)
{
    const auto number = numberOf(value);
    if (!number)
        return std::nullopt;
    if (ai == "30" || ai == "37")
        return Measure{{*number, 0}, "", "H87", ai == "37"};
    if (ai.size() != 4 || !isOf(ai[3], digitClass))
        return std::nullopt;
    const auto it = std::ranges::find(units, ai.substr(0, 3), &Unit::ai);
    if (it == units.end())
        return std::nullopt;
    return Measure{{*number, static_cast<unsigned>(ai[3] - '0')}, it->unit, it->code, it->logistic};
}

std::optional<Amount> amountOf(std::string_view ai, std::string_view value)
{
    if (ai == "8005") {
        const auto number = numberOf(value);
        return number ? std::optional(Amount{{*number, 0}, {}, false}) : std::nullopt;
    }
    if (ai.size() != 4 || !ai.starts_with("39") || ai[2] > '5' || !isOf(ai[3], digitClass))
        return std::nullopt;
    Amount amount;
    if (ai[2] == '1' || ai[2] == '3') {
        amount.currency = currencyLetters(value.substr(0, 3));
        value = value.substr(std::min<std::size_t>(3, value.size()));
    }
    const auto number = numberOf(value);
    if (!number)
        return std::nullopt;
    amount.amount = {*number, static_cast<unsigned>(ai[3] - '0')};
    amount.percent = ai[2] == '4';
    return amount;
}

std::optional<KeyParts> keyParts(std::string_view ai, std::string_view value)
{
    const bool gtin = ai == "01" || ai == "02" || ai == "03" || ai == "8006" || ai == "8026";
    const bool glnLike = ai.size() == 3 && ai.starts_with("41");
    if ((gtin && value.size() >= 14) || (ai == "00" && value.size() == 18)) {
        const std::size_t length = gtin ? 14 : 18;
        return KeyParts{value[0], value.substr(1, length - 2), value[length - 1], value.substr(length)};
    }
    if ((glnLike || ai == "253" || ai == "255") && value.size() >= 13)
        return KeyParts{'\0', value.substr(0, 12), value[12], value.substr(13)};
    if (ai == "8003" && value.size() >= 14)
        return KeyParts{'\0', value.substr(1, 12), value[13], value.substr(14)};
    if ((ai == "8017" || ai == "8018") && value.size() == 18)
        return KeyParts{'\0', value.substr(0, 17), value[17], {}};
    if (ai == "402" && value.size() == 17)
        return KeyParts{'\0', value.substr(0, 16), value[16], {}};
    return std::nullopt;
}

std::string_view countryOf(std::string_view ai, std::string_view value)
{
    const bool numeric = ai == "421" || (ai.size() == 3 && ai >= "422" && ai <= "426") || ai.starts_with("703");
    if (numeric)
        return countryLetters(value.substr(0, 3));
    if ((ai == "4307" || ai == "4317") && isCountryLetters(value))
        return value;
    return {};
}

} // namespace nqi::gs1
