// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/dictionary_builder.h"

#include "core/gs1/characters.h"
#include "core/gs1/split.h"

#include <algorithm>
#include <charconv>

namespace nqi::gs1 {
namespace {

constexpr std::uint16_t longestValue = 90; // of an identifier that no table knows (General Specifications 3.2)

// Predefined lengths of values by the first two digits of the identifier (General Specifications figure 7.8.5-2),
// needed for identifiers not yet allotted only. 23 was on the list once and no longer is.
std::uint16_t predefinedLength(std::size_t prefix)
{
    if (prefix == 0)
        return 18;
    if (prefix >= 1 && prefix <= 3)
        return 14;
    if (prefix == 4)
        return 16;
    if (prefix >= 11 && prefix <= 19)
        return 6;
    if (prefix == 20)
        return 2;
    if (prefix >= 31 && prefix <= 36)
        return 6;
    return prefix == 41 ? 13 : 0;
}

std::optional<std::uint16_t> number(std::string_view text)
{
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value == 0 || value > longestValue)
        return std::nullopt;
    return value;
}

bool isAi(std::string_view text)
{
    return text.size() >= 2 && text.size() <= 4 && allDigits(text);
}

std::optional<CharacterSet> characterSet(char letter)
{
    switch (letter) {
    case 'N':
        return CharacterSet::numeric;
    case 'X':
        return CharacterSet::cset82;
    case 'Y':
        return CharacterSet::cset39;
    case 'Z':
        return CharacterSet::cset64;
    default:
        return std::nullopt;
    }
}

std::uint32_t sizeOf(const auto &table)
{
    return static_cast<std::uint32_t>(table.size());
}

} // namespace

std::expected<Component, DictionaryFault> DictionaryBuilder::component(std::string_view text) const
{
    const auto wrong = std::unexpected(DictionaryFault::format);
    Component made;
    std::string_view size = text.substr(0, text.find(','));
    if (size.starts_with('[')) {
        if (!size.ends_with(']'))
            return wrong;
        made.optional = true;
        size = size.substr(1, size.size() - 2);
    }
    if (size.empty())
        return wrong;
    const auto characters = characterSet(size[0]);
    size.remove_prefix(1);
    const bool variable = size.starts_with("..");
    const auto most = number(variable ? size.substr(2) : size);
    if (!characters || !most)
        return wrong;
    made.characters = *characters;
    made.maximum = *most;
    made.minimum = variable ? std::uint16_t{1} : *most;
    bool first = true;
    for (const std::string_view part : Split(text, ',')) {
        if (std::exchange(first, false))
            continue;
        const Linter linter = findLinter(part);
        if (linter == nullptr || made.linterCount == made.linters.size())
            return std::unexpected(DictionaryFault::linter);
        made.linters[made.linterCount++] = linter;
    }
    return made;
}

std::expected<void, DictionaryFault> DictionaryBuilder::addComponents(std::string_view format, AiEntry &entry)
{
    entry.components.begin = sizeOf(m_made.m_components);
    bool open = false; // an optional or variable part: nothing mandatory may follow
    for (const std::string_view part : Split(format, ' ')) {
        const auto made = component(part);
        if (!made)
            return std::unexpected(made.error());
        if (open && !made->optional)
            return std::unexpected(DictionaryFault::format);
        open = made->optional || made->minimum != made->maximum;
        m_made.m_components.push_back(*made);
        entry.maximum = static_cast<std::uint16_t>(entry.maximum + made->maximum);
        if (!made->optional)
            entry.minimum = static_cast<std::uint16_t>(entry.minimum + made->minimum);
    }
    entry.components.count = sizeOf(m_made.m_components) - entry.components.begin;
    if (entry.components.count == 0 || entry.maximum > 255)
        return std::unexpected(DictionaryFault::format);
    return {};
}

std::expected<void, DictionaryFault> DictionaryBuilder::add(const DictionaryRow &row)
{
    if (!isAi(row.first) || row.last.size() != row.first.size() || !isAi(row.last) || row.last < row.first)
        return std::unexpected(DictionaryFault::applicationIdentifier);
    if (!m_made.m_entries.empty() && m_made.m_entries.back().ai >= row.first)
        return std::unexpected(DictionaryFault::order);
    AiEntry entry{.title = row.title, .predefined = row.predefined, .attribute = row.attribute, .key = row.key != "-"};
    if (const auto done = addComponents(row.format, entry); !done)
        return done;
    if (row.predefined && entry.minimum != entry.maximum)
        return std::unexpected(DictionaryFault::format);
    const auto begin = static_cast<std::uint16_t>(m_made.m_entries.size());
    int value = 0;
    int last = 0;
    std::from_chars(row.first.data(), row.first.data() + row.first.size(), value);
    std::from_chars(row.last.data(), row.last.data() + row.last.size(), last);
    for (; value <= last; ++value) {
        std::string digits = std::to_string(value);
        digits.insert(0, row.first.size() - digits.size(), '0');
        const std::size_t prefix =
            static_cast<std::size_t>(digits[0] - '0') * 10 + static_cast<std::size_t>(digits[1] - '0');
        std::uint8_t &length = m_made.m_lengths[prefix];
        if (length != 0 && length != digits.size())
            return std::unexpected(DictionaryFault::lengthByPrefix);
        length = static_cast<std::uint8_t>(digits.size());
        entry.ai = keep(std::move(digits));
        m_made.m_entries.push_back(entry);
    }
    m_rows.push_back({row, {begin, static_cast<std::uint16_t>(m_made.m_entries.size())}});
    return {};
}

void DictionaryBuilder::addStandIns()
{
    for (std::size_t prefix = 0; prefix < m_made.m_standIns.size(); ++prefix) {
        const std::uint16_t length = predefinedLength(prefix);
        Component any{.characters = CharacterSet::cset82, .minimum = 1, .maximum = longestValue};
        if (length != 0)
            any.minimum = any.maximum = length;
        AiEntry entry{.title = {}, .predefined = length != 0, .minimum = any.minimum, .maximum = any.maximum};
        entry.components = {sizeOf(m_made.m_components), 1};
        m_made.m_components.push_back(any);
        m_made.m_standIns[prefix] = static_cast<std::uint16_t>(m_made.m_entries.size());
        m_made.m_entries.push_back(entry);
    }
}

void DictionaryBuilder::addSlots()
{
    constexpr std::array<std::size_t, 5> slots{0, 0, 1, 10, 100};
    for (std::size_t prefix = 0; prefix < m_made.m_lengths.size(); ++prefix) {
        m_made.m_bases[prefix] = static_cast<std::uint16_t>(m_made.m_slots.size());
        m_made.m_slots.resize(m_made.m_slots.size() + slots[m_made.m_lengths[prefix]], Dictionary::noEntry);
    }
    for (std::size_t i = 0; i < m_made.m_size; ++i) {
        const std::string_view ai = m_made.m_entries[i].ai;
        std::size_t slot = 0;
        for (const char c : ai.substr(2))
            slot = slot * 10 + static_cast<std::size_t>(c - '0');
        const std::size_t prefix = static_cast<std::size_t>(ai[0] - '0') * 10 + static_cast<std::size_t>(ai[1] - '0');
        m_made.m_slots[m_made.m_bases[prefix] + slot] = static_cast<std::uint16_t>(i);
    }
}

// "01", "310n" and "31nn": in lexical order the matches stand side by side, because identifiers that share their first
// two digits have the same length.
std::optional<AiRange> DictionaryBuilder::rangeOf(std::string_view pattern) const
{
    const std::string_view fixed = pattern.substr(0, pattern.find('n'));
    const std::string_view open = pattern.substr(fixed.size());
    if (pattern.size() < 2 || pattern.size() > 4 || fixed.size() < 2 || !allDigits(fixed) ||
        open.find_first_not_of('n') != std::string_view::npos)
        return std::nullopt;
    const auto matches = [&](const AiEntry &entry) {
        return entry.ai.size() == pattern.size() && entry.ai.starts_with(fixed);
    };
    const auto entries = m_made.entries();
    const auto first = std::ranges::find_if(entries, matches);
    const auto last = std::find_if_not(first, entries.end(), matches);
    return AiRange{static_cast<std::uint16_t>(first - entries.begin()),
                   static_cast<std::uint16_t>(last - entries.begin())};
}

bool DictionaryBuilder::resolveRequirements(std::string_view text, AiEntry &entry)
{
    entry.requirements.begin = sizeOf(m_made.m_requirements);
    for (const std::string_view alternatives : Split(text, ';')) {
        Requirement requirement{alternatives, {sizeOf(m_made.m_groups), 0}};
        for (const std::string_view group : Split(alternatives, ',')) {
            Slice members{sizeOf(m_made.m_ranges), 0};
            for (const std::string_view pattern : Split(group, '+')) {
                const auto range = rangeOf(pattern);
                if (!range)
                    return false;
                m_made.m_ranges.push_back(*range);
                ++members.count;
            }
            if (members.count == 0)
                return false;
            m_made.m_groups.push_back(members);
            ++requirement.groups.count;
        }
        if (requirement.groups.count == 0)
            return false;
        m_made.m_requirements.push_back(requirement);
        ++entry.requirements.count;
    }
    return true;
}

bool DictionaryBuilder::resolveExclusions(std::string_view text, AiEntry &entry)
{
    entry.exclusions.begin = sizeOf(m_made.m_ranges);
    for (const std::string_view pattern : Split(text, ',')) {
        const auto range = rangeOf(pattern);
        if (!range)
            return false;
        m_made.m_ranges.push_back(*range);
        ++entry.exclusions.count;
    }
    return true;
}

bool DictionaryBuilder::resolveKey(std::string_view text, AiEntry &entry)
{
    entry.sequences.begin = sizeOf(m_made.m_sequences);
    if (text == "-")
        return true;
    for (const std::string_view sequence : Split(text, '|')) {
        Slice members{sizeOf(m_made.m_qualifiers), 0};
        for (const std::string_view ai : Split(sequence, ',')) {
            const std::uint16_t qualifier = m_made.find(ai);
            if (qualifier == Dictionary::noEntry)
                return false;
            m_made.m_qualifiers.push_back(qualifier);
            ++members.count;
        }
        m_made.m_sequences.push_back(members);
        ++entry.sequences.count;
    }
    return true;
}

bool DictionaryBuilder::resolve(const Pending &pending)
{
    AiEntry resolved;
    if (!resolveRequirements(pending.row.mandatory, resolved) || !resolveExclusions(pending.row.excludes, resolved) ||
        !resolveKey(pending.row.key, resolved))
        return false;
    for (std::uint16_t i = pending.entries.first; i < pending.entries.last; ++i) {
        m_made.m_entries[i].requirements = resolved.requirements;
        m_made.m_entries[i].exclusions = resolved.exclusions;
        m_made.m_entries[i].sequences = resolved.sequences;
    }
    return true;
}

std::expected<Dictionary, DictionaryFault> DictionaryBuilder::finish(std::string_view release)
{
    m_made.m_size = m_made.m_entries.size();
    if (m_made.m_size == 0)
        return std::unexpected(DictionaryFault::noEntries);
    addStandIns();
    addSlots();
    for (m_failedRow = 0; m_failedRow < m_rows.size(); ++m_failedRow) {
        if (!resolve(m_rows[m_failedRow]))
            return std::unexpected(DictionaryFault::attributes);
    }
    m_made.m_release = release;
    return std::move(m_made);
}

} // namespace nqi::gs1
