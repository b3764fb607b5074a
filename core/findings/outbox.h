// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/findings/finding.h"

#include <chrono>
#include <cstdint>
#include <optional>

/// The rules of the outbox, without storage or network. Pure functions.
namespace nqi::findings {

/// What happens to an item of the outbox.
enum class Event : std::uint8_t {
    sending,         ///< it is given to the network
    receiptPartial,  ///< the hub's receipt came; files are missing there
    receiptComplete, ///< the hub's receipt came; the hub holds everything
    failure,         ///< an attempt failed in a way that may pass
    refusal,         ///< the hub refuses it for good
    retry,           ///< a person asks to try again now
    gapClosed,       ///< the finding before it arrived later: its receipt, which told of a gap, is asked for again
};

/// The state after an event. A state never falls back, except into quarantine and out of it, and when a gap before it
/// was closed; an event that comes too
/// late (a receipt that was overtaken by the complete one) changes nothing.
[[nodiscard]] State after(State state, Event event);

/// How long to wait before attempt number `attempts` + 1, after `attempts` failures: full jitter over an exponentially
/// growing span from 1 s to 15 min, so that thousands of devices do not come back at once. What the server asks for
/// (Retry-After) is a lower limit; it is believed up to one day.
[[nodiscard]] std::chrono::milliseconds backoff(std::uint32_t attempts, std::optional<std::chrono::seconds> retryAfter,
                                                const Random &random);

} // namespace nqi::findings
