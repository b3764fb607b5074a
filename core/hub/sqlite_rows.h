// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

/// Values as columns of hub.db: milliseconds since 1970, digests and keys as their bytes. Private to core/hub.
namespace nqi::hub {

[[nodiscard]] inline std::int64_t milliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}
[[nodiscard]] inline Instant instant(std::int64_t value)
{
    return Instant(std::chrono::milliseconds(value));
}
template <class Value>
[[nodiscard]] Value fromBlob(std::span<const std::byte> bytes)
{
    Value value;
    if (bytes.size() == value.bytes.size())
        std::ranges::copy(bytes, value.bytes.begin());
    return value;
}

} // namespace nqi::hub
