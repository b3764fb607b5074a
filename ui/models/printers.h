// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/sheet.h"

#include <QString>
#include <QStringList>

namespace nqi::ui {

/// The printers of this machine. GUI thread.
class Printers {
public:
    virtual ~Printers() = default;

    /// Their names, the usual one first; empty when there is none.
    [[nodiscard]] virtual QStringList names() const = 0;
    /// False: the printer is gone or takes nothing.
    [[nodiscard]] virtual bool print(const documents::Sheet &sheet, const QString &printer) = 0;
};

} // namespace nqi::ui
