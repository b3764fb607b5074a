// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/lint.h"

// The component checks themselves, each named as in the GS1 Barcode Syntax Dictionary. Used by lint.cpp and the reader.
namespace nqi::gs1::linters {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr int digitOf(char c)
{
    return c - '0';
}

inline bool fail(LintError &error, IssueCode code, std::size_t position, std::size_t length,
                 std::string_view field = {})
{
    error = {code, position, length, field};
    return false;
}

bool csetnumeric(std::string_view data, LintError &error);
bool cset39(std::string_view data, LintError &error);
bool cset64(std::string_view data, LintError &error);
bool cset82(std::string_view data, LintError &error);

bool csum(std::string_view data, LintError &error);
bool csumalpha(std::string_view data, LintError &error);
bool gcppos1(std::string_view data, LintError &error);
bool gcppos2(std::string_view data, LintError &error);
bool iban(std::string_view data, LintError &error);

bool yymmdd(std::string_view data, LintError &error);
bool yymmd0(std::string_view data, LintError &error);
bool yyyymmdd(std::string_view data, LintError &error);
bool yyyymmd0(std::string_view data, LintError &error);
bool hh(std::string_view data, LintError &error);
bool mi(std::string_view data, LintError &error);
bool ss(std::string_view data, LintError &error);
bool hhmi(std::string_view data, LintError &error);

bool iso3166(std::string_view data, LintError &error);
bool iso3166999(std::string_view data, LintError &error);
bool iso3166alpha2(std::string_view data, LintError &error);
bool iso4217(std::string_view data, LintError &error);
bool iso5218(std::string_view data, LintError &error);
bool mediatype(std::string_view data, LintError &error);
bool packagetype(std::string_view data, LintError &error);
bool importeridx(std::string_view data, LintError &error);

bool hasnondigit(std::string_view data, LintError &error);
bool hyphen(std::string_view data, LintError &error);
bool latitude(std::string_view data, LintError &error);
bool longitude(std::string_view data, LintError &error);
bool nonzero(std::string_view data, LintError &error);
bool nozeroprefix(std::string_view data, LintError &error);
bool pcenc(std::string_view data, LintError &error);
bool pieceoftotal(std::string_view data, LintError &error);
bool posinseqslash(std::string_view data, LintError &error);
bool winding(std::string_view data, LintError &error);
bool yesno(std::string_view data, LintError &error);
bool zero(std::string_view data, LintError &error);

bool couponcode(std::string_view data, LintError &error);
bool couponposoffer(std::string_view data, LintError &error);

} // namespace nqi::gs1::linters
