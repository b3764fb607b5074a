// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/decode/frame.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QCamera;
class QMediaCaptureSession;
class QMediaDevices;
class QVideoFrame;
class QVideoSink;

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
    explicit CameraFeed(Clock clock, QObject *parent = nullptr);
    ~CameraFeed() override;

    [[nodiscard]] QList<CameraName> cameras() const { return m_cameras; }
    /// Called on a thread of the feed's own, with the newest frame; to be set before `start`.
    void setSink(std::function<void(decode::Frame)> sink);
    /// False when there is no camera with this id.
    bool start(const QString &id);
    void stop();

Q_SIGNALS:
    void camerasChanged();
    /// The camera in use was pulled out or failed.
    void lost(const QString &reason);

private:
    class Converter;
    void refresh();

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
