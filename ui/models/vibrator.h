// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMetaType>

#include <functional>
#include <memory>

namespace nqi::ui {

/// A stretch of vibration, or of rest between two.
struct Pulse {
    double strength = 0; ///< 0 (rest) to 1
    uint milliseconds = 0;

    friend bool operator==(const Pulse &, const Pulse &) = default;
};

/// The motor of the device, if it has one. GUI thread.
class Vibrator {
public:
    virtual ~Vibrator() = default;

    /// `present` is called once, later: whether there is a motor.
    virtual void find(std::function<void(bool)> present) = 0;
    /// In place of what it still does; at most ten pulses.
    virtual void vibrate(const QList<Pulse> &pulses) = 0;
};

/// Over the session bus (org.sigxcpu.Feedback.Haptic of feedbackd 0.5 and newer). The person's own choice of silence
/// for the whole device is kept there. Without a bus or that service there is no motor; nothing waits.
[[nodiscard]] std::unique_ptr<Vibrator> makeBusVibrator();

} // namespace nqi::ui

Q_DECLARE_METATYPE(nqi::ui::Pulse)
