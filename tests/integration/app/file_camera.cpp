// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/app/file_camera.h"

#include "core/decode/source.h"

#include <utility>

namespace nqi::test {

FileCamera::~FileCamera()
{
    m_thread = {};
}

void FileCamera::plugIn(const QString &video, bool again)
{
    m_video = video;
    m_again = again;
    Q_EMIT camerasChanged();
}

void FileCamera::pullOut()
{
    const bool wasInUse = m_thread.joinable();
    stop();
    m_video.clear();
    Q_EMIT camerasChanged();
    if (wasInUse)
        Q_EMIT lost({});
}

QList<ui::CameraName> FileCamera::cameras() const
{
    return m_video.isEmpty() ? QList<ui::CameraName>()
                             : QList<ui::CameraName>{{m_video, QStringLiteral("Test camera")}};
}

void FileCamera::setSink(std::function<void(decode::Frame)> sink)
{
    m_sink = std::move(sink);
}

bool FileCamera::start(const QString &id)
{
    if (m_video.isEmpty() || id != m_video)
        return false;
    m_thread = std::jthread(
        [path = m_video.toStdString(), clock = m_clock, again = m_again, sink = m_sink](const std::stop_token &stop) {
            const auto source =
                decode::openVideo(path, {.clock = clock, .keepColour = true, .realTime = true, .repeat = again});
            while (!stop.stop_requested()) {
                auto frame = source->next();
                if (!frame)
                    return;
                sink(*std::move(frame));
            }
        });
    return true;
}

void FileCamera::stop()
{
    m_thread = {};
}

} // namespace nqi::test
