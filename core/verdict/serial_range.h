// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace nqi::verdict {

/// Whether a serial lies in [from, to]. Serials of the same pattern (equal but for their final digits) compare by those
/// digits as a number of any length; others lie outside. An empty end is open.
[[nodiscard]] bool serialInRange(std::string_view serial, std::string_view from, std::string_view to);

} // namespace nqi::verdict
