// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: which of the engine's reads are symbols. A wrong symbol is worse than none.
#pragma once

#include "core/decode/engine.h"

#include <span>
#include <vector>

namespace nqi::decode {

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
    /// A read that an earlier frame left waiting confirms the same content here.
    void addEarlier(const Symbol &symbol);

    /// What is certain so far.
    [[nodiscard]] std::vector<Symbol> symbols() const;
    /// What waits for a second opinion.
    [[nodiscard]] std::vector<Symbol> weak() const;
    /// Outlines of the second parts of composite codes, which the engine sees and cannot read.
    [[nodiscard]] std::vector<std::array<Point, 4>> unreadParts() const;

private:
    struct Candidate {
        Symbol symbol;
        std::vector<unsigned> opinions; ///< stages and variants that said so
        int lines = 0;                  ///< agreeing lines of all reads
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
    std::vector<Symbol> m_earlier;
};

} // namespace nqi::decode
