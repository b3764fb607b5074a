// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/codecs.h"

#include <algorithm>
#include <cmath>

namespace nqi::protocol {

namespace {

// Coordinates are integers of 1e-7 degree (about a centimetre): every program writes an integer in the same way.
constexpr double perDegree = 1e7;

void putDegrees(Json &json, const char *key, const std::optional<double> &degrees, double most)
{
    if (degrees && std::isfinite(*degrees) && std::abs(*degrees) <= most)
        json[key] = std::llround(*degrees * perDegree);
}

std::optional<double> optionalDegrees(Node &node, std::string_view key, std::int64_t most)
{
    Node found = node.optional(key);
    if (!found)
        return std::nullopt;
    const std::int64_t limit = most * 10'000'000;
    return static_cast<double>(found.integer(-limit, limit)) / perDegree;
}

void putTier(Json &json, const char *key, const std::optional<catalog::Tier> &tier)
{
    if (tier)
        json[key] = static_cast<int>(*tier);
}

std::optional<catalog::Tier> optionalTier(Node &node, std::string_view key)
{
    Node found = node.optional(key);
    return found ? std::optional(static_cast<catalog::Tier>(found.integer(1, 3))) : std::nullopt;
}

// A text that was not asked in the first version: without it the bytes are those of before.
void putSaid(Json &json, const char *key, const std::string &value)
{
    if (!value.empty())
        json[key] = textValue(value);
}

void readSaid(Node &node, std::string_view key, std::string &value, std::size_t most = limits::body)
{
    if (Node said = node.optional(key))
        value = said.text(most);
}

verdict::RecordRef readRecord(Node &node)
{
    verdict::RecordRef record;
    record.dataset = node.member("dataset").named<catalog::Dataset>();
    record.key = node.member("key").text();
    record.authority = node.member("authority").text();
    record.asOf = optionalInstant(node, "asOf");
    node.end();
    return record;
}

verdict::Argument readArgument(Node &node)
{
    verdict::Argument argument;
    argument.name = node.member("name").text();
    argument.value = node.member("value").text();
    node.end();
    return argument;
}

verdict::Check readCheck(Node &node)
{
    verdict::Check check;
    check.code = node.member("code").named<verdict::CheckCode>();
    check.outcome = node.member("outcome").named<verdict::Outcome>();
    check.severity = node.member("severity").named<verdict::Severity>();
    check.reason = node.member("reason").text();
    check.arguments = node.member("arguments").list(limits::list, readArgument);
    check.records = node.member("records").list(limits::list, readRecord);
    check.legalBasis = node.member("legalBasis").text();
    node.end();
    return check;
}

verdict::LabelMark readLabelMark(Node &node)
{
    verdict::LabelMark mark;
    mark.item = node.member("item").text();
    mark.present = node.member("present").boolean();
    node.end();
    return mark;
}

verdict::LabResult readLabResult(Node &node)
{
    verdict::LabResult result;
    result.indicator = node.member("indicator").text();
    result.declared = node.member("declared").text();
    result.measured = node.member("measured").text();
    result.report = node.member("report").text();
    result.atMost = node.member("atMost").boolean();
    node.end();
    return result;
}

} // namespace

Json encode(const verdict::LabelMark &mark)
{
    Json json = Json::object();
    json["item"] = textValue(mark.item);
    json["present"] = mark.present;
    return json;
}

Json encode(const verdict::LabResult &result)
{
    Json json = Json::object();
    json["indicator"] = textValue(result.indicator);
    json["declared"] = textValue(result.declared);
    json["measured"] = textValue(result.measured);
    json["report"] = textValue(result.report);
    json["atMost"] = result.atMost;
    return json;
}

Json encode(const verdict::RecordRef &record)
{
    Json json = Json::object();
    json["dataset"] = catalog::name(record.dataset);
    json["key"] = textValue(record.key);
    json["authority"] = textValue(record.authority);
    put(json, "asOf", record.asOf);
    return json;
}

Json encode(const verdict::Argument &argument)
{
    Json json = Json::object();
    json["name"] = textValue(argument.name);
    json["value"] = textValue(argument.value);
    return json;
}

Json encode(const verdict::Check &check)
{
    Json json = Json::object();
    json["code"] = verdict::name(check.code);
    json["outcome"] = verdict::name(check.outcome);
    json["severity"] = verdict::name(check.severity);
    json["reason"] = textValue(check.reason);
    json["arguments"] = encodeList(check.arguments);
    json["records"] = encodeList(check.records);
    json["legalBasis"] = textValue(check.legalBasis);
    return json;
}

Json encode(const verdict::Verdict &verdict)
{
    Json json = Json::object();
    json["overall"] = verdict::name(verdict.overall);
    putTier(json, "tier", verdict.tier);
    json["checks"] = encodeList(verdict.checks);
    json["today"] = isoDate(verdict.today);
    json["catalogueVersion"] = verdict.catalogueVersion;
    put(json, "catalogueAsOf", verdict.catalogueAsOf);
    json["demo"] = verdict.demo;
    return json;
}

verdict::Verdict readVerdict(Node &node)
{
    verdict::Verdict verdict;
    verdict.overall = node.member("overall").named<verdict::Overall>();
    verdict.tier = optionalTier(node, "tier");
    verdict.checks = node.member("checks").list(limits::list, readCheck);
    verdict.today = node.member("today").day();
    verdict.catalogueVersion = node.member("catalogueVersion").count<std::uint64_t>();
    verdict.catalogueAsOf = optionalInstant(node, "catalogueAsOf");
    verdict.demo = node.member("demo").boolean();
    node.end();
    return verdict;
}

Json encode(const verdict::Context &context)
{
    Json json = Json::object();
    json["mode"] = verdict::name(context.mode);
    json["labelOwner"] = textValue(context.labelOwner);
    json["labelOrigin"] = textValue(context.labelOrigin);
    json["listingUrl"] = textValue(context.listingUrl);
    putTier(json, "confirmedTier", context.confirmedTier);
    putSaid(json, "tierReason", context.tierReason);
    putSaid(json, "labelProduced", context.labelProduced);
    putSaid(json, "labelExpires", context.labelExpires);
    putSaid(json, "labelBestBefore", context.labelBestBefore);
    putSaid(json, "labelQuantity", context.labelQuantity);
    putSaid(json, "measuredQuantity", context.measuredQuantity);
    putSaid(json, "certificateOrigin", context.certificateOrigin);
    putSaid(json, "declaration", context.declaration);
    if (context.declarationLine != 0)
        json["declarationLine"] = context.declarationLine;
    if (!context.labelMarks.empty())
        json["labelMarks"] = encodeList(context.labelMarks);
    if (!context.labResults.empty())
        json["labResults"] = encodeList(context.labResults);
    return json;
}

verdict::Context readContext(Node &node)
{
    verdict::Context context;
    context.mode = node.member("mode").named<verdict::Mode>();
    context.labelOwner = node.member("labelOwner").text();
    context.labelOrigin = node.member("labelOrigin").text();
    context.listingUrl = node.member("listingUrl").text();
    context.confirmedTier = optionalTier(node, "confirmedTier");
    readSaid(node, "tierReason", context.tierReason);
    readSaid(node, "labelProduced", context.labelProduced);
    readSaid(node, "labelExpires", context.labelExpires);
    readSaid(node, "labelBestBefore", context.labelBestBefore);
    readSaid(node, "labelQuantity", context.labelQuantity);
    readSaid(node, "measuredQuantity", context.measuredQuantity);
    readSaid(node, "certificateOrigin", context.certificateOrigin);
    readSaid(node, "declaration", context.declaration);
    if (Node said = node.optional("declarationLine"))
        context.declarationLine = said.count<std::uint32_t>();
    if (Node said = node.optional("labelMarks"))
        context.labelMarks = said.list(limits::list, readLabelMark);
    if (Node said = node.optional("labResults"))
        context.labResults = said.list(limits::list, readLabResult);
    node.end();
    return context;
}

Json encode(const findings::Place &place)
{
    Json json = Json::object();
    json["description"] = textValue(place.description);
    putDegrees(json, "latitudeE7", place.latitude, 90);
    putDegrees(json, "longitudeE7", place.longitude, 180);
    json["listingUrl"] = textValue(place.listing.url);
    putSaid(json, "listingPlatform", place.listing.platform);
    putSaid(json, "listingShop", place.listing.shop);
    putSaid(json, "listingNumber", place.listing.number);
    putSaid(json, "listingPrice", place.listing.price);
    return json;
}

findings::Place readPlace(Node &node)
{
    findings::Place place;
    place.description = node.member("description").text();
    place.latitude = optionalDegrees(node, "latitudeE7", 90);
    place.longitude = optionalDegrees(node, "longitudeE7", 180);
    place.listing.url = node.member("listingUrl").text();
    constexpr std::size_t most = findings::longestListingText;
    readSaid(node, "listingPlatform", place.listing.platform, most);
    readSaid(node, "listingShop", place.listing.shop, most);
    readSaid(node, "listingNumber", place.listing.number, most);
    readSaid(node, "listingPrice", place.listing.price, most);
    node.end();
    return place;
}

Json encode(const findings::Evidence &evidence)
{
    Json json = Json::object();
    json["digest"] = evidence.digest.text();
    json["size"] = evidence.size;
    json["mediaType"] = textValue(evidence.mediaType);
    json["label"] = textValue(evidence.label);
    return json;
}

findings::Evidence readEvidence(Node &node)
{
    findings::Evidence evidence;
    evidence.digest = node.member("digest").parsed<trust::Digest>();
    evidence.size = node.member("size").count<std::uint64_t>(limits::blob);
    evidence.mediaType = node.member("mediaType").name();
    evidence.label = node.member("label").name();
    node.end();
    return evidence;
}

} // namespace nqi::protocol
