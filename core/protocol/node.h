// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/protocol/enum_ends.h"
#include "core/protocol/json_text.h"
#include "core/protocol/limits.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace nqi::protocol {

/// The reading of one message: keeps the first fault. After it every node gives default values, so that a decoder reads
/// straight through and asks once, at the end.
class Reading {
public:
    void fail(DecodeErrorCode code, std::string path);
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    template <class Value>
    [[nodiscard]] Decoded<Value> result(Value value)
    {
        if (m_error)
            return std::unexpected(std::move(*m_error));
        return value;
    }

private:
    std::optional<DecodeError> m_error;
};

/// The names of an enum's values, in order.
template <class Enum>
[[nodiscard]] const std::vector<std::string_view> &namesOf()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(lastOf<Enum>); ++i)
            all.push_back(name(static_cast<Enum>(i)));
        return all;
    }();
    return names;
}

/// A value of a JSON text and where it stands. Children point to their parent, which must outlive them.
class Node {
public:
    Node(Reading &reading, const Json &json) : m_reading(reading), m_json(&json) {}
    Node(const Node &) = delete;
    Node &operator=(const Node &) = delete;

    /// False: an optional member that is not there (or a fault before it).
    [[nodiscard]] explicit operator bool() const { return m_json != nullptr && !m_reading.failed(); }

    /// A member that must be there.
    [[nodiscard]] Node member(std::string_view key);
    /// A member that may be absent.
    [[nodiscard]] Node optional(std::string_view key);
    /// Refuses every member that was not asked for.
    void end();

    [[nodiscard]] std::string text(std::size_t limit = limits::body);
    [[nodiscard]] std::string name() { return text(limits::name); }
    [[nodiscard]] bool boolean();
    [[nodiscard]] std::int64_t integer(std::int64_t least, std::int64_t most);
    template <std::integral Integer>
    [[nodiscard]] Integer count(std::uint64_t most = std::numeric_limits<Integer>::max())
    {
        return static_cast<Integer>(integer(0, static_cast<std::int64_t>(std::min(most, limits::integer))));
    }
    /// One of these names, or a number: its index.
    [[nodiscard]] std::uint8_t code(std::span<const std::string_view> names);
    /// A fraction written as text, so that it comes back the same.
    [[nodiscard]] double fraction();
    [[nodiscard]] Date day();
    [[nodiscard]] Instant instant();
    /// A type with `static std::optional<Value> parse(std::string_view)`.
    template <class Value>
    [[nodiscard]] Value parsed()
    {
        const std::optional<Value> value = Value::parse(plainText());
        if (!value)
            fail(DecodeErrorCode::malformed);
        return value.value_or(Value{});
    }
    template <class Enum>
    [[nodiscard]] Enum named()
    {
        const std::string_view wanted = plainText();
        const auto &names = namesOf<Enum>();
        const auto found = wanted.empty() ? names.end() : std::ranges::find(names, wanted);
        if (found == names.end())
            fail(DecodeErrorCode::unknownName);
        return found == names.end() ? Enum{} : static_cast<Enum>(found - names.begin());
    }
    /// Each element of an array through `read(Node &)`.
    template <class Read>
    [[nodiscard]] auto list(std::size_t limit, Read read)
    {
        std::vector<std::invoke_result_t<Read, Node &>> values;
        const std::size_t size = arraySize(limit);
        values.reserve(size);
        for (std::size_t i = 0; i < size && *this; ++i) {
            Node element(*this, &(*m_json)[i], {}, i);
            values.push_back(read(element));
        }
        return values;
    }

    void fail(DecodeErrorCode code);

private:
    Node(Node &parent, const Json *json, std::string_view key, std::size_t index)
        : m_reading(parent.m_reading), m_json(json), m_parent(&parent), m_key(key), m_index(index)
    {
    }
    [[nodiscard]] const Json *find(std::string_view key);
    [[nodiscard]] std::string_view plainText();
    [[nodiscard]] std::size_t arraySize(std::size_t limit);
    [[nodiscard]] std::string path() const;

    Reading &m_reading;
    const Json *m_json;
    const Node *m_parent = nullptr;
    std::string_view m_key;
    std::size_t m_index = 0;
    std::vector<std::string_view> m_asked;
};

/// Reads a whole message with one function `Value read(Node &)`.
template <class Read>
[[nodiscard]] auto decode(std::string_view text, std::size_t limit, Read read)
    -> Decoded<std::invoke_result_t<Read, Node &>>
{
    const auto json = readJson(text, limit);
    if (!json)
        return std::unexpected(json.error());
    Reading reading;
    Node root(reading, *json);
    auto value = read(root);
    return reading.result(std::move(value));
}

} // namespace nqi::protocol
