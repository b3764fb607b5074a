// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/scenarios.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::demo {

/// A symbol as a picture of one pixel to a module, quiet zone included, without its text.
struct SymbolBitmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels; ///< 0 dark, 255 light; rows from the top

    [[nodiscard]] bool dark(int x, int y) const
    {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] == 0;
    }
    bool operator==(const SymbolBitmap &) const = default;
};

enum class EncodeError : std::uint8_t {
    badData, ///< the symbology cannot carry it, or GS1 syntax is wrong
    tooLong,
    failed,
};

/// Makes the symbol of a `TestSymbol`. Any thread.
[[nodiscard]] std::expected<SymbolBitmap, EncodeError> encode(Symbology symbology, std::string_view data);

} // namespace nqi::demo
