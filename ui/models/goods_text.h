// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace nqi::ui {

/// The name of a goods group, of its code in the catalogue ("toy"), in the language of the program; what is not known
/// stays as it is.
[[nodiscard]] QString goodsText(std::string_view code);

} // namespace nqi::ui
