// SPDX-License-Identifier: Apache-2.0
#include "ui/models/country_text.h"

#include "ui/models/item_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace nqi::ui {

namespace {

struct CountryRow {
    std::string_view code;
    const char *name;
};

// Qt names a country in its own language or in English only. These alert, trade with Viet Nam or have bodies here.
constexpr auto countries = std::to_array<CountryRow>({
    {"AE", QT_TRANSLATE_NOOP("Country", "United Arab Emirates")},
    {"AR", QT_TRANSLATE_NOOP("Country", "Argentina")},
    {"AT", QT_TRANSLATE_NOOP("Country", "Austria")},
    {"AU", QT_TRANSLATE_NOOP("Country", "Australia")},
    {"BD", QT_TRANSLATE_NOOP("Country", "Bangladesh")},
    {"BE", QT_TRANSLATE_NOOP("Country", "Belgium")},
    {"BG", QT_TRANSLATE_NOOP("Country", "Bulgaria")},
    {"BN", QT_TRANSLATE_NOOP("Country", "Brunei")},
    {"BR", QT_TRANSLATE_NOOP("Country", "Brazil")},
    {"CA", QT_TRANSLATE_NOOP("Country", "Canada")},
    {"CH", QT_TRANSLATE_NOOP("Country", "Switzerland")},
    {"CL", QT_TRANSLATE_NOOP("Country", "Chile")},
    {"CN", QT_TRANSLATE_NOOP("Country", "China")},
    {"CY", QT_TRANSLATE_NOOP("Country", "Cyprus")},
    {"CZ", QT_TRANSLATE_NOOP("Country", "Czechia")},
    {"DE", QT_TRANSLATE_NOOP("Country", "Germany")},
    {"DK", QT_TRANSLATE_NOOP("Country", "Denmark")},
    {"EE", QT_TRANSLATE_NOOP("Country", "Estonia")},
    {"EG", QT_TRANSLATE_NOOP("Country", "Egypt")},
    {"ES", QT_TRANSLATE_NOOP("Country", "Spain")},
    {"FI", QT_TRANSLATE_NOOP("Country", "Finland")},
    {"FR", QT_TRANSLATE_NOOP("Country", "France")},
    {"GB", QT_TRANSLATE_NOOP("Country", "United Kingdom")},
    {"GR", QT_TRANSLATE_NOOP("Country", "Greece")},
    {"HK", QT_TRANSLATE_NOOP("Country", "Hong Kong")},
    {"HR", QT_TRANSLATE_NOOP("Country", "Croatia")},
    {"HU", QT_TRANSLATE_NOOP("Country", "Hungary")},
    {"ID", QT_TRANSLATE_NOOP("Country", "Indonesia")},
    {"IE", QT_TRANSLATE_NOOP("Country", "Ireland")},
    {"IL", QT_TRANSLATE_NOOP("Country", "Israel")},
    {"IN", QT_TRANSLATE_NOOP("Country", "India")},
    {"IS", QT_TRANSLATE_NOOP("Country", "Iceland")},
    {"IT", QT_TRANSLATE_NOOP("Country", "Italy")},
    {"JP", QT_TRANSLATE_NOOP("Country", "Japan")},
    {"KH", QT_TRANSLATE_NOOP("Country", "Cambodia")},
    {"KR", QT_TRANSLATE_NOOP("Country", "South Korea")},
    {"LA", QT_TRANSLATE_NOOP("Country", "Laos")},
    {"LI", QT_TRANSLATE_NOOP("Country", "Liechtenstein")},
    {"LT", QT_TRANSLATE_NOOP("Country", "Lithuania")},
    {"LU", QT_TRANSLATE_NOOP("Country", "Luxembourg")},
    {"LV", QT_TRANSLATE_NOOP("Country", "Latvia")},
    {"MM", QT_TRANSLATE_NOOP("Country", "Myanmar")},
    {"MT", QT_TRANSLATE_NOOP("Country", "Malta")},
    {"MX", QT_TRANSLATE_NOOP("Country", "Mexico")},
    {"MY", QT_TRANSLATE_NOOP("Country", "Malaysia")},
    {"NL", QT_TRANSLATE_NOOP("Country", "Netherlands")},
    {"NO", QT_TRANSLATE_NOOP("Country", "Norway")},
    {"NZ", QT_TRANSLATE_NOOP("Country", "New Zealand")},
    {"PH", QT_TRANSLATE_NOOP("Country", "Philippines")},
    {"PK", QT_TRANSLATE_NOOP("Country", "Pakistan")},
    {"PL", QT_TRANSLATE_NOOP("Country", "Poland")},
    {"PT", QT_TRANSLATE_NOOP("Country", "Portugal")},
    {"RO", QT_TRANSLATE_NOOP("Country", "Romania")},
    {"RU", QT_TRANSLATE_NOOP("Country", "Russia")},
    {"SE", QT_TRANSLATE_NOOP("Country", "Sweden")},
    {"SG", QT_TRANSLATE_NOOP("Country", "Singapore")},
    {"SI", QT_TRANSLATE_NOOP("Country", "Slovenia")},
    {"SK", QT_TRANSLATE_NOOP("Country", "Slovakia")},
    {"TH", QT_TRANSLATE_NOOP("Country", "Thailand")},
    {"TL", QT_TRANSLATE_NOOP("Country", "Timor-Leste")},
    {"TR", QT_TRANSLATE_NOOP("Country", "Türkiye")},
    {"TW", QT_TRANSLATE_NOOP("Country", "Taiwan")},
    {"UA", QT_TRANSLATE_NOOP("Country", "Ukraine")},
    {"US", QT_TRANSLATE_NOOP("Country", "United States")},
    {"VN", QT_TRANSLATE_NOOP("Country", "Viet Nam")},
    {"ZA", QT_TRANSLATE_NOOP("Country", "South Africa")},
});

} // namespace

QString countryText(std::string_view code)
{
    const auto row = std::ranges::find(countries, code, &CountryRow::code);
    return row == countries.end() ? text(code) : QCoreApplication::translate("Country", row->name);
}

} // namespace nqi::ui
