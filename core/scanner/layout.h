// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nqi::scanner {

/// For which keyboard the computer takes the scanner.
enum class Layout : std::uint8_t { us, french, german, spanish, british, vietnamese };
[[nodiscard]] std::span<const Layout> allLayouts();

/// What happens to the case of letters.
enum class Case : std::uint8_t {
    kept,
    swapped,   ///< Caps Lock
    shiftLock, ///< Caps Lock as French keyboards have it: digits and signs change as well
    upper,     ///< the scanner, or a program, writes capitals only
    lower,
};

/// What is seen of `text` when a scanner that is set to a US keyboard types it into a computer that thinks it has
/// `layout`. Characters that no key writes stay as they are.
[[nodiscard]] std::u32string typed(std::u32string_view text, Layout layout, Case letters = Case::kept);
/// The way back: what was sent when this is seen. Characters that the layout does not have stay as they are.
[[nodiscard]] std::u32string sent(std::u32string_view seen, Layout layout);

} // namespace nqi::scanner
