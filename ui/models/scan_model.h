// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/record_code.h"
#include "core/inspect/pipeline.h"
#include "ui/models/camera_controls.h"
#include "ui/models/camera_feed.h"
#include "ui/models/file_player.h"
#include "ui/models/scan_filter.h"
#include "ui/models/scan_items.h"
#include "ui/models/stream_player.h"
#include "ui/models/viewfinder.h"

#include <QObject>
#include <QSizeF>
#include <QUrl>
#include <QVariantList>
#include <QtQmlIntegration>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace nqi::ui {

class WedgeReader;

/// The code at the foot of a printed paper, or what is wrong with it.
using PaperCode = std::expected<findings::RecordCode, findings::RecordCodeError>;

/// The scan page: where pictures come from, what is seen in them, and the running list of items.
class ScanModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(QVariantList cameras READ cameras NOTIFY camerasChanged)
    Q_PROPERTY(QString sourceKind READ sourceKind NOTIFY sourceChanged)
    Q_PROPERTY(QString sourceName READ sourceName NOTIFY sourceChanged)
    Q_PROPERTY(bool running READ isRunning NOTIFY sourceChanged)
    /// Somebody sees what the camera sees: where nobody does it is switched off, and goes on by itself later.
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged)
    /// A finding is being composed, or a photograph taken: pictures serve as evidence only and are not searched, and
    /// what a hand scanner sends is listed without being shown.
    Q_PROPERTY(bool photographing READ isPhotographing WRITE setPhotographing NOTIFY photographingChanged)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)
    Q_PROPERTY(QString messageLevel READ messageLevel NOTIFY messageChanged)
    Q_PROPERTY(QString hint READ hint NOTIFY hintChanged)
    Q_PROPERTY(QVariantList outlines READ outlines NOTIFY outlinesChanged)
    Q_PROPERTY(QSizeF frameSize READ frameSize NOTIFY outlinesChanged)
    Q_PROPERTY(nqi::ui::CameraControls *controls READ controls CONSTANT)
    Q_PROPERTY(nqi::ui::ScanItems *items READ items CONSTANT)
    Q_PROPERTY(nqi::ui::ScanFilter *listed READ listed CONSTANT) ///< of the items, those that the page lists
    Q_PROPERTY(int itemCount READ itemCount NOTIFY itemCountChanged)

public:
    /// The camera outlives the model.
    ScanModel(inspect::Pipeline::MakeLine makeLine, CameraFeed &camera, Clock clock, QObject *parent = nullptr);
    ~ScanModel() override;

    [[nodiscard]] QVariantList cameras() const;
    [[nodiscard]] QString sourceKind() const { return m_sourceKind; }
    [[nodiscard]] QString sourceName() const { return m_sourceName; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Pictures show what is there now: those of a camera, of a stream, or of a video that stands for one.
    [[nodiscard]] bool isFilming() const;
    /// Files are being read that come once each: none is to be left out.
    [[nodiscard]] bool isSearchingFiles() const;
    [[nodiscard]] QString address() const { return m_address; }   ///< of the stream in use, whole; or empty
    [[nodiscard]] QString cameraId() const { return m_cameraId; } ///< of the camera that was started last
    [[nodiscard]] bool isWatched() const { return m_watched; }
    void setWatched(bool watched);
    [[nodiscard]] bool isPhotographing() const { return m_photographing; }
    void setPhotographing(bool photographing);
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString messageLevel() const { return m_messageLevel; }
    [[nodiscard]] QString hint() const { return m_hint; }
    [[nodiscard]] QVariantList outlines() const;
    [[nodiscard]] QSizeF frameSize() const { return m_frameSize; }
    [[nodiscard]] CameraControls *controls() { return &m_controls; }
    [[nodiscard]] ScanItems *items() { return &m_items; }
    [[nodiscard]] ScanFilter *listed() { return &m_listed; }
    [[nodiscard]] int itemCount() const { return m_items.rowCount(); }
    [[nodiscard]] Viewfinder *viewfinder() { return &m_viewfinder; }
    [[nodiscard]] WedgeReader *wedge() { return m_wedge; }

    Q_INVOKABLE void useCamera(const QString &id);
    /// The id of the camera that was remembered by id and name, or empty: ids change when cameras are plugged in.
    Q_INVOKABLE QString cameraLike(const QString &id, const QString &name) const;
    Q_INVOKABLE void openFile(const QUrl &file);
    Q_INVOKABLE void openFolder(const QUrl &folder);
    /// http, https or rtsp. The camera is connected to again when it is lost.
    Q_INVOKABLE void openAddress(const QString &address);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void submitText(const QString &text);
    /// Goods that nobody has at hand, by their code: they are shown, and neither listed nor counted.
    Q_INVOKABLE void lookUp(const QString &code) { lookUp(code.toStdString()); }
    /// The same by what was read of them, whatever its bytes.
    void lookUp(std::string code);
    Q_INVOKABLE void select(int row);
    /// The row so many below the one that was selected last; without one the first. At the ends it stays.
    Q_INVOKABLE void selectBeside(int by);
    Q_INVOKABLE void clear();
    Q_INVOKABLE void restore(); ///< what was cleared last

    /// A video played at its own pace, as a camera would: for files that stand for a camera.
    void playVideo(const QString &path, bool repeat);
    /// Something about what was scanned, where the scan page says such things.
    void tell(const QString &message, const QString &level) { setMessage(message, level); }
    /// Judges an item again under what the inspector has said of it; the answer comes as `judged`.
    void judge(const gs1::Item &item, const verdict::Context &context);
    /// The catalogue on disk has changed.
    void reloadCatalogue();
    void retranslate();
    /// Frames searched since the start.
    [[nodiscard]] quint64 searched() const { return m_searched; }

Q_SIGNALS:
    void camerasChanged();
    void sourceChanged();
    void watchedChanged();
    void photographingChanged();
    void messageChanged();
    void hintChanged();
    void outlinesChanged();
    void itemCountChanged();
    void cleared();  ///< there was something
    void restored(); ///< what was cleared last
    /// Every picture that was searched, and every code that was typed or sent by a hand scanner.
    void viewed(const nqi::inspect::View &view);
    void scanned(const std::vector<nqi::inspect::Inspected> &items);
    /// A new item came into view; for sound and vibration.
    void itemFound(const QString &level);
    /// Each sighting of an item, also of one that was met before.
    void met(const nqi::ui::Sighting &sighting);
    /// What `lookUp` was asked for.
    void lookedUp(const nqi::ui::Sighting &sighting);
    /// The text of an invitation to a hub.
    void invited(const QString &invitation);
    /// This entry is to be shown.
    void selected(quint64 entry);
    /// To what is selected now, by selectBeside: a row of the list as it is shown.
    void stepped(int row, const QString &key);
    /// A paper that this app printed, on whatever device.
    void paperMet(const nqi::ui::PaperCode &code);
    void judged(const nqi::inspect::Inspected &inspected);
    void catalogueOpened(const std::expected<nqi::catalog::CatalogueInfo, nqi::catalog::LookupError> &info,
                         std::optional<int> staleAfterDays);

private:
    /// What is drawn over the picture; its words are made when somebody looks.
    struct Outline {
        std::array<decode::Point, 4> corners;
        std::optional<verdict::Overall> overall; ///< nothing: it was not read
    };
    void onCameras();
    void search(decode::Frame frame);
    void play(const QString &kind, const QString &name, FilePlayer::Open open, bool stills);
    void clearPicture();
    void clearView();
    void setSource(const QString &kind, const QString &name, bool running);
    void setMessage(const QString &message, const QString &level);
    void onView(const inspect::View &view, const std::vector<Sighting> &sightings);
    void onItems(std::vector<inspect::Inspected> items);
    void add(const Sighting &sighting);
    void onStream(StreamState state, std::chrono::milliseconds pause);
    void leaveStream();
    void onProblem(decode::SourceError error, const QString &path);
    [[nodiscard]] inspect::Pipeline::Callbacks callbacks();

    Clock m_clock;
    Viewfinder m_viewfinder;
    ScanItems m_items;
    ScanFilter m_listed{m_items};
    WedgeReader *m_wedge;
    QString m_sourceKind = QStringLiteral("none");
    QString m_sourceName;
    bool m_running = false;
    bool m_watched = true;
    std::atomic<bool> m_photographing = false; ///< read where pictures come in
    QString m_message;
    QString m_messageLevel;
    QString m_hint;
    decode::Hints m_hints; ///< of the newest view, while it is hinted at
    std::vector<Outline> m_outlines;
    QSizeF m_frameSize;
    quint64 m_searched = 0;
    quint64 m_session = 0; ///< of the source: what an earlier one still sends is not shown
    std::atomic<bool> m_forget = false;
    bool m_videoIsCamera = false; ///< it goes on for ever, in place of one
    quint64 m_selected = 0;       ///< the entry that is looked at
    inspect::Pipeline m_pipeline;
    // The sources feed the pipeline, so they end before it.
    CameraFeed &m_camera;
    CameraControls m_controls;
    QString m_cameraId; ///< see cameraId
    QString m_address;  ///< see address
    QString m_pulled;   ///< the camera that was pulled out while it was the source: goes on when it is back
    std::unique_ptr<FilePlayer> m_player;
    std::unique_ptr<StreamPlayer> m_stream;
    std::vector<std::unique_ptr<StreamPlayer>> m_left; ///< streams that were left, until their threads are at their end
};

} // namespace nqi::ui
