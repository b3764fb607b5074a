// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/list_problems.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>
#include <string>
#include <utility>

namespace nqi::app {

namespace {

using consignment::Entry;
using consignment::EntryKind;

constexpr std::string_view field = "list.problems."; // and 1, 2, 3, ...
constexpr std::string_view columnFault = "unknownColumn";
constexpr std::size_t mostInEntry = 3500;
constexpr std::size_t mostInCell = 200;

/// "row, fault, 1 where the row is loaded, column, value", apart by tabs: what is printable holds none.
std::string lineOf(const ui::ListProblem &problem)
{
    return std::format("{}\t{}\t{}\t{}\t{}\n", problem.row, problem.fault, problem.loaded ? 1 : 0,
                       printable(problem.column, mostInCell), printable(problem.value, mostInCell));
}

/// The text before the next `end`, which both are taken off.
std::string_view cut(std::string_view &text, char end)
{
    const std::size_t length = std::min(text.find(end), text.size());
    const std::string_view part = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    return part;
}

ui::ListProblem problemOf(std::string_view line)
{
    std::array<std::string_view, 5> cells;
    for (std::string_view &cell : cells)
        cell = cut(line, '\t');
    ui::ListProblem problem{.row = 0,
                            .fault = std::string(cells[1]),
                            .column = std::string(cells[3]),
                            .value = std::string(cells[4]),
                            .loaded = cells[2] == "1"};
    std::from_chars(cells[0].data(), cells[0].data() + cells[0].size(), problem.row);
    return problem;
}

} // namespace

std::vector<Entry> problemEntries(const ui::OpenedCheck &opened, std::uint64_t first, Instant at, std::string_view by)
{
    std::vector<Entry> entries;
    const auto keep = [&](const ui::ListProblem &problem) {
        std::string line = lineOf(problem);
        if (entries.empty() || entries.back().value.size() + line.size() > mostInEntry)
            entries.push_back({.number = first + entries.size(),
                               .kind = EntryKind::filled,
                               .at = at,
                               .by = std::string(by),
                               .code = std::format("{}{}", field, entries.size() + 1)});
        entries.back().value += line;
    };
    for (const ui::ListProblem &problem : opened.problems)
        keep(problem);
    for (const std::string &column : opened.unknownColumns)
        keep({.row = 0, .fault = std::string(columnFault), .column = column, .value = {}, .loaded = true});
    return entries;
}

void readProblems(ui::OpenedCheck &opened)
{
    opened.problems.clear();
    opened.unknownColumns.clear();
    for (const Entry &entry : opened.check.entries) {
        if (entry.kind != EntryKind::filled || !entry.code.starts_with(field))
            continue;
        for (std::string_view rest = entry.value; !rest.empty();) {
            ui::ListProblem problem = problemOf(cut(rest, '\n'));
            if (problem.fault == columnFault)
                opened.unknownColumns.push_back(std::move(problem.column));
            else
                opened.problems.push_back(std::move(problem));
        }
    }
}

} // namespace nqi::app
