// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/records.h"

#include <string>

namespace nqi::demo {

/// A drawn picture for a sample guide, as `catalog::Guide::picture` holds it: a package, the feature on it in a ring;
/// of an imitation the feature is as imitations have it. Empty when it cannot be made.
[[nodiscard]] std::string guidePicture(catalog::GuideFeature feature, bool imitation);

} // namespace nqi::demo
