// SPDX-License-Identifier: Apache-2.0
// Files that belong to the minutes: pictures and papers, under the name that the minutes give them.
#include "ui/models/answer_here.h"
#include "ui/models/finding_model.h"
#include "ui/models/inspection_model.h"
#include "ui/models/picture_file.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

void InspectionModel::addAnnex(findings::Attachment file)
{
    store({.inspection = m_value->id, .attachment = std::move(file)});
}

void InspectionModel::store(NewFile file)
{
    ++m_storing;
    Q_EMIT keptChanged();
    // One copy goes to the service; this one is there if it fails.
    const auto kept = std::make_shared<NewFile>(std::move(file));
    m_service.storeFile(kept->attachment, answerHere(this, [kept](InspectionModel &model, auto answer) {
                            model.onStored(std::move(*kept), std::move(answer));
                        }));
}

void InspectionModel::onStored(NewFile file, std::expected<findings::Evidence, findings::JournalError> answer)
{
    if (answer && joining() == file.inspection) {
        if (!std::ranges::contains(m_value->evidence, answer->digest, &findings::Evidence::digest))
            m_value->evidence.push_back(*answer);
        if (file.signature) {
            auto &[list, one] = *file.signature;
            one.image = answer->digest;
            ((*m_value).*list).push_back(std::move(one));
        }
        edited();
        m_keeper.flush();
        if (!file.signature)
            Q_EMIT annexAdded(QString::fromStdString(file.attachment.label));
    } else if (m_value && isReadOnly() && m_value->id == file.inspection) {
        say(tr("“%1” is not in the minutes: they were signed in the meantime. Revise them, then add it again.")
                .arg(photoText(file.attachment.label)),
            u"error"_s);
    } else {
        file.error = answer ? std::nullopt : std::optional(answer.error());
        m_unstored.push_back(std::move(file));
        Q_EMIT changed();
    }
    // Only now: what it changed is being kept, and is waited for.
    --m_storing;
    Q_EMIT keptChanged();
    settle();
}

bool InspectionModel::lacksFiles() const
{
    return joining() && std::ranges::contains(m_unstored, *joining(), &NewFile::inspection);
}

QString InspectionModel::unstoredText() const
{
    if (!lacksFiles())
        return {};
    QStringList names;
    QString why;
    for (const NewFile &one : m_unstored) {
        if (one.inspection != joining())
            continue;
        names.append(u"“%1”"_s.arg(photoText(one.attachment.label)));
        if (one.error)
            why = journalText(*one.error);
    }
    names.removeDuplicates();
    return tr("Not in the minutes yet: %1. %2").arg(names.join(u", "_s), why).trimmed();
}

void InspectionModel::storeAgain()
{
    if (!lacksFiles())
        return;
    const auto others = std::ranges::stable_partition(
        m_unstored, [id = *joining()](const NewFile &one) { return one.inspection == id; });
    std::vector<NewFile> again(std::make_move_iterator(m_unstored.begin()), std::make_move_iterator(others.begin()));
    m_unstored.erase(m_unstored.begin(), others.begin());
    for (NewFile &one : again)
        store(std::move(one));
    Q_EMIT changed();
}

void InspectionModel::leaveOut()
{
    std::erase_if(m_unstored, [id = joining()](const NewFile &one) { return one.inspection == id; });
    Q_EMIT changed();
}

void InspectionModel::attach(const QUrl &file, const QString &label)
{
    if (!joining() || label.trimmed().isEmpty())
        return;
    auto annex = readAnnex(file, label.trimmed());
    if (!annex)
        return say(annex.error(), u"error"_s);
    addAnnex(*std::move(annex));
}

void InspectionModel::paste(const QString &label)
{
    if (!joining() || label.trimmed().isEmpty())
        return;
    auto annex = pastedAnnex(QGuiApplication::clipboard()->mimeData(), label.trimmed());
    if (!annex)
        return say(annex.error(), u"error"_s);
    addAnnex(*std::move(annex));
}

void InspectionModel::attachFrame(const QString &label)
{
    if (!joining() || !m_camera || label.trimmed().isEmpty())
        return;
    auto picture = m_camera();
    if (!picture)
        return say(tr("The camera's picture could not be taken. Try again, or add a file."), u"error"_s);
    addAnnex({.bytes = std::move(picture->bytes),
              .mediaType = std::move(picture->mediaType),
              .label = label.trimmed().toStdString()});
}

} // namespace nqi::ui
