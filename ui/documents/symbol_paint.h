// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/symbol_bitmap.h"

#include <QRect>

class QPainter;

namespace nqi::ui {

/// Bars, which may be as high as one likes, and not a matrix.
[[nodiscard]] bool isLinear(demo::Symbology symbology);

struct SymbolPlace {
    demo::Symbology symbology{};
    QRect box;      ///< of the symbol with its quiet zone
    int module = 0; ///< whole dots to a module
};
/// Dark runs as rectangles: sharp on paper at any size, and the same dots in a picture.
void paintSymbol(QPainter &painter, const demo::SymbolBitmap &symbol, const SymbolPlace &place);

} // namespace nqi::ui
