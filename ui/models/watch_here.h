// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/watch.h"
#include "ui/models/answer_here.h"

#include <utility>

namespace nqi::ui {

/// A watch for work on another thread that runs `tell(object, part)` on this one, part from 0 to 1, as long as the
/// object is there. Told in hundredths: a work of many small steps does not fill the screen's queue.
template <class Object, class Tell>
[[nodiscard]] Watch watchHere(Object *object, std::stop_token stop, Tell tell)
{
    return {.reached =
                [told = answerHere(object, std::move(tell)), last = -1](std::uint64_t done, std::uint64_t of) mutable {
                    const int part = of > 0 ? static_cast<int>(done * 100 / of) : 0;
                    if (std::exchange(last, part) != part)
                        told(part / 100.0);
                },
            .stop = std::move(stop)};
}

} // namespace nqi::ui
