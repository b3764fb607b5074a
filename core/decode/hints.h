// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only.
#pragma once

#include "core/decode/decoder.h"
#include "core/decode/view.h"

namespace nqi::decode {

/// Looks at every n-th pixel only: well under a millisecond for any picture.
[[nodiscard]] Hints hintsOf(View view);

} // namespace nqi::decode
