// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "ui/models/camera_feed.h"

#include <memory>
#include <optional>

class QCamera;
class QMediaCaptureSession;
class QMediaDevices;
class QVideoFrame;
class QVideoSink;

namespace nqi::ui {

/// The cameras that Qt Multimedia knows.
class QtCameraFeed final : public CameraFeed {
    Q_OBJECT

public:
    explicit QtCameraFeed(Clock clock, QObject *parent = nullptr);
    ~QtCameraFeed() override;

    [[nodiscard]] QList<CameraName> cameras() const override { return m_cameras; }
    void setSink(std::function<void(decode::Frame)> sink) override;
    bool start(const QString &id) override;
    void stop() override;
    [[nodiscard]] CameraFeatures features() const override;
    void setTorch(bool on) override;
    void setZoom(double factor) override;
    void setFocusPoint(const QPointF &point) override;

private:
    class Converter;
    void refresh();
    void follow(QCamera &camera);
    void end();

    Clock m_clock;
    std::function<void(decode::Frame)> m_sink;
    std::unique_ptr<QMediaDevices> m_devices;
    QList<CameraName> m_cameras;
    QString m_active;
    // In reverse of the order in which they must end: the session lets go of the camera and the sink before they go.
    std::unique_ptr<Converter> m_converter;
    std::unique_ptr<QVideoSink> m_video;
    std::unique_ptr<QCamera> m_camera;
    std::unique_ptr<QMediaCaptureSession> m_session;
};

/// A frame of Qt Multimedia as one of ours; nothing when its format cannot be read.
[[nodiscard]] std::optional<decode::Frame> frameOf(const QVideoFrame &frame, decode::FrameInfo info);

} // namespace nqi::ui
