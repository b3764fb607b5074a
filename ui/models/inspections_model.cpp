// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inspections_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/consignment_text.h"
#include "ui/models/finding_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/inspection_text.h"
#include "ui/models/item_text.h"

#include <algorithm>
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
        std::ranges::count_if(m_rows, [](const InspectionSummary &row) { return !row.minutes.has_value(); }));
}

void InspectionsModel::refresh()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    Q_EMIT changed();
    m_service.list(limit,
                   answerHere(this, [](InspectionsModel &model, auto answer) { model.onListed(std::move(answer)); }));
}

void InspectionsModel::onListed(std::expected<std::vector<InspectionSummary>, findings::JournalError> answer)
{
    m_loading = false;
    if (answer) {
        m_errorText.clear();
        std::ranges::stable_partition(*answer, [](const InspectionSummary &row) { return !row.minutes.has_value(); });
        if (*answer != m_rows) {
            beginResetModel();
            m_rows = *std::move(answer);
            endResetModel();
        }
    } else {
        m_errorText = journalText(answer.error());
    }
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        refresh();
}

void InspectionsModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

} // namespace nqi::ui
