// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/gs1/issue.h"
#include "core/gs1/output.h"

#include <algorithm>
#include <string>
#include <utility>

namespace nqi::gs1 {
namespace {

constexpr std::string_view lowerHex = "0123456789abcdef";

// Length of the UTF-8 sequence at the start, 0 when there is none.
std::size_t utf8Length(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    std::size_t length = 1;
    if (first >= 0xF0)
        length = 4;
    else if (first >= 0xE0)
        length = 3;
    else if (first >= 0xC0)
        length = 2;
    return text.size() >= length && isUtf8(text.substr(0, length)) ? length : 0;
}

void appendByte(std::string &to, unsigned char byte)
{
    to += "\\u00";
    to += lowerHex[byte >> 4U];
    to += lowerHex[byte & 15U];
}

constexpr bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

// One character that cannot be copied as it is; answers how many bytes it took.
std::size_t appendSpecial(std::string &to, std::string_view text)
{
    const auto byte = static_cast<unsigned char>(text[0]);
    if (byte == '"' || byte == '\\') {
        to += '\\';
        to += text[0];
        return 1;
    }
    if (const std::size_t sequence = byte >= 0x80 ? utf8Length(text) : 0; sequence > 0) {
        to += text.substr(0, sequence);
        return sequence;
    }
    appendByte(to, byte);
    return 1;
}

void appendText(std::string &to, std::string_view text)
{
    to += '"';
    while (!text.empty()) {
        const auto end = std::ranges::find_if_not(text, isPlain);
        const auto plain = static_cast<std::size_t>(end - text.begin());
        to += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty())
            text.remove_prefix(appendSpecial(to, text));
    }
    to += '"';
}

class ObjectWriter {
public:
    explicit ObjectWriter(std::string &to) : m_to(to) { m_to += '{'; }
    void close() { m_to += '}'; }

    ObjectWriter &text(std::string_view key, std::string_view value)
    {
        open(key);
        appendText(m_to, value);
        return *this;
    }

    ObjectWriter &flag(std::string_view key, bool value)
    {
        open(key);
        m_to += value ? "true" : "false";
        return *this;
    }

    ObjectWriter &number(std::string_view key, std::size_t value)
    {
        open(key);
        m_to += std::to_string(value);
        return *this;
    }

    template <class List, class Write>
    ObjectWriter &list(std::string_view key, const List &items, Write write)
    {
        open(key);
        m_to += '[';
        bool first = true;
        for (const auto &item : items) {
            if (!std::exchange(first, false))
                m_to += ',';
            write(m_to, item);
        }
        m_to += ']';
        return *this;
    }

private:
    void open(std::string_view key)
    {
        if (!std::exchange(m_first, false))
            m_to += ',';
        m_to += '"';
        m_to += key; // names of fields need no escape
        m_to += "\":";
    }

    std::string &m_to;
    bool m_first = true;
};

void writeElement(std::string &to, const Element &element)
{
    const Dictionary &dictionary = Dictionary::builtIn();
    const std::uint16_t entry = dictionary.find(element.ai);
    ObjectWriter object(to);
    object.text("ai", element.ai)
        .text("title", entry == Dictionary::noEntry ? std::string_view{} : dictionary.entry(entry).title)
        .text("value", element.value)
        .number("pos", element.position)
        .flag("implied", element.implied);
    object.close();
}

void writeIssue(std::string &to, const Issue &issue)
{
    ObjectWriter object(to);
    object.text("code", name(issue.code))
        .text("ai", issue.ai)
        .number("pos", issue.position)
        .text("severity", name(issue.severity))
        .list("arguments", issue.arguments, appendText);
    object.close();
}

void writeParameter(std::string &to, const Parameter &parameter)
{
    ObjectWriter object(to);
    object.text("name", parameter.name).text("value", parameter.value);
    object.close();
}

void writeAlternative(std::string &to, const AlternativeReading &alternative)
{
    ObjectWriter object(to);
    object.text("ai", canonical(alternative.elements)).number("score", static_cast<std::size_t>(alternative.score));
    object.close();
}

} // namespace

std::string toJson(const Message &message, const LinkOptions &options)
{
    std::string json;
    json.reserve(512 + message.input.size() * 2 + message.elements.size() * 96);
    ObjectWriter object(json);
    object.text("form", name(message.form))
        .flag("valid", message.valid)
        .flag("syntaxValid", message.syntaxValid)
        .flag("lenientValid", message.lenientValid)
        .text("ai", encodedAis(message))
        .text("digitalLink", digitalLinkUri(message, options).value_or(std::string{}))
        .text("gtin", message.find("01").value_or(std::string_view{}))
        .text("symbology", message.symbologyId)
        .text("host", message.host)
        .list("elements", message.elements, writeElement)
        .list("issues", message.issues, writeIssue)
        .list("parameters", message.parameters, writeParameter)
        .list("alternatives", message.alternatives, writeAlternative);
    object.close();
    return json;
}

std::string jsonText(std::string_view text)
{
    std::string quoted;
    appendText(quoted, text);
    return quoted;
}

} // namespace nqi::gs1
