// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Numbers as digits, without the cost of a formatting library: the generator writes millions of them.
namespace nqi::demo {

/// Appends at least `width` digits, zeros in front.
inline void appendDigits(std::string &text, std::uint64_t number, std::size_t width)
{
    char digits[20];
    std::size_t count = 0;
    do {
        digits[count++] = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number != 0);
    text.append(width > count ? width - count : 0, '0');
    while (count > 0)
        text += digits[--count];
}

/// Up to seventeen digits -> the GTIN or SSCC: the weights 3 and 1 count from the right, so zeros in front change
/// nothing.
[[nodiscard]] inline std::uint64_t withCheckDigit(std::uint64_t digits)
{
    std::uint64_t sum = 0;
    std::uint64_t rest = digits;
    for (int place = 0; rest != 0; ++place, rest /= 10)
        sum += (rest % 10) * (place % 2 == 0 ? 3 : 1);
    return digits * 10 + (10 - sum % 10) % 10;
}

inline void set(std::string &text, std::string_view value)
{
    text.assign(value);
}
inline void set(std::string &text, std::string_view start, std::uint64_t number, std::size_t width)
{
    text.assign(start);
    appendDigits(text, number, width);
}

} // namespace nqi::demo
