// SPDX-License-Identifier: Apache-2.0
#include "core/findings/outbox.h"

#include <algorithm>
#include <array>

namespace nqi::findings {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds firstSpan = 1s;
constexpr std::chrono::milliseconds longestSpan = 15min;
// A server that is wrong, or lies, must not silence a device for good.
constexpr std::chrono::seconds longestWish = 24h;

/// Uniform in [0, span], to the millisecond. 64 random bits over a span below 2^20 ms: the bias cannot be seen.
std::chrono::milliseconds jitter(std::chrono::milliseconds span, const Random &random)
{
    std::array<std::byte, 8> bytes{};
    random(bytes);
    std::uint64_t value = 0;
    for (const std::byte byte : bytes)
        value = (value << 8) | std::to_integer<std::uint64_t>(byte);
    return std::chrono::milliseconds(value % (static_cast<std::uint64_t>(span.count()) + 1));
}

} // namespace

State after(State state, Event event)
{
    if (state == State::complete)
        return event == Event::gapClosed ? State::received : state;
    switch (event) {
    case Event::sending:
        return state == State::saved ? State::sent : state;
    // A receipt outweighs quarantine: the hub holds the finding after all.
    case Event::receiptPartial:
        return State::received;
    case Event::receiptComplete:
        return State::complete;
    case Event::failure:
    case Event::gapClosed:
        return state;
    case Event::refusal:
        return State::quarantined;
    case Event::retry:
        return state == State::quarantined ? State::saved : state;
    }
    return state;
}

std::chrono::milliseconds backoff(std::uint32_t attempts, std::optional<std::chrono::seconds> retryAfter,
                                  const Random &random)
{
    std::chrono::milliseconds span = firstSpan;
    for (std::uint32_t i = 1; i < attempts && span < longestSpan; ++i)
        span *= 2;
    span = std::min(span, longestSpan);
    const std::chrono::milliseconds wait = jitter(span, random);
    if (!retryAfter)
        return wait;
    const std::chrono::milliseconds wish = std::clamp<std::chrono::seconds>(*retryAfter, 0s, longestWish);
    // Jitter on top of the wish as well: everybody was told the same time.
    return wish + std::min(wait, firstSpan * 10);
}

} // namespace nqi::findings
