// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/lint.h"

#include "core/gs1/linters.h"

#include <algorithm>
#include <array>

namespace nqi::gs1 {
namespace {

struct Named {
    std::string_view name;
    Linter linter;
};

constexpr auto table = std::to_array<Named>({
    {"couponcode", linters::couponcode},
    {"couponposoffer", linters::couponposoffer},
    {"cset39", linters::cset39},
    {"cset64", linters::cset64},
    {"cset82", linters::cset82},
    {"csetnumeric", linters::csetnumeric},
    {"csum", linters::csum},
    {"csumalpha", linters::csumalpha},
    {"gcppos1", linters::gcppos1},
    {"gcppos2", linters::gcppos2},
    {"hasnondigit", linters::hasnondigit},
    {"hh", linters::hh},
    {"hhmi", linters::hhmi},
    {"hyphen", linters::hyphen},
    {"iban", linters::iban},
    {"importeridx", linters::importeridx},
    {"iso3166", linters::iso3166},
    {"iso3166999", linters::iso3166999},
    {"iso3166alpha2", linters::iso3166alpha2},
    {"iso4217", linters::iso4217},
    {"iso5218", linters::iso5218},
    {"latitude", linters::latitude},
    {"longitude", linters::longitude},
    {"mediatype", linters::mediatype},
    {"mi", linters::mi},
    {"nonzero", linters::nonzero},
    {"nozeroprefix", linters::nozeroprefix},
    {"packagetype", linters::packagetype},
    {"pcenc", linters::pcenc},
    {"pieceoftotal", linters::pieceoftotal},
    {"posinseqslash", linters::posinseqslash},
    {"ss", linters::ss},
    {"winding", linters::winding},
    {"yesno", linters::yesno},
    {"yymmd0", linters::yymmd0},
    {"yymmdd", linters::yymmdd},
    {"yyyymmd0", linters::yyyymmd0},
    {"yyyymmdd", linters::yyyymmdd},
    {"zero", linters::zero},
});
static_assert(table.size() == 39);
static_assert(std::ranges::is_sorted(table, {}, &Named::name));

constexpr auto names = [] {
    std::array<std::string_view, table.size()> list{};
    std::ranges::transform(table, list.begin(), &Named::name);
    return list;
}();

} // namespace

Linter findLinter(std::string_view name)
{
    const auto it = std::ranges::lower_bound(table, name, {}, &Named::name);
    return it != table.end() && it->name == name ? it->linter : nullptr;
}

std::span<const std::string_view> linterNames()
{
    return names;
}

std::optional<LintError> lint(std::string_view name, std::string_view value)
{
    LintError error;
    const Linter linter = findLinter(name);
    if (linter == nullptr)
        return LintError{IssueCode::unknownLinter, 0, 0, {}};
    if (linter(value, error))
        return std::nullopt;
    return error;
}

} // namespace nqi::gs1
