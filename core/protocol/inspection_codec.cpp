// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/protocol/codecs.h"
#include "core/protocol/import_papers.h"
#include "core/protocol/inspection.h"

#include <algorithm>
#include <concepts>
#include <tuple>
#include <type_traits>

namespace nqi::protocol {

namespace {

using namespace findings;

template <class Record, class Value>
struct Member {
    const char *name;
    Value Record::*member;
};
template <class Record, class Value>
Member(const char *, Value Record::*) -> Member<Record, Value>;

/// A member that was not there in the first version: while it says nothing it is left out, and the bytes are those of
/// before.
template <class Record, class Value>
struct Said {
    const char *name;
    Value Record::*member;
};
template <class Record, class Value>
Said(const char *, Value Record::*) -> Said<Record, Value>;

/// The members of a record by name; what is not here does not travel.
template <class Record>
constexpr auto membersOf = nullptr;

template <>
constexpr auto membersOf<Person> = std::tuple(Member{"name", &Person::name}, Member{"post", &Person::post},
                                              Member{"unit", &Person::unit}, Member{"address", &Person::address});
template <>
constexpr auto membersOf<Decision> =
    std::tuple(Member{"number", &Decision::number}, Member{"authority", &Decision::authority},
               Member{"date", &Decision::date}, Member{"scope", &Decision::scope});
template <>
constexpr auto membersOf<Establishment> =
    std::tuple(Member{"name", &Establishment::name}, Member{"address", &Establishment::address},
               Member{"companyCode", &Establishment::companyCode}, Member{"phone", &Establishment::phone},
               Member{"representative", &Establishment::representative});
template <>
constexpr auto membersOf<TeamMember> =
    std::tuple(Member{"person", &TeamMember::person}, Member{"role", &TeamMember::role});
template <>
constexpr auto membersOf<ItemMet> =
    std::tuple(Member{"key", &ItemMet::key}, Member{"lot", &ItemMet::lot}, Member{"serial", &ItemMet::serial},
               Member{"product", &ItemMet::product}, Member{"overall", &ItemMet::overall},
               Member{"times", &ItemMet::times}, Member{"finding", &ItemMet::finding}, Said{"read", &ItemMet::read});
template <>
constexpr auto membersOf<InspectedContent> =
    std::tuple(Member{"subject", &InspectedContent::subject}, Member{"result", &InspectedContent::result},
               Member{"detail", &InspectedContent::detail}, Said{"noPicture", &InspectedContent::noPicture});
template <>
constexpr auto membersOf<Sample> =
    std::tuple(Member{"name", &Sample::name}, Member{"firm", &Sample::firm}, Member{"unit", &Sample::unit},
               Member{"quantity", &Sample::quantity}, Member{"stock", &Sample::stock},
               Member{"produced", &Sample::produced}, Member{"lot", &Sample::lot},
               Member{"retention", &Sample::retention}, Member{"note", &Sample::note},
               Member{"purpose", &Sample::purpose}, Member{"finding", &Sample::finding});
template <>
constexpr auto membersOf<Sampling> =
    std::tuple(Member{"number", &Sampling::number}, Member{"at", &Sampling::at}, Member{"sampler", &Sampling::sampler},
               Member{"witness", &Sampling::witness}, Member{"method", &Sampling::method},
               Member{"units", &Sampling::units}, Member{"copies", &Sampling::copies},
               Member{"samples", &Sampling::samples});
template <>
constexpr auto membersOf<Seal> = std::tuple(Member{"number", &Seal::number}, Member{"sample", &Seal::sample},
                                            Member{"what", &Seal::what}, Member{"at", &Seal::at});
template <>
constexpr auto membersOf<HandedSample> =
    std::tuple(Member{"sample", &HandedSample::sample}, Member{"quantity", &HandedSample::quantity},
               Member{"testItem", &HandedSample::testItem}, Member{"standard", &HandedSample::standard});
template <>
constexpr auto membersOf<HandOver> =
    std::tuple(Member{"deliverer", &HandOver::deliverer}, Member{"receiver", &HandOver::receiver},
               Member{"at", &HandOver::at}, Member{"place", &HandOver::place}, Member{"samples", &HandOver::samples},
               Member{"sealsIntact", &HandOver::sealsIntact}, Member{"state", &HandOver::state},
               Member{"note", &HandOver::note});
template <>
constexpr auto membersOf<OrderedMeasure> =
    std::tuple(Member{"kind", &OrderedMeasure::kind}, Member{"what", &OrderedMeasure::what},
               Member{"quantity", &OrderedMeasure::quantity}, Member{"at", &OrderedMeasure::at},
               Member{"by", &OrderedMeasure::by}, Member{"legalBasis", &OrderedMeasure::legalBasis},
               Member{"reportedAt", &OrderedMeasure::reportedAt}, Member{"finding", &OrderedMeasure::finding});
template <>
constexpr auto membersOf<Statement> =
    std::tuple(Member{"party", &Statement::party}, Member{"person", &Statement::person},
               Member{"text", &Statement::text}, Member{"at", &Statement::at});
template <>
constexpr auto membersOf<PartySignature> =
    std::tuple(Member{"party", &PartySignature::party}, Member{"person", &PartySignature::person},
               Member{"image", &PartySignature::image}, Member{"refusal", &PartySignature::refusal},
               Member{"at", &PartySignature::at}, Member{"over", &PartySignature::over});
template <>
constexpr auto membersOf<Inspection> =
    std::tuple(Member{"id", &Inspection::id}, Member{"revision", &Inspection::revision},
               Member{"reason", &Inspection::reason}, Said{"number", &Inspection::number},
               Said{"copies", &Inspection::copies}, Said{"locality", &Inspection::locality},
               Member{"kind", &Inspection::kind}, Member{"cause", &Inspection::cause},
               Member{"decision", &Inspection::decision}, Member{"establishment", &Inspection::establishment},
               Member{"place", &Inspection::place}, Member{"team", &Inspection::team},
               Member{"startedAt", &Inspection::startedAt}, Member{"endedAt", &Inspection::endedAt},
               Member{"items", &Inspection::items}, Member{"contents", &Inspection::contents},
               Member{"sampling", &Inspection::sampling}, Member{"seals", &Inspection::seals},
               Member{"handOvers", &Inspection::handOvers}, Member{"measures", &Inspection::measures},
               Member{"statements", &Inspection::statements}, Member{"outsideScope", &Inspection::outsideScope},
               Member{"conclusion", &Inspection::conclusion}, Member{"signatures", &Inspection::signatures},
               Said{"samplingSignatures", &Inspection::samplingSignatures}, Member{"evidence", &Inspection::evidence});
template <>
constexpr auto membersOf<LogHead> = std::tuple(Member{"entries", &LogHead::entries}, Member{"hash", &LogHead::hash});

template <>
constexpr auto membersOf<ImportGoods> =
    std::tuple(Member{"name", &ImportGoods::name}, Member{"characteristics", &ImportGoods::characteristics},
               Member{"origin", &ImportGoods::origin}, Member{"manufacturer", &ImportGoods::manufacturer},
               Member{"quantity", &ImportGoods::quantity}, Member{"gate", &ImportGoods::gate},
               Member{"time", &ImportGoods::time});
template <>
constexpr auto membersOf<ConformityCertificate> =
    std::tuple(Member{"number", &ConformityCertificate::number}, Member{"body", &ConformityCertificate::body},
               Member{"date", &ConformityCertificate::date});
template <>
constexpr auto membersOf<ImportRegistration> =
    std::tuple(Member{"id", &ImportRegistration::id}, Member{"authority", &ImportRegistration::authority},
               Member{"number", &ImportRegistration::number}, Member{"importer", &ImportRegistration::importer},
               Member{"goods", &ImportRegistration::goods}, Member{"storage", &ImportRegistration::storage},
               Member{"declaration", &ImportRegistration::declaration},
               Member{"certificates", &ImportRegistration::certificates}, Member{"photos", &ImportRegistration::photos},
               Member{"subLabel", &ImportRegistration::subLabel},
               Member{"otherPapers", &ImportRegistration::otherPapers}, Member{"date", &ImportRegistration::date},
               Member{"demo", &ImportRegistration::demo});
template <>
constexpr auto membersOf<ResultNotice> =
    std::tuple(Member{"id", &ResultNotice::id}, Member{"authority", &ResultNotice::authority},
               Member{"number", &ResultNotice::number}, Member{"date", &ResultNotice::date},
               Member{"importer", &ResultNotice::importer}, Member{"registration", &ResultNotice::registration},
               Member{"registrationDate", &ResultNotice::registrationDate},
               Member{"declaration", &ResultNotice::declaration}, Member{"goods", &ResultNotice::goods},
               Member{"basis", &ResultNotice::basis}, Member{"result", &ResultNotice::result},
               Member{"reason", &ResultNotice::reason}, Member{"signer", &ResultNotice::signer},
               Member{"demo", &ResultNotice::demo});

template <class Record>
concept Described = !std::same_as<std::remove_cvref_t<decltype(membersOf<Record>)>, std::nullptr_t>;

template <class>
constexpr bool isSaid = false;
template <class Record, class Value>
constexpr bool isSaid<Said<Record, Value>> = true;
template <class>
constexpr bool isList = false;
template <class Value>
constexpr bool isList<std::vector<Value>> = true;
template <class>
constexpr bool isOptional = false;
template <class Value>
constexpr bool isOptional<std::optional<Value>> = true;

template <class Value>
Json toValue(const Value &value)
{
    if constexpr (std::same_as<Value, std::string>) {
        return textValue(value);
    } else if constexpr (std::is_enum_v<Value>) {
        return name(value);
    } else if constexpr (std::same_as<Value, Uuid> || std::same_as<Value, trust::Digest>) {
        return value.text();
    } else if constexpr (std::same_as<Value, Date>) {
        return isoDate(value);
    } else if constexpr (std::same_as<Value, Instant>) {
        return isoInstant(value);
    } else if constexpr (isList<Value>) {
        Json list = Json::array();
        for (const auto &one : value)
            list.push_back(toValue(one));
        return list;
    } else if constexpr (Described<Value>) {
        Json json = Json::object();
        const auto put = [&](const auto &member) {
            const auto &held = value.*member.member;
            using Held = std::remove_cvref_t<decltype(held)>;
            if constexpr (isOptional<Held>) {
                if (held)
                    json[member.name] = toValue(*held);
            } else if constexpr (isSaid<std::remove_cvref_t<decltype(member)>>) {
                if (held != Held())
                    json[member.name] = toValue(held);
            } else {
                json[member.name] = toValue(held);
            }
        };
        std::apply([&](const auto &...member) { (put(member), ...); }, membersOf<Value>);
        return json;
    } else if constexpr (std::integral<Value>) {
        return value;
    } else {
        return encode(value);
    }
}

template <class Value>
Value fromNode(Node &node)
{
    if constexpr (std::same_as<Value, std::string>) {
        return node.text();
    } else if constexpr (std::is_enum_v<Value>) {
        return node.named<Value>();
    } else if constexpr (std::same_as<Value, Uuid> || std::same_as<Value, trust::Digest>) {
        return node.parsed<Value>();
    } else if constexpr (std::same_as<Value, Date>) {
        return node.day();
    } else if constexpr (std::same_as<Value, Instant>) {
        return node.instant();
    } else if constexpr (isList<Value>) {
        using Element = typename Value::value_type;
        constexpr std::size_t most =
            std::same_as<Element, Evidence> ? limits::evidence
            : std::same_as<Element, findings::ItemMet> || std::same_as<Element, findings::ImportGoods> ? limits::items
                                                                                                       : limits::list;
        return node.list(most, fromNode<Element>);
    } else if constexpr (Described<Value>) {
        Value value;
        const auto take = [&](const auto &member) {
            auto &held = value.*member.member;
            using Held = std::remove_cvref_t<decltype(held)>;
            if constexpr (isOptional<Held>) {
                if (Node found = node.optional(member.name))
                    held = fromNode<typename Held::value_type>(found);
            } else if constexpr (isSaid<std::remove_cvref_t<decltype(member)>>) {
                if (Node found = node.optional(member.name))
                    held = fromNode<Held>(found);
            } else {
                Node found = node.member(member.name);
                held = fromNode<Held>(found);
            }
        };
        std::apply([&](const auto &...member) { (take(member), ...); }, membersOf<Value>);
        node.end();
        return value;
    } else if constexpr (std::same_as<Value, bool>) {
        return node.boolean();
    } else if constexpr (std::integral<Value>) {
        return node.count<Value>();
    } else if constexpr (std::same_as<Value, Place>) {
        return readPlace(node);
    } else {
        static_assert(std::same_as<Value, Evidence>);
        return readEvidence(node);
    }
}

} // namespace

Json encode(const Inspection &inspection)
{
    return toValue(inspection);
}

Json encode(const LogHead &head)
{
    return toValue(head);
}

Inspection readInspection(Node &node)
{
    return fromNode<Inspection>(node);
}

LogHead readLogHead(Node &node)
{
    return fromNode<LogHead>(node);
}

std::string encodeInspection(const Inspection &inspection)
{
    return canonical(encode(inspection));
}

Decoded<Inspection> decodeInspection(std::string_view text)
{
    return decode(text, limits::minutes, readInspection);
}

trust::Digest contentDigest(const Inspection &inspection)
{
    Inspection content = inspection;
    dropSignatures(content);
    dropSamplingSignatures(content);
    dropAdditions(content);
    return trust::sha256(encodeInspection(content));
}

trust::Digest textDigest(const Inspection &inspection)
{
    Inspection text = inspection;
    dropSignatures(text);
    dropSamplingSignatures(text);
    return trust::sha256(encodeInspection(text));
}

trust::Digest samplingDigest(const Inspection &inspection)
{
    Inspection form;
    form.id = inspection.id;
    form.kind = inspection.kind;
    form.decision.authority = inspection.decision.authority;
    form.establishment = inspection.establishment;
    form.establishment.companyCode.clear();
    form.establishment.phone.clear();
    form.establishment.representative.address.clear();
    // What the locality at its head is told from.
    form.locality = inspection.locality;
    form.place.description = inspection.place.description;
    if (form.place.description.empty())
        form.place.listing = inspection.place.listing;
    const auto head = std::ranges::find(inspection.team, findings::TeamRole::head, &findings::TeamMember::role);
    if (head != inspection.team.end())
        form.team.push_back(
            {.person = {.name = head->person.name, .post = {}, .unit = {}, .address = {}}, .role = head->role});
    form.sampling = inspection.sampling;
    form.sampling.sampler.address.clear();
    for (findings::Sample &sample : form.sampling.samples)
        sample.finding.reset();
    return trust::sha256("nqi-sampling/1\n" + encodeInspection(form));
}

SignedDigests signedDigests(const Inspection &inspection)
{
    const trust::Digest content = contentDigest(inspection);
    // The whole text is asked for by signatures of before alone; it is long.
    const bool enough =
        std::ranges::all_of(inspection.signatures, [&](const PartySignature &one) { return one.over == content; });
    return {
        .content = content, .text = enough ? content : textDigest(inspection), .sampling = samplingDigest(inspection)};
}

std::string encodeRegistration(const ImportRegistration &registration)
{
    return canonical(toValue(registration));
}

Decoded<ImportRegistration> decodeRegistration(std::string_view text)
{
    return decode(text, limits::minutes, fromNode<ImportRegistration>);
}

trust::Digest digestOf(const ImportRegistration &registration)
{
    return trust::sha256(encodeRegistration(registration));
}

std::string encodeNotice(const ResultNotice &notice)
{
    return canonical(toValue(notice));
}

Decoded<ResultNotice> decodeNotice(std::string_view text)
{
    return decode(text, limits::minutes, fromNode<ResultNotice>);
}

trust::Digest digestOf(const ResultNotice &notice)
{
    return trust::sha256(encodeNotice(notice));
}

std::string encodeLogEntry(const LogEntry &entry)
{
    Json json = Json::object();
    json["type"] = "nqi-log/1";
    json["number"] = entry.number;
    json["at"] = isoInstant(entry.at);
    json["actor"] = textValue(entry.actor);
    json["action"] = textValue(entry.action);
    json["subject"] = textValue(entry.subject);
    return canonical(json);
}

} // namespace nqi::protocol
