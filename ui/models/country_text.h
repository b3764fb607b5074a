// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace nqi::ui {

/// The name of a country, of ISO 3166 alpha-2, in the language of the program; what is not known stays as it is.
[[nodiscard]] QString countryText(std::string_view code);

} // namespace nqi::ui
