// SPDX-License-Identifier: Apache-2.0
#include "ui/models/result_model.h"

#include "ui/models/country_text.h"
#include "ui/models/custody_view.h"
#include "ui/models/item_text.h"
#include "ui/models/package_view.h"
#include "ui/models/reason_text.h"
#include "ui/models/step_text.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

void addField(QVariantList &fields, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        fields.append(QVariantMap{{u"label"_s, label}, {u"value"_s, value}});
}

/// Or it has no number that could stand for a name.
bool isNamed(const inspect::Inspected &inspected)
{
    return inspected.item.key.empty() || (inspected.facts && inspected.facts->product);
}

// What asks for an eye comes first; what does not bind this item comes last.
int rank(const verdict::Check &check)
{
    using enum verdict::Outcome;
    const int severity = 10 * static_cast<int>(check.severity);
    switch (check.outcome) {
    case differs:
        return -severity - 5;
    case missing:
        return -severity - 4;
    case possible:
        return -severity - 3;
    case notCovered:
        return -severity + 1;
    case agrees:
        return 2;
    case notApplicable:
        return 3;
    }
    return 4;
}

QVariantList recordsOf(const verdict::Check &check)
{
    QVariantList records;
    for (const verdict::RecordRef &record : check.records) {
        records.append(QVariantMap{
            {u"text"_s, ResultModel::tr("%1: %2").arg(datasetText(record.dataset), recordKeyText(record.key))},
            {u"authority"_s, text(record.authority)},
            {u"asOf"_s, record.asOf ? ResultModel::tr("as of %1").arg(timeText(*record.asOf)) : QString()}});
    }
    return records;
}

} // namespace

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!verdict() || index.row() < 0 || index.row() >= rowCount())
        return {};
    const verdict::Check &check = verdict()->checks[m_order[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case CodeRole:
        return text(verdict::name(check.code));
    case TitleRole:
        return checkTitle(check.code);
    case OutcomeRole:
        return text(verdict::name(check.outcome));
    case OutcomeTextRole:
        return outcomeText(check.outcome);
    case LevelRole:
        return levelName(levelOf(check));
    case TextRole:
        return sentence(check);
    case AdviceRole:
        return advice(check);
    case BasisRole:
        return text(check.legalBasis);
    case RecordsRole:
        return recordsOf(check);
    default:
        return {};
    }
}

QHash<int, QByteArray> ResultModel::roleNames() const
{
    return {{CodeRole, "code"},      {TitleRole, "title"}, {OutcomeRole, "outcome"}, {OutcomeTextRole, "outcomeText"},
            {LevelRole, "level"},    {TextRole, "text"},   {AdviceRole, "advice"},   {BasisRole, "basis"},
            {RecordsRole, "records"}};
}

const verdict::Verdict *ResultModel::verdict() const
{
    return m_sighting ? &m_sighting->inspected.verdict : nullptr;
}

QString ResultModel::overall() const
{
    return verdict() ? text(verdict::name(verdict()->overall)) : QString();
}
QString ResultModel::overallWords() const
{
    return verdict() ? overallText(verdict()->overall) : QString();
}
QString ResultModel::overallMeaning() const
{
    return verdict() ? overallDetail(verdict()->overall) : QString();
}
QString ResultModel::level() const
{
    return levelName(verdict() ? levelOf(verdict()->overall) : Level::neutral);
}
QString ResultModel::title() const
{
    return m_sighting ? titleOf(m_sighting->inspected) : QString();
}
QString ResultModel::titleOf(const inspect::Inspected &inspected)
{
    return isNamed(inspected) ? ui::titleOf(inspected) : keyText(inspected.item);
}
QString ResultModel::subtitle() const
{
    if (!m_sighting)
        return {};
    const inspect::Inspected &inspected = m_sighting->inspected;
    return isNamed(inspected) ? subtitleOf(inspected) : ui::titleOf(inspected);
}
QString ResultModel::identityWords() const
{
    return m_sighting ? identityText(m_sighting->inspected.item) : QString();
}
QString ResultModel::codeText() const
{
    return m_sighting ? readingText(m_sighting->inspected.item) : QString();
}
QString ResultModel::raw() const
{
    return m_sighting ? rawText(m_sighting->inspected.item) : QString();
}
QString ResultModel::sscc() const
{
    const bool unit = m_sighting && m_sighting->inspected.item.kind == gs1::ItemKind::logisticUnit;
    return unit ? QString::fromStdString(m_sighting->inspected.item.key) : QString();
}
int ResultModel::tier() const
{
    return verdict() && verdict()->tier ? static_cast<int>(*verdict()->tier) : 0;
}
QString ResultModel::tierWords() const
{
    return tier() > 0 ? tierText(*verdict()->tier) : QString();
}
bool ResultModel::isDemo() const
{
    return verdict() && verdict()->demo;
}

bool ResultModel::isStale() const
{
    if (!verdict())
        return false;
    const auto age = std::ranges::find(verdict()->checks, verdict::CheckCode::catalogueAge, &verdict::Check::code);
    return age != verdict()->checks.end() && age->outcome != verdict::Outcome::agrees;
}

QVariantList ResultModel::fields() const
{
    QVariantList fields;
    if (!m_sighting)
        return fields;
    const gs1::Item &item = m_sighting->inspected.item;
    const auto &facts = m_sighting->inspected.facts;
    addField(fields, tr("Code"), keyText(item));
    addField(fields, tr("Lot"), text(item.lot));
    addField(fields, tr("Serial"), text(item.serial));
    if (item.expires)
        addField(fields, tr("Expiry date"), dateText(*item.expires));
    if (item.bestBefore)
        addField(fields, tr("Best before"), dateText(*item.bestBefore));
    if (item.produced)
        addField(fields, tr("Manufacture date"), dateText(*item.produced));
    if (!facts)
        return fields;
    if (const auto &product = facts->product) {
        addField(fields, tr("Brand"), text(product->brand));
        addField(fields, tr("Model"), text(product->model));
        addField(fields, tr("Manufacturer"), text(product->manufacturer));
        addField(fields, tr("Declared origin"), countryText(product->origin));
        addField(fields, tr("Net quantity"), text(product->netContent));
        addField(fields, tr("HS code"), text(product->hsCode));
    }
    if (facts->licensee)
        addField(fields, tr("Company prefix held by"), text(facts->licensee->name));
    return fields;
}

QString ResultModel::asOfText() const
{
    return verdict() ? asOfTextOf(*verdict()) : QString();
}

QString ResultModel::asOfTextOf(const verdict::Verdict &of)
{
    if (!of.catalogueAsOf)
        return tr("No national data on this device: only the code itself was read.");
    return tr("Data as of %1").arg(timeText(*of.catalogueAsOf));
}

QVariantList ResultModel::outcomes()
{
    using enum verdict::Overall;
    QVariantList list;
    for (const verdict::Overall overall : {consistent, notAProduct, noRecord, attention, violation, danger})
        list.append(QVariantMap{{u"level"_s, levelName(levelOf(overall))},
                                {u"title"_s, ui::overallText(overall)},
                                {u"text"_s, ui::overallDetail(overall)}});
    return list;
}

QVariantMap ResultModel::counts() const
{
    QVariantMap counts{{u"agrees"_s, 0},   {u"differs"_s, 0},    {u"missing"_s, 0},
                       {u"possible"_s, 0}, {u"notCovered"_s, 0}, {u"notApplicable"_s, 0}};
    if (verdict()) {
        for (const verdict::Check &check : verdict()->checks) {
            QVariant &count = counts[text(verdict::name(check.outcome))];
            count = count.toInt() + 1;
        }
    }
    return counts;
}

QVariantList ResultModel::steps() const
{
    return m_sighting ? stepsOf(m_sighting->inspected, m_survey ? verdict::Power::survey : verdict::Power::inspection)
                      : QVariantList();
}

void ResultModel::setSurvey(bool survey)
{
    if (std::exchange(m_survey, survey) != survey)
        Q_EMIT stepsChanged();
}

QVariantList ResultModel::custody() const
{
    return m_sighting ? custodyOf(m_sighting->inspected) : QVariantList();
}

QString ResultModel::custodyText() const
{
    if (!m_sighting || !m_sighting->inspected.facts)
        return {};
    const catalog::Facts &facts = *m_sighting->inspected.facts;
    const catalog::DatasetInfo *trace = facts.catalogue.find(catalog::Dataset::trace);
    if (trace == nullptr || !trace->covered)
        return tr("This device has no traceability data.");
    if (!facts.traceEvents.empty())
        return {};
    return trace->asOf ? tr("No event is recorded as of %1.").arg(timeText(*trace->asOf)) : tr("No event is recorded.");
}

QString ResultModel::scoreText(double coefficient, int consequence, int probability) const
{
    return m_sighting ? ui::scoreText(m_sighting->inspected, coefficient, consequence, probability) : QString();
}

void ResultModel::arrange()
{
    m_order.resize(verdict() ? verdict()->checks.size() : 0);
    std::iota(m_order.begin(), m_order.end(), 0U);
    if (verdict())
        std::ranges::stable_sort(m_order, {}, [this](std::size_t i) { return rank(verdict()->checks[i]); });
}

verdict::Context ResultModel::judgedContext() const
{
    if (!m_sighting)
        return m_context;
    verdict::Context judged = m_sighting->inspected.context;
    // Nothing is judged by the reason of a tier, so it may be written after the verdict.
    if (judged.confirmedTier == m_context.confirmedTier)
        judged.tierReason = m_context.tierReason;
    return judged;
}

// What was said of one item says nothing about the next; where they are met, and under which papers, is the same.
void ResultModel::recall(const std::string &item)
{
    Said said;
    if (const auto before = m_said.find(item); before != m_said.end())
        said = before->second;
    std::string declaration = std::exchange(m_nextDeclaration, std::nullopt).value_or(m_context.declaration);
    if (said.context.declaration != declaration)
        said.context.declarationLine = 0;
    said.context.declaration = std::move(declaration);
    said.context.mode = m_context.mode;
    m_context = std::move(said.context);
    m_listing = std::move(said.listing);
    m_proposed = std::move(said.proposed);
}

/// Anything of the item that is shown, beside where all are met and under which papers.
bool ResultModel::isSaidOf() const
{
    verdict::Context nothing;
    nothing.mode = m_context.mode;
    nothing.declaration = m_context.declaration;
    return m_context != nothing || !m_listing.empty();
}

void ResultModel::forgetAll()
{
    show(std::nullopt);
    m_forgotten = std::exchange(m_said, {});
}

void ResultModel::restoreAll()
{
    for (auto &[item, said] : std::exchange(m_forgotten, {}))
        m_said.try_emplace(item, std::move(said));
    if (!m_sighting || isSaidOf() || !m_said.contains(identity(m_sighting->inspected.item)))
        return;
    recall(identity(m_sighting->inspected.item));
    Q_EMIT contextChanged();
    Q_EMIT judgementAsked();
}

void ResultModel::show(std::optional<Sighting> sighting)
{
    const std::string before = m_sighting ? identity(m_sighting->inspected.item) : std::string();
    const std::string next = sighting ? identity(sighting->inspected.item) : std::string();
    const bool same = m_sighting && sighting && before == next;
    if (m_sighting && !same)
        Q_EMIT aboutToShowOthers();
    beginResetModel();
    if (m_sighting && !same && isSaidOf())
        m_said[before] = {.context = m_context, .listing = m_listing, .proposed = m_proposed};
    else if (m_sighting && !same)
        m_said.erase(before);
    m_sighting = std::move(sighting);
    if (!same)
        recall(next);
    arrange();
    endResetModel();
    Q_EMIT changed();
    Q_EMIT stepsChanged();
    Q_EMIT contextChanged();
    // The line judged it without what the inspector had already said of it.
    if (m_sighting && m_context != judgedContext())
        Q_EMIT judgementAsked();
}

void ResultModel::update(const inspect::Inspected &inspected)
{
    if (!m_sighting || identity(inspected.item) != identity(m_sighting->inspected.item))
        return;
    beginResetModel();
    m_sighting->inspected = inspected;
    proposeListing();
    arrange();
    endResetModel();
    Q_EMIT changed();
    Q_EMIT stepsChanged();
    Q_EMIT contextChanged();
}

void ResultModel::retranslate()
{
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
    Q_EMIT stepsChanged();
    Q_EMIT contextChanged();
}

} // namespace nqi::ui
