// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/s3/faulty_proxy.h"

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <format>
#include <optional>
#include <thread>

namespace nqi::test {

struct FaultyProxy::State {
    std::string behind;
    httplib::Server server;
    int port = 0;
    std::atomic<Fault> fault = Fault::serverError;
    std::atomic<std::uint64_t> first = 0;
    std::atomic<std::uint64_t> last = 0;
    std::atomic<std::uint64_t> number = 0;
    std::jthread running;

    std::optional<Fault> faultOfNext()
    {
        const std::uint64_t now = ++number;
        return now >= first && now < last ? std::optional(fault.load()) : std::nullopt;
    }

    void answer(const httplib::Request &request, httplib::Response &response)
    {
        const auto wrong = faultOfNext();
        if (wrong == Fault::serverError) {
            response.status = 500;
            return;
        }
        if (wrong == Fault::silence)
            std::this_thread::sleep_for(std::chrono::seconds(3));
        httplib::Client client(behind);
        httplib::Request forwarded;
        forwarded.method = request.method;
        forwarded.path = request.target;
        forwarded.body = request.body;
        for (const auto &[name, value] : request.headers)
            if (name != "REMOTE_ADDR" && name != "REMOTE_PORT" && name != "LOCAL_ADDR" && name != "LOCAL_PORT" &&
                name != "Connection" && name != "Content-Length")
                forwarded.headers.emplace(name, value);
        client.set_url_encode(false);
        const auto result = client.send(forwarded);
        // HEAD has no body that could be cut off: a gateway says that it got no answer.
        if ((!result || wrong == Fault::lostAnswer) && request.method == "HEAD") {
            response.status = 502;
            return;
        }
        if (!result || wrong == Fault::lostAnswer)
            return cut(response, {}, 1000);
        response.status = result->status;
        const std::string &body = result->body;
        if (wrong == Fault::cutAnswer)
            return cut(response, body.substr(0, body.size() / 2), std::max<std::size_t>(body.size(), 1000));
        if (request.method == "HEAD")
            response.set_content_provider(std::stoul("0" + result->get_header_value("Content-Length")), "text/plain",
                                          [](std::size_t, std::size_t, httplib::DataSink &) { return true; });
        else
            response.set_content(body, result->get_header_value("Content-Type"));
    }

    // Promises more than comes before the connection ends.
    static void cut(httplib::Response &response, std::string begin, std::size_t promised)
    {
        response.set_content_provider(
            promised, "application/xml",
            [begin = std::move(begin)](std::size_t offset, std::size_t, httplib::DataSink &sink) {
                if (offset == 0 && !begin.empty())
                    return sink.write(begin.data(), begin.size());
                return false;
            });
    }
};

FaultyProxy::FaultyProxy(const std::string &endpoint) : m_state(std::make_unique<State>())
{
    m_state->behind = endpoint;
    const auto handle = [this](const httplib::Request &request, httplib::Response &response) {
        m_state->answer(request, response);
    };
    m_state->server.Get(".*", handle);
    m_state->server.Put(".*", handle);
    m_state->server.Delete(".*", handle);
    m_state->port = m_state->server.bind_to_any_port("127.0.0.1");
    m_state->running = std::jthread([this] { m_state->server.listen_after_bind(); });
    m_state->server.wait_until_ready();
}

FaultyProxy::~FaultyProxy()
{
    m_state->server.stop();
}

std::string FaultyProxy::endpoint() const
{
    return std::format("http://127.0.0.1:{}", m_state->port);
}

void FaultyProxy::fail(Fault fault, std::uint64_t n, std::uint64_t count)
{
    m_state->fault = fault;
    m_state->number = 0;
    m_state->first = n;
    m_state->last = n + count;
}

std::uint64_t FaultyProxy::seen() const
{
    return m_state->number;
}

} // namespace nqi::test
