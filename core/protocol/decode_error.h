// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace nqi::protocol {

enum class DecodeErrorCode : std::uint8_t {
    tooLarge,     ///< over the limit of its kind (limits.h), before or while reading
    notUtf8,      ///< the text is not UTF-8
    notJson,      ///< not JSON (RFC 8259), or something follows it
    tooDeep,      ///< objects and arrays nested over limits::depth
    duplicate,    ///< the same member twice in one object
    missing,      ///< a member that must be there is not
    unexpected,   ///< a member that the format does not know
    wrongType,    ///< text where a number belongs, and the like
    outOfRange,   ///< a number, time or length outside its range
    unknownName,  ///< a stable name that this version does not know
    malformed,    ///< a UUID, digest, key, signature or time in another form
    notCanonical, ///< a signed text that is not in its one canonical form
    wrongVersion, ///< another kind or version of message
};
[[nodiscard]] std::string_view name(DecodeErrorCode code);

/// Why a message was refused, and where in it: "/verdict/checks/3/code" (JSON Pointer, RFC 6901; "" is the whole).
struct DecodeError {
    DecodeErrorCode code{};
    std::string path;

    bool operator==(const DecodeError &) const = default;
};

template <class Value>
using Decoded = std::expected<Value, DecodeError>;

} // namespace nqi::protocol
