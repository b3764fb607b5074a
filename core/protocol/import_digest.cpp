// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/import_digest.h"

#include "core/consignment/filled.h"
#include "core/protocol/codecs.h"

namespace nqi::protocol {

namespace {

Json lineJson(const consignment::Line &line)
{
    Json json = Json::object();
    json["number"] = line.number;
    json["hsCode"] = textValue(line.hsCode);
    json["description"] = textValue(line.description);
    json["model"] = textValue(line.model);
    json["manufacturer"] = textValue(line.manufacturer);
    json["origin"] = textValue(line.origin);
    json["gtin"] = line.gtin;
    json["key"] = textValue(line.key);
    json["lot"] = textValue(line.lot);
    json["serials"] = textList(line.serials);
    json["quantity"] = line.quantity;
    json["unit"] = textValue(line.unit);
    return json;
}

Json packageJson(const consignment::Package &package)
{
    Json contents = Json::array();
    for (const consignment::Content &content : package.contents)
        contents.push_back(Json{{"line", content.line}, {"quantity", content.quantity}});
    return Json{{"sscc", textValue(package.sscc)}, {"contents", std::move(contents)}};
}

Json consignmentJson(const consignment::Consignment &consignment)
{
    Json json = Json::object();
    json["declaration"] = textValue(consignment.declaration);
    put(json, "date", consignment.date);
    json["importer"] = textValue(consignment.importer);
    json["importerName"] = textValue(consignment.importerName);
    if (consignment.channel)
        json["channel"] = static_cast<int>(*consignment.channel);
    Json &lines = json["lines"] = Json::array();
    for (const consignment::Line &line : consignment.lines)
        lines.push_back(lineJson(line));
    Json &packages = json["packages"] = Json::array();
    for (const consignment::Package &package : consignment.packages)
        packages.push_back(packageJson(package));
    Json &packagings = json["packagings"] = Json::array();
    for (const consignment::Packaging &one : consignment.packagings)
        packagings.push_back(Json{{"gtin", one.gtin}, {"unit", one.unit}, {"count", one.count}});
    return json;
}

Json entryJson(const consignment::Entry &entry)
{
    Json json = Json::object();
    json["number"] = entry.number;
    json["kind"] = name(entry.kind);
    json["at"] = isoInstant(entry.at);
    json["by"] = textValue(entry.by);
    json["code"] = textValue(entry.code);
    json["line"] = entry.line;
    json["count"] = entry.count;
    json["trait"] = name(entry.trait);
    json["value"] = textValue(entry.value);
    json["reason"] = textValue(entry.reason);
    return json;
}

/// `type` is inside what is hashed: one paper's digest never passes for another's.
Json recordOf(std::string_view type, const consignment::KeptCheck &check, bool demo)
{
    Json json = Json::object();
    json["type"] = type;
    json["id"] = check.summary.id.text();
    json["demo"] = demo;
    json["consignment"] = consignmentJson(check.consignment);
    return json;
}

} // namespace

trust::Digest registrationDigest(const consignment::KeptCheck &check, bool demo)
{
    Json json = recordOf("nqi-import-registration/1", check, demo);
    Json &filled = json["filled"] = Json::array();
    for (const auto &[field, value] : consignment::filledOf(check.entries))
        filled.push_back(Json{{"field", textValue(field)}, {"value", textValue(value)}});
    return trust::sha256(canonical(json));
}

trust::Digest noticeDigest(const consignment::KeptCheck &check, bool demo)
{
    Json json = recordOf("nqi-import-notice/1", check, demo);
    Json &entries = json["entries"] = Json::array();
    // What is found of the goods changes nothing that a notice says.
    for (const consignment::Entry &entry : check.entries)
        if (entry.kind != consignment::EntryKind::finding)
            entries.push_back(entryJson(entry));
    return trust::sha256(canonical(json));
}

} // namespace nqi::protocol
