// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: the barcode engine behind values of ours. engine.cpp is the one file that names it.
#pragma once

#include "core/decode/decoder.h"
#include "core/decode/symbol.h"
#include "core/decode/view.h"

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

namespace nqi::decode {

enum class Binariser : std::uint8_t {
    local,  ///< threshold from the neighbourhood for matrix codes, from each line's histogram for linear ones
    global, ///< one threshold from the histogram
    fixed,  ///< 127: the picture has two levels already
};

struct EngineOptions {
    SymbologySet symbologies;
    bool harder = false;    ///< many more lines, finer matrix search
    bool rotate = false;    ///< also along columns
    bool invert = false;    ///< also light on dark
    bool downscale = false; ///< also a third of the size
    Binariser binariser = Binariser::local;
    int minLines = 2; ///< scan lines of a linear code that must agree
    int maxSymbols = 255;
};

/// One read of the engine, in the coordinates of the view that it was given.
struct Read {
    Symbology symbology = Symbology::qrCode;
    std::string symbologyId;
    std::string bytes;
    std::string text;
    bool binary = false;
    bool inverted = false;
    int lines = 0; ///< agreeing scan lines; 0 for matrix codes
    std::array<PointF, 4> corners{};
};

/// Nothing when the engine threw; an empty list when it saw nothing. Views of any shape are safe.
[[nodiscard]] std::expected<std::vector<Read>, DecodeError> readSymbols(View view, const EngineOptions &options);

} // namespace nqi::decode
