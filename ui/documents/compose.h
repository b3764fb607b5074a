// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/paper.h"
#include "ui/documents/sheet.h"

#include <QString>

#include <expected>

namespace nqi::documents {

/// Gives a paper its pages: A4, margins and faces as Decree 30/2020/ND-CP has them for administrative papers. Nothing
/// is cut, whatever the texts are. On any thread, on which the sheet then stays.
[[nodiscard]] std::expected<Sheet, SheetError> compose(const Paper &paper, const QString &family,
                                                       const Watch &watch = {});

/// Registers the face of papers (Noto Serif: complete for Vietnamese, compiled in) and returns its family, empty when
/// it is not there. After QGuiApplication, on its thread. Calling twice is harmless.
[[nodiscard]] QString loadPaperFont();

} // namespace nqi::documents
