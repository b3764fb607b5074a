// SPDX-License-Identifier: Apache-2.0
#include "ui/models/findings_model.h"

#include "core/sync/transport.h"
#include "core/verdict/verdict.h"
#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

QString stateText(findings::State state)
{
    using enum findings::State;
    switch (state) {
    // Written down before anything leaves, also where there is no network: only a receipt says that it arrived.
    case saved:
    case sent:
        return FindingsModel::tr("Saved here, waiting");
    case received:
        return FindingsModel::tr("Received, files missing");
    case complete:
        return FindingsModel::tr("Held by the hub");
    case quarantined:
        return FindingsModel::tr("Refused by the hub");
    }
    return {};
}

Level stateLevel(findings::State state)
{
    using enum findings::State;
    switch (state) {
    case saved:
    case sent:
        return Level::neutral;
    case received:
        return Level::attention;
    case complete:
        return Level::good;
    case quarantined:
        return Level::violation;
    }
    return Level::neutral;
}

FindingsModel::FindingsModel(FieldService &service, QObject *parent) : QAbstractListModel(parent), m_service(service) {}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const findings::Summary &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return QString::fromStdString(row.id.text());
    case SequenceRole:
        return QVariant::fromValue(row.sequence);
    case TimeTextRole:
        return timeText(row.savedAt);
    case TitleRole:
        return row.product.empty() ? tr("Item without a record") : text(row.product);
    case KeyRole:
        return text(row.key);
    case OverallRole:
        return row.overall ? text(verdict::name(*row.overall)) : QString();
    case OverallTextRole:
        return overallText(row.overall);
    case LevelRole:
        return levelName(levelOf(row.overall));
    case NoteRole:
        return text(row.note);
    case StateRole:
        return text(findings::name(row.state == findings::State::sent ? findings::State::saved : row.state));
    case StateTextRole:
        return stateText(row.state);
    case StateLevelRole:
        return levelName(stateLevel(row.state));
    case FilesRole:
        return row.files;
    case FilesHeldRole:
        return row.filesHeld;
    case FilesTextRole:
        return row.files == 0 ? tr("no files") : tr("%1 of %2 files at the hub").arg(row.filesHeld).arg(row.files);
    case ProblemTextRole:
        return problemText(row.problem);
    case UnreachedRole:
        return sync::isTransportProblem(row.problem);
    default:
        return {};
    }
}

QHash<int, QByteArray> FindingsModel::roleNames() const
{
    return {{IdRole, "findingId"},
            {SequenceRole, "sequence"},
            {TimeTextRole, "timeText"},
            {TitleRole, "title"},
            {KeyRole, "key"},
            {OverallRole, "overall"},
            {OverallTextRole, "overallText"},
            {LevelRole, "level"},
            {NoteRole, "note"},
            {StateRole, "state"},
            {StateTextRole, "stateText"},
            {StateLevelRole, "stateLevel"},
            {FilesRole, "files"},
            {FilesHeldRole, "filesHeld"},
            {FilesTextRole, "filesText"},
            {ProblemTextRole, "problemText"},
            {UnreachedRole, "unreached"}};
}

QString FindingsModel::summaryText() const
{
    if (m_queue.waiting + m_queue.partial + m_queue.quarantined == 0)
        return m_queue.complete == 0 ? tr("No findings yet") : tr("Everything is at the hub");
    if (m_queue.quarantined > 0)
        return tr("%n finding(s) refused by the hub", nullptr, quarantined());
    return tr("%n finding(s) waiting for the hub", nullptr, waiting() + partial());
}

void FindingsModel::refresh()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    Q_EMIT changed();
    // One more says whether there are more.
    m_service.list(limit + 1, [model = QPointer<FindingsModel>(this)](auto answer) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [model, answer = std::move(answer)] {
                if (model)
                    model->onListed(answer);
            },
            Qt::QueuedConnection);
    });
}

void FindingsModel::onListed(std::expected<FieldService::Listing, findings::JournalError> answer)
{
    m_loading = false;
    if (answer) {
        m_queue = answer->queue;
        m_errorText.clear();
        m_all = std::move(answer->rows);
        m_more = m_all.size() > limit;
        if (m_more)
            m_all.resize(limit);
        applyFilter();
    } else {
        m_errorText = journalText(answer.error());
    }
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        refresh();
}

void FindingsModel::setWords(const QString &words)
{
    if (std::exchange(m_words, words) == words)
        return;
    applyFilter();
    Q_EMIT changed();
}

void FindingsModel::setState(const QString &state)
{
    if (std::exchange(m_state, state) == state)
        return;
    applyFilter();
    Q_EMIT changed();
}

void FindingsModel::setOutcome(const QString &outcome)
{
    if (std::exchange(m_outcome, outcome) == outcome)
        return;
    applyFilter();
    Q_EMIT changed();
}

void FindingsModel::showOnly(const QStringList &ids)
{
    m_words.clear();
    m_state.clear();
    m_outcome.clear();
    m_only = ids;
    applyFilter();
    Q_EMIT changed();
}

void FindingsModel::clearFilter()
{
    showOnly({});
}

bool FindingsModel::isFiltered() const
{
    return !m_words.trimmed().isEmpty() || !m_state.isEmpty() || !m_outcome.isEmpty() || !m_only.isEmpty();
}

QString FindingsModel::filterText() const
{
    if (!isFiltered())
        return {};
    const QString of = m_more ? tr("%1 of the latest %2 findings") : tr("%1 of %2 findings");
    return of.arg(rowCount()).arg(total());
}

QVariantList FindingsModel::states() const
{
    using enum findings::State;
    QVariantList list{QVariantMap{{u"value"_s, QString()}, {u"text"_s, tr("Any state")}}};
    for (const findings::State one : {saved, sent, received, complete, quarantined})
        list.append(QVariantMap{{u"value"_s, text(findings::name(one))}, {u"text"_s, stateText(one)}});
    return list;
}

QVariantList FindingsModel::outcomes() const
{
    using enum verdict::Overall;
    QVariantList list{QVariantMap{{u"value"_s, QString()}, {u"text"_s, tr("Any outcome")}}};
    for (const verdict::Overall one : {danger, violation, attention, noRecord, notAProduct, consistent})
        list.append(QVariantMap{{u"value"_s, text(verdict::name(one))}, {u"text"_s, overallText(one)}});
    return list;
}

bool FindingsModel::passes(const findings::Summary &summary, const TypedWords &words) const
{
    if (!m_state.isEmpty() && m_state != text(findings::name(summary.state)))
        return false;
    if (!m_outcome.isEmpty() && (!summary.overall || m_outcome != text(verdict::name(*summary.overall))))
        return false;
    if (!m_only.isEmpty() && !m_only.contains(QString::fromStdString(summary.id.text())))
        return false;
    return words.areIn(summary.product + ' ' + summary.key + ' ' + summary.note + ' ' +
                       std::to_string(summary.sequence));
}

void FindingsModel::applyFilter()
{
    const TypedWords words(m_words);
    std::vector<findings::Summary> rows;
    std::ranges::copy_if(m_all, std::back_inserter(rows),
                         [&](const findings::Summary &summary) { return passes(summary, words); });
    replaceRows(std::move(rows));
}

void FindingsModel::replaceRows(std::vector<findings::Summary> rows)
{
    // The usual change is a state: the list stays where the finger left it.
    const bool sameItems = std::ranges::equal(rows, m_rows, {}, &findings::Summary::id, &findings::Summary::id);
    if (!sameItems) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        const QModelIndex row = index(static_cast<int>(i));
        Q_EMIT dataChanged(row, row);
    }
}

const findings::Summary *FindingsModel::find(const Uuid &id) const
{
    const auto found = std::ranges::find(m_all, id, &findings::Summary::id);
    return found == m_all.end() ? nullptr : &*found;
}

void FindingsModel::retry(const QString &id)
{
    if (const auto uuid = Uuid::parse(id.toStdString()))
        m_service.retry(*uuid);
}

void FindingsModel::retryAll()
{
    m_service.retry(std::nullopt);
}

void FindingsModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

} // namespace nqi::ui
