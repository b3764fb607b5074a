// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nqi::scanner {

enum class KeyKind : std::uint8_t {
    character, ///< wrote its character
    composed,  ///< an input method wrote the character
    alt,       ///< its character typed while Alt was held: Alt+029 is how some scanners send FNC1
    backspace, ///< took the last character back; no scanner sends it, input methods do
    enter,
    tab,
    other, ///< wrote nothing
};

/// One key as it reached the app.
struct Key {
    KeyKind kind = KeyKind::character;
    char32_t character = 0;        ///< of character, composed and alt
    std::int64_t milliseconds = 0; ///< since any moment; never falls; of composed not known

    bool operator==(const Key &) const = default;
};

/// What the keys leave in a line of text: Backspace taken into account, Enter and Tab left out. The digits of Alt+029
/// are GS.
[[nodiscard]] std::u32string textOf(std::span<const Key> keys);

/// UTF-8. What is no Unicode character becomes U+FFFD.
[[nodiscard]] std::string toUtf8(std::u32string_view text);
[[nodiscard]] std::u32string fromUtf8(std::string_view text);

} // namespace nqi::scanner
