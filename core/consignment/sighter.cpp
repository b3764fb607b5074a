// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/sighter.h"

#include "core/base/encoding.h"
#include "core/consignment/match.h"
#include "core/gs1/output.h"

#include <algorithm>
#include <optional>
#include <ranges>

namespace nqi::consignment {

namespace {

constexpr std::size_t longestCode = 1024;

/// Readings of one picture as things.
struct Seen {
    std::string code;
    Thing thing;
};

bool isNumbered(const Thing &thing)
{
    return !thing.serial.empty() || !thing.sscc.empty();
}

/// A label of a logistic unit is often two symbols: its number, and what it holds.
gs1::Message joined(const gs1::Message &number, const gs1::Message &content)
{
    std::vector<gs1::Element> elements = number.elements;
    elements.insert(elements.end(), content.elements.begin(), content.elements.end());
    return gs1::parse(gs1::canonical(elements));
}

/// Of several labels nobody can say which content belongs to which; without a label it may be any: it is counted by a
/// person.
void addLabels(std::span<const gs1::Message> view, const std::vector<std::size_t> &labels,
               const std::vector<std::size_t> &contents, std::vector<Seen> &seen)
{
    const auto add = [&](const gs1::Message &message) {
        seen.push_back({.code = codeOf(message), .thing = thingOf(message)});
    };
    if (labels.size() == 1 && contents.size() == 1)
        return add(joined(view[labels.front()], view[contents.front()]));
    for (const std::size_t label : labels)
        add(view[label]);
    if (labels.empty() && !contents.empty())
        add(view[contents.front()]);
}

std::vector<Seen> seenIn(std::span<const gs1::Message> view)
{
    std::vector<Seen> seen;
    std::vector<std::size_t> labels;
    std::vector<std::size_t> contents;
    for (std::size_t i = 0; i < view.size(); ++i) {
        if (view[i].form == gs1::Form::empty)
            continue;
        Thing thing = thingOf(view[i]);
        // A lot or a date in a symbol of its own.
        if (!thing.goods && !view[i].elements.empty())
            continue;
        const bool label = !thing.sscc.empty() && thing.content == 0;
        if (thing.content != 0 && thing.sscc.empty())
            contents.push_back(i);
        else if (label &&
                 !std::ranges::contains(labels, thing.sscc, [&](std::size_t k) { return thingOf(view[k]).sscc; }))
            labels.push_back(i);
        else if (!label)
            seen.push_back({.code = codeOf(view[i]), .thing = std::move(thing)});
    }
    addLabels(view, labels, contents, seen);
    return seen;
}

std::string goodsOf(const Thing &thing)
{
    return thing.gtin != 0      ? std::to_string(thing.gtin)
           : thing.content != 0 ? std::to_string(thing.content)
                                : thing.key;
}

/// How many things are behind the codes of goods without serials: those that say less may be on the same package.
std::map<std::string, std::int64_t> countsIn(const std::vector<const Seen *> &seen)
{
    std::map<std::string, std::int64_t> counts;
    std::int64_t plain = 0;
    std::int64_t rich = 0;
    std::string plainCode;
    for (const Seen *one : seen) {
        if (one->thing.lot.empty()) {
            ++plain;
            plainCode = one->code;
            continue;
        }
        ++rich;
        ++counts[one->code];
    }
    if (plain > rich)
        counts[plainCode] += plain - rich;
    return counts;
}

} // namespace

std::string codeOf(const gs1::Message &message)
{
    std::string code = message.elements.empty() ? message.input : gs1::canonical(message);
    return printable(code, longestCode);
}

std::vector<Sighting> Sighter::see(std::span<const gs1::Message> view, Instant at)
{
    std::vector<Sighting> fresh;
    const std::vector<Seen> seen = seenIn(view);
    std::map<std::string, std::vector<const Seen *>> plain;
    std::set<std::string> numberedGoods;
    for (const Seen &one : seen) {
        if (!isNumbered(one.thing)) {
            plain[goodsOf(one.thing)].push_back(&one);
            continue;
        }
        if (one.thing.sscc.empty())
            numberedGoods.insert(goodsOf(one.thing));
        if (m_told.insert(one.code).second)
            fresh.push_back({.code = one.code, .units = 1});
    }
    for (const auto &[goods, codes] : plain) {
        // Beside serials of the same goods a code without one says nothing new.
        if (!numberedGoods.contains(goods))
            seePlain(m_episodes[goods], countsIn(codes), {.at = at, .content = codes.front()->thing.content != 0},
                     fresh);
    }
    return fresh;
}

/// Only more than were in view at once before is new.
void Sighter::seePlain(Episode &episode, const std::map<std::string, std::int64_t> &counts, Look look,
                       std::vector<Sighting> &fresh)
{
    if (look.at - episode.lastSeen > m_policy.sameWithin)
        episode = {};
    const bool begins = episode.byCode.empty();
    episode.lastSeen = look.at;
    std::int64_t left = -episode.counted;
    for (const auto &[code, count] : counts)
        left += count;
    left = std::max<std::int64_t>(left, 0);
    episode.counted += left;
    const bool byPerson = m_policy.counting == UnitCounting::byPerson || look.content;
    for (const auto &[code, count] : counts) {
        std::int64_t &before = episode.byCode[code];
        const std::int64_t more = std::clamp<std::int64_t>(count - before, 0, left);
        before = std::max(before, count);
        left -= more;
        if (more > 0 && (!byPerson || begins))
            fresh.push_back({.code = code, .units = byPerson ? 0 : more});
    }
}

std::vector<Sighting> Sighter::scan(std::span<const gs1::Message> readings) const
{
    std::vector<Sighting> fresh;
    std::map<std::string, std::vector<const Seen *>> plain;
    const std::vector<Seen> seen = seenIn(readings);
    for (const Seen &one : seen) {
        if (isNumbered(one.thing))
            fresh.push_back({.code = one.code, .units = 1});
        else
            plain[goodsOf(one.thing)].push_back(&one);
    }
    for (const auto &[goods, codes] : plain)
        for (const auto &[code, count] : countsIn(codes))
            fresh.push_back({.code = code, .units = codes.front()->thing.content != 0 ? 0 : count});
    return fresh;
}

void Sighter::clear()
{
    m_episodes.clear();
    m_told.clear();
}

} // namespace nqi::consignment
