// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>

namespace nqi::decode {

/// One slot between a camera and the inspecting thread: the newest frame wins. Any thread may call any function.
class FrameMailbox {
public:
    /// Replaces a frame that nobody has taken yet. Never blocks for longer than a pointer swap.
    void post(Frame frame);
    /// Waits for a frame; nothing when a stop is asked for.
    [[nodiscard]] std::optional<Frame> take(std::stop_token stop);
    /// The frame that waits, if any, without waiting for one.
    [[nodiscard]] std::optional<Frame> tryTake();
    /// Throws away the waiting frame; it counts as dropped.
    void clear();

    [[nodiscard]] std::uint64_t posted() const;
    /// Frames that a newer one replaced.
    [[nodiscard]] std::uint64_t dropped() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::optional<Frame> m_frame;
    std::uint64_t m_posted = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace nqi::decode
