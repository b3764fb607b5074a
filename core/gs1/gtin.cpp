// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/gtin.h"

#include "core/gs1/characters.h"

#include <array>

namespace nqi::gs1 {
namespace {

constexpr std::size_t gtinLength = 14;

} // namespace

std::optional<int> checkDigit(std::string_view digitsWithoutCheck)
{
    if (digitsWithoutCheck.empty())
        return std::nullopt;
    int sum = 0;
    int weight = 3;
    for (std::size_t i = digitsWithoutCheck.size(); i > 0; --i) {
        const char c = digitsWithoutCheck[i - 1];
        if (!isOf(c, digitClass))
            return std::nullopt;
        sum += weight * (c - '0');
        weight = 4 - weight;
        sum %= 10; // a text of any length must not overflow
    }
    return (10 - sum) % 10;
}

bool hasRightCheckDigit(std::string_view digits)
{
    if (digits.size() < 2)
        return false;
    const auto expected = checkDigit(digits.substr(0, digits.size() - 1));
    return expected && digits.back() - '0' == *expected;
}

std::optional<std::string> toGtin14(std::string_view digits)
{
    const std::size_t length = digits.size();
    if ((length != 8 && length != 12 && length != 13 && length != gtinLength) || !allDigits(digits))
        return std::nullopt;
    return std::string(gtinLength - length, '0').append(digits);
}

std::string gtin14Text(std::uint64_t gtin)
{
    std::string text(gtinLength, '0');
    for (std::size_t i = gtinLength; i > 0 && gtin > 0; --i, gtin /= 10)
        text[i - 1] = static_cast<char>('0' + gtin % 10);
    return text;
}

std::optional<std::string> expandUpcE(std::string_view upcE)
{
    if (upcE.size() != 8 || !allDigits(upcE) || upcE[0] > '1')
        return std::nullopt;
    const std::string_view six = upcE.substr(1, 6);
    std::string middle; // the ten digits between number system and check digit
    switch (const char last = six[5]) {
    case '0':
    case '1':
    case '2':
        middle.append(six.substr(0, 2)).append(1, last).append("0000").append(six.substr(2, 3));
        break;
    case '3':
        middle.append(six.substr(0, 3)).append("00000").append(six.substr(3, 2));
        break;
    case '4':
        middle.append(six.substr(0, 4)).append("00000").append(six.substr(4, 1));
        break;
    default:
        middle.append(six.substr(0, 5)).append("0000").append(1, last);
        break;
    }
    return std::string(1, upcE[0]) + middle + upcE[7];
}

std::optional<std::string> suppressUpcA(std::string_view upcA)
{
    if (upcA.size() != 12 || !allDigits(upcA) || upcA[0] > '1')
        return std::nullopt;
    const std::string_view company = upcA.substr(1, 5);
    const std::string_view item = upcA.substr(6, 5);
    std::string six;
    if (company.substr(3) == "00" && company[2] <= '2' && item.starts_with("00"))
        six.append(company.substr(0, 2)).append(item.substr(2)).append(1, company[2]);
    else if (company.substr(3) == "00" && item.starts_with("000"))
        six.append(company.substr(0, 3)).append(item.substr(3)).append("3");
    else if (company[4] == '0' && item.starts_with("0000"))
        six.append(company.substr(0, 4)).append(item.substr(4)).append("4");
    else if (item.starts_with("0000") && item[4] >= '5')
        six.append(company).append(item.substr(4));
    else
        return std::nullopt;
    return std::string(1, upcA[0]) + six + upcA[11];
}

} // namespace nqi::gs1
