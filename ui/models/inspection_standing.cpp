// SPDX-License-Identifier: Apache-2.0
// What is shown is the latest version, and that is what is signed.
#include "ui/models/answer_here.h"
#include "ui/models/finding_model.h"
#include "ui/models/inspection_model.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::JournalError;

namespace {

/// Other minutes than those that were shown.
QString notSigned()
{
    return InspectionModel::tr("Not signed: the minutes were changed in the meantime. Read them again, then sign.");
}

} // namespace

void InspectionModel::readAgain(const QString &id)
{
    if (m_value && !m_busy && inspectionId() == id)
        read();
}

void InspectionModel::read(const QString &notice)
{
    m_busy = true;
    m_keeper.flush();
    Q_EMIT changed();
    m_service.open(
        m_value->id, m_settings.inspector().trimmed().toStdString(),
        answerHere(this, [notice](InspectionModel &model, auto answer) { model.onOpened(std::move(answer), notice); }));
}

void InspectionModel::onOpened(std::expected<findings::InspectionVersion, JournalError> answer, const QString &notice)
{
    // Goods were met since: they join the version that is shown, or it is said that they do not.
    if (m_value && m_keeper.isPending() && !m_keeper.error())
        return read(notice);
    const bool lost = m_value && m_keeper.error();
    m_busy = false;
    if (!answer) {
        // Locked, or the disk is busy: it is there, and opened later.
        const bool gone = answer.error() == JournalError::notFound;
        const QString later = gone ? QString() : m_settings.openInspection();
        // Nobody goes on with a version that may not be the latest.
        if (m_value)
            show(std::nullopt, std::nullopt);
        m_settings.setOpenInspection(later);
        return say(journalText(answer.error()), u"error"_s);
    }
    // Where the work was left; another one is begun at its first step, and minutes are read from the end.
    const bool same = m_settings.openInspection() == QString::fromStdString(answer->inspection.id.text());
    m_step = answer->minutes ? static_cast<int>(InspectionStep::review) : same ? m_settings.openStep() : 0;
    m_step = std::clamp(m_step, 0, static_cast<int>(inspectionSteps) - 1);
    show(std::move(answer->inspection), answer->minutes, std::move(answer->withdrawnResult));
    m_keeper.standOn(answer->number);
    if (!notice.isEmpty())
        say(notice, u"warning"_s);
    else if (lost)
        say(tr("The minutes were changed in the meantime: they are shown as they are now, without what was entered "
               "last. Enter it again."),
            u"warning"_s);
}

bool InspectionModel::isSettled() const
{
    return m_storing == 0 && (m_keeper.error() || !m_keeper.isPending());
}

void InspectionModel::settle()
{
    if (m_signing && isSettled())
        finishSigning();
    if (m_closing && isSettled())
        finishClosing();
}

void InspectionModel::onKeeperChanged()
{
    Q_EMIT keptChanged();
    settle();
    if (m_value && !m_busy && m_keeper.error() == JournalError::mismatch)
        read();
}

void InspectionModel::sign()
{
    if (!m_value || m_busy || isReadOnly() || !m_gaps.empty())
        return;
    m_busy = true;
    m_keeper.changed(*m_value);
    m_keeper.flush();
    m_signing = true;
    Q_EMIT changed();
}

void InspectionModel::finishSigning()
{
    m_signing = false;
    if (m_keeper.error() == JournalError::mismatch)
        return read(notSigned());
    if (m_keeper.error()) {
        m_busy = false;
        return say(
            tr("Not signed, because what was entered last could not be kept. %1").arg(journalText(*m_keeper.error())),
            u"error"_s);
    }
    if (lacksFiles()) {
        m_busy = false;
        return say(tr("Not signed, because a file could not be stored. Try again, or leave it out."), u"error"_s);
    }
    m_service.sign(m_value->id, m_settings.inspector().trimmed().toStdString(), m_keeper.standing(),
                   answerHere(this, [](InspectionModel &model, auto answer) { model.onSigned(std::move(answer)); }));
}

void InspectionModel::onSigned(std::expected<findings::Finding, JournalError> answer)
{
    m_busy = false;
    if (m_value && !answer && answer.error() == JournalError::mismatch)
        return read(notSigned());
    if (!answer)
        return say(journalText(answer.error()), u"error"_s);
    m_minutes = answer->id;
    m_settings.setOpenInspection({});
    m_undo = {};
    m_undoText.clear();
    Q_EMIT undoChanged();
    refresh();
    say(tr("Signed as number %1 of this device. The minutes are sent to the hub by themselves.").arg(answer->sequence),
        u"success"_s);
    m_versions.refresh();
    Q_EMIT keptChanged();
    Q_EMIT minutesMade();
}

} // namespace nqi::ui
