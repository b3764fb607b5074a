// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/decode/frame.h"

#include <QImage>
#include <QMutex>
#include <QObject>
#include <QSize>

namespace nqi::ui {

/// What the viewfinder shows: the newest frame as an image made for the screen. Frames come from any thread, the image
/// is read by the window; `changed` arrives on the window's thread, at most once for each time it looks.
class Viewfinder : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Any thread. Scales to the screen's needs there, so that the window only draws.
    void show(const decode::Frame &frame);
    void clear();

    struct Picture {
        QImage image;     ///< at most `longestSide` pixels long
        QSize sourceSize; ///< of the frame, in its own pixels
        quint64 number = 0;
    };
    [[nodiscard]] Picture picture() const;
    /// The newest frame as it came; empty when nothing is shown. Any thread.
    [[nodiscard]] decode::Frame frame() const;

    static constexpr int longestSide = 1280;

Q_SIGNALS:
    void changed();

private:
    void replace(QImage image, decode::Frame frame);

    mutable QMutex m_mutex;
    Picture m_picture;
    decode::Frame m_frame;
    bool m_announced = false;
};

} // namespace nqi::ui
