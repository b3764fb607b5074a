// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace nqi::decode {

/// Where a camera in the network is.
struct StreamAddress {
    std::string full;  ///< with user name and password: for opening only, never shown, logged or kept
    std::string shown; ///< without them, and without the query, where cameras take passwords too

    bool operator==(const StreamAddress &) const = default;
};

enum class AddressError : std::uint8_t {
    empty,
    scheme,    ///< neither http, https, rtsp nor rtsps
    host,      ///< no name or number of a machine
    port,      ///< not 1 to 65535; also what a password with an unescaped slash looks like
    character, ///< a space or another character that no address holds
};

/// Reads what a person typed; without a scheme it is http.
[[nodiscard]] std::expected<StreamAddress, AddressError> readStreamAddress(std::string_view text);

/// Any path or address as it may be shown: of an address what can be secret is left out.
[[nodiscard]] std::string withoutSecrets(std::string_view pathOrAddress);

} // namespace nqi::decode
