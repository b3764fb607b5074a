// SPDX-License-Identifier: Apache-2.0
#include "core/hub/import.h"

#include "core/base/clock.h"
#include "core/catalog/guide.h"
#include "core/gs1/gtin.h"
#include "core/protocol/record_codes.h"
#include "core/protocol/row_key.h"
#include "core/trust/digest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <concepts>
#include <format>
#include <limits>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <unordered_set>
#include <utility>

namespace nqi::hub {

namespace {

constexpr std::size_t mostFaults = 100;

struct Fault {
    CellProblem problem{};
    std::string expected{};
};
using Converted = std::optional<Fault>;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t";
    const std::size_t from = text.find_first_not_of(blank);
    return from == std::string_view::npos ? "" : text.substr(from, text.find_last_not_of(blank) - from + 1);
}

template <class Number>
bool whole(std::string_view text, Number &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

/// "8.93601E+12"; a decimal comma is one too.
bool isRounded(std::string_view text)
{
    const std::size_t e = text.find_first_of("eE");
    return e != std::string_view::npos && e > 0 &&
           text.substr(0, e).find_first_not_of("0123456789.,") == std::string_view::npos &&
           text.substr(e + 1).find_first_not_of("+0123456789") == std::string_view::npos;
}

Converted toGtin(std::string_view text, std::uint64_t &value)
{
    if (isRounded(text))
        return Fault{CellProblem::spreadsheet};
    const bool length = text.size() == 8 || (text.size() >= 12 && text.size() <= 14);
    const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!length || !digits || !gs1::checkDigit(text.substr(0, text.size() - 1)) ||
        *gs1::checkDigit(text.substr(0, text.size() - 1)) != text.back() - '0' || !whole(text, value))
        return Fault{CellProblem::gtin};
    return {};
}

/// As people write it here, 1/7/2026.
std::optional<Date> dayMonthYear(std::string_view text)
{
    const std::size_t first = text.find('/');
    const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos)
        return {};
    unsigned day = 0;
    unsigned month = 0;
    int year = 0;
    if (!whole(text.substr(0, first), day) || !whole(text.substr(first + 1, second - first - 1), month) ||
        !whole(text.substr(second + 1), year) || text.size() - second - 1 != 4)
        return {};
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return date.ok() ? std::optional<Date>(std::chrono::sys_days(date)) : std::nullopt;
}

template <class Enum>
std::string namesOf()
{
    std::string names;
    for (const std::string_view name : protocol::codes<Enum>)
        if (!name.empty())
            names.append(names.empty() ? "" : ", ").append(name);
    return names;
}

template <class Value>
Converted convert(std::string_view column, std::string_view cell, Value &value)
{
    const std::string_view text = trimmed(cell);
    if constexpr (std::same_as<Value, std::string>) {
        value = text;
        // Written with points on paper; recorded without.
        if (column.starts_with("hs_"))
            std::erase(value, '.');
        if (column == "picture" && catalog::guidePictureType(text).empty())
            return Fault{CellProblem::picture, "PNG, JPEG, WebP"};
        if (isRounded(text) && (column == "prefix" || column.starts_with("hs_")))
            return Fault{CellProblem::spreadsheet};
    } else if constexpr (std::is_enum_v<Value>) {
        const auto &names = protocol::codes<Value>;
        const auto found = std::ranges::find(names, text);
        if (text.empty() || found == names.end())
            return Fault{CellProblem::code, namesOf<Value>()};
        value = static_cast<Value>(found - names.begin());
    } else if constexpr (std::same_as<Value, std::optional<Date>>) {
        value = text.contains('/') ? dayMonthYear(text) : parseIsoDate(text);
        if (!value)
            return Fault{CellProblem::date};
    } else if constexpr (std::same_as<Value, Instant>) {
        const auto instant = parseIsoInstant(text);
        if (!instant)
            return Fault{CellProblem::time};
        value = *instant;
    } else if constexpr (std::same_as<Value, bool>) {
        value = text == "true" || text == "1";
        if (!value && text != "false" && text != "0")
            return Fault{CellProblem::code, "true, false"};
    } else if constexpr (std::floating_point<Value>) {
        if (!whole(text, value))
            return Fault{CellProblem::number};
        const double most = column == "latitude" ? 90 : column == "longitude" ? 180 : 1e15;
        if (!(value >= -most && value <= most))
            return Fault{CellProblem::range};
    } else {
        if constexpr (std::same_as<Value, std::uint64_t>) {
            if (column == "gtin")
                return text == "0" ? Converted() : toGtin(text, value);
        }
        if (isRounded(text))
            return Fault{CellProblem::spreadsheet};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc::result_out_of_range)
            return Fault{CellProblem::range};
        if (error != std::errc() || end != text.data() + text.size())
            return Fault{CellProblem::number};
    }
    return {};
}

/// Rows of one table, one after another.
template <class Record>
class Importer {
public:
    Importer(store::CatalogueWriter &writer, ImportedRows &report, Keys keys)
        : m_writer(writer), m_report(report), m_unique(keys == Keys::areUnique)
    {
    }

    /// False: stop.
    bool take(const protocol::TableRow &row)
    {
        ++m_report.rows;
        if (row.problem != protocol::TableProblem::none) {
            fault({.number = row.number,
                   .column = {},
                   .value = {},
                   .problem = CellProblem::row,
                   .row = row.problem,
                   .expected = {}});
            return row.problem != protocol::TableProblem::noHeader;
        }
        if (!std::ranges::equal(row.names, m_names) && !readNames(row))
            return false;
        Record record;
        bool good = true;
        std::size_t index = 0;
        const auto fill = [&](const auto &column) {
            const std::size_t place = m_places.at(index++);
            const std::string_view cell = place < row.cells.size() ? row.cells[place] : std::string_view();
            Converted wrong;
            if (!trimmed(cell).empty())
                wrong = convert(column.name, cell, record.*column.member);
            else if (column.key && (index == 1 || !mayBeEmpty<std::decay_t<decltype(record.*column.member)>>))
                wrong = Fault{CellProblem::missing};
            if (!wrong)
                return;
            good = false;
            fault({.number = row.number,
                   .column = std::string(column.name),
                   .value = std::string(cell.substr(0, 80)),
                   .problem = wrong->problem,
                   .row = {},
                   .expected = std::move(wrong->expected)});
        };
        std::apply([&](const auto &...column) { (fill(column), ...); }, catalog::Schema<Record>::columns);
        return !good || keep(record, row.number);
    }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    static constexpr std::size_t columns = std::tuple_size_v<decltype(catalog::Schema<Record>::columns)>;
    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

    /// Of the columns after the first of a key: a rule without a date from which it holds, a class without a lot.
    template <class Value>
    static constexpr bool mayBeEmpty = std::same_as<Value, std::optional<Date>> || std::same_as<Value, std::string>;

    bool readNames(const protocol::TableRow &row)
    {
        m_names.assign(row.names.begin(), row.names.end());
        m_places.fill(nowhere);
        std::size_t faults = 0;
        const auto wrong = [&](std::string_view column, CellProblem problem) {
            ++faults;
            fault({.number = 0,
                   .column = std::string(column),
                   .value = {},
                   .problem = problem,
                   .row = {},
                   .expected = {}});
        };
        for (std::size_t place = 0; place < m_names.size(); ++place) {
            std::size_t index = 0;
            std::size_t found = nowhere;
            const auto look = [&](const auto &column) {
                if (column.name == m_names[place])
                    found = index;
                ++index;
            };
            std::apply([&](const auto &...column) { (look(column), ...); }, catalog::Schema<Record>::columns);
            if (found == nowhere)
                wrong(m_names[place], CellProblem::unknownColumn);
            else if (std::exchange(m_places.at(found), place) != nowhere)
                wrong(m_names[place], CellProblem::doubledColumn);
        }
        std::size_t index = 0;
        const auto needed = [&](const auto &column) {
            if (m_places.at(index++) == nowhere && column.key)
                wrong(column.name, CellProblem::noKeyColumn);
        };
        std::apply([&](const auto &...column) { (needed(column), ...); }, catalog::Schema<Record>::columns);
        return faults == 0;
    }

    bool keep(const Record &record, std::uint64_t number)
    {
        if (!m_unique && !m_keys.insert(trust::sha256(protocol::keyOf(record)).bytes).second) {
            fault({.number = number,
                   .column = {},
                   .value = {},
                   .problem = CellProblem::duplicate,
                   .row = {},
                   .expected = {}});
            return true;
        }
        m_failed = !m_writer.add(record);
        return !m_failed;
    }

    void fault(ImportFault fault)
    {
        if (++m_report.faults <= mostFaults)
            m_report.first.push_back(std::move(fault));
    }

    struct First {
        std::size_t operator()(const std::array<std::byte, 32> &digest) const
        {
            std::size_t hash = 0;
            for (std::size_t i = 0; i < sizeof(hash); ++i)
                hash = hash << 8U | std::to_integer<std::size_t>(digest.at(i));
            return hash;
        }
    };

    store::CatalogueWriter &m_writer;
    ImportedRows &m_report;
    bool m_unique;
    std::vector<std::string> m_names;
    std::array<std::size_t, columns> m_places{};
    std::unordered_set<std::array<std::byte, 32>, First> m_keys;
    bool m_failed = false;
};

} // namespace

std::string_view name(CellProblem problem)
{
    constexpr std::array<std::string_view, 14> names = {
        "row",  "unknownColumn", "doubledColumn", "noKeyColumn", "missing",     "number",  "range",
        "date", "time",          "code",          "gtin",        "spreadsheet", "picture", "duplicate"};
    return names.at(static_cast<std::size_t>(problem));
}

void StagingFolder::remove() const
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

std::optional<catalog::Dataset> datasetOf(std::string_view table)
{
    std::optional<catalog::Dataset> dataset;
    catalog::AllRecords::forEach([&]<class Record>() {
        if (catalog::Schema<Record>::table == table)
            dataset = catalog::Schema<Record>::dataset;
    });
    return dataset;
}

std::string allTables()
{
    std::string tables;
    catalog::AllRecords::forEach(
        [&]<class Record>() { tables.append(tables.empty() ? "" : ", ").append(catalog::Schema<Record>::table); });
    return tables;
}

std::expected<ImportedRows, ImportError> addRows(const GiveRows &give, std::string_view table, Keys keys,
                                                 store::CatalogueWriter &into)
{
    if (!datasetOf(table))
        return std::unexpected(ImportError::noTable);
    ImportedRows report;
    bool failed = false;
    catalog::AllRecords::forEach([&]<class Record>() {
        if (catalog::Schema<Record>::table != table)
            return;
        Importer<Record> importer(into, report, keys);
        give([&](const protocol::TableRow &row) { return importer.take(row); });
        failed = importer.failed();
    });
    if (failed)
        return std::unexpected(ImportError::output);
    return report;
}

std::expected<ImportedRows, ImportError> importRows(std::istream &in, protocol::TableFormat format,
                                                    std::string_view table, const std::filesystem::path &staging)
{
    if (!datasetOf(table))
        return std::unexpected(ImportError::noTable);
    auto writer = store::CatalogueWriter::create(staging, {.version = 1, .nameSearch = false});
    if (!writer)
        return std::unexpected(ImportError::output);
    auto report =
        addRows([&](const auto &each) { protocol::readTable(in, format, each); }, table, Keys::mayRepeat, *writer);
    if (report && report->faults == 0 && !writer->finish())
        return std::unexpected(ImportError::output);
    return report;
}

} // namespace nqi::hub
