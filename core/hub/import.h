// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/schema.h"
#include "core/protocol/table_file.h"
#include "core/store/catalogue_writer.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Rows of one table from an authority's file, checked before anything is taken.
namespace nqi::hub {

enum class CellProblem : std::uint8_t {
    row,           ///< the row itself: `ImportFault::row` says what
    unknownColumn, ///< the table has no such column
    doubledColumn, ///< the same column twice
    noKeyColumn,   ///< a column of the key is missing
    missing,       ///< a cell of the key is empty
    number,        ///< no whole number, or no number
    range,         ///< a number that cannot be here
    date,          ///< neither 2026-07-01 nor 01/07/2026
    time,          ///< not 2026-07-01T08:15:30.123Z
    code,          ///< none of the names that may stand here
    gtin,          ///< not 8, 12, 13 or 14 digits with the right check digit
    spreadsheet,   ///< a number that a spreadsheet has rounded, 8.93E+12: its digits are gone
    picture,       ///< no picture that a device shows, see `catalog::guidePictureType`
    duplicate,     ///< the same key as a row before
};
/// Stable name, "unknownColumn".
[[nodiscard]] std::string_view name(CellProblem problem);

struct ImportFault {
    std::uint64_t number = 0; ///< of the row, see `protocol::TableRow`; 0: of the header
    std::string column;       ///< empty: the whole row
    std::string value;
    CellProblem problem{};
    protocol::TableProblem row{};
    std::string expected; ///< names that may stand here, "valid, suspended, withdrawn"
};

struct ImportedRows {
    std::uint64_t rows = 0;
    std::uint64_t faults = 0;
    std::vector<ImportFault> first; ///< of the faults, at most 100
};

enum class ImportError : std::uint8_t {
    noTable, ///< there is no such table
    output,  ///< the rows cannot be put aside
};

/// The dataset of a table; nothing when there is none such.
[[nodiscard]] std::optional<catalog::Dataset> datasetOf(std::string_view table);
/// "products, companies, ...".
[[nodiscard]] std::string allTables();

/// A folder for rows that are put aside, which ends with the object.
class StagingFolder {
public:
    explicit StagingFolder(std::filesystem::path folder) : m_folder(std::move(folder)) { remove(); }
    StagingFolder(const StagingFolder &) = delete;
    StagingFolder &operator=(const StagingFolder &) = delete;
    ~StagingFolder() { remove(); }
    [[nodiscard]] const std::filesystem::path &path() const { return m_folder; }

private:
    void remove() const;
    std::filesystem::path m_folder;
};

/// Gives rows one after another until there are no more, or it is told to stop (false).
using GiveRows = std::function<void(const std::function<bool(const protocol::TableRow &)> &each)>;
/// Whether someone else has seen to it that no key is there twice.
enum class Keys : std::uint8_t { mayRepeat, areUnique };

/// Checks the rows of one table and adds them to a catalogue in the making, which is worth nothing when there are
/// faults. Columns of `catalog::Schema` in any order, by their names; one that is missing gets its default.
[[nodiscard]] std::expected<ImportedRows, ImportError> addRows(const GiveRows &give, std::string_view table, Keys keys,
                                                               store::CatalogueWriter &into);
/// Reads a file into a catalogue of its own in `staging`, which `Catalogue::take` takes. When anything is wrong with it
/// the faults are told and there is nothing to take.
[[nodiscard]] std::expected<ImportedRows, ImportError> importRows(std::istream &in, protocol::TableFormat format,
                                                                  std::string_view table,
                                                                  const std::filesystem::path &staging);

} // namespace nqi::hub
