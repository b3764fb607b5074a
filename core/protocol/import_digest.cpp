// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/import_digest.h"

#include "core/base/encoding.h"
#include "core/consignment/filled.h"
#include "core/protocol/codecs.h"

#include <algorithm>
#include <array>
#include <format>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <utility>

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

/// `type` is inside what is hashed: one paper's digest never passes for another's. `list` is still empty.
Json recordOf(std::string_view type, std::string_view list, const consignment::KeptCheck &check, bool demo)
{
    Json json = Json::object();
    json["type"] = type;
    json["id"] = check.summary.id.text();
    json["demo"] = demo;
    json["consignment"] = consignmentJson(check.consignment);
    json[list] = Json::array();
    return json;
}

/// The digest of a record whose list grows: what was added is hashed once, however many digests are asked for.
class GrowingDigest {
public:
    /// Behind the list there are only the id and the type.
    GrowingDigest(const Json &record, std::string_view list)
    {
        const std::string text = canonical(record);
        const std::string empty = std::format("\"{}\":[]", list);
        const std::size_t end = text.rfind(empty) + empty.size() - 1;
        m_hasher.add(bytesOf(std::string_view(text).substr(0, end)));
        m_rest = text.substr(end);
    }

    void add(std::string_view row)
    {
        if (std::exchange(m_hasRows, true))
            m_hasher.add(bytesOf(","));
        m_hasher.add(bytesOf(row));
    }
    [[nodiscard]] trust::Digest digest() const
    {
        trust::Hasher whole = m_hasher;
        whole.add(bytesOf(m_rest));
        return whole.finish();
    }

private:
    trust::Hasher m_hasher;
    std::string m_rest;
    bool m_hasRows = false;
};

GrowingDigest registration(const consignment::KeptCheck &check, bool demo)
{
    return {recordOf("nqi-import-registration/1", "filled", check, demo), "filled"};
}

GrowingDigest notice(const consignment::KeptCheck &check, bool demo)
{
    return {recordOf("nqi-import-notice/1", "entries", check, demo), "entries"};
}

trust::Digest digestOf(GrowingDigest record, const consignment::Filled &filled)
{
    for (const auto &[field, value] : filled)
        record.add(canonical(Json{{"field", textValue(field)}, {"value", textValue(value)}}));
    return record.digest();
}

/// What is found of the goods changes nothing that a notice says.
bool isInNotice(const consignment::Entry &entry)
{
    return entry.kind != consignment::EntryKind::finding;
}

bool isResult(const consignment::Entry &entry)
{
    return entry.kind == consignment::EntryKind::finished && entry.value != consignment::putAwayValue;
}

} // namespace

trust::Digest registrationDigest(const consignment::KeptCheck &check, bool demo)
{
    return digestOf(registration(check, demo), consignment::filledOf(check.entries));
}

trust::Digest noticeDigest(const consignment::KeptCheck &check, bool demo)
{
    GrowingDigest growing = notice(check, demo);
    for (const consignment::Entry &entry : check.entries | std::views::filter(isInNotice))
        growing.add(canonical(entryJson(entry)));
    return growing.digest();
}

std::optional<std::size_t> registrationState(const consignment::KeptCheck &check, const trust::Digest &digest)
{
    const std::array records = {registration(check, false), registration(check, true)};
    std::size_t state = check.entries.size();
    for (;;) {
        const auto entries = std::span(check.entries).first(state);
        const consignment::Filled filled = consignment::filledOf(entries);
        if (std::ranges::any_of(records, [&](const GrowingDigest &one) { return digestOf(one, filled) == digest; }))
            return state;
        const auto last = std::ranges::find_last(entries, consignment::EntryKind::filled, &consignment::Entry::kind);
        if (last.empty())
            return {};
        state = static_cast<std::size_t>(last.begin() - entries.begin());
    }
}

std::optional<std::size_t> noticeState(const consignment::KeptCheck &check, const trust::Digest &digest)
{
    std::array records = {notice(check, false), notice(check, true)};
    std::optional<std::size_t> state;
    bool given = false;
    for (std::size_t i = 0; i < check.entries.size(); ++i) {
        const consignment::Entry &entry = check.entries[i];
        if (isInNotice(entry)) {
            const std::string row = canonical(entryJson(entry));
            for (GrowingDigest &one : records)
                one.add(row);
        }
        given = given || isResult(entry);
        if (given && std::ranges::contains(records, digest, &GrowingDigest::digest))
            state = i + 1;
    }
    return state;
}

} // namespace nqi::protocol
