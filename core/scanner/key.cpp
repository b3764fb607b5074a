// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/key.h"

#include <bit>

namespace nqi::scanner {

namespace {

constexpr char32_t replacement = U'\xFFFD';

/// Length of the sequence that begins with this byte; 0 for a byte that begins none.
std::size_t sequenceLength(unsigned char first)
{
    const auto ones = static_cast<std::size_t>(std::countl_one(first));
    return ones == 0 ? 1 : ones == 1 || ones > 4 ? 0 : ones;
}

} // namespace

std::u32string textOf(std::span<const Key> keys)
{
    std::u32string text;
    std::u32string alt;
    const auto endAlt = [&] {
        if (alt == U"029" || alt == U"29")
            text.push_back(U'\x1D');
        else
            text += alt;
        alt.clear();
    };
    for (const Key &key : keys) {
        if (key.kind == KeyKind::alt) {
            alt.push_back(key.character);
            continue;
        }
        endAlt();
        if (key.kind == KeyKind::character || key.kind == KeyKind::composed)
            text.push_back(key.character);
        else if (key.kind == KeyKind::backspace && !text.empty())
            text.pop_back();
    }
    endAlt();
    return text;
}

std::string toUtf8(std::u32string_view text)
{
    std::string bytes;
    const auto tail = [&](char32_t c, int shift) { bytes.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3F))); };
    for (char32_t c : text) {
        if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
            c = replacement;
        if (c < 0x80) {
            bytes.push_back(static_cast<char>(c));
        } else if (c < 0x800) {
            bytes.push_back(static_cast<char>(0xC0 | (c >> 6)));
            tail(c, 0);
        } else if (c < 0x10000) {
            bytes.push_back(static_cast<char>(0xE0 | (c >> 12)));
            tail(c, 6);
            tail(c, 0);
        } else {
            bytes.push_back(static_cast<char>(0xF0 | (c >> 18)));
            tail(c, 12);
            tail(c, 6);
            tail(c, 0);
        }
    }
    return bytes;
}

std::u32string fromUtf8(std::string_view text)
{
    std::u32string out;
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        const std::size_t length = sequenceLength(first);
        char32_t c = length == 1 ? first : first & (0x7FU >> length);
        std::size_t used = 1;
        for (; used < length && used < text.size() && (static_cast<unsigned char>(text[used]) & 0xC0) == 0x80; ++used)
            c = (c << 6) | (static_cast<unsigned char>(text[used]) & 0x3F);
        out.push_back(length == 0 || used != length ? replacement : c);
        text.remove_prefix(used);
    }
    return out;
}

} // namespace nqi::scanner
