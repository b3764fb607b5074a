// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVariantList>

#include <string_view>

namespace nqi::ui {

/// The name of a country, of ISO 3166 alpha-2, in the language of the program; what is not known stays as it is.
[[nodiscard]] QString countryText(std::string_view code);

/// Countries with a name, to pick from, by name: [{value, text}], of which `value` is the code.
[[nodiscard]] QVariantList allCountries();
/// Of these those whose name, in the language of the program or in English, holds all that was typed; accents and
/// capitals do not matter. The one whose code was typed comes first.
[[nodiscard]] QVariantList countriesNamed(const QString &typed);
/// The code of the country that was typed: by any two letters, by its name, or by a part of the name that no other
/// has; else empty.
[[nodiscard]] QString countryOf(const QString &typed);

} // namespace nqi::ui
