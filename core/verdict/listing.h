// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace nqi::verdict {

/// The part of an address that says which listing it is: without scheme, "www.", fragment and final slash, because
/// people copy addresses in all these forms. Points into `url`.
[[nodiscard]] std::string_view bareUrl(std::string_view url);

} // namespace nqi::verdict
