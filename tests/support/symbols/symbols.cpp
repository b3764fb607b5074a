// SPDX-License-Identifier: Apache-2.0
#include "tests/support/symbols/symbols.h"

#include <zint.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

namespace nqi::test {

namespace {

struct Recipe {
    int symbology = 0;
    bool gs1 = false;
    bool composite = false;
    int option2 = 0;
};

Recipe recipeOf(Kind kind)
{
    switch (kind) {
    case Kind::aztec:
        return {.symbology = BARCODE_AZTEC};
    case Kind::codabar:
        return {.symbology = BARCODE_CODABAR};
    case Kind::code39:
        return {.symbology = BARCODE_CODE39};
    case Kind::code93:
        return {.symbology = BARCODE_CODE93};
    case Kind::code128:
        return {.symbology = BARCODE_CODE128};
    case Kind::dataBarExpanded:
        return {.symbology = BARCODE_DBAR_EXP, .gs1 = true};
    case Kind::dataBarExpandedStacked:
        return {.symbology = BARCODE_DBAR_EXPSTK, .gs1 = true, .option2 = 2};
    case Kind::dataBarLimited:
        return {.symbology = BARCODE_DBAR_LTD};
    case Kind::dataBarOmni:
        return {.symbology = BARCODE_DBAR_OMN};
    case Kind::dataBarStacked:
        return {.symbology = BARCODE_DBAR_STK};
    case Kind::dataBarStackedOmni:
        return {.symbology = BARCODE_DBAR_OMNSTK};
    case Kind::dataMatrix:
        return {.symbology = BARCODE_DATAMATRIX};
    case Kind::ean8:
    case Kind::ean13:
        return {.symbology = BARCODE_EANX_CHK};
    case Kind::gs1Aztec:
        return {.symbology = BARCODE_AZTEC, .gs1 = true};
    case Kind::gs1DataMatrix:
        return {.symbology = BARCODE_DATAMATRIX, .gs1 = true};
    case Kind::gs1QrCode:
        return {.symbology = BARCODE_QRCODE, .gs1 = true};
    case Kind::gs1Rmqr:
        return {.symbology = BARCODE_RMQR, .gs1 = true};
    case Kind::gs1_128:
        return {.symbology = BARCODE_GS1_128, .gs1 = true};
    case Kind::gs1_128CompositeC:
        return {.symbology = BARCODE_GS1_128_CC, .gs1 = true, .composite = true};
    case Kind::itf:
        return {.symbology = BARCODE_C25INTER};
    case Kind::itf14:
        return {.symbology = BARCODE_ITF14};
    case Kind::maxiCode:
        return {.symbology = BARCODE_MAXICODE};
    case Kind::microQr:
        return {.symbology = BARCODE_MICROQR};
    case Kind::pdf417:
        return {.symbology = BARCODE_PDF417};
    case Kind::qrCode:
        return {.symbology = BARCODE_QRCODE};
    case Kind::rmqr:
        return {.symbology = BARCODE_RMQR};
    case Kind::upcA:
        return {.symbology = BARCODE_UPCA};
    case Kind::upcE:
        return {.symbology = BARCODE_UPCE};
    }
    throw std::invalid_argument("no such kind");
}

struct Deleter {
    void operator()(zint_symbol *symbol) const { ZBarcode_Delete(symbol); }
};

} // namespace

decode::Frame makeSymbol(Kind kind, std::string_view data, Style style)
{
    const Recipe recipe = recipeOf(kind);
    const std::unique_ptr<zint_symbol, Deleter> symbol(ZBarcode_Create());
    symbol->symbology = recipe.symbology;
    symbol->input_mode = recipe.gs1 ? GS1_MODE | GS1PARENS_MODE : UNICODE_MODE;
    symbol->option_2 = recipe.option2;
    symbol->scale = static_cast<float>(style.scale) / 2; // zint's scale 1 is two pixels a module
    symbol->show_hrt = 0;
    symbol->whitespace_width = style.quietZone;
    symbol->whitespace_height = style.quietZone;
    symbol->height = static_cast<float>(style.barHeight);
    if (recipe.composite) {
        symbol->option_1 = 3;
        const std::size_t bar = data.find('|');
        if (bar == std::string_view::npos || bar >= sizeof symbol->primary)
            throw std::invalid_argument("composite data needs linear|2D");
        std::ranges::copy(data.substr(0, bar), symbol->primary);
        data.remove_prefix(bar + 1);
    }
    const std::string text(data);
    const int failed = ZBarcode_Encode_and_Buffer(symbol.get(), reinterpret_cast<const unsigned char *>(text.c_str()),
                                                  static_cast<int>(text.size()), 0);
    if (failed >= ZINT_ERROR)
        throw std::invalid_argument("zint: " + std::string(symbol->errtxt));
    const auto count = static_cast<std::size_t>(symbol->bitmap_width) * static_cast<std::size_t>(symbol->bitmap_height);
    decode::Bytes pixels(count);
    for (std::size_t i = 0; i < count; ++i) {
        const bool dark = symbol->bitmap[i * 3] < 128;
        pixels[i] = dark != style.inverted ? std::byte{0} : std::byte{255};
    }
    return decode::adoptFrame(symbol->bitmap_width, symbol->bitmap_height, symbol->bitmap_width, std::move(pixels))
        .value();
}

} // namespace nqi::test
