// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/vietnamese.h"

#include <array>
#include <optional>

namespace nqi::scanner {

namespace {

struct Letters {
    char32_t plain;
    std::u32string_view marked;
};

constexpr std::array<Letters, 14> table = {{
    {.plain = U'a', .marked = U"àáảãạăằắẳẵặâầấẩẫậ"},
    {.plain = U'A', .marked = U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"},
    {.plain = U'd', .marked = U"đ"},
    {.plain = U'D', .marked = U"Đ"},
    {.plain = U'e', .marked = U"èéẻẽẹêềếểễệ"},
    {.plain = U'E', .marked = U"ÈÉẺẼẸÊỀẾỂỄỆ"},
    {.plain = U'i', .marked = U"ìíỉĩị"},
    {.plain = U'I', .marked = U"ÌÍỈĨỊ"},
    {.plain = U'o', .marked = U"òóỏõọôồốổỗộơờớởỡợ"},
    {.plain = U'O', .marked = U"ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"},
    {.plain = U'u', .marked = U"ùúủũụưừứửữự"},
    {.plain = U'U', .marked = U"ÙÚỦŨỤƯỪỨỬỮỰ"},
    {.plain = U'y', .marked = U"ỳýỷỹỵ"},
    {.plain = U'Y', .marked = U"ỲÝỶỸỴ"},
}};

bool isMark(char32_t c)
{
    return std::u32string_view(U"\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323").contains(c);
}

std::optional<char32_t> plainOf(char32_t c)
{
    for (const Letters &letters : table)
        if (letters.marked.contains(c))
            return letters.plain;
    return std::nullopt;
}

} // namespace

bool isVietnamese(char32_t c)
{
    return isMark(c) || plainOf(c).has_value();
}

std::u32string withoutMarks(std::u32string_view text)
{
    std::u32string plain;
    for (const char32_t c : text)
        if (!isMark(c))
            plain.push_back(plainOf(c).value_or(c));
    return plain;
}

} // namespace nqi::scanner
