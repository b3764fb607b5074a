// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/source.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

namespace nqi::ui {

enum class StreamState {
    connecting,
    running,
    lost,     ///< it ran, and stopped; it is tried again after the pause
    noAnswer, ///< it never gave a picture: the address, the network or the camera; tried again after the pause
};

/// Plays the camera at an address on a thread of its own, and comes back to it when it is lost, after pauses that grow.
class StreamPlayer {
public:
    /// Both run on the player's thread, and not any more once `leave` has returned.
    struct Callbacks {
        std::function<void(decode::Frame)> frame;
        std::function<void(StreamState, std::chrono::milliseconds pause)> state;
    };
    using Open = std::function<std::unique_ptr<decode::FrameSource>()>;

    /// `firstPause` is that after the first failure.
    StreamPlayer(Open open, Callbacks callbacks, std::chrono::milliseconds firstPause = std::chrono::seconds(1));
    /// Waits for the thread, which a camera that does not answer may hold for some seconds.
    ~StreamPlayer();
    StreamPlayer(const StreamPlayer &) = delete;
    StreamPlayer &operator=(const StreamPlayer &) = delete;

    /// Ends without waiting for a camera that does not answer.
    void leave();
    /// The thread is at its end: the destructor does not wait.
    [[nodiscard]] bool isOver() const;

private:
    struct Work;

    std::shared_ptr<Work> m_work;
    std::jthread m_thread;
};

/// The pause after so many failures one after the other: doubled each time, up to thirty times the first.
[[nodiscard]] std::chrono::milliseconds streamPause(int failures, std::chrono::milliseconds first);

} // namespace nqi::ui
