// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/match.h"

#include "core/gs1/gtin.h"
#include "core/gs1/item.h"
#include "core/verdict/country.h"

#include <charconv>
#include <span>

namespace nqi::consignment {

namespace {

constexpr std::uint64_t mostCount = 99'999'999; ///< AI 30 and AI 37 have eight digits

std::uint64_t numberIn(const gs1::Message &message, std::string_view ai)
{
    const auto text = message.find(ai);
    std::uint64_t value = 0;
    if (!text || text->empty())
        return 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    return error == std::errc() && end == text->data() + text->size() ? value : 0;
}

std::string textIn(const gs1::Message &message, std::string_view ai)
{
    return std::string(message.find(ai).value_or(std::string_view()));
}

/// The same item at the lowest level: indicator 0. 0: the number has no other.
std::uint64_t withoutIndicator(std::uint64_t gtin)
{
    std::string digits = gs1::gtin14Text(gtin);
    constexpr char variableMeasure = '9';
    if (digits.front() == '0' || digits.front() == variableMeasure)
        return 0;
    digits.front() = '0';
    const auto check = gs1::checkDigit(std::string_view(digits).substr(0, digits.size() - 1));
    if (!check)
        return 0;
    digits.back() = static_cast<char>('0' + *check);
    return std::stoull(digits);
}

} // namespace

Thing thingOf(const gs1::Message &message)
{
    const auto items = gs1::merge(std::span(&message, 1));
    if (items.empty())
        return {.goods = false};
    const gs1::Item &item = items.front();
    Thing thing{.gtin = item.gtin,
                .content = numberIn(message, "02"),
                .count = std::min(numberIn(message, "37"), mostCount),
                .sscc = textIn(message, "00"),
                .lot = item.lot,
                .serial = item.serial,
                .origin = std::string(verdict::alpha2OfNumeric(item.originCountry)),
                .key = {},
                .goods = true};
    if (thing.count == 0)
        thing.count = std::min(numberIn(message, "30"), mostCount);
    if (thing.gtin == 0 && thing.sscc.empty() && thing.content == 0)
        thing.key = item.key.empty() ? message.input : item.key;
    thing.goods = thing.gtin != 0 || !thing.sscc.empty() || thing.content != 0 || !item.key.empty();
    return thing;
}

Matcher::Matcher(const Consignment &consignment) : m_familyOfLine(consignment.lines.size())
{
    for (std::size_t i = 0; i < consignment.lines.size(); ++i) {
        const Line &line = consignment.lines[i];
        m_byNumber.emplace(line.number, i);
        if (line.gtin == 0 && line.key.empty())
            continue;
        const std::size_t family = line.gtin != 0 ? m_byGtin.try_emplace(line.gtin, m_families.size()).first->second
                                                  : m_byKey.try_emplace(line.key, m_families.size()).first->second;
        if (family == m_families.size())
            m_families.emplace_back();
        m_families[family].lines.push_back(i);
        m_families[family].byLot[line.lot].push_back(i);
        m_families[family].origins.insert(line.origin);
        for (const std::string &serial : line.serials)
            m_families[family].bySerial.emplace(serial, i);
        m_familyOfLine[i] = family;
    }
    for (const Packaging &packaging : consignment.packagings)
        m_packagings.emplace(packaging.gtin, packaging);
    for (const Package &package : consignment.packages) {
        m_bySscc.emplace(package.sscc, m_linesOfPackage.size());
        auto &lines = m_linesOfPackage.emplace_back();
        for (const Content &content : package.contents)
            if (const auto line = lineOf(content.line))
                lines.push_back(*line);
    }
}

std::optional<std::size_t> Matcher::lineOf(std::uint32_t number) const
{
    const auto found = m_byNumber.find(number);
    return found == m_byNumber.end() ? std::nullopt : std::optional(found->second);
}

/// Only what belongs to no lot costs as much as there are lines.
Match Matcher::inFamily(std::size_t family, const Thing &thing) const
{
    const Family &goods = m_families[family];
    Match match{.reason = MatchReason::gtin, .lines = {}, .package = 0, .family = family, .units = 1};
    if (const auto declared = goods.bySerial.find(thing.serial); declared != goods.bySerial.end()) {
        match.reason = MatchReason::serial;
        match.lines = {declared->second};
    } else if (const auto lot = goods.byLot.find(thing.lot); !thing.lot.empty() && lot != goods.byLot.end()) {
        match.reason = MatchReason::lot;
        match.lines = lot->second;
    } else if (const auto any = goods.byLot.find(std::string_view()); !thing.lot.empty() && any != goods.byLot.end()) {
        match.lines = any->second;
    } else {
        if (!thing.lot.empty())
            match.reason = MatchReason::otherLot;
        match.lines = goods.lines;
    }
    return match;
}

std::optional<Match> Matcher::ofGtin(std::uint64_t gtin, const Thing &thing) const
{
    if (const auto exact = m_byGtin.find(gtin); exact != m_byGtin.end())
        return inFamily(exact->second, thing);
    if (const auto recorded = m_packagings.find(gtin); recorded != m_packagings.end()) {
        if (const auto unit = m_byGtin.find(recorded->second.unit); unit != m_byGtin.end()) {
            Match match = inFamily(unit->second, thing);
            match.reason = match.reason == MatchReason::otherLot ? MatchReason::otherLot : MatchReason::packaging;
            match.units = recorded->second.count;
            return match;
        }
    }
    if (const auto unit = m_byGtin.find(withoutIndicator(gtin)); unit != m_byGtin.end()) {
        Match match = inFamily(unit->second, thing);
        match.reason = MatchReason::packagingUnsure;
        match.units = 0;
        return match;
    }
    return {};
}

Match Matcher::match(const Thing &thing) const
{
    if (const auto listed = m_bySscc.find(thing.sscc); !thing.sscc.empty() && listed != m_bySscc.end())
        return {.reason = MatchReason::package,
                .lines = m_linesOfPackage[listed->second],
                .package = listed->second,
                .family = 0,
                .units = 1};
    if (thing.content != 0) {
        if (auto match = ofGtin(thing.content, thing)) {
            match->reason =
                match->reason == MatchReason::otherLot ? MatchReason::otherLot : MatchReason::packageContent;
            match->units *= thing.count;
            return *match;
        }
    }
    if (thing.gtin != 0) {
        if (auto match = ofGtin(thing.gtin, thing)) {
            if (thing.count != 0)
                match->units *= thing.count;
            return *match;
        }
        return {};
    }
    const auto byKey = m_byKey.find(thing.key);
    if (thing.key.empty() || byKey == m_byKey.end())
        return {};
    Match match = inFamily(byKey->second, thing);
    if (match.reason == MatchReason::gtin)
        match.reason = MatchReason::key;
    return match;
}

} // namespace nqi::consignment
