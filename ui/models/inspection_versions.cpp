// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspection_versions.h"

#include "ui/models/answer_here.h"
#include "ui/models/change_text.h"
#include "ui/models/finding_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/item_text.h"

#include <QCoreApplication>

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(InspectionVersions)
};

/// Enough of a hash to compare it with a printed one by eye.
constexpr qsizetype shownHash = 16;

QString receiptText(const findings::Receipt &receipt)
{
    const QString words = Words::tr("%1, %2").arg(text(receipt.hub), timeText(receipt.receivedAt));
    return receipt.chainIntact ? words : Words::tr("%1; the hub has seen a gap before this record").arg(words);
}

QVariantMap rowOf(const SignedRevision &revision, const SignedRevision *before)
{
    QStringList changes;
    std::size_t all = 0;
    if (before != nullptr) {
        const auto found = findings::changesBetween(before->inspection, revision.inspection);
        all = found.size();
        for (const findings::InspectionChange &change : found) {
            if (std::cmp_equal(changes.size(), InspectionVersions::shownChanges))
                break;
            changes.append(changeText(change));
        }
    }
    const std::vector<findings::PartySignature> &signatures = revision.inspection.signatures;
    const bool addition = before != nullptr && !signatures.empty() && before->inspection.signatures == signatures;
    const findings::Finding &minutes = revision.minutes;
    const QString signer = text(revision.editor);
    return {{u"minutes"_s, QString::fromStdString(minutes.id.text())},
            {u"revision"_s, revision.inspection.revision},
            {u"title"_s, Words::tr("Version %1").arg(revision.inspection.revision)},
            {u"signedText"_s,
             signer.isEmpty() ? timeText(minutes.savedAt) : Words::tr("%1, %2").arg(timeText(minutes.savedAt), signer)},
            {u"reason"_s, text(revision.inspection.reason)},
            {u"stateText"_s, stateText(revision.state)},
            {u"stateLevel"_s, levelName(stateLevel(revision.state))},
            {u"receiptText"_s, revision.receipt ? receiptText(*revision.receipt) : QString()},
            {u"hashText"_s, QString::fromStdString(minutes.hash.text()).left(shownHash)},
            {u"addition"_s, addition},
            {u"changes"_s, changes},
            {u"more"_s, static_cast<int>(all - static_cast<std::size_t>(changes.size()))}};
}

} // namespace

InspectionVersions::InspectionVersions(InspectionService &service, QObject *parent)
    : QObject(parent), m_service(service)
{
}

void InspectionVersions::show(const std::optional<Uuid> &id)
{
    if (std::exchange(m_id, id) != id) {
        m_revisions.clear();
        m_errorText.clear();
        describe();
    }
    refresh();
}

void InspectionVersions::refresh()
{
    if (!m_id)
        return;
    m_service.revisions(*m_id, answerHere(this, [id = *m_id](InspectionVersions &model, auto answer) {
        if (model.m_id == id)
            model.onRead(std::move(answer));
    }));
}

void InspectionVersions::onRead(std::expected<std::vector<SignedRevision>, findings::JournalError> answer)
{
    m_errorText = answer ? QString() : journalText(answer.error());
    if (answer)
        m_revisions = *std::move(answer);
    describe();
}

void InspectionVersions::retranslate()
{
    describe();
}

void InspectionVersions::describe()
{
    m_rows.clear();
    for (std::size_t i = m_revisions.size(); i-- > 0;)
        m_rows.append(rowOf(m_revisions[i], i > 0 ? &m_revisions[i - 1] : nullptr));
    Q_EMIT changed();
}

} // namespace nqi::ui
