// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/dictionary.h"

#include "core/gs1/characters.h"
#include "core/gs1/dictionary_builder.h"

namespace nqi::gs1 {
namespace {

template <class Item>
std::span<const Item> slice(const std::vector<Item> &table, Slice part)
{
    return std::span(table).subspan(part.begin, part.count);
}

std::size_t prefixOf(std::string_view data)
{
    return static_cast<std::size_t>(data[0] - '0') * 10 + static_cast<std::size_t>(data[1] - '0');
}

} // namespace

const Dictionary &Dictionary::builtIn()
{
    static const Dictionary dictionary = [] {
        DictionaryBuilder builder;
        for (const DictionaryRow &row : dictionaryTable())
            (void)builder.add(row);
        return std::move(*builder.finish(dictionaryRelease));
    }();
    return dictionary;
}

std::size_t Dictionary::aiLength(std::string_view data) const
{
    if (data.size() < 2 || !isOf(data[0], digitClass) || !isOf(data[1], digitClass))
        return 0;
    return m_lengths[prefixOf(data)];
}

std::uint16_t Dictionary::findPrefix(std::string_view data) const
{
    const std::size_t length = aiLength(data);
    if (length == 0 || data.size() < length)
        return noEntry;
    std::size_t slot = 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (!isOf(data[i], digitClass))
            return noEntry;
        slot = slot * 10 + static_cast<std::size_t>(data[i] - '0');
    }
    return m_slots[m_bases[prefixOf(data)] + slot];
}

std::uint16_t Dictionary::find(std::string_view ai) const
{
    return ai.size() == aiLength(ai) ? findPrefix(ai) : noEntry;
}

std::uint16_t Dictionary::standIn(std::string_view ai) const
{
    if (ai.size() < 2 || ai.size() > 4 || !allDigits(ai))
        return noEntry;
    const std::size_t length = aiLength(ai);
    if ((length != 0 && length != ai.size()) || find(ai) != noEntry)
        return noEntry;
    // A length that no table states can only be one of variable length.
    return length == 0 ? m_standIns[99] : m_standIns[prefixOf(ai)];
}

std::span<const Component> Dictionary::components(const AiEntry &entry) const
{
    return slice(m_components, entry.components);
}

std::span<const Requirement> Dictionary::requirements(const AiEntry &entry) const
{
    return slice(m_requirements, entry.requirements);
}

std::span<const Slice> Dictionary::groups(const Requirement &requirement) const
{
    return slice(m_groups, requirement.groups);
}

std::span<const AiRange> Dictionary::ranges(Slice group) const
{
    return slice(m_ranges, group);
}

std::span<const AiRange> Dictionary::exclusions(const AiEntry &entry) const
{
    return slice(m_ranges, entry.exclusions);
}

std::span<const Slice> Dictionary::sequences(const AiEntry &entry) const
{
    return slice(m_sequences, entry.sequences);
}

std::span<const std::uint16_t> Dictionary::qualifiers(Slice sequence) const
{
    return slice(m_qualifiers, sequence);
}

std::string_view name(DictionaryFault fault)
{
    switch (fault) {
    case DictionaryFault::noEntries:
        return "noEntries";
    case DictionaryFault::applicationIdentifier:
        return "applicationIdentifier";
    case DictionaryFault::order:
        return "order";
    case DictionaryFault::lengthByPrefix:
        return "lengthByPrefix";
    case DictionaryFault::flags:
        return "flags";
    case DictionaryFault::format:
        return "format";
    case DictionaryFault::linter:
        return "linter";
    case DictionaryFault::attributes:
        return "attributes";
    }
    return "format";
}

} // namespace nqi::gs1
