// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/bits.h"

#include <algorithm>

namespace nqi::gs1 {
namespace {

// ceil(count * log2(10) + 0.01): the bits that a number of so many digits takes.
std::size_t digitBits(std::size_t count)
{
    constexpr double bitsOfDigit = 3.321928094887362;
    return static_cast<std::size_t>(static_cast<double>(count) * bitsOfDigit + 0.01) + 1;
}

} // namespace

void BitWriter::add(std::uint64_t value, std::size_t count)
{
    for (std::size_t i = count; i > 0; --i)
        m_bits.push_back(((value >> (i - 1)) & 1U) != 0);
}

void BitWriter::addDigits(std::string_view digits)
{
    const std::size_t count = digitBits(digits.size());
    std::vector<std::uint8_t> number(digits.size());
    std::ranges::transform(digits, number.begin(), [](char c) { return static_cast<std::uint8_t>(c - '0'); });
    const std::size_t begin = m_bits.size();
    m_bits.resize(begin + count);
    for (std::size_t i = count; i > 0; --i) {
        unsigned remainder = 0; // halve the number: what is left over is the next bit from the right
        for (std::uint8_t &digit : number) {
            const unsigned value = remainder * 10 + digit;
            digit = static_cast<std::uint8_t>(value / 2);
            remainder = value % 2;
        }
        m_bits[begin + i - 1] = remainder != 0;
    }
}

std::string BitWriter::text() const
{
    std::string result;
    for (std::size_t at = 0; at < m_bits.size(); at += 6) {
        std::size_t index = 0;
        for (std::size_t i = 0; i < 6; ++i)
            index = index * 2 + (at + i < m_bits.size() && m_bits[at + i] ? 1 : 0);
        result += base64Alphabet[index];
    }
    return result;
}

BitReader::BitReader(std::string_view base64)
{
    m_bits.reserve(base64.size() * 6);
    for (const char c : base64) {
        const std::size_t index = base64Alphabet.find(c);
        m_valid = m_valid && index != std::string_view::npos;
        for (std::size_t i = 6; i > 0; --i)
            m_bits.push_back(((index >> (i - 1)) & 1U) != 0);
    }
}

bool BitReader::has(std::size_t count)
{
    m_valid = m_valid && count <= left();
    return m_valid;
}

std::size_t BitReader::take(std::size_t count)
{
    std::size_t value = 0;
    if (!has(count))
        return 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value * 2 + (m_bits[m_at++] ? 1 : 0);
    return value;
}

std::string BitReader::takeDigits(std::size_t count)
{
    const std::size_t bits = digitBits(count);
    if (!has(bits))
        return {};
    std::string digits(count, '0');
    for (std::size_t i = 0; i < bits; ++i) {
        int carry = m_bits[m_at++] ? 1 : 0; // double the number and add the next bit
        for (std::size_t d = count; d > 0; --d) {
            const int value = (digits[d - 1] - '0') * 2 + carry;
            digits[d - 1] = static_cast<char>('0' + value % 10);
            carry = value / 10;
        }
        m_valid = m_valid && carry == 0;
    }
    return digits;
}

bool BitReader::onlyPaddingLeft() const
{
    return std::none_of(m_bits.begin() + static_cast<std::ptrdiff_t>(m_at), m_bits.end(), [](bool bit) { return bit; });
}

} // namespace nqi::gs1
