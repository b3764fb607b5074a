// SPDX-License-Identifier: Apache-2.0
#include "core/trace/json.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <limits>

namespace nqi::trace {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void appendUtf8(std::string &text, char32_t point)
{
    const auto byte = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | (point >> 6U));
        byte(0x80 | (point & 0x3FU));
    } else if (point < 0x10000) {
        byte(0xE0 | (point >> 12U));
        byte(0x80 | ((point >> 6U) & 0x3FU));
        byte(0x80 | (point & 0x3FU));
    } else {
        byte(0xF0 | (point >> 18U));
        byte(0x80 | ((point >> 12U) & 0x3FU));
        byte(0x80 | ((point >> 6U) & 0x3FU));
        byte(0x80 | (point & 0x3FU));
    }
}

} // namespace

class JsonParser {
public:
    JsonParser(std::string_view text, Json &json) : m_text(text), m_json(json) {}

    std::optional<JsonError> run()
    {
        m_json.m_nodes.reserve(m_text.size() / 24 + 16);
        m_json.m_nodes.emplace_back();
        skipSpace();
        if (!value(0, 0))
            return m_error;
        skipSpace();
        return m_at == m_text.size() ? std::nullopt : std::optional(JsonError{"syntax", m_at});
    }

private:
    bool fail(std::string_view what)
    {
        m_error = {what, m_at};
        return false;
    }

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipSpace()
    {
        while (m_at < m_text.size() &&
               (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
            ++m_at;
    }

    bool expect(char c)
    {
        if (peek() != c)
            return fail("syntax");
        ++m_at;
        return true;
    }

    bool value(std::uint32_t index, int depth)
    {
        if (depth > Json::maxDepth)
            return fail("depth");
        switch (peek()) {
        case '{':
            return object(index, depth);
        case '[':
            return array(index, depth);
        case '"':
            m_json.m_nodes[index].type = JsonType::string;
            return string([&](std::string_view text) { m_json.m_nodes[index].text = text; });
        case 't':
            return literal(index, "true", JsonType::boolean);
        case 'f':
            return literal(index, "false", JsonType::boolean);
        case 'n':
            return literal(index, "null", JsonType::null);
        default:
            return number(index);
        }
    }

    bool literal(std::uint32_t index, std::string_view word, JsonType type)
    {
        if (!m_text.substr(m_at).starts_with(word))
            return fail("syntax");
        m_json.m_nodes[index].type = type;
        m_json.m_nodes[index].text = m_text.substr(m_at, word.size());
        m_at += word.size();
        return true;
    }

    bool digits()
    {
        const std::size_t start = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_at > start;
    }

    bool number(std::uint32_t index)
    {
        const std::size_t start = m_at;
        if (peek() == '-')
            ++m_at;
        const std::size_t whole = m_at;
        if (!digits() || (m_text[whole] == '0' && m_at - whole > 1))
            return fail("syntax");
        if (peek() == '.') {
            ++m_at;
            if (!digits())
                return fail("syntax");
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            if (!digits())
                return fail("syntax");
        }
        m_json.m_nodes[index].type = JsonType::number;
        m_json.m_nodes[index].text = m_text.substr(start, m_at - start);
        return true;
    }

    /// Reads a string and gives it on: as a view of the text, or unescaped.
    bool string(const auto &give)
    {
        const std::size_t start = ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\') {
            if (static_cast<unsigned char>(m_text[m_at]) < 0x20)
                return fail("syntax");
            ++m_at;
        }
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            give(m_text.substr(start, m_at++ - start));
            return true;
        }
        std::string &whole = m_json.m_unescaped.emplace_back(m_text.substr(start, m_at - start));
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            if (static_cast<unsigned char>(m_text[m_at]) < 0x20)
                return fail("syntax");
            if (m_text[m_at] != '\\')
                whole += m_text[m_at++];
            else if (!escape(whole))
                return false;
        }
        give(std::string_view(whole));
        return expect('"');
    }

    bool escape(std::string &whole)
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        ++m_at;
        if (peek() == 'u') {
            ++m_at;
            return unicodeEscape(whole);
        }
        const std::size_t which = m_at < m_text.size() ? letters.find(m_text[m_at]) : std::string_view::npos;
        if (which == std::string_view::npos)
            return fail("syntax");
        whole += meanings[which];
        ++m_at;
        return true;
    }

    std::optional<char32_t> fourDigits()
    {
        char32_t unit = 0;
        for (int i = 0; i < 4; ++i, ++m_at) {
            const int digit = hexDigit(peek());
            if (digit < 0)
                return {};
            unit = unit * 16 + static_cast<char32_t>(digit);
        }
        return unit;
    }

    bool unicodeEscape(std::string &whole)
    {
        const std::optional<char32_t> first = fourDigits();
        if (!first || (*first >= 0xDC00 && *first <= 0xDFFF))
            return fail("syntax");
        if (*first < 0xD800 || *first > 0xDBFF) {
            appendUtf8(whole, *first);
            return true;
        }
        if (!m_text.substr(m_at).starts_with("\\u"))
            return fail("syntax");
        m_at += 2;
        const std::optional<char32_t> second = fourDigits();
        if (!second || *second < 0xDC00 || *second > 0xDFFF)
            return fail("syntax");
        appendUtf8(whole, 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00));
        return true;
    }

    /// A new child behind `last` (0: the first one of `parent`).
    std::uint32_t child(std::uint32_t parent, std::uint32_t last)
    {
        const auto index = static_cast<std::uint32_t>(m_json.m_nodes.size());
        m_json.m_nodes.emplace_back();
        (last == 0 ? m_json.m_nodes[parent].first : m_json.m_nodes[last].next) = index;
        return index;
    }

    bool array(std::uint32_t parent, int depth)
    {
        m_json.m_nodes[parent].type = JsonType::array;
        ++m_at;
        skipSpace();
        for (std::uint32_t last = 0; last != 0 || peek() != ']';) {
            last = child(parent, last);
            if (!value(last, depth + 1))
                return false;
            skipSpace();
            if (peek() != ',')
                break;
            ++m_at;
            skipSpace();
        }
        return expect(']');
    }

    bool object(std::uint32_t parent, int depth)
    {
        m_json.m_nodes[parent].type = JsonType::object;
        ++m_at;
        skipSpace();
        std::size_t members = 0;
        for (std::uint32_t last = 0; last != 0 || peek() != '}';) {
            last = child(parent, last);
            ++members;
            if (peek() != '"')
                return fail("syntax");
            if (!string([&](std::string_view text) { m_json.m_nodes[last].key = text; }))
                return false;
            skipSpace();
            if (!expect(':'))
                return false;
            skipSpace();
            if (!value(last, depth + 1))
                return false;
            skipSpace();
            if (peek() != ',')
                break;
            ++m_at;
            skipSpace();
        }
        return expect('}') && (members < 2 || keysAreUnique(parent));
    }

    /// Two values of one name would let two readers understand two things.
    bool keysAreUnique(std::uint32_t parent)
    {
        m_keys.clear();
        for (std::uint32_t i = m_json.m_nodes[parent].first; i != 0; i = m_json.m_nodes[i].next)
            m_keys.push_back(m_json.m_nodes[i].key);
        std::ranges::sort(m_keys);
        return std::ranges::adjacent_find(m_keys) == m_keys.end() || fail("duplicateKey");
    }

    std::string_view m_text;
    Json &m_json;
    std::size_t m_at = 0;
    JsonError m_error;
    std::vector<std::string_view> m_keys;
};

std::expected<Json, JsonError> Json::parse(std::string_view text)
{
    if (text.size() > maxBytes)
        return std::unexpected(JsonError{"size", maxBytes});
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (!isUtf8(text))
        return std::unexpected(JsonError{"utf8", 0});
    Json json;
    if (const std::optional<JsonError> error = JsonParser(text, json).run())
        return std::unexpected(*error);
    return json;
}

Json::Value Json::root() const
{
    return {this, 0};
}

std::optional<Json::Value> Json::Value::find(std::string_view name) const
{
    if (!isObject())
        return {};
    for (const Value member : *this) {
        if (member.key() == name)
            return member;
    }
    return {};
}

} // namespace nqi::trace
