// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace nqi {

/// A bad line between a device and its hub: every connection ends, without a word, after a random number of bytes.
class CuttingProxy {
public:
    /// `meanBytes` a connection, exponentially distributed; 0: nothing is cut.
    CuttingProxy(std::uint64_t meanBytes, std::uint64_t seed);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy &) = delete;
    CuttingProxy &operator=(const CuttingProxy &) = delete;

    [[nodiscard]] std::string address() const;
    void forwardTo(int port) { m_target = port; }
    void setMean(std::uint64_t bytes) { m_mean = bytes; }
    [[nodiscard]] std::uint64_t cuts() const { return m_cuts; }
    /// From device to hub, and taken by the hub's side.
    [[nodiscard]] std::uint64_t bytesUp() const { return m_bytesUp; }

private:
    void accept(const std::stop_token &stop);
    void carry(int client, const std::stop_token &stop);
    [[nodiscard]] std::uint64_t budget();

    int m_listener = -1;
    int m_port = 0;
    std::atomic<int> m_target = 0;
    std::atomic<std::uint64_t> m_mean;
    std::atomic<std::uint64_t> m_cuts = 0;
    std::atomic<std::uint64_t> m_bytesUp = 0;
    std::mutex m_mutex;
    Random m_random;
    std::list<std::jthread> m_connections;
    std::jthread m_thread;
};

/// Answers every connection with the same bytes, however wrong.
class RubbishServer {
public:
    /// `answer` sends what it likes through `send`, which says false when the other side has gone.
    using Send = std::function<bool(const std::string &)>;
    explicit RubbishServer(std::function<void(const Send &)> answer);
    ~RubbishServer();
    RubbishServer(const RubbishServer &) = delete;
    RubbishServer &operator=(const RubbishServer &) = delete;
    [[nodiscard]] std::string address() const;

private:
    int m_listener = -1;
    int m_port = 0;
    std::function<void(const Send &)> m_answer;
    std::jthread m_thread;
};

} // namespace nqi
