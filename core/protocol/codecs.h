// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"
#include "core/findings/inspection.h"
#include "core/protocol/node.h"

#include <vector>

/// Values to JSON and back, shared by messages, bodies and the command line's output. Private to core/protocol. A
/// member is always written, except an optional one without value; a reader asks for exactly what was written.
namespace nqi::protocol {

[[nodiscard]] Json encode(const gs1::Element &element);
[[nodiscard]] Json encode(const gs1::Issue &issue);
[[nodiscard]] Json encode(const gs1::Contradiction &contradiction);
[[nodiscard]] Json encode(const gs1::Parameter &parameter);
[[nodiscard]] Json encode(const gs1::AlternativeReading &reading);
[[nodiscard]] Json encode(const gs1::Message &message);
[[nodiscard]] Json encode(const gs1::Item &item);
[[nodiscard]] Json encode(const verdict::RecordRef &record);
[[nodiscard]] Json encode(const verdict::Argument &argument);
[[nodiscard]] Json encode(const verdict::Check &check);
[[nodiscard]] Json encode(const verdict::Verdict &verdict);
[[nodiscard]] Json encode(const verdict::LabelMark &mark);
[[nodiscard]] Json encode(const verdict::LabResult &result);
[[nodiscard]] Json encode(const verdict::Context &context);
[[nodiscard]] Json encode(const findings::Place &place);
[[nodiscard]] Json encode(const findings::Evidence &evidence);
[[nodiscard]] Json encode(const findings::Draft &draft);
[[nodiscard]] Json encode(const findings::Inspection &inspection);
[[nodiscard]] Json encode(const findings::LogHead &head);

[[nodiscard]] gs1::Item readItem(Node &node);
[[nodiscard]] verdict::Verdict readVerdict(Node &node);
[[nodiscard]] verdict::Context readContext(Node &node);
[[nodiscard]] findings::Place readPlace(Node &node);
[[nodiscard]] findings::Evidence readEvidence(Node &node);
/// Of an object that may have more members: the reader asks for those itself.
[[nodiscard]] findings::Draft readDraft(Node &node);
[[nodiscard]] findings::Inspection readInspection(Node &node);
[[nodiscard]] findings::LogHead readLogHead(Node &node);

template <class Values>
[[nodiscard]] Json encodeList(const Values &values)
{
    Json list = Json::array();
    for (const auto &value : values)
        list.push_back(encode(value));
    return list;
}

[[nodiscard]] inline Json textList(const std::vector<std::string> &texts)
{
    Json list = Json::array();
    for (const std::string &text : texts)
        list.push_back(textValue(text));
    return list;
}

inline void put(Json &object, const char *key, const std::optional<Date> &value)
{
    if (value)
        object[key] = isoDate(*value);
}

inline void put(Json &object, const char *key, const std::optional<Instant> &value)
{
    if (value)
        object[key] = isoInstant(*value);
}

[[nodiscard]] inline std::optional<Date> optionalDay(Node &node, std::string_view key)
{
    Node found = node.optional(key);
    return found ? std::optional(found.day()) : std::nullopt;
}

[[nodiscard]] inline std::optional<Instant> optionalInstant(Node &node, std::string_view key)
{
    Node found = node.optional(key);
    return found ? std::optional(found.instant()) : std::nullopt;
}

} // namespace nqi::protocol
