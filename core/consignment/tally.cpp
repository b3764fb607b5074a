// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/tally.h"

#include "core/gs1/message.h"
#include "core/verdict/company_name.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace nqi::consignment {

namespace {

constexpr std::size_t comparedDigits = 6; ///< HS codes agree between countries to six digits

LineState byNumber(std::uint64_t counted, std::uint64_t declared, bool seen)
{
    if (counted == 0 && !seen)
        return declared == 0 ? LineState::ok : LineState::notSeen;
    return counted < declared ? LineState::tooFew : counted == declared ? LineState::ok : LineState::over;
}

std::string identityOf(const Thing &thing)
{
    constexpr char separator = '\x1D'; // cannot occur in any of the parts
    return thing.sscc + separator + std::to_string(thing.gtin) + separator + std::to_string(thing.content) + separator +
           (thing.serial.empty() ? thing.lot : std::string()) + separator + thing.serial + separator + thing.key;
}

/// The entry with the highest number holds.
void keepLatest(std::pair<std::uint64_t, std::string> &known, const Entry &entry)
{
    if (entry.number > known.first)
        known = {entry.number, entry.value};
}

} // namespace

std::string declaredTrait(const Line &line, Trait trait)
{
    switch (trait) {
    case Trait::lot:
        return line.lot;
    case Trait::origin:
        return line.origin;
    case Trait::model:
        return line.model;
    case Trait::manufacturer:
        return line.manufacturer;
    case Trait::hsCode:
        return line.hsCode;
    case Trait::serial:
    case Trait::label:
        break;
    }
    return {};
}

bool contradicts(Trait trait, std::string_view declared, std::string_view observed)
{
    if (observed.empty())
        return false;
    // Of the label a person says what is wrong with it; a serial is said because it is not the right one.
    if (trait == Trait::label || trait == Trait::serial)
        return true;
    if (declared.empty() || declared == observed)
        return false;
    if (trait == Trait::model)
        return verdict::foldedTight(declared) != verdict::foldedTight(observed);
    if (trait == Trait::manufacturer)
        return verdict::compareCompanyNames(declared, observed) == verdict::NameMatch::other;
    if (trait == Trait::hsCode) {
        const std::size_t digits = std::min({declared.size(), observed.size(), comparedDigits});
        return declared.substr(0, digits) != observed.substr(0, digits);
    }
    return true;
}

Tally::Tally(Consignment consignment, std::span<const Entry> toCome)
    : m_consignment(std::move(consignment)), m_matcher(m_consignment)
{
    for (const Entry &entry : toCome)
        if (entry.kind == EntryKind::withdrawn)
            m_withdrawn.insert(static_cast<std::uint64_t>(entry.count));
    clear();
}

bool Tally::concerns(std::string_view code) const
{
    const Thing thing = thingOf(gs1::parse(code));
    return thing.goods || m_matcher.match(thing).reason != MatchReason::unknown;
}

void Tally::clear()
{
    const std::size_t lines = m_consignment.lines.size();
    m_lines.assign(lines, {});
    m_said.assign(lines, {});
    m_packaged.assign(lines, 0);
    m_goods = std::vector<Goods>(m_matcher.families().size());
    m_packageSeen.assign(m_consignment.packages.size(), false);
    m_unknown.clear();
    m_findings.clear();
    m_entriesOfLine.assign(lines, {});
    m_entriesOfFamily.assign(m_matcher.families().size(), {});
    m_progress = {.packages = m_consignment.packages.size()};
    for (std::size_t i = 0; i < lines; ++i) {
        m_progress.declared += m_consignment.lines[i].quantity;
        m_lines[i].state = m_lines[i].count = byNumber(0, m_consignment.lines[i].quantity, false);
        ++m_progress.lines[static_cast<std::size_t>(m_lines[i].state)];
    }
}

void Tally::rebuild()
{
    clear();
    Change ignored;
    const std::vector<Entry> entries = std::exchange(m_entries, {});
    for (const Entry &entry : entries) {
        m_entries.push_back(entry);
        if (!m_withdrawn.contains(entry.number))
            apply(entry, ignored);
    }
}

Tally::Change Tally::add(const Entry &entry)
{
    Change change;
    if (!m_numbers.insert(entry.number).second) {
        change.isNew = false;
        return change;
    }
    m_lastNumber = std::max(m_lastNumber, entry.number);
    m_entries.push_back(entry);
    if (entry.kind == EntryKind::finished)
        m_ends.push_back(m_entries.size() - 1);
    if (entry.kind == EntryKind::withdrawn) {
        if (!m_withdrawn.insert(static_cast<std::uint64_t>(entry.count)).second)
            return change;
        // Rare, and asked for by a person: counting anew is sure to be right.
        const std::vector<LineTally> before = m_lines;
        rebuild();
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if (m_lines[i] != before[i])
                change.lines.push_back(i);
        change.unknown = true;
        return change;
    }
    if (!m_withdrawn.contains(entry.number))
        apply(entry, change);
    return change;
}

void Tally::apply(const Entry &entry, Change &change)
{
    switch (entry.kind) {
    case EntryKind::seen:
        applySeen(entry, change);
        return;
    case EntryKind::added:
    case EntryKind::fixed:
    case EntryKind::observed:
        applySaid(entry, change);
        return;
    case EntryKind::finding:
        applyFinding(entry, change);
        return;
    case EntryKind::withdrawn:
    case EntryKind::finished:
    case EntryKind::filled:
        return;
    }
}

void Tally::applySeen(const Entry &entry, Change &change)
{
    const Thing thing = thingOf(gs1::parse(entry.code));
    const Match match = m_matcher.match(thing);
    change.reason = match.reason;
    keepEntryOf(match);
    if (match.reason == MatchReason::unknown) {
        if (thing.goods)
            addUnknown(entry, thing, change);
        return;
    }
    if (match.reason != MatchReason::package) {
        const bool everywhere =
            m_goods[match.family].add(thing, match, m_consignment, std::clamp<std::int64_t>(entry.count, 0, mostUnits));
        recountFamily(match.family, match.lines.front(), everywhere, change.lines);
        return;
    }
    if (m_packageSeen[match.package])
        return;
    m_packageSeen[match.package] = true;
    ++m_progress.packagesSeen;
    for (const Content &content : m_consignment.packages[match.package].contents)
        if (const auto line = m_matcher.lineOf(content.line))
            m_packaged[*line] += content.quantity;
    recount(match.lines, change);
}

void Tally::applySaid(const Entry &entry, Change &change)
{
    const auto line = m_matcher.lineOf(entry.line);
    if (!line)
        return;
    m_entriesOfLine[*line].push_back(m_entries.size() - 1);
    Said &said = m_said[*line];
    const std::int64_t count = std::clamp(entry.count, -mostUnits, mostUnits);
    if (entry.kind == EntryKind::added) {
        said.added += count;
    } else if (entry.kind == EntryKind::fixed) {
        if (entry.number > said.fixedBy) {
            said.fixedBy = entry.number;
            said.fixed = static_cast<std::uint64_t>(std::max<std::int64_t>(count, 0));
        }
    } else {
        keepLatest(said.observed[entry.trait], entry);
    }
    recount({*line}, change);
}

void Tally::applyFinding(const Entry &entry, Change &change)
{
    if (const auto line = m_matcher.lineOf(entry.line)) {
        m_entriesOfLine[*line].push_back(m_entries.size() - 1);
        keepLatest(m_said[*line].finding, entry);
        recount({*line}, change);
    } else if (entry.line == 0) {
        keepLatest(m_findings[identityOf(thingOf(gs1::parse(entry.code)))], entry);
        change.unknown = true;
    }
}

void Tally::addUnknown(const Entry &entry, const Thing &thing, Change &change)
{
    const auto [known, isNew] = m_unknown.try_emplace(identityOf(thing));
    Unknown &unknown = known->second;
    unknown.entries.push_back(m_entries.size() - 1);
    if (isNew || entry.number < unknown.first) {
        unknown.first = entry.number;
        unknown.goods.code = entry.code;
        unknown.goods.thing = thing;
        unknown.goods.firstSeen = entry.at;
    }
    const bool numbered = !thing.serial.empty() || !thing.sscc.empty();
    unknown.goods.units =
        numbered ? 1
                 : unknown.goods.units +
                       static_cast<std::uint64_t>(std::max<std::int64_t>(std::min(entry.count, mostUnits), 0));
    m_progress.unknown = m_unknown.size();
    change.unknown = true;
}

/// What any line of the goods may have meant is kept once for all of them.
void Tally::keepEntryOf(const Match &match)
{
    const std::size_t index = m_entries.size() - 1;
    const bool ofFamily = match.reason != MatchReason::package && match.lines.size() > 1 &&
                          match.lines.size() == m_matcher.families()[match.family].lines.size();
    if (ofFamily)
        m_entriesOfFamily[match.family].push_back(index);
    else
        for (const std::size_t line : match.lines)
            m_entriesOfLine[line].push_back(index);
}

void Tally::recount(const std::vector<std::size_t> &lines, Change &change)
{
    std::set<std::pair<std::size_t, std::string_view>> counted; // stretches
    for (const std::size_t line : lines) {
        const auto family = m_matcher.familyOf(line);
        if (!family) {
            if (set(line, {}, m_packaged[line] > 0))
                change.lines.push_back(line);
            continue;
        }
        const bool spread = m_goods[*family].isSpread();
        if (counted.emplace(*family, spread ? std::string_view() : std::string_view(m_consignment.lines[line].lot))
                .second)
            recountFamily(*family, line, false, change.lines);
    }
}

void Tally::recountFamily(std::size_t index, std::size_t line, bool everywhere, std::vector<std::size_t> &changed)
{
    const Matcher::Family &family = m_matcher.families()[index];
    if (m_goods[index].isSpread())
        return recountLines(index, family.lines, changed);
    if (!everywhere)
        return recountLines(index, family.byLot.find(m_consignment.lines[line].lot)->second, changed);
    for (const auto &[lot, lines] : family.byLot)
        recountLines(index, lines, changed);
}

void Tally::recountLines(std::size_t index, std::span<const std::size_t> lines, std::vector<std::size_t> &changed)
{
    const Matcher::Family &family = m_matcher.families()[index];
    std::vector<Goods::Room> rooms;
    rooms.reserve(lines.size());
    for (const std::size_t line : lines)
        rooms.push_back(roomOf(line));
    const auto shares = m_goods[index].shares(lines, family, m_consignment, rooms);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool only = family.lines.size() == 1 && m_goods[index].seen();
        if (set(lines[i], shares[i], only || shares[i].units + shares[i].doubt + rooms[i].taken > 0))
            changed.push_back(lines[i]);
    }
}

Goods::Room Tally::roomOf(std::size_t line) const
{
    const std::int64_t taken = static_cast<std::int64_t>(m_packaged[line]) + m_said[line].added;
    return {.declared = m_consignment.lines[line].quantity,
            .taken = static_cast<std::uint64_t>(std::max<std::int64_t>(taken, 0)),
            .packaged = m_packaged[line]};
}

bool Tally::set(std::size_t line, const Goods::Share &share, bool seen)
{
    const std::uint64_t declared = m_consignment.lines[line].quantity;
    LineTally next = {.packaged = m_packaged[line],
                      .units = share.units,
                      .added = m_said[line].added,
                      .doubt = share.doubt,
                      .seen = seen,
                      .mismatches = share.mismatches,
                      .finding = m_said[line].finding.second};
    finishLine(line, next);
    LineTally &tally = m_lines[line];
    if (next == tally)
        return false;
    --m_progress.lines[static_cast<std::size_t>(tally.state)];
    m_progress.counted -= std::min(tally.counted, declared);
    tally = std::move(next);
    m_progress.counted += std::min(tally.counted, declared);
    ++m_progress.lines[static_cast<std::size_t>(tally.state)];
    return true;
}

void Tally::finishLine(std::size_t line, LineTally &tally) const
{
    const Line &declared = m_consignment.lines[line];
    const Said &said = m_said[line];
    if (said.fixedBy != 0)
        tally.fixed = said.fixed;
    const std::int64_t sum = static_cast<std::int64_t>(tally.packaged + tally.units) + said.added;
    tally.counted = tally.fixed.value_or(static_cast<std::uint64_t>(std::max<std::int64_t>(sum, 0)));
    tally.seen = tally.seen || tally.fixed.has_value();
    for (const auto &[trait, latest] : said.observed) {
        const std::string expected = declaredTrait(declared, trait);
        if (contradicts(trait, expected, latest.second))
            tally.mismatches.insert({trait, Source::officer, expected, latest.second});
    }
    tally.count = byNumber(tally.counted, declared.quantity, tally.seen);
    tally.state = tally.mismatches.empty() ? tally.count : LineState::mismatch;
}

std::vector<UnknownGoods> Tally::unknown() const
{
    std::vector<const std::pair<const std::string, Unknown> *> order;
    order.reserve(m_unknown.size());
    for (const auto &one : m_unknown)
        order.push_back(&one);
    std::ranges::sort(order, {}, [](const auto *one) { return one->second.first; });
    std::vector<UnknownGoods> goods;
    goods.reserve(order.size());
    for (const auto *one : order)
        goods.push_back(goodsOf(one->first, one->second));
    return goods;
}

UnknownGoods Tally::goodsOf(const std::string &identity, const Unknown &unknown) const
{
    UnknownGoods goods = unknown.goods;
    if (const auto found = m_findings.find(identity); found != m_findings.end())
        goods.finding = found->second.second;
    return goods;
}

std::vector<Entry> Tally::entriesOf(std::size_t line) const
{
    std::vector<Entry> entries;
    for (const std::size_t index : m_entriesOfLine[line])
        entries.push_back(m_entries[index]);
    if (const auto family = m_matcher.familyOf(line))
        for (const std::size_t index : m_entriesOfFamily[*family])
            entries.push_back(m_entries[index]);
    std::ranges::sort(entries, std::ranges::greater(), &Entry::number);
    return entries;
}

std::optional<UnknownGoods> Tally::unknownLike(std::string_view code) const
{
    const auto known = m_unknown.find(identityOf(thingOf(gs1::parse(code))));
    return known != m_unknown.end() ? std::optional(goodsOf(known->first, known->second)) : std::nullopt;
}

std::vector<Entry> Tally::entriesOfUnknown(std::string_view code) const
{
    std::vector<Entry> entries;
    if (const auto known = m_unknown.find(identityOf(thingOf(gs1::parse(code)))); known != m_unknown.end())
        for (const std::size_t index : known->second.entries)
            entries.push_back(m_entries[index]);
    std::ranges::sort(entries, std::ranges::greater(), &Entry::number);
    return entries;
}

const Entry *Tally::end() const
{
    const Entry *found = nullptr;
    for (const std::size_t index : m_ends) {
        const Entry &entry = m_entries[index];
        if (!m_withdrawn.contains(entry.number) && (found == nullptr || entry.number > found->number))
            found = &entry;
    }
    return found;
}

const Entry *Tally::result() const
{
    const Entry *const found = end();
    return found != nullptr && found->value != putAwayValue ? found : nullptr;
}

const Entry *Tally::putAway() const
{
    const Entry *const found = end();
    return found != nullptr && found->value == putAwayValue ? found : nullptr;
}

} // namespace nqi::consignment
