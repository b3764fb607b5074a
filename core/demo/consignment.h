// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/scenarios.h"

#include <string>
#include <string_view>
#include <vector>

/// The consignment of the demo: a declaration of forty lines, and what a camera sees of its goods. Most lines are in
/// order; one is short, one over, one has another lot and one another country of origin than declared, and there are
/// goods that no line declares.
namespace nqi::demo {

inline constexpr std::string_view consignmentDeclaration = "MAU-TK-40";
inline constexpr std::uint32_t consignmentLines = 40;

/// What the tests of this consignment, and who shows it, may count on; numbers of lines. All others are complete.
inline constexpr std::uint32_t shortLine = 37;
inline constexpr std::uint32_t overLine = 38;
inline constexpr std::uint32_t otherLotLine = 39;
inline constexpr std::uint32_t otherOriginLine = 40;
inline constexpr std::size_t undeclaredGoods = 2;

/// Goods that lie together before the camera.
struct ConsignmentView {
    std::string title; ///< as a person would call the place, in Vietnamese
    std::vector<TestSymbol> symbols;

    bool operator==(const ConsignmentView &) const = default;
};

/// Every view once is the whole consignment. Records are part of every generated database made with the same `now`
/// (another hour of the same day will do).
[[nodiscard]] std::vector<ConsignmentView> consignmentViews(Instant now);

} // namespace nqi::demo
