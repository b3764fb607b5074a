// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nqi {

/// Tells a spreadsheet that the file is UTF-8; the first bytes of it.
inline constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";

/// A cell of RFC 4180, always in quotation marks. What a spreadsheet would take for a formula (it begins with = + - @
/// or their wide forms, at the beginning or after a separator of any country) gets an apostrophe before it; a plain
/// number stays a number.
[[nodiscard]] std::string csvCell(std::string_view text);
/// The cells of one record, with its line end.
[[nodiscard]] std::string csvRow(std::span<const std::string> cells);

} // namespace nqi
