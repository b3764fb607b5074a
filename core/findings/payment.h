// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/item.h"

namespace nqi::findings {

/// The item without what a payment code says about its account: a finding keeps that a payment code was met, never
/// whose account it names. Any other item is left as it is.
[[nodiscard]] gs1::Item withoutPaymentData(gs1::Item item);

} // namespace nqi::findings
