// SPDX-License-Identifier: Apache-2.0
// Component checks on character sets, code lists and small formats.
#include "core/gs1/characters.h"
#include "core/gs1/code_lists.h"
#include "core/gs1/linters.h"

#include <compare>

namespace nqi::gs1::linters {
namespace {

bool ofClass(std::string_view data, CharacterClass characters, IssueCode code, LintError &error)
{
    const std::size_t outside = findOutside(data, characters);
    return outside == std::string_view::npos || fail(error, code, outside, 1);
}

bool onlyOneOf(std::string_view data, std::string_view allowed, IssueCode code, LintError &error)
{
    if (data.size() == 1 && allowed.contains(data[0]))
        return true;
    return fail(error, code, 0, data.size());
}

bool coordinate(std::string_view data, unsigned long long most, IssueCode length, IssueCode range, LintError &error)
{
    if (data.size() != 10)
        return fail(error, length, 0, data.size());
    if (!csetnumeric(data, error))
        return false;
    unsigned long long number = 0;
    for (const char c : data)
        number = number * 10 + static_cast<unsigned long long>(digitOf(c));
    return number <= most || fail(error, range, 0, data.size());
}

} // namespace

bool csetnumeric(std::string_view data, LintError &error)
{
    return ofClass(data, digitClass, IssueCode::nonDigit, error);
}

bool cset39(std::string_view data, LintError &error)
{
    return ofClass(data, cset39Class, IssueCode::notCset39, error);
}

bool cset82(std::string_view data, LintError &error)
{
    return ofClass(data, cset82Class, IssueCode::notCset82, error);
}

bool cset64(std::string_view data, LintError &error)
{
    std::size_t length = data.size();
    while (length > 0 && data[length - 1] == '=')
        --length;
    const std::size_t padding = data.size() - length;
    // The reference pads to groups of three characters, not of four as RFC 4648 does; its verdict is the one to match.
    if (padding > 2 || (padding > 0 && data.size() % 3 != 0))
        return fail(error, IssueCode::cset64Padding, length, padding);
    return ofClass(data.substr(0, length), cset64Class, IssueCode::notCset64, error);
}

bool iso3166(std::string_view data, LintError &error)
{
    return !countryLetters(data).empty() || fail(error, IssueCode::countryNumber, 0, data.size());
}

bool iso3166999(std::string_view data, LintError &error)
{
    return data == "999" || !countryLetters(data).empty() || fail(error, IssueCode::countryNumberOr999, 0, data.size());
}

bool iso3166alpha2(std::string_view data, LintError &error)
{
    return isCountryLetters(data) || fail(error, IssueCode::countryLetters, 0, data.size());
}

bool iso4217(std::string_view data, LintError &error)
{
    return !currencyLetters(data).empty() || fail(error, IssueCode::currencyNumber, 0, data.size());
}

bool iso5218(std::string_view data, LintError &error)
{
    return onlyOneOf(data, "0129", IssueCode::biologicalSex, error);
}

bool mediatype(std::string_view data, LintError &error)
{
    // 01-10 assigned by ICCBBA, 80-99 for local use (General Specifications 3.8.19).
    if (data.size() == 2 && isDigit(data[0]) && isDigit(data[1])) {
        const int type = digitOf(data[0]) * 10 + digitOf(data[1]);
        if ((type >= 1 && type <= 10) || type >= 80)
            return true;
    }
    return fail(error, IssueCode::mediaType, 0, data.size());
}

bool packagetype(std::string_view data, LintError &error)
{
    return isPackageType(data) || fail(error, IssueCode::packageType, 0, data.size());
}

bool importeridx(std::string_view data, LintError &error)
{
    if (data.size() != 1)
        return fail(error, IssueCode::importerIndexLength, 0, data.size());
    return isOf(data[0], cset64Class) || fail(error, IssueCode::importerIndex, 0, 1);
}

bool hasnondigit(std::string_view data, LintError &error)
{
    return !allDigits(data) || fail(error, IssueCode::nonDigitRequired, 0, data.size());
}

bool hyphen(std::string_view data, LintError &error)
{
    const bool only = !data.empty() && data.find_first_not_of('-') == std::string_view::npos;
    return only || fail(error, IssueCode::hyphenRequired, 0, data.size());
}

bool latitude(std::string_view data, LintError &error)
{
    return coordinate(data, 1'800'000'000ULL, IssueCode::latitudeLength, IssueCode::latitude, error);
}

bool longitude(std::string_view data, LintError &error)
{
    return coordinate(data, 3'600'000'000ULL, IssueCode::longitudeLength, IssueCode::longitude, error);
}

bool nonzero(std::string_view data, LintError &error)
{
    if (!csetnumeric(data, error))
        return false;
    return data.find_first_not_of('0') != std::string_view::npos || fail(error, IssueCode::zeroValue, 0, data.size());
}

bool nozeroprefix(std::string_view data, LintError &error)
{
    if (data.starts_with('0'))
        return fail(error, IssueCode::zeroPrefix, 0, 1);
    return csetnumeric(data, error);
}

bool pcenc(std::string_view data, LintError &error)
{
    for (std::size_t i = data.find('%'); i < data.size(); i = data.find('%', i + 3)) {
        if (i + 2 >= data.size())
            return fail(error, IssueCode::percentSequence, i, data.size() - i);
        if (hexValue(data[i + 1]) < 0 || hexValue(data[i + 2]) < 0)
            return fail(error, IssueCode::percentSequence, i, 3);
    }
    return true;
}

bool pieceoftotal(std::string_view data, LintError &error)
{
    if (!csetnumeric(data, error))
        return false;
    if (data.empty() || data.size() % 2 != 0)
        return fail(error, IssueCode::pieceLength, 0, data.size());
    const std::size_t half = data.size() / 2;
    const std::string_view piece = data.substr(0, half);
    const std::string_view total = data.substr(half);
    if (piece.find_first_not_of('0') == std::string_view::npos)
        return fail(error, IssueCode::pieceZero, 0, half);
    if (total.find_first_not_of('0') == std::string_view::npos)
        return fail(error, IssueCode::pieceTotalZero, half, half);
    return piece <= total || fail(error, IssueCode::pieceExceedsTotal, 0, data.size());
}

bool posinseqslash(std::string_view data, LintError &error)
{
    const std::size_t slash = data.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 == data.size())
        return fail(error, IssueCode::positionFormat, 0, data.size());
    const std::string_view position = data.substr(0, slash);
    const std::string_view end = data.substr(slash + 1);
    if (!allDigits(position) || !allDigits(end))
        return fail(error, IssueCode::positionFormat, 0, data.size());
    if (position[0] == '0')
        return fail(error, IssueCode::zeroPrefix, 0, position.size());
    if (end[0] == '0')
        return fail(error, IssueCode::zeroPrefix, slash + 1, end.size());
    // Without leading zeros the longer number is the larger one.
    const auto order = position.size() == end.size() ? position <=> end : position.size() <=> end.size();
    return order <= 0 || fail(error, IssueCode::positionExceedsEnd, 0, data.size());
}

bool winding(std::string_view data, LintError &error)
{
    return onlyOneOf(data, "019", IssueCode::windingDirection, error);
}

bool yesno(std::string_view data, LintError &error)
{
    return onlyOneOf(data, "01", IssueCode::yesNo, error);
}

bool zero(std::string_view data, LintError &error)
{
    const bool only = !data.empty() && data.find_first_not_of('0') == std::string_view::npos;
    return only || fail(error, IssueCode::zeroRequired, 0, data.size());
}

} // namespace nqi::gs1::linters
