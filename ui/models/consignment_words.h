// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/proposal.h"
#include "ui/models/reason_text.h"

#include <QString>

/// The words for what is found of a consignment: on the screen, and on papers in Vietnamese whatever the screen speaks.
namespace nqi::ui {

/// In the language of the application.
[[nodiscard]] QString onScreen(const char *context, const char *source);

[[nodiscard]] QString stateText(consignment::LineState state, const Translate &spoken = onScreen);
[[nodiscard]] QString traitText(consignment::Trait trait, const Translate &spoken = onScreen);
[[nodiscard]] QString mismatchText(const consignment::Mismatch &mismatch, const Translate &spoken = onScreen);
[[nodiscard]] QString differenceText(const consignment::Difference &difference, const Translate &spoken = onScreen);

} // namespace nqi::ui
