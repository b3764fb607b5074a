// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/line.h"

#include <QVariantList>

namespace nqi::ui {

/// The chain of custody of an item as a picture needs it, from the first holder to the last:
/// [{title, place, steps, time, level, notes: [text], hop, hopLevel}]. One entry for each stay with one holder at one
/// place; `hop` is how far and fast it came there, where both places are known. Empty without events.
[[nodiscard]] QVariantList custodyOf(const inspect::Inspected &inspected);

} // namespace nqi::ui
