// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Strings of bits as the compression of Digital Links writes them, six to a character.
namespace nqi::gs1 {

inline constexpr std::string_view base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

class BitWriter {
public:
    /// The lowest `count` bits of the value, the highest of them first.
    void add(std::uint64_t value, std::size_t count);
    /// A decimal number of any length, in as many bits as any number of that length takes.
    void addDigits(std::string_view digits);
    /// In URI-safe base64, filled up with zeros.
    [[nodiscard]] std::string text() const;

private:
    std::vector<bool> m_bits;
};

class BitReader {
public:
    explicit BitReader(std::string_view base64);

    /// Sticky: once more is asked for than there is, or a number has more digits than it may, all is worthless.
    [[nodiscard]] bool valid() const { return m_valid; }
    [[nodiscard]] std::size_t left() const { return m_bits.size() - m_at; }
    [[nodiscard]] std::size_t take(std::size_t count);
    [[nodiscard]] std::string takeDigits(std::size_t count);
    /// True when nothing but zeros follows: the padding of the last character.
    [[nodiscard]] bool onlyPaddingLeft() const;

private:
    bool has(std::size_t count);

    std::vector<bool> m_bits;
    std::size_t m_at = 0;
    bool m_valid = true;
};

} // namespace nqi::gs1
