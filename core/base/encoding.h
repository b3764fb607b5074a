// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi {

/// Lower-case hexadecimal, two characters a byte.
[[nodiscard]] std::string hex(std::span<const std::byte> bytes);
/// Either case, even length; nothing else.
[[nodiscard]] std::optional<std::vector<std::byte>> fromHex(std::string_view text);

/// base64url without padding (RFC 4648 section 5).
[[nodiscard]] std::string base64url(std::span<const std::byte> bytes);
[[nodiscard]] std::optional<std::vector<std::byte>> fromBase64url(std::string_view text);

/// base64 with padding, one line (RFC 4648 section 4).
[[nodiscard]] std::string base64(std::span<const std::byte> bytes);

/// The bytes of a text, without copying.
[[nodiscard]] inline std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Text that is safe to show or print: invalid UTF-8, control characters and bidirectional marks become visible
/// escapes such as <0x1B> or <U+202E>; GS (0x1D) becomes <GS>. Length is bounded: what is cut is marked with "…".
[[nodiscard]] std::string printable(std::string_view text, std::size_t limit = 4096);

/// True when the whole text is valid UTF-8 (RFC 3629).
[[nodiscard]] bool isUtf8(std::string_view text);

} // namespace nqi
