// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <format>

namespace nqi {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view paddedAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> alphabetValues = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}();

std::string inSixes(std::span<const std::byte> bytes, std::string_view digits)
{
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3 + 2);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const std::byte b : bytes) {
        buffer = (buffer << 8) | std::to_integer<std::uint32_t>(b);
        for (bits += 8; bits >= 6; bits -= 6)
            text += digits[(buffer >> (bits - 6)) & 0x3FU];
    }
    if (bits > 0)
        text += digits[(buffer << (6 - bits)) & 0x3FU];
    return text;
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

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0; ///< bytes; 0 when the bytes are not UTF-8
};

CodePoint decodeUtf8(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return {first, 1};
    const std::size_t length = first >= 0xF0 && first < 0xF5   ? 4
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xC2 && first < 0xE0 ? 2
                                                               : 0;
    if (length == 0 || text.size() < length)
        return {};
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least.at(length) || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return {};
    return {value, length};
}

// Controls, bidirectional marks, invisible separators: what could hide or reorder what a person reads.
bool isHidden(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

} // namespace

std::string hex(std::span<const std::byte> bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::byte b : bytes) {
        text += digits[std::to_integer<unsigned>(b) >> 4];
        text += digits[std::to_integer<unsigned>(b) & 0xFU];
    }
    return text;
}

std::optional<std::vector<std::byte>> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.push_back(static_cast<std::byte>(high * 16 + low));
    }
    return bytes;
}

std::string base64url(std::span<const std::byte> bytes)
{
    return inSixes(bytes, alphabet);
}

std::string base64(std::span<const std::byte> bytes)
{
    std::string text = inSixes(bytes, paddedAlphabet);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

std::optional<std::vector<std::byte>> fromBase64url(std::string_view text)
{
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const int value = alphabetValues[static_cast<unsigned char>(c)];
        if (value < 0)
            return std::nullopt;
        buffer = (buffer << 6) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::byte>((buffer >> bits) & 0xFFU));
        }
    }
    // Left-over bits must be zero: one value has one spelling.
    if ((buffer & ((1U << bits) - 1)) != 0)
        return std::nullopt;
    return bytes;
}

std::string printable(std::string_view text, std::size_t limit)
{
    std::string out;
    out.reserve(std::min(text.size(), limit));
    while (!text.empty()) {
        if (out.size() >= limit) {
            out += "…";
            break;
        }
        const CodePoint point = decodeUtf8(text);
        if (point.length == 0) {
            out += std::format("<0x{:02X}>", static_cast<unsigned char>(text[0]));
            text.remove_prefix(1);
            continue;
        }
        if (point.value == 0x1D)
            out += "<GS>";
        else if (isHidden(point.value))
            out += point.value < 0x100 ? std::format("<0x{:02X}>", static_cast<unsigned>(point.value))
                                       : std::format("<U+{:04X}>", static_cast<unsigned>(point.value));
        else
            out += text.substr(0, point.length);
        text.remove_prefix(point.length);
    }
    return out;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const CodePoint point = decodeUtf8(text);
        if (point.length == 0)
            return false;
        text.remove_prefix(point.length);
    }
    return true;
}

} // namespace nqi
