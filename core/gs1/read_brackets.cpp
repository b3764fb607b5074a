// SPDX-License-Identifier: Apache-2.0
// Bracketed text, as printed under a symbol or typed (General Specifications 4.15). "\(" is a bracket inside a value.
#include "core/gs1/characters.h"
#include "core/gs1/forms.h"

#include <algorithm>
#include <optional>

namespace nqi::gs1 {
namespace {

constexpr std::size_t widestBrackets = 12; // "( 8 0 0 3 )" is still read

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// What stands between "(" and ")" at the start of the text, or nothing when no ")" is near.
std::optional<std::string_view> insideBrackets(std::string_view text)
{
    const std::string_view head = text.substr(0, widestBrackets);
    const std::size_t close = head.find(')');
    if (!text.starts_with('(') || close == std::string_view::npos)
        return std::nullopt;
    return head.substr(1, close - 1);
}

bool isAiInBrackets(std::string_view text)
{
    const auto inside = insideBrackets(text);
    if (!inside)
        return false;
    const std::string_view ai = trimmed(*inside);
    return ai.size() >= 2 && ai.size() <= 4 && allDigits(ai);
}

class BracketReader {
public:
    BracketReader(ReadingBuilder &builder, std::string_view content)
        : m_builder(builder), m_content(content), m_base(builder.offsetOf(content))
    {
    }

    void read()
    {
        while (m_at < m_content.size()) {
            if (m_content[m_at] == '(')
                readOne();
            else
                skipToBracket();
        }
    }

private:
    void readOne()
    {
        const std::size_t start = m_at;
        const auto inside = insideBrackets(m_content.substr(start));
        if (!inside) {
            m_builder.addIssue(IssueCode::bracketMalformed, m_base + start);
            ++m_at;
            skipToBracket();
            return;
        }
        const std::string_view ai = trimmed(*inside);
        m_at = start + inside->size() + 2;
        const std::size_t begin = m_at;
        bool composite = false;
        const std::size_t end = endOfValue(composite);
        const std::uint16_t entry = m_builder.entryOf(ai);
        if (entry == Dictionary::noEntry) {
            m_builder.addIssue(IssueCode::unknownAi, m_base + start, {}, ai);
        } else {
            if (ai.size() != inside->size())
                m_builder.addIssue(IssueCode::spaceAroundValue, m_base + start, ai);
            addElement(ai, entry, start, begin, end);
        }
        m_at = end;
        if (composite) {
            ++m_at;
            m_part = 1;
        }
    }

    void addElement(std::string_view ai, std::uint16_t entry, std::size_t start, std::size_t begin, std::size_t end)
    {
        const std::string_view raw = m_content.substr(begin, end - begin);
        const std::string_view inner = trimmed(raw);
        if (inner.size() != raw.size())
            m_builder.addIssue(IssueCode::spaceAroundValue, m_base + begin, ai);
        ElementView element{.ai = ai, .value = inner, .position = m_base + start};
        element.valuePosition = inner.empty() ? m_base + begin : m_builder.offsetOf(inner);
        element.entry = entry;
        element.part = m_part;
        if (inner.contains("\\("))
            unescape(element);
        m_builder.addWholeElement(element);
    }

    void unescape(ElementView &element)
    {
        char *const out = m_builder.room(element.value.size());
        if (out == nullptr)
            return;
        std::size_t size = 0;
        for (std::size_t i = 0; i < element.value.size(); ++i) {
            if (element.value.substr(i).starts_with("\\("))
                ++i;
            out[size++] = element.value[i];
        }
        element.value = m_builder.take(size);
        element.coding = ValueCoding::backslash;
    }

    // Up to the next bracket that opens an AI. `composite`: the value ends with "|" and another part follows.
    std::size_t endOfValue(bool &composite)
    {
        std::size_t at = m_at;
        for (at = m_content.find('(', at); at != std::string_view::npos; at = m_content.find('(', at + 1)) {
            if (at > 0 && m_content[at - 1] == '\\')
                continue;
            if (isAiInBrackets(m_content.substr(at)))
                break;
            m_builder.addIssue(IssueCode::bracketNotEscaped, m_base + at);
        }
        if (at == std::string_view::npos)
            return m_content.size();
        composite = m_part == 0 && at > m_at && m_content[at - 1] == '|';
        return composite ? at - 1 : at;
    }

    void skipToBracket()
    {
        const std::size_t next = m_content.find('(', m_at);
        const std::string_view between = m_content.substr(m_at, next - m_at);
        if (!trimmed(between).empty())
            m_builder.addIssue(IssueCode::bracketMalformed, m_base + m_at, {}, between.substr(0, 16));
        m_at = std::min(next, m_content.size());
    }

    ReadingBuilder &m_builder;
    std::string_view m_content;
    std::size_t m_base;
    std::size_t m_at = 0;
    std::uint8_t m_part = 0;
};

} // namespace

bool looksBracketed(std::string_view content)
{
    return isAiInBrackets(content);
}

void readBracketed(ReadingBuilder &builder, std::string_view content)
{
    BracketReader(builder, content).read();
}

} // namespace nqi::gs1
