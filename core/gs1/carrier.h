// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// What a symbology may hold, by its AIM identifier (ISO/IEC 15424; General Specifications 5.1.2 and 5.1.3).
namespace nqi::gs1 {

enum class CarrierKind : std::uint8_t {
    unknown,         ///< no identifier, or one that no table knows
    elements,        ///< element strings, FNC1 in first position
    eanUpc,          ///< EAN-13, UPC-A, UPC-E
    ean8,            ///< EAN-8
    addOn,           ///< EAN/UPC with an add-on of two or five digits, or the add-on alone
    itf,             ///< ITF-14
    plain,           ///< a GS1 carrier without FNC1: any text, Digital Links among it
    foreignElements, ///< FNC1 in first position, but no carrier that GS1 uses
    foreign,         ///< no carrier that GS1 uses
};

struct Carrier {
    CarrierKind kind = CarrierKind::unknown;
    std::string_view name;    ///< "GS1-128", "QR Code", ...
    std::size_t capacity = 0; ///< most characters of data, 0 where it does not matter
};

/// What the AIM identifier ("]d2") says.
[[nodiscard]] Carrier carrierOf(std::string_view symbologyId);
/// True when the text begins with an AIM identifier.
[[nodiscard]] bool startsWithSymbologyId(std::string_view text);

} // namespace nqi::gs1
