// SPDX-License-Identifier: Apache-2.0
#include "ui/models/camera_controls.h"

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace nqi::ui {

CameraControls::CameraControls(CameraFeed &camera, QObject *parent)
    : QObject(parent), m_camera(camera), m_features(camera.features())
{
    connect(&m_camera, &CameraFeed::featuresChanged, this, &CameraControls::refresh);
}

void CameraControls::refresh()
{
    // Without a camera in use there are none, so that each one begins without light and zoom.
    m_features = m_camera.features();
    m_torch = m_torch && m_features.torch;
    m_zoom = std::clamp(m_zoom, m_features.minimumZoom, std::max(m_features.minimumZoom, m_features.maximumZoom));
    Q_EMIT changed();
}

void CameraControls::setTorch(bool on)
{
    if (!m_features.torch || on == m_torch)
        return;
    m_torch = on;
    m_camera.setTorch(on);
    Q_EMIT changed();
}

void CameraControls::setZoom(double factor)
{
    if (!hasZoom() || !std::isfinite(factor))
        return;
    const double held = std::clamp(factor, m_features.minimumZoom, m_features.maximumZoom);
    if (held == m_zoom)
        return;
    m_zoom = held;
    m_camera.setZoom(held);
    Q_EMIT changed();
}

void CameraControls::focusAt(const QPointF &point)
{
    if (m_features.focusPoint && QRectF(0, 0, 1, 1).contains(point))
        m_camera.setFocusPoint(point);
}

} // namespace nqi::ui
