// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/codecs.h"
#include "core/protocol/json.h"

#include <array>
#include <concepts>
#include <tuple>
#include <type_traits>

namespace nqi::protocol {

namespace {

// Names of the codes that records hold, in the order of their enumerators.
template <class Enum>
constexpr std::array<std::string_view, 0> codes{};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::ProductStatus>{"active", "inactive", "discontinued"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::LicenceKind>{"companyPrefix", "gtin8", "foreignAuthorisation"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::LicenceStatus>{"issued", "revoked", "transferred"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::CertificateKind>{"certification", "selfAssessment",
                                                                          "testReport"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::CertificateStatus>{"valid", "suspended", "withdrawn"};
template <>
constexpr std::array<std::string_view, 2> codes<catalog::BodyRole>{"accredited", "designated"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::ScopeStatus>{"active", "suspended", "withdrawn"};
template <>
constexpr std::array<std::string_view, 4> codes<catalog::DeclarationKind>{"appliedStandard", "conformity",
                                                                          "importRegistration", "onlineListing"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::DeclarationStatus>{"active", "withdrawn", "rejected"};
template <>
constexpr std::array<std::string_view, 4> codes<catalog::Tier>{"", "low", "medium", "high"};
template <>
constexpr std::array<std::string_view, 2> codes<catalog::AlertStatus>{"active", "withdrawn"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::AlertLevel>{"information", "serious", "urgent"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::TraceCodeStatus>{"active", "suspended", "cancelled"};
template <>
constexpr std::array<std::string_view, 4> codes<catalog::Channel>{"", "green", "yellow", "red"};
template <>
constexpr std::array<std::string_view, 3> codes<catalog::DeviationKind>{"tightened", "reduced", "exempt"};

/// "declared_on" -> "declaredOn": members of our JSON are written like the members of the records.
std::string memberName(std::string_view column)
{
    std::string name;
    bool upper = false;
    for (const char c : column) {
        if (c != '_')
            name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = c == '_';
    }
    return name;
}

template <class Value>
void putValue(Json &json, const std::string &key, const Value &value)
{
    if constexpr (std::is_enum_v<Value>) {
        static_assert(!codes<Value>.empty(), "a record's code without names");
        const auto index = static_cast<std::size_t>(value);
        // A code of a newer catalogue is shown as its number.
        if (index < codes<Value>.size())
            json[key] = codes<Value>.at(index);
        else
            json[key] = index;
    } else if constexpr (std::same_as<Value, std::string>) {
        json[key] = textValue(value);
    } else if constexpr (std::same_as<Value, Instant>) {
        json[key] = isoInstant(value);
    } else if constexpr (std::same_as<Value, std::optional<Date>> || std::same_as<Value, std::optional<Instant>>) {
        put(json, key.c_str(), value);
    } else {
        json[key] = value;
    }
}

template <class Record>
Json encodeRecord(const Record &record)
{
    Json json = Json::object();
    std::apply([&](const auto &...column) { (putValue(json, memberName(column.name), record.*column.member), ...); },
               catalog::Schema<Record>::columns);
    return json;
}

template <class Record>
void putRecord(Json &json, const char *key, const std::optional<Record> &record)
{
    if (record)
        json[key] = encodeRecord(*record);
}

template <class Record>
Json recordList(const std::vector<Record> &records)
{
    Json list = Json::array();
    for (const Record &record : records)
        list.push_back(encodeRecord(record));
    return list;
}

Json encodeInfo(const catalog::CatalogueInfo &info)
{
    Json datasets = Json::array();
    for (const catalog::DatasetInfo &dataset : info.datasets) {
        Json entry = Json::object();
        entry["dataset"] = catalog::name(dataset.dataset);
        entry["authority"] = textValue(dataset.authority);
        entry["version"] = dataset.version;
        put(entry, "asOf", dataset.asOf);
        entry["rows"] = dataset.rows;
        entry["covered"] = dataset.covered;
        datasets.push_back(std::move(entry));
    }
    Json json = Json::object();
    json["version"] = info.version;
    put(json, "asOf", info.asOf);
    json["demo"] = info.demo;
    json["datasets"] = std::move(datasets);
    return json;
}

} // namespace

std::string toJson(const catalog::CatalogueInfo &info)
{
    return visible(encodeInfo(info));
}

std::string toJson(const catalog::Facts &facts)
{
    Json json = Json::object();
    putRecord(json, "product", facts.product);
    putRecord(json, "owner", facts.owner);
    putRecord(json, "licence", facts.licence);
    putRecord(json, "licensee", facts.licensee);
    putRecord(json, "authorisation", facts.authorisation);
    json["riskLists"] = recordList(facts.riskLists);
    json["certificates"] = recordList(facts.certificates);
    json["bodies"] = recordList(facts.bodies);
    json["scopes"] = recordList(facts.scopes);
    json["declarations"] = recordList(facts.declarations);
    json["standards"] = recordList(facts.standards);
    json["alerts"] = recordList(facts.alerts);
    json["alertItems"] = recordList(facts.alertItems);
    json["traceEvents"] = recordList(facts.traceEvents);
    json["traceCodes"] = recordList(facts.traceCodes);
    json["customsLines"] = recordList(facts.customsLines);
    json["deviations"] = recordList(facts.deviations);
    json["catalogue"] = encodeInfo(facts.catalogue);
    return visible(json);
}

} // namespace nqi::protocol
