// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"
#include "core/protocol/node.h"

/// The receipt inside other messages. Private to core/protocol.
namespace nqi::protocol {

[[nodiscard]] Json encode(const findings::Receipt &receipt);
[[nodiscard]] findings::Receipt readReceipt(Node &node);

} // namespace nqi::protocol
