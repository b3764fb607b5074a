// SPDX-License-Identifier: Apache-2.0
#include "ui/models/scan_model.h"

#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"
#include "ui/models/scanner_text.h"
#include "ui/models/wedge_reader.h"

#include <QPointF>

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

QString hintText(const decode::Hints &hints)
{
    if (hints.tooDark)
        return ScanModel::tr("Too dark: more light, please");
    if (hints.glare)
        return ScanModel::tr("Glare: tilt the package a little");
    if (hints.tooSmall)
        return ScanModel::tr("Come closer");
    if (hints.blurred)
        return ScanModel::tr("Hold still");
    return {};
}

QVariantMap outlineOf(const std::array<decode::Point, 4> &corners, const QString &level, const QString &label)
{
    QVariantList points;
    for (const decode::Point &point : corners)
        points.append(QPointF(point.x, point.y));
    return {{u"corners"_s, points}, {u"level"_s, level}, {u"label"_s, label}};
}

} // namespace

ScanModel::ScanModel(inspect::Pipeline::MakeLine makeLine, CameraFeed &camera, Clock clock, QObject *parent)
    : QObject(parent), m_clock(std::move(clock)), m_wedge(new WedgeReader(this)),
      m_pipeline(std::move(makeLine), callbacks()), m_camera(camera), m_controls(camera)
{
    connect(this, &ScanModel::selected, this, [this](quint64 entry) { m_selected = entry; });
    connect(&m_camera, &CameraFeed::camerasChanged, this, &ScanModel::onCameras);
    connect(&m_camera, &CameraFeed::lost, this, [this](const QString &reason) {
        m_pulled = m_cameraId;
        clearView(); // what it saw last is not what is there now
        setSource(m_sourceKind, m_sourceName, false);
        setMessage(tr("The camera is gone. What was scanned is kept; plug it in again or choose another source. %1")
                       .arg(reason)
                       .trimmed(),
                   u"error"_s);
    });
    m_camera.setSink([this](decode::Frame frame) { search(std::move(frame)); });
    connect(m_wedge, &WedgeReader::scanned, this, &ScanModel::submitText);
    connect(m_wedge, &WedgeReader::damaged, this, [this](const scanner::Diagnosis &diagnosis) {
        const QVariantMap damage = damageText(diagnosis.damages.front(), diagnosis);
        setMessage(tr("The scanner's letters were changed on their way in. %1: %2")
                       .arg(damage[u"title"_s].toString(), damage[u"text"_s].toString()),
                   u"error"_s);
    });
}

ScanModel::~ScanModel()
{
    m_player.reset();
    leaveStream();
    m_camera.stop();
    m_camera.setSink({});
}

inspect::Pipeline::Callbacks ScanModel::callbacks()
{
    // All of these run on the inspecting thread; the sightings live and die there.
    auto sightings = std::make_shared<Sightings>();
    return {
        .view =
            [this, sightings](inspect::View view) {
                if (m_forget.exchange(false))
                    sightings->clear();
                auto fresh = sightings->of(view);
                // The picture stays behind: the window has its own, made for the screen.
                view.frame.luminance.reset();
                view.frame.colour.reset();
                view.frame.original.reset();
                QMetaObject::invokeMethod(
                    this, [this, view = std::move(view), fresh = std::move(fresh)] { onView(view, fresh); },
                    Qt::QueuedConnection);
            },
        .items =
            [this](std::vector<inspect::Inspected> items) {
                QMetaObject::invokeMethod(
                    this, [this, items = std::move(items)] { onItems(items); }, Qt::QueuedConnection);
            },
        .judged =
            [this](inspect::Inspected inspected) {
                QMetaObject::invokeMethod(
                    this,
                    [this, inspected = std::move(inspected)] {
                        m_items.update(inspected);
                        Q_EMIT judged(inspected);
                    },
                    Qt::QueuedConnection);
            },
        .opened =
            [this](auto info, std::optional<int> staleAfterDays) {
                QMetaObject::invokeMethod(
                    this,
                    [this, info = std::move(info), staleAfterDays] { Q_EMIT catalogueOpened(info, staleAfterDays); },
                    Qt::QueuedConnection);
            },
        .lookedUp =
            [this](std::vector<inspect::Inspected> items) {
                if (items.empty())
                    return;
                // A code names one item; what else stands beside it is of no other.
                QMetaObject::invokeMethod(
                    this,
                    [this, inspected = std::move(items.front())] {
                        Q_EMIT lookedUp({.inspected = inspected, .photo = nullptr, .again = false});
                    },
                    Qt::QueuedConnection);
            },
    };
}

QVariantList ScanModel::cameras() const
{
    QVariantList list;
    for (const CameraName &camera : m_camera.cameras())
        list.append(QVariantMap{{u"id"_s, camera.id}, {u"name"_s, camera.name}});
    return list;
}

bool ScanModel::isFilming() const
{
    return m_running &&
           (m_sourceKind == u"camera" || m_sourceKind == u"stream" || (m_sourceKind == u"video" && m_videoIsCamera));
}

bool ScanModel::isSearchingFiles() const
{
    return m_running && (m_sourceKind == u"picture" || m_sourceKind == u"folder");
}

void ScanModel::setSource(const QString &kind, const QString &name, bool running)
{
    m_sourceKind = kind;
    m_sourceName = name;
    m_running = running;
    Q_EMIT sourceChanged();
}

void ScanModel::setMessage(const QString &message, const QString &level)
{
    m_message = message;
    m_messageLevel = message.isEmpty() ? QString() : level;
    Q_EMIT messageChanged();
}

void ScanModel::useCamera(const QString &id)
{
    stop();
    const auto cameras = m_camera.cameras();
    if (cameras.isEmpty()) {
        setMessage(tr("No camera is connected. Open a picture, a folder or a video, or type the code."), u"info"_s);
        return;
    }
    const auto chosen = std::ranges::find(cameras, id, &CameraName::id);
    const CameraName camera = chosen == cameras.end() ? cameras.front() : *chosen;
    if (!m_camera.start(camera.id)) {
        setMessage(tr("The camera “%1” cannot be used now.").arg(camera.name), u"error"_s);
        return;
    }
    m_cameraId = camera.id;
    setSource(u"camera"_s, camera.name, true);
}

void ScanModel::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    Q_EMIT watchedChanged();
    if (m_sourceKind != u"camera" || !m_running)
        return;
    if (!watched) {
        m_camera.stop();
        clearView();
    } else if (!m_camera.start(m_cameraId)) {
        setMessage(tr("The camera “%1” cannot be used now.").arg(m_sourceName), u"error"_s);
        setSource(m_sourceKind, m_sourceName, false);
    }
}

void ScanModel::setPhotographing(bool photographing)
{
    if (photographing == m_photographing)
        return;
    m_photographing = photographing;
    Q_EMIT photographingChanged();
}

void ScanModel::search(decode::Frame frame)
{
    m_viewfinder.show(frame);
    if (!m_photographing)
        m_pipeline.post(std::move(frame));
}

void ScanModel::onCameras()
{
    Q_EMIT camerasChanged();
    if (!m_pulled.isEmpty() && std::ranges::contains(m_camera.cameras(), m_pulled, &CameraName::id))
        useCamera(QString(m_pulled));
}

QString ScanModel::cameraLike(const QString &id, const QString &name) const
{
    const auto cameras = m_camera.cameras();
    const auto rank = [&](const CameraName &camera) { return 2 * (camera.name == name) + (camera.id == id); };
    const auto best = std::ranges::max_element(cameras, {}, rank);
    return best == cameras.end() || rank(*best) == 0 ? QString() : best->id;
}

QVariantList ScanModel::outlines() const
{
    QVariantList list;
    for (const Outline &one : m_outlines)
        list.append(one.overall ? outlineOf(one.corners, levelName(levelOf(*one.overall)), overallText(*one.overall))
                                : outlineOf(one.corners, u"unread"_s, tr("Not read")));
    return list;
}

void ScanModel::onView(const inspect::View &view, const std::vector<Sighting> &sightings)
{
    // A camera that is off has something under way still; one in the network goes on sending.
    const bool off = !m_watched || !m_running;
    if (off && (m_sourceKind == u"camera" || m_sourceKind == u"stream") && view.frame.width > 0)
        return;
    // Searched before the finding was begun. Files of a folder come once each: they are listed.
    if (m_photographing && m_sourceKind != u"picture" && m_sourceKind != u"folder" && view.frame.width > 0)
        return;
    ++m_searched;
    Q_EMIT viewed(view);
    m_outlines.clear();
    for (std::size_t i = 0; i < view.symbols.size(); ++i) {
        const verdict::Overall overall = view.items.at(view.itemOfSymbol.at(i)).verdict.overall;
        m_outlines.push_back({view.symbols[i].corners, overall});
    }
    // Of a video each frame looks into other corners: what one could not read flickers, and the next may read it.
    if (m_sourceKind == u"picture" || m_sourceKind == u"folder")
        for (const auto &corners : view.unread)
            m_outlines.push_back({corners, std::nullopt});
    m_frameSize = QSizeF(view.frame.width, view.frame.height);
    Q_EMIT outlinesChanged();
    m_hints = view.symbols.empty() ? view.hints : decode::Hints();
    const QString hint = hintText(m_hints);
    if (hint != m_hint) {
        m_hint = hint;
        Q_EMIT hintChanged();
    }
    if (view.error) {
        setMessage(tr("This picture cannot be searched for codes: it is too large or damaged."), u"error"_s);
    } else if (view.symbols.empty() && (m_sourceKind == u"picture" || m_sourceKind == u"folder")) {
        setMessage(tr("No code was found in “%1”. Take the picture closer, sharper, or with more light, or type the "
                      "digits under the code.")
                       .arg(text(view.frame.origin)),
                   u"warning"_s);
    }
    for (const Sighting &sighting : sightings)
        add(sighting);
}

void ScanModel::onItems(std::vector<inspect::Inspected> items)
{
    Q_EMIT scanned(items);
    for (inspect::Inspected &inspected : items)
        add({.inspected = std::move(inspected), .photo = nullptr, .again = false});
}

namespace {

/// What a device is enrolled by begins like this (core/protocol/invitation.h reads it).
std::optional<QString> invitationIn(const gs1::Item &item)
{
    for (const gs1::Message &message : item.messages) {
        std::string_view text = message.input;
        if (text.starts_with(message.symbologyId))
            text.remove_prefix(message.symbologyId.size());
        if (text.starts_with("nqi-enrol/1 "))
            return QString::fromUtf8(text);
    }
    return std::nullopt;
}

} // namespace

void ScanModel::add(const Sighting &sighting)
{
    // It holds a code that is good once: it is used, and not listed.
    if (const auto invitation = invitationIn(sighting.inspected.item)) {
        Q_EMIT invited(*invitation);
        return;
    }
    const QString level = levelName(levelOf(sighting.inspected.verdict.overall));
    const auto paper = findings::recordCodeOf(sighting.inspected.item);
    const quint64 entry = m_items.add(sighting, m_clock());
    Q_EMIT itemCountChanged();
    if (!m_photographing)
        Q_EMIT selected(entry);
    Q_EMIT met(sighting);
    Q_EMIT itemFound(level);
    if (paper)
        Q_EMIT paperMet(*paper);
}

void ScanModel::submitText(const QString &code)
{
    if (code.trimmed().isEmpty()) {
        setMessage(tr("Type or paste a code first."), u"info"_s);
        return;
    }
    setMessage({}, {});
    m_pipeline.submit(code.toStdString());
}

void ScanModel::lookUp(std::string code)
{
    m_pipeline.lookUp(std::move(code));
}

void ScanModel::select(int row)
{
    if (const auto *entry = m_items.at(row))
        Q_EMIT selected(entry->id);
}

void ScanModel::selectBeside(int by)
{
    const int count = m_listed.rowCount();
    if (count == 0)
        return;
    const int last = m_listed.indexOf(m_selected);
    const int index = last < 0 ? 0 : std::clamp(last + by, 0, count - 1);
    select(m_listed.rowAt(index));
    Q_EMIT stepped(index, m_listed.data(m_listed.index(index), ScanItems::KeyRole).toString());
}

void ScanModel::clear()
{
    if (itemCount() == 0)
        return;
    m_items.clear();
    m_forget = true;
    Q_EMIT itemCountChanged();
    Q_EMIT selected(0);
    Q_EMIT cleared();
}

void ScanModel::restore()
{
    m_items.restore();
    Q_EMIT itemCountChanged();
    Q_EMIT restored();
}

void ScanModel::judge(const gs1::Item &item, const verdict::Context &context)
{
    m_pipeline.judge(item, context);
}

void ScanModel::reloadCatalogue()
{
    m_pipeline.reload();
}

void ScanModel::retranslate()
{
    m_items.retranslate();
    m_hint = hintText(m_hints);
    Q_EMIT hintChanged();
    Q_EMIT outlinesChanged();
    setMessage({}, {});
}

} // namespace nqi::ui
