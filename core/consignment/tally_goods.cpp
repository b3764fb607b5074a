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

/// Where a line stands among those of its family, which are in order.
std::size_t placeOf(const Matcher::Family &family, std::size_t line)
{
    return static_cast<std::size_t>(std::ranges::lower_bound(family.lines, line) - family.lines.begin());
}

/// Fills lines with portions, one after another.
class Filling {
public:
    Filling(const Matcher::Family &family, std::span<const Goods::Room> rooms, std::vector<Goods::Share> &shares)
        : m_family(family), m_shares(shares)
    {
        for (std::size_t i = 0; i < family.lines.size(); ++i) {
            m_free.push_back(rooms[i].declared - std::min(rooms[i].declared, rooms[i].taken));
            m_packed.push_back(rooms[i].packaged);
        }
    }

    void add(const std::vector<std::size_t> &lines, std::uint64_t units, bool carton)
    {
        std::vector<std::size_t> places;
        for (const std::size_t line : lines)
            places.push_back(placeOf(m_family, line));
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
    const Matcher::Family &m_family;
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

void Goods::add(const Thing &thing, const Match &match, std::int64_t times)
{
    m_seen = true;
    if (!thing.origin.empty())
        m_origins.insert(thing.origin);
    Portion portion = portionOf(thing, match);
    const std::uint64_t gtin = portion.gtin;
    if (!portion.serialised) {
        m_portions[std::move(portion)] += bounded(bounded(match.units) * static_cast<std::uint64_t>(times));
        return;
    }
    if (thing.sscc.empty()) {
        m_serialised.insert(gtin);
        if (match.reason != MatchReason::serial && !match.lines.empty())
            m_undeclaredSerials.emplace(thing.serial, match.lines.front());
    }
    addNumbered(thing.sscc.empty() ? std::to_string(gtin) + ' ' + thing.serial : thing.sscc, std::move(portion),
                bounded(match.units));
}

/// The same thing read twice, once with and once without its lot, is one thing with a lot.
void Goods::addNumbered(const std::string &identity, Portion portion, std::uint64_t units)
{
    const auto [known, isNew] = m_numbered.try_emplace(identity, Numbered{portion, units});
    if (!isNew) {
        Numbered &before = known->second;
        if (std::pair(portion, before.units) >= std::pair(before.portion, units))
            return;
        if (const auto old = m_portions.find(before.portion); old != m_portions.end())
            old->second -= before.units;
        before = {.portion = portion, .units = units};
    }
    m_portions[std::move(portion)] += units;
}

/// Beside units with serials, a code without one is on a package that also has one, as a rule.
bool Goods::counts(const Portion &portion) const
{
    return portion.serialised || !m_serialised.contains(portion.gtin);
}

std::vector<Goods::Share> Goods::shares(const Matcher::Family &family, const Consignment &consignment,
                                        std::span<const Room> rooms) const
{
    std::vector<Share> shares(family.lines.size());
    Filling filling(family, rooms, shares);
    bool cartons = true;
    for (const auto &[portion, units] : m_portions) {
        if (std::exchange(cartons, !portion.unit) && portion.unit)
            filling.endCartons();
        if (counts(portion))
            filling.add(portion.lines, units, !portion.unit);
        else
            shares[placeOf(family, portion.lines.front())].doubt += units;
    }
    addMismatches(family, consignment, shares);
    return shares;
}

void Goods::addMismatches(const Matcher::Family &family, const Consignment &consignment,
                          std::vector<Share> &shares) const
{
    const auto shareOf = [&](std::size_t line) -> Share & { return shares[placeOf(family, line)]; };
    for (const auto &[portion, units] : m_portions) {
        if (portion.reason == MatchReason::otherLot && units > 0)
            for (const std::size_t line : portion.lines)
                if (shareOf(line).units > 0)
                    shareOf(line).mismatches.insert(
                        {Trait::lot, Source::code, consignment.lines[line].lot, portion.lot});
    }
    for (const auto &[serial, line] : m_undeclaredSerials) {
        if (!consignment.lines[line].serials.empty())
            shareOf(line).mismatches.insert({Trait::serial, Source::code, {}, serial});
    }
    for (const std::string &origin : m_origins) {
        const auto declares = [&](std::size_t line) { return consignment.lines[line].origin == origin; };
        if (std::ranges::any_of(family.lines, declares))
            continue;
        for (const std::size_t line : family.lines)
            if (!consignment.lines[line].origin.empty())
                shareOf(line).mismatches.insert({Trait::origin, Source::code, consignment.lines[line].origin, origin});
    }
}

} // namespace nqi::consignment
