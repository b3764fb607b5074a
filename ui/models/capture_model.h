// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/decode/frame.h"
#include "ui/models/scan_model.h"
#include "ui/models/settings_model.h"

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

#include <chrono>
#include <cstdint>
#include <optional>

namespace nqi::ui {

/// A photograph for evidence: what the camera sees is looked at, taken, looked at again, and used or taken anew. Only
/// what is there now is taken: never a picture file, nor what a camera saw before it stopped. Files that are being
/// searched are not cut short, and a stream that filmed films again afterwards.
class CaptureModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    /// Somebody looks. Where nothing films, the camera used last is started for as long as that.
    Q_PROPERTY(bool open READ isOpen WRITE setOpen NOTIFY openChanged)
    Q_PROPERTY(bool live READ isLive NOTIFY changed)       ///< pictures come: one can be taken
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY changed) ///< for files that are searched: then a camera is started
    /// Why none come, and what to do; empty while they come, and while a camera starts.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// The picture that was taken, to look at; or empty.
    Q_PROPERTY(QString taken READ taken NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed) ///< why the last one was not taken

public:
    /// A picture that is older shows what was there, not what is.
    static constexpr std::chrono::milliseconds oldest{1500};
    /// A camera may need this long until its first picture.
    static constexpr std::chrono::seconds patience{4};
    /// One that cannot be used is tried again.
    static constexpr std::chrono::seconds again{3};

    /// Both outlive the model. `clock`: the one that stamps frames.
    CaptureModel(ScanModel &scan, SettingsModel &settings, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_open; }
    void setOpen(bool open);
    [[nodiscard]] bool isLive() const { return m_state == State::live; }
    [[nodiscard]] bool isWaiting() const { return m_state == State::waiting; }
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString taken() const { return m_taken; }
    [[nodiscard]] QString message() const { return m_message; }
    /// What was taken, as it is stored; nothing once the view is closed.
    [[nodiscard]] std::optional<decode::EncodedPicture> picture() const { return m_picture; }
    void retranslate();

    Q_INVOKABLE void take();
    Q_INVOKABLE void retake(); ///< puts the one that was taken away
    /// Where there are several cameras; it becomes the one used last.
    Q_INVOKABLE void useNextCamera();

Q_SIGNALS:
    void openChanged();
    void changed();

private:
    enum class State : std::uint8_t { closed, starting, live, silent, waiting, noCamera, unusable };
    [[nodiscard]] bool isFresh(const decode::Frame &frame) const;
    [[nodiscard]] State stateNow();
    void startCamera();
    void tryAgain();
    void giveBack();
    void look();
    void say(const QString &message);

    ScanModel &m_scan;
    SettingsModel &m_settings;
    Clock m_clock;
    QTimer m_looking; ///< that pictures stay away is told by nothing else
    bool m_open = false;
    bool m_own = false;     ///< nothing filmed when it was opened
    bool m_started = false; ///< a camera, for this: it ends with it
    State m_state = State::closed;
    QString m_stream;  ///< the address of the one that filmed before another camera did
    QString m_video;   ///< the one that was ended for a camera
    Instant m_since{}; ///< the last picture, or the source, is from then
    Instant m_tried{}; ///< a camera was to be started
    std::optional<decode::EncodedPicture> m_picture;
    QString m_taken;
    QString m_message;
};

} // namespace nqi::ui
