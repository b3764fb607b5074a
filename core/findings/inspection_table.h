// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/inspection.h"

#include <format>
#include <string>
#include <string_view>
#include <tuple>

/// The fields of an inspection and of the rows of its lists, each with its stable name. One table, for forms and for
/// what changed between two versions: a field that is added to it is in both.
namespace nqi::findings {

/// At the end of a path of members.
template <class Record, auto... path>
struct Field {
    static constexpr bool isEntered = true;  ///< has a place of its own to be set
    static constexpr bool isCompared = true; ///< that it differs is a change for people
    std::string_view name;

    [[nodiscard]] static constexpr const auto &in(const Record &record) { return (record.*....*path); }
    [[nodiscard]] static constexpr auto &in(Record &record) { return (record.*....*path); }
};

/// Belongs to the version or to the act of signing: it differs where nothing was changed.
template <class Record, auto... path>
struct OwnField : Field<Record, path...> {
    static constexpr bool isCompared = false;
};

/// Follows from others.
template <class Record, auto made>
struct MadeField {
    static constexpr bool isEntered = false;
    static constexpr bool isCompared = true;
    std::string_view name;

    [[nodiscard]] static auto in(const Record &record) { return made(record); }
};

/// The fields of a record, in the order of the minutes.
template <class Record>
inline constexpr auto fieldTable = nullptr;

template <>
inline constexpr auto fieldTable<Inspection> = [] {
    using R = Inspection;
    return std::tuple(
        OwnField<R, &R::revision>{"revision"}, OwnField<R, &R::reason>{"reason"},
        Field<R, &R::number>{"minutes.number"}, Field<R, &R::copies>{"minutes.copies"},
        Field<R, &R::locality>{"minutes.locality"}, Field<R, &R::kind>{"kind"}, Field<R, &R::cause>{"cause"},
        Field<R, &R::decision, &Decision::number>{"decision.number"},
        Field<R, &R::decision, &Decision::authority>{"decision.authority"},
        Field<R, &R::decision, &Decision::date>{"decision.date"},
        Field<R, &R::decision, &Decision::scope>{"decision.scope"},
        Field<R, &R::establishment, &Establishment::name>{"establishment.name"},
        Field<R, &R::establishment, &Establishment::address>{"establishment.address"},
        Field<R, &R::establishment, &Establishment::companyCode>{"establishment.companyCode"},
        Field<R, &R::establishment, &Establishment::phone>{"establishment.phone"},
        Field<R, &R::establishment, &Establishment::representative, &Person::name>{"representative.name"},
        Field<R, &R::establishment, &Establishment::representative, &Person::post>{"representative.post"},
        Field<R, &R::establishment, &Establishment::representative, &Person::unit>{"representative.unit"},
        Field<R, &R::establishment, &Establishment::representative, &Person::address>{"representative.address"},
        Field<R, &R::place, &Place::description>{"place.description"},
        Field<R, &R::place, &Place::latitude>{"place.latitude"},
        Field<R, &R::place, &Place::longitude>{"place.longitude"},
        Field<R, &R::place, &Place::listing, &OnlineListing::url>{"place.listingUrl"},
        Field<R, &R::place, &Place::listing, &OnlineListing::platform>{"place.listingPlatform"},
        Field<R, &R::place, &Place::listing, &OnlineListing::shop>{"place.listingShop"},
        Field<R, &R::place, &Place::listing, &OnlineListing::number>{"place.listingNumber"},
        Field<R, &R::place, &Place::listing, &OnlineListing::price>{"place.listingPrice"},
        Field<R, &R::startedAt>{"startedAt"}, Field<R, &R::endedAt>{"endedAt"},
        Field<R, &R::sampling, &Sampling::number>{"sampling.number"},
        Field<R, &R::sampling, &Sampling::at>{"sampling.at"},
        Field<R, &R::sampling, &Sampling::sampler, &Person::name>{"sampler.name"},
        Field<R, &R::sampling, &Sampling::sampler, &Person::post>{"sampler.post"},
        Field<R, &R::sampling, &Sampling::sampler, &Person::unit>{"sampler.unit"},
        Field<R, &R::sampling, &Sampling::sampler, &Person::address>{"sampler.address"},
        Field<R, &R::sampling, &Sampling::witness, &Person::name>{"samplingWitness.name"},
        Field<R, &R::sampling, &Sampling::witness, &Person::post>{"samplingWitness.post"},
        Field<R, &R::sampling, &Sampling::witness, &Person::unit>{"samplingWitness.unit"},
        Field<R, &R::sampling, &Sampling::witness, &Person::address>{"samplingWitness.address"},
        Field<R, &R::sampling, &Sampling::method>{"sampling.method"},
        Field<R, &R::sampling, &Sampling::units>{"sampling.units"},
        Field<R, &R::sampling, &Sampling::copies>{"sampling.copies"}, Field<R, &R::outsideScope>{"outsideScope"},
        Field<R, &R::conclusion>{"conclusion"});
}();

template <>
inline constexpr auto fieldTable<TeamMember> = [] {
    using R = TeamMember;
    return std::tuple(Field<R, &R::person, &Person::name>{"name"}, Field<R, &R::person, &Person::post>{"post"},
                      Field<R, &R::person, &Person::unit>{"unit"}, Field<R, &R::person, &Person::address>{"address"},
                      Field<R, &R::role>{"role"});
}();

template <>
inline constexpr auto fieldTable<ItemMet> = [] {
    using R = ItemMet;
    return std::tuple(Field<R, &R::key>{"key"}, Field<R, &R::lot>{"lot"}, Field<R, &R::serial>{"serial"},
                      Field<R, &R::product>{"product"}, Field<R, &R::overall>{"overall"}, Field<R, &R::times>{"times"},
                      Field<R, &R::finding>{"finding"}, OwnField<R, &R::read>{"read"});
}();

template <>
inline constexpr auto fieldTable<InspectedContent> = [] {
    using R = InspectedContent;
    return std::tuple(Field<R, &R::subject>{"subject"}, Field<R, &R::result>{"result"}, Field<R, &R::detail>{"detail"},
                      Field<R, &R::noPicture>{"noPicture"});
}();

template <>
inline constexpr auto fieldTable<Sample> = [] {
    using R = Sample;
    return std::tuple(Field<R, &R::name>{"name"}, Field<R, &R::firm>{"firm"}, Field<R, &R::unit>{"unit"},
                      Field<R, &R::quantity>{"quantity"}, Field<R, &R::stock>{"stock"},
                      Field<R, &R::produced>{"produced"}, Field<R, &R::lot>{"lot"},
                      Field<R, &R::retention>{"retention"}, Field<R, &R::note>{"note"},
                      Field<R, &R::purpose>{"purpose"}, Field<R, &R::finding>{"finding"});
}();

template <>
inline constexpr auto fieldTable<Seal> = [] {
    using R = Seal;
    return std::tuple(Field<R, &R::number>{"number"}, Field<R, &R::sample>{"sample"}, Field<R, &R::what>{"what"},
                      Field<R, &R::at>{"at"});
}();

template <>
inline constexpr auto fieldTable<HandedSample> = [] {
    using R = HandedSample;
    return std::tuple(Field<R, &R::sample>{"sample"}, Field<R, &R::quantity>{"quantity"},
                      Field<R, &R::testItem>{"testItem"}, Field<R, &R::standard>{"standard"});
}();

/// The samples of a hand-over as one text, a line each.
[[nodiscard]] inline std::string handedRows(const HandOver &handOver)
{
    std::string text;
    for (const HandedSample &one : handOver.samples)
        text += std::format("{}{}. {}, {}, {}", text.empty() ? "" : "\n", one.sample, one.quantity, one.testItem,
                            one.standard);
    return text;
}
template <>
inline constexpr auto fieldTable<HandOver> = [] {
    using R = HandOver;
    return std::tuple(
        Field<R, &R::deliverer, &Person::name>{"deliverer.name"},
        Field<R, &R::deliverer, &Person::post>{"deliverer.post"},
        Field<R, &R::deliverer, &Person::unit>{"deliverer.unit"},
        Field<R, &R::deliverer, &Person::address>{"deliverer.address"},
        Field<R, &R::receiver, &Person::name>{"receiver.name"}, Field<R, &R::receiver, &Person::post>{"receiver.post"},
        Field<R, &R::receiver, &Person::unit>{"receiver.unit"},
        Field<R, &R::receiver, &Person::address>{"receiver.address"}, Field<R, &R::at>{"at"},
        Field<R, &R::place>{"place"}, MadeField<R, handedRows>{"samples"}, Field<R, &R::sealsIntact>{"sealsIntact"},
        Field<R, &R::state>{"state"}, Field<R, &R::note>{"note"});
}();

template <>
inline constexpr auto fieldTable<OrderedMeasure> = [] {
    using R = OrderedMeasure;
    return std::tuple(Field<R, &R::kind>{"kind"}, Field<R, &R::what>{"what"}, Field<R, &R::quantity>{"quantity"},
                      Field<R, &R::at>{"at"}, Field<R, &R::by, &Person::name>{"by.name"},
                      Field<R, &R::by, &Person::post>{"by.post"}, Field<R, &R::by, &Person::unit>{"by.unit"},
                      Field<R, &R::by, &Person::address>{"by.address"}, Field<R, &R::legalBasis>{"legalBasis"},
                      Field<R, &R::reportedAt>{"reportedAt"}, Field<R, &R::finding>{"finding"});
}();

template <>
inline constexpr auto fieldTable<Statement> = [] {
    using R = Statement;
    return std::tuple(Field<R, &R::party>{"party"}, Field<R, &R::person, &Person::name>{"name"},
                      Field<R, &R::person, &Person::post>{"post"}, Field<R, &R::person, &Person::unit>{"unit"},
                      Field<R, &R::person, &Person::address>{"address"}, Field<R, &R::text>{"text"},
                      Field<R, &R::at>{"at"});
}();

[[nodiscard]] inline bool hasSigned(const PartySignature &signature)
{
    return signature.image.has_value();
}
template <>
inline constexpr auto fieldTable<PartySignature> = [] {
    using R = PartySignature;
    return std::tuple(Field<R, &R::party>{"party"}, Field<R, &R::person, &Person::name>{"name"},
                      Field<R, &R::person, &Person::post>{"post"}, Field<R, &R::person, &Person::unit>{"unit"},
                      Field<R, &R::person, &Person::address>{"address"}, OwnField<R, &R::image>{"image"},
                      MadeField<R, hasSigned>{"signed"}, Field<R, &R::refusal>{"refusal"}, OwnField<R, &R::at>{"at"},
                      OwnField<R, &R::over>{"over"});
}();

template <>
inline constexpr auto fieldTable<Evidence> = [] {
    using R = Evidence;
    return std::tuple(Field<R, &R::label>{"label"}, Field<R, &R::digest>{"digest"}, OwnField<R, &R::size>{"size"},
                      OwnField<R, &R::mediaType>{"mediaType"});
}();

} // namespace nqi::findings
