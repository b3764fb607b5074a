// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only.
#pragma once

#include <chrono>

namespace nqi::decode {

/// Time that this thread has worked. A budget in it buys the same stages on a busy machine as on an idle one; where the
/// system cannot tell, it is time that has passed.
[[nodiscard]] std::chrono::microseconds workTime();

} // namespace nqi::decode
