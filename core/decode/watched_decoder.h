// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/decoder.h"

#include <chrono>
#include <functional>
#include <memory>

namespace nqi::decode {

/// A decoder behind a watchdog: it works on a thread of its own, and a picture on which it hangs costs that picture and
/// that thread, not the program. Used from one thread, as a Decoder is.
class WatchedDecoder {
public:
    using Decode = std::function<std::expected<DecodeResult, DecodeError>(const Frame &)>;
    /// Makes what decodes, once for each thread.
    using Make = std::function<Decode()>;

    explicit WatchedDecoder(DecodeOptions options, std::chrono::milliseconds limit = std::chrono::seconds(10));
    WatchedDecoder(Make make, std::chrono::milliseconds limit);
    /// Waits for a picture under way as long as `decode` would. A thread that hangs is left behind and ends with the
    /// program.
    ~WatchedDecoder();
    WatchedDecoder(WatchedDecoder &&) noexcept;
    WatchedDecoder &operator=(WatchedDecoder &&) = delete;

    /// `timedOut` after the limit; the next frame then has a new thread, unless too many hang already.
    [[nodiscard]] std::expected<DecodeResult, DecodeError> decode(const Frame &frame);

    /// Forgets what earlier frames showed.
    void reset();

    static constexpr int mostHanging = 4;

private:
    struct Lane;

    Make m_make;
    std::chrono::milliseconds m_limit;
    std::shared_ptr<Lane> m_lane;
    std::shared_ptr<int> m_hanging; ///< counted by the shared owners: each lane left behind holds it once
};

} // namespace nqi::decode
