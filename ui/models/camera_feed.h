// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QString>

#include <functional>

namespace nqi::ui {

struct CameraName {
    QString id;
    QString name;

    bool operator==(const CameraName &) const = default;
};

/// What a camera can do beside giving pictures.
struct CameraFeatures {
    bool torch = false;     ///< a light that stays on
    double minimumZoom = 1; ///< equal to the maximum: it does not zoom
    double maximumZoom = 1;
    bool focusPoint = false; ///< it can be told on which point to focus

    bool operator==(const CameraFeatures &) const = default;
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

    /// Of the camera in use; none while stopped. What it has not may be asked for and does nothing.
    [[nodiscard]] virtual CameraFeatures features() const { return {}; }
    virtual void setTorch(bool /*on*/) {}
    virtual void setZoom(double /*factor*/) {}
    /// From (0, 0) upper left to (1, 1) of the picture.
    virtual void setFocusPoint(const QPointF & /*point*/) {}

Q_SIGNALS:
    void camerasChanged();
    void featuresChanged();
    /// The camera in use was pulled out or failed; the feed has stopped.
    void lost(const QString &reason);
};

} // namespace nqi::ui
