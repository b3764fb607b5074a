// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/camera_feed.h"

#include <QObject>
#include <QPointF>
#include <QtQmlIntegration>

namespace nqi::ui {

/// What the camera in use can do beside giving pictures: light, zoom, focus on a point. What it cannot is not offered.
class CameraControls : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by ScanModel")
    Q_PROPERTY(bool hasTorch READ hasTorch NOTIFY changed)
    Q_PROPERTY(bool torch READ isTorchOn WRITE setTorch NOTIFY changed)
    Q_PROPERTY(bool hasZoom READ hasZoom NOTIFY changed)
    Q_PROPERTY(double minimumZoom READ minimumZoom NOTIFY changed)
    Q_PROPERTY(double maximumZoom READ maximumZoom NOTIFY changed)
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY changed)
    Q_PROPERTY(bool hasFocusPoint READ hasFocusPoint NOTIFY changed)

public:
    /// The camera outlives the object.
    explicit CameraControls(CameraFeed &camera, QObject *parent = nullptr);

    [[nodiscard]] bool hasTorch() const { return m_features.torch; }
    [[nodiscard]] bool isTorchOn() const { return m_torch; }
    [[nodiscard]] bool hasZoom() const { return m_features.maximumZoom > m_features.minimumZoom; }
    [[nodiscard]] double minimumZoom() const { return m_features.minimumZoom; }
    [[nodiscard]] double maximumZoom() const { return m_features.maximumZoom; }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] bool hasFocusPoint() const { return m_features.focusPoint; }

    void setTorch(bool on);
    /// Held within what the camera can.
    void setZoom(double factor);
    /// A point of the picture, from (0, 0) upper left to (1, 1); others are ignored.
    Q_INVOKABLE void focusAt(const QPointF &point);

Q_SIGNALS:
    void changed();

private:
    void refresh();

    CameraFeed &m_camera;
    CameraFeatures m_features;
    bool m_torch = false;
    double m_zoom = 1;
};

} // namespace nqi::ui
