// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace nqi::scanner {

/// A letter with a Vietnamese mark, or such a mark alone: what input methods make of plain letters.
[[nodiscard]] bool isVietnamese(char32_t c);
/// The same without its marks: "ệ" is "e", "Đ" is "D"; anything else stays as it is. A mark alone is left out.
[[nodiscard]] std::u32string withoutMarks(std::u32string_view text);

} // namespace nqi::scanner
