// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/layout.h"

#include <array>
#include <cstddef>

namespace nqi::scanner {

namespace {

// The 47 keys that write, row by row from the upper left: without Shift, then with it. U+0000 writes nothing.
struct Keys {
    std::u32string_view plain;
    std::u32string_view shifted;
};

using namespace std::string_view_literals;

constexpr std::array<Keys, 6> keyboards = {{
    {.plain = U"`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"sv,
     .shifted = U"~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"sv},
    {.plain = U"²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!"sv,
     .shifted = U"\0"
                U"1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"sv},
    {.plain = U"^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-"sv,
     .shifted = U"°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_"sv},
    {.plain = U"º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-"sv,
     .shifted = U"ª!\"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_"sv},
    {.plain = U"`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./"sv,
     .shifted = U"¬!\"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?"sv},
    {.plain = U"`ăâêô\u0300\u0309\u0303\u0301\u0323đ-₫qwertyuiopươ\\asdfghjkl;'zxcvbnm,./"sv,
     .shifted = U"~ĂÂÊÔ%^&*(Đ_+QWERTYUIOPƯƠ|ASDFGHJKL:\"ZXCVBNM<>?"sv},
}};

constexpr std::size_t keyCount = 47;
static_assert([] {
    for (const Keys &keys : keyboards)
        if (keys.plain.size() != keyCount || keys.shifted.size() != keyCount)
            return false;
    return true;
}());

constexpr std::array<Layout, keyboards.size()> layouts = {Layout::us,      Layout::french,  Layout::german,
                                                          Layout::spanish, Layout::british, Layout::vietnamese};

const Keys &keysOf(Layout layout)
{
    return keyboards.at(static_cast<std::size_t>(layout));
}

bool isLetter(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

struct Stroke {
    std::size_t key = 0;
    bool shift = false;
    bool found = false;
};

Stroke strokeOf(char32_t c, const Keys &keys)
{
    if (c == 0)
        return {};
    if (const auto at = keys.plain.find(c); at != std::u32string_view::npos)
        return {.key = at, .shift = false, .found = true};
    if (const auto at = keys.shifted.find(c); at != std::u32string_view::npos)
        return {.key = at, .shift = true, .found = true};
    return {};
}

bool shiftOf(const Stroke &stroke, char32_t character, Case letters)
{
    switch (letters) {
    case Case::kept:
        return stroke.shift;
    case Case::swapped:
        return isLetter(character) != stroke.shift;
    case Case::shiftLock:
        return !stroke.shift;
    case Case::upper:
        return stroke.shift || isLetter(character);
    case Case::lower:
        return stroke.shift && !isLetter(character);
    }
    return stroke.shift;
}

} // namespace

std::span<const Layout> allLayouts()
{
    return layouts;
}

std::u32string typed(std::u32string_view text, Layout layout, Case letters)
{
    const Keys &from = keysOf(Layout::us);
    const Keys &to = keysOf(layout);
    std::u32string seen;
    for (const char32_t c : text) {
        const Stroke stroke = strokeOf(c, from);
        const char32_t plain = stroke.found ? to.plain[stroke.key] : c;
        // Caps Lock knows the letters of the computer's keyboard, not the scanner's.
        const bool shift = stroke.found && shiftOf(stroke, plain, letters);
        const char32_t written = !stroke.found ? c : shift ? to.shifted[stroke.key] : plain;
        if (written != 0)
            seen.push_back(written);
    }
    return seen;
}

std::u32string sent(std::u32string_view seen, Layout layout)
{
    const Keys &from = keysOf(layout);
    const Keys &to = keysOf(Layout::us);
    std::u32string text;
    for (const char32_t c : seen) {
        const Stroke stroke = strokeOf(c, from);
        text.push_back(!stroke.found ? c : stroke.shift ? to.shifted[stroke.key] : to.plain[stroke.key]);
    }
    return text;
}

} // namespace nqi::scanner
