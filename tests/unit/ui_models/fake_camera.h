// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/camera_feed.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace nqi::ui {

/// Cameras that can what the test says, and remember what they were told.
class FakeCamera final : public CameraFeed {
public:
    void plugIn(const CameraName &camera, const CameraFeatures &features = {})
    {
        m_cameras.append(camera);
        m_features[camera.id] = features;
        Q_EMIT camerasChanged();
    }
    void pullOut(const QString &id)
    {
        m_cameras.removeIf([&](const CameraName &camera) { return camera.id == id; });
        const bool inUse = active == id;
        Q_EMIT camerasChanged();
        if (inUse) {
            stop();
            Q_EMIT lost({});
        }
    }

    /// What the camera in use sees.
    void see(decode::Frame frame)
    {
        if (!active.isEmpty())
            m_sink(std::move(frame));
    }

    [[nodiscard]] QList<CameraName> cameras() const override { return m_cameras; }
    void setSink(std::function<void(decode::Frame)> sink) override { m_sink = std::move(sink); }
    bool start(const QString &id) override
    {
        stop();
        if (refuses || !std::ranges::contains(m_cameras, id, &CameraName::id))
            return false;
        active = id;
        Q_EMIT featuresChanged();
        return true;
    }
    void stop() override
    {
        active.clear();
        Q_EMIT featuresChanged();
    }
    [[nodiscard]] CameraFeatures features() const override
    {
        const auto found = m_features.find(active);
        return found == m_features.end() ? CameraFeatures{} : found->second;
    }
    void setTorch(bool on) override { torch = on; }
    void setZoom(double factor) override { zoom = factor; }
    void setFocusPoint(const QPointF &point) override { focus = point; }

    QString active;
    bool refuses = false; ///< another program uses it
    std::optional<bool> torch;
    std::optional<double> zoom;
    std::optional<QPointF> focus;

private:
    QList<CameraName> m_cameras;
    std::map<QString, CameraFeatures> m_features;
    std::function<void(decode::Frame)> m_sink;
};

} // namespace nqi::ui
