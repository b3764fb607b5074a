// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/desktop_notices.h"

#include <QDBusPendingCallWatcher>
#include <QObject>

namespace nqi::ui {

/// DesktopNotices over org.freedesktop.Notifications 1.2. No call waits for an answer.
class BusNotices final : public QObject, public DesktopNotices {
    Q_OBJECT

public:
    BusNotices();

    void show(const QString &title, const QString &text) override;
    void setPressed(std::function<void()> pressed) override { m_pressed = std::move(pressed); }

private Q_SLOTS:
    void onAction(uint message, const QString &action);

private:
    void onShown(QDBusPendingCallWatcher *call);

    uint m_shown = 0; ///< number of the message that stands; 0: none yet
    std::function<void()> m_pressed;
};

} // namespace nqi::ui
