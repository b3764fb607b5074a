// SPDX-License-Identifier: Apache-2.0
#include "ui/models/deadlines_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/day_model.h"
#include "ui/models/reason_text.h"
#include "ui/models/typed_time.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const Uuid &of, const std::string &clock, std::size_t row, Instant due)
{
    return u"%1/%2/%3/%4"_s.arg(QString::fromStdString(of.text()), QString::fromStdString(clock))
        .arg(row)
        .arg(due.time_since_epoch().count());
}

} // namespace

DeadlinesModel::DeadlinesModel(Needs needs, QObject *parent) : QObject(parent), m_needs(std::move(needs))
{
    if (m_needs.desktop != nullptr)
        m_needs.desktop->setPressed([this] { Q_EMIT pressed(); });
    m_tick.setInterval(m_needs.interval);
    m_tick.callOnTimeout(this, &DeadlinesModel::arrange);
    m_tick.start();
}

DeadlinesModel::~DeadlinesModel()
{
    if (m_needs.desktop != nullptr)
        m_needs.desktop->setPressed({});
}

Instant DeadlinesModel::nearFrom(const findings::Deadline &deadline)
{
    const auto part = (deadline.due - deadline.begun) / leadPart;
    return deadline.due - std::min<Instant::duration>(part, lead);
}

Instant DeadlinesModel::nearFrom(const consignment::Deadline &deadline)
{
    // The end of a day in Viet Nam is the beginning of the next.
    return Instant(dateInVietNam(deadline.due - std::chrono::milliseconds(1))) - vietNamOffset;
}

/// Near and run out are put away each for itself.
QString DeadlinesModel::awayKeyOf(const Running &one, Instant now)
{
    return one.due < now ? one.key + u"/late"_s : one.key;
}

std::vector<const DeadlinesModel::Running *> DeadlinesModel::pressing(Instant now) const
{
    std::vector<const Running *> all;
    for (const auto *const running : {&m_running, &m_imports})
        for (const Running &one : *running)
            if (one.nearFrom <= now)
                all.push_back(&one);
    std::ranges::stable_sort(all, {}, &Running::due);
    return all;
}

DeadlinesModel::View DeadlinesModel::viewAt(Instant now) const
{
    View view;
    const QStringList away = m_needs.memory.away();
    int late = 0;
    for (const Running *one : pressing(now)) {
        QVariantMap row = one->row(now);
        const bool isAway = away.contains(awayKeyOf(*one, now));
        row.insert(u"away"_s, isAway);
        view.rows.append(row);
        late += one->due < now ? 1 : 0;
        if (!isAway && view.open++ == 0)
            view.first = row;
    }
    if (view.rows.isEmpty())
        return view;
    view.level = levelName(late > 0 ? Level::danger : Level::attention);
    const int soon = static_cast<int>(view.rows.size()) - late;
    const QString lateText = tr("%n deadline(s) missed", nullptr, late);
    const QString soonText = tr("%n deadline(s) about to run out", nullptr, soon);
    view.title = late == 0 ? soonText : soon == 0 ? lateText : tr("%1, %2").arg(lateText, soonText);
    return view;
}

void DeadlinesModel::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_needs.service.rules(answerHere(this, [](DeadlinesModel &model, std::vector<catalog::PolicyEntry> entries) {
        // Those of yesterday are better than none.
        if (entries.empty())
            return;
        model.m_policy = verdict::Policy(std::move(entries));
        model.m_ruled = true;
    }));
    m_needs.service.earlier(mostInspections, answerHere(this, [](DeadlinesModel &model, const auto &answer) {
                                model.onInspections(answer);
                            }));
}

void DeadlinesModel::onInspections(const Inspections &inspections)
{
    if (m_needs.history == nullptr)
        return onRead(inspections, HistoryService::Checks());
    m_needs.history->checks(
        answerHere(this, [inspections](DeadlinesModel &model, const HistoryService::Checked &checks) {
            model.onRead(inspections, checks);
        }));
}

void DeadlinesModel::onRead(const Inspections &inspections, const HistoryService::Checked &checks)
{
    m_reading = false;
    // Locked or unreadable: what was known before still runs.
    if (inspections && checks && m_ruled) {
        m_running.clear();
        for (const findings::Inspection &inspection : *inspections)
            std::ranges::move(runningOf(inspection), std::back_inserter(m_running));
        const auto before = std::exchange(m_imports, {});
        for (const auto &check : checks->latest)
            if (auto running = runningOf(check))
                m_imports.push_back(*std::move(running));
        const auto isRead = [&](const Running &one) {
            return std::ranges::any_of(checks->latest, [&](const auto &check) { return check.summary.id == one.of; });
        };
        if (checks->unread > 0)
            std::ranges::copy_if(before, std::back_inserter(m_imports), std::not_fn(isRead));
        // What cannot be read now may run.
        if (checks->unread == 0)
            forgetWhatIsDone();
    }
    arrange();
    if (std::exchange(m_again, false))
        refresh();
}

void DeadlinesModel::follow(const findings::Inspection &inspection)
{
    m_again = m_reading; // what is being read may be older than this
    std::erase_if(m_running, [&](const Running &one) { return one.of == inspection.id; });
    std::ranges::move(runningOf(inspection), std::back_inserter(m_running));
    arrange();
}

std::vector<DeadlinesModel::Running> DeadlinesModel::runningOf(const findings::Inspection &inspection) const
{
    std::vector<Running> all;
    for (const findings::Deadline &deadline : findings::deadlinesOf(inspection, m_policy)) {
        if (deadline.met)
            continue;
        all.push_back({.of = inspection.id,
                       .key = keyOf(inspection.id, deadline.clock, deadline.row, deadline.due),
                       .nearFrom = nearFrom(deadline),
                       .due = deadline.due,
                       .row = [deadline, id = inspection.id, place = inspection.establishment.name](Instant now) {
                           return rowOf(deadline, id, place, now);
                       }});
    }
    return all;
}

std::optional<DeadlinesModel::Running> DeadlinesModel::runningOf(const HistoryService::Picture::Check &check) const
{
    const auto deadline = consignment::deadlineOf(check.summary.begunAt, check.milestones, m_policy, m_needs.clock());
    if (!deadline)
        return {};
    return Running{.of = check.summary.id,
                   .key = keyOf(check.summary.id, deadline->clock, 0, deadline->due),
                   .nearFrom = nearFrom(*deadline),
                   .due = deadline->due - std::chrono::milliseconds(1),
                   .row = [deadline = *deadline, summary = check.summary](Instant now) {
                       // It is shown from its last working day on.
                       consignment::Deadline at = deadline;
                       at.late = at.due <= now;
                       at.workingDaysLeft = 0;
                       return rowOf(at, summary);
                   }};
}

void DeadlinesModel::forgetWhatIsDone()
{
    const auto runs = [this](const QString &key) {
        const auto isOf = [&](const Running &one) { return key.startsWith(one.key); };
        return std::ranges::any_of(m_running, isOf) || std::ranges::any_of(m_imports, isOf);
    };
    QStringList told = m_needs.memory.told();
    QStringList away = m_needs.memory.away();
    told.removeIf([&](const QString &key) { return !runs(key); });
    away.removeIf([&](const QString &key) { return !runs(key); });
    m_needs.memory.store(told, away);
}

void DeadlinesModel::arrange()
{
    // Whoever is at a row of the list keeps it while nothing changes.
    if (View view = viewAt(m_needs.clock()); view != m_view) {
        m_view = std::move(view);
        Q_EMIT changed();
    }
    tellDesktop();
}

void DeadlinesModel::tellDesktop()
{
    QStringList told = m_needs.memory.told();
    const qsizetype before = told.size();
    for (const Running *one : pressing(m_needs.clock()))
        if (!told.contains(one->key))
            told.append(one->key);
    if (m_needs.desktop == nullptr || told.size() == before || m_needs.quiet())
        return;
    m_needs.memory.store(told, m_needs.memory.away());
    m_needs.desktop->show(m_view.title, tr("Open NQI Inspector to see which."));
}

void DeadlinesModel::dismiss()
{
    if (m_view.open == 0)
        return;
    const Instant now = m_needs.clock();
    QStringList away = m_needs.memory.away();
    m_putAwayLast.clear();
    for (const Running *one : pressing(now))
        if (const QString key = awayKeyOf(*one, now); !away.contains(key))
            m_putAwayLast.append(key);
    m_needs.memory.store(m_needs.memory.told(), away + m_putAwayLast);
    arrange();
    Q_EMIT putAway();
}

void DeadlinesModel::bringBack()
{
    QStringList away = m_needs.memory.away();
    away.removeIf([this](const QString &key) { return m_putAwayLast.contains(key); });
    m_putAwayLast.clear();
    m_needs.memory.store(m_needs.memory.told(), away);
    arrange();
}

} // namespace nqi::ui
