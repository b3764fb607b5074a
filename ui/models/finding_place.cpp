// SPDX-License-Identifier: Apache-2.0
// Where a finding was made: the coordinates of the device.
#include "ui/models/finding_model.h"
#include "ui/models/inspection_model.h"

#include <QPointer>

#include <cmath>

namespace nqi::ui {

using namespace Qt::StringLiterals;

QString FindingModel::position() const
{
    if (!m_where.latitude || !m_where.longitude)
        return {};
    const QString coordinates = u"%1, %2"_s.arg(*m_where.latitude, 0, 'f', 5).arg(*m_where.longitude, 0, 'f', 5);
    return m_accuracy ? tr("%1 (to within %2 m)").arg(coordinates).arg(std::ceil(*m_accuracy), 0, 'f', 0) : coordinates;
}

void FindingModel::locate()
{
    if (!m_sighting || m_busy || m_locating || !canLocate())
        return;
    m_locating = true;
    m_positionProblem.clear();
    const std::uint64_t question = ++m_question;
    Q_EMIT changed();
    m_position->ask([model = QPointer(this), question](const std::expected<Position, PositionProblem> &found) {
        if (model)
            model->onLocated(question, found);
    });
}

void FindingModel::locateUnlessKnown()
{
    // A listing is where its page is, not where it is read.
    if (!m_where.latitude && !isOnline() && !m_unlocatable)
        locate();
}

void FindingModel::onLocated(std::uint64_t question, const std::expected<Position, PositionProblem> &found)
{
    if (question != m_question)
        return;
    m_locating = false;
    // What is on its way to the disk, or there, is what was on the screen then.
    if (!found) {
        m_positionProblem = positionText(found.error());
        m_unlocatable = found.error() == PositionProblem::refused;
    } else if (!m_busy && m_savedId.isEmpty()) {
        m_where.latitude = found->latitude;
        m_where.longitude = found->longitude;
        m_accuracy = found->accuracy;
        m_unlocatable = false;
        keepSoon();
    }
    Q_EMIT changed();
}

void FindingModel::dropPosition()
{
    if (m_busy)
        return;
    m_where.latitude.reset();
    m_where.longitude.reset();
    m_accuracy.reset();
    m_locating = false;
    ++m_question;
    keepSoon();
    Q_EMIT changed();
}

} // namespace nqi::ui
