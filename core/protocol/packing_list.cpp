// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/packing_list.h"

#include "core/base/encoding.h"
#include "core/gs1/gtin.h"
#include "core/protocol/packing_columns.h"
#include "core/protocol/packing_values.h"
#include "core/protocol/table_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <spanstream>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace nqi::protocol {

namespace {

using consignment::Consignment;
using consignment::Line;
using Column = PackingColumn;

constexpr std::size_t shownValue = 80;

/// A row by what its columns mean.
struct Row {
    std::uint64_t number = 0;
    std::array<std::string_view, packingColumns> cells{};

    [[nodiscard]] std::string_view operator[](Column column) const { return cells[static_cast<std::size_t>(column)]; }
};

class Reader {
public:
    std::expected<PackingList, PackingListError> read(std::string_view text)
    {
        std::ispanstream in(text);
        readTable(in, TableFormat::csv, [&](const TableRow &row) { return take(row); });
        if (m_error)
            return std::unexpected(*m_error);
        if (m_refused)
            return std::unexpected(PackingListError::noColumns);
        if (m_list.consignment.lines.empty())
            return std::unexpected(PackingListError::noLines);
        return std::move(m_list);
    }

private:
    bool take(const TableRow &given)
    {
        if (given.problem == TableProblem::noHeader)
            return false;
        if (!m_known && !readHeader(given.names)) {
            m_refused = true;
            return false;
        }
        if (++m_list.rows > mostPackingListRows)
            return end(PackingListError::tooManyLines);
        if (given.problem != TableProblem::none) {
            m_list.problems.push_back({given.number, faultOf(given.problem), {}, {}, false});
            return true;
        }
        if (std::ranges::all_of(given.cells, [](const std::string &cell) { return trimmed(cell).empty(); }))
            return true; // spreadsheets leave empty rows at the end
        Row row{.number = given.number};
        for (std::size_t i = 0; i < given.cells.size(); ++i)
            if (m_columns[i])
                row.cells[static_cast<std::size_t>(*m_columns[i])] = trimmed(given.cells[i]);
        add(row);
        return m_list.consignment.lines.size() <= mostPackingListLines || end(PackingListError::tooManyLines);
    }

    bool readHeader(std::span<const std::string> names)
    {
        std::array<bool, packingColumns> has{};
        for (const std::string &header : names) {
            auto column = packingColumnOf(header);
            if (column && std::exchange(has[static_cast<std::size_t>(*column)], true))
                column.reset();
            m_columns.push_back(column);
            if (column)
                m_names[static_cast<std::size_t>(*column)] = header;
            else
                m_list.unknownColumns.push_back(printable(header, shownValue));
        }
        const auto any = [&](auto... columns) { return (has[static_cast<std::size_t>(columns)] || ...); };
        m_known = any(Column::gtin, Column::key, Column::hsCode, Column::description, Column::model) &&
                  any(Column::quantity, Column::serial);
        m_numbered = any(Column::line);
        return m_known;
    }

    bool end(PackingListError error)
    {
        m_error = error;
        return false;
    }

    static RowFault faultOf(TableProblem problem)
    {
        switch (problem) {
        case TableProblem::notUtf8:
            return RowFault::notUtf8;
        case TableProblem::quotes:
            return RowFault::quotes;
        case TableProblem::cells:
            return RowFault::cells;
        default:
            return RowFault::tooLong;
        }
    }

    void complain(const Row &row, RowFault fault, Column column, bool loaded)
    {
        m_list.problems.push_back({.row = row.number,
                                   .fault = fault,
                                   .column = m_names[static_cast<std::size_t>(column)],
                                   .value = printable(row[column], shownValue),
                                   .loaded = loaded});
    }

    /// The value of an optional cell; a wrong one is said and left out.
    template <class T>
    std::optional<T> value(const Row &row, Column column, Cell<T> (*parse)(std::string_view))
    {
        if (row[column].empty())
            return {};
        const Cell<T> cell = parse(row[column]);
        if (cell)
            return *cell;
        complain(row, cell.error(), column, true);
        return {};
    }

    void add(const Row &row)
    {
        if (!readDeclaration(row))
            return;
        const auto quantity = quantityOf(row);
        if (!quantity)
            return;
        Line read{.number = 0,
                  .hsCode = value<std::string>(row, Column::hsCode, hsCodeCell).value_or(""),
                  .description = std::string(row[Column::description]),
                  .model = std::string(row[Column::model]),
                  .manufacturer = std::string(row[Column::manufacturer]),
                  .origin = value<std::string>(row, Column::origin, originCell).value_or(""),
                  .gtin = value<std::uint64_t>(row, Column::gtin, gtinCell).value_or(0),
                  .key = std::string(row[Column::key]),
                  .lot = std::string(row[Column::lot]),
                  .serials = {},
                  .quantity = 0,
                  .unit = std::string(row[Column::unit])};
        const auto index = m_numbered ? lineByNumber(row, std::move(read)) : lineByGoods(std::move(read));
        if (!index)
            return;
        Line &line = m_list.consignment.lines[*index];
        line.quantity += *quantity;
        addSerial(row, *index);
        addPackage(row, line.number, *quantity);
        addPackaging(row, line);
    }

    bool readDeclaration(const Row &row)
    {
        Consignment &made = m_list.consignment;
        if (const auto number = row[Column::declaration]; !number.empty()) {
            if (made.declaration.empty())
                made.declaration = number;
            if (made.declaration != number) {
                complain(row, RowFault::otherDeclaration, Column::declaration, false);
                return false;
            }
        }
        if (!made.date)
            made.date = value<Date>(row, Column::date, dateCell);
        if (!made.channel)
            made.channel = value<catalog::Channel>(row, Column::channel, channelCell);
        if (made.importer.empty())
            made.importer = row[Column::importer];
        if (made.importerName.empty())
            made.importerName = row[Column::importerName];
        return true;
    }

    std::optional<std::uint64_t> quantityOf(const Row &row)
    {
        const auto cell = row[Column::quantity];
        if (cell.empty()) {
            if (!row[Column::serial].empty())
                return 1;
            complain(row, RowFault::quantityMissing, Column::quantity, false);
            return {};
        }
        const auto quantity = wholeNumber(cell, RowFault::quantity);
        if (quantity)
            return *quantity;
        complain(row, quantity.error(), Column::quantity, false);
        return {};
    }

    /// A row of a line that was given before may leave the other cells empty.
    std::optional<std::size_t> lineByNumber(const Row &row, Line read)
    {
        constexpr std::uint64_t mostNumber = 1'000'000'000;
        const auto number = wholeNumber(row[Column::line], RowFault::lineNumber);
        if (!number || *number == 0 || *number > mostNumber) {
            complain(row, RowFault::lineNumber, Column::line, false);
            return {};
        }
        auto &lines = m_list.consignment.lines;
        read.number = static_cast<std::uint32_t>(*number);
        const auto [known, isNew] = m_byNumber.try_emplace(read.number, lines.size());
        if (isNew) {
            lines.push_back(std::move(read));
            return known->second;
        }
        const Line &line = lines[known->second];
        if (const auto column = conflict(line, read)) {
            complain(row, RowFault::conflict, *column, false);
            return {};
        }
        return known->second;
    }

    static std::optional<Column> conflict(const Line &line, const Line &read)
    {
        const auto differs = [](const std::string &a, const std::string &b) { return !b.empty() && a != b; };
        if (read.gtin != 0 && read.gtin != line.gtin)
            return Column::gtin;
        if (differs(line.lot, read.lot))
            return Column::lot;
        if (differs(line.hsCode, read.hsCode))
            return Column::hsCode;
        if (differs(line.model, read.model))
            return Column::model;
        if (differs(line.origin, read.origin))
            return Column::origin;
        if (differs(line.manufacturer, read.manufacturer))
            return Column::manufacturer;
        if (differs(line.key, read.key))
            return Column::key;
        if (differs(line.description, read.description))
            return Column::description;
        return differs(line.unit, read.unit) ? std::optional(Column::unit) : std::nullopt;
    }

    std::optional<std::size_t> lineByGoods(Line read)
    {
        constexpr char separator = '\x1F';
        std::string goods = std::to_string(read.gtin);
        for (const std::string *part : {&read.key, &read.lot, &read.hsCode, &read.description, &read.model,
                                        &read.manufacturer, &read.origin, &read.unit})
            goods.append(1, separator).append(*part);
        auto &lines = m_list.consignment.lines;
        const auto [known, isNew] = m_byGoods.try_emplace(std::move(goods), lines.size());
        if (isNew) {
            read.number = static_cast<std::uint32_t>(lines.size() + 1);
            lines.push_back(std::move(read));
        }
        return known->second;
    }

    void addSerial(const Row &row, std::size_t line)
    {
        const std::string serial(row[Column::serial]);
        if (!serial.empty() && m_serials.insert(std::to_string(line) + ' ' + serial).second)
            m_list.consignment.lines[line].serials.push_back(serial);
    }

    void addPackage(const Row &row, std::uint32_t line, std::uint64_t quantity)
    {
        const auto sscc = value<std::string>(row, Column::sscc, ssccCell);
        if (!sscc)
            return;
        if (!row[Column::packageQuantity].empty()) {
            const auto own = wholeNumber(row[Column::packageQuantity], RowFault::quantity);
            if (!own)
                complain(row, own.error(), Column::packageQuantity, true);
            quantity = own.value_or(0);
        }
        m_packing.add(*sscc, {.line = line, .quantity = quantity});
    }

    void addPackaging(const Row &row, const Line &line)
    {
        const auto carton = value<std::uint64_t>(row, Column::cartonGtin, gtinCell);
        if (!carton || line.gtin == 0)
            return;
        constexpr std::uint64_t mostUnits = 1'000'000;
        const auto count = wholeNumber(row[Column::unitsPerCarton], RowFault::packaging);
        if (!count || *count == 0 || *count > mostUnits) {
            complain(row, RowFault::packaging, Column::unitsPerCarton, true);
            return;
        }
        if (m_cartons.insert(*carton).second)
            m_list.consignment.packagings.push_back(
                {.gtin = *carton, .unit = line.gtin, .count = static_cast<std::uint32_t>(*count)});
    }

    PackingList m_list;
    std::optional<PackingListError> m_error;
    std::vector<std::optional<Column>> m_columns;
    std::array<std::string, packingColumns> m_names;
    bool m_known = false;   ///< the header was read
    bool m_refused = false; ///< it names too little
    bool m_numbered = false;
    consignment::Packing m_packing{m_list.consignment.packages};
    std::unordered_map<std::uint32_t, std::size_t> m_byNumber;
    std::unordered_map<std::string, std::size_t> m_byGoods;
    std::unordered_set<std::string> m_serials;
    std::unordered_set<std::uint64_t> m_cartons;
};

/// Rows of a packing list, quoted where they must be.
class Writer {
public:
    Writer()
    {
        for (std::size_t i = 0; i < packingColumns; ++i)
            cell(name(static_cast<Column>(i)));
        endRow();
    }
    void set(Column column, std::string_view value) { m_row[static_cast<std::size_t>(column)] = value; }
    void set(Column column, std::uint64_t value) { set(column, std::to_string(value)); }
    void row()
    {
        for (std::string &value : m_row)
            cell(std::exchange(value, {}));
        endRow();
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void cell(std::string_view value)
    {
        if (value.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
            m_text.append(value);
        } else {
            m_text += '"';
            for (const char c : value)
                m_text.append(c == '"' ? 2 : 1, c);
            m_text += '"';
        }
        m_text += ',';
    }
    void endRow()
    {
        m_text.back() = '\r';
        m_text += '\n';
    }
    std::string m_text;
    std::array<std::string, packingColumns> m_row;
};

void writeLine(Writer &writer, const Line &line)
{
    writer.set(Column::line, line.number);
    writer.set(Column::hsCode, line.hsCode);
    writer.set(Column::description, line.description);
    writer.set(Column::model, line.model);
    writer.set(Column::manufacturer, line.manufacturer);
    writer.set(Column::origin, line.origin);
    if (line.gtin != 0)
        writer.set(Column::gtin, gs1::gtin14Text(line.gtin));
    writer.set(Column::key, line.key);
    writer.set(Column::lot, line.lot);
    writer.set(Column::quantity, line.quantity);
    writer.set(Column::unit, line.unit);
}

} // namespace

std::expected<PackingList, PackingListError> readPackingList(std::string_view bytes)
{
    if (bytes.size() > mostPackingListBytes)
        return std::unexpected(PackingListError::tooLarge);
    const auto text = asUtf8(bytes);
    if (!text)
        return std::unexpected(PackingListError::otherEncoding);
    if (trimmed(*text).empty())
        return std::unexpected(PackingListError::empty);
    return Reader().read(*text);
}

std::string writePackingList(const Consignment &consignment)
{
    Writer writer;
    bool first = true;
    for (const Line &line : consignment.lines) {
        if (std::exchange(first, false)) {
            writer.set(Column::declaration, consignment.declaration);
            writer.set(Column::date, consignment.date ? isoDate(*consignment.date) : std::string());
            writer.set(Column::importer, consignment.importer);
            writer.set(Column::importerName, consignment.importerName);
            if (consignment.channel)
                writer.set(Column::channel, static_cast<std::uint64_t>(*consignment.channel));
        }
        writeLine(writer, line);
        writer.row();
        for (const std::string &serial : line.serials) {
            writer.set(Column::line, line.number);
            writer.set(Column::serial, serial);
            writer.set(Column::quantity, std::uint64_t{0});
            writer.row();
        }
    }
    for (const consignment::Packaging &packaging : consignment.packagings) {
        const auto line = std::ranges::find(consignment.lines, packaging.unit, &Line::gtin);
        if (line == consignment.lines.end())
            continue;
        writer.set(Column::line, line->number);
        writer.set(Column::quantity, std::uint64_t{0});
        writer.set(Column::cartonGtin, gs1::gtin14Text(packaging.gtin));
        writer.set(Column::unitsPerCarton, packaging.count);
        writer.row();
    }
    for (const consignment::Package &package : consignment.packages) {
        for (const consignment::Content &content : package.contents) {
            writer.set(Column::line, content.line);
            writer.set(Column::quantity, std::uint64_t{0});
            writer.set(Column::sscc, package.sscc);
            writer.set(Column::packageQuantity, content.quantity);
            writer.row();
        }
    }
    return writer.take();
}

std::string_view name(PackingListError error)
{
    constexpr std::array<std::string_view, 6> names = {"empty",         "tooLarge",  "tooManyLines",
                                                       "otherEncoding", "noColumns", "noLines"};
    return names.at(static_cast<std::size_t>(error));
}

std::string_view name(RowFault fault)
{
    // In the order of the enumerators.
    constexpr std::array<std::string_view, 18> names = {
        "notUtf8",  "quotes",           "cells",    "tooLong", "lineNumber",     "quantityMissing",
        "quantity", "otherDeclaration", "conflict", "gtin",    "gtinCheckDigit", "rounded",
        "sscc",     "hsCode",           "origin",   "channel", "date",           "packaging"};
    return names.at(static_cast<std::size_t>(fault));
}

} // namespace nqi::protocol
