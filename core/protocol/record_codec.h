// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/schema.h"
#include "core/protocol/codecs.h"
#include "core/protocol/record_codes.h"

#include <array>
#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

/// Records of the catalogue to JSON and back, generated from their schema. Private to core/protocol.
namespace nqi::protocol {

/// How fractions are written: numbers are for readers, texts give back the very same value.
enum class Fractions : std::uint8_t { numbers, texts };

/// "declared_on" -> "declaredOn": members of our JSON are written like the members of the records.
[[nodiscard]] std::string memberName(std::string_view column);
[[nodiscard]] std::string exactText(double value);

template <Fractions fractions, class Value>
void putValue(Json &json, const std::string &key, const Value &value)
{
    if constexpr (std::is_enum_v<Value>) {
        static_assert(!codes<Value>.empty(), "a record's code without names");
        const auto index = static_cast<std::size_t>(value);
        // A code of a newer catalogue is shown as its number.
        if (index < codes<Value>.size() && !codes<Value>.at(index).empty())
            json[key] = codes<Value>.at(index);
        else
            json[key] = index;
    } else if constexpr (std::same_as<Value, std::string>) {
        json[key] = textValue(value);
    } else if constexpr (std::same_as<Value, Instant>) {
        json[key] = isoInstant(value);
    } else if constexpr (std::same_as<Value, std::optional<Date>>) {
        put(json, key.c_str(), value);
    } else if constexpr (std::floating_point<Value> && fractions == Fractions::texts) {
        json[key] = exactText(value);
    } else {
        json[key] = value;
    }
}

template <Fractions fractions, class Record>
[[nodiscard]] Json encodeRecord(const Record &record)
{
    Json json = Json::object();
    std::apply(
        [&](const auto &...column) {
            (putValue<fractions>(json, memberName(column.name), record.*column.member), ...);
        },
        catalog::Schema<Record>::columns);
    return json;
}

template <Fractions fractions, class Record>
[[nodiscard]] Json encodeRecords(const std::vector<Record> &records)
{
    Json list = Json::array();
    for (const Record &record : records)
        list.push_back(encodeRecord<fractions>(record));
    return list;
}

template <Fractions fractions, class Record>
void putRecord(Json &json, const char *key, const std::optional<Record> &record)
{
    if (record)
        json[key] = encodeRecord<fractions>(*record);
}

/// What `putValue` wrote with Fractions::texts.
template <class Value>
void readValue(Node &record, std::string_view key, Value &value)
{
    if constexpr (std::same_as<Value, std::optional<Date>>) {
        value = optionalDay(record, key);
    } else {
        Node member = record.member(key);
        if constexpr (std::is_enum_v<Value>)
            value = static_cast<Value>(member.code(codes<Value>));
        else if constexpr (std::same_as<Value, std::string>)
            value = member.text();
        else if constexpr (std::same_as<Value, Instant>)
            value = member.instant();
        else if constexpr (std::same_as<Value, bool>)
            value = member.boolean();
        else if constexpr (std::floating_point<Value>)
            value = member.fraction();
        else
            value = member.count<Value>();
    }
}

template <class Record>
[[nodiscard]] Record readRecord(Node &node)
{
    Record record;
    // Node keeps views of the names it was asked for until the end.
    std::apply(
        [&](const auto &...column) {
            const std::array<std::string, sizeof...(column)> names{memberName(column.name)...};
            std::size_t i = 0;
            (readValue(node, names.at(i++), record.*column.member), ...);
            node.end();
        },
        catalog::Schema<Record>::columns);
    return record;
}

[[nodiscard]] Json encodeInfo(const catalog::CatalogueInfo &info);
[[nodiscard]] catalog::CatalogueInfo readInfo(Node &node);

} // namespace nqi::protocol
