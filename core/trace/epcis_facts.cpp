// SPDX-License-Identifier: Apache-2.0
#include "core/trace/epcis.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace nqi::trace {
namespace {

using catalog::TraceEvent;

/// Two events that tell the same, where one declares the other wrong without naming it.
bool tellTheSame(const EpcisEvent &a, const EpcisEvent &b)
{
    return a.type == b.type && a.time == b.time && a.action == b.action && a.step == b.step &&
           a.disposition == b.disposition && a.items == b.items && a.parent == b.parent && a.inputs == b.inputs &&
           a.outputs == b.outputs;
}

/// Which events an error declaration withdraws: itself and what it repeats.
std::vector<bool> withdrawn(const std::vector<EpcisEvent> &events)
{
    std::vector<bool> gone(events.size());
    std::unordered_set<std::string_view> ids;
    std::map<Instant, std::vector<const EpcisEvent *>> unnamed;
    for (const EpcisEvent &event : events) {
        if (event.error && event.id.empty())
            unnamed[event.time].push_back(&event);
        else if (event.error)
            ids.insert(event.id);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto same = unnamed.find(events[i].time);
        gone[i] = events[i].error.has_value() || (!events[i].id.empty() && ids.contains(events[i].id)) ||
                  (same != unnamed.end() && std::ranges::any_of(same->second, [&](const EpcisEvent *other) {
                       return tellTheSame(*other, events[i]);
                   }));
    }
    return gone;
}

/// What lies in what, while the events are walked through in time. Nothing is copied: the events outlive it.
class Containers {
public:
    void apply(const EpcisEvent &event)
    {
        const bool aggregates = event.type == EventType::aggregation || event.type == EventType::association;
        if (!aggregates || !event.parent || event.action == Action::observe)
            return;
        Inside &inside = m_inside[event.parent->key];
        if (event.action == Action::remove && event.items.empty()) {
            inside.clear();
            return;
        }
        for (const Identifier &item : event.items) {
            if (event.action == Action::remove)
                inside.erase(item.key);
            else
                inside.emplace(item.key, &item);
        }
    }

    /// The thing and everything in it; each once, though containers may name each other in a circle.
    void collect(const Identifier &item, std::vector<const Identifier *> &to,
                 std::unordered_set<std::string_view> &seen) const
    {
        std::vector<const Identifier *> open = {&item};
        while (!open.empty()) {
            const Identifier *const next = open.back();
            open.pop_back();
            if (!seen.insert(next->key).second)
                continue;
            if (const auto inside = m_inside.find(next->key); inside != m_inside.end()) {
                for (const auto &[key, identifier] : inside->second)
                    open.push_back(identifier);
            }
            to.push_back(next);
        }
    }

private:
    using Inside = std::map<std::string_view, const Identifier *>;
    std::unordered_map<std::string_view, Inside> m_inside;
};

class Facts {
public:
    Facts(const std::vector<EpcisEvent> &events, std::string_view source) : m_events(events), m_source(source) {}

    std::expected<std::vector<TraceEvent>, EpcisProblem> make()
    {
        const std::vector<bool> gone = withdrawn(m_events);
        std::size_t items = 0;
        for (const EpcisEvent &event : m_events)
            items += event.items.size() + event.inputs.size() + event.outputs.size();
        // Full containers make it more; the bound is asked for again as they do.
        m_made.reserve(std::min(2 * items, maxTraceEvents));
        std::vector<std::size_t> order(m_events.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return m_events[i].time; });
        for (const std::size_t index : order) {
            m_number = 0;
            m_index = index;
            m_withdrawn = gone[index];
            addEvent(m_events[index]);
            if (m_made.size() > maxTraceEvents)
                return std::unexpected(EpcisProblem::tooMany);
            if (!m_withdrawn)
                m_containers.apply(m_events[index]);
        }
        return std::move(m_made);
    }

private:
    void addEvent(const EpcisEvent &event)
    {
        if (event.type == EventType::transformation) {
            for (const Identifier &input : event.inputs)
                addOne(event, input, "transforming", input.serial.empty() ? "" : "inactive");
            for (const Identifier &output : event.outputs)
                addOne(event, output, event.step, event.disposition);
        } else {
            for (const Identifier *item : about(event))
                addOne(event, *item, event.step, event.disposition);
        }
    }

    /// Everything that the event is about: what is in its items, too, and what is in its container, unless the event
    /// itself says what goes in or out.
    std::vector<const Identifier *> about(const EpcisEvent &event)
    {
        std::vector<const Identifier *> all;
        std::unordered_set<std::string_view> seen;
        const bool partial = event.action != Action::observe && !event.items.empty();
        if (event.parent && partial && seen.insert(event.parent->key).second)
            all.push_back(&*event.parent);
        else if (event.parent)
            m_containers.collect(*event.parent, all, seen);
        for (const Identifier &item : event.items)
            m_containers.collect(item, all, seen);
        return all;
    }

    void addOne(const EpcisEvent &event, const Identifier &item, std::string_view step, std::string_view disposition)
    {
        if (item.gtin == 0)
            return;
        add(event, item, step, disposition);
        for (const std::string &word : event.set)
            add(event, item, step, "+" + word);
        for (const std::string &word : event.unset)
            add(event, item, step, "-" + word);
    }

    void add(const EpcisEvent &event, const Identifier &item, std::string_view step, std::string_view disposition)
    {
        TraceEvent &made = m_made.emplace_back();
        made.id = event.id.empty() ? m_source + ":" + std::to_string(m_index) : event.id;
        made.id += "#" + std::to_string(m_number++);
        if (m_withdrawn && event.error)
            made.id += "!"; // the declaration repeats the identifier of what it withdraws
        made.gtin = item.gtin;
        made.lot = item.lot;
        made.serial = item.serial;
        made.time = event.time;
        made.step = step;
        made.disposition = disposition;
        made.place = event.place;
        made.party = event.party;
        made.latitude = event.latitude;
        made.longitude = event.longitude;
        made.withdrawn = m_withdrawn;
    }

    const std::vector<EpcisEvent> &m_events;
    std::string m_source;
    Containers m_containers;
    std::vector<TraceEvent> m_made;
    std::size_t m_index = 0;
    std::size_t m_number = 0;
    bool m_withdrawn = false;
};

/// Finds the events that bring the inputs of what a thing was made from.
class Makers {
public:
    explicit Makers(const std::vector<EpcisEvent> &events)
    {
        const std::vector<bool> gone = withdrawn(events);
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (gone[i] || events[i].type != EventType::transformation)
                continue;
            // Events of one transformation identifier are one transformation.
            const std::string group =
                events[i].transformation.empty() ? "#" + std::to_string(i) : events[i].transformation;
            m_events[group].push_back(i);
            for (const Identifier &output : events[i].outputs)
                m_groups[output.key].insert(group);
        }
    }

    /// Also those that make the class of which the thing is an instance: its lot, its product.
    [[nodiscard]] std::set<std::size_t> of(std::string_view key) const
    {
        std::set<std::size_t> found;
        for (;;) {
            if (const auto groups = m_groups.find(std::string(key)); groups != m_groups.end()) {
                for (const std::string &group : groups->second)
                    found.insert(m_events.at(group).begin(), m_events.at(group).end());
            }
            const std::size_t qualifier = std::max(lastOf(key, "/10/"), lastOf(key, "/21/"));
            if (qualifier == 0)
                return found;
            key = key.substr(0, qualifier);
        }
    }

private:
    static std::size_t lastOf(std::string_view key, std::string_view part)
    {
        const std::size_t at = key.rfind(part);
        return at == std::string_view::npos || !key.starts_with("01/") ? 0 : at;
    }

    std::unordered_map<std::string, std::vector<std::size_t>> m_events;
    std::unordered_map<std::string, std::set<std::string>> m_groups;
};

} // namespace

std::expected<std::vector<TraceEvent>, EpcisProblem> traceEvents(const std::vector<EpcisEvent> &events,
                                                                 std::string_view source)
{
    return Facts(events, source).make();
}

std::vector<Identifier> ingredientsOf(const std::vector<EpcisEvent> &events, std::string_view key)
{
    const Makers makers(events);
    std::vector<Identifier> found;
    std::vector<std::string> open = {std::string(key)};
    std::unordered_set<std::string> seen = {std::string(key)};
    for (std::size_t next = 0; next < open.size(); ++next) {
        for (const std::size_t index : makers.of(open[next])) {
            for (const Identifier &input : events[index].inputs) {
                if (seen.insert(input.key).second) {
                    open.push_back(input.key);
                    found.push_back(input);
                }
            }
        }
    }
    return found;
}

} // namespace nqi::trace
