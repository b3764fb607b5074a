// SPDX-License-Identifier: Apache-2.0
#include "core/decode/mailbox.h"

#include <utility>

namespace nqi::decode {

void FrameMailbox::post(Frame frame)
{
    std::optional<Frame> replaced(std::move(frame));
    {
        const std::scoped_lock lock(m_mutex);
        ++m_posted;
        m_frame.swap(replaced);
        if (replaced)
            ++m_dropped;
    }
    m_arrived.notify_one();
    // The replaced frame's pixels are freed here, outside the lock.
}

std::optional<Frame> FrameMailbox::take(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_arrived.wait(lock, stop, [this] { return m_frame.has_value(); }) || stop.stop_requested())
        return {};
    return std::exchange(m_frame, std::nullopt);
}

std::optional<Frame> FrameMailbox::tryTake()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_frame, std::nullopt);
}

void FrameMailbox::clear()
{
    const std::scoped_lock lock(m_mutex);
    if (m_frame)
        ++m_dropped;
    m_frame.reset();
}

std::uint64_t FrameMailbox::posted() const
{
    const std::scoped_lock lock(m_mutex);
    return m_posted;
}

std::uint64_t FrameMailbox::dropped() const
{
    const std::scoped_lock lock(m_mutex);
    return m_dropped;
}

} // namespace nqi::decode
