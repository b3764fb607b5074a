// SPDX-License-Identifier: Apache-2.0
#include "ui/models/stream_player.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace nqi::ui {

struct StreamPlayer::Work {
    Open open;
    Callbacks callbacks;
    std::chrono::milliseconds firstPause;
    std::mutex gate; ///< held while a callback runs: who leaves waits for that one only
    bool left = false;
    std::atomic<bool> over = false;

    void tell(StreamState state, std::chrono::milliseconds pause = {})
    {
        const std::scoped_lock lock(gate);
        if (!left)
            callbacks.state(state, pause);
    }

    void give(decode::Frame frame)
    {
        const std::scoped_lock lock(gate);
        if (!left)
            callbacks.frame(std::move(frame));
    }

    /// Plays until the source ends; true when there was a picture.
    bool play(const std::stop_token &stop)
    {
        const auto source = open();
        bool running = false;
        while (!stop.stop_requested()) {
            auto frame = source->next();
            if (!frame) {
                using enum decode::SourceError;
                // One bad picture is passed over; anything else ends this connection.
                if (running && (frame.error() == unreadable || frame.error() == truncated))
                    continue;
                break;
            }
            if (!std::exchange(running, true))
                tell(StreamState::running);
            give(*std::move(frame));
        }
        return running;
    }

    void run(const std::stop_token &stop)
    {
        std::mutex mutex;
        std::condition_variable_any never;
        int failures = 0;
        bool everRan = false;
        while (!stop.stop_requested()) {
            tell(StreamState::connecting);
            const bool ran = play(stop);
            everRan = everRan || ran;
            failures = ran ? 1 : failures + 1;
            if (stop.stop_requested())
                break;
            const auto pause = streamPause(failures, firstPause);
            tell(everRan ? StreamState::lost : StreamState::noAnswer, pause);
            std::unique_lock lock(mutex);
            never.wait_for(lock, stop, pause, [] { return false; });
        }
        over = true;
    }
};

std::chrono::milliseconds streamPause(int failures, std::chrono::milliseconds first)
{
    constexpr int most = 30;
    constexpr int doublings = 5;
    return first * std::min(most, 1 << std::clamp(failures - 1, 0, doublings));
}

StreamPlayer::StreamPlayer(Open open, Callbacks callbacks, std::chrono::milliseconds firstPause)
    : m_work(std::make_shared<Work>())
{
    m_work->open = std::move(open);
    m_work->callbacks = std::move(callbacks);
    m_work->firstPause = firstPause;
    m_thread = std::jthread([work = m_work](const std::stop_token &stop) { work->run(stop); });
}

StreamPlayer::~StreamPlayer()
{
    leave();
}

bool StreamPlayer::isOver() const
{
    return m_work->over;
}

void StreamPlayer::leave()
{
    m_thread.request_stop();
    const std::scoped_lock lock(m_work->gate);
    m_work->left = true;
}

} // namespace nqi::ui
