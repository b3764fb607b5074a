// SPDX-License-Identifier: Apache-2.0
#include "ui/models/day_model.h"

#include "core/verdict/verdict.h"
#include "ui/models/answer_here.h"
#include "ui/models/consignment_text.h"
#include "ui/models/finding_model.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"
#include "ui/models/typed_time.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto outcomesInOrder =
    std::to_array({verdict::Overall::danger, verdict::Overall::violation, verdict::Overall::attention,
                   verdict::Overall::noRecord, verdict::Overall::notAProduct, verdict::Overall::consistent});

QVariantMap bar(const QString &text, qint64 count, Level level, const QString &label = {})
{
    return {{u"text"_s, text},
            {u"count"_s, count},
            {u"label"_s, label.isEmpty() ? QString::number(count) : label},
            {u"level"_s, levelName(level)}};
}

QString clockText(const std::string &clock)
{
    if (clock == "reportMeasure")
        return DayModel::tr("Report the measure to the agency");
    if (clock == "sendSample")
        return DayModel::tr("Hand over the sample to the laboratory");
    return codeText(clock);
}

} // namespace

DayModel::DayModel(inspect::BrowseThread *thread, HistoryService *history, Clock clock, QObject *parent)
    : QObject(parent), m_thread(thread), m_service(history), m_clock(std::move(clock)), m_range(u"today"_s)
{
}

void DayModel::setRange(const QString &range)
{
    if (std::exchange(m_range, range) == range)
        return;
    m_known = false;
    refresh();
}

// Days are those of Viet Nam, as in the minutes.
Instant DayModel::from() const
{
    const int daysBefore = m_range == "month"_L1 ? 29 : m_range == "week"_L1 ? 6 : 0;
    return Instant(dateInVietNam(m_clock()) - std::chrono::days(daysBefore)) - vietNamOffset;
}

QString DayModel::periodText() const
{
    const QString today = dateText(dateInVietNam(m_clock()));
    return m_range == "today"_L1 ? today : tr("%1 to %2").arg(dateText(dateInVietNam(from())), today);
}

void DayModel::refresh()
{
    askRules();
    if (m_service == nullptr)
        return;
    m_loading = true;
    Q_EMIT changed();
    constexpr std::chrono::hours clockSetBack{24}; // what a wrong clock dated ahead is of today, too
    m_service->picture(
        from(), m_clock() + clockSetBack,
        answerHere(this, [range = m_range](DayModel &model,
                                           std::expected<HistoryService::Picture, findings::JournalError> answer) {
            if (model.m_range != range)
                return;
            model.m_loading = false;
            model.m_errorText = answer ? QString() : journalText(answer.error());
            if (answer) {
                model.m_pictured = model.m_known = true;
                model.m_picture = *std::move(answer);
            }
            Q_EMIT model.changed();
        }));
}

void DayModel::askRules()
{
    if (m_thread == nullptr)
        return;
    m_askingRules = true;
    const auto answered = answerHere(this, [](DayModel &model, std::optional<Rules> rules) {
        model.m_askingRules = false;
        // Those of yesterday are better than none.
        if (rules)
            model.m_rules = std::move(rules);
        Q_EMIT model.changed();
    });
    m_thread->ask("day", [answered](const auto &opened, const auto &) {
        const auto info = opened ? (*opened)->info() : std::unexpected(opened.error());
        auto policy = info ? (*opened)->policy() : std::unexpected(info.error());
        // Without a single rule nobody knows which clocks there are.
        answered(policy && !policy->empty() ? std::optional(Rules{*info, *std::move(policy)}) : std::nullopt);
    });
}

QVariantList DayModel::outcomes() const
{
    QVariantList bars;
    for (const verdict::Overall overall : outcomesInOrder)
        bars.append(bar(overallText(overall),
                        std::ranges::count_if(m_picture.entries,
                                              [&](const findings::Entry &entry) {
                                                  return entry.summary.kind == findings::Kind::finding &&
                                                         entry.summary.overall == overall;
                                              }),
                        levelOf(overall)));
    const auto minutes = std::ranges::count(m_picture.entries, findings::Kind::minutes,
                                            [](const findings::Entry &entry) { return entry.summary.kind; });
    bars.append(bar(tr("Minutes signed"), minutes, Level::neutral));
    return bars;
}

QVariantList DayModel::tiers() const
{
    using enum catalog::Tier;
    QVariantList bars;
    const auto count = [&](std::optional<catalog::Tier> tier) {
        return std::ranges::count_if(m_picture.entries, [&](const findings::Entry &entry) {
            return entry.summary.kind == findings::Kind::finding && entry.tier == tier;
        });
    };
    bars.append(bar(tierText(high), count(high), Level::violation));
    bars.append(bar(tierText(medium), count(medium), Level::attention));
    bars.append(bar(tierText(low), count(low), Level::good));
    bars.append(bar(tr("No tier known"), count(std::nullopt), Level::neutral));
    return bars;
}

QVariantList DayModel::queue() const
{
    const findings::QueueState &of = m_picture.queue;
    const auto number = [](std::uint64_t count) { return static_cast<qint64>(count); };
    return {bar(tr("Waiting"), number(of.waiting), Level::attention),
            bar(tr("Files missing at the hub"), number(of.partial), Level::attention),
            bar(tr("Refused by the hub"), number(of.quarantined), Level::danger),
            bar(tr("Complete at the hub"), number(of.complete), Level::good)};
}

QString DayModel::oldestText() const
{
    return m_picture.oldestWaiting
               ? tr("The oldest that waits was saved %1").arg(ageText(*m_picture.oldestWaiting, m_clock()))
               : QString();
}

QVariantList DayModel::freshness() const
{
    QVariantList bars;
    if (!m_rules)
        return bars;
    const auto stale = verdict::Policy(m_rules->policy).number("catalogue.staleAfterDays", dateInVietNam(m_clock()));
    for (const catalog::DatasetInfo &info : m_rules->info.datasets) {
        if (!info.covered && info.part.empty()) {
            bars.append(bar(datasetText(info.dataset), 0, Level::neutral, tr("not on this device")));
            continue;
        }
        const auto days = info.asOf ? std::chrono::floor<std::chrono::days>(m_clock() - *info.asOf).count() : 0;
        const bool old = !info.asOf || (stale && days > *stale);
        bars.append(bar(datasetText(info.dataset), std::max<qint64>(days, 0), old ? Level::attention : Level::good,
                        info.asOf ? tr("%n day(s) old", nullptr, static_cast<int>(std::max<qint64>(days, 0)))
                                  : tr("of no known date")));
    }
    return bars;
}

QVariantList DayModel::deadlines() const
{
    if (!m_rules)
        return {};
    const verdict::Policy policy(m_rules->policy);
    std::vector<std::pair<findings::Deadline, const findings::Inspection *>> open;
    for (const findings::Inspection &inspection : m_picture.inspections)
        for (findings::Deadline &deadline : findings::deadlinesOf(inspection, policy))
            if (!deadline.met)
                open.emplace_back(std::move(deadline), &inspection);
    std::ranges::stable_sort(open, {}, [](const auto &one) { return one.first.due; });
    QVariantList rows;
    for (const auto &[deadline, inspection] : open)
        rows.append(rowOf(deadline, inspection->id, inspection->establishment.name, m_clock()));
    return rows;
}

QVariantList DayModel::importDeadlines() const
{
    if (!m_rules)
        return {};
    const verdict::Policy policy(m_rules->policy);
    std::vector<std::pair<consignment::Deadline, const consignment::CheckSummary *>> open;
    for (const auto &[summary, milestones] : m_picture.checks)
        if (auto deadline = consignment::deadlineOf(summary.begunAt, milestones, policy, m_clock()))
            open.emplace_back(*std::move(deadline), &summary);
    std::ranges::stable_sort(open, {}, [](const auto &one) { return one.first.due; });
    QVariantList rows;
    for (const auto &[deadline, check] : open)
        rows.append(rowOf(deadline, *check));
    return rows;
}

QString DayModel::deadlinesText() const
{
    const bool none = deadlines().isEmpty() && importDeadlines().isEmpty();
    if (!m_errorText.isEmpty() || (!m_pictured && !m_loading))
        return none ? tr("Deadlines are not known: the inspections cannot be read.") : QString();
    if (!m_rules && !m_askingRules)
        return tr("Deadlines are not known: no national data.");
    if (!m_pictured || !m_rules)
        return tr("Deadlines are being looked up.");
    if (!none)
        return {};
    return m_picture.unreadChecks > 0 ? unreadText() : tr("No clock is running.");
}

QString DayModel::unreadText() const
{
    return m_picture.unreadChecks > 0
               ? tr("The deadlines of %n consignment(s) are not known: they cannot be read on this device.", nullptr,
                    static_cast<int>(m_picture.unreadChecks))
               : QString();
}

QString DayModel::deadlinesNote() const
{
    constexpr std::uint32_t most = HistoryService::Picture::mostInspections;
    QStringList notes;
    if (m_picture.olderInspections)
        notes.append(tr("Only of the latest %1 inspections: older ones are not looked at.").arg(most));
    if (m_picture.olderChecks)
        notes.append(tr("Only of the latest %1 consignments: older ones are not looked at.").arg(most));
    if (const QString unread = unreadText(); !unread.isEmpty() && deadlinesText() != unread)
        notes.append(unread);
    return notes.join(u'\n');
}

QVariantList DayModel::points() const
{
    QVariantList list;
    for (const findings::Entry &entry : m_picture.entries) {
        if (!entry.latitude || !entry.longitude)
            continue;
        const findings::Summary &of = entry.summary;
        const QString title = of.product.empty() ? tr("Item without a record") : text(of.product);
        list.append(QVariantMap{{u"id"_s, QString::fromStdString(of.id.text())},
                                {u"latitude"_s, *entry.latitude},
                                {u"longitude"_s, *entry.longitude},
                                {u"level"_s, levelName(levelOf(of.overall))},
                                {u"title"_s, title},
                                {u"subtitle"_s, overallText(of.overall) + u" · "_s + timeText(of.savedAt)}});
    }
    return list;
}

int DayModel::withoutPlace() const
{
    return total() - static_cast<int>(points().size());
}

QVariantMap rowOf(const findings::Deadline &deadline, const Uuid &inspection, std::string_view establishment,
                  Instant now)
{
    const bool late = deadline.due < now;
    const QString until = (late ? DayModel::tr("Was due %1") : DayModel::tr("Until %1")).arg(dueTimeText(deadline.due));
    return {{u"inspection"_s, QString::fromStdString(inspection.text())},
            {u"title"_s, clockText(deadline.clock)},
            {u"text"_s, establishment.empty() ? until : until + u" · "_s + text(establishment)},
            {u"basis"_s, text(deadline.legalBasis)},
            {u"level"_s, levelName(late ? Level::danger : Level::attention)}};
}

QVariantMap rowOf(const consignment::Deadline &deadline, const consignment::CheckSummary &check)
{
    QVariantMap row = deadlineView(deadline);
    QStringList of = {row[u"text"_s].toString(), text(check.declaration), text(check.importer)};
    of.removeAll(QString());
    row[u"text"_s] = of.join(u" · "_s);
    row[u"check"_s] = QString::fromStdString(check.id.text());
    return row;
}

} // namespace nqi::ui
