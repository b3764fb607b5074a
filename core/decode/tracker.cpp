// SPDX-License-Identifier: Apache-2.0
#include "core/decode/tracker.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nqi::decode {

namespace {

struct Circle {
    double x = 0;
    double y = 0;
    double radius = 0;
};

Circle around(const Symbol &symbol)
{
    const auto [left, right] = std::ranges::minmax(symbol.corners, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(symbol.corners, {}, &Point::y);
    return {(left.x + right.x) / 2.0, (top.y + bottom.y) / 2.0, std::hypot(right.x - left.x, bottom.y - top.y) / 2.0};
}

} // namespace

std::vector<TrackedSymbol> SymbolTracker::update(std::span<const Symbol> symbols, Instant time)
{
    if (time < m_lastTime)
        reset();
    m_lastTime = time;
    for (Entry &entry : m_entries)
        entry.tracked.fresh = false;
    std::vector<bool> taken(m_entries.size());
    for (const Symbol &symbol : symbols) {
        // Of several equal labels each symbol goes to the nearest; one label may move by its own size between frames.
        const Circle place = around(symbol);
        std::size_t nearest = m_entries.size();
        double best = std::numeric_limits<double>::max();
        bool another = false;
        for (std::size_t i = 0; i < taken.size(); ++i) {
            if (!m_entries[i].tracked.symbol.sameContent(symbol))
                continue;
            another = another || taken[i];
            const Circle known = around(m_entries[i].tracked.symbol);
            const double distance = std::hypot(known.x - place.x, known.y - place.y);
            if (!taken[i] && distance < best) {
                best = distance;
                nearest = i;
            }
        }
        // A label that jumped is still the same label, unless its own place is taken by another in this frame.
        if (nearest < taken.size() && (!another || best < 2 * place.radius + 16)) {
            Entry &entry = m_entries[nearest];
            taken[nearest] = true;
            entry.tracked.symbol = symbol;
            ++entry.tracked.frames;
            entry.lastRead = time;
        } else {
            m_entries.push_back({{.symbol = symbol, .id = m_nextId++, .frames = 1, .fresh = true}, time});
        }
    }
    std::erase_if(m_entries, [&](const Entry &entry) { return time - entry.lastRead > m_options.forget; });
    std::vector<TrackedSymbol> inView;
    for (const Entry &entry : m_entries)
        if (time - entry.lastRead <= m_options.hold)
            inView.push_back(entry.tracked);
    return inView;
}

void SymbolTracker::reset()
{
    m_entries.clear();
}

} // namespace nqi::decode
