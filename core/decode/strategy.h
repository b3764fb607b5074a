// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: the stages that one frame goes through, cheap ones first, within its budget.
#pragma once

#include "core/decode/collect.h"
#include "core/decode/decoder.h"
#include "core/decode/locate.h"
#include "core/decode/memory.h"
#include "core/decode/strips.h"

#include <array>
#include <chrono>
#include <expected>
#include <optional>
#include <vector>

namespace nqi::decode {

class Strategy {
public:
    Strategy(const Frame &frame, const DecodeOptions &options);

    void runStill();
    void runVideo(const StreamMemory &memory);

    [[nodiscard]] const Collector &collector() const { return m_collector; }
    [[nodiscard]] DecodeResult result();
    /// The engine gave up on some view of the frame.
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    struct Scan {
        Stage stage = Stage::fast;
        Affine toFrame;
        SymbologySet symbologies;
        bool harder = false;
        bool rotate = false;
        Binariser binariser = Binariser::local;
    };

    enum class Depth : std::uint8_t {
        quick,    ///< the preparations that pay most
        likeness, ///< the same, then EAN by likeness
        deep,     ///< the other preparations
    };

    void scan(View view, const Scan &scan);
    void searchWholeAndPlaces();
    [[nodiscard]] EngineOptions optionsOf(const Scan &scan) const;
    void take(const std::expected<std::vector<Read>, DecodeError> &reads, const Scan &scan);
    void scanHalf(bool harder);
    void readStrips(std::size_t limit, Depth depth);
    void readRegions(std::size_t limit, Depth depth);
    void readStrip(const Candidate &candidate, Depth depth);
    /// Looks for the symbols of the last frame where they were; true when all of them are there.
    bool follow(std::span<const Symbol> symbols);
    [[nodiscard]] const Located &located();
    [[nodiscard]] bool isRead(const Candidate &candidate) const;
    [[nodiscard]] bool outOfTime() const;
    /// Something was read and nothing waits for a second opinion.
    [[nodiscard]] bool settled() const;
    /// Time is up, or there is nothing left to do.
    [[nodiscard]] bool done() const { return outOfTime() || settled(); }

    View m_view;
    DecodeOptions m_options;
    SymbologySet m_linear;
    SymbologySet m_matrix;
    Collector m_collector;
    std::optional<Located> m_located;
    std::vector<Candidate> m_suspects; ///< as many bars as a code has
    std::chrono::microseconds m_begin;
    std::chrono::microseconds m_budget;
    int m_minLines = 2; ///< that must agree before a read counts at all
    bool m_failed = false;
};

} // namespace nqi::decode
