// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What values mean: dates, measures, amounts, places, parts of keys. Any thread.
namespace nqi::gs1 {

/// The year that two digits mean, seen from `currentYear`: from 49 years back to 50 ahead (General
/// Specifications 7.12).
[[nodiscard]] int fullYear(int twoDigits, int currentYear);

/// YYMMDD -> a day; day 00 is the last of the month. Nothing for what is no date ("000000" among it).
[[nodiscard]] std::optional<Date> dateOf(std::string_view sixDigits, int currentYear);
/// YYYYMMDD, the same.
[[nodiscard]] std::optional<Date> longDateOf(std::string_view eightDigits);

/// A day and, where the AI has one, a time on it.
struct DateValue {
    Date date;
    std::optional<Date> end;              ///< of a range: AI 7007
    std::optional<std::uint32_t> seconds; ///< since midnight, local time where the data was made
    bool operator==(const DateValue &) const = default;
};
/// The date that this AI's value holds (11-17, 4324-4326, 7003, 7006, 7007, 7011, 7250, 7251, 8008).
[[nodiscard]] std::optional<DateValue> dateValue(std::string_view ai, std::string_view value, int currentYear);

/// True when something good through `lastDay` is no longer good on `today`: an item is good to the end of its day.
[[nodiscard]] constexpr bool isExpired(Date lastDay, Date today)
{
    return today > lastDay;
}

/// A number with a fixed count of decimals: 1234 with 3 decimals is 1.234.
struct Decimal {
    std::uint64_t digits = 0;
    unsigned decimals = 0;

    [[nodiscard]] std::string text() const; ///< "1.234"
    [[nodiscard]] double value() const;
    bool operator==(const Decimal &) const = default;
};

struct Measure {
    Decimal amount;
    std::string_view unit;     ///< "kg", "m", "l", "m²", "lb", ...
    std::string_view unitCode; ///< UN/ECE Recommendation 20: "KGM"
    bool logistic = false;     ///< of the package as shipped, not of the net content
    bool operator==(const Measure &) const = default;
};
/// AIs 310n to 369n, 30, 37.
[[nodiscard]] std::optional<Measure> measureOf(std::string_view ai, std::string_view value);

struct Amount {
    Decimal amount;
    std::string_view currency; ///< ISO 4217 letters, empty for the local currency
    bool percent = false;      ///< AI 394n
    bool operator==(const Amount &) const = default;
};
/// AIs 390n to 395n, 8005.
[[nodiscard]] std::optional<Amount> amountOf(std::string_view ai, std::string_view value);

/// Parts of a key that can be told without knowing how long the company prefix is.
struct KeyParts {
    char leading = '\0';     ///< indicator of a GTIN, extension digit of an SSCC; '\0' when there is none
    std::string_view body;   ///< company prefix and reference
    char check = '\0';       ///< check digit; '\0' when there is none
    std::string_view serial; ///< serial component of 253, 255, 8003, 8006; empty when absent
    bool operator==(const KeyParts &) const = default;
};
/// Of 00, 01, 02, 03, 253, 255, 402, 410-417, 8003, 8006, 8017, 8018, 8026. The value must be of valid length.
[[nodiscard]] std::optional<KeyParts> keyParts(std::string_view ai, std::string_view value);

/// "VN" for "704" in AI 422; the first country of 423 and 425.
[[nodiscard]] std::string_view countryOf(std::string_view ai, std::string_view value);

} // namespace nqi::gs1
