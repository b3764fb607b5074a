// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// Character classes of the General Specifications (7.11) and of RFC 3986, one byte each: a look-up, not a search.
namespace nqi::gs1 {

enum CharacterClass : std::uint8_t {
    digitClass = 1,      ///< 0-9
    cset82Class = 2,     ///< figure 7.11-1
    cset39Class = 4,     ///< figure 7.11-2
    cset64Class = 8,     ///< figure 7.11-3
    uriClass = 16,       ///< may occur in a URI, the percent sign included
    domainClass = 32,    ///< may occur before the first slash of a Digital Link
    unreservedClass = 64 ///< needs no percent-encoding
};

constexpr std::array<std::uint8_t, 256> characterClasses = [] {
    std::array<std::uint8_t, 256> classes{};
    const auto add = [&classes](std::string_view characters, std::uint8_t bit) {
        for (const char c : characters)
            classes[static_cast<unsigned char>(c)] |= bit;
    };
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    add(digits, digitClass | cset82Class | cset39Class | cset64Class | uriClass | domainClass | unreservedClass);
    add(capitals, cset82Class | cset39Class | cset64Class | uriClass | domainClass | unreservedClass);
    add(letters, cset82Class | cset64Class | uriClass | domainClass | unreservedClass);
    add("!\"%&'()*+,-./:;<=>?_", cset82Class);
    add("#-/", cset39Class);
    add("-_", cset64Class);
    add("-._~:/?#[]@!$&'()*+,;=%", uriClass);
    add("-.:[]", domainClass);
    add("-._~", unreservedClass);
    return classes;
}();

constexpr bool isOf(char c, std::uint8_t classes)
{
    return (characterClasses[static_cast<unsigned char>(c)] & classes) != 0;
}

/// Where the first character outside the class stands, or npos.
constexpr std::size_t findOutside(std::string_view text, std::uint8_t classes)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isOf(text[i], classes))
            return i;
    }
    return std::string_view::npos;
}

constexpr bool allDigits(std::string_view text)
{
    return findOutside(text, digitClass) == std::string_view::npos;
}

constexpr int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

constexpr char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// ASCII only; `prefix` in lower case.
constexpr bool startsWithIgnoringCase(std::string_view text, std::string_view prefix)
{
    if (text.size() < prefix.size())
        return false;
    for (std::size_t i = 0; i < prefix.size(); ++i) {
        if (lowerCase(text[i]) != prefix[i])
            return false;
    }
    return true;
}

} // namespace nqi::gs1
