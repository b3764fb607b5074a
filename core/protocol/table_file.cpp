// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/table_file.h"

#include "core/base/encoding.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <utility>

namespace nqi::protocol {

namespace {

using Each = std::function<bool(const TableRow &)>;

constexpr std::size_t longestCell = 64ULL * 1024;
constexpr std::size_t mostCells = 1024;

TableProblem problemOf(const std::vector<std::string> &cells)
{
    if (cells.size() > mostCells)
        return TableProblem::tooLong;
    for (const std::string &cell : cells) {
        if (cell.size() > longestCell)
            return TableProblem::tooLong;
        if (!isUtf8(cell))
            return TableProblem::notUtf8;
    }
    return TableProblem::none;
}

/// Characters of a stream, in blocks.
class Characters {
public:
    explicit Characters(std::istream &in) : m_in(in) {}
    std::optional<char> next()
    {
        if (m_position == m_size) {
            m_in.read(m_block.data(), static_cast<std::streamsize>(m_block.size()));
            m_size = static_cast<std::size_t>(m_in.gcount());
            m_position = 0;
            if (m_size == 0)
                return {};
        }
        return m_block.at(m_position++);
    }
    [[nodiscard]] std::optional<char> peek()
    {
        const auto c = next();
        if (c)
            --m_position;
        return c;
    }

private:
    std::istream &m_in;
    std::array<char, 65'536> m_block{};
    std::size_t m_position = 0;
    std::size_t m_size = 0;
};

/// RFC 4180.
class Csv {
public:
    explicit Csv(std::istream &in) : m_in(in)
    {
        for (const char expected : std::string_view("\xEF\xBB\xBF")) {
            if (m_in.peek() != expected)
                break;
            m_in.next();
        }
    }

    /// Nothing at the end. Of the first row the most frequent of the usual separators is taken for all.
    std::optional<std::vector<std::string>> row()
    {
        if (!m_in.peek())
            return {};
        m_begun = m_line;
        m_broken = false;
        std::vector<std::string> cells(1);
        if (m_separator == '\0')
            return header();
        while (true) {
            const End end = cell(cells.back());
            if (end != End::cell || m_broken)
                return cells;
            cells.emplace_back();
        }
    }
    [[nodiscard]] std::uint64_t line() const { return m_begun; } ///< of the row's beginning, from 1
    [[nodiscard]] bool broken() const { return m_broken; }

private:
    enum class End : std::uint8_t { cell, row };

    /// The header has no line ends in its names; which separator it uses is not known before it has been read.
    std::vector<std::string> header()
    {
        std::string text;
        while (const auto c = m_in.next()) {
            if (*c == '\n')
                break;
            if (*c != '\r')
                text += *c;
        }
        ++m_line;
        m_separator = std::ranges::max({',', ';', '\t'}, {}, [&](char c) { return std::ranges::count(text, c); });
        std::vector<std::string> names(1);
        bool quoted = false;
        for (const char c : text) {
            if (c == '"')
                quoted = !quoted;
            else if (c == m_separator && !quoted)
                names.emplace_back();
            else
                names.back() += c;
        }
        for (std::string &name : names) {
            const auto blank = [](char c) { return c == ' '; };
            std::erase_if(name, blank);
        }
        return names;
    }

    End cell(std::string &text)
    {
        if (m_in.peek() == '"') {
            m_in.next();
            return quoted(text);
        }
        while (const auto c = m_in.next()) {
            if (*c == m_separator)
                return End::cell;
            if (*c == '\n') {
                ++m_line;
                if (text.ends_with('\r'))
                    text.pop_back();
                return End::row;
            }
            text += *c;
        }
        return End::row;
    }

    End quoted(std::string &text)
    {
        while (const auto c = m_in.next()) {
            m_line += *c == '\n' ? 1U : 0U;
            if (*c != '"') {
                text += *c;
                if (text.size() <= longestCell)
                    continue;
                break; // a quotation mark that nobody has closed
            }
            if (m_in.peek() == '"') {
                text += *m_in.next();
                continue;
            }
            auto after = m_in.next();
            if (after == '\r')
                after = m_in.next();
            if (after == m_separator)
                return End::cell;
            if (!after || after == '\n') {
                ++m_line;
                return End::row;
            }
            break;
        }
        m_broken = true;
        return End::row;
    }

    Characters m_in;
    char m_separator = '\0';
    std::uint64_t m_line = 1;
    std::uint64_t m_begun = 1;
    bool m_broken = false;
};

void readCsv(std::istream &in, const Each &each)
{
    Csv csv(in);
    const auto names = csv.row();
    if (!names) {
        each({.names = {}, .cells = {}, .problem = TableProblem::noHeader});
        return;
    }
    while (auto cells = csv.row()) {
        // A line without anything is what editors leave at the end.
        if (cells->size() == 1 && cells->front().empty() && !csv.broken())
            continue;
        TableRow row{.number = csv.line(), .names = *names, .cells = std::move(*cells)};
        row.problem = csv.broken()                       ? TableProblem::quotes
                      : row.cells.size() > names->size() ? TableProblem::cells
                                                         : problemOf(row.cells);
        if (!each(row) || csv.broken())
            return;
    }
}

/// Objects of an array, or one after another, as they end.
class Objects {
public:
    using Json = nlohmann::json;
    explicit Objects(const Each &each) : m_each(each) {}

    // NOLINTBEGIN(readability-identifier-naming): the library's names
    bool null() { return value({}); }
    bool boolean(bool yes) { return value(yes ? "true" : "false"); }
    bool number_integer(Json::number_integer_t number) { return value(std::to_string(number)); }
    bool number_unsigned(Json::number_unsigned_t number) { return value(std::to_string(number)); }
    bool number_float(Json::number_float_t, const std::string &text) { return value(text); }
    bool string(const std::string &text) { return value(text); }
    bool binary(const Json::binary_t &) { return false; }
    bool key(std::string &name)
    {
        if (m_depth == 1)
            m_names.push_back(name);
        return true;
    }
    bool start_object(std::size_t)
    {
        if (m_depth++ > 0)
            m_nested = true;
        return true;
    }
    bool end_object()
    {
        if (--m_depth > 0)
            return value({});
        TableRow row{.number = ++m_count, .names = m_names, .cells = std::exchange(m_cells, {})};
        row.problem = std::exchange(m_nested, false) ? TableProblem::notFlat : problemOf(row.cells);
        m_stopped = !m_each(row);
        m_names.clear();
        return !m_stopped;
    }
    bool start_array(std::size_t)
    {
        if (m_depth == 0)
            return !std::exchange(m_inArray, true);
        ++m_depth;
        m_nested = true;
        return true;
    }
    bool end_array()
    {
        if (m_depth == 0)
            return true;
        --m_depth;
        return value({});
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) { return false; }
    // NOLINTEND(readability-identifier-naming)

    [[nodiscard]] bool stopped() const { return m_stopped; }
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// One object a line: the next one is not in the array of the one before.
    void again() { m_depth = 0; }

private:
    bool value(std::string text)
    {
        if (m_depth == 0)
            return false; // a value where an object belongs
        if (m_depth == 1)
            m_cells.push_back(std::move(text));
        return true;
    }

    const Each &m_each;
    std::vector<std::string> m_names;
    std::vector<std::string> m_cells;
    std::uint64_t m_count = 0;
    int m_depth = 0;
    bool m_nested = false;
    bool m_inArray = false;
    bool m_stopped = false;
};

void readJson(std::istream &in, const Each &each)
{
    Objects objects(each);
    const auto skipBlank = [&in] {
        while (in.peek() == ' ' || in.peek() == '\n' || in.peek() == '\r' || in.peek() == '\t')
            in.get();
        return in.peek() != std::istream::traits_type::eof();
    };
    constexpr bool toTheEnd = false;
    while (skipBlank()) {
        const bool good = nlohmann::json::sax_parse(in, &objects, nlohmann::json::input_format_t::json, toTheEnd);
        if (objects.stopped())
            return;
        if (!good) {
            each({.number = objects.count() + 1, .names = {}, .cells = {}, .problem = TableProblem::notJson});
            return;
        }
        objects.again();
    }
}

} // namespace

std::string_view name(TableProblem problem)
{
    constexpr std::array<std::string_view, 8> names = {"none",    "notUtf8", "quotes",  "cells",
                                                       "notJson", "notFlat", "tooLong", "noHeader"};
    return names.at(static_cast<std::size_t>(problem));
}

void readTable(std::istream &in, TableFormat format, const Each &each)
{
    if (format == TableFormat::csv)
        readCsv(in, each);
    else
        readJson(in, each);
}

} // namespace nqi::protocol
