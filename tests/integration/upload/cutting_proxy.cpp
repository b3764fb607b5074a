// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/upload/cutting_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <format>
#include <utility>

namespace nqi {

namespace {

sockaddr_in local(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int listenAnywhere(int &port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = local(0);
    if (::bind(listener, std::bit_cast<const sockaddr *>(&address), sizeof address) != 0 || ::listen(listener, 64) != 0)
        std::abort();
    sockaddr_in bound{};
    socklen_t length = sizeof bound;
    ::getsockname(listener, std::bit_cast<sockaddr *>(&bound), &length);
    port = ntohs(bound.sin_port);
    return listener;
}

int acceptOne(int listener, const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        pollfd waiting{listener, POLLIN, 0};
        if (::poll(&waiting, 1, 50) > 0)
            return ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    }
    return -1;
}

// With a reset, as when a line breaks: what was on its way is lost.
void drop(int socket)
{
    const linger now{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(socket);
}

bool sendAll(int socket, const char *data, std::size_t length)
{
    while (length > 0) {
        const auto sent = ::send(socket, data, length, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        length -= static_cast<std::size_t>(sent);
    }
    return true;
}

} // namespace

CuttingProxy::CuttingProxy(std::uint64_t meanBytes, std::uint64_t seed)
    : m_mean(meanBytes), m_random(seededRandom(seed))
{
    m_listener = listenAnywhere(m_port);
    m_thread = std::jthread([this](const std::stop_token &stop) { accept(stop); });
}

CuttingProxy::~CuttingProxy()
{
    m_thread.request_stop();
    m_thread.join();
    m_connections.clear();
    ::close(m_listener);
}

std::string CuttingProxy::address() const
{
    return std::format("http://127.0.0.1:{}", m_port);
}

std::uint64_t CuttingProxy::budget()
{
    if (m_mean == 0)
        return ~std::uint64_t(0);
    const std::scoped_lock lock(m_mutex);
    std::array<std::byte, 4> bytes{};
    m_random(bytes);
    const double uniform = (std::bit_cast<std::uint32_t>(bytes) + 1.0) / 4294967297.0;
    return static_cast<std::uint64_t>(-std::log(uniform) * static_cast<double>(m_mean.load()));
}

void CuttingProxy::accept(const std::stop_token &stop)
{
    for (int client = acceptOne(m_listener, stop); client >= 0; client = acceptOne(m_listener, stop))
        m_connections.emplace_back([this, client](const std::stop_token &end) { carry(client, end); });
}

void CuttingProxy::carry(int client, const std::stop_token &stop)
{
    const int hub = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = local(m_target);
    std::uint64_t left = budget();
    bool alive = ::connect(hub, std::bit_cast<const sockaddr *>(&address), sizeof address) == 0;
    std::array<char, 4096> buffer{};
    while (alive && !stop.stop_requested()) {
        std::array<pollfd, 2> waiting{pollfd{client, POLLIN, 0}, pollfd{hub, POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), 50) <= 0)
            continue;
        for (std::size_t side = 0; alive && side < 2; ++side) {
            if (waiting.at(side).revents == 0)
                continue;
            const auto got = ::recv(waiting.at(side).fd, buffer.data(), buffer.size(), 0);
            alive = got > 0;
            if (!alive)
                break;
            const auto length = std::min<std::uint64_t>(static_cast<std::uint64_t>(got), left);
            alive = sendAll(waiting.at(1 - side).fd, buffer.data(), length);
            if (side == 0)
                m_bytesUp += length;
            left -= length;
            if (left == 0) {
                ++m_cuts;
                alive = false;
            }
        }
    }
    // The hub's side in order, so that what was carried arrives; the device's without a word.
    ::close(hub);
    drop(client);
}

RubbishServer::RubbishServer(std::function<void(const Send &)> answer) : m_answer(std::move(answer))
{
    m_listener = listenAnywhere(m_port);
    m_thread = std::jthread([this](const std::stop_token &stop) {
        for (int client = acceptOne(m_listener, stop); client >= 0; client = acceptOne(m_listener, stop)) {
            std::array<char, 65536> request{};
            (void)::recv(client, request.data(), request.size(), 0);
            m_answer([&](const std::string &bytes) {
                return !stop.stop_requested() && sendAll(client, bytes.data(), bytes.size());
            });
            ::close(client);
        }
    });
}

RubbishServer::~RubbishServer()
{
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
}

std::string RubbishServer::address() const
{
    return std::format("http://127.0.0.1:{}", m_port);
}

} // namespace nqi
