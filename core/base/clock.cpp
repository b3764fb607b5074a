// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

#include <algorithm>
#include <format>

namespace nqi {

namespace {

std::optional<int> number(std::string_view digits)
{
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return digits.empty() ? std::nullopt : std::optional(value);
}

/// Writes a number so that its last digit lies before `end`, over zeros.
void write(std::string &text, std::size_t end, unsigned value)
{
    for (; value > 0; value /= 10)
        text[--end] = static_cast<char>('0' + value % 10);
}

} // namespace

Clock systemClock()
{
    return [] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); };
}

std::string isoDate(Date date)
{
    const std::chrono::year_month_day day(date);
    const int year = static_cast<int>(day.year());
    if (year < 0 || year > 9999)
        return std::format("{:04}-{:02}-{:02}", year, static_cast<unsigned>(day.month()),
                           static_cast<unsigned>(day.day()));
    // Every verdict writes a dozen of them.
    std::string text = "0000-00-00";
    write(text, 4, static_cast<unsigned>(year));
    write(text, 7, static_cast<unsigned>(day.month()));
    write(text, 10, static_cast<unsigned>(day.day()));
    return text;
}

std::string isoInstant(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    return std::format("{}T{:02}:{:02}:{:02}.{:03}Z", isoDate(day), time.hours().count(), time.minutes().count(),
                       time.seconds().count(), time.subseconds().count());
}

std::optional<Date> parseIsoDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

std::optional<Instant> parseIsoInstant(std::string_view text)
{
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto date = parseIsoDate(text.substr(0, 10));
    const auto hour = number(text.substr(11, 2));
    const auto minute = number(text.substr(14, 2));
    const auto second = number(text.substr(17, 2));
    // RFC 3339 allows a leap second: it counts as the second before it.
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    std::string_view rest = text.substr(19);
    int milliseconds = 0;
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        const auto digits = rest.substr(0, rest.find_first_not_of("0123456789"));
        if (digits.empty())
            return std::nullopt;
        for (std::size_t i = 0; i < 3; ++i)
            milliseconds = milliseconds * 10 + (i < digits.size() ? digits[i] - '0' : 0);
        rest.remove_prefix(digits.size());
    }
    std::chrono::minutes offset(0);
    if (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':') {
        const auto hours = number(rest.substr(1, 2));
        const auto minutes = number(rest.substr(4, 2));
        if (!hours || !minutes || *hours > 23 || *minutes > 59)
            return std::nullopt;
        offset = std::chrono::minutes(*hours * 60 + *minutes) * (rest[0] == '-' ? -1 : 1);
    } else if (rest != "Z" && rest != "z") {
        return std::nullopt;
    }
    return Instant(*date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(std::min(*second, 59)) + std::chrono::milliseconds(milliseconds) - offset;
}

Date dateInVietNam(Instant instant)
{
    return std::chrono::floor<std::chrono::days>(instant + std::chrono::hours(7));
}

} // namespace nqi
