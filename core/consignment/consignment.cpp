// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/consignment.h"

#include "core/gs1/gtin.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace nqi::consignment {

namespace {

bool isSscc(std::string_view text)
{
    constexpr std::size_t digits = 18;
    return text.size() == digits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }) &&
           gs1::hasRightCheckDigit(text);
}

} // namespace

Consignment fromRecords(std::span<const catalog::CustomsLine> lines, std::span<const catalog::CustomsPackage> packages)
{
    Consignment made;
    for (const catalog::CustomsLine &record : lines) {
        made.declaration = record.declaration;
        made.date = record.date;
        made.importer = record.importer;
        made.channel = std::max(made.channel.value_or(catalog::Channel::green), record.channel);
        made.lines.push_back({.number = record.line,
                              .hsCode = record.hsCode,
                              .description = {},
                              .model = record.model,
                              .manufacturer = record.manufacturer,
                              .origin = record.origin,
                              .gtin = record.gtin,
                              .key = {},
                              .lot = record.lot,
                              .serials = {},
                              .quantity = record.quantity,
                              .unit = {}});
    }
    std::unordered_set<std::uint32_t> numbers;
    for (const Line &line : made.lines)
        numbers.insert(line.number);
    Packing packing(made.packages);
    for (const catalog::CustomsPackage &record : packages)
        if (isSscc(record.sscc) && record.quantity > 0 && numbers.contains(record.line))
            packing.add(record.sscc, {.line = record.line, .quantity = record.quantity});
    return made;
}

void Packing::add(const std::string &sscc, Content content)
{
    const auto [known, isNew] = m_index.try_emplace(sscc, m_packages.size());
    if (isNew) {
        m_packages.push_back({.sscc = sscc, .contents = {}});
        m_contents.emplace_back();
    }
    auto &contents = m_packages[known->second].contents;
    const auto [place, isNewLine] = m_contents[known->second].try_emplace(content.line, contents.size());
    if (isNewLine)
        contents.push_back(content);
    else
        contents[place->second].quantity += content.quantity;
}

} // namespace nqi::consignment
