// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/packing_values.h"

#include "core/base/encoding.h"
#include "core/gs1/gtin.h"
#include "core/verdict/company_name.h"
#include "core/verdict/country.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace nqi::protocol {

namespace {

constexpr std::uint64_t mostQuantity = 1'000'000'000;
constexpr std::size_t ssccDigits = 18;

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits of a number that people group with blanks, dots or hyphens.
std::string digitsOf(std::string_view cell)
{
    std::string digits(cell);
    std::erase_if(digits, [](char c) { return c == ' ' || c == '.' || c == '-' || c == '\''; });
    return digits;
}

bool isRounded(std::string_view cell)
{
    const std::size_t exponent = cell.find_first_of("eE");
    return exponent != std::string_view::npos && exponent > 0 &&
           isDigits(digitsOf(cell.substr(exponent + 1))
                        .substr(exponent + 1 < cell.size() && cell[exponent + 1] == '+' ? 1 : 0));
}

std::optional<std::uint64_t> number(std::string_view digits)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return isDigits(digits) && error == std::errc() && end == digits.data() + digits.size() ? std::optional(value)
                                                                                            : std::nullopt;
}

void append(std::string &text, char32_t c)
{
    const auto byte = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (c < 0x80)
        return byte(c);
    if (c < 0x800) {
        byte(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
    }
    byte(0x80 | (c & 0x3F));
}

std::optional<std::string> fromUtf16(std::string_view bytes, bool bigEndian)
{
    if (bytes.size() % 2 != 0)
        return {};
    std::string text;
    const auto unit = [&](std::size_t i) {
        const auto high = static_cast<unsigned char>(bytes[i + (bigEndian ? 0 : 1)]);
        const auto low = static_cast<unsigned char>(bytes[i + (bigEndian ? 1 : 0)]);
        return static_cast<char32_t>(high << 8 | low);
    };
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xDC00 && c < 0xE000)
            return {};
        if (c >= 0xD800 && c < 0xDC00) {
            if (i + 3 >= bytes.size())
                return {};
            i += 2;
            const char32_t low = unit(i);
            if (low < 0xDC00 || low >= 0xE000)
                return {};
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
        append(text, c);
    }
    return text;
}

} // namespace

std::string_view trimmed(std::string_view cell)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = cell.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return cell.substr(begin, cell.find_last_not_of(blanks) - begin + 1);
}

Cell<std::uint64_t> wholeNumber(std::string_view cell, RowFault fault)
{
    // "12.0" and "12,00" are whole; three digits after a separator may be thousands or thousandths.
    if (const std::size_t separator = cell.find_last_of(".,"); separator != std::string_view::npos) {
        const std::string_view rest = cell.substr(separator + 1);
        if (rest.size() > 2 || !std::ranges::all_of(rest, [](char c) { return c == '0'; }))
            return std::unexpected(fault);
        cell = cell.substr(0, separator);
    }
    const auto value = number(cell);
    if (!value || *value > mostQuantity)
        return std::unexpected(fault);
    return *value;
}

Cell<std::uint64_t> gtinCell(std::string_view cell)
{
    if (isRounded(cell))
        return std::unexpected(RowFault::rounded);
    const std::string digits = digitsOf(cell);
    const auto gtin = isDigits(digits) ? gs1::toGtin14(digits) : std::nullopt;
    if (!gtin)
        return std::unexpected(RowFault::gtin);
    if (!gs1::hasRightCheckDigit(*gtin))
        return std::unexpected(RowFault::gtinCheckDigit);
    return number(*gtin).value_or(0);
}

Cell<std::string> ssccCell(std::string_view cell)
{
    if (isRounded(cell))
        return std::unexpected(RowFault::rounded);
    std::string digits = digitsOf(cell);
    if (digits.size() == ssccDigits + 2 && digits.starts_with("00"))
        digits.erase(0, 2); // with its identifier
    // A spreadsheet takes leading zeros away.
    if (digits.size() < ssccDigits && digits.size() >= ssccDigits - 3)
        digits.insert(0, ssccDigits - digits.size(), '0');
    if (digits.size() != ssccDigits || !isDigits(digits) || !gs1::hasRightCheckDigit(digits))
        return std::unexpected(RowFault::sscc);
    return digits;
}

Cell<std::string> hsCodeCell(std::string_view cell)
{
    std::string digits = digitsOf(cell);
    constexpr std::size_t fewest = 4;
    constexpr std::size_t most = 12;
    if (!isDigits(digits) || digits.size() < fewest || digits.size() > most)
        return std::unexpected(RowFault::hsCode);
    return digits;
}

Cell<std::string> originCell(std::string_view cell)
{
    if (const std::string_view country = verdict::alpha2OfNumeric(cell); !country.empty())
        return std::string(country);
    std::string letters(cell);
    for (char &c : letters)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (letters.size() != 2 || !std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return std::unexpected(RowFault::origin);
    return letters;
}

Cell<catalog::Channel> channelCell(std::string_view cell)
{
    std::string word = verdict::foldedTight(cell);
    if (word.starts_with("luong"))
        word.erase(0, std::string_view("luong").size());
    if (word == "green" || word == "xanh" || word == "1")
        return catalog::Channel::green;
    if (word == "yellow" || word == "vang" || word == "2")
        return catalog::Channel::yellow;
    if (word == "red" || word == "do" || word == "3")
        return catalog::Channel::red;
    return std::unexpected(RowFault::channel);
}

Cell<Date> dateCell(std::string_view cell)
{
    if (const auto iso = parseIsoDate(cell))
        return *iso;
    // Day, month, year: the order of Viet Nam.
    std::string text(cell);
    std::ranges::replace(text, '/', '-');
    std::ranges::replace(text, '.', '-');
    const std::size_t first = text.find('-');
    const std::size_t second = text.find('-', first == std::string::npos ? first : first + 1);
    if (second == std::string::npos)
        return std::unexpected(RowFault::date);
    const auto day = number(text.substr(0, first));
    const auto month = number(text.substr(first + 1, second - first - 1));
    const auto year = number(text.substr(second + 1));
    if (!day || !month || !year || *day > 31 || *month > 12 || *year < 1990 || *year > 2200)
        return std::unexpected(RowFault::date);
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok())
        return std::unexpected(RowFault::date);
    return Date(date);
}

std::optional<std::string> asUtf8(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE"))
        return fromUtf16(bytes.substr(2), false);
    if (bytes.starts_with("\xFE\xFF"))
        return fromUtf16(bytes.substr(2), true);
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    // A header in Latin letters has a zero in every second byte.
    if (bytes.size() >= 2 && bytes[0] == '\0' && bytes[1] != '\0')
        return fromUtf16(bytes, true);
    if (bytes.size() >= 2 && bytes[0] != '\0' && bytes[1] == '\0')
        return fromUtf16(bytes, false);
    if (!isUtf8(bytes) || bytes.contains('\0'))
        return {};
    return std::string(bytes);
}

} // namespace nqi::protocol
