// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nqi {

/// Fills a span with random bytes. Passed in, so that a test repeats itself.
using Random = std::function<void(std::span<std::byte>)>;

/// The operating system's generator.
[[nodiscard]] Random systemRandom();
/// A deterministic generator for tests and for demo data; not for keys.
[[nodiscard]] Random seededRandom(std::uint64_t seed);

/// A UUID (RFC 9562). Ours are version 7: ordered by the time of their making.
struct Uuid {
    std::array<std::byte, 16> bytes{};

    auto operator<=>(const Uuid &) const = default;
    /// 36 lower-case characters with hyphens.
    [[nodiscard]] std::string text() const;
    /// Accepts the 36-character form in either case; nothing else.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);
    /// Version 7 from a time and randomness (RFC 9562 section 5.7).
    [[nodiscard]] static Uuid version7(Instant now, const Random &random);
};

} // namespace nqi
