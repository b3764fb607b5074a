// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv.h"

#include <algorithm>
#include <array>

namespace nqi {

namespace {

/// Wide forms are what Vietnamese and Japanese input methods write; a spreadsheet takes them for the narrow ones.
bool beginsFormula(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> signs = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    return std::ranges::any_of(signs, [&](std::string_view sign) { return text.starts_with(sign); });
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNumber(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? "0" : text.substr(point + 1);
    return !whole.empty() && !part.empty() && std::ranges::all_of(whole, isDigit) && std::ranges::all_of(part, isDigit);
}

/// After these a program of another country's settings begins a new cell, whatever the quotation marks say.
bool separates(char c)
{
    return c == ';' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '|' || c == '"';
}

} // namespace

std::string csvCell(std::string_view text)
{
    std::string cell = "\"";
    cell.reserve(text.size() + 2);
    const bool number = isNumber(text);
    bool fresh = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (fresh && !number && beginsFormula(text.substr(i)))
            cell += '\'';
        if (c == '"')
            cell += '"';
        // A zero byte ends the text for many programs: what follows would be gone unmentioned.
        if (c == '\0')
            cell += "<0x00>";
        else
            cell += c;
        fresh = separates(c) || (fresh && c == ' ');
    }
    return cell += '"';
}

std::string csvRow(std::span<const std::string> cells)
{
    std::string row;
    for (const std::string &cell : cells) {
        if (!row.empty())
            row += ',';
        row += csvCell(cell);
    }
    return row += "\r\n";
}

} // namespace nqi
