// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/decode/peers.h"

#include <zbar.h>

#include <array>
#include <memory>
#include <utility>

namespace nqi::bench {

using decode::Frame;
using decode::Symbol;
using decode::Symbology;

namespace {

constexpr unsigned long fourcc(char a, char b, char c, char d)
{
    return static_cast<unsigned long>(a) | static_cast<unsigned long>(b) << 8U | static_cast<unsigned long>(c) << 16U |
           static_cast<unsigned long>(d) << 24U;
}

} // namespace

std::vector<decode::Symbol> readWithZbar(const Frame &frame)
{
    struct Deleter {
        void operator()(zbar::zbar_image_scanner_t *scanner) const { zbar::zbar_image_scanner_destroy(scanner); }
        void operator()(zbar::zbar_image_t *image) const { zbar::zbar_image_destroy(image); }
    };
    static const std::unique_ptr<zbar::zbar_image_scanner_t, Deleter> scanner = [] {
        std::unique_ptr<zbar::zbar_image_scanner_t, Deleter> made(zbar::zbar_image_scanner_create());
        for (const zbar::zbar_symbol_type_t type :
             {zbar::ZBAR_EAN8, zbar::ZBAR_EAN13, zbar::ZBAR_UPCA, zbar::ZBAR_UPCE})
            zbar::zbar_image_scanner_set_config(made.get(), type, zbar::ZBAR_CFG_ENABLE, 1);
        return made;
    }();
    std::vector<std::uint8_t> packed;
    for (int y = 0; y < frame.height; ++y)
        for (const std::byte pixel : frame.row(y))
            packed.push_back(std::to_integer<std::uint8_t>(pixel));
    const std::unique_ptr<zbar::zbar_image_t, Deleter> image(zbar::zbar_image_create());
    zbar::zbar_image_set_format(image.get(), fourcc('Y', '8', '0', '0'));
    zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(frame.width), static_cast<unsigned>(frame.height));
    zbar::zbar_image_set_data(image.get(), packed.data(), packed.size(), nullptr);
    zbar_scan_image(scanner.get(), image.get());
    static constexpr std::array<std::pair<zbar::zbar_symbol_type_t, Symbology>, 12> types{{
        {zbar::ZBAR_EAN8, Symbology::ean8},
        {zbar::ZBAR_EAN13, Symbology::ean13},
        {zbar::ZBAR_UPCA, Symbology::upcA},
        {zbar::ZBAR_UPCE, Symbology::upcE},
        {zbar::ZBAR_I25, Symbology::itf},
        {zbar::ZBAR_CODE39, Symbology::code39},
        {zbar::ZBAR_CODE93, Symbology::code93},
        {zbar::ZBAR_CODE128, Symbology::code128},
        {zbar::ZBAR_DATABAR, Symbology::dataBar},
        {zbar::ZBAR_DATABAR_EXP, Symbology::dataBarExpanded},
        {zbar::ZBAR_QRCODE, Symbology::qrCode},
        {zbar::ZBAR_CODABAR, Symbology::codabar},
    }};
    std::vector<Symbol> symbols;
    for (const zbar::zbar_symbol_t *found = zbar::zbar_image_first_symbol(image.get()); found != nullptr;
         found = zbar::zbar_symbol_next(found)) {
        Symbol &symbol = symbols.emplace_back();
        symbol.symbology = Symbology::dxFilmEdge;
        for (const auto &[type, symbology] : types)
            if (type == zbar::zbar_symbol_get_type(found))
                symbol.symbology = symbology;
        symbol.bytes.assign(zbar::zbar_symbol_get_data(found), zbar::zbar_symbol_get_data_length(found));
        symbol.text = symbol.bytes;
    }
    return symbols;
}

} // namespace nqi::bench
