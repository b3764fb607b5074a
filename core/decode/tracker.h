// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/decoder.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace nqi::decode {

struct TrackOptions {
    /// A symbol that a frame missed stays in view for this long: outlines do not flicker.
    std::chrono::milliseconds hold{400};
    /// A symbol that comes back later than this is reported anew.
    std::chrono::milliseconds forget{2500};
};

/// A symbol in view, with a memory of earlier frames.
struct TrackedSymbol {
    Symbol symbol;        ///< as last read; corners are where it was then
    std::uint64_t id = 0; ///< the same as long as it stays in view; two equal labels have two
    int frames = 0;       ///< in how many frames it was read
    bool fresh = false;   ///< true once, in the frame where it was read first: the moment to look it up

    bool operator==(const TrackedSymbol &) const = default;
};

/// Turns the symbols of frame after frame into things that come, stay and go. One thread.
class SymbolTracker {
public:
    explicit SymbolTracker(TrackOptions options = {}) : m_options(options) {}

    /// What is in view after this frame. Times must not run backwards; when they do, everything is forgotten.
    [[nodiscard]] std::vector<TrackedSymbol> update(std::span<const Symbol> symbols, Instant time);
    void reset();

private:
    struct Entry {
        TrackedSymbol tracked;
        Instant lastRead;
    };

    TrackOptions m_options;
    std::vector<Entry> m_entries;
    std::uint64_t m_nextId = 1;
    Instant m_lastTime{};
};

} // namespace nqi::decode
