// SPDX-License-Identifier: Apache-2.0
// Mandatory and forbidden pairs (General Specifications 4.14), repeats, and what a digital signature asks for.
#include "core/gs1/forms.h"

#include <algorithm>
#include <array>

namespace nqi::gs1 {
namespace {

constexpr std::size_t longestChain = 6;

bool groupIsPresent(const ReadingBuilder &builder, Slice group, std::uint16_t self)
{
    return std::ranges::all_of(builder.dictionary().ranges(group),
                               [&](AiRange range) { return builder.isPresent(range, self); });
}

bool isSatisfied(const ReadingBuilder &builder, const Requirement &requirement, std::uint16_t self)
{
    return std::ranges::any_of(builder.dictionary().groups(requirement),
                               [&](Slice group) { return groupIsPresent(builder, group, self); });
}

// What the first alternative needs in turn, and so on: "(02) needs (37), which needs (00)" is told whole.
std::string chainOf(const ReadingBuilder &builder, const Requirement &requirement)
{
    const Dictionary &dictionary = builder.dictionary();
    std::string chain;
    const Requirement *next = &requirement;
    for (std::size_t step = 0; step < longestChain; ++step) {
        const Slice group = dictionary.groups(*next).front();
        const AiRange range = dictionary.ranges(group).front();
        if (range.first == range.last || builder.isPresent(range))
            break;
        const AiEntry &entry = dictionary.entry(range.first);
        if (!chain.empty())
            chain += ',';
        chain += entry.ai;
        const auto requirements = dictionary.requirements(entry);
        const auto unmet = std::ranges::find_if_not(
            requirements, [&](const Requirement &r) { return isSatisfied(builder, r, range.first); });
        if (unmet == requirements.end())
            break;
        next = &*unmet;
    }
    return chain;
}

void checkEntry(ReadingBuilder &builder, std::uint16_t index, const ElementView &element)
{
    const Dictionary &dictionary = builder.dictionary();
    const AiEntry &entry = dictionary.entry(index);
    for (const AiRange excluded : dictionary.exclusions(entry)) {
        const std::uint16_t other = builder.presentEntry(excluded, index);
        if (other != Dictionary::noEntry)
            builder.addIssue(IssueCode::forbiddenPair, element.position, element.ai, dictionary.entry(other).ai);
    }
    for (const Requirement &requirement : dictionary.requirements(entry)) {
        if (!isSatisfied(builder, requirement, index))
            builder.addIssue(IssueCode::requiredAiMissing, element.position, element.ai, requirement.text,
                             builder.keep(chainOf(builder, requirement)));
    }
}

// A signature (8030) over a key whose serial component is optional needs that component.
void checkSignature(ReadingBuilder &builder)
{
    constexpr auto keys = std::to_array<std::string_view>({"253", "255", "8003"});
    const Dictionary &dictionary = builder.dictionary();
    const auto present = [&](std::string_view ai) {
        const std::uint16_t entry = dictionary.find(ai);
        return entry != Dictionary::noEntry && builder.isPresent({entry, static_cast<std::uint16_t>(entry + 1)});
    };
    if (!present("8030"))
        return;
    for (const std::string_view key : keys) {
        if (!present(key))
            continue;
        const ElementView &element = builder.firstOf(dictionary.find(key));
        if (element.value.size() == dictionary.entry(element.entry).minimum)
            builder.addIssue(IssueCode::serialRequired, element.position, element.ai);
    }
}

} // namespace

void checkAssociations(ReadingBuilder &builder)
{
    if (builder.elements().empty())
        return;
    builder.indexElements();
    for (const std::uint16_t index : builder.presentEntries())
        checkEntry(builder, index, builder.firstOf(index));
    checkSignature(builder);
}

} // namespace nqi::gs1
