// SPDX-License-Identifier: Apache-2.0
#include "ui/models/capture_model.h"

#include "ui/models/picture_file.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

/// Long enough to see whether it is sharp.
constexpr int shownSide = 1280;

} // namespace

CaptureModel::CaptureModel(ScanModel &scan, SettingsModel &settings, Clock clock, QObject *parent)
    : QObject(parent), m_scan(scan), m_settings(settings), m_clock(std::move(clock))
{
    m_looking.setInterval(std::chrono::milliseconds(500));
    m_looking.callOnTimeout(this, [this] {
        tryAgain();
        look();
    });
    connect(m_scan.viewfinder(), &Viewfinder::changed, this, &CaptureModel::look);
    connect(&m_scan, &ScanModel::sourceChanged, this, [this] {
        m_since = m_clock();
        look();
    });
    const auto startIfOpen = [this] {
        if (m_open)
            startCamera();
        look();
    };
    connect(&m_scan, &ScanModel::camerasChanged, this, startIfOpen);
    // Behind the lock nothing films, also what is plugged in meanwhile.
    connect(&m_scan, &ScanModel::watchedChanged, this, [this, startIfOpen] {
        m_since = m_clock();
        startIfOpen();
    });
}

void CaptureModel::setOpen(bool open)
{
    if (std::exchange(m_open, open) == open)
        return;
    m_picture.reset();
    m_taken.clear();
    m_message.clear();
    m_since = m_clock();
    m_own = open && !m_scan.isFilming();
    // Once it is told that no photograph is taken, codes are looked for again: not by what was started for it only.
    if (!open)
        giveBack();
    // Somebody sees now what the camera sees: one that was switched off because nobody did goes on, or the reverse.
    Q_EMIT openChanged();
    if (open) {
        m_looking.start();
        startCamera();
    } else {
        m_looking.stop();
    }
    m_state = stateNow();
    Q_EMIT changed();
}

void CaptureModel::startCamera()
{
    if (!m_scan.isWatched() || m_scan.isFilming() || m_scan.cameras().isEmpty() || m_scan.isSearchingFiles())
        return;
    m_started = m_own;
    m_tried = m_clock();
    if (m_scan.isRunning())
        m_video = m_scan.sourceName();
    m_scan.useCamera(m_scan.cameraLike(m_settings.cameraId(), m_settings.cameraName()));
}

void CaptureModel::tryAgain()
{
    // A camera that was pulled out while it filmed comes back by itself, when it is plugged in.
    const bool isThere =
        m_own || std::ranges::contains(m_scan.cameras(), m_scan.cameraId(),
                                       [](const QVariant &camera) { return camera.toMap()[u"id"_s].toString(); });
    if (m_state == State::waiting || (m_state == State::unusable && isThere && m_clock() - m_tried >= again))
        startCamera();
}

/// What filmed before; and what was started for photographs only is off.
void CaptureModel::giveBack()
{
    const bool started = std::exchange(m_started, false);
    const QString stream = std::exchange(m_stream, {});
    const QString video = std::exchange(m_video, {});
    if (!stream.isEmpty())
        m_scan.openAddress(stream);
    else if (started)
        m_scan.stop();
    if (!video.isEmpty())
        m_scan.tell(tr("“%1” was ended for a photograph. Open it again to search the rest.").arg(video), u"warning"_s);
}

void CaptureModel::useNextCamera()
{
    const QVariantList cameras = m_scan.cameras();
    if (!m_open || cameras.isEmpty() || m_scan.isSearchingFiles())
        return;
    // What takes the place of a stream is this view's own, until it is given back.
    if (!m_scan.address().isEmpty()) {
        m_stream = m_scan.address();
        m_own = true;
    }
    m_tried = m_clock();
    const auto current = std::ranges::find(cameras, m_scan.cameraId(),
                                           [](const QVariant &camera) { return camera.toMap()[u"id"_s].toString(); });
    const bool last = current == cameras.end() || current + 1 == cameras.end();
    const QVariantMap next = (last ? cameras.front() : *(current + 1)).toMap();
    m_settings.setCameraId(next[u"id"_s].toString());
    m_settings.setCameraName(next[u"name"_s].toString());
    m_scan.useCamera(next[u"id"_s].toString());
}

bool CaptureModel::isFresh(const decode::Frame &frame) const
{
    // A clock that was set meanwhile makes the next picture the first that counts.
    return !frame.empty() && std::chrono::abs(m_clock() - frame.time) <= oldest;
}

CaptureModel::State CaptureModel::stateNow()
{
    if (!m_open)
        return State::closed;
    if (!m_scan.isFilming())
        return m_scan.cameras().isEmpty()  ? State::noCamera
               : m_scan.isSearchingFiles() ? State::waiting
                                           : State::unusable;
    if (isFresh(m_scan.viewfinder()->frame())) {
        m_since = m_clock();
        return State::live;
    }
    return m_clock() - m_since < patience ? State::starting : State::silent;
}

void CaptureModel::look()
{
    const State now = stateNow();
    if (std::exchange(m_state, now) != now)
        Q_EMIT changed();
}

QString CaptureModel::problem() const
{
    switch (m_state) {
    case State::closed:
    case State::starting:
    case State::live:
        return {};
    case State::silent:
        return tr("“%1” sends no pictures now. Wait a moment, choose another camera, or choose a picture file.")
            .arg(m_scan.sourceName());
    case State::noCamera:
        return tr("No camera is connected. Plug one in, or choose a picture file.");
    case State::unusable:
        return tr("The camera cannot be used now. Close other programs that use it, and it starts by itself; or choose "
                  "another camera or a picture file.");
    case State::waiting:
        return tr("“%1” is still being searched: the camera starts when that is done. To photograph now, close this "
                  "and stop the search.")
            .arg(m_scan.sourceName());
    }
    return {};
}

void CaptureModel::say(const QString &message)
{
    m_message = message;
    Q_EMIT changed();
}

void CaptureModel::take()
{
    if (!m_open || m_picture)
        return;
    if (!m_scan.isFilming())
        return say(tr("Nothing was taken: no camera runs. A picture that lies on this device is added as a file."));
    const decode::Frame frame = m_scan.viewfinder()->frame();
    if (frame.empty())
        return say(tr("Nothing was taken: the camera shows nothing yet. Wait a moment and try again."));
    if (!isFresh(frame)) {
        const auto age = std::chrono::duration<double>(std::chrono::abs(m_clock() - frame.time)).count();
        return say(tr("Nothing was taken: the camera's last picture is %1 s old and need not show what is there now. "
                      "Wait until it moves again.")
                       .arg(QLocale().toString(age, 'f', 1)));
    }
    auto picture = decode::evidence(frame);
    if (!picture)
        return say(tr("The camera's picture could not be taken. Try again, or add a file."));
    m_taken = smallPicture(picture->bytes, shownSide);
    m_picture = *std::move(picture);
    say({});
}

void CaptureModel::retake()
{
    m_picture.reset();
    m_taken.clear();
    say({});
}

void CaptureModel::retranslate()
{
    say({});
}

} // namespace nqi::ui
