// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/hub/device.h"

#include <httplib.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

namespace nqi::bench {

inline constexpr std::size_t batchSize = 100;

/// A batch on its way, and the photo that its first finding names.
struct Batch {
    std::string text;
    std::string photo; ///< empty: none
    trust::Digest digest{};
};

/// One device that talks to the hub over a connection of its own.
class Sender {
public:
    Sender(const std::string &host, int port, std::uint64_t seed);

    [[nodiscard]] bool enrol();
    /// Makes and signs a batch; `photoBytes` 0: without a photo.
    void prepare(std::size_t photoBytes);
    /// Sends the oldest that was prepared, and its photo. Milliseconds that the batch took; negative: it was refused.
    [[nodiscard]] double send();
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    [[nodiscard]] bool sendPhoto(const Batch &batch);

    hub::FakeDevice m_device;
    httplib::Client m_client;
    std::deque<Batch> m_batches;
    std::uint64_t m_made = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace nqi::bench
