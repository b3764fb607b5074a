// SPDX-License-Identifier: Apache-2.0
// Inside core/decode only: Interleaved 2 of 5 has ends so plain that any pair of bars may look like one.
#pragma once

#include "core/decode/symbol.h"
#include "core/decode/view.h"

namespace nqi::decode {

/// Whether bars go on beyond an end of this linear symbol, within three times its length: then glare or a fold has cut
/// a longer code in two, and what was read is a part of it.
[[nodiscard]] bool barsGoOn(View view, const Symbol &symbol);

} // namespace nqi::decode
