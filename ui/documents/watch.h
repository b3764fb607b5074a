// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>

namespace nqi::documents {

/// Of a long work: how far it is, and whether it is still wanted.
struct Watch {
    /// At the beginning of each page, from 1, on the thread that works; `pages` is 0 while nobody knows how many there
    /// will be.
    std::function<void(int page, int pages)> reached{};
    std::stop_token stop{}; ///< looked at between pages

    void reach(int page, int pages) const
    {
        if (reached)
            reached(page, pages);
    }
};

} // namespace nqi::documents
