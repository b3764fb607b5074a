// SPDX-License-Identifier: Apache-2.0
// Where pictures come from, cameras of this machine apart.
#include "core/decode/stream_address.h"
#include "ui/models/item_text.h"
#include "ui/models/scan_model.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

QString addressProblem(decode::AddressError error)
{
    using enum decode::AddressError;
    switch (error) {
    case empty:
        return ScanModel::tr("Type the address that the camera or the phone shows.");
    case scheme:
        return ScanModel::tr("An address begins with http://, https:// or rtsp://.");
    case host:
        return ScanModel::tr("The address names no camera: after “//” comes its name or number, such as 192.168.1.20.");
    case port:
        return ScanModel::tr(
            "The number after “:” is no port. A “/”, “:” or “@” in a password is written %2F, %3A or %40.");
    case character:
        return ScanModel::tr("The address holds a space or a sign that no address has.");
    }
    return {};
}

} // namespace

void ScanModel::openFile(const QUrl &file)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    static const QStringList videos = {u"avi"_s, u"mp4"_s, u"mkv"_s, u"mov"_s, u"webm"_s, u"mjpeg"_s, u"mpg"_s};
    if (videos.contains(QFileInfo(path).suffix().toLower())) {
        playVideo(path, false);
        return;
    }
    decode::SourceOptions options;
    options.clock = m_clock;
    options.keepColour = true;
    play(
        u"picture"_s, QFileInfo(path).fileName(),
        [path = path.toStdString(), options] { return decode::openPicture(path, options); }, true);
}

void ScanModel::openFolder(const QUrl &folder)
{
    const QString path = folder.isLocalFile() ? folder.toLocalFile() : folder.toString();
    decode::SourceOptions options;
    options.clock = m_clock;
    options.keepColour = true;
    play(
        u"folder"_s, QFileInfo(path).fileName(),
        [path = path.toStdString(), options] { return decode::openFolder(path, options); }, true);
}

void ScanModel::playVideo(const QString &path, bool repeat)
{
    decode::VideoOptions options;
    options.clock = m_clock;
    options.realTime = true;
    options.repeat = repeat;
    m_videoIsCamera = repeat;
    play(
        u"video"_s, QFileInfo(path).fileName(),
        [path = path.toStdString(), options] { return decode::openVideo(path, options); }, false);
}

void ScanModel::play(const QString &kind, const QString &name, FilePlayer::Open open, bool stills)
{
    stop();
    setSource(kind, name, true);
    FilePlayer::Callbacks callbacks;
    callbacks.frame = [this, stills](decode::Frame frame, const std::stop_token &stop) {
        if (stills) {
            m_viewfinder.show(frame);
            return m_pipeline.submit(std::move(frame), stop);
        }
        search(std::move(frame));
        return true;
    };
    callbacks.problem = [this, session = m_session](decode::SourceError error, const std::string &path) {
        QMetaObject::invokeMethod(
            this,
            [this, error, session, path = text(path)] {
                if (session == m_session)
                    onProblem(error, path);
            },
            Qt::QueuedConnection);
    };
    const auto ended = [this, session = m_session] {
        QMetaObject::invokeMethod(
            this,
            [this, session] {
                if (session == m_session)
                    setSource(m_sourceKind, m_sourceName, false);
            },
            Qt::QueuedConnection);
    };
    // Pictures that were read are searched before another source takes their place.
    callbacks.ended = [this, stills, ended] {
        if (stills)
            m_pipeline.afterwards(ended);
        else
            ended();
    };
    m_player = std::make_unique<FilePlayer>(std::move(open), std::move(callbacks));
}

void ScanModel::openAddress(const QString &typed)
{
    stop();
    const auto address = decode::readStreamAddress(typed.toStdString());
    if (!address) {
        setMessage(addressProblem(address.error()), u"error"_s);
        return;
    }
    m_address = QString::fromStdString(address->full);
    setSource(u"stream"_s, text(address->shown), true);
    decode::VideoOptions options;
    options.clock = m_clock;
    StreamPlayer::Callbacks callbacks;
    callbacks.frame = [this](decode::Frame frame) { search(std::move(frame)); };
    callbacks.state = [this, session = m_session](StreamState state, std::chrono::milliseconds pause) {
        QMetaObject::invokeMethod(
            this,
            [this, session, state, pause] {
                if (session == m_session)
                    onStream(state, pause);
            },
            Qt::QueuedConnection);
    };
    m_stream = std::make_unique<StreamPlayer>(
        [full = address->full, options] { return decode::openVideo(full, options); }, std::move(callbacks));
}

void ScanModel::onStream(StreamState state, std::chrono::milliseconds pause)
{
    const auto seconds = std::max<qint64>(1, std::chrono::round<std::chrono::seconds>(pause).count());
    switch (state) {
    case StreamState::connecting:
        setMessage(tr("Connecting to “%1”…").arg(m_sourceName), u"info"_s);
        return;
    case StreamState::running:
        setMessage({}, {});
        return;
    case StreamState::lost:
        clearPicture();
        setMessage(tr("“%1” stopped sending pictures. What was scanned is kept; it is tried again in %2 s.")
                       .arg(m_sourceName)
                       .arg(seconds),
                   u"warning"_s);
        return;
    case StreamState::noAnswer:
        setMessage(
            tr("No pictures come from “%1”. Check the address, the user name and password, and that this device is "
               "in the same network. It is tried again in %2 s.")
                .arg(m_sourceName)
                .arg(seconds),
            u"error"_s);
        return;
    }
}

/// A camera that does not answer may hold its thread for some seconds: nobody waits for it.
void ScanModel::leaveStream()
{
    std::erase_if(m_left, [](const auto &stream) { return stream->isOver(); });
    if (!m_stream)
        return;
    m_stream->leave();
    m_left.push_back(std::move(m_stream));
}

void ScanModel::onProblem(decode::SourceError error, const QString &path)
{
    using enum decode::SourceError;
    const QString file = QFileInfo(path).fileName();
    switch (error) {
    case endOfStream:
        return;
    case notFound:
        setMessage(tr("“%1” is not there.").arg(file), u"error"_s);
        return;
    case empty:
        setMessage(tr("“%1” is empty (0 bytes). Take or copy the picture again.").arg(file), u"error"_s);
        return;
    case truncated:
        setMessage(tr("“%1” is cut short: the end of the picture is missing. Copy it again.").arg(file), u"error"_s);
        return;
    case unreadable:
        setMessage(tr("“%1” cannot be read: damaged, cut short, or not a picture or video.").arg(file), u"error"_s);
        return;
    case tooLarge:
        setMessage(tr("“%1” is too large to search. Make it smaller than 16,384 pixels a side.").arg(file), u"error"_s);
        return;
    case noPictures:
        setMessage(tr("There is no picture in “%1”.").arg(file), u"warning"_s);
        return;
    case lost:
        setMessage(tr("“%1” stopped sending pictures. What was scanned is kept; open it again.").arg(file), u"error"_s);
        return;
    }
}

void ScanModel::stop()
{
    ++m_session;
    m_pulled.clear();
    m_address.clear();
    m_player.reset();
    leaveStream();
    m_camera.stop();
    clearView();
    setMessage({}, {});
    setSource(u"none"_s, {}, false);
}

void ScanModel::clearPicture()
{
    m_viewfinder.clear();
    m_outlines.clear();
    m_hint.clear();
    m_hints = {};
    Q_EMIT outlinesChanged();
    Q_EMIT hintChanged();
}

void ScanModel::clearView()
{
    clearPicture();
    m_forget = true; // what is met after this is met again
}

} // namespace nqi::ui
