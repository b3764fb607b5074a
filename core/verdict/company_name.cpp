// SPDX-License-Identifier: Apache-2.0
#include "core/verdict/company_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace nqi::verdict {
namespace {

struct Decoded {
    char32_t point = 0;
    std::size_t bytes = 1;
};

/// One character; a byte that is not UTF-8 counts as a separator.
Decoded decode(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes)
        return {};
    char32_t point = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return {};
        point = (point << 6U) | (byte(i) & 0x3FU);
    }
    return {point, bytes};
}

/// Base letters of U+00C0 to U+017F, Latin-1 Supplement and Latin Extended-A; '*' stands for no letter.
constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
                                   "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                   "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

/// Base letters of U+1EA0 to U+1EF9: the Vietnamese letters with two marks.
char baseOfVietnamese(char32_t point)
{
    if (point <= 0x1EB7)
        return 'a';
    if (point <= 0x1EC7)
        return 'e';
    if (point <= 0x1ECB)
        return 'i';
    if (point <= 0x1EE3)
        return 'o';
    return point <= 0x1EF1 ? 'u' : 'y';
}

constexpr char nothing = '\0'; ///< a combining mark: dropped
constexpr char separator = ' ';

char baseOf(char32_t point)
{
    if (point >= 'A' && point <= 'Z')
        return static_cast<char>(point - 'A' + 'a');
    if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9'))
        return static_cast<char>(point);
    if (point >= 0xC0 && point < 0x180)
        return latin[point - 0xC0] == '*' ? separator : latin[point - 0xC0];
    if (point == 0x1A0 || point == 0x1A1)
        return 'o';
    if (point == 0x1AF || point == 0x1B0)
        return 'u';
    if (point >= 0x1EA0 && point <= 0x1EF9)
        return baseOfVietnamese(point);
    return point >= 0x300 && point <= 0x36F ? nothing : separator;
}

using Words = std::vector<std::string_view>;

Words wordsOf(std::string_view text)
{
    Words words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// Words for the legal form of a company, longest first: they do not tell one firm from another.
const std::vector<Words> &companyForms()
{
    static const std::vector<Words> forms = [] {
        std::vector<Words> all;
        for (const std::string_view form : {"trach nhiem huu han mot thanh vien",
                                            "trach nhiem huu han hai thanh vien",
                                            "trach nhiem huu han",
                                            "joint stock company",
                                            "mot thanh vien",
                                            "hai thanh vien",
                                            "tnhh mtv",
                                            "doanh nghiep tu nhan",
                                            "ho kinh doanh",
                                            "hop tac xa",
                                            "cong ty",
                                            "co phan",
                                            "one member",
                                            "private limited",
                                            "tnhh",
                                            "mtv",
                                            "ctcp",
                                            "cty",
                                            "cp",
                                            "jsc",
                                            "dntn",
                                            "htx",
                                            "hkd",
                                            "co",
                                            "ltd",
                                            "limited",
                                            "company",
                                            "corp",
                                            "corporation",
                                            "inc",
                                            "llc",
                                            "gmbh",
                                            "plc",
                                            "pte",
                                            "pvt",
                                            "sa",
                                            "srl",
                                            "bv",
                                            "ag",
                                            "kk",
                                            "sdn",
                                            "bhd",
                                            "pty",
                                            "oy"})
            all.push_back(wordsOf(form));
        std::ranges::stable_sort(all, std::greater{}, &Words::size);
        return all;
    }();
    return forms;
}

/// Abbreviations that Vietnamese firms use in their names.
std::string expanded(const Words &words)
{
    struct Short {
        std::string_view abbreviation;
        std::string_view full;
    };
    static constexpr std::array<Short, 8> table = {{{"tm", "thuong mai"},
                                                    {"dv", "dich vu"},
                                                    {"sx", "san xuat"},
                                                    {"xnk", "xuat nhap khau"},
                                                    {"xd", "xay dung"},
                                                    {"dt", "dau tu"},
                                                    {"vn", "viet nam"},
                                                    {"vietnam", "viet nam"}}};
    std::string text;
    for (const std::string_view word : words) {
        const auto found = std::ranges::find(table, word, &Short::abbreviation);
        text += found == table.end() ? word : found->full;
        text += ' ';
    }
    return text;
}

Words withoutForms(const Words &words)
{
    Words kept;
    for (auto it = words.begin(); it != words.end();) {
        const auto form = std::ranges::find_if(companyForms(), [&](const Words &candidate) {
            return std::mismatch(candidate.begin(), candidate.end(), it, words.end()).first == candidate.end();
        });
        if (form == companyForms().end())
            kept.push_back(*it++);
        else
            it += static_cast<std::ptrdiff_t>(form->size());
    }
    return kept.empty() ? words : kept; // a firm may be called by nothing else
}

bool allIn(const Words &few, const Words &many)
{
    return !few.empty() &&
           std::ranges::all_of(few, [&](std::string_view word) { return std::ranges::find(many, word) != many.end(); });
}

} // namespace

std::string folded(std::string_view utf8)
{
    std::string text;
    text.reserve(utf8.size());
    while (!utf8.empty()) {
        const auto [point, bytes] = decode(utf8);
        utf8.remove_prefix(bytes);
        const char base = baseOf(point);
        if (base == nothing || (base == separator && (text.empty() || text.back() == separator)))
            continue;
        text += base;
    }
    if (text.ends_with(separator))
        text.pop_back();
    return text;
}

std::string foldedTight(std::string_view utf8)
{
    std::string text = folded(utf8);
    std::erase(text, separator);
    return text;
}

NameMatch compareCompanyNames(std::string_view a, std::string_view b)
{
    const std::string first = expanded(withoutForms(wordsOf(folded(a))));
    const std::string second = expanded(withoutForms(wordsOf(folded(b))));
    if (first.empty() || second.empty())
        return NameMatch::other;
    if (first == second)
        return NameMatch::same;
    const Words firstWords = wordsOf(first);
    const Words secondWords = wordsOf(second);
    return allIn(firstWords, secondWords) || allIn(secondWords, firstWords) ? NameMatch::similar : NameMatch::other;
}

} // namespace nqi::verdict
