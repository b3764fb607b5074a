// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>

namespace nqi::app {

/// Something that is being opened: given up, or gone through with, whichever comes first. Any thread.
class Opening {
public:
    /// False: it was gone through with before.
    [[nodiscard]] bool giveUp() { return decide(State::givenUp); }
    /// False: it was given up before.
    [[nodiscard]] bool goThrough() { return decide(State::done); }
    [[nodiscard]] bool isGivenUp() const { return m_state == State::givenUp; }

private:
    enum class State : std::uint8_t { undecided, givenUp, done };
    bool decide(State next)
    {
        State undecided = State::undecided;
        return m_state.compare_exchange_strong(undecided, next);
    }

    std::atomic<State> m_state = State::undecided;
};

} // namespace nqi::app
