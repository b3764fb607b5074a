// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/vibrator.h"

#include <QDBusPendingCall>
#include <QObject>

namespace nqi::ui {

/// Vibrator over feedbackd. No call waits for an answer.
class BusVibrator final : public QObject, public Vibrator {
    Q_OBJECT

public:
    BusVibrator();

    void find(std::function<void(bool)> present) override;
    void vibrate(const QList<Pulse> &pulses) override;

private:
    [[nodiscard]] static QDBusPendingCall call(const QList<Pulse> &pulses);
};

} // namespace nqi::ui
