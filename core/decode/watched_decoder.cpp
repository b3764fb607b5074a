// SPDX-License-Identifier: Apache-2.0
#include "core/decode/watched_decoder.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace nqi::decode {

struct WatchedDecoder::Lane {
    explicit Lane(Decode work) : decode(std::move(work)) {}

    Decode decode; ///< of the lane's thread alone
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<Frame> frame;                                     ///< guarded; what is to be decoded
    std::optional<std::expected<DecodeResult, DecodeError>> answer; ///< guarded
    bool ended = false;                                             ///< guarded; nobody waits any more
    std::shared_ptr<int> hanging;                                   ///< guarded; held while left behind
    std::thread thread;

    void run()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return ended || frame; });
            if (ended)
                break;
            const Frame next = *std::exchange(frame, std::nullopt);
            lock.unlock();
            auto result = decode(next);
            lock.lock();
            answer = std::move(result);
            changed.notify_all();
        }
        hanging.reset();
    }
};

WatchedDecoder::WatchedDecoder(DecodeOptions options, std::chrono::milliseconds limit)
    : WatchedDecoder(
          [options]() -> Decode {
              return
                  [decoder = std::make_shared<Decoder>(options)](const Frame &frame) { return decoder->decode(frame); };
          },
          limit)
{
}

WatchedDecoder::WatchedDecoder(Make make, std::chrono::milliseconds limit)
    : m_make(std::move(make)), m_limit(limit), m_hanging(std::make_shared<int>(0))
{
}

WatchedDecoder::WatchedDecoder(WatchedDecoder &&) noexcept = default;

WatchedDecoder::~WatchedDecoder()
{
    reset();
}

void WatchedDecoder::reset()
{
    if (!m_lane)
        return;
    {
        const std::scoped_lock lock(m_lane->mutex);
        m_lane->ended = true;
    }
    m_lane->changed.notify_all();
    m_lane->thread.join();
    m_lane.reset();
}

std::expected<DecodeResult, DecodeError> WatchedDecoder::decode(const Frame &frame)
{
    if (!m_lane) {
        if (m_hanging.use_count() > mostHanging)
            return std::unexpected(DecodeError::timedOut);
        m_lane = std::make_shared<Lane>(m_make());
        m_lane->thread = std::thread([lane = m_lane] { lane->run(); });
    }
    std::unique_lock lock(m_lane->mutex);
    m_lane->frame = frame;
    m_lane->changed.notify_all();
    if (m_lane->changed.wait_for(lock, m_limit, [this] { return m_lane->answer.has_value(); }))
        return *std::exchange(m_lane->answer, std::nullopt);
    m_lane->ended = true;
    m_lane->hanging = m_hanging;
    m_lane->thread.detach();
    lock.unlock();
    m_lane.reset();
    return std::unexpected(DecodeError::timedOut);
}

} // namespace nqi::decode
