// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace nqi::ui {

/// How long somebody who guesses has to wait: after three wrong secrets five seconds, then twice as long each time,
/// five minutes at most. Pure; time is passed in.
class LockAttempts {
public:
    static constexpr int free = 3;
    static constexpr std::chrono::seconds shortest{5};
    static constexpr std::chrono::seconds longest{300};

    void wrong(Instant now)
    {
        ++m_wrong;
        if (m_wrong < free)
            return;
        const int doublings = std::min(m_wrong - free, 6);
        m_until = now + std::min(shortest * (1 << doublings), longest);
    }
    void right()
    {
        m_wrong = 0;
        m_until.reset();
    }
    /// Zero: try. A clock that is set back does not make it longer than it was meant to be.
    [[nodiscard]] std::chrono::seconds left(Instant now) const
    {
        if (!m_until || now >= *m_until)
            return {};
        return std::min(std::chrono::ceil<std::chrono::seconds>(*m_until - now), longest);
    }

private:
    int m_wrong = 0;
    std::optional<Instant> m_until;
};

} // namespace nqi::ui
