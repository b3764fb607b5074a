// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/symbol_image.h"

#include "core/demo/symbol_bitmap.h"

namespace nqi::documents {

QImage dataMatrixImage(std::string_view elements)
{
    const auto symbol = demo::encode(demo::Symbology::gs1DataMatrix, elements);
    if (!symbol)
        return {};
    return QImage(symbol->pixels.data(), symbol->width, symbol->height, symbol->width, QImage::Format_Grayscale8)
        .copy();
}

} // namespace nqi::documents
