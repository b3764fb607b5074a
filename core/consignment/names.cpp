// SPDX-License-Identifier: Apache-2.0
#include "core/consignment/match.h"
#include "core/consignment/proposal.h"
#include "core/consignment/sighter.h"
#include "core/consignment/tally.h"
#include "core/consignment/tally_book.h"

#include <algorithm>
#include <array>

namespace nqi::consignment {

namespace {

template <class Enum, std::size_t size>
std::string_view nameIn(const std::array<std::string_view, size> &names, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < size ? names[index] : std::string_view();
}

template <class Enum, std::size_t size>
std::optional<Enum> valueIn(const std::array<std::string_view, size> &names, std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return {};
    return static_cast<Enum>(found - names.begin());
}

// In the order of the enumerators.
constexpr std::array<std::string_view, 7> traits = {"lot",          "serial", "origin", "model",
                                                    "manufacturer", "hsCode", "label"};
constexpr std::array<std::string_view, 3> sources = {"code", "officer", "catalogue"};
constexpr std::array<std::string_view, 10> matches = {
    "unknown", "package", "packageContent", "serial", "lot", "gtin", "otherLot", "packaging", "packagingUnsure", "key"};
constexpr std::array<std::string_view, 8> kinds = {"seen",      "added",    "fixed",  "observed",
                                                   "withdrawn", "finished", "filled", "finding"};
constexpr std::array<std::string_view, lineStates> states = {"notSeen", "short", "ok", "over", "mismatch"};
constexpr std::array<std::string_view, 2> countings = {"bySighting", "byPerson"};
constexpr std::array<std::string_view, 4> results = {"meets", "doesNotMeet", "labelDoesNotMeet", "fileIncomplete"};
constexpr std::array<std::string_view, 8> bookErrors = {"unwritable", "damaged", "notFound",      "tooLarge",
                                                        "finished",   "putAway", "reasonMissing", "mismatch"};
constexpr std::array<std::string_view, 8> reasons = {"notSeen", "short", "over",  "mismatch",
                                                     "unknown", "label", "proof", "adverse"};

} // namespace

std::string_view name(Trait trait)
{
    return nameIn(traits, trait);
}

std::optional<Trait> traitOf(std::string_view name)
{
    return valueIn<Trait>(traits, name);
}

std::string_view name(Source source)
{
    return nameIn(sources, source);
}

std::string_view name(MatchReason reason)
{
    return nameIn(matches, reason);
}

std::string_view name(EntryKind kind)
{
    return nameIn(kinds, kind);
}

std::optional<EntryKind> entryKindOf(std::string_view name)
{
    return valueIn<EntryKind>(kinds, name);
}

std::string_view name(LineState state)
{
    return nameIn(states, state);
}

std::string_view name(UnitCounting counting)
{
    return nameIn(countings, counting);
}

std::string_view name(Result result)
{
    return nameIn(results, result);
}

std::optional<Result> resultOf(std::string_view name)
{
    return valueIn<Result>(results, name);
}

std::string_view name(DifferenceKind kind)
{
    return nameIn(reasons, kind);
}

std::string_view name(BookError error)
{
    return nameIn(bookErrors, error);
}

} // namespace nqi::consignment
