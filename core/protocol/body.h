// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"
#include "core/protocol/decode_error.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The body of a finding: what is hashed, signed, sent and kept. Canonical JSON (RFC 8785, integers and texts only).
namespace nqi::protocol {

/// A body read back.
struct Body {
    Uuid id;
    std::string device;
    std::uint64_t sequence = 0;
    Instant savedAt{};
    findings::Draft draft;

    bool operator==(const Body &) const = default;
};

/// The one text of these values: the same values give the same bytes. Text that is not UTF-8 is kept as
/// {"hex":"…"}; coordinates are kept to 1e-7 degree.
[[nodiscard]] std::string encodeBody(const findings::Draft &draft, const Uuid &id, std::string_view device,
                                     std::uint64_t sequence, Instant savedAt);
/// Gives back what `encodeBody` was given; refuses anything that it cannot have written.
[[nodiscard]] Decoded<Body> decodeBody(std::string_view text);

} // namespace nqi::protocol
