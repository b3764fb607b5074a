// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/entry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace nqi::consignment {

/// How a result was taken back.
struct Withdrawal {
    std::uint64_t number = 0; ///< of the entry that says so
    Instant at{};
    std::string by;
    std::string reason;

    bool operator==(const Withdrawal &) const = default;
};

/// Of the last result among the first `count` entries; nothing where it holds, or none was given by then.
[[nodiscard]] std::optional<Withdrawal> withdrawalOf(std::span<const Entry> entries, std::size_t count);

} // namespace nqi::consignment
