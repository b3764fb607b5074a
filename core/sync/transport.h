// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/limits.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nqi::sync {

struct Header {
    std::string name;
    std::string value;

    bool operator==(const Header &) const = default;
};

struct Request {
    std::string method = "GET";
    std::string path; ///< below the hub's address, percent-encoded where it must be, "/v1/hello"
    std::vector<Header> headers;
    std::string body;
    std::uint64_t maxBytes = protocol::limits::message; ///< of the answer's body; more ends it with `tooLarge`
    std::chrono::milliseconds idleTimeout{20'000};      ///< without a byte in either direction
    std::chrono::milliseconds totalTimeout{300'000};
    /// Takes the body of an answer with status 200 or 206 as it comes, instead of `Response::body`; what was taken
    /// before a cut is not lost. False: end the exchange, as `cancelled`.
    std::function<bool(int status, std::string_view piece)> take;
};

struct Response {
    int status = 0;
    std::vector<Header> headers;
    std::string body;

    /// The first header of this name, whatever its letter case; null when there is none.
    [[nodiscard]] const std::string *header(std::string_view name) const;
    bool operator==(const Response &) const = default;
};

enum class TransportError : std::uint8_t {
    offline,        ///< no network, no such host, connection refused
    timeout,        ///< nothing came for too long
    interrupted,    ///< the connection broke in the middle
    answerTooLarge, ///< the answer is longer than `maxBytes`
    insecure,       ///< the other side could not prove who it is
    cancelled,      ///< a stop was asked for
};
/// Stable code: the enumerator's name.
[[nodiscard]] std::string_view name(TransportError error);
/// Whether a problem's code is one of these: then nothing sensible answered.
[[nodiscard]] bool isTransportProblem(std::string_view problem);

/// Sends a request and waits for the answer. Any status is an answer; redirections are not followed, because a captive
/// portal is no hub. One thread, but for `wake`.
class Transport {
public:
    using Answer = std::expected<Response, TransportError>;

    virtual ~Transport() = default;
    [[nodiscard]] virtual Answer send(const Request &request, std::stop_token stop) = 0;
    /// Sends all of them, several at a time where that is possible; `done` is called once for each as it ends, on this
    /// thread. Returns when all have.
    virtual void sendAll(std::span<const Request> requests, const std::function<void(std::size_t, Answer)> &done,
                         std::stop_token stop);

    /// Work for the transport's thread that shall not wait until a long exchange has ended: run after `wake`.
    void whileWaiting(std::function<void()> work) { m_work = std::move(work); }
    /// Any thread: runs that work soon when an exchange is waiting, else does nothing.
    virtual void wake() {}

protected:
    std::function<void()> m_work;
};

/// HTTP over Qt Network. `address`: "http://127.0.0.1:8080" or "https://hub.example/nqi". Made and used on one thread.
[[nodiscard]] std::unique_ptr<Transport> makeHttpTransport(const std::string &address);

} // namespace nqi::sync
