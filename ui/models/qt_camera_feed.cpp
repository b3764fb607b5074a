// SPDX-License-Identifier: Apache-2.0
#include "ui/models/qt_camera_feed.h"

#include <QCamera>
#include <QCameraDevice>
#include <QImage>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoFrame>
#include <QVideoSink>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace nqi::ui {

std::optional<decode::Frame> frameOf(const QVideoFrame &frame, decode::FrameInfo info)
{
    const QImage image = frame.toImage().convertToFormat(QImage::Format_BGR888);
    if (image.isNull())
        return std::nullopt;
    decode::ColourPicture picture;
    picture.width = image.width();
    picture.height = image.height();
    picture.stride = static_cast<int>(image.bytesPerLine());
    const auto *begin = reinterpret_cast<const std::byte *>(image.constBits());
    picture.bgr.assign(begin, begin + image.sizeInBytes());
    auto made = decode::makeColourFrame(std::move(picture), std::move(info));
    return made ? std::optional(*std::move(made)) : std::nullopt;
}

/// Qt's camera thread leaves the newest frame here and returns; conversion happens on a thread of our own.
class QtCameraFeed::Converter {
public:
    Converter(std::string origin, Clock clock, std::function<void(decode::Frame)> sink)
        : m_origin(std::move(origin)), m_clock(std::move(clock)), m_sink(std::move(sink)),
          m_thread([this](const std::stop_token &stop) { run(stop); })
    {
    }

    void post(const QVideoFrame &frame)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_newest = frame;
            ++m_sequence;
        }
        m_arrived.notify_one();
    }

private:
    void run(const std::stop_token &stop)
    {
        while (true) {
            QVideoFrame frame;
            decode::FrameInfo info{.time = {}, .sequence = 0, .origin = m_origin};
            {
                std::unique_lock lock(m_mutex);
                if (!m_arrived.wait(lock, stop, [this] { return m_newest.has_value(); }))
                    return;
                frame = *std::exchange(m_newest, std::nullopt);
                info.sequence = m_sequence;
            }
            info.time = m_clock();
            if (auto ours = frameOf(frame, std::move(info)))
                m_sink(*std::move(ours));
        }
    }

    std::string m_origin;
    Clock m_clock;
    std::function<void(decode::Frame)> m_sink;
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::optional<QVideoFrame> m_newest;
    std::uint64_t m_sequence = 0;
    std::jthread m_thread; ///< last: it uses everything above
};

QtCameraFeed::QtCameraFeed(Clock clock, QObject *parent)
    : CameraFeed(parent), m_clock(std::move(clock)), m_devices(std::make_unique<QMediaDevices>())
{
    connect(m_devices.get(), &QMediaDevices::videoInputsChanged, this, &QtCameraFeed::refresh);
    refresh();
}

QtCameraFeed::~QtCameraFeed()
{
    end();
}

void QtCameraFeed::setSink(std::function<void(decode::Frame)> sink)
{
    m_sink = std::move(sink);
}

void QtCameraFeed::refresh()
{
    QList<CameraName> cameras;
    for (const QCameraDevice &device : QMediaDevices::videoInputs())
        cameras.append({QString::fromUtf8(device.id()), device.description()});
    if (cameras == m_cameras)
        return;
    m_cameras = std::move(cameras);
    Q_EMIT camerasChanged();
    if (!m_active.isEmpty() && std::ranges::find(m_cameras, m_active, &CameraName::id) == m_cameras.end()) {
        stop();
        Q_EMIT lost({});
    }
}

bool QtCameraFeed::start(const QString &id)
{
    stop();
    const auto inputs = QMediaDevices::videoInputs();
    const auto device = std::ranges::find_if(inputs, [&](const auto &d) { return QString::fromUtf8(d.id()) == id; });
    // A session without a camera can hang at exit: none is made before there is one.
    if (device == inputs.end())
        return false;
    m_video = std::make_unique<QVideoSink>();
    m_camera = std::make_unique<QCamera>(*device);
    m_session = std::make_unique<QMediaCaptureSession>();
    m_converter = std::make_unique<Converter>(device->description().toStdString(), m_clock, m_sink);
    connect(
        m_video.get(), &QVideoSink::videoFrameChanged, m_video.get(),
        [converter = m_converter.get()](const QVideoFrame &frame) { converter->post(frame); }, Qt::DirectConnection);
    follow(*m_camera);
    m_session->setCamera(m_camera.get());
    m_session->setVideoSink(m_video.get());
    m_active = id;
    m_camera->start();
    Q_EMIT featuresChanged();
    return true;
}

void QtCameraFeed::follow(QCamera &camera)
{
    connect(&camera, &QCamera::errorOccurred, this, [this](QCamera::Error error, const QString &reason) {
        if (error == QCamera::NoError)
            return;
        // Not from inside the camera's own signal: it is about to be deleted.
        QMetaObject::invokeMethod(
            this,
            [this, reason] {
                stop();
                Q_EMIT lost(reason);
            },
            Qt::QueuedConnection);
    });
    // Some cameras say only after their start what they can.
    connect(&camera, &QCamera::supportedFeaturesChanged, this, &QtCameraFeed::featuresChanged);
    connect(&camera, &QCamera::maximumZoomFactorChanged, this, &QtCameraFeed::featuresChanged);
    connect(&camera, &QCamera::activeChanged, this, &QtCameraFeed::featuresChanged);
}

void QtCameraFeed::stop()
{
    const bool had = features() != CameraFeatures{};
    end();
    if (had)
        Q_EMIT featuresChanged();
}

CameraFeatures QtCameraFeed::features() const
{
    if (!m_camera)
        return {};
    return {.torch = m_camera->isTorchModeSupported(QCamera::TorchOn),
            .minimumZoom = m_camera->minimumZoomFactor(),
            .maximumZoom = m_camera->maximumZoomFactor(),
            .focusPoint = m_camera->supportedFeatures().testFlag(QCamera::Feature::CustomFocusPoint)};
}

void QtCameraFeed::setTorch(bool on)
{
    if (m_camera)
        m_camera->setTorchMode(on ? QCamera::TorchOn : QCamera::TorchOff);
}

void QtCameraFeed::setZoom(double factor)
{
    if (m_camera)
        m_camera->setZoomFactor(static_cast<float>(factor));
}

void QtCameraFeed::setFocusPoint(const QPointF &point)
{
    if (m_camera)
        m_camera->setCustomFocusPoint(point);
}

void QtCameraFeed::end()
{
    m_active.clear();
    if (m_camera) {
        m_camera->disconnect(this);
        m_camera->stop();
    }
    m_session.reset();
    m_camera.reset();
    m_video.reset();
    m_converter.reset();
}

} // namespace nqi::ui
