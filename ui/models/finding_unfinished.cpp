// SPDX-License-Identifier: Apache-2.0
// Findings that were begun and not saved.
#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

/// A subject may hold whatever a code did.
QString keyOf(const std::string &subject)
{
    return QString::fromLatin1(QByteArray::fromStdString(subject).toHex());
}

std::string subjectOf(const QString &key)
{
    return QByteArray::fromHex(key.toLatin1()).toStdString();
}

} // namespace

/// What a finding is of: a correction of a finding, or an item in an inspection. The same goods in the next shop are
/// another.
std::string FindingModel::subject() const
{
    if (m_corrects)
        return m_corrects->text();
    return (m_during ? m_during->text() : std::string()) + '/' + identity(m_sighting->inspected.item);
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
            {u"shown"_s, shown}};
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
            .photo = m_photo};
}

QVariantList FindingModel::unfinished() const
{
    QVariantList rows;
    if (isEntered())
        rows.append(rowOf(subject(), m_sighting->inspected, m_product, m_corrects, true));
    for (const auto &[of, finding] : m_unfinished)
        rows.append(rowOf(of, finding.sighting.inspected, finding.product, finding.corrects, false));
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
    if (isEntered())
        m_unfinished.insert_or_assign(subject(), asItStands());
}

void FindingModel::goOn()
{
    if (!m_sighting)
        return;
    // Begun anew: what was discarded does not come back into it.
    m_discarded.erase(subject());
    auto before = m_unfinished.extract(subject());
    if (!before)
        return;
    Unfinished &unfinished = before.mapped();
    m_note = std::move(unfinished.note);
    m_place = std::move(unfinished.place);
    unfinished.where.listing.url = m_where.listing.url; // the one that was judged now
    m_where = std::move(unfinished.where);
    m_accuracy = unfinished.accuracy;
    m_inspector = std::move(unfinished.inspector);
    m_noPhotoReason = std::move(unfinished.noPhotoReason);
    m_photos = std::move(unfinished.photos);
    m_photo = unfinished.photo;
    m_entered = true;
    m_message = tr("What you entered before is still here.");
    m_messageLevel = u"info"_s;
}

void FindingModel::goOnWith(const QString &key)
{
    if (m_busy)
        return;
    putAside();
    const auto found = m_unfinished.find(subjectOf(key));
    if (found == m_unfinished.end()) {
        goOn();
        return;
    }
    clear();
    const Unfinished &unfinished = found->second;
    m_sighting = unfinished.sighting;
    m_context = unfinished.context;
    m_grounds = unfinished.grounds;
    m_before = unfinished.before;
    m_corrects = unfinished.corrects;
    m_during = unfinished.during;
    m_product = unfinished.product;
    m_photoSource = unfinished.photoSource;
    m_where = unfinished.where;
    goOn();
    Q_EMIT changed();
}

void FindingModel::discard(const QString &key)
{
    if (m_busy)
        return;
    const std::string discarded = subjectOf(key);
    if (isEntered() && subject() == discarded) {
        putAside();
        clear();
        m_sighting.reset();
    }
    if (auto node = m_unfinished.extract(discarded)) {
        m_discarded.clear();
        m_discarded.insert(std::move(node));
    }
    Q_EMIT changed();
}

void FindingModel::restoreDiscarded()
{
    m_unfinished.merge(std::exchange(m_discarded, {}));
    Q_EMIT changed();
}

} // namespace nqi::ui
