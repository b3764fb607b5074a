// SPDX-License-Identifier: Apache-2.0
#include "core/decode/memory.h"

#include <algorithm>
#include <utility>

namespace nqi::decode {

namespace {

constexpr std::uint64_t placeFrames = 6;    // then a symbol has moved too far to look for it where it was
constexpr std::uint64_t waitingFrames = 20; // two thirds of a second of video
constexpr int framesNeeded = 2;             // the frame they speak for is the third
constexpr std::size_t mostWaiting = 32;

} // namespace

std::vector<Vote> StreamMemory::confirming() const
{
    std::vector<Vote> result;
    for (const Waiting &waiting : m_waiting)
        if (waiting.frames >= framesNeeded && !hasRival(waiting))
            result.push_back(waiting.vote);
    return result;
}

// Blur makes one wrong digit look as likely as the right one: then they share the lines.
bool StreamMemory::hasRival(const Waiting &waiting) const
{
    return std::ranges::any_of(m_waiting, [&](const Waiting &other) {
        return &other != &waiting && other.vote.lines * 3 >= waiting.vote.lines &&
               samePlace(other.vote.symbol, waiting.vote.symbol);
    });
}

void StreamMemory::remember(std::vector<Symbol> symbols, std::span<const Vote> weak)
{
    ++m_turn;
    if (!symbols.empty()) {
        m_last = std::move(symbols);
        m_lastTurn = m_turn;
    } else if (m_turn - m_lastTurn > placeFrames) {
        m_last.clear();
    }
    for (const Vote &vote : weak) {
        const auto known = std::ranges::find_if(
            m_waiting, [&](const Waiting &waiting) { return waiting.vote.symbol.sameContent(vote.symbol); });
        Waiting &waiting = known != m_waiting.end() ? *known : m_waiting.emplace_back();
        waiting.vote = {vote.symbol, waiting.vote.lines + vote.lines};
        ++waiting.frames;
        waiting.lastTurn = m_turn;
    }
    std::erase_if(m_waiting, [&](const Waiting &waiting) { return m_turn - waiting.lastTurn > waitingFrames; });
    // Hostile video may show something else in every frame.
    if (m_waiting.size() > mostWaiting)
        m_waiting.erase(m_waiting.begin(), m_waiting.end() - static_cast<std::ptrdiff_t>(mostWaiting));
}

} // namespace nqi::decode
