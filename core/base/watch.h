// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

namespace nqi {

/// Of a long work: how far it is, and whether it is still wanted.
struct Watch {
    /// On the thread that works; `of` is the same from beginning to end, 0 when nobody knows.
    std::function<void(std::uint64_t done, std::uint64_t of)> reached{};
    std::stop_token stop{}; ///< looked at between steps

    void reach(std::uint64_t done, std::uint64_t of) const
    {
        if (reached)
            reached(done, of);
    }
};

} // namespace nqi
