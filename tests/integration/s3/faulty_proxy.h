// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace nqi::test {

enum class Fault : std::uint8_t {
    serverError, ///< 500, and nothing was done
    lostAnswer,  ///< it was done, and the connection ends before the answer
    cutAnswer,   ///< half of the answer's body
    silence,     ///< no answer for longer than anybody waits
};

/// Between the hub and S3: passes requests on, but for those that shall fail.
class FaultyProxy {
public:
    explicit FaultyProxy(const std::string &endpoint);
    ~FaultyProxy();
    FaultyProxy(const FaultyProxy &) = delete;
    FaultyProxy &operator=(const FaultyProxy &) = delete;

    [[nodiscard]] std::string endpoint() const;
    /// From the n-th request on (1: the next), `count` of them fail.
    void fail(Fault fault, std::uint64_t n, std::uint64_t count);
    /// Requests since `fail`.
    [[nodiscard]] std::uint64_t seen() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace nqi::test
