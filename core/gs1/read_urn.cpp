// SPDX-License-Identifier: Apache-2.0
// EPC URNs (EPC Tag Data Standard 2.1, chapters 6 and 7): the company prefix ends at the first dot, check digits are
// left out, and the indicator of a GTIN opens the item reference.
#include "core/gs1/characters.h"
#include "core/gs1/forms.h"
#include "core/gs1/gtin.h"

#include <algorithm>
#include <array>

namespace nqi::gs1 {
namespace {

constexpr std::size_t mostParts = 5;

enum class Shape : std::uint8_t {
    indicated, ///< prefix.indicator+reference: the indicator moves to the front, a check digit is added
    checked,   ///< prefix.reference and a check digit
    joined,    ///< prefix.reference without a check digit
};

struct Scheme {
    std::string_view name;
    Shape shape;
    std::string_view ai;
    std::size_t digits;         ///< of prefix and reference together, 0: any
    std::string_view front;     ///< put before the key
    std::string_view qualifier; ///< AI of the part that follows; empty: it is appended to the key
    std::size_t parts;          ///< separated by dots
};

constexpr auto schemes = std::to_array<Scheme>({
    {"sgtin", Shape::indicated, "01", 13, {}, "21", 3},
    {"lgtin", Shape::indicated, "01", 13, {}, "10", 3},
    {"upui", Shape::indicated, "01", 13, {}, "235", 3},
    {"itip", Shape::indicated, "8006", 13, {}, "21", 5},
    {"sscc", Shape::indicated, "00", 17, {}, {}, 2},
    {"sgln", Shape::checked, "414", 12, {}, "254", 3},
    {"pgln", Shape::checked, "417", 12, {}, {}, 2},
    {"grai", Shape::checked, "8003", 12, "0", {}, 3},
    {"gdti", Shape::checked, "253", 12, {}, {}, 3},
    {"sgcn", Shape::checked, "255", 12, {}, {}, 3},
    {"gsrn", Shape::checked, "8018", 17, {}, {}, 2},
    {"gsrnp", Shape::checked, "8017", 17, {}, {}, 2},
    {"gsin", Shape::checked, "402", 16, {}, {}, 2},
    {"giai", Shape::joined, "8004", 0, {}, {}, 2},
    {"ginc", Shape::joined, "401", 0, {}, {}, 2},
    {"cpi", Shape::joined, "8010", 0, {}, "8011", 3},
});

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        if (i + 2 >= text.size() || hexValue(text[i + 1]) < 0 || hexValue(text[i + 2]) < 0)
            return std::nullopt;
        decoded += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
        i += 2;
    }
    return decoded;
}

class UrnReader {
public:
    UrnReader(ReadingBuilder &builder, std::string_view content) : m_builder(builder), m_content(content) {}

    void read()
    {
        std::string_view rest = m_content.substr(std::string_view("urn:epc:").size());
        m_kind = takeUntilColon(rest);
        std::string_view name = takeUntilColon(rest);
        const auto scheme = std::ranges::find(schemes, name, &Scheme::name);
        const bool known = m_kind == "id" || m_kind == "class" || m_kind == "idpat";
        if (!known || scheme == schemes.end()) {
            m_builder.addIssue(IssueCode::epcScheme, m_builder.offsetOf(name), {}, name);
            return;
        }
        if (!splitParts(rest, scheme->parts))
            return;
        readKey(*scheme);
    }

private:
    static std::string_view takeUntilColon(std::string_view &rest)
    {
        const std::string_view part = rest.substr(0, rest.find(':'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        return part;
    }

    bool splitParts(std::string_view rest, std::size_t expected)
    {
        while (m_count < expected) {
            // Only the last part may hold dots of its own.
            const std::size_t dot = m_count + 1 < expected ? rest.find('.') : std::string_view::npos;
            m_parts[m_count++] = rest.substr(0, dot);
            if (dot == std::string_view::npos)
                break;
            rest.remove_prefix(dot + 1);
        }
        if (m_count == expected && !m_parts[0].empty())
            return true;
        m_builder.addIssue(IssueCode::epcMalformed, m_builder.offsetOf(rest), {}, rest.substr(0, 32));
        return false;
    }

    void readKey(const Scheme &scheme)
    {
        const std::string_view prefix = m_parts[0];
        const std::string_view reference = m_parts[1];
        const auto decoded = percentDecoded(reference);
        if (!allDigits(prefix) || !decoded || (scheme.digits != 0 && !fitsDigits(scheme))) {
            m_builder.addIssue(IssueCode::epcMalformed, m_builder.offsetOf(prefix), scheme.ai, prefix);
            return;
        }
        std::string key(scheme.front);
        if (scheme.shape == Shape::indicated)
            key.append(reference.substr(0, 1)).append(prefix).append(reference.substr(1));
        else
            key.append(prefix).append(*decoded);
        if (scheme.shape != Shape::joined)
            key += static_cast<char>('0' + checkDigit(key).value_or(0));
        addRest(scheme, std::move(key));
    }

    // Prefix and reference together have a fixed number of digits, and so much of it is the indicator or extension.
    [[nodiscard]] bool fitsDigits(const Scheme &scheme) const
    {
        const std::string_view reference = m_parts[1];
        const bool open = m_kind == "idpat" && reference.ends_with('*');
        return !open && allDigits(reference) && m_parts[0].size() + reference.size() == scheme.digits &&
               (scheme.shape != Shape::indicated || !reference.empty());
    }

    void addRest(const Scheme &scheme, std::string key)
    {
        std::size_t last = 2;
        if (scheme.ai == "8006") {
            key.append(m_parts[2]).append(m_parts[3]);
            last = 4;
        }
        const std::string_view raw = last < scheme.parts ? m_parts[last] : std::string_view{};
        const auto decoded = percentDecoded(raw);
        if (!decoded) {
            m_builder.addIssue(IssueCode::epcMalformed, m_builder.offsetOf(raw), scheme.ai, raw);
            return;
        }
        const bool any = raw.empty() || raw == "*"; // a pattern, or a class
        if (!any && scheme.qualifier.empty())
            key += *decoded;
        add(scheme.ai, std::move(key), m_parts[0]);
        // "0" says that a location has no extension.
        if (!any && !scheme.qualifier.empty() && !(scheme.ai == "414" && raw == "0"))
            add(scheme.qualifier, *decoded, raw);
    }

    void add(std::string_view ai, std::string value, std::string_view written)
    {
        ElementView element{.ai = ai, .value = m_builder.keep(std::move(value))};
        element.position = m_builder.offsetOf(written);
        element.valuePosition = element.position;
        element.entry = m_builder.dictionary().find(ai);
        element.place = ElementPlace::implied;
        if (element.entry != Dictionary::noEntry)
            m_builder.addWholeElement(element);
    }

    ReadingBuilder &m_builder;
    std::string_view m_content;
    std::string_view m_kind;
    std::array<std::string_view, mostParts> m_parts{};
    std::size_t m_count = 0;
};

} // namespace

void readEpcUrn(ReadingBuilder &builder, std::string_view content)
{
    builder.setForm(Form::epcUrn);
    UrnReader(builder, content).read();
}

} // namespace nqi::gs1
