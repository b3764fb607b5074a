// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Rows of one table from files that people and their programs make: CSV (RFC 4180, also with semicolons or tabs, as
/// spreadsheets write it, with or without a byte order mark) and JSON (an array of objects, or an object a line).
namespace nqi::protocol {

enum class TableFormat : std::uint8_t { csv, json };

enum class TableProblem : std::uint8_t {
    none,
    notUtf8,  ///< a cell is in another encoding
    quotes,   ///< a quoted cell does not end, or goes on after its end
    cells,    ///< more cells than the header has names
    notJson,  ///< neither an array of objects nor an object a line
    notFlat,  ///< a value is a list or an object
    tooLong,  ///< a cell of more than 64 KiB, or a row of more than 1024 cells
    noHeader, ///< a CSV file without its first row
};
/// Stable name, "notUtf8".
[[nodiscard]] std::string_view name(TableProblem problem);

/// A row as it stands in the file; a problem is of this row alone, unless it ends the file (`quotes`, `notJson`).
struct TableRow {
    std::uint64_t number = 0; ///< in a CSV file that of its first line, the header being 1; else counted from 1
    std::span<const std::string> names;
    std::vector<std::string> cells; ///< as many as names, or fewer: the others are empty
    TableProblem problem = TableProblem::none;
};

/// Gives each row; `each` returns false to stop. Memory does not grow with the file. A file without rows gives none.
/// Never throws; any thread.
void readTable(std::istream &in, TableFormat format, const std::function<bool(const TableRow &)> &each);

} // namespace nqi::protocol
