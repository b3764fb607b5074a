// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::demo {

enum class Symbology : std::uint8_t {
    ean13,
    ean8,
    upcA,
    itf14,
    gs1_128,
    dataBarExpanded,
    gs1DataMatrix,
    gs1QrCode,
    qrCode,
    dataMatrix,
    aztec,
    pdf417,
    code128,
};
inline constexpr Symbology lastSymbology = Symbology::code128;
/// "EAN-13", "GS1 DataMatrix", ...: the standards' names, the same in every language.
[[nodiscard]] std::string_view name(Symbology symbology);

/// One symbol to print.
struct TestSymbol {
    Symbology symbology{};
    std::string data; ///< GS1 carriers: "(01)...(10)..."; EAN, UPC, ITF: digits; the others: text as it is
    std::string text; ///< human-readable line under the symbol

    bool operator==(const TestSymbol &) const = default;
};

/// A case that the printed sheet and the tests show: what is on the item, what the inspector adds, what must come out.
struct Scenario {
    std::string id; ///< "recall-lot": stable
    std::string titleVi;
    std::string titleEn;
    std::vector<TestSymbol> symbols; ///< all on one item
    std::string mode = "market";     ///< verdict::Mode by name
    std::string labelOwner;          ///< verdict::Context
    std::string labelOrigin;
    std::string labelExpires;
    std::string labelMissing;     ///< one item of the label's checklist, marked as not shown
    std::string measuredQuantity; ///< of one package
    /// One value of a laboratory's report against the least that was declared; empty: none.
    std::string labIndicator;
    std::string labDeclared;
    std::string labMeasured;
    std::string listingUrl;
    std::string overall;              ///< verdict::Overall by name
    std::vector<std::string> reasons; ///< that must be among the reasons of the checks

    bool operator==(const Scenario &) const = default;
};

/// Every scenario, in the order of the sheet. Dates are around `now`; the records are part of every generated database
/// made with the same `now` (another hour of the same day will do).
[[nodiscard]] std::vector<Scenario> testSymbols(Instant now);

} // namespace nqi::demo
