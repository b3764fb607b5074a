// SPDX-License-Identifier: Apache-2.0
#include "ui/models/viewfinder.h"

#include <QMetaObject>

#include <utility>

namespace nqi::ui {

namespace {

QImage view(const decode::Frame &frame)
{
    if (const auto &colour = frame.colour) {
        return {reinterpret_cast<const uchar *>(colour->bgr.data()), colour->width, colour->height, colour->stride,
                QImage::Format_BGR888};
    }
    return {reinterpret_cast<const uchar *>(frame.luminance->data()), frame.width, frame.height, frame.stride,
            QImage::Format_Grayscale8};
}

} // namespace

void Viewfinder::show(const decode::Frame &frame)
{
    if (frame.empty())
        return;
    QImage image = view(frame);
    if (std::max(image.width(), image.height()) > longestSide)
        image = image.scaled(longestSide, longestSide, Qt::KeepAspectRatio, Qt::FastTransformation);
    // The image above only borrows the frame's bytes; the format is the one that textures take without another copy.
    replace(image.convertToFormat(QImage::Format_RGB32), frame);
}

void Viewfinder::clear()
{
    replace({}, {});
}

void Viewfinder::replace(QImage image, decode::Frame frame)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_picture.image = std::move(image);
        m_picture.sourceSize = {frame.width, frame.height};
        m_frame = std::move(frame);
        ++m_picture.number;
        if (std::exchange(m_announced, true))
            return;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            {
                const QMutexLocker lock(&m_mutex);
                m_announced = false;
            }
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

Viewfinder::Picture Viewfinder::picture() const
{
    const QMutexLocker lock(&m_mutex);
    return m_picture;
}

decode::Frame Viewfinder::frame() const
{
    const QMutexLocker lock(&m_mutex);
    return m_frame;
}

} // namespace nqi::ui
