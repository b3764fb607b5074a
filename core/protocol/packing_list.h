// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/consignment.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

/// Declarations and packing lists as firms send them: CSV (RFC 4180; commas, semicolons or tabs) in UTF-8 or UTF-16,
/// with the names of columns in Vietnamese or English, with or without accents.
namespace nqi::protocol {

/// Why a file as a whole is refused.
enum class PackingListError : std::uint8_t {
    empty,
    tooLarge,      ///< over `mostBytes`
    tooManyLines,  ///< over `mostLines` lines or `mostRows` rows
    otherEncoding, ///< neither UTF-8 nor UTF-16: Windows-1258, TCVN3, VNI, or no text at all
    noColumns,     ///< its first row names none of the columns that tell goods apart, or no quantity
    noLines,       ///< no row could be used
};
[[nodiscard]] std::string_view name(PackingListError error);

enum class RowFault : std::uint8_t {
    notUtf8,
    quotes,     ///< a quoted cell does not end; nothing after it is read
    cells,      ///< more cells than columns
    tooLong,    ///< a cell or a row beyond what is read
    lineNumber, ///< no whole number from 1
    quantityMissing,
    quantity,         ///< no whole number: 12.5, or 1.200, which may be either
    otherDeclaration, ///< a file is about one declaration: that of its first row
    conflict,         ///< the line was given before, and not with this value
    gtin,             ///< not 8, 12, 13 or 14 digits
    gtinCheckDigit,
    rounded, ///< a long number that a spreadsheet has rounded: 8.93602E+12
    sscc,    ///< not 18 digits, or another check digit
    hsCode,  ///< not 4 to 12 digits
    origin,  ///< neither two letters nor three digits of ISO 3166
    channel,
    date,
    packaging, ///< the GTIN of a carton without how many it holds
};
[[nodiscard]] std::string_view name(RowFault fault);

struct RowProblem {
    std::uint64_t row = 0; ///< line of the file where the row begins, the header being 1
    RowFault fault{};
    std::string column; ///< as the file calls it
    std::string value;  ///< as the file has it, shortened
    bool loaded = true; ///< the row counts, without that value; false: the row is left out

    bool operator==(const RowProblem &) const = default;
};

struct PackingList {
    consignment::Consignment consignment;
    std::vector<RowProblem> problems;        ///< in order of the rows; each thing left out is among them
    std::vector<std::string> unknownColumns; ///< whose names mean nothing here: not read
    std::uint64_t rows = 0;                  ///< without the header
};

inline constexpr std::size_t mostPackingListBytes = 64ULL * 1024 * 1024;
inline constexpr std::size_t mostPackingListLines = 50'000;
inline constexpr std::size_t mostPackingListRows = 500'000;

/// Rows with the same line number, or without numbers those of the same goods, are one line: their quantities add up,
/// and each may name another package or serial. Never throws; any thread.
[[nodiscard]] std::expected<PackingList, PackingListError> readPackingList(std::string_view bytes);

/// A packing list that is read as the same consignment.
[[nodiscard]] std::string writePackingList(const consignment::Consignment &consignment);

} // namespace nqi::protocol
