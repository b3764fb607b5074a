// SPDX-License-Identifier: Apache-2.0
#include "ui/models/finding_model.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

QString journalText(findings::JournalError error)
{
    using enum findings::JournalError;
    switch (error) {
    case diskFull:
        return FindingModel::tr(
            "Not saved: the disk is full. Free some space and save again; what you wrote is still here.");
    case unwritable:
        return FindingModel::tr("Not saved: the data folder cannot be written. Check its permissions and save again.");
    case damaged:
        return FindingModel::tr(
            "The store of findings is damaged. Nothing was deleted: keep a copy of the data folder and ask for help.");
    case newer:
        return FindingModel::tr("The store of findings was written by a newer version of the app. Update the app.");
    case busy:
        return FindingModel::tr("Another program is using the store of findings. Close it and try again.");
    case notFound:
        return FindingModel::tr("This finding is not on this device.");
    case tooLarge:
        return FindingModel::tr("Not saved: the note or the photo is too large. Make it smaller and save again.");
    case mismatch:
        return FindingModel::tr("The store of findings belongs to another device. Nothing was changed: ask for help.");
    case incomplete:
        return FindingModel::tr("Not signed: the minutes are not complete. Fill in what is missing and sign again.");
    case locked:
        return FindingModel::tr("This device is locked, so its findings cannot be read. Unlock it.");
    }
    return {};
}

FindingModel::FindingModel(FieldService &service, const ResultModel &result, SettingsModel &settings, QObject *parent)
    : QObject(parent), m_service(service), m_result(result), m_settings(settings)
{
}

void FindingModel::setNote(const QString &note)
{
    if (std::exchange(m_note, note) != note)
        Q_EMIT changed();
}

void FindingModel::setPlace(const QString &place)
{
    if (std::exchange(m_place, place) != place)
        Q_EMIT changed();
}

void FindingModel::setInspector(const QString &inspector)
{
    if (std::exchange(m_inspector, inspector) != inspector)
        Q_EMIT changed();
}

void FindingModel::setPhoto(bool photo)
{
    if (std::exchange(m_photo, photo) != photo)
        Q_EMIT changed();
}

void FindingModel::begin()
{
    // A finding on its way to the disk is not to be mixed with the next.
    if (m_busy)
        return;
    m_sighting = m_result.sighting();
    m_context = m_result.context();
    m_note.clear();
    m_place = m_settings.place();
    m_inspector = m_settings.inspector();
    m_photo = true;
    m_message.clear();
    m_messageLevel.clear();
    m_savedId.clear();
    Q_EMIT changed();
}

void FindingModel::save()
{
    if (!canSave())
        return;
    m_settings.setPlace(m_place.trimmed());
    m_settings.setInspector(m_inspector.trimmed());
    findings::Draft draft;
    draft.item = m_sighting->inspected.item;
    draft.verdict = m_sighting->inspected.verdict;
    draft.context = m_context;
    draft.note = m_note.trimmed().toStdString();
    draft.inspector = m_inspector.trimmed().toStdString();
    draft.place.description = m_place.trimmed().toStdString();
    m_busy = true;
    m_message = tr("Saving…");
    m_messageLevel = u"info"_s;
    Q_EMIT changed();
    m_service.save(
        std::move(draft), hasPhoto() ? m_sighting->photo : nullptr,
        {m_sighting->inspected.facts, m_sighting->inspected.rules, m_sighting->inspected.judgedAt},
        [model = QPointer<FindingModel>(this)](std::expected<findings::Finding, findings::JournalError> answer) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [model, answer = std::move(answer)] {
                    if (model)
                        model->onSaved(answer);
                },
                Qt::QueuedConnection);
        });
}

void FindingModel::onSaved(const std::expected<findings::Finding, findings::JournalError> &answer)
{
    m_busy = false;
    if (!answer) {
        m_message = journalText(answer.error());
        m_messageLevel = u"error"_s;
        Q_EMIT changed();
        return;
    }
    m_savedId = QString::fromStdString(answer->id.text());
    m_message = tr("Saved on this device as number %1. It is uploaded by itself when there is a network.")
                    .arg(answer->sequence);
    m_messageLevel = u"success"_s;
    Q_EMIT changed();
    Q_EMIT saved(m_savedId);
}

} // namespace nqi::ui
