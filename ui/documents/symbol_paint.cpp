// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/symbol_paint.h"

#include <QPainter>

#include <algorithm>

namespace nqi::ui {

bool isLinear(demo::Symbology symbology)
{
    switch (symbology) {
    case demo::Symbology::ean13:
    case demo::Symbology::ean8:
    case demo::Symbology::upcA:
    case demo::Symbology::itf14:
    case demo::Symbology::gs1_128:
    case demo::Symbology::dataBarExpanded:
    case demo::Symbology::code128:
        return true;
    default:
        return false;
    }
}

void paintSymbol(QPainter &painter, const demo::SymbolBitmap &symbol, const SymbolPlace &place)
{
    const bool linear = isLinear(place.symbology);
    const int lines = linear ? 1 : symbol.height;
    // The middle of a linear symbol: guard bars and bearer bars end above or below it.
    const int firstLine = linear ? symbol.height / 2 : 0;
    const int lineHeight = linear ? place.box.height() : place.module;
    for (int line = 0; line < lines; ++line) {
        for (int x = 0; x < symbol.width;) {
            int end = x;
            while (end < symbol.width && symbol.dark(end, firstLine + line))
                ++end;
            if (end > x)
                painter.fillRect(place.box.left() + x * place.module, place.box.top() + line * lineHeight,
                                 (end - x) * place.module, lineHeight, Qt::black);
            x = std::max(end, x + 1);
        }
    }
}

} // namespace nqi::ui
