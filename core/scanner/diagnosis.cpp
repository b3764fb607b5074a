// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/diagnosis.h"

#include "core/scanner/test_code.h"
#include "core/scanner/vietnamese.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nqi::scanner {

namespace {

using enum DamageCode;

constexpr char32_t gs = U'\x1D';
/// What stands for FNC1 is no longer than this: "{FNC1}", "<0x1D>".
constexpr std::size_t longestSeparator = 12;
/// What is longer than this is no scan of the test code.
constexpr std::size_t longestTest = 200;

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isSmallLetter(char32_t c)
{
    return c >= U'a' && c <= U'z';
}

std::u32string lowered(std::u32string_view text)
{
    std::u32string small(text);
    for (char32_t &c : small)
        if (c >= U'A' && c <= U'Z')
            c += U'a' - U'A';
    return small;
}

std::u32string testText()
{
    return std::u32string(testcode::before) + gs + std::u32string(testcode::after);
}

void add(Diagnosis &d, DamageCode code, std::u32string_view seen = {}, std::u32string_view sentText = {},
         Layout layout = Layout::us)
{
    d.damages.push_back({.code = code, .seen = toUtf8(seen), .sent = toUtf8(sentText), .layout = layout});
}

void addSeparator(Diagnosis &d, std::u32string_view seen)
{
    if (seen.empty())
        add(d, separatorLost);
    else if (seen != std::u32string_view(&gs, 1))
        add(d, separatorReplaced, seen);
}

/// Takes an AIM identifier, and the FNC1 in first position that some scanners send, off the front of what was sent.
std::u32string_view withoutIdentifier(Diagnosis &d, std::u32string_view text)
{
    if (text.size() >= 3 && text.front() == U']') {
        d.symbologyId = toUtf8(text.substr(0, 3));
        text.remove_prefix(3);
    }
    if (text.starts_with(gs))
        text.remove_prefix(1);
    return text;
}

void addCase(Diagnosis &d, Case letters)
{
    if (letters == Case::swapped || letters == Case::shiftLock)
        add(d, capsLock);
    else if (letters == Case::upper)
        add(d, upperCased);
    else if (letters == Case::lower)
        add(d, lowerCased);
}

/// The test code as it comes through this layout and case; false when that is not what arrived.
bool readThrough(Diagnosis &d, std::u32string_view text, Layout layout, Case letters)
{
    const std::u32string before = typed(testcode::before, layout, letters);
    const std::u32string after = typed(testcode::after, layout, letters);
    const std::size_t first = text.find(before);
    if (first == std::u32string_view::npos)
        return false;
    const std::size_t gap = first + before.size();
    const std::size_t second = text.find(after, gap);
    if (second == std::u32string_view::npos || second - gap > longestSeparator)
        return false;
    if (layout != Layout::us)
        add(d, DamageCode::layout, {}, {}, layout);
    addCase(d, letters);
    addSeparator(d, text.substr(gap, second - gap));
    const std::u32string ahead = sent(text.substr(0, first), layout);
    if (const auto prefix = withoutIdentifier(d, ahead); !prefix.empty())
        add(d, prefixAdded, prefix);
    if (const auto suffix = text.substr(second + after.size()); !suffix.empty())
        add(d, suffixAdded, suffix);
    return true;
}

bool readExactly(Diagnosis &d, std::u32string_view text, std::span<const Layout> layouts)
{
    for (const Case letters : {Case::kept, Case::swapped, Case::shiftLock, Case::upper, Case::lower})
        for (const Layout layout : layouts)
            if (readThrough(d, text, layout, letters))
                return true;
    return false;
}

struct Alignment {
    std::size_t common = 0;
    std::u32string missing; ///< of what was sent
    std::u32string extra;   ///< in what was seen
    std::u32string gap;     ///< of these, what stands where FNC1 was sent
};

/// The longest text that both have in common, and what each has beside it.
Alignment align(std::u32string_view expected, std::u32string_view seen)
{
    const std::size_t width = seen.size() + 1;
    std::vector<std::size_t> common((expected.size() + 1) * width, 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::size_t & { return common[i * width + j]; };
    for (std::size_t i = expected.size(); i-- > 0;)
        for (std::size_t j = seen.size(); j-- > 0;)
            at(i, j) = expected[i] == seen[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    Alignment result{.common = at(0, 0), .missing = {}, .extra = {}, .gap = {}};
    const std::size_t separator = expected.find(gs);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < expected.size() || j < seen.size()) {
        if (i < expected.size() && j < seen.size() && expected[i] == seen[j]) {
            ++i;
            ++j;
        } else if (j == seen.size() || (i < expected.size() && at(i + 1, j) >= at(i, j + 1))) {
            result.missing.push_back(expected[i++]);
        } else {
            if (i == separator || i == separator + 1)
                result.gap.push_back(seen[j]);
            result.extra.push_back(seen[j++]);
        }
    }
    return result;
}

/// Enough of the test code is there to know it by.
bool isTest(const Alignment &alignment)
{
    constexpr std::size_t of = 10;
    constexpr std::size_t least = 6;
    return alignment.common * of >= testText().size() * least;
}

bool hasVietnamese(std::u32string_view text)
{
    return std::ranges::any_of(text, isVietnamese);
}

DamageCode methodOf(const std::u32string &swallowed)
{
    const auto digits = std::ranges::count_if(swallowed, isDigit);
    const auto letters = std::ranges::count_if(swallowed, isSmallLetter);
    return letters > digits ? telex : digits > letters ? vni : inputMethod;
}

/// The test code with letters that an input method made: the keys it swallowed tell which.
bool readThroughInputMethod(Diagnosis &d, std::u32string_view text)
{
    if (!hasVietnamese(text) || text.size() > longestTest)
        return false;
    const auto content = withoutIdentifier(d, text);
    Alignment alignment = align(lowered(testText()), lowered(withoutMarks(content)));
    if (!isTest(alignment))
        return false;
    const bool separated = std::erase(alignment.missing, gs) == 0;
    add(d, methodOf(alignment.missing));
    if (!separated)
        addSeparator(d, alignment.gap);
    return true;
}

/// The test code with characters missing or exchanged.
bool readDamaged(Diagnosis &d, std::u32string_view text)
{
    if (text.size() > longestTest)
        return false;
    Alignment alignment = align(testText(), withoutIdentifier(d, text));
    if (!isTest(alignment))
        return false;
    const bool separated = std::erase(alignment.missing, gs) == 0;
    if (alignment.extra.size() > alignment.gap.size() && !alignment.missing.empty())
        add(d, layoutUnknown, alignment.extra, alignment.missing);
    else if (!alignment.missing.empty())
        add(d, charactersLost, {}, alignment.missing);
    if (!separated)
        addSeparator(d, alignment.gap);
    return true;
}

bool isNumber(std::u32string_view text)
{
    constexpr std::array<std::size_t, 4> lengths = {8, 12, 13, 14};
    return std::ranges::contains(lengths, text.size()) && std::ranges::all_of(text, isDigit);
}

/// A code that is not known: what shows by itself.
void readUnknown(Diagnosis &d, std::u32string_view text)
{
    const auto content = withoutIdentifier(d, text);
    for (const Layout layout : allLayouts())
        if (layout != Layout::us && !isNumber(content) && isNumber(sent(content, layout)))
            return add(d, DamageCode::layout, {}, {}, layout);
    if (hasVietnamese(content))
        return add(d, inputMethod);
    std::u32string foreign;
    std::ranges::copy_if(content, std::back_inserter(foreign), [](char32_t c) { return c > 0x7E; });
    if (!foreign.empty())
        add(d, layoutUnknown, foreign);
}

bool isGarbage(char32_t c)
{
    // EOT, FS, GS, RS and US stand in codes; STX, ETX, CR, LF and Tab around them.
    return c > 0x7E || (c < 0x20 && !std::u32string_view(U"\x02\x03\x04\t\n\r\x1C\x1D\x1E\x1F").contains(c));
}

std::int64_t longestGapOf(std::span<const Key> keys)
{
    std::int64_t longest = 0;
    // When an input method's own letters came is not known.
    const auto timed = [](const Key &key) { return key.kind != KeyKind::composed; };
    for (std::size_t i = 1; i < keys.size(); ++i)
        if (timed(keys[i]) && timed(keys[i - 1]))
            longest = std::max(longest, keys[i].milliseconds - keys[i - 1].milliseconds);
    return longest;
}

bool isEnd(const Key &key)
{
    return key.kind == KeyKind::enter || key.kind == KeyKind::tab;
}

} // namespace

bool Diagnosis::has(DamageCode code) const
{
    return std::ranges::contains(damages, code, &Damage::code);
}

Diagnosis diagnose(std::span<const Key> keys, std::int64_t longestGap)
{
    Diagnosis d;
    const std::u32string text = textOf(keys);
    d.text = toUtf8(text);
    d.longestGap = longestGapOf(keys);
    d.testCode = readExactly(d, text, allLayouts()) || readThroughInputMethod(d, text) || readDamaged(d, text);
    if (!d.testCode)
        readUnknown(d, text);
    const bool takenBack = std::ranges::contains(keys, KeyKind::backspace, &Key::kind);
    if (takenBack && !d.has(telex) && !d.has(vni) && !d.has(inputMethod))
        add(d, inputMethod);
    if (!keys.empty() && std::ranges::none_of(keys, isEnd))
        add(d, notEnded);
    if (d.longestGap > longestGap)
        add(d, tooSlow);
    return d;
}

Diagnosis diagnoseText(std::u32string_view text)
{
    Diagnosis d;
    d.text = toUtf8(text);
    constexpr std::array wire = {Layout::us};
    d.testCode = readExactly(d, text, wire) || readDamaged(d, text);
    if (std::ranges::any_of(text, isGarbage))
        add(d, garbled);
    return d;
}

} // namespace nqi::scanner
