// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace nqi::verdict {

/// ISO 3166-1: three digits (as in AI 422) -> two letters, or "" when no country has that number.
[[nodiscard]] std::string_view alpha2OfNumeric(std::string_view numeric);

} // namespace nqi::verdict
