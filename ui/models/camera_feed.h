// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace nqi::ui {

struct CameraName {
    QString id;
    QString name;

    bool operator==(const CameraName &) const = default;
};

/// The cameras of this machine. None present is a normal state; they come and go while the app runs.
class CameraFeed : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QList<CameraName> cameras() const = 0;
    /// Called on a thread of the feed's own, with the newest frame; to be set while stopped.
    virtual void setSink(std::function<void(decode::Frame)> sink) = 0;
    /// False when there is no camera with this id.
    virtual bool start(const QString &id) = 0;
    /// When it returns, the sink is not called any more.
    virtual void stop() = 0;

Q_SIGNALS:
    void camerasChanged();
    /// The camera in use was pulled out or failed; the feed has stopped.
    void lost(const QString &reason);
};

} // namespace nqi::ui
