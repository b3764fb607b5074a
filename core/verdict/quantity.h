// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nqi::verdict {

/// A number of millionths: exact where a fraction of two is not.
using Millionths = std::int64_t;

/// A number as people write it, with "." or "," before the decimals: "12.5", "12,5", "0,05"; at most nine digits before
/// the mark and six after it, not negative. "1.500" is nothing: it may be one and a half or fifteen hundred.
[[nodiscard]] std::optional<Millionths> readDecimal(std::string_view text);

/// "12.5": without digits that say nothing.
[[nodiscard]] std::string decimalText(Millionths value);

enum class Dimension : std::uint8_t { mass, volume };

/// A net quantity in grams or millilitres.
struct Quantity {
    Dimension dimension{};
    Millionths amount = 0;

    bool operator==(const Quantity &) const = default;
};

/// A net quantity as labels print it: "500 g", "1,5 L", "6 x 330 ml", "0.5kg". Nothing for other units and pieces.
[[nodiscard]] std::optional<Quantity> readQuantity(std::string_view text);

/// How much less than its nominal quantity one package may hold, from a table of the policy such as
/// "50:9%:0.1;100:4.5;*:1%:1" (up to 50 g or ml: 9 %, rounded up to 0.1; up to 100: 4.5; above: 1 %, rounded up to 1).
/// Nothing for a table of another form. Form of the table: OIML R 87, 2016, table 1.
[[nodiscard]] std::optional<Millionths> tolerableDeficiency(std::string_view table, Millionths nominal);

} // namespace nqi::verdict
