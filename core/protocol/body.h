// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"
#include "core/findings/inspection.h"
#include "core/protocol/decode_error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The body of a link of the chain: what is hashed, signed, sent and kept. Canonical JSON (RFC 8785, integers and texts
/// only).
namespace nqi::protocol {

/// What a link says, by its kind (findings::Kind).
using Content = std::variant<findings::Draft, findings::Minutes>;

[[nodiscard]] const std::vector<findings::Evidence> &evidenceOf(const Content &content);

/// A body read back.
struct Body {
    Uuid id;
    std::string device;
    std::uint64_t sequence = 0;
    Instant savedAt{};
    Content content;

    /// Nothing when it holds the other kind.
    [[nodiscard]] const findings::Draft *finding() const { return std::get_if<findings::Draft>(&content); }
    [[nodiscard]] const findings::Minutes *minutes() const { return std::get_if<findings::Minutes>(&content); }

    bool operator==(const Body &) const = default;
};

/// Bytes of such a body at most.
[[nodiscard]] std::size_t limitOf(findings::Kind kind);
/// The one text of these values: the same values give the same bytes. Text that is not UTF-8 is kept as
/// {"hex":"…"}; coordinates are kept to 1e-7 degree.
[[nodiscard]] std::string encodeBody(const Content &content, const Uuid &id, std::string_view device,
                                     std::uint64_t sequence, Instant savedAt);
/// A text that stands in every body of this kind and in no other: quotation marks inside texts are escaped.
[[nodiscard]] std::string_view markOf(findings::Kind kind);
/// Gives back what `encodeBody` was given; refuses anything that it cannot have written.
[[nodiscard]] Decoded<Body> decodeBody(std::string_view text);

} // namespace nqi::protocol
