// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/consignment.h"

#include <algorithm>

namespace nqi::consignment {

Consignment fromRecords(std::span<const catalog::CustomsLine> lines)
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
