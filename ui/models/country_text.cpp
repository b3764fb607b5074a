// SPDX-License-Identifier: Apache-2.0
#include "ui/models/country_text.h"

#include "core/verdict/company_name.h"
#include "ui/models/item_text.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>
#include <QVariantMap>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace nqi::ui {

using namespace Qt::StringLiterals;

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

QString nameOf(const CountryRow &row)
{
    return QCoreApplication::translate("Country", row.name);
}

QVariantMap optionOf(const CountryRow &row)
{
    return {{u"value"_s, text(row.code)}, {u"text"_s, nameOf(row)}};
}

/// As people type it, in the language of the program and in English.
std::array<std::string, 2> lettersOf(const CountryRow &row)
{
    return {verdict::foldedTight(nameOf(row).toStdString()), verdict::foldedTight(row.name)};
}

std::vector<CountryRow> byName()
{
    std::vector<CountryRow> rows(countries.begin(), countries.end());
    const QCollator order{QLocale()};
    std::ranges::stable_sort(
        rows, [&](const CountryRow &a, const CountryRow &b) { return order.compare(nameOf(a), nameOf(b)) < 0; });
    return rows;
}

} // namespace

QString countryText(std::string_view code)
{
    const auto row = std::ranges::find(countries, code, &CountryRow::code);
    return row == countries.end() ? text(code) : nameOf(*row);
}

QVariantList allCountries()
{
    QVariantList all;
    for (const CountryRow &row : byName())
        all.append(optionOf(row));
    return all;
}

QVariantList countriesNamed(const QString &typed)
{
    const std::string letters = verdict::foldedTight(typed.toStdString());
    QVariantList found;
    if (letters.empty())
        return found;
    for (const CountryRow &row : byName()) {
        if (verdict::foldedTight(row.code) == letters)
            found.prepend(optionOf(row));
        else if (std::ranges::any_of(lettersOf(row), [&](const std::string &name) { return name.contains(letters); }))
            found.append(optionOf(row));
    }
    return found;
}

QString countryOf(const QString &typed)
{
    const QString word = typed.trimmed();
    const auto isLetter = [](QChar c) { return c.unicode() < 128 && c.isLetter(); };
    if (word.size() == 2 && std::ranges::all_of(word, isLetter))
        return word.toUpper();
    const std::string letters = verdict::foldedTight(word.toStdString());
    for (const CountryRow &row : countries)
        if (!letters.empty() && std::ranges::contains(lettersOf(row), letters))
            return text(row.code);
    const QVariantList found = countriesNamed(word);
    return found.size() == 1 ? found.front().toMap()[u"value"_s].toString() : QString();
}

} // namespace nqi::ui
