// SPDX-License-Identifier: Apache-2.0
// Component checks with arithmetic: check digits and characters, company prefixes, IBAN, dates and times.
#include "core/gs1/characters.h"
#include "core/gs1/code_lists.h"
#include "core/gs1/linters.h"

#include <array>
#include <utility>

namespace nqi::gs1::linters {
namespace {

constexpr std::size_t shortestCompanyPrefix = 4;

constexpr std::string_view cset82Order =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view cset32Order = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

constexpr std::array<std::int8_t, 256> orderOf(std::string_view characters)
{
    std::array<std::int8_t, 256> order{};
    order.fill(-1);
    for (std::size_t i = 0; i < characters.size(); ++i)
        order[static_cast<unsigned char>(characters[i])] = static_cast<std::int8_t>(i);
    return order;
}

constexpr auto cset82Value = orderOf(cset82Order);
constexpr auto cset32Value = orderOf(cset32Order);

// The weights of the check character pair are the prime numbers in order (General Specifications 7.9.5). 97 of them
// reach as far as the reference does.
constexpr std::array<unsigned, 97> primes = [] {
    std::array<unsigned, 97> list{};
    std::size_t count = 0;
    for (unsigned candidate = 2; count < list.size(); ++candidate) {
        bool prime = true;
        for (std::size_t i = 0; i < count && prime; ++i)
            prime = candidate % list[i] != 0;
        if (prime)
            list[count++] = candidate;
    }
    return list;
}();

constexpr int daysOf(int month, bool leap)
{
    constexpr std::array<int, 13> days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month)];
}

int twoDigits(std::string_view data, std::size_t at)
{
    return digitOf(data[at]) * 10 + digitOf(data[at + 1]);
}

// A date whose year takes `yearDigits` digits; `unsetDay` allows day 00.
bool dateOf(std::string_view data, std::size_t yearDigits, bool unsetDay, LintError &error)
{
    const std::size_t length = yearDigits + 4;
    if (data.size() != length) {
        const IssueCode code = data.size() < length ? IssueCode::dateTooShort : IssueCode::dateTooLong;
        return fail(error, code, 0, data.size());
    }
    if (!csetnumeric(data, error))
        return false;
    const int month = twoDigits(data, yearDigits);
    if (month < 1 || month > 12)
        return fail(error, IssueCode::dateMonth, yearDigits, 2);
    // Of the centuries that a two-digit year can mean, only 2000 is reached with 00, and it was a leap year.
    const int lastTwo = twoDigits(data, yearDigits - 2);
    const int century = yearDigits == 4 ? twoDigits(data, 0) : 20;
    const bool leap = lastTwo % 4 == 0 && (lastTwo != 0 || century % 4 == 0);
    const int day = twoDigits(data, yearDigits + 2);
    if (day > daysOf(month, leap) || (day == 0 && !unsetDay))
        return fail(error, IssueCode::dateDay, yearDigits + 2, 2);
    return true;
}

bool clockPart(std::string_view data, int most, IssueCode range, LintError &error)
{
    if (data.size() != 2) {
        const IssueCode code = data.size() < 2 ? IssueCode::timeTooShort : IssueCode::timeTooLong;
        return fail(error, code, 0, data.size());
    }
    if (!csetnumeric(data, error))
        return false;
    return twoDigits(data, 0) <= most || fail(error, range, 0, 2);
}

} // namespace

bool csum(std::string_view data, LintError &error)
{
    if (data.empty())
        return fail(error, IssueCode::checkDigitMissing, 0, 0);
    int sum = 0;
    int weight = data.size() % 2 == 0 ? 3 : 1;
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (!isDigit(data[i]))
            return fail(error, IssueCode::nonDigit, i, 1);
        sum += weight * digitOf(data[i]);
        weight = 4 - weight;
    }
    // The check digit itself has weight 1: with it the sum is a multiple of ten.
    return sum % 10 == 0 || fail(error, IssueCode::checkDigit, data.size() - 1, 1);
}

bool csumalpha(std::string_view data, LintError &error)
{
    if (data.size() < 2)
        return fail(error, IssueCode::checkPairTooShort, 0, data.size());
    const std::size_t length = data.size() - 2;
    if (length > primes.size())
        return fail(error, IssueCode::checkPairTooLong, 0, data.size());
    unsigned sum = 0;
    for (std::size_t i = 0; i < length; ++i) {
        const int value = cset82Value[static_cast<unsigned char>(data[i])];
        if (value < 0)
            return fail(error, IssueCode::notCset82, i, 1);
        sum += static_cast<unsigned>(value) * primes[length - 1 - i];
    }
    for (std::size_t i = length; i < data.size(); ++i) {
        if (cset32Value[static_cast<unsigned char>(data[i])] < 0)
            return fail(error, IssueCode::notCset32, i, 1);
    }
    sum %= 1021;
    const bool right = data[length] == cset32Order[sum >> 5U] && data[length + 1] == cset32Order[sum & 31U];
    return right || fail(error, IssueCode::checkPair, length, 2);
}

bool gcppos1(std::string_view data, LintError &error)
{
    if (data.size() < shortestCompanyPrefix)
        return fail(error, IssueCode::companyPrefixTooShort, 0, data.size());
    const std::size_t outside = findOutside(data.substr(0, shortestCompanyPrefix), digitClass);
    return outside == std::string_view::npos || fail(error, IssueCode::companyPrefix, outside, 1);
}

bool gcppos2(std::string_view data, LintError &error)
{
    if (data.size() < 2)
        return fail(error, IssueCode::companyPrefixTooShort, 0, data.size());
    if (gcppos1(data.substr(1), error))
        return true;
    ++error.position;
    return false;
}

bool iban(std::string_view data, LintError &error)
{
    constexpr std::size_t longest = 34; // ISO 13616-1
    constexpr std::size_t tooShort = 10;
    if (data.size() < 4)
        return fail(error, IssueCode::ibanTooShort, 0, data.size());
    if (!isCountryLetters(data.substr(0, 2)))
        return fail(error, IssueCode::ibanCountry, 0, 2);
    if (data.size() > longest)
        return fail(error, IssueCode::ibanTooLong, 0, data.size());
    if (data.size() <= tooShort)
        return fail(error, IssueCode::ibanTooShort, 0, data.size());
    unsigned remainder = 0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        // The first four characters are moved to the end (ISO 7064 MOD 97-10).
        const std::size_t at = (i + 4) % data.size();
        const char c = data[at];
        if (isDigit(c))
            remainder = (remainder * 10 + static_cast<unsigned>(c - '0')) % 97;
        else if (c >= 'A' && c <= 'Z')
            remainder = (remainder * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
        else
            return fail(error, IssueCode::ibanCharacter, at, 1);
    }
    return remainder == 1 || fail(error, IssueCode::ibanChecksum, 2, 2);
}

bool yymmdd(std::string_view data, LintError &error)
{
    return dateOf(data, 2, false, error);
}

bool yymmd0(std::string_view data, LintError &error)
{
    return dateOf(data, 2, true, error);
}

bool yyyymmdd(std::string_view data, LintError &error)
{
    return dateOf(data, 4, false, error);
}

bool yyyymmd0(std::string_view data, LintError &error)
{
    return dateOf(data, 4, true, error);
}

bool hh(std::string_view data, LintError &error)
{
    return clockPart(data, 23, IssueCode::timeHour, error);
}

bool mi(std::string_view data, LintError &error)
{
    return clockPart(data, 59, IssueCode::timeMinute, error);
}

bool ss(std::string_view data, LintError &error)
{
    return clockPart(data, 59, IssueCode::timeSecond, error);
}

bool hhmi(std::string_view data, LintError &error)
{
    if (data.size() != 4) {
        const IssueCode code = data.size() < 4 ? IssueCode::timeTooShort : IssueCode::timeTooLong;
        return fail(error, code, 0, data.size());
    }
    if (!hh(data.substr(0, 2), error))
        return false;
    if (mi(data.substr(2), error))
        return true;
    error.position += 2;
    return false;
}

} // namespace nqi::gs1::linters
