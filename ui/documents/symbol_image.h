// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>

#include <string_view>

namespace nqi::documents {

/// A GS1 DataMatrix of "(01)...(10)...", one pixel to a module, quiet zone included; null when the data cannot be one.
[[nodiscard]] QImage dataMatrixImage(std::string_view elements);

} // namespace nqi::documents
