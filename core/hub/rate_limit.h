// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace nqi::hub {

/// How often each may ask: a bucket of `burst` requests that fills by `perSecond`. One that is broken, or turned
/// against the hub, does not take it from the others. Any thread. Of this process alone: with n hubs a device may ask n
/// times as often.
class RateLimit {
public:
    RateLimit(double perSecond, double burst, Clock clock)
        : m_perSecond(perSecond), m_burst(burst), m_clock(std::move(clock))
    {
    }

    /// Nothing: it may. Else after how long it may ask again.
    [[nodiscard]] std::optional<std::chrono::seconds> wait(std::string_view who)
    {
        const std::scoped_lock lock(m_mutex);
        const Instant now = m_clock();
        if (m_buckets.size() >= most)
            std::erase_if(m_buckets, [&](const auto &one) { return filled(one.second, now) >= m_burst; });
        const auto found = m_buckets.try_emplace(std::string(who), Bucket{m_burst, now}).first;
        Bucket &bucket = found->second;
        bucket = {filled(bucket, now), now};
        if (bucket.left < 1)
            return std::chrono::ceil<std::chrono::seconds>(
                std::chrono::duration<double>((1 - bucket.left) / m_perSecond));
        bucket.left -= 1;
        return {};
    }

private:
    struct Bucket {
        double left = 0;
        Instant at{};
    };
    static constexpr std::size_t most = 100'000;

    [[nodiscard]] double filled(const Bucket &bucket, Instant now) const
    {
        // A clock that went back fills nothing.
        const double seconds = std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());
        return std::min(m_burst, bucket.left + seconds * m_perSecond);
    }

    double m_perSecond;
    double m_burst;
    Clock m_clock;
    std::mutex m_mutex;
    std::map<std::string, Bucket, std::less<>> m_buckets;
};

} // namespace nqi::hub
