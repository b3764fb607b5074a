// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: which of the engine's reads are symbols. A wrong symbol is worse than none.
#pragma once

#include "core/decode/engine.h"

#include <span>
#include <vector>

namespace nqi::decode {

/// What speaks for a symbol that is not certain yet.
struct Vote {
    Symbol symbol;
    int lines = 0; ///< scan lines that agree; 0 for matrix codes
};

/// Near enough to be one and the same code.
[[nodiscard]] bool samePlace(const Symbol &one, const Symbol &other);

/// Gathers the reads of one frame.
///
/// A strong read (error correction, or enough agreeing lines for what the code itself proves) is a symbol at once. A
/// weak one waits until another stage or an earlier frame says the same. Two contents of one family at one place
/// cancel out unless one is much better attested; a code of weak structure inside a stronger one is a phantom.
class Collector {
public:
    Collector(View view, std::uint64_t sequence) : m_view(view), m_sequence(sequence) {}

    /// `toFrame` maps the view that the engine saw to the frame.
    /// `variant` tells preparations of one stage apart: two of them are two opinions.
    void add(std::span<const Read> reads, Stage stage, const Affine &toFrame = {}, unsigned variant = 0);
    /// What earlier frames saw and could not prove counts for the same content here.
    void addEarlier(const Vote &vote);

    /// What is certain so far.
    [[nodiscard]] std::vector<Symbol> symbols() const;
    /// Something waits for a second opinion, not for one more line only.
    [[nodiscard]] bool undecided() const;
    /// What is not certain, nor a piece of something longer.
    [[nodiscard]] std::vector<Vote> weak() const;
    /// Outlines of the second parts of composite codes, which the engine sees and cannot read.
    [[nodiscard]] std::vector<std::array<Point, 4>> unreadParts() const;

private:
    struct Candidate {
        Symbol symbol;
        std::vector<unsigned> opinions; ///< stages and variants that said so
        int lines = 0;                  ///< agreeing lines of all reads
        int votes = 0;                  ///< those of them that count over several frames
        bool strong = false;            ///< one read that needs no second opinion
        bool partial = false;           ///< of a longer code: never certain
    };

    [[nodiscard]] bool isCertain(const Candidate &candidate) const;
    [[nodiscard]] bool isConfirmed(const Candidate &candidate) const;
    [[nodiscard]] bool isContradicted(const Candidate &candidate) const;
    [[nodiscard]] bool isCompositeJunk(const Candidate &candidate) const;

    View m_view;
    std::uint64_t m_sequence = 0;
    std::vector<Candidate> m_candidates;
    std::vector<Vote> m_earlier;
};

} // namespace nqi::decode
