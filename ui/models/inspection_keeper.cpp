// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspection_keeper.h"

#include "ui/models/answer_here.h"

#include <utility>

namespace nqi::ui {

namespace {

/// Trying the same again may succeed.
bool mayPass(findings::JournalError error)
{
    using enum findings::JournalError;
    return error == diskFull || error == unwritable || error == busy;
}

} // namespace

InspectionKeeper::InspectionKeeper(InspectionService &service, Clock clock, Editor editor, QObject *parent)
    : QObject(parent), m_service(service), m_clock(std::move(clock)), m_editor(std::move(editor))
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &InspectionKeeper::flush);
}

InspectionKeeper::~InspectionKeeper()
{
    flush();
}

void InspectionKeeper::changed(const findings::Inspection &inspection)
{
    m_waiting = inspection;
    // Not from the last change: whoever types without pause is kept as well.
    if (!m_timer.isActive())
        m_timer.start(delay);
    Q_EMIT stateChanged();
}

void InspectionKeeper::flush()
{
    m_timer.stop();
    if (!m_waiting)
        return;
    const Uuid id = m_waiting->id;
    m_last = std::exchange(m_waiting, std::nullopt);
    ++m_underWay;
    m_error.reset(); // a new attempt
    m_service.keep(*m_last, m_editor(), m_standing, answerHere(this, [id](InspectionKeeper &keeper, auto answer) {
        keeper.onKept(id, std::move(answer));
    }));
    Q_EMIT stateChanged();
}

void InspectionKeeper::onKept(const Uuid &id, std::expected<std::uint64_t, findings::JournalError> answer)
{
    if (!m_last || m_last->id != id)
        return; // of an inspection that was looked at before
    --m_underWay;
    if (answer) {
        m_keptAt = m_clock();
        m_error.reset();
    } else {
        m_error = answer.error();
        // A later change is tried anyway.
        if (!m_waiting && m_underWay == 0 && mayPass(answer.error())) {
            m_waiting = m_last;
            m_timer.start(again);
        }
    }
    Q_EMIT stateChanged();
    if (answer)
        Q_EMIT kept();
}

void InspectionKeeper::reset()
{
    flush();
    m_last.reset();
    m_underWay = 0;
    m_keptAt.reset();
    m_error.reset();
    Q_EMIT stateChanged();
}

} // namespace nqi::ui
