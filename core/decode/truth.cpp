// SPDX-License-Identifier: Apache-2.0
#include "core/decode/truth.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <fstream>
#include <numeric>
#include <optional>
#include <system_error>

namespace nqi::decode {

namespace {

std::string unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\\x") && i + 4 <= text.size())
            if (const auto byte = fromHex(text.substr(i + 2, 2))) {
                result.push_back(static_cast<char>(byte->front()));
                i += 3;
                continue;
            }
        result.push_back(text[i]);
    }
    return result;
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// UPC-E to UPC-A (ISO/IEC 15420, 4.4.2): number system, six digits that hold back zeros, check digit.
std::string upcA(std::string_view upcE)
{
    const std::string_view six = upcE.substr(1, 6);
    std::string middle;
    switch (six[5]) {
    case '0':
    case '1':
    case '2':
        middle = std::string(six.substr(0, 2)) + six[5] + "0000" + std::string(six.substr(2, 3));
        break;
    case '3':
        middle = std::string(six.substr(0, 3)) + "00000" + std::string(six.substr(3, 2));
        break;
    case '4':
        middle = std::string(six.substr(0, 4)) + "00000" + six[4];
        break;
    default:
        middle = std::string(six.substr(0, 5)) + "0000" + six[5];
        break;
    }
    return upcE[0] + middle + upcE[7];
}

std::string gtin13(Symbology symbology, std::string digits)
{
    if (symbology == Symbology::upcE && digits.size() == 8)
        digits = upcA(digits);
    if (digits.size() > 13) // an add-on follows the code
        digits.resize(13);
    return std::string(13 - digits.size(), '0') + digits;
}

std::string printableAscii(std::string_view text)
{
    if (text.size() >= 3 && text[0] == ']')
        text.remove_prefix(3);
    std::string result;
    for (const char c : text)
        if (c > ' ' && c < 0x7f && c != '(' && c != ')')
            result.push_back(c);
    return result;
}

enum class Family { ean, dataBar, qr, other };

Family familyOf(Symbology symbology)
{
    switch (symbology) {
    case Symbology::ean8:
    case Symbology::ean13:
    case Symbology::upcA:
    case Symbology::upcE:
        return Family::ean;
    case Symbology::dataBar:
    case Symbology::dataBarExpanded:
    case Symbology::dataBarLimited:
        return Family::dataBar;
    case Symbology::qrCode:
    case Symbology::microQrCode:
    case Symbology::rmqrCode:
        return Family::qr;
    default:
        return Family::other;
    }
}

bool sameFamily(Symbology one, Symbology other)
{
    return one == other || (familyOf(one) == familyOf(other) && familyOf(one) != Family::other);
}

std::string comparable(Symbology symbology, std::string_view text)
{
    std::string plain = printableAscii(text);
    if (familyOf(symbology) == Family::ean && allDigits(plain))
        return gtin13(symbology, std::move(plain));
    if (familyOf(symbology) == Family::dataBar && plain.starts_with("01") && plain.size() > 14)
        plain.erase(0, 2);
    return plain;
}

// Columns of a line of the printed table.
std::string tableLine(std::string_view title, const TruthTally::Line &line)
{
    const double recall = line.pictures > 0 ? 100.0 * line.found / line.pictures : 0;
    return std::format("{:<18}{:>9}{:>8}{:>9.1f}{:>8}{:>12}\n", title, line.pictures, line.found, recall,
                       line.falseReads, line.unreadable);
}

} // namespace

std::string_view name(TruthError error)
{
    switch (error) {
    case TruthError::notFound:
        return "notFound";
    case TruthError::unreadable:
        return "unreadable";
    case TruthError::badRow:
        return "badRow";
    }
    return "unknown";
}

std::expected<std::vector<TruthRow>, TruthError> loadTruth(const std::filesystem::path &table)
{
    std::error_code failed;
    if (!std::filesystem::exists(table, failed))
        return std::unexpected(TruthError::notFound);
    std::ifstream file(table, std::ios::binary);
    std::vector<TruthRow> rows;
    std::string line;
    if (!std::getline(file, line)) // titles
        return std::unexpected(TruthError::unreadable);
    while (std::getline(file, line)) {
        if (line.ends_with('\r'))
            line.pop_back();
        if (line.empty())
            continue;
        const std::size_t first = line.find('\t');
        const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
        if (second == std::string::npos)
            return std::unexpected(TruthError::badRow);
        rows.push_back({.path = line.substr(0, first),
                        .format = line.substr(first + 1, second - first - 1),
                        .expected = unescaped(std::string_view(line).substr(second + 1))});
    }
    if (file.bad())
        return std::unexpected(TruthError::unreadable);
    return rows;
}

Judgement judge(const TruthRow &row, std::span<const Symbol> symbols)
{
    const std::optional<Symbology> wanted = parseSymbology(row.format);
    if (!wanted)
        return {.found = symbols.empty(), .falseRead = !symbols.empty()};
    Judgement judgement;
    const std::string expected = comparable(*wanted, row.expected);
    for (const Symbol &symbol : symbols) {
        if (!sameFamily(*wanted, symbol.symbology))
            continue;
        const bool right = comparable(symbol.symbology, symbol.text) == expected ||
                           comparable(symbol.symbology, symbol.bytes) == expected;
        judgement.found = judgement.found || right;
        judgement.falseRead = judgement.falseRead || !right;
    }
    return judgement;
}

void TruthTally::add(const TruthRow &row, Judgement judgement, std::chrono::microseconds elapsed)
{
    Line &line = m_lines[row.format];
    ++line.pictures;
    line.found += judgement.found ? 1 : 0;
    line.falseReads += judgement.falseRead ? 1 : 0;
    m_times.push_back(elapsed);
}

void TruthTally::addUnreadable(const TruthRow &row)
{
    Line &line = m_lines[row.format];
    ++line.pictures;
    ++line.unreadable;
}

TruthTally::Line TruthTally::total() const
{
    Line total;
    for (const auto &[format, line] : m_lines) {
        total.pictures += line.pictures;
        total.found += line.found;
        total.falseReads += line.falseReads;
        total.unreadable += line.unreadable;
    }
    return total;
}

std::chrono::microseconds TruthTally::mean() const
{
    if (m_times.empty())
        return {};
    return std::reduce(m_times.begin(), m_times.end()) / static_cast<std::int64_t>(m_times.size());
}

std::chrono::microseconds TruthTally::percentile95() const
{
    if (m_times.empty())
        return {};
    std::vector<std::chrono::microseconds> sorted = m_times;
    const std::size_t index = std::min(sorted.size() - 1, sorted.size() * 95 / 100);
    std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(index));
    return sorted[index];
}

std::string TruthTally::table() const
{
    std::string text = std::format("{:<18}{:>9}{:>8}{:>9}{:>8}{:>12}\n", "format", "pictures", "found", "recall %",
                                   "false", "unreadable");
    for (const auto &[format, line] : m_lines)
        text += tableLine(format, line);
    text += tableLine("total", total());
    const auto milliseconds = [](std::chrono::microseconds time) { return static_cast<double>(time.count()) / 1000; };
    text += std::format("mean {:.1f} ms, 95 % within {:.1f} ms\n", milliseconds(mean()), milliseconds(percentile95()));
    return text;
}

} // namespace nqi::decode
