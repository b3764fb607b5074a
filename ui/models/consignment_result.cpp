// SPDX-License-Identifier: Apache-2.0
// The checks of this device, and what becomes of them: their results and their minutes.
#include "ui/models/consignment_answer.h"
#include "ui/models/consignment_model.h"
#include "ui/models/consignment_text.h"
#include "ui/models/item_text.h"
#include "ui/models/settings_model.h"

#include <ranges>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using consignment::Entry;
using consignment::EntryKind;

namespace {

using Listed = std::expected<std::vector<consignment::CheckSummary>, consignment::BookError>;
using Kept = std::expected<void, consignment::BookError>;

QString detailText(const consignment::CheckSummary &check)
{
    const QString detail =
        ConsignmentModel::tr("%1 · %n line(s)", nullptr, static_cast<int>(check.lines)).arg(timeText(check.begunAt));
    const auto &withdrawn = check.withdrawn;
    return withdrawn ? detail + u'\n' + withdrawnText(withdrawn->at, withdrawn->reason) : detail;
}

std::pair<QString, Level> stateOf(const consignment::CheckSummary &check)
{
    if (check.putAway)
        return {ConsignmentModel::tr("Put away"), Level::neutral};
    if (check.withdrawn)
        return {ConsignmentModel::tr("Open: result withdrawn"), Level::danger};
    if (check.lacksMinutes)
        return {ConsignmentModel::tr("Finished, without minutes"), Level::violation};
    return check.finished ? std::pair(ConsignmentModel::tr("Finished"), Level::good)
                          : std::pair(ConsignmentModel::tr("Open"), Level::attention);
}

} // namespace

void ConsignmentModel::refresh()
{
    if (!m_service)
        return;
    // One more says whether there are more.
    consignment::CheckQuery query = m_query;
    ++query.limit;
    m_service->list(query, here<Listed>(this, [asked = m_query](ConsignmentModel &model, const Listed &listed) {
                        if (asked == model.m_query)
                            model.onListed(listed);
                    }));
}

void ConsignmentModel::showMoreChecks()
{
    m_query.limit += checksAtATime;
    refresh();
}

void ConsignmentModel::setCheckWords(const QString &words)
{
    if (words == checkWords())
        return;
    m_query.words = words.toStdString();
    m_query.limit = checksAtATime;
    Q_EMIT checksChanged();
    refresh();
}

void ConsignmentModel::onListed(const Listed &listed)
{
    if (!listed)
        return setMessage(bookText(listed.error()), u"error"_s);
    m_checks.clear();
    m_moreChecks = listed->size() > m_query.limit;
    for (const consignment::CheckSummary &one : *listed | std::views::take(m_query.limit)) {
        const auto [state, level] = stateOf(one);
        m_checks.append(QVariantMap{{u"id"_s, QString::fromStdString(one.id.text())},
                                    {u"title"_s, one.declaration.empty() ? tr("Packing list") : text(one.declaration)},
                                    {u"detail"_s, detailText(one)},
                                    {u"importer"_s, text(one.importer)},
                                    {u"stateText"_s, state},
                                    {u"level"_s, levelName(level)}});
    }
    Q_EMIT checksChanged();
}

void ConsignmentModel::setShowsPutAway(bool shows)
{
    if (shows == std::exchange(m_query.putAway, shows))
        return;
    m_query.limit = checksAtATime;
    m_moreChecks = false;
    m_checks.clear();
    Q_EMIT checksChanged();
    refresh();
}

void ConsignmentModel::finish(const QString &result, const QString &words)
{
    if (!isRunning() || m_busy || !consignment::resultOf(result.toStdString()))
        return;
    m_busy = true;
    setMessage(tr("Saving…"), u"info"_s);
    const auto entries = numbered({{.kind = EntryKind::finished,
                                    .code = consignment::recordedText(m_duties, m_tally->consignment()),
                                    .value = result.toStdString(),
                                    .reason = words.trimmed().toStdString()}});
    Q_EMIT aboutToFinish();
    m_service->finish(m_check, entries.front(), m_duties,
                      here<Kept>(this, [check = m_check, entries](ConsignmentModel &model, const Kept &kept) {
                          model.onFinished(check, entries, kept);
                      }));
}

void ConsignmentModel::onFinished(const Uuid &check, const std::vector<Entry> &entries, const Kept &kept)
{
    m_busy = false;
    // The check may have been closed, or another opened, while its result was saved.
    const bool shown = m_tally && m_check == check;
    if (shown)
        onKept(entries, kept);
    else
        Q_EMIT changed();
    if (!kept)
        return;
    if (!shown)
        Q_EMIT clockChanged();
    Q_EMIT minutesChanged(QString::fromStdString(check.text()));
    if (shown) {
        m_lacksMinutes = false;
        setMessage(tr("The result is saved. The draft of the minutes is among the inspections."), u"success"_s);
    } else {
        refresh();
    }
    Q_EMIT finishedNow();
}

void ConsignmentModel::makeMinutes()
{
    if (!lacksMinutes() || m_busy)
        return;
    m_busy = true;
    setMessage(tr("Saving…"), u"info"_s);
    Q_EMIT aboutToFinish();
    m_service->makeMinutes(m_check, m_settings.inspector().toStdString(), m_duties,
                           here<Kept>(this, [check = m_check](ConsignmentModel &model, const Kept &kept) {
                               model.onMinutesMade(check, kept);
                           }));
}

void ConsignmentModel::onMinutesMade(const Uuid &check, const Kept &kept)
{
    m_busy = false;
    if (kept)
        Q_EMIT minutesChanged(QString::fromStdString(check.text()));
    if (!m_tally || m_check != check) {
        Q_EMIT changed();
        return refresh();
    }
    m_lacksMinutes = !kept;
    if (kept)
        setMessage(tr("The draft of the minutes is among the inspections."), u"success"_s);
    else
        setMessage(bookText(kept.error()), u"error"_s);
}

void ConsignmentModel::withdrawResult(const QString &reason)
{
    if (isFinished() && !m_busy && !reason.trimmed().isEmpty())
        keep({{.kind = EntryKind::withdrawn,
               .count = static_cast<std::int64_t>(m_tally->result()->number),
               .reason = reason.trimmed().toStdString()}});
}

void ConsignmentModel::putAwayCheck(const QString &reason)
{
    if (!isRunning() || m_busy || reason.trimmed().isEmpty())
        return;
    m_busy = true;
    setMessage(tr("Saving…"), u"info"_s);
    auto entries = numbered({{.kind = EntryKind::finished,
                              .value = std::string(consignment::putAwayValue),
                              .reason = reason.trimmed().toStdString()}});
    m_service->append(m_check, std::move(entries),
                      here<Kept>(this, [check = m_check](ConsignmentModel &model, const Kept &kept) {
                          model.onPutAway(check, kept);
                      }));
}

void ConsignmentModel::onPutAway(const Uuid &check, const Kept &kept)
{
    m_busy = false;
    if (!kept)
        return setMessage(bookText(kept.error()), u"error"_s);
    if (m_tally && m_check == check)
        close();
    else
        refresh();
    setMessage(tr("The check was put away. Nothing was deleted: it can be brought back."), u"success"_s);
}

void ConsignmentModel::bringBack()
{
    if (isPutAway() && !m_busy)
        keep({{.kind = EntryKind::withdrawn, .count = static_cast<std::int64_t>(m_tally->putAway()->number)}});
}

void ConsignmentModel::onBroughtBack()
{
    m_settings.setOpenConsignment(checkId());
    setMessage(tr("The check was brought back: it goes on."), u"success"_s);
}

} // namespace nqi::ui
