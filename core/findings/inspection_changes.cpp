// SPDX-License-Identifier: Apache-2.0
#include "core/findings/inspection_changes.h"

#include "core/findings/inspection_table.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

namespace nqi::findings {

namespace {

// --- One value ---

FieldValue valueOf(const std::string &text)
{
    return text.empty() ? FieldValue() : FieldValue(text);
}
FieldValue valueOf(const std::optional<Uuid> &id)
{
    return id ? FieldValue(id->text()) : FieldValue();
}
FieldValue valueOf(const trust::Digest &digest)
{
    return digest.text();
}
template <class T>
FieldValue valueOf(const std::optional<T> &value)
{
    return value ? FieldValue(*value) : FieldValue();
}
template <class T>
    requires std::is_enum_v<T> || std::same_as<T, bool> || std::same_as<T, std::uint32_t>
FieldValue valueOf(T value)
{
    return value;
}

// --- What rows are about ---

template <class Record, auto... path>
FieldValue valueAt(const Record &record)
{
    return valueOf((record.*....*path));
}
/// What says what a row is about; the first is its name for people.
template <class Record>
constexpr auto keysOf = nullptr;

template <>
constexpr auto keysOf<TeamMember> = std::array{&valueAt<TeamMember, &TeamMember::person, &Person::name>};
template <>
constexpr auto keysOf<ItemMet> =
    std::array{&valueAt<ItemMet, &ItemMet::key>, &valueAt<ItemMet, &ItemMet::lot>, &valueAt<ItemMet, &ItemMet::serial>};
template <>
constexpr auto keysOf<InspectedContent> = std::array{&valueAt<InspectedContent, &InspectedContent::subject>};
template <>
constexpr auto keysOf<Sample> = std::array{&valueAt<Sample, &Sample::name>, &valueAt<Sample, &Sample::lot>};
template <>
constexpr auto keysOf<Seal> = std::array{&valueAt<Seal, &Seal::number>};
template <>
constexpr auto keysOf<HandOver> =
    std::array{&valueAt<HandOver, &HandOver::receiver, &Person::name>, &valueAt<HandOver, &HandOver::at>};
template <>
constexpr auto keysOf<OrderedMeasure> =
    std::array{&valueAt<OrderedMeasure, &OrderedMeasure::kind>, &valueAt<OrderedMeasure, &OrderedMeasure::what>};
template <>
constexpr auto keysOf<Statement> =
    std::array{&valueAt<Statement, &Statement::person, &Person::name>, &valueAt<Statement, &Statement::party>};
template <>
constexpr auto keysOf<PartySignature> = std::array{&valueAt<PartySignature, &PartySignature::person, &Person::name>,
                                                   &valueAt<PartySignature, &PartySignature::party>};
template <>
constexpr auto keysOf<Evidence> =
    std::array{&valueAt<Evidence, &Evidence::label>, &valueAt<Evidence, &Evidence::digest>};

/// Calls `look` with each field of a record that two versions are compared by.
template <class Record>
void forEachCompared(auto look)
{
    const auto one = [&]<class Of>(const Of &field) {
        if constexpr (Of::isCompared)
            look(field);
    };
    std::apply([&](const auto &...fields) { (one(fields), ...); }, fieldTable<Record>);
}

// --- Comparing ---

template <class Record>
std::vector<FieldValue> keyOf(const Record &record)
{
    std::vector<FieldValue> key;
    key.reserve(keysOf<Record>.size());
    for (const auto value : keysOf<Record>)
        key.push_back(value(record));
    return key;
}

using Pairs = std::vector<std::optional<std::size_t>>;

/// For each later row its earlier one: the next that is about the same, else the one at the same place if that is about
/// nothing that is still there.
template <class Record>
Pairs pairsOf(std::span<const Record> before, std::span<const Record> after)
{
    std::map<std::vector<FieldValue>, std::vector<std::size_t>> byKey;
    for (std::size_t i = before.size(); i-- > 0;)
        byKey[keyOf(before[i])].push_back(i);
    Pairs pairs(after.size());
    std::vector<bool> taken(before.size(), false);
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto found = byKey.find(keyOf(after[i]));
        if (found == byKey.end() || found->second.empty())
            continue;
        pairs[i] = found->second.back();
        found->second.pop_back();
        taken[*pairs[i]] = true;
    }
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
        if (!pairs[i] && !taken[i]) {
            pairs[i] = i;
            taken[i] = true;
        }
    return pairs;
}

class Comparison {
public:
    template <class Record>
    void fields(const Record &before, const Record &after, const InspectionChange &where)
    {
        forEachCompared<Record>([&](const auto &field) {
            InspectionChange change = where;
            change.field = field.name;
            change.before = valueOf(field.in(before));
            change.after = valueOf(field.in(after));
            if (change.before != change.after)
                m_changes.push_back(std::move(change));
        });
    }

    template <class Record>
    void rows(ChangedList list, const std::vector<Record> &before, const std::vector<Record> &after)
    {
        const Pairs pairs = pairsOf<Record>(before, after);
        const auto at = [&](ChangeKind kind, const Record &row, std::size_t index) {
            return InspectionChange{.kind = kind,
                                    .list = list,
                                    .row = static_cast<std::uint32_t>(index) + 1,
                                    .subject = keysOf<Record>.front()(row),
                                    .field = {},
                                    .before = {},
                                    .after = {}};
        };
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (pairs[i])
                fields(before[*pairs[i]], after[i], at(ChangeKind::changed, after[i], i));
            else
                m_changes.push_back(at(ChangeKind::added, after[i], i));
        }
        std::vector<bool> left(before.size(), true);
        for (const auto &pair : pairs)
            if (pair)
                left[*pair] = false;
        for (std::size_t i = 0; i < before.size(); ++i)
            if (left[i])
                m_changes.push_back(at(ChangeKind::removed, before[i], i));
    }

    std::vector<InspectionChange> take() && { return std::move(m_changes); }

private:
    std::vector<InspectionChange> m_changes;
};

std::vector<Evidence> annexesOf(const Inspection &of)
{
    std::vector<Evidence> annexes = of.evidence;
    std::erase_if(annexes, [&](const Evidence &file) { return isSignatureImage(of, file.digest); });
    return annexes;
}

} // namespace

std::string_view name(ChangedList list)
{
    constexpr std::array<std::string_view, 12> names = {
        "",         "team",       "items",      "contents",           "samples", "seals", "handOvers",
        "measures", "statements", "signatures", "samplingSignatures", "annexes"};
    const auto index = static_cast<std::size_t>(list);
    return index < names.size() ? names.at(index) : std::string_view();
}

std::vector<InspectionChange> changesBetween(const Inspection &before, const Inspection &after)
{
    using enum ChangedList;
    Comparison comparison;
    comparison.fields(before, after, {});
    comparison.rows(team, before.team, after.team);
    comparison.rows(items, before.items, after.items);
    comparison.rows(contents, before.contents, after.contents);
    comparison.rows(samples, before.sampling.samples, after.sampling.samples);
    comparison.rows(seals, before.seals, after.seals);
    comparison.rows(handOvers, before.handOvers, after.handOvers);
    comparison.rows(measures, before.measures, after.measures);
    comparison.rows(statements, before.statements, after.statements);
    comparison.rows(signatures, before.signatures, after.signatures);
    comparison.rows(samplingSignatures, before.samplingSignatures, after.samplingSignatures);
    comparison.rows(annexes, annexesOf(before), annexesOf(after));
    return std::move(comparison).take();
}

std::vector<std::string_view> changingFields(ChangedList list)
{
    const auto namesOf = []<class Record>(std::type_identity<Record>) {
        std::vector<std::string_view> names;
        forEachCompared<Record>([&](const auto &field) { names.push_back(field.name); });
        return names;
    };
    switch (list) {
    case ChangedList::none:
        return namesOf(std::type_identity<Inspection>());
    case ChangedList::team:
        return namesOf(std::type_identity<TeamMember>());
    case ChangedList::items:
        return namesOf(std::type_identity<ItemMet>());
    case ChangedList::contents:
        return namesOf(std::type_identity<InspectedContent>());
    case ChangedList::samples:
        return namesOf(std::type_identity<Sample>());
    case ChangedList::seals:
        return namesOf(std::type_identity<Seal>());
    case ChangedList::handOvers:
        return namesOf(std::type_identity<HandOver>());
    case ChangedList::measures:
        return namesOf(std::type_identity<OrderedMeasure>());
    case ChangedList::statements:
        return namesOf(std::type_identity<Statement>());
    case ChangedList::signatures:
    case ChangedList::samplingSignatures:
        return namesOf(std::type_identity<PartySignature>());
    case ChangedList::annexes:
        return namesOf(std::type_identity<Evidence>());
    }
    return {};
}

} // namespace nqi::findings
