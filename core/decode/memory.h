// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: what a stream of frames has shown so far.
#pragma once

#include "core/decode/collect.h"

#include <cstdint>
#include <span>
#include <vector>

namespace nqi::decode {

/// Kept from frame to frame by a decoder with Effort::video.
class StreamMemory {
public:
    /// Frames since the stream began; the deep steps take turns by it.
    [[nodiscard]] std::uint64_t turn() const { return m_turn; }
    /// What the last frame that had any showed, if that is not long ago: where to look first.
    [[nodiscard]] std::span<const Symbol> lastSymbols() const { return m_last; }
    /// The scan lines that earlier frames gave to symbols which none of them proved, where several frames did and
    /// nothing else at that place has nearly as many.
    [[nodiscard]] std::vector<Vote> confirming() const;

    /// Ends a frame.
    void remember(std::vector<Symbol> symbols, std::span<const Vote> weak);
    void reset() { *this = {}; }

private:
    struct Waiting {
        Vote vote;
        int frames = 0;
        std::uint64_t lastTurn = 0;
    };

    [[nodiscard]] bool hasRival(const Waiting &waiting) const;

    std::uint64_t m_turn = 0;
    std::uint64_t m_lastTurn = 0;
    std::vector<Symbol> m_last;
    std::vector<Waiting> m_waiting;
};

} // namespace nqi::decode
