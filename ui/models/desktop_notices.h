// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>
#include <memory>

namespace nqi::ui {

/// Messages of the desktop, outside the window. GUI thread.
class DesktopNotices {
public:
    virtual ~DesktopNotices() = default;

    /// One message, in place of the one before. It may stand on a lock screen: never anything but how many of what.
    virtual void show(const QString &title, const QString &text) = 0;
    /// What happens when a person presses the message.
    virtual void setPressed(std::function<void()> pressed) = 0;
};

/// Over the session bus (org.freedesktop.Notifications). Without a bus, or without a program that shows messages,
/// nothing is shown and nothing waits.
[[nodiscard]] std::unique_ptr<DesktopNotices> makeBusNotices();

} // namespace nqi::ui
