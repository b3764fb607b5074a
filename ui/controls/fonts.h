// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nqi::ui {

/// Registers the font that is compiled into the app (Noto Sans, regular and bold: complete Vietnamese) and returns its
/// family, empty when it is not there. After QGuiApplication, on its thread. Calling twice is harmless.
[[nodiscard]] QString loadFonts();

/// `loadFonts`, then makes it the font of the application, 16 pixels.
void useFonts();

} // namespace nqi::ui
