// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace nqi::demo {

/// SplitMix64: small, quick, and the same numbers on every machine (the distributions of the standard library are not).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// 0 to n-1, for n up to 2^32.
    std::uint64_t below(std::uint64_t n) { return ((next() >> 32U) * n) >> 32U; }
    /// True in so many cases of a thousand.
    bool permille(std::uint64_t cases) { return below(1000) < cases; }
    /// One of the values, which live longer than this call.
    template <class Values>
    decltype(auto) of(const Values &values)
    {
        return values[static_cast<std::size_t>(below(values.size()))];
    }

private:
    std::uint64_t m_state;
};

} // namespace nqi::demo
