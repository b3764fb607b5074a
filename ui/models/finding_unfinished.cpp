// SPDX-License-Identifier: Apache-2.0
// Findings that were begun and not saved: kept on the disk while they are written, offered again, discarded.
#include "ui/models/answer_here.h"
#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

/// A subject may hold whatever a code did.
QString keyOf(const std::string &subject)
{
    return QString::fromLatin1(QByteArray::fromStdString(subject).toHex());
}

/// What a finding is of: a correction of a finding, or an item in an inspection. The same goods in the next shop are
/// another.
std::string subjectOf(const std::optional<Uuid> &corrects, const std::optional<Uuid> &during, const gs1::Item &item)
{
    if (corrects)
        return corrects->text();
    return (during ? during->text() : std::string()) + '/' + identity(item);
}

/// No subject has such a key: it has hyphens.
QString keyOf(const Uuid &damaged)
{
    return QString::fromStdString(damaged.text());
}

QString notDiscardedText(findings::JournalError error)
{
    using enum findings::JournalError;
    switch (error) {
    case diskFull:
        return FindingModel::tr("Not discarded: the disk is full. Free some space and discard it again.");
    case unwritable:
        return FindingModel::tr(
            "Not discarded: the data folder cannot be written. Check its permissions and discard it again.");
    default:
        return FindingModel::tr("Not discarded. %1").arg(journalText(error));
    }
}

} // namespace

std::string FindingModel::subject() const
{
    return subjectOf(m_corrects, m_during, m_sighting->inspected.item);
}

std::string FindingModel::subjectOfKey(const QString &key)
{
    return QByteArray::fromHex(key.toLatin1()).toStdString();
}

QVariantMap FindingModel::rowOf(const std::string &subject, const inspect::Inspected &inspected,
                                const std::string &product, const std::optional<Uuid> &corrects, bool shown)
{
    QString title = text(product);
    if (title.isEmpty())
        title = ResultModel::titleOf(inspected);
    return {{u"key"_s, keyOf(subject)},
            {u"title"_s, title},
            {u"identity"_s, identityText(inspected.item)},
            {u"level"_s, levelName(levelOf(inspected.verdict.overall))},
            {u"overallText"_s, overallText(inspected.verdict.overall)},
            {u"asOfText"_s, corrects ? tr("Replaces the finding %1").arg(QString::fromStdString(corrects->text()))
                                     : ResultModel::asOfTextOf(inspected.verdict)},
            {u"shown"_s, shown},
            {u"damaged"_s, false}};
}

FindingModel::Unfinished FindingModel::asItStands() const
{
    return {.sighting = *m_sighting,
            .context = m_context,
            .grounds = m_grounds,
            .before = m_before,
            .corrects = m_corrects,
            .during = m_during,
            .product = m_product,
            .photoSource = m_photoSource,
            .note = m_note,
            .place = m_place,
            .where = m_where,
            .accuracy = m_accuracy,
            .inspector = m_inspector,
            .noPhotoReason = m_noPhotoReason,
            .photos = m_photos,
            .photo = m_photo,
            .kept = m_kept,
            .lost = 0,
            .unread = m_unread};
}

QVariantList FindingModel::unfinished() const
{
    QVariantList rows;
    if (isEntered())
        rows.append(rowOf(subject(), m_sighting->inspected, m_product, m_corrects, true));
    for (const auto &[of, finding] : m_unfinished)
        rows.append(rowOf(of, finding.sighting.inspected, finding.product, finding.corrects, false));
    for (const Uuid &damaged : m_damaged)
        rows.append(QVariantMap{{u"key"_s, keyOf(damaged)},
                                {u"title"_s, QString()},
                                {u"identity"_s, QString()},
                                {u"level"_s, u"attention"_s},
                                {u"overallText"_s, QString()},
                                {u"asOfText"_s, QString()},
                                {u"shown"_s, false},
                                {u"damaged"_s, true}});
    return rows;
}

QString FindingModel::discarded() const
{
    if (m_discarded.empty())
        return {};
    const auto &[of, finding] = *m_discarded.begin();
    return rowOf(of, finding.sighting.inspected, finding.product, finding.corrects, false)[u"title"_s].toString();
}

void FindingModel::putAside()
{
    if (!isEntered())
        return;
    keep();
    m_unfinished.insert_or_assign(subject(), asItStands());
}

void FindingModel::discard(const QString &key)
{
    if (m_busy)
        return;
    m_discardProblem.clear();
    if (const auto damaged = std::ranges::find(m_damaged, key, [](const Uuid &id) { return keyOf(id); });
        damaged != m_damaged.end()) {
        forgetKept(*damaged);
        m_damaged.erase(damaged);
        Q_EMIT changed();
        offerAgain();
        return;
    }
    const std::string discarded = subjectOfKey(key);
    if (isEntered() && subject() == discarded) {
        m_changed = false; // not kept once more
        putAside();
        clear();
        m_sighting.reset();
    }
    if (auto node = m_unfinished.extract(discarded)) {
        forget(node.mapped());
        m_discarded.clear();
        m_discarded.insert(std::move(node));
    }
    Q_EMIT changed();
    offerAgain();
}

void FindingModel::restoreDiscarded()
{
    m_discardProblem.clear();
    for (auto &[of, finding] : m_discarded)
        write(finding);
    m_unfinished.merge(std::exchange(m_discarded, {}));
    Q_EMIT changed();
}

void FindingModel::keepSoon()
{
    if (!m_drafts || !isEntered() || m_busy)
        return;
    m_changed = true;
    // Not from the last change: whoever types without pause is kept as well.
    if (!m_keeping.isActive() || m_keeping.intervalAsDuration() > keepDelay)
        m_keeping.start(keepDelay);
}

void FindingModel::keep()
{
    m_keeping.stop();
    for (auto &[of, finding] : m_unfinished)
        if (finding.kept && m_unkept.contains(*finding.kept))
            write(finding);
    if (!m_changed || !isEntered() || m_busy)
        return;
    m_changed = false;
    Unfinished now = asItStands();
    write(now);
    m_kept = now.kept;
}

void FindingModel::write(Unfinished &finding)
{
    if (!m_drafts)
        return;
    if (!finding.kept)
        finding.kept = m_drafts->freshId();
    m_drafts->keep(inProgress(finding), answerHere(this, [id = *finding.kept](FindingModel &model, const auto &answer) {
                       model.onKept(id, answer.has_value());
                   }));
}

void FindingModel::forget(const Unfinished &finding)
{
    if (!m_drafts || !finding.kept)
        return;
    m_unkept.erase(*finding.kept);
    forgetKept(*finding.kept);
}

void FindingModel::forgetKept(const Uuid &id)
{
    m_drafts->forget(id, answerHere(this, [id](FindingModel &model, const auto &answer) {
                         if (!answer)
                             model.onNotForgotten(id, answer.error());
                     }));
}

void FindingModel::onNotForgotten(const Uuid &id, findings::JournalError error)
{
    const auto isIt = [&](const auto &of) { return of.second.kept == id; };
    if (id == m_kept || std::ranges::any_of(m_unfinished, isIt))
        return; // it was had back meanwhile
    m_discardProblem = notDiscardedText(error);
    if (const auto discarded = std::ranges::find_if(m_discarded, isIt); discarded != m_discarded.end()) {
        write(discarded->second);
        m_unfinished.insert(m_discarded.extract(discarded));
    }
    Q_EMIT changed();
    offerAgain(); // where it is not at hand any more, the disk has it
}

void FindingModel::onKept(const Uuid &id, bool done)
{
    const auto isIt = [&](const auto &of) { return of.second.kept == id; };
    if (done)
        m_unkept.erase(id);
    else if (id == m_kept || std::ranges::any_of(m_unfinished, isIt))
        m_unkept.insert(id); // not discarded meanwhile
    // There may be space again.
    if (m_unkept.contains(id)) {
        m_changed = m_changed || (id == m_kept && isEntered());
        if (!m_keeping.isActive())
            m_keeping.start(keepAgain);
    }
    Q_EMIT changed();
}

void FindingModel::offerAgain()
{
    m_offered = false;
    offerKept();
}

void FindingModel::offerKept()
{
    if (!m_drafts || std::exchange(m_offered, true))
        return;
    // It reads every picture, which takes its time: what is discarded meanwhile does not come back with its answer.
    m_drafts->all(answerHere(this, [question = ++m_offer](FindingModel &model, auto answer) {
        if (question == model.m_offer)
            model.onOffered(std::move(answer));
    }));
}

void FindingModel::onOffered(std::expected<FindingDrafts::Kept, findings::JournalError> answer)
{
    // Why findings cannot be read is said where they are listed; asked again when the device is unlocked.
    if (!answer) {
        m_offered = false;
        return;
    }
    for (FindingInProgress &kept : answer->findings) {
        Unfinished finding = resumed(std::move(kept));
        std::string of = subjectOf(finding.corrects, finding.during, finding.sighting.inspected.item);
        const bool isHere = finding.kept == m_kept || std::ranges::any_of(m_unfinished, [&](const auto &one) {
                                return one.second.kept == finding.kept;
                            });
        // What was entered meanwhile of the same goods stays; the other one is offered when that is gone.
        if (!isHere && (!isEntered() || subject() != of))
            m_unfinished.try_emplace(std::move(of), std::move(finding));
    }
    m_damaged = std::move(answer->damaged);
    Q_EMIT changed();
}

FindingInProgress FindingModel::inProgress(const Unfinished &finding)
{
    FindingInProgress kept;
    kept.written.id = *finding.kept;
    findings::Draft &draft = kept.written.draft;
    draft.item = finding.sighting.inspected.item;
    draft.verdict = finding.sighting.inspected.verdict;
    draft.context = finding.context;
    draft.product = finding.product;
    draft.note = finding.note.toStdString();
    draft.inspector = finding.inspector.toStdString();
    draft.place = finding.where;
    draft.place.description = finding.place.toStdString();
    draft.evidence = finding.before;
    draft.corrects = finding.corrects;
    draft.inspection = finding.during;
    kept.written.noPhotoReason = finding.noPhotoReason.toStdString();
    kept.written.accuracy = finding.accuracy;
    kept.written.withFrame = finding.photo;
    kept.frame = finding.sighting.photo;
    for (const Photo &one : finding.photos)
        kept.photos.push_back(one.file);
    kept.grounds = finding.grounds;
    kept.unread = finding.unread;
    return kept;
}

FindingModel::Unfinished FindingModel::resumed(FindingInProgress kept)
{
    findings::Draft &draft = kept.written.draft;
    Unfinished finding;
    finding.sighting = {.inspected = {.item = std::move(draft.item),
                                      .facts = std::unexpected(catalog::LookupError::unavailable),
                                      .verdict = std::move(draft.verdict),
                                      .rules = nullptr,
                                      .judgedAt = {}},
                        .photo = std::move(kept.frame),
                        .again = false};
    if (kept.grounds) {
        finding.sighting.inspected.facts = kept.grounds->facts;
        finding.sighting.inspected.rules = kept.grounds->rules;
        finding.sighting.inspected.judgedAt = kept.grounds->judgedAt;
    }
    finding.context = std::move(draft.context);
    finding.grounds = std::move(kept.grounds);
    finding.before = std::move(draft.evidence);
    finding.corrects = draft.corrects;
    finding.during = draft.inspection;
    finding.product = std::move(draft.product);
    finding.note = QString::fromStdString(draft.note);
    finding.place = QString::fromStdString(draft.place.description);
    finding.where = std::move(draft.place);
    finding.accuracy = kept.written.accuracy;
    finding.inspector = QString::fromStdString(draft.inspector);
    finding.noPhotoReason = QString::fromStdString(kept.written.noPhotoReason);
    for (auto &photo : kept.photos)
        finding.photos.push_back({.file = std::move(photo), .small = {}});
    finding.photo = kept.written.withFrame;
    finding.kept = kept.written.id;
    finding.lost = kept.lost;
    finding.unread = std::move(kept.unread);
    return finding;
}

} // namespace nqi::ui
