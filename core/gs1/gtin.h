// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nqi::gs1 {

/// The modulo-10 check digit (General Specifications 7.9.1) of the digits that precede it: 0-9, or nothing when the
/// text holds anything but digits or is empty.
[[nodiscard]] std::optional<int> checkDigit(std::string_view digitsWithoutCheck);

/// True when the last digit is the right check digit of those before it.
[[nodiscard]] bool hasRightCheckDigit(std::string_view digits);

/// 8, 12, 13 or 14 digits -> GTIN-14 (leading zeros added). Does not judge the check digit.
[[nodiscard]] std::optional<std::string> toGtin14(std::string_view digits);

/// GTIN-14 as a number -> 14 digits.
[[nodiscard]] std::string gtin14Text(std::uint64_t gtin);

/// UPC-E (8 digits with number system and check digit) -> UPC-A (12 digits), General Specifications 5.2.2.4.2.
[[nodiscard]] std::optional<std::string> expandUpcE(std::string_view upcE);
/// UPC-A -> UPC-E where the number can be zero-suppressed.
[[nodiscard]] std::optional<std::string> suppressUpcA(std::string_view upcA);

/// What a GS1 prefix is for (General Specifications 1.4, GS1 prefix list).
enum class PrefixClass : std::uint8_t {
    licensed,              ///< managed by a GS1 Member Organisation; `prefixOrganisation` names the country or region
    restrictedCirculation, ///< 02, 04, 20-29: in-store or regional numbers, not global
    isbn,                  ///< 978, 979
    issn,                  ///< 977
    refund,                ///< 980
    coupon,                ///< 981-984, 99
    demonstration,         ///< 952
    gtin8,                 ///< a GTIN-8 (six leading zeros in GTIN-14)
    unassigned,            ///< no organisation holds this prefix
};

/// Class of the prefix of a GTIN-14 (as 14 digits; the indicator digit is skipped).
[[nodiscard]] PrefixClass prefixClass(std::string_view gtin14);
/// Who manages the prefix, as ISO 3166 alpha-2 of the organisation ("VN" for 893), "" when unassigned or special.
[[nodiscard]] std::string_view prefixOrganisation(std::string_view gtin14);
[[nodiscard]] std::string_view name(PrefixClass prefixClass);

} // namespace nqi::gs1
