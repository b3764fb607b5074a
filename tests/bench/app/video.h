// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/integration/app/app_under_test.h"

namespace nqi::bench {

/// Three seconds of 1080p in which a Data Matrix and an EAN-13 pass each other.
[[nodiscard]] QString makeVideo(const test::AppUnderTest &app);
/// Nearest value below that share of the sorted values.
[[nodiscard]] double at(std::vector<double> &values, double share);

} // namespace nqi::bench
