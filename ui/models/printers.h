// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/sheet.h"
#include "ui/documents/watch.h"

#include <QString>
#include <QStringList>

namespace nqi::ui {

/// The printers of this machine.
class Printers {
public:
    virtual ~Printers() = default;

    /// Their names, the usual one first; empty when there is none. GUI thread, before `print` for the first time.
    [[nodiscard]] virtual QStringList names() const = 0;
    /// On the sheet's thread. False: the printer is gone or takes nothing. What was begun goes on to its end: no
    /// printing system takes pages back.
    [[nodiscard]] virtual bool print(const documents::Sheet &sheet, const QString &printer,
                                     const documents::Watch &watch) = 0;
};

} // namespace nqi::ui
