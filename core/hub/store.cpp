// SPDX-License-Identifier: Apache-2.0
#include "core/hub/store.h"

#include <array>

namespace nqi::hub {

std::string likePattern(std::string_view text)
{
    std::string pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

std::string_view name(AccessRole role)
{
    constexpr std::array<std::string_view, 4> names = {"inspector", "customs", "analyst", "administrator"};
    return names.at(static_cast<std::size_t>(role));
}

std::string_view name(StoreError error)
{
    constexpr std::array<std::string_view, 6> names = {"full",    "unwritable", "unavailable",
                                                       "damaged", "newer",      "other"};
    return names.at(static_cast<std::size_t>(error));
}

} // namespace nqi::hub
