// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace nqi::scanner {

/// The code that a scanner is tried with: two elements for internal use with FNC1 between them.
namespace testcode {

/// What is sent before and after FNC1.
inline constexpr std::u32string_view before = U"91aa-dd-as/a6-d9";
inline constexpr std::u32string_view after = U"92QyZwMm;\"_05";
/// The same as one writes GS1 data.
inline constexpr std::string_view elements = "(91)aa-dd-as/a6-d9(92)QyZwMm;\"_05";

} // namespace testcode

} // namespace nqi::scanner
