// SPDX-License-Identifier: Apache-2.0
#include "core/findings/inspection_changes.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <format>
#include <map>
#include <optional>
#include <span>
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

// --- The fields of each record ---

template <class Record>
struct Column {
    std::string_view name;
    FieldValue (*value)(const Record &);
};

template <class Record, auto... path>
constexpr Column<Record> column(std::string_view name)
{
    return {name, [](const Record &record) { return valueOf((record.*....*path)); }};
}

/// Of a record that is described: the fields that can change, and those that say what a row is about; the first of
/// these is its name for people.
template <class Record>
constexpr auto columnsOf = nullptr;
template <class Record>
constexpr auto keysOf = nullptr;

using I = Inspection;
template <>
constexpr auto columnsOf<I> = std::to_array<Column<I>>({
    column<I, &I::number>("minutes.number"),
    column<I, &I::copies>("minutes.copies"),
    column<I, &I::locality>("minutes.locality"),
    column<I, &I::kind>("kind"),
    column<I, &I::cause>("cause"),
    column<I, &I::decision, &Decision::number>("decision.number"),
    column<I, &I::decision, &Decision::authority>("decision.authority"),
    column<I, &I::decision, &Decision::date>("decision.date"),
    column<I, &I::decision, &Decision::scope>("decision.scope"),
    column<I, &I::establishment, &Establishment::name>("establishment.name"),
    column<I, &I::establishment, &Establishment::address>("establishment.address"),
    column<I, &I::establishment, &Establishment::companyCode>("establishment.companyCode"),
    column<I, &I::establishment, &Establishment::phone>("establishment.phone"),
    column<I, &I::establishment, &Establishment::representative, &Person::name>("representative.name"),
    column<I, &I::establishment, &Establishment::representative, &Person::post>("representative.post"),
    column<I, &I::establishment, &Establishment::representative, &Person::unit>("representative.unit"),
    column<I, &I::establishment, &Establishment::representative, &Person::address>("representative.address"),
    column<I, &I::place, &Place::description>("place.description"),
    column<I, &I::place, &Place::latitude>("place.latitude"),
    column<I, &I::place, &Place::longitude>("place.longitude"),
    column<I, &I::place, &Place::listing, &OnlineListing::url>("place.listingUrl"),
    column<I, &I::place, &Place::listing, &OnlineListing::platform>("place.listingPlatform"),
    column<I, &I::place, &Place::listing, &OnlineListing::shop>("place.listingShop"),
    column<I, &I::place, &Place::listing, &OnlineListing::number>("place.listingNumber"),
    column<I, &I::place, &Place::listing, &OnlineListing::price>("place.listingPrice"),
    column<I, &I::startedAt>("startedAt"),
    column<I, &I::endedAt>("endedAt"),
    column<I, &I::sampling, &Sampling::number>("sampling.number"),
    column<I, &I::sampling, &Sampling::at>("sampling.at"),
    column<I, &I::sampling, &Sampling::sampler, &Person::name>("sampler.name"),
    column<I, &I::sampling, &Sampling::sampler, &Person::post>("sampler.post"),
    column<I, &I::sampling, &Sampling::sampler, &Person::unit>("sampler.unit"),
    column<I, &I::sampling, &Sampling::sampler, &Person::address>("sampler.address"),
    column<I, &I::sampling, &Sampling::witness, &Person::name>("samplingWitness.name"),
    column<I, &I::sampling, &Sampling::witness, &Person::post>("samplingWitness.post"),
    column<I, &I::sampling, &Sampling::witness, &Person::unit>("samplingWitness.unit"),
    column<I, &I::sampling, &Sampling::witness, &Person::address>("samplingWitness.address"),
    column<I, &I::sampling, &Sampling::method>("sampling.method"),
    column<I, &I::sampling, &Sampling::units>("sampling.units"),
    column<I, &I::sampling, &Sampling::copies>("sampling.copies"),
    column<I, &I::outsideScope>("outsideScope"),
    column<I, &I::conclusion>("conclusion"),
});

template <>
constexpr auto columnsOf<TeamMember> = std::to_array<Column<TeamMember>>({
    column<TeamMember, &TeamMember::person, &Person::name>("name"),
    column<TeamMember, &TeamMember::person, &Person::post>("post"),
    column<TeamMember, &TeamMember::person, &Person::unit>("unit"),
    column<TeamMember, &TeamMember::person, &Person::address>("address"),
    column<TeamMember, &TeamMember::role>("role"),
});
template <>
constexpr auto keysOf<TeamMember> =
    std::to_array<Column<TeamMember>>({column<TeamMember, &TeamMember::person, &Person::name>("")});

using G = ItemMet;
template <>
constexpr auto columnsOf<G> = std::to_array<Column<G>>({
    column<G, &G::key>("key"),
    column<G, &G::lot>("lot"),
    column<G, &G::serial>("serial"),
    column<G, &G::product>("product"),
    column<G, &G::overall>("overall"),
    column<G, &G::times>("times"),
    column<G, &G::finding>("finding"),
});
template <>
constexpr auto keysOf<G> =
    std::to_array<Column<G>>({column<G, &G::key>(""), column<G, &G::lot>(""), column<G, &G::serial>("")});

using C = InspectedContent;
template <>
constexpr auto columnsOf<C> = std::to_array<Column<C>>({
    column<C, &C::subject>("subject"),
    column<C, &C::result>("result"),
    column<C, &C::detail>("detail"),
});
template <>
constexpr auto keysOf<C> = std::to_array<Column<C>>({column<C, &C::subject>("")});

using S = Sample;
template <>
constexpr auto columnsOf<S> = std::to_array<Column<S>>({
    column<S, &S::name>("name"),
    column<S, &S::firm>("firm"),
    column<S, &S::unit>("unit"),
    column<S, &S::quantity>("quantity"),
    column<S, &S::stock>("stock"),
    column<S, &S::produced>("produced"),
    column<S, &S::lot>("lot"),
    column<S, &S::retention>("retention"),
    column<S, &S::note>("note"),
    column<S, &S::purpose>("purpose"),
    column<S, &S::finding>("finding"),
});
template <>
constexpr auto keysOf<S> = std::to_array<Column<S>>({column<S, &S::name>(""), column<S, &S::lot>("")});

using L = Seal;
template <>
constexpr auto columnsOf<L> = std::to_array<Column<L>>({
    column<L, &L::number>("number"),
    column<L, &L::sample>("sample"),
    column<L, &L::what>("what"),
    column<L, &L::at>("at"),
});
template <>
constexpr auto keysOf<L> = std::to_array<Column<L>>({column<L, &L::number>("")});

using H = HandOver;
/// Its rows as one text, a line each.
FieldValue handedRows(const H &handOver)
{
    std::string text;
    for (const HandedSample &one : handOver.samples)
        text += std::format("{}{}. {}, {}, {}", text.empty() ? "" : "\n", one.sample, one.quantity, one.testItem,
                            one.standard);
    return valueOf(text);
}
template <>
constexpr auto columnsOf<H> = std::to_array<Column<H>>({
    column<H, &H::deliverer, &Person::name>("deliverer.name"),
    column<H, &H::deliverer, &Person::post>("deliverer.post"),
    column<H, &H::deliverer, &Person::unit>("deliverer.unit"),
    column<H, &H::deliverer, &Person::address>("deliverer.address"),
    column<H, &H::receiver, &Person::name>("receiver.name"),
    column<H, &H::receiver, &Person::post>("receiver.post"),
    column<H, &H::receiver, &Person::unit>("receiver.unit"),
    column<H, &H::receiver, &Person::address>("receiver.address"),
    column<H, &H::at>("at"),
    column<H, &H::place>("place"),
    Column<H>{"samples", handedRows},
    column<H, &H::sealsIntact>("sealsIntact"),
    column<H, &H::state>("state"),
    column<H, &H::note>("note"),
});
template <>
constexpr auto keysOf<H> =
    std::to_array<Column<H>>({column<H, &H::receiver, &Person::name>(""), column<H, &H::at>("")});

using M = OrderedMeasure;
template <>
constexpr auto columnsOf<M> = std::to_array<Column<M>>({
    column<M, &M::kind>("kind"),
    column<M, &M::what>("what"),
    column<M, &M::quantity>("quantity"),
    column<M, &M::at>("at"),
    column<M, &M::by, &Person::name>("by.name"),
    column<M, &M::by, &Person::post>("by.post"),
    column<M, &M::by, &Person::unit>("by.unit"),
    column<M, &M::by, &Person::address>("by.address"),
    column<M, &M::legalBasis>("legalBasis"),
    column<M, &M::reportedAt>("reportedAt"),
    column<M, &M::finding>("finding"),
});
template <>
constexpr auto keysOf<M> = std::to_array<Column<M>>({column<M, &M::kind>(""), column<M, &M::what>("")});

using W = Statement;
template <>
constexpr auto columnsOf<W> = std::to_array<Column<W>>({
    column<W, &W::party>("party"),
    column<W, &W::person, &Person::name>("name"),
    column<W, &W::person, &Person::post>("post"),
    column<W, &W::person, &Person::unit>("unit"),
    column<W, &W::person, &Person::address>("address"),
    column<W, &W::text>("text"),
    column<W, &W::at>("at"),
});
template <>
constexpr auto keysOf<W> =
    std::to_array<Column<W>>({column<W, &W::person, &Person::name>(""), column<W, &W::party>("")});

using P = PartySignature;
FieldValue hasSigned(const P &signature)
{
    return signature.image.has_value();
}
// Time, picture and digest are those of each signing.
template <>
constexpr auto columnsOf<P> = std::to_array<Column<P>>({
    column<P, &P::party>("party"),
    column<P, &P::person, &Person::name>("name"),
    column<P, &P::person, &Person::post>("post"),
    column<P, &P::person, &Person::unit>("unit"),
    column<P, &P::person, &Person::address>("address"),
    Column<P>{"signed", hasSigned},
    column<P, &P::refusal>("refusal"),
});
template <>
constexpr auto keysOf<P> =
    std::to_array<Column<P>>({column<P, &P::person, &Person::name>(""), column<P, &P::party>("")});

using E = Evidence;
template <>
constexpr auto columnsOf<E> = std::to_array<Column<E>>({
    column<E, &E::label>("label"),
    column<E, &E::digest>("digest"),
});
template <>
constexpr auto keysOf<E> = std::to_array<Column<E>>({column<E, &E::label>(""), column<E, &E::digest>("")});

// --- Comparing ---

template <class Record>
std::vector<FieldValue> keyOf(const Record &record)
{
    std::vector<FieldValue> key;
    key.reserve(keysOf<Record>.size());
    for (const Column<Record> &one : keysOf<Record>)
        key.push_back(one.value(record));
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
        for (const Column<Record> &one : columnsOf<Record>) {
            InspectionChange change = where;
            change.field = one.name;
            change.before = one.value(before);
            change.after = one.value(after);
            if (change.before != change.after)
                m_changes.push_back(std::move(change));
        }
    }

    template <class Record>
    void rows(ChangedList list, const std::vector<Record> &before, const std::vector<Record> &after)
    {
        const Pairs pairs = pairsOf<Record>(before, after);
        const auto at = [&](ChangeKind kind, const Record &row, std::size_t index) {
            return InspectionChange{.kind = kind,
                                    .list = list,
                                    .row = static_cast<std::uint32_t>(index) + 1,
                                    .subject = keysOf<Record>.front().value(row),
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
    std::erase_if(annexes, [&](const Evidence &file) {
        return std::ranges::contains(of.signatures, file.digest, &PartySignature::image);
    });
    return annexes;
}

} // namespace

std::string_view name(ChangedList list)
{
    constexpr std::array<std::string_view, 11> names = {"",           "team",       "items",     "contents",
                                                        "samples",    "seals",      "handOvers", "measures",
                                                        "statements", "signatures", "annexes"};
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
    comparison.rows(annexes, annexesOf(before), annexesOf(after));
    return std::move(comparison).take();
}

std::vector<std::string_view> changingFields(ChangedList list)
{
    const auto namesOf = [](const auto &columns) {
        std::vector<std::string_view> names;
        names.reserve(columns.size());
        for (const auto &one : columns)
            names.push_back(one.name);
        return names;
    };
    switch (list) {
    case ChangedList::none:
        return namesOf(columnsOf<Inspection>);
    case ChangedList::team:
        return namesOf(columnsOf<TeamMember>);
    case ChangedList::items:
        return namesOf(columnsOf<ItemMet>);
    case ChangedList::contents:
        return namesOf(columnsOf<InspectedContent>);
    case ChangedList::samples:
        return namesOf(columnsOf<Sample>);
    case ChangedList::seals:
        return namesOf(columnsOf<Seal>);
    case ChangedList::handOvers:
        return namesOf(columnsOf<HandOver>);
    case ChangedList::measures:
        return namesOf(columnsOf<OrderedMeasure>);
    case ChangedList::statements:
        return namesOf(columnsOf<Statement>);
    case ChangedList::signatures:
        return namesOf(columnsOf<PartySignature>);
    case ChangedList::annexes:
        return namesOf(columnsOf<Evidence>);
    }
    return {};
}

} // namespace nqi::findings
