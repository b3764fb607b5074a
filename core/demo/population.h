// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/demo.h"

namespace nqi::demo {

/// The bulk of the database: companies with their prefixes and products, and what hangs on each product.
[[nodiscard]] bool addPopulation(const Request &request, Sink &sink);

} // namespace nqi::demo
