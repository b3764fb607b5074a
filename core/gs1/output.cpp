// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/output.h"

#include "core/gs1/carrier.h"
#include "core/gs1/characters.h"

#include <algorithm>

namespace nqi::gs1 {
namespace {

constexpr std::string_view upperHex = "0123456789ABCDEF";

const AiEntry *entryOf(const Dictionary &dictionary, std::string_view ai)
{
    const std::uint16_t entry = dictionary.find(ai);
    if (entry != Dictionary::noEntry)
        return &dictionary.entry(entry);
    const std::uint16_t standIn = dictionary.standIn(ai);
    return standIn == Dictionary::noEntry ? nullptr : &dictionary.entry(standIn);
}

void append(std::string &to, const Element &element)
{
    to.append("(").append(element.ai).append(")");
    for (const char c : element.value) {
        if (c == '(')
            to += '\\';
        to += c;
    }
}

void appendPercentEncoded(std::string &to, std::string_view text, bool query)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isOf(c, unreservedClass)) {
            to += c;
        } else if (query && c == ' ') {
            to += '+';
        } else {
            to += '%';
            to += upperHex[byte >> 4U];
            to += upperHex[byte & 15U];
        }
    }
}

// Builds one link: the key, the qualifiers in their order, then the attributes.
class LinkWriter {
public:
    LinkWriter(std::span<const Element> elements, const LinkOptions &options, const Dictionary &dictionary)
        : m_elements(elements), m_options(options), m_dictionary(dictionary)
    {
    }

    std::optional<std::string> write()
    {
        const auto isKey = [this](const Element &e) {
            const AiEntry *entry = entryOf(m_dictionary, e.ai);
            return entry != nullptr && entry->key;
        };
        const auto key = std::ranges::find_if(m_elements, isKey);
        if (key == m_elements.end())
            return std::nullopt;
        chooseSequence(*key);
        std::string link(m_options.stem);
        while (link.ends_with('/'))
            link.pop_back();
        for (const std::string_view ai : m_path) {
            const auto it = std::ranges::find(m_elements, ai, &Element::ai);
            link.append("/").append(ai).append("/");
            appendPercentEncoded(link, it->value, false);
        }
        if (m_elements.size() > m_path.size() && !(appendAttributes(link, true) && appendAttributes(link, false)))
            return std::nullopt;
        return link;
    }

private:
    // Of the alternative sequences, the one that takes in most elements; of equals, the lexically first.
    void chooseSequence(const Element &key)
    {
        const AiEntry &entry = m_dictionary.entry(m_dictionary.find(key.ai));
        std::vector<std::string_view> best;
        std::size_t most = 0;
        for (const Slice sequence : m_dictionary.sequences(entry)) {
            std::vector<std::string_view> present;
            std::size_t count = 0;
            for (const std::uint16_t qualifier : m_dictionary.qualifiers(sequence)) {
                const std::string_view ai = m_dictionary.entry(qualifier).ai;
                const auto occurrences = static_cast<std::size_t>(std::ranges::count(m_elements, ai, &Element::ai));
                if (occurrences > 0)
                    present.push_back(ai);
                count += occurrences;
            }
            if (count > most || (count == most && count > 0 && present < best)) {
                best = std::move(present);
                most = count;
            }
        }
        m_path.assign(1, key.ai);
        m_path.insert(m_path.end(), best.begin(), best.end());
    }

    bool appendAttributes(std::string &link, bool predefined)
    {
        for (std::size_t i = 0; i < m_elements.size(); ++i) {
            const Element &element = m_elements[i];
            const AiEntry *entry = entryOf(m_dictionary, element.ai);
            if (entry == nullptr)
                return false;
            const auto before = m_elements.first(i);
            if (entry->predefined != predefined || std::ranges::contains(m_path, std::string_view(element.ai)) ||
                std::ranges::contains(before, element.ai, &Element::ai))
                continue;
            const bool known = m_dictionary.find(element.ai) != Dictionary::noEntry;
            if (known ? !entry->attribute : !m_options.unknownAisAsAttributes)
                return false;
            link += m_first ? '?' : '&';
            m_first = false;
            link.append(element.ai).append("=");
            appendPercentEncoded(link, element.value, true);
        }
        return true;
    }

    std::span<const Element> m_elements;
    const LinkOptions &m_options;
    const Dictionary &m_dictionary;
    std::vector<std::string_view> m_path;
    bool m_first = true;
};

bool isEanUpc(const Message &message)
{
    const CarrierKind kind = carrierOf(message.symbologyId).kind;
    return kind == CarrierKind::eanUpc || kind == CarrierKind::ean8 || kind == CarrierKind::addOn;
}

// Without what only an EAN/UPC symbol implies: such a GTIN is no element string (General Specifications 5.2).
std::vector<Element> writtenElements(const Message &message)
{
    std::vector<Element> written;
    const bool drop = isEanUpc(message);
    std::ranges::copy_if(message.elements, std::back_inserter(written),
                         [drop](const Element &e) { return !drop || !e.implied; });
    return written;
}

} // namespace

std::string canonical(std::span<const Element> elements)
{
    std::string text;
    std::uint8_t part = 0;
    for (const Element &element : elements) {
        if (element.part != part && !text.empty())
            text += '|';
        part = element.part;
        append(text, element);
    }
    return text;
}

std::string canonical(const Message &message)
{
    return canonical(message.elements);
}

std::string encodedAis(const Message &message)
{
    return isEanUpc(message) ? canonical(writtenElements(message)) : canonical(message.elements);
}

std::string elementString(std::span<const Element> elements, std::string_view separator, bool leading,
                          const Dictionary &dictionary)
{
    std::string text(leading ? separator : std::string_view{});
    for (std::size_t i = 0; i < elements.size(); ++i) {
        text.append(elements[i].ai).append(elements[i].value);
        const AiEntry *entry = entryOf(dictionary, elements[i].ai);
        const bool predefined = entry != nullptr && entry->predefined;
        if (!predefined && i + 1 < elements.size())
            text += separator;
    }
    return text;
}

std::vector<ReadableLine> humanReadable(std::span<const Element> elements, const Dictionary &dictionary)
{
    std::vector<ReadableLine> lines;
    lines.reserve(elements.size());
    for (const Element &element : elements) {
        const std::uint16_t entry = dictionary.find(element.ai);
        lines.push_back({element.ai, entry == Dictionary::noEntry ? std::string_view{} : dictionary.entry(entry).title,
                         element.value});
    }
    return lines;
}

std::string humanReadableText(std::span<const Element> elements, const Dictionary &dictionary)
{
    std::string text;
    for (const ReadableLine &line : humanReadable(elements, dictionary)) {
        if (!text.empty())
            text += '\n';
        if (!line.title.empty())
            text.append(line.title).append(" ");
        text.append("(").append(line.ai).append(") ").append(line.value);
    }
    return text;
}

std::optional<std::string> digitalLinkUri(std::span<const Element> elements, const LinkOptions &options,
                                          const Dictionary &dictionary)
{
    return LinkWriter(elements, options, dictionary).write();
}

std::optional<std::string> digitalLinkUri(const Message &message, const LinkOptions &options)
{
    if (!message.valid)
        return std::nullopt;
    if (!isEanUpc(message))
        return digitalLinkUri(message.elements, options);
    return digitalLinkUri(writtenElements(message), options);
}

std::string percentEncoded(std::string_view text)
{
    std::string encoded;
    appendPercentEncoded(encoded, text, false);
    return encoded;
}

std::string unescape(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        if (text.starts_with("<GS>")) {
            plain += '\x1D';
            text.remove_prefix(4);
        } else if (text.size() >= 6 && text.starts_with("<0x") && text[5] == '>' && hexValue(text[3]) >= 0 &&
                   hexValue(text[4]) >= 0) {
            plain += static_cast<char>(hexValue(text[3]) * 16 + hexValue(text[4]));
            text.remove_prefix(6);
        } else {
            plain += text[0];
            text.remove_prefix(1);
        }
    }
    return plain;
}

} // namespace nqi::gs1
