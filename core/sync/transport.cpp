// SPDX-License-Identifier: Apache-2.0
#include "core/sync/transport.h"

#include <algorithm>
#include <array>

namespace nqi::sync {

namespace {

// In the order of TransportError.
constexpr std::array<std::string_view, 6> names = {"offline",        "timeout",  "interrupted",
                                                   "answerTooLarge", "insecure", "cancelled"};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

const std::string *Response::header(std::string_view name) const
{
    const auto found = std::ranges::find_if(
        headers, [&](const Header &header) { return std::ranges::equal(header.name, name, {}, &lower, &lower); });
    return found == headers.end() ? nullptr : &found->value;
}

void Transport::sendAll(std::span<const Request> requests, const std::function<void(std::size_t, Answer)> &done,
                        std::stop_token stop)
{
    for (std::size_t i = 0; i < requests.size(); ++i)
        done(i, send(requests[i], stop));
}

std::string_view name(TransportError error)
{
    return names.at(static_cast<std::size_t>(error));
}

bool isTransportProblem(std::string_view problem)
{
    return std::ranges::contains(names, problem);
}

} // namespace nqi::sync
