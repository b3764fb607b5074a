// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/vibrator.h"

#include <QObject>
#include <QString>
#include <QtQmlIntegration>

namespace nqi::ui {

/// What is felt of an outcome, so that a level is told from the others with gloves and without a look: one short pulse
/// when all agrees, two when it needs attention, three long ones for signs of violation and for danger.
/// `level` is one of those of the pages ("good", "attention", "violation", "danger"; others are neutral).
[[nodiscard]] QList<Pulse> pulsesFor(const QString &level);

/// Vibration for each outcome. Nothing on a device without a motor.
class HapticsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool available READ isAvailable NOTIFY availableChanged)

public:
    /// Nothing is asked of `vibrator` after the model is gone; null: there is no motor.
    explicit HapticsModel(Vibrator *vibrator, QObject *parent = nullptr);

    [[nodiscard]] bool isAvailable() const { return m_available; }

    Q_INVOKABLE void play(const QString &level);

Q_SIGNALS:
    void availableChanged();

private:
    Vibrator *m_vibrator;
    bool m_available = false;
};

} // namespace nqi::ui
