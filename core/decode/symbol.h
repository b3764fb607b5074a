// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nqi::decode {

/// Every symbology that the engine reads. `name` gives the spelling used in JSON and in truth tables.
enum class Symbology : std::uint8_t {
    aztec,
    codabar,
    code39,
    code93,
    code128, ///< GS1-128 when the identifier is "]C1"
    dataBar, ///< Omnidirectional, Truncated, Stacked
    dataBarExpanded,
    dataBarLimited,
    dataMatrix,
    dxFilmEdge, ///< not read unless asked for: nothing on goods carries it
    ean8,
    ean13,
    itf,
    maxiCode,
    microQrCode,
    pdf417,
    qrCode,
    rmqrCode,
    upcA,
    upcE,
};
inline constexpr int symbologyCount = 20;

/// "Aztec", "Code128", "DataBarExpanded", "EAN13", "ITF", "MicroQR", "QRCode", "UPCA", ...
[[nodiscard]] std::string_view name(Symbology symbology);
[[nodiscard]] std::optional<Symbology> parseSymbology(std::string_view name);
/// True for codes made of bars (one line through them says it all).
[[nodiscard]] bool isLinear(Symbology symbology);

/// The step of the strategy that made a read; see README.md for what each adds.
enum class Stage : std::uint8_t {
    fast,     ///< the picture as it is, quick search
    track,    ///< where the previous frame had a symbol
    thorough, ///< the picture as it is, every line, both directions
    strip,    ///< a linear code cut out, turned upright, pooled along its bars
    likeness, ///< an EAN or UPC whose digits look most like these, edges or not
    region,   ///< a matrix code cut out, enlarged, sharpened
    contrast, ///< local contrast equalised
    half,     ///< half size
    inverted, ///< light on dark
    enlarged, ///< twice the size
};
inline constexpr int stageCount = 10;
[[nodiscard]] std::string_view name(Stage stage);

/// A place in the frame, in pixels, x to the right and y down.
struct Point {
    int x = 0;
    int y = 0;

    bool operator==(const Point &) const = default;
};

/// What is printed on the item, exactly as the engine gives it; core/gs1 says what it means.
///
/// Known shapes of the payload that a reader of it must expect:
/// - UPC-A has 12 digits, UPC-E 8 (not expanded), EAN-8 8, EAN-13 13, ITF-14 14.
/// - Every DataBar is "]e0" and begins with its AI: "01" and 14 digits for Omnidirectional, Truncated, Stacked and
///   Limited (GS1 General Specifications 5.5).
/// - The first FNC1 is not in the payload: "]C1", "]d2", "]Q3", "]e0" say it; later ones are 0x1D (GS).
/// - An EAN/UPC add-on is not part of it.
struct Symbol {
    Symbology symbology = Symbology::qrCode;
    std::string symbologyId; ///< ISO/IEC 15424 "]d2"; never empty
    std::string bytes;       ///< payload; any byte is possible, GS is 0x1D
    std::string text;        ///< the payload as UTF-8 (character set from ECI or guessed); same as bytes for ASCII
    bool binary = false;     ///< the content is not text in any character set
    std::array<Point, 4> corners{}; ///< frame pixels, clockwise from the symbol's own top left
    std::uint64_t sequence = 0;     ///< of the frame
    Stage stage = Stage::fast;

    bool operator==(const Symbol &) const = default;
    /// Says the same as another symbol, wherever it is in the picture.
    [[nodiscard]] bool sameContent(const Symbol &other) const
    {
        return symbology == other.symbology && symbologyId == other.symbologyId && bytes == other.bytes;
    }
};

} // namespace nqi::decode
