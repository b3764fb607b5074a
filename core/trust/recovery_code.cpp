// SPDX-License-Identifier: Apache-2.0
#include "core/trust/recovery_code.h"

#include <cstdint>

namespace nqi::trust {

namespace {

// Without I, L, O and U.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t characters = recoveryBytes * 8 / 5;

std::optional<std::uint32_t> valueOf(char c)
{
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const char meant = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    const auto at = alphabet.find(meant);
    return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<std::uint32_t>(at));
}

} // namespace

std::string recoveryText(const std::array<std::byte, recoveryBytes> &bytes)
{
    std::string text;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const std::byte byte : bytes) {
        bits = bits << 8U | std::to_integer<std::uint32_t>(byte);
        for (held += 8; held >= 5; held -= 5) {
            if (text.size() % 5 == 4)
                text += '-';
            text += alphabet[bits >> (held - 5) & 31U];
        }
    }
    return text;
}

std::optional<std::array<std::byte, recoveryBytes>> parseRecoveryText(std::string_view text)
{
    std::array<std::byte, recoveryBytes> bytes{};
    std::uint32_t bits = 0;
    unsigned held = 0;
    std::size_t count = 0;
    std::size_t at = 0;
    for (const char c : text) {
        if (c == '-' || c == ' ' || c == '\n' || c == '\r')
            continue;
        const auto value = valueOf(c);
        if (!value || ++count > characters)
            return std::nullopt;
        bits = bits << 5U | *value;
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes[at++] = static_cast<std::byte>(bits >> held & 255U);
        }
    }
    return count == characters ? std::optional(bytes) : std::nullopt;
}

} // namespace nqi::trust
