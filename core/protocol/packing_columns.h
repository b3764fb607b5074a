// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Names of the columns of a packing list. Not for other folders.
namespace nqi::protocol {

enum class PackingColumn : std::uint8_t {
    declaration,
    date,
    importer,
    importerName,
    channel,
    line,
    hsCode,
    description,
    model,
    manufacturer,
    origin,
    gtin,
    key,
    lot,
    serial,
    quantity,
    unit,
    sscc,
    packageQuantity,
    cartonGtin,
    unitsPerCarton,
};
inline constexpr std::size_t packingColumns = 21;

/// Accents, case, blanks and punctuation do not matter.
[[nodiscard]] std::optional<PackingColumn> packingColumnOf(std::string_view header);
/// The name that is written.
[[nodiscard]] std::string_view name(PackingColumn column);

} // namespace nqi::protocol
