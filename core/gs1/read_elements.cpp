// SPDX-License-Identifier: Apache-2.0
// Element strings as a scanner sends them (General Specifications 7.8).
#include "core/gs1/characters.h"
#include "core/gs1/forms.h"

#include <algorithm>
#include <array>

namespace nqi::gs1 {
namespace {

// Spellings of FNC1 met in practice: keyboard wedges, logs, documents. The longest first where one begins another.
constexpr auto spellings = std::to_array<std::string_view>({
    "\x1D",    "^",       "{GS}", "{FNC1}", "<GS>",    "<FNC1>", "<0x1D>",       "[GS]", "[FNC1]", "\\x1D", "\\x1d",
    "\\u001D", "\\u001d", "\\F",  "U+001D", "Alt+029", "&#29;",  "\xE2\x90\x9D", "FNC1", "|",      "~1",    "~",
});

// Of these, no character belongs to set 82: inside a scanned value they can only be a separator gone wrong.
constexpr auto foreignSpellings = std::to_array<std::string_view>({
    "\x1D",
    "^",
    "{GS}",
    "{FNC1}",
    "[GS]",
    "[FNC1]",
    "\\x1D",
    "\\x1d",
    "\\u001D",
    "\\u001d",
    "\xE2\x90\x9D",
    "|",
    "~1",
    "~",
    "#",
    "$",
    "@",
    " ",
});

// Where the separator stands in [from, from + window], or npos. The window keeps the whole linear.
std::size_t findWithin(std::string_view content, std::size_t from, std::size_t window, std::string_view separator)
{
    const std::string_view part = content.substr(from, window + separator.size());
    const std::size_t at = separator.size() == 1 ? part.find(separator[0]) : part.find(separator);
    return at == std::string_view::npos ? at : from + at;
}

class ElementStringReader {
public:
    ElementStringReader(ReadingBuilder &builder, std::string_view content, const Separator &separator,
                        std::uint8_t part)
        : m_builder(builder), m_content(content), m_separator(separator), m_base(builder.offsetOf(content)),
          m_part(part)
    {
    }

    void read()
    {
        while (m_at < m_content.size()) {
            if (m_content.substr(m_at).starts_with(m_separator.text)) {
                m_builder.addIssue(IssueCode::separatorSuperfluous, m_base + m_at);
                m_at += m_separator.text.size();
                continue;
            }
            readOne();
        }
    }

private:
    void readOne()
    {
        std::size_t digits = 0;
        const std::string_view rest = m_content.substr(m_at);
        const std::uint16_t entry = m_builder.entryOfPrefix(rest, digits);
        if (entry == Dictionary::noEntry) {
            reportUnknown(rest);
            return;
        }
        const AiEntry &known = m_builder.dictionary().entry(entry);
        ElementView element{.ai = rest.substr(0, digits), .value = {}, .position = m_base + m_at};
        element.entry = entry;
        element.part = m_part;
        const std::size_t begin = m_at + digits;
        element.valuePosition = m_base + begin;
        const std::size_t end = findWithin(m_content, begin, known.maximum, m_separator.text);
        const std::size_t most = std::min<std::size_t>(begin + known.maximum, m_content.size());
        element.value = m_content.substr(begin, std::min(end, most) - begin);
        m_at = begin + element.value.size();
        const std::size_t fault = known.predefined ? std::string_view::npos : wrongSeparator(element.value);
        if (fault != std::string_view::npos)
            splitAt(element, begin + fault);
        else
            closeElement(element, known);
    }

    void reportUnknown(std::string_view rest)
    {
        const std::string_view spelling = foreignAt(m_at);
        if (!spelling.empty() &&
            m_builder.dictionary().findPrefix(rest.substr(spelling.size())) != Dictionary::noEntry) {
            m_builder.addIssue(IssueCode::separatorReplaced, m_base + m_at, {}, spelling);
            m_at += spelling.size();
            return;
        }
        m_builder.addIssue(IssueCode::unknownAi, m_base + m_at, {}, rest.substr(0, 4));
        skipPastSeparator();
    }

    // After an element of variable length a separator or the end must follow. One after any element is skipped.
    void closeElement(ElementView &element, const AiEntry &known)
    {
        const bool separated = m_content.substr(m_at).starts_with(m_separator.text);
        if (known.predefined || separated || m_at == m_content.size()) {
            m_builder.addElement(element);
            m_at += separated ? m_separator.text.size() : 0;
            return;
        }
        if (const std::string_view spelling = foreignAt(m_at); !spelling.empty()) {
            splitAt(element, m_at);
            return;
        }
        const std::size_t begin = element.valuePosition - m_base;
        skipPastSeparator();
        element.value = m_content.substr(begin, m_end - begin);
        m_builder.addWholeElement(element);
    }

    // A character where FNC1 should be: the strict verdict is an error, the reading goes on behind it.
    void splitAt(ElementView &element, std::size_t at)
    {
        const std::string_view spelling = foreignAt(at);
        const std::size_t begin = element.valuePosition - m_base;
        element.value = m_content.substr(begin, at - begin);
        m_builder.addElement(element);
        m_builder.addIssue(IssueCode::separatorReplaced, m_base + at, element.ai, spelling);
        m_at = at + spelling.size();
    }

    // The spelling that stands here; of several, the one behind which an AI follows.
    [[nodiscard]] std::string_view foreignAt(std::size_t at) const
    {
        const std::string_view rest = m_content.substr(at);
        std::string_view found;
        for (const std::string_view spelling : foreignSpellings) {
            if (!rest.starts_with(spelling))
                continue;
            if (leadsOn(rest.substr(spelling.size())))
                return spelling;
            found = spelling;
        }
        return found;
    }

    [[nodiscard]] bool leadsOn(std::string_view behind) const
    {
        return behind.empty() || m_builder.dictionary().findPrefix(behind) != Dictionary::noEntry;
    }

    // The first character outside set 82, when it looks like a separator and an AI follows it.
    [[nodiscard]] std::size_t wrongSeparator(std::string_view value) const
    {
        const std::size_t outside = findOutside(value, cset82Class);
        if (outside == std::string_view::npos || outside == 0)
            return std::string_view::npos;
        const std::size_t at = static_cast<std::size_t>(value.data() - m_content.data()) + outside;
        const std::string_view spelling = foreignAt(at);
        if (spelling.empty())
            return std::string_view::npos;
        return leadsOn(m_content.substr(at + spelling.size())) ? outside : std::string_view::npos;
    }

    void skipPastSeparator()
    {
        const std::size_t end = m_content.find(m_separator.text, m_at);
        m_end = std::min(end, m_content.size());
        m_at = end == std::string_view::npos ? m_content.size() : end + m_separator.text.size();
    }

    ReadingBuilder &m_builder;
    std::string_view m_content;
    Separator m_separator;
    std::size_t m_base;
    std::uint8_t m_part;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
};

} // namespace

void readElementString(ReadingBuilder &builder, std::string_view content, const Separator &separator, std::uint8_t part)
{
    if (content.empty())
        builder.addIssue(IssueCode::contentMissing, builder.offsetOf(content));
    else
        ElementStringReader(builder, content, separator, part).read();
}

void readCaretString(ReadingBuilder &builder, std::string_view content)
{
    constexpr Separator caret{"^", true};
    std::uint8_t part = 0;
    for (;;) {
        // The leading FNC1 says that this is GS1 data; the next part begins with its own.
        content.remove_prefix(content.starts_with('^') ? 1 : 0);
        const std::size_t bar = part == 0 ? content.find("|^") : std::string_view::npos;
        readElementString(builder, content.substr(0, bar), caret, part);
        if (bar == std::string_view::npos)
            return;
        content.remove_prefix(bar + 1);
        part = 1;
    }
}

std::string_view leadingSeparator(std::string_view content)
{
    for (const std::string_view spelling : spellings) {
        if (content.starts_with(spelling))
            return spelling;
    }
    return {};
}

std::string_view findSeparator(const ReadingBuilder &builder, std::string_view content)
{
    // "~1" and "~" begin alike: the one behind which an AI follows is meant.
    for (const std::string_view spelling : spellings) {
        const std::size_t at = content.find(spelling);
        if (at == std::string_view::npos)
            continue;
        const std::string_view behind = content.substr(at + spelling.size());
        if (behind.empty() || builder.dictionary().findPrefix(behind) != Dictionary::noEntry)
            return spelling;
    }
    return spellings.front();
}

} // namespace nqi::gs1
