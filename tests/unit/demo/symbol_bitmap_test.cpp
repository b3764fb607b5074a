// SPDX-License-Identifier: Apache-2.0
#include "core/demo/symbol_bitmap.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nqi::demo {
namespace {

TEST(SymbolBitmap, IsMadeForEverySymbolOfTheSheet)
{
    for (const Scenario &scenario : testSymbols(*parseIsoInstant("2026-11-22T03:00:00Z"))) {
        for (const TestSymbol &symbol : scenario.symbols) {
            const auto picture = encode(symbol.symbology, symbol.data);
            ASSERT_TRUE(picture) << scenario.id << " " << symbol.data;
            EXPECT_EQ(picture->pixels.size(), static_cast<std::size_t>(picture->width * picture->height));
            EXPECT_GT(std::ranges::count(picture->pixels, std::uint8_t{0}), 100);
        }
    }
}

TEST(SymbolBitmap, HasOnePixelToAModule)
{
    const auto picture = encode(Symbology::ean13, "8934567890120");
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->width, 95 + 11 + 7); // modules and quiet zones of EAN-13
}

TEST(SymbolBitmap, RefusesWhatTheSymbologyCannotCarry)
{
    EXPECT_EQ(encode(Symbology::ean13, "89345678901ab").error(), EncodeError::badData);
    EXPECT_EQ(encode(Symbology::ean13, "8934567890124").error(), EncodeError::badData); // check digit
    EXPECT_EQ(encode(Symbology::gs1DataMatrix, "(01)123").error(), EncodeError::badData);
    EXPECT_EQ(encode(Symbology::qrCode, "").error(), EncodeError::badData);
    EXPECT_FALSE(encode(Symbology::dataMatrix, std::string(5000, 'x')));
}

} // namespace
} // namespace nqi::demo
