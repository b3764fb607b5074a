// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: a linear code cut out of the picture, turned upright, and cleaned along its one axis.
#pragma once

#include "core/decode/engine.h"
#include "core/decode/locate.h"

#include <expected>
#include <span>
#include <vector>

namespace nqi::decode {

/// One way to clean a strip; which ones pay is measured (README.md).
struct StripRecipe {
    int bands = 24;    ///< rows that are left after averaging along the bars
    double sigma = 0;  ///< of the unsharp mask across the bars, picture pixels; 0 for none
    double amount = 0; ///< of the unsharp mask
    int windows = 9;   ///< the two-level threshold slides over this part of the width; 0: the engine's own threshold
};

/// A strip with upright bars and the way back to the picture.
struct Strip {
    Picture picture;
    Affine toView;
    double scale = 1;  ///< strip pixels for each picture pixel across the bars
    double length = 0; ///< of the code as located, strip pixels
    double degree = 0; ///< a lean of one degree in the picture, in strip pixels a row
    bool measured = false;
    double lean = 0; ///< of the bars in the middle, strip pixels to the right for each row further down
    double fan = 0;  ///< how much more they lean for each pixel further to the right
};

/// Empty where there is too little to cut.
[[nodiscard]] Strip cutStrip(View view, const Candidate &candidate);

/// How often the middle of the strip changes between dark and light: some 60 times for the shortest retail codes, and
/// seldom more than ten where only text or an edge was located.
[[nodiscard]] int transitions(const Strip &strip);

/// Linear codes in a strip that so many bands agree on, in the coordinates of the strip's picture.
[[nodiscard]] std::expected<std::vector<Read>, DecodeError> readStrip(const Strip &strip, const StripRecipe &recipe,
                                                                      SymbologySet symbologies, int minLines);

/// EAN-13 and UPC-A that no edge shows any more (ean_match.h). A read that is beyond doubt has 255 lines, another
/// one 2. `reads` of the same strip tell how long the code is.
[[nodiscard]] std::vector<Read> readStripByLikeness(Strip &strip, std::span<const Read> reads,
                                                    SymbologySet symbologies);
/// Finds lean and fan; costs as much as a read.
void measureLean(Strip &strip);
/// Mean brightness across the bars of the rows between two shares of the strip's height, along the lean of the bars.
[[nodiscard]] std::vector<float> profileOf(const Strip &strip, double top, double bottom);

} // namespace nqi::decode
