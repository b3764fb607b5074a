// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/folders.h"

#include <QObject>
#include <QProcess>
#include <QString>

#include <optional>

namespace nqi::app {

/// The embedded hub of a demonstration: `nqi-hub` as a child process on a free port of this machine, ended with the
/// app.
class DemoHub {
public:
    explicit DemoHub(const device::Folders &folders);
    ~DemoHub();
    DemoHub(const DemoHub &) = delete;
    DemoHub &operator=(const DemoHub &) = delete;

    /// "http://127.0.0.1:PORT", or nothing when it did not start.
    [[nodiscard]] const QString &address() const { return m_address; }

private:
    QProcess m_process;
    QString m_address;
};

/// Makes the demonstration data where there is no catalogue yet, with `nqi demo`. False when that failed.
[[nodiscard]] bool makeDemoCatalogue(const device::Folders &folders);

/// Starts this program once more, on sample data in a folder of its own below `folders`. False when it did not start.
[[nodiscard]] bool startDemo(const device::Folders &folders);

} // namespace nqi::app
