// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/printers.h"

namespace nqi::ui {

/// The printers that the system knows (CUPS, Windows, macOS).
class QtPrinters final : public Printers {
public:
    [[nodiscard]] QStringList names() const override;
    [[nodiscard]] bool print(const documents::Sheet &sheet, const QString &printer,
                             const documents::Watch &watch) override;
};

} // namespace nqi::ui
