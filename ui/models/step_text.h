// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/line.h"
#include "core/verdict/steps.h"

#include <QVariantList>

namespace nqi::ui {

/// What an inspector does next, in words.
[[nodiscard]] QString measureText(verdict::Measure measure);

/// The proposed steps for QML: [{title, because, due, basis, iconName}]. `due`: until when, where the law sets a clock.
[[nodiscard]] QVariantList stepsOf(const inspect::Inspected &inspected, verdict::Power power);

} // namespace nqi::ui
