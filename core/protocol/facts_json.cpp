// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/chunk.h"
#include "core/protocol/grounds.h"
#include "core/protocol/json.h"
#include "core/protocol/record_codec.h"

namespace nqi::protocol {

namespace {

constexpr std::string_view groundsType = "nqi-grounds/1";
constexpr std::string_view rulesType = "nqi-rules/1";
constexpr std::string_view catalogueType = "nqi-catalogue/1";

template <Fractions fractions>
Json encodeFacts(const catalog::Facts &facts)
{
    Json json = Json::object();
    putRecord<fractions>(json, "product", facts.product);
    putRecord<fractions>(json, "owner", facts.owner);
    putRecord<fractions>(json, "licence", facts.licence);
    putRecord<fractions>(json, "licensee", facts.licensee);
    putRecord<fractions>(json, "authorisation", facts.authorisation);
    json["riskLists"] = encodeRecords<fractions>(facts.riskLists);
    json["certificates"] = encodeRecords<fractions>(facts.certificates);
    json["bodies"] = encodeRecords<fractions>(facts.bodies);
    json["scopes"] = encodeRecords<fractions>(facts.scopes);
    json["declarations"] = encodeRecords<fractions>(facts.declarations);
    json["standards"] = encodeRecords<fractions>(facts.standards);
    json["alerts"] = encodeRecords<fractions>(facts.alerts);
    json["alertItems"] = encodeRecords<fractions>(facts.alertItems);
    json["traceEvents"] = encodeRecords<fractions>(facts.traceEvents);
    json["traceCodes"] = encodeRecords<fractions>(facts.traceCodes);
    json["customsLines"] = encodeRecords<fractions>(facts.customsLines);
    json["deviations"] = encodeRecords<fractions>(facts.deviations);
    json["catalogue"] = encodeInfo(facts.catalogue);
    return json;
}

template <class Record>
void readOne(Node &node, std::string_view key, std::optional<Record> &record)
{
    if (Node member = node.optional(key))
        record = readRecord<Record>(member);
}

template <class Record>
void readAll(Node &node, std::string_view key, std::vector<Record> &records, std::size_t limit = limits::list)
{
    records = node.member(key).list(limit, [](Node &element) { return readRecord<Record>(element); });
}

catalog::Facts readFacts(Node &node)
{
    catalog::Facts facts;
    readOne(node, "product", facts.product);
    readOne(node, "owner", facts.owner);
    readOne(node, "licence", facts.licence);
    readOne(node, "licensee", facts.licensee);
    readOne(node, "authorisation", facts.authorisation);
    readAll(node, "riskLists", facts.riskLists);
    readAll(node, "certificates", facts.certificates);
    readAll(node, "bodies", facts.bodies);
    readAll(node, "scopes", facts.scopes);
    readAll(node, "declarations", facts.declarations);
    readAll(node, "standards", facts.standards);
    readAll(node, "alerts", facts.alerts);
    readAll(node, "alertItems", facts.alertItems);
    readAll(node, "traceEvents", facts.traceEvents);
    readAll(node, "traceCodes", facts.traceCodes);
    readAll(node, "customsLines", facts.customsLines);
    readAll(node, "deviations", facts.deviations);
    Node catalogue = node.member("catalogue");
    facts.catalogue = readInfo(catalogue);
    node.end();
    return facts;
}

void wantType(Node &node, std::string_view type)
{
    if (node.member("type").name() != type)
        node.fail(DecodeErrorCode::wrongVersion);
}

} // namespace

std::string toJson(const catalog::CatalogueInfo &info)
{
    return visible(encodeInfo(info));
}

std::string toJson(const catalog::Facts &facts)
{
    return visible(encodeFacts<Fractions::numbers>(facts));
}

std::string encodeCatalogueInfo(const catalog::CatalogueInfo &info)
{
    Json json = Json::object();
    json["type"] = catalogueType;
    json["catalogue"] = encodeInfo(info);
    return canonical(json);
}

Decoded<catalog::CatalogueInfo> decodeCatalogueInfo(std::string_view text)
{
    return decode(text, limits::message, [](Node &node) {
        wantType(node, catalogueType);
        Node member = node.member("catalogue");
        catalog::CatalogueInfo info = readInfo(member);
        node.end();
        return info;
    });
}

std::string encodeGrounds(const verdict::Grounds &grounds)
{
    Json json = Json::object();
    json["type"] = groundsType;
    json["judgedAt"] = isoInstant(grounds.judgedAt);
    if (grounds.facts)
        json["facts"] = encodeFacts<Fractions::texts>(*grounds.facts);
    else
        json["noFacts"] = name(grounds.facts.error());
    return canonical(json);
}

std::string encodeRules(const std::vector<catalog::PolicyEntry> &rules)
{
    Json json = Json::object();
    json["type"] = rulesType;
    json["rules"] = encodeRecords<Fractions::texts>(rules);
    return canonical(json);
}

Decoded<verdict::Grounds> decodeGrounds(std::string_view text)
{
    return decode(text, limits::grounds, [](Node &node) {
        verdict::Grounds grounds;
        wantType(node, groundsType);
        grounds.judgedAt = node.member("judgedAt").instant();
        if (Node facts = node.optional("facts"))
            grounds.facts = readFacts(facts);
        else
            grounds.facts = std::unexpected(node.member("noFacts").named<catalog::LookupError>());
        node.end();
        return grounds;
    });
}

Decoded<std::vector<catalog::PolicyEntry>> decodeRules(std::string_view text)
{
    return decode(text, limits::grounds, [](Node &node) {
        std::vector<catalog::PolicyEntry> rules;
        wantType(node, rulesType);
        readAll(node, "rules", rules, limits::rules);
        node.end();
        return rules;
    });
}

} // namespace nqi::protocol
