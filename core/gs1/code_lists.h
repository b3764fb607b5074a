// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace nqi::gs1 {

/// ISO 3166-1 alpha-2 of a numeric code ("704" -> "VN"), or "".
[[nodiscard]] std::string_view countryLetters(std::string_view number);
/// True for an ISO 3166-1 alpha-2 code in capitals.
[[nodiscard]] bool isCountryLetters(std::string_view letters);
/// ISO 4217 letters of a numeric code ("704" -> "VND"), or "".
[[nodiscard]] std::string_view currencyLetters(std::string_view number);
/// True for a code of the GS1 PackageTypeCode list.
[[nodiscard]] bool isPackageType(std::string_view code);

} // namespace nqi::gs1
