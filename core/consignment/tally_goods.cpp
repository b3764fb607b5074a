// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/tally_goods.h"

#include "core/consignment/entry.h"

#include <algorithm>
#include <utility>

namespace nqi::consignment {

namespace {

std::uint64_t bounded(std::uint64_t units)
{
    return std::min(units, static_cast<std::uint64_t>(mostUnits));
}

std::uint64_t take(std::uint64_t &from, std::uint64_t wanted)
{
    const std::uint64_t taken = std::min(from, wanted);
    from -= taken;
    return taken;
}

/// Where a line stands among lines in order.
std::size_t placeOf(std::span<const std::size_t> lines, std::size_t line)
{
    return static_cast<std::size_t>(std::ranges::lower_bound(lines, line) - lines.begin());
}

/// Fills lines with portions, one after another.
class Filling {
public:
    Filling(std::span<const std::size_t> lines, std::span<const Goods::Room> rooms, std::vector<Goods::Share> &shares)
        : m_lines(lines), m_shares(shares)
    {
        for (const Goods::Room &room : rooms) {
            m_free.push_back(room.declared - std::min(room.declared, room.taken));
            m_packed.push_back(room.packaged);
        }
    }

    void add(const std::vector<std::size_t> &lines, std::uint64_t units, bool carton)
    {
        std::vector<std::size_t> places;
        places.reserve(lines.size());
        for (const std::size_t line : lines)
            places.push_back(placeOf(m_lines, line));
        for (const std::size_t place : places) {
            const std::uint64_t filled = take(m_free[place], units);
            m_shares[place].units += filled;
            units -= filled;
            if (carton)
                m_cartons.emplace_back(place, filled);
        }
        // More than was declared: what lies in counted packages explains it before a surplus does.
        for (const std::size_t place : places) {
            const std::uint64_t inside = take(m_packed[place], units);
            m_shares[place].doubt += inside;
            units -= inside;
        }
        if (!places.empty())
            m_shares[places.back()].units += units;
    }
    /// From now on units: they may have come out of the cartons before them.
    void endCartons()
    {
        for (const auto &[place, units] : std::exchange(m_cartons, {}))
            m_packed[place] += units;
    }

private:
    std::span<const std::size_t> m_lines;
    std::vector<Goods::Share> &m_shares;
    std::vector<std::uint64_t> m_free;
    std::vector<std::uint64_t> m_packed;
    std::vector<std::pair<std::size_t, std::uint64_t>> m_cartons;
};

} // namespace

Goods::Portion Goods::portionOf(const Thing &thing, const Match &match)
{
    const bool carton = match.units != 1 || match.reason == MatchReason::packageContent;
    return {.unit = !carton,
            .anyLine = match.reason != MatchReason::serial,
            .lotUnread = thing.lot.empty(),
            .gtin = thing.gtin != 0 ? thing.gtin : thing.content,
            .serialised = !thing.serial.empty() || !thing.sscc.empty(),
            .lines = match.lines,
            .reason = match.reason,
            .lot = thing.lot};
}

bool Goods::add(const Thing &thing, const Match &match, const Consignment &consignment, std::int64_t times)
{
    m_seen = true;
    bool everywhere = !thing.origin.empty() && m_origins.insert(thing.origin).second;
    Portion portion = portionOf(thing, match);
    const std::uint64_t gtin = portion.gtin;
    if (!portion.serialised) {
        unitsOf(std::move(portion), consignment) += bounded(bounded(match.units) * static_cast<std::uint64_t>(times));
        return everywhere || m_spread;
    }
    if (thing.sscc.empty()) {
        everywhere = m_serialised.insert(gtin).second || everywhere;
        if (match.reason != MatchReason::serial && !match.lines.empty())
            m_undeclaredSerials[match.lines.front()].insert(thing.serial);
    }
    const std::string identity = thing.sscc.empty() ? std::to_string(gtin) + ' ' + thing.serial : thing.sscc;
    everywhere = addNumbered(identity, std::move(portion), bounded(match.units), consignment) || everywhere;
    return everywhere || m_spread;
}

/// The same thing read twice, once with and once without its lot, is one thing with a lot.
bool Goods::addNumbered(const std::string &identity, Portion portion, std::uint64_t units,
                        const Consignment &consignment)
{
    const auto [known, isNew] = m_numbered.try_emplace(identity, Numbered{portion, units});
    if (!isNew) {
        Numbered &before = known->second;
        if (std::pair(portion, before.units) >= std::pair(before.portion, units))
            return false;
        if (const auto old = m_portions.find(before.portion); old != m_portions.end())
            old->second -= before.units;
        before = {.portion = portion, .units = units};
    }
    unitsOf(std::move(portion), consignment) += units;
    return !isNew;
}

std::uint64_t &Goods::unitsOf(Portion portion, const Consignment &consignment)
{
    const auto [place, isNew] = m_portions.try_emplace(std::move(portion), 0);
    if (isNew) {
        const auto lotOf = [&](std::size_t line) -> const std::string & { return consignment.lines[line].lot; };
        const auto &lines = place->first.lines;
        if (std::ranges::all_of(lines, [&](std::size_t line) { return lotOf(line) == lotOf(lines.front()); }))
            m_byLot[lotOf(lines.front())].insert(place);
        else
            m_spread = true;
    }
    return place->second;
}

/// Beside units with serials, a code without one is on a package that also has one, as a rule.
bool Goods::counts(const Portion &portion) const
{
    return portion.serialised || !m_serialised.contains(portion.gtin);
}

template <class F>
void Goods::forEach(std::span<const std::size_t> lines, const Consignment &consignment, F &&f) const
{
    if (m_spread) {
        for (const auto &[portion, units] : m_portions)
            f(portion, units);
        return;
    }
    const auto found = m_byLot.find(consignment.lines[lines.front()].lot);
    if (found == m_byLot.end())
        return;
    for (const auto &place : found->second)
        f(place->first, place->second);
}

std::vector<Goods::Share> Goods::shares(std::span<const std::size_t> lines, const Matcher::Family &family,
                                        const Consignment &consignment, std::span<const Room> rooms) const
{
    std::vector<Share> shares(lines.size());
    Filling filling(lines, rooms, shares);
    bool cartons = true;
    forEach(lines, consignment, [&](const Portion &portion, std::uint64_t units) {
        if (std::exchange(cartons, !portion.unit) && portion.unit)
            filling.endCartons();
        if (counts(portion))
            filling.add(portion.lines, units, !portion.unit);
        else
            shares[placeOf(lines, portion.lines.front())].doubt += units;
    });
    addMismatches(lines, family, consignment, shares);
    return shares;
}

void Goods::addMismatches(std::span<const std::size_t> lines, const Matcher::Family &family,
                          const Consignment &consignment, std::vector<Share> &shares) const
{
    const auto shareOf = [&](std::size_t line) -> Share & { return shares[placeOf(lines, line)]; };
    forEach(lines, consignment, [&](const Portion &portion, std::uint64_t units) {
        if (portion.reason == MatchReason::otherLot && units > 0)
            for (const std::size_t line : portion.lines)
                if (shareOf(line).units > 0)
                    shareOf(line).mismatches.insert(
                        {Trait::lot, Source::code, consignment.lines[line].lot, portion.lot});
    });
    for (const std::size_t line : lines) {
        const auto undeclared = m_undeclaredSerials.find(line);
        if (undeclared == m_undeclaredSerials.end() || consignment.lines[line].serials.empty())
            continue;
        for (const std::string &serial : undeclared->second)
            shareOf(line).mismatches.insert({Trait::serial, Source::code, {}, serial});
    }
    for (const std::string &origin : m_origins) {
        if (family.origins.contains(origin))
            continue;
        for (const std::size_t line : lines)
            if (!consignment.lines[line].origin.empty())
                shareOf(line).mismatches.insert({Trait::origin, Source::code, consignment.lines[line].origin, origin});
    }
}

} // namespace nqi::consignment
