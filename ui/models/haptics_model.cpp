// SPDX-License-Identifier: Apache-2.0
#include "ui/models/haptics_model.h"

#include <QPointer>

namespace nqi::ui {

using namespace Qt::StringLiterals;

QList<Pulse> pulsesFor(const QString &level)
{
    if (level == "good"_L1)
        return {{0.6, 60}};
    if (level == "attention"_L1)
        return {{0.8, 120}, {0, 100}, {0.8, 120}};
    if (level == "violation"_L1 || level == "danger"_L1)
        return {{1, 250}, {0, 120}, {1, 250}, {0, 120}, {1, 250}};
    return {{0.4, 40}};
}

HapticsModel::HapticsModel(Vibrator *vibrator, QObject *parent) : QObject(parent), m_vibrator(vibrator)
{
    if (m_vibrator == nullptr)
        return;
    m_vibrator->find([model = QPointer(this)](bool present) {
        if (!model || !present)
            return;
        model->m_available = true;
        Q_EMIT model->availableChanged();
    });
}

void HapticsModel::play(const QString &level)
{
    if (m_available)
        m_vibrator->vibrate(pulsesFor(level));
}

} // namespace nqi::ui
