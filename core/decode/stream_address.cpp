// SPDX-License-Identifier: Apache-2.0
#include "core/decode/stream_address.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace nqi::decode {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view schemeEnd = "://";

std::string lowered(std::string_view text)
{
    std::string small(text);
    for (char &c : small)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? ""sv : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Machine and port, after any user name.
std::string_view machineOf(std::string_view afterScheme)
{
    std::string_view authority = afterScheme.substr(0, afterScheme.find_first_of("/?#"));
    if (const auto at = authority.rfind('@'); at != std::string_view::npos)
        authority.remove_prefix(at + 1);
    return authority;
}

bool isPort(std::string_view text)
{
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65535;
}

std::expected<void, AddressError> checkMachine(std::string_view machine)
{
    std::string_view host = machine;
    std::string_view after;
    if (machine.starts_with('[')) { // IPv6
        const auto close = machine.find(']');
        if (close == std::string_view::npos || close == 1)
            return std::unexpected(AddressError::host);
        host = machine.substr(1, close - 1);
        after = machine.substr(close + 1);
    } else if (const auto colon = machine.find(':'); colon != std::string_view::npos) {
        host = machine.substr(0, colon);
        after = machine.substr(colon);
    }
    if (host.empty() || host.contains(".."))
        return std::unexpected(AddressError::host);
    if (!after.empty() && (after.front() != ':' || !isPort(after.substr(1))))
        return std::unexpected(AddressError::port);
    return {};
}

} // namespace

std::expected<StreamAddress, AddressError> readStreamAddress(std::string_view text)
{
    text = trimmed(text);
    if (text.empty())
        return std::unexpected(AddressError::empty);
    if (std::ranges::any_of(text, [](unsigned char c) { return c <= 0x20 || c == 0x7F; }))
        return std::unexpected(AddressError::character);
    const auto end = text.find(schemeEnd);
    const std::string scheme = end == std::string_view::npos ? "http" : lowered(text.substr(0, end));
    constexpr std::array schemes = {"http"sv, "https"sv, "rtsp"sv, "rtsps"sv};
    if (!std::ranges::contains(schemes, scheme))
        return std::unexpected(AddressError::scheme);
    const std::string_view rest = end == std::string_view::npos ? text : text.substr(end + schemeEnd.size());
    if (const auto machine = checkMachine(machineOf(rest)); !machine)
        return std::unexpected(machine.error());
    std::string full = scheme + std::string(schemeEnd) + std::string(rest);
    std::string shown = withoutSecrets(full);
    return StreamAddress{.full = std::move(full), .shown = std::move(shown)};
}

std::string withoutSecrets(std::string_view pathOrAddress)
{
    const auto scheme = pathOrAddress.find(schemeEnd);
    if (scheme == std::string_view::npos)
        return std::string(pathOrAddress);
    const std::size_t start = scheme + schemeEnd.size();
    std::string_view rest = pathOrAddress.substr(start);
    rest = rest.substr(0, rest.find_first_of("?#"));
    // The last one, wherever it is: a password may hold "@" and "/" where it should not.
    if (const auto at = rest.rfind('@'); at != std::string_view::npos)
        rest.remove_prefix(at + 1);
    return std::string(pathOrAddress.substr(0, start)) + std::string(rest);
}

} // namespace nqi::decode
