// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"

#include <string_view>

namespace nqi::test {

/// What can be drawn. Kinds beginning with gs1, and DataBar Expanded, take "(01)09506000134352(10)ABC"; in others the
/// data is the text itself (DataBar and ITF-14: 13 digits, the check digit is added; EAN and UPC: with it).
/// Composite kinds take "linear data|(10)2D data".
enum class Kind {
    aztec,
    codabar,
    code39,
    code93,
    code128,
    dataBarExpanded,
    dataBarExpandedStacked,
    dataBarLimited,
    dataBarOmni,
    dataBarStacked,
    dataBarStackedOmni,
    dataMatrix,
    ean8,
    ean13,
    gs1Aztec,
    gs1DataMatrix,
    gs1QrCode,
    gs1Rmqr,
    gs1_128,
    gs1_128CompositeC,
    itf,
    itf14,
    maxiCode,
    microQr,
    pdf417,
    qrCode,
    rmqr,
    upcA,
    upcE,
};

struct Style {
    int scale = 3;      ///< pixels a module
    int quietZone = 10; ///< modules on every side
    int barHeight = 40; ///< modules, for linear kinds
    bool inverted = false;
};

/// A clean picture of one symbol, dark (0) on light (255). Throws std::invalid_argument when zint refuses the data:
/// a test that asks for an impossible symbol is wrong.
[[nodiscard]] decode::Frame makeSymbol(Kind kind, std::string_view data, Style style = {});

} // namespace nqi::test
