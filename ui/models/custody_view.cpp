// SPDX-License-Identifier: Apache-2.0
#include "ui/models/custody_view.h"

#include "core/trace/state.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QVariantMap>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Custody)
};

using catalog::TraceEvent;

QString anomalyText(trace::AnomalyKind kind)
{
    using enum trace::AnomalyKind;
    switch (kind) {
    case noCommission:
        return Words::tr("Never recorded as put into use");
    case notFirst:
        return Words::tr("Recorded before it was put into use");
    case commissionTwice:
        return Words::tr("Put into use a second time");
    case afterEnd:
        return Words::tr("Recorded after it was destroyed or taken out of use");
    case inFuture:
        return Words::tr("Recorded with a date in the future");
    case otherLot:
        return Words::tr("Recorded with another lot");
    }
    return {};
}

Level levelOf(trace::Condition condition)
{
    using enum trace::Condition;
    switch (condition) {
    case recalled:
    case stolen:
    case destroyed:
        return Level::danger;
    case decommissioned:
    case nonConformant:
        return Level::violation;
    case sold:
    case notSellable:
    case mismatch:
        return Level::attention;
    case normal:
        break;
    }
    return Level::good;
}

/// Consecutive events with one holder at one place.
struct Stay {
    std::vector<std::size_t> events;
};

std::vector<Stay> staysOf(std::span<const TraceEvent> events, const std::vector<std::size_t> &order)
{
    std::vector<Stay> stays;
    for (const std::size_t index : order) {
        const TraceEvent &event = events[index];
        // A record that names neither belongs to where the item was.
        const bool silent = event.party.empty() && event.place.empty();
        if (!stays.empty()) {
            const TraceEvent &last = events[stays.back().events.front()];
            if (silent || (last.party == event.party && last.place == event.place)) {
                stays.back().events.push_back(index);
                continue;
            }
        }
        stays.push_back({{index}});
    }
    return stays;
}

class Picture {
public:
    Picture(const inspect::Inspected &inspected, const trace::State &state)
        : m_events(inspected.facts->traceEvents), m_state(state)
    {
        if (inspected.rules)
            m_fastest = verdict::Policy(*inspected.rules)
                            .number("trace.maxKilometresPerHour", dateInVietNam(inspected.judgedAt));
    }

    [[nodiscard]] QVariantMap entry(const Stay &stay) const
    {
        const TraceEvent &first = m_events[stay.events.front()];
        const TraceEvent &last = m_events[stay.events.back()];
        QStringList steps;
        QStringList notes;
        Level level = Level::good;
        QString hop;
        Level hopLevel = Level::neutral;
        for (const std::size_t index : stay.events) {
            const TraceEvent &event = m_events[index];
            if (const QString words = codeText(event.step); !words.isEmpty() && !steps.contains(words))
                steps.append(words);
            for (const trace::Mark &mark : m_state.marks)
                if (mark.event == index) {
                    level = std::max(level, levelOf(mark.condition));
                    notes.append(codeText(mark.disposition));
                }
            for (const trace::Anomaly &anomaly : m_state.anomalies)
                if (anomaly.event == index) {
                    level = std::max(level, Level::attention);
                    notes.append(anomalyText(anomaly.kind));
                }
            if (m_state.fastest && m_state.fastest->to == index) {
                hop = hopText(*m_state.fastest);
                if (isTooFast(*m_state.fastest))
                    hopLevel = Level::violation;
            }
        }
        const QString from = timeText(first.time);
        const QString to = timeText(last.time);
        const QString place = text(first.place);
        const QString party = text(first.party);
        return {{u"title"_s, !party.isEmpty()   ? party
                             : !place.isEmpty() ? place
                                                : Words::tr("Holder not recorded")},
                {u"place"_s, party.isEmpty() ? QString() : place},
                {u"steps"_s, steps.join(u", "_s)},
                {u"time"_s, from == to ? from : Words::tr("%1 to %2").arg(from, to)},
                {u"level"_s, levelName(level)},
                {u"notes"_s, notes},
                {u"hop"_s, hop},
                {u"hopLevel"_s, levelName(hopLevel)}};
    }

private:
    [[nodiscard]] bool isTooFast(const trace::Hop &hop) const
    {
        return m_fastest && hop.kilometres > static_cast<double>(*m_fastest) * hop.hours;
    }
    static QString hopText(const trace::Hop &hop)
    {
        const QLocale locale;
        return Words::tr("%1 km in %2 hours")
            .arg(locale.toString(std::round(hop.kilometres), 'f', 0), locale.toString(hop.hours, 'f', 1));
    }

    std::span<const TraceEvent> m_events;
    const trace::State &m_state;
    std::optional<long> m_fastest;
};

} // namespace

QVariantList custodyOf(const inspect::Inspected &inspected)
{
    QVariantList list;
    if (!inspected.facts || inspected.facts->traceEvents.empty())
        return list;
    const gs1::Item &item = inspected.item;
    const auto &events = inspected.facts->traceEvents;
    const trace::State state =
        trace::stateOf(events, {.gtin = item.gtin, .lot = item.lot, .serial = item.serial}, inspected.judgedAt);
    const Picture picture(inspected, state);
    for (const Stay &stay : staysOf(events, state.order))
        list.append(picture.entry(stay));
    if (!list.isEmpty() && state.custody && state.custody->inTransit) {
        QVariantMap last = list.back().toMap();
        QStringList notes = last[u"notes"_s].toStringList();
        notes.append(Words::tr("On its way: not yet received"));
        last[u"notes"_s] = notes;
        list.back() = last;
    }
    return list;
}

} // namespace nqi::ui
