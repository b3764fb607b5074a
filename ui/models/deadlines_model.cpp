// SPDX-License-Identifier: Apache-2.0
#include "ui/models/deadlines_model.h"

#include "ui/models/answer_here.h"
#include "ui/models/day_model.h"
#include "ui/models/reason_text.h"

#include <algorithm>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

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

QString DeadlinesModel::keyOf(const Running &one)
{
    return u"%1/%2/%3/%4"_s
        .arg(QString::fromStdString(one.inspection.text()), QString::fromStdString(one.deadline.clock))
        .arg(one.deadline.row)
        .arg(one.deadline.due.time_since_epoch().count());
}

/// Near and run out are put away each for itself.
QString DeadlinesModel::awayKeyOf(const Running &one, Instant now)
{
    return one.deadline.due < now ? keyOf(one) + u"/late"_s : keyOf(one);
}

std::vector<const DeadlinesModel::Running *> DeadlinesModel::pressing(Instant now) const
{
    std::vector<const Running *> all;
    for (const Running &one : m_running)
        if (nearFrom(one.deadline) <= now)
            all.push_back(&one);
    std::ranges::stable_sort(all, {}, [](const Running *one) { return one->deadline.due; });
    return all;
}

DeadlinesModel::View DeadlinesModel::viewAt(Instant now) const
{
    View view;
    const QStringList away = m_needs.memory.away();
    int late = 0;
    for (const Running *one : pressing(now)) {
        QVariantMap row = rowOf(one->deadline, one->inspection, one->establishment, now);
        const bool isAway = away.contains(awayKeyOf(*one, now));
        row.insert(u"away"_s, isAway);
        view.rows.append(row);
        late += one->deadline.due < now ? 1 : 0;
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
    m_needs.service.earlier(mostInspections,
                            answerHere(this, [](DeadlinesModel &model, const auto &answer) { model.onRead(answer); }));
}

void DeadlinesModel::onRead(const std::expected<std::vector<findings::Inspection>, findings::JournalError> &answer)
{
    m_reading = false;
    // Locked or unreadable: what was known before still runs.
    if (answer && m_ruled) {
        m_running.clear();
        for (const findings::Inspection &inspection : *answer)
            add(inspection);
        forgetWhatIsDone();
    }
    arrange();
    if (std::exchange(m_again, false))
        refresh();
}

void DeadlinesModel::follow(const findings::Inspection &inspection)
{
    m_again = m_reading; // what is being read may be older than this
    std::erase_if(m_running, [&](const Running &one) { return one.inspection == inspection.id; });
    add(inspection);
    arrange();
}

void DeadlinesModel::add(const findings::Inspection &inspection)
{
    for (findings::Deadline &deadline : findings::deadlinesOf(inspection, m_policy))
        if (!deadline.met)
            m_running.push_back({std::move(deadline), inspection.id, inspection.establishment.name});
}

void DeadlinesModel::forgetWhatIsDone()
{
    const auto runs = [this](const QString &key) {
        return std::ranges::any_of(m_running, [&](const Running &one) { return key.startsWith(keyOf(one)); });
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
        if (const QString key = keyOf(*one); !told.contains(key))
            told.append(key);
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
