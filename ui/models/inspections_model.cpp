// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspections_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/consignment_text.h"
#include "ui/models/finding_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/inspection_text.h"
#include "ui/models/item_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using findings::InspectionSummary;

namespace {

QString decisionText(const InspectionSummary &row)
{
    const QString decision = row.decision.empty() ? InspectionsModel::tr("no decision number")
                                                  : InspectionsModel::tr("Decision %1").arg(text(row.decision));
    const auto &withdrawn = row.withdrawnResult;
    return withdrawn ? decision + u" · "_s + withdrawnText(withdrawn->at, withdrawn->reason) : decision;
}

/// As the filter names it; nothing: goods that were not compared with any record.
QString outcomeName(const std::optional<verdict::Overall> &overall)
{
    return overall ? text(verdict::name(*overall)) : u"notCompared"_s;
}

/// As the filter names it. What is sent and what waits are one to people: see stateText.
QString stateOf(const InspectionSummary &row)
{
    using enum findings::State;
    if (!row.minutes)
        return u"draft"_s;
    const findings::State state = row.state.value_or(saved);
    return text(findings::name(state == sent ? saved : state));
}

} // namespace

InspectionsModel::InspectionsModel(InspectionService &service, QObject *parent)
    : QAbstractListModel(parent), m_service(service)
{
}

int InspectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant InspectionsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const InspectionSummary &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return QString::fromStdString(row.id.text());
    case TitleRole:
        return row.establishment.empty() ? tr("Establishment not named yet") : text(row.establishment);
    case DecisionRole:
        return decisionText(row);
    case KindRole:
        return row.revision > 1 ? tr("%1, revision %2").arg(kindText(row.kind)).arg(row.revision) : kindText(row.kind);
    case TimeTextRole:
        return timeText(row.keptAt);
    case ItemsRole:
        return tr("%n item(s)", nullptr, static_cast<int>(row.items));
    case LevelRole:
        return row.items == 0 ? u"neutral"_s : levelName(levelOf(row.overall));
    case OverallTextRole:
        return row.items == 0 ? tr("Nothing scanned yet") : overallText(row.overall);
    case DraftRole:
        return !row.minutes;
    case StateTextRole:
        return !row.minutes ? tr("Draft") : row.state ? stateText(*row.state) : tr("Signed");
    case StateLevelRole:
        return row.withdrawnResult ? levelName(Level::danger)
               : !row.minutes      ? u"attention"_s
                                   : levelName(row.state ? stateLevel(*row.state) : Level::neutral);
    case GroupRole:
        return row.minutes ? tr("Signed") : tr("Drafts");
    default:
        return {};
    }
}

QHash<int, QByteArray> InspectionsModel::roleNames() const
{
    return {{IdRole, "inspectionId"},       {TitleRole, "title"},
            {DecisionRole, "decision"},     {KindRole, "kind"},
            {TimeTextRole, "timeText"},     {ItemsRole, "itemsText"},
            {LevelRole, "level"},           {OverallTextRole, "overallText"},
            {DraftRole, "draft"},           {StateTextRole, "stateText"},
            {StateLevelRole, "stateLevel"}, {GroupRole, "group"}};
}

int InspectionsModel::drafts() const
{
    return static_cast<int>(
        std::ranges::count_if(m_all, [](const InspectionSummary &row) { return !row.minutes.has_value(); }));
}

void InspectionsModel::refresh()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    Q_EMIT changed();
    // One more says whether there are more.
    m_service.list(m_asked + 1, answerHere(this, [asked = m_asked](InspectionsModel &model, auto answer) {
                       model.onListed(asked, std::move(answer));
                   }));
}

void InspectionsModel::onListed(std::uint32_t asked,
                                std::expected<std::vector<InspectionSummary>, findings::JournalError> answer)
{
    m_loading = false;
    if (answer) {
        m_errorText.clear();
        m_limit = asked;
        m_more = answer->size() > asked;
        if (m_more)
            answer->resize(asked);
        std::ranges::stable_partition(*answer, [](const InspectionSummary &row) { return !row.minutes.has_value(); });
        m_all = *std::move(answer);
        applyFilter();
    } else {
        m_asked = m_limit; // more are still offered
        m_errorText = journalText(answer.error());
    }
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        refresh();
}

void InspectionsModel::showMore()
{
    m_asked = m_limit + limit;
    refresh();
}

void InspectionsModel::setWords(const QString &words)
{
    if (std::exchange(m_words, words) == words)
        return;
    applyFilter();
    Q_EMIT changed();
}

void InspectionsModel::setState(const QString &state)
{
    if (std::exchange(m_state, state) == state)
        return;
    applyFilter();
    Q_EMIT changed();
}

void InspectionsModel::setOutcome(const QString &outcome)
{
    if (std::exchange(m_outcome, outcome) == outcome)
        return;
    applyFilter();
    Q_EMIT changed();
}

void InspectionsModel::clearFilter()
{
    m_words.clear();
    m_state.clear();
    m_outcome.clear();
    applyFilter();
    Q_EMIT changed();
}

bool InspectionsModel::isFiltered() const
{
    return !m_words.trimmed().isEmpty() || !m_state.isEmpty() || !m_outcome.isEmpty();
}

QString InspectionsModel::filterText() const
{
    if (!isFiltered())
        return {};
    const QString of = hasMore() ? tr("%1 of the latest %2 inspections") : tr("%1 of %2 inspections");
    return of.arg(rowCount()).arg(total());
}

QVariantList InspectionsModel::states() const
{
    using enum findings::State;
    QVariantList list{QVariantMap{{u"value"_s, QString()}, {u"text"_s, tr("Any state")}},
                      QVariantMap{{u"value"_s, u"draft"_s}, {u"text"_s, tr("Draft")}}};
    for (const findings::State one : {saved, received, complete, quarantined})
        list.append(QVariantMap{{u"value"_s, text(findings::name(one))}, {u"text"_s, stateText(one)}});
    return list;
}

QVariantList InspectionsModel::outcomes() const
{
    using enum verdict::Overall;
    QVariantList list{QVariantMap{{u"value"_s, QString()}, {u"text"_s, tr("Any outcome")}}};
    for (const verdict::Overall one : {danger, violation, attention, noRecord, notAProduct, consistent})
        list.append(QVariantMap{{u"value"_s, outcomeName(one)}, {u"text"_s, overallText(one)}});
    list.append(
        QVariantMap{{u"value"_s, outcomeName({})}, {u"text"_s, overallText(std::optional<verdict::Overall>())}});
    return list;
}

bool InspectionsModel::passes(const InspectionSummary &summary, const TypedWords &words) const
{
    if (!m_state.isEmpty() && m_state != stateOf(summary))
        return false;
    if (!m_outcome.isEmpty() && (summary.items == 0 || m_outcome != outcomeName(summary.overall)))
        return false;
    return words.areIn(summary.establishment + ' ' + summary.decision);
}

void InspectionsModel::applyFilter()
{
    const TypedWords words(m_words);
    std::vector<InspectionSummary> rows;
    std::ranges::copy_if(m_all, std::back_inserter(rows),
                         [&](const InspectionSummary &summary) { return passes(summary, words); });
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void InspectionsModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

} // namespace nqi::ui
