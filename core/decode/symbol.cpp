// SPDX-License-Identifier: Apache-2.0
#include "core/decode/symbol.h"

#include <algorithm>

namespace nqi::decode {

namespace {

// In the order of Symbology.
constexpr std::array<std::string_view, symbologyCount> symbologyNames{
    "Aztec",          "Codabar",    "Code39", "Code93", "Code128", "DataBar", "DataBarExpanded",
    "DataBarLimited", "DataMatrix", "DXFilm", "EAN8",   "EAN13",   "ITF",     "MaxiCode",
    "MicroQR",        "PDF417",     "QRCode", "RMQR",   "UPCA",    "UPCE",
};

// In the order of Stage.
constexpr std::array<std::string_view, stageCount> stageNames{
    "fast", "track", "thorough", "strip", "likeness", "region", "contrast", "half", "inverted", "enlarged",
};

} // namespace

std::string_view name(Symbology symbology)
{
    return symbologyNames.at(static_cast<std::size_t>(symbology));
}

std::string_view name(Stage stage)
{
    return stageNames.at(static_cast<std::size_t>(stage));
}

std::optional<Symbology> parseSymbology(std::string_view name)
{
    const auto *const found = std::ranges::find(symbologyNames, name);
    if (found == symbologyNames.end())
        return {};
    return static_cast<Symbology>(found - symbologyNames.begin());
}

bool isLinear(Symbology symbology)
{
    switch (symbology) {
    case Symbology::codabar:
    case Symbology::code39:
    case Symbology::code93:
    case Symbology::code128:
    case Symbology::dataBar:
    case Symbology::dataBarExpanded:
    case Symbology::dataBarLimited:
    case Symbology::dxFilmEdge:
    case Symbology::ean8:
    case Symbology::ean13:
    case Symbology::itf:
    case Symbology::upcA:
    case Symbology::upcE:
        return true;
    case Symbology::aztec:
    case Symbology::dataMatrix:
    case Symbology::maxiCode:
    case Symbology::microQrCode:
    case Symbology::pdf417:
    case Symbology::qrCode:
    case Symbology::rmqrCode:
        return false;
    }
    return false;
}

} // namespace nqi::decode
