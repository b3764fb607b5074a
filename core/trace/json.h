// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::trace {

enum class JsonType : std::uint8_t { null, boolean, number, string, array, object };

struct JsonError {
    /// Stable word: "utf8", "syntax", "depth", "duplicateKey", "size".
    std::string_view what;
    std::size_t position = 0; ///< byte offset

    bool operator==(const JsonError &) const = default;
};

/// A JSON text (RFC 8259), read strictly: valid UTF-8, no duplicate keys, bounded depth, nothing behind the value.
/// Strings are views into the text that was given, which must outlive it, except those with escapes. Linear time.
class Json {
public:
    class Value;

    static constexpr std::size_t maxBytes = std::size_t{256} * 1024 * 1024;
    static constexpr int maxDepth = 64;

    [[nodiscard]] static std::expected<Json, JsonError> parse(std::string_view text);
    [[nodiscard]] Value root() const;

private:
    friend class JsonParser;
    struct Node {
        std::string_view key;
        std::string_view text; ///< of a string without escapes; of everything else as written
        std::uint32_t first = 0;
        std::uint32_t next = 0; ///< 0: none; the root is nobody's sibling
        JsonType type = JsonType::null;
    };
    std::vector<Node> m_nodes;
    std::deque<std::string> m_unescaped; ///< stable addresses
};

/// A value inside a Json; as cheap as a pointer, valid as long as the Json is neither moved nor destroyed.
class Json::Value {
public:
    [[nodiscard]] JsonType type() const { return node().type; }
    [[nodiscard]] bool isObject() const { return type() == JsonType::object; }
    [[nodiscard]] bool isArray() const { return type() == JsonType::array; }
    [[nodiscard]] bool isString() const { return type() == JsonType::string; }
    /// Of a string: its characters. Of others: as written.
    [[nodiscard]] std::string_view text() const { return node().text; }
    /// Its name in the object that holds it, or "".
    [[nodiscard]] std::string_view key() const { return node().key; }
    /// A member of an object.
    [[nodiscard]] std::optional<Value> find(std::string_view name) const;

    /// Members of an object or elements of an array, in order.
    class Iterator {
    public:
        using value_type = Value;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        Iterator(const Json *json, std::uint32_t index) : m_json(json), m_index(index) {}
        Value operator*() const { return {m_json, m_index}; }
        Iterator &operator++()
        {
            m_index = m_json->m_nodes[m_index].next;
            return *this;
        }
        Iterator operator++(int)
        {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator &other) const { return m_index == other.m_index; }

    private:
        const Json *m_json = nullptr;
        std::uint32_t m_index = 0;
    };
    [[nodiscard]] Iterator begin() const { return {m_json, node().first}; }
    [[nodiscard]] Iterator end() const { return {m_json, 0}; }

private:
    friend class Json;
    Value(const Json *json, std::uint32_t index) : m_json(json), m_index(index) {}
    [[nodiscard]] const Node &node() const { return m_json->m_nodes[m_index]; }

    const Json *m_json;
    std::uint32_t m_index;
};

} // namespace nqi::trace
