// SPDX-License-Identifier: Apache-2.0
#include "core/demo/symbol_bitmap.h"

#include <zint.h>

#include <memory>

namespace nqi::demo {

namespace {

struct Deleter {
    void operator()(zint_symbol *symbol) const { ZBarcode_Delete(symbol); }
};

int kindOf(Symbology symbology)
{
    switch (symbology) {
    case Symbology::ean13:
    case Symbology::ean8:
        return BARCODE_EANX;
    case Symbology::upcA:
        return BARCODE_UPCA;
    case Symbology::itf14:
        return BARCODE_ITF14;
    case Symbology::gs1_128:
        return BARCODE_GS1_128;
    case Symbology::dataBarExpanded:
        return BARCODE_DBAR_EXP;
    case Symbology::gs1DataMatrix:
    case Symbology::dataMatrix:
        return BARCODE_DATAMATRIX;
    case Symbology::gs1QrCode:
    case Symbology::qrCode:
        return BARCODE_QRCODE;
    case Symbology::aztec:
        return BARCODE_AZTEC;
    case Symbology::pdf417:
        return BARCODE_PDF417;
    case Symbology::code128:
        return BARCODE_CODE128;
    }
    return BARCODE_CODE128;
}

bool isGs1(Symbology symbology)
{
    return symbology == Symbology::gs1_128 || symbology == Symbology::dataBarExpanded ||
           symbology == Symbology::gs1DataMatrix || symbology == Symbology::gs1QrCode;
}

/// zint wants thirteen digits of an ITF-14 and adds the check digit itself.
std::string_view inputOf(Symbology symbology, std::string_view data)
{
    return symbology == Symbology::itf14 && data.size() == 14 ? data.substr(0, 13) : data;
}

void setUp(zint_symbol &symbol, Symbology symbology)
{
    symbol.symbology = kindOf(symbology);
    symbol.input_mode = isGs1(symbology) ? GS1_MODE | GS1PARENS_MODE : UNICODE_MODE;
    symbol.show_hrt = 0;
    symbol.scale = 0.5F; // one pixel to a module
    symbol.output_options |= BARCODE_QUIET_ZONES;
    if (symbology == Symbology::gs1DataMatrix || symbology == Symbology::dataMatrix)
        symbol.option_3 = DM_SQUARE;
    if (symbology == Symbology::qrCode || symbology == Symbology::gs1QrCode)
        symbol.option_1 = 2; // error correction M
}

SymbolBitmap bitmapOf(const zint_symbol &symbol)
{
    SymbolBitmap picture{.width = symbol.bitmap_width, .height = symbol.bitmap_height, .pixels = {}};
    const auto count = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    picture.pixels.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        picture.pixels[i] = symbol.bitmap[3 * i] < 128 ? 0 : 255;
    return picture;
}

} // namespace

std::expected<SymbolBitmap, EncodeError> encode(Symbology symbology, std::string_view data)
{
    const std::unique_ptr<zint_symbol, Deleter> symbol(ZBarcode_Create());
    if (!symbol)
        return std::unexpected(EncodeError::failed);
    setUp(*symbol, symbology);
    const std::string_view input = inputOf(symbology, data);
    const int result = ZBarcode_Encode_and_Buffer(symbol.get(), reinterpret_cast<const unsigned char *>(input.data()),
                                                  static_cast<int>(input.size()), 0);
    if (result == ZINT_ERROR_TOO_LONG)
        return std::unexpected(EncodeError::tooLong);
    if (result >= ZINT_ERROR)
        return std::unexpected(result == ZINT_ERROR_MEMORY ? EncodeError::failed : EncodeError::badData);
    return bitmapOf(*symbol);
}

} // namespace nqi::demo
