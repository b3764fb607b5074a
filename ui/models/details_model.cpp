// SPDX-License-Identifier: Apache-2.0
#include "ui/models/details_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/consignment_text.h"
#include "ui/models/finding_model.h"
#include "ui/models/inspection_text.h"
#include "ui/models/item_text.h"
#include "ui/models/listing_view.h"
#include "ui/models/picture_file.h"
#include "ui/models/reason_text.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

void addFact(QVariantList &facts, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        facts.append(QVariantMap{{u"label"_s, label}, {u"value"_s, value}});
}

QString placeText(const findings::Place &place)
{
    QStringList parts{text(place.description), listingText(place.listing)};
    if (place.latitude && place.longitude)
        parts.append(u"%1, %2"_s.arg(*place.latitude, 0, 'f', 5).arg(*place.longitude, 0, 'f', 5));
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace

DetailsModel::DetailsModel(Needs needs, QObject *parent)
    : QObject(parent), m_service(needs.service), m_findings(needs.findings), m_settings(needs.settings)
{
    // A new state may come with a new receipt.
    connect(&m_findings, &FindingsModel::changed, this, [this] {
        if (const findings::Summary *const now = row(); now && m_record && m_shownState != now->state)
            load();
        if (m_id)
            Q_EMIT changed();
    });
}

const findings::Draft *DetailsModel::asFinding() const
{
    return m_record ? std::get_if<findings::Draft>(&m_record->content) : nullptr;
}

const findings::Minutes *DetailsModel::asMinutes() const
{
    return m_record ? std::get_if<findings::Minutes>(&m_record->content) : nullptr;
}

const findings::Summary *DetailsModel::row() const
{
    return m_id ? m_findings.find(*m_id) : nullptr;
}

QString DetailsModel::inspectionId() const
{
    const auto id = asMinutes()   ? std::optional(asMinutes()->inspection.id)
                    : asFinding() ? asFinding()->inspection
                                  : std::nullopt;
    return id ? QString::fromStdString(id->text()) : QString();
}

QString DetailsModel::title() const
{
    if (asMinutes())
        return tr("Minutes: %1").arg(text(asMinutes()->inspection.establishment.name));
    if (!asFinding())
        return {};
    return asFinding()->product.empty() ? keyText(asFinding()->item) : text(asFinding()->product);
}

QString DetailsModel::overallWords() const
{
    return asMinutes()   ? overallText(overallOf(asMinutes()->inspection))
           : asFinding() ? overallText(asFinding()->verdict.overall)
                         : QString();
}

QString DetailsModel::level() const
{
    return levelName(asMinutes()   ? levelOf(overallOf(asMinutes()->inspection))
                     : asFinding() ? levelOf(asFinding()->verdict.overall)
                                   : Level::neutral);
}

QString DetailsModel::progress() const
{
    return row() ? text(findings::name(row()->state)) : QString();
}

QString DetailsModel::stateWords() const
{
    return row() ? stateText(row()->state) : QString();
}

QString DetailsModel::stateLevelName() const
{
    return row() ? levelName(stateLevel(row()->state)) : u"neutral"_s;
}

QString DetailsModel::problemWords() const
{
    return row() ? problemText(row()->problem) : QString();
}

QVariantList DetailsModel::facts() const
{
    QVariantList facts;
    if (!m_record)
        return facts;
    const findings::Finding &finding = m_record->finding;
    addFact(facts, tr("Number on this device"), QString::number(finding.sequence));
    addFact(facts, tr("Saved"), timeText(finding.savedAt));
    if (const findings::Draft *const draft = asFinding()) {
        addFact(facts, tr("Code"), readingText(draft->item));
        addFact(facts, tr("Note"), text(draft->note));
        addFact(facts, tr("Place"), placeText(draft->place));
        addFact(facts, tr("Inspector"), text(draft->inspector));
        if (draft->corrects)
            addFact(facts, tr("Replaces"), QString::fromStdString(draft->corrects->text()));
    } else if (const findings::Minutes *const minutes = asMinutes()) {
        const findings::Inspection &of = minutes->inspection;
        if (const auto &withdrawn = m_record->withdrawnResult)
            addFact(facts, tr("Withdrawn"), withdrawnText(withdrawn->at, withdrawn->reason));
        addFact(facts, tr("Decision"), text(of.decision.number));
        addFact(facts, tr("Establishment"), text(of.establishment.name) + u'\n' + text(of.establishment.address));
        addFact(facts, tr("Place"), placeText(of.place));
        addFact(facts, tr("Goods met"), QString::number(of.items.size()));
        addFact(facts, tr("Samples"), QString::number(of.sampling.samples.size()));
        addFact(facts, tr("Measures"), QString::number(of.measures.size()));
        addFact(facts, tr("Conclusion"), text(of.conclusion));
        addFact(facts, tr("Revision"), of.revision > 1 ? QString::number(of.revision) : QString());
    }
    if (m_record->receipt) {
        const findings::Receipt &receipt = *m_record->receipt;
        addFact(facts, tr("Receipt"), tr("%1, %2").arg(text(receipt.hub), timeText(receipt.receivedAt)));
        if (!receipt.chainIntact)
            addFact(facts, tr("Chain"), tr("the hub has seen a gap before this record"));
    }
    addFact(facts, tr("Hash"), QString::fromStdString(finding.hash.text()));
    return facts;
}

QVariantList DetailsModel::checks() const
{
    QVariantList rows;
    if (!asFinding())
        return rows;
    for (const verdict::Check &check : asFinding()->verdict.checks)
        if (check.outcome != verdict::Outcome::notApplicable)
            rows.append(QVariantMap{{u"title"_s, checkTitle(check.code)},
                                    {u"text"_s, sentence(check)},
                                    {u"level"_s, levelName(levelOf(check))}});
    return rows;
}

QVariantList DetailsModel::files() const
{
    QVariantList rows;
    if (!m_record)
        return rows;
    const auto &receipt = m_record->receipt;
    for (std::size_t i = 0; i < m_record->finding.evidence.size(); ++i) {
        const findings::Evidence &file = m_record->finding.evidence[i];
        const bool held = receipt && std::ranges::contains(receipt->held, file.digest);
        const auto picture = m_pictures.find(i);
        rows.append(QVariantMap{{u"row"_s, static_cast<int>(i)},
                                {u"text"_s, photoText(file.label)},
                                {u"sizeText"_s, QLocale().formattedDataSize(static_cast<qint64>(file.size))},
                                {u"picture"_s, file.mediaType.starts_with("image/")},
                                {u"held"_s, held},
                                {u"stateText"_s, held ? tr("At the hub") : tr("Only on this device")},
                                {u"source"_s, picture == m_pictures.end() ? QString() : picture->second}});
    }
    return rows;
}

void DetailsModel::show(const QString &id)
{
    m_id = Uuid::parse(id.toStdString());
    m_record.reset();
    m_pictures.clear();
    m_errorText.clear();
    Q_EMIT changed();
    load();
}

void DetailsModel::close()
{
    m_id.reset();
    m_record.reset();
    m_pictures.clear();
    Q_EMIT changed();
}

void DetailsModel::load()
{
    if (!m_id)
        return;
    m_shownState = row() ? std::optional(row()->state) : std::nullopt;
    m_service.record(*m_id, m_settings.inspector().toStdString(),
                     answerHere(this, [id = *m_id](DetailsModel &model, auto answer) {
                         if (model.m_id != id)
                             return; // another one is looked at by now
                         if (answer)
                             model.m_record = *std::move(answer);
                         else
                             model.m_errorText = journalText(answer.error());
                         Q_EMIT model.changed();
                     }));
}

void DetailsModel::look(int row)
{
    if (!m_record || row < 0 || static_cast<std::size_t>(row) >= m_record->finding.evidence.size())
        return;
    const auto index = static_cast<std::size_t>(row);
    m_service.file(m_record->finding.evidence[index].digest, m_settings.inspector().toStdString(),
                   answerHere(this, [id = *m_id, index](DetailsModel &model, auto answer) {
                       if (model.m_id != id)
                           return;
                       if (answer)
                           model.m_pictures[index] = smallPicture(*answer);
                       else
                           model.m_errorText = journalText(answer.error());
                       Q_EMIT model.changed();
                   }));
}

void DetailsModel::retry()
{
    if (m_id)
        m_findings.retry(recordId());
}

void DetailsModel::correct()
{
    if (const findings::Draft *const draft = asFinding())
        Q_EMIT correctionAsked(*m_id, *draft);
}

} // namespace nqi::ui
