// SPDX-License-Identifier: Apache-2.0
// Digital Links (GS1 Digital Link: URI Syntax 1.4) and the URLs that are none.
#include "core/gs1/characters.h"
#include "core/gs1/compressed_link.h"
#include "core/gs1/forms.h"

#include <algorithm>
#include <array>
#include <optional>

namespace nqi::gs1 {
namespace {

// Names that stood for keys and qualifiers until release 1.2 of the standard.
struct ConvenienceName {
    std::string_view name;
    std::string_view ai;
};

constexpr auto convenienceNames = std::to_array<ConvenienceName>({
    {"cpid", "8010"},  {"cpsn", "8011"},  {"cpv", "22"},    {"gcn", "255"},   {"gdti", "253"},  {"giai", "8004"},
    {"ginc", "401"},   {"gln", "414"},    {"glnx", "254"},  {"gmn", "8013"},  {"grai", "8003"}, {"gsin", "402"},
    {"gsrn", "8018"},  {"gsrnp", "8017"}, {"gtin", "01"},   {"itip", "8006"}, {"lot", "10"},    {"party", "417"},
    {"refno", "8020"}, {"ser", "21"},     {"srin", "8019"}, {"sscc", "00"},   {"tpx", "235"},
});

std::string_view aiOfName(std::string_view text)
{
    const auto it = std::ranges::find(convenienceNames, text, &ConvenienceName::name);
    return it == convenienceNames.end() ? std::string_view{} : it->ai;
}

struct Url {
    std::string_view scheme; // with "://"
    std::string_view host;   // with a port
    std::string_view path;   // from the first slash on
    std::string_view query;
};

Url split(std::string_view text, std::size_t schemeLength)
{
    Url url;
    url.scheme = text.substr(0, schemeLength);
    text.remove_prefix(schemeLength);
    const std::size_t slash = text.find('/');
    url.host = text.substr(0, slash);
    text.remove_prefix(url.host.size());
    text = text.substr(0, text.find('#'));
    const std::size_t mark = text.find('?');
    url.path = text.substr(0, mark);
    if (mark != std::string_view::npos)
        url.query = text.substr(mark + 1);
    return url;
}

// The entries of a path. No key has more qualifiers than fit; longer paths are wrong in any case.
class PathEntries {
public:
    [[nodiscard]] bool full() const { return m_size == m_entries.size(); }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::span<const std::uint16_t> view() const { return std::span(m_entries).first(m_size); }
    void clear() { m_size = 0; }
    void add(std::uint16_t entry) { m_entries[m_size++] = entry; }

private:
    std::array<std::uint16_t, 16> m_entries{};
    std::size_t m_size = 0;
};

// The name alone: without what may stand before "@" to deceive, and without the port.
std::string_view nameOf(std::string_view host)
{
    const std::size_t at = host.rfind('@');
    if (at != std::string_view::npos)
        host.remove_prefix(at + 1);
    const std::size_t bracket = host.rfind(']');
    const std::size_t colon = host.rfind(':');
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket))
        host = host.substr(0, colon);
    return host;
}

class LinkReader {
public:
    LinkReader(ReadingBuilder &builder, const Url &url) : m_builder(builder), m_url(url) {}

    // Finds the right-most key in the path; false when there is none.
    bool findKey()
    {
        std::size_t end = m_url.path.size();
        while (end > 0) {
            const std::size_t valueSlash = m_url.path.rfind('/', end - 1);
            if (valueSlash == std::string_view::npos || valueSlash == 0)
                return false;
            const std::size_t aiSlash = m_url.path.rfind('/', valueSlash - 1);
            if (aiSlash == std::string_view::npos)
                return false;
            const std::string_view text = m_url.path.substr(aiSlash + 1, valueSlash - aiSlash - 1);
            const std::uint16_t entry = entryOfSegment(text);
            if (entry == Dictionary::noEntry)
                return false;
            if (m_builder.dictionary().entry(entry).key) {
                m_dataPath = m_url.path.substr(aiSlash);
                return true;
            }
            end = aiSlash;
        }
        return false;
    }

    void dropTrailingSlashes()
    {
        const std::size_t last = m_url.path.find_last_not_of('/');
        m_droppedAt = last == std::string_view::npos ? 0 : last + 1;
        m_url.path = m_url.path.substr(0, m_droppedAt);
    }

    void reportTrailingSlash()
    {
        m_builder.addIssue(IssueCode::linkTrailingSlash, m_builder.offsetOf(m_url.path) + m_droppedAt);
    }

    void read()
    {
        readPath();
        const bool inOrder = checkSequence();
        m_pathEnd = m_builder.elements().size();
        readQuery();
        checkAttributes(inOrder);
    }

    void readQuery()
    {
        std::string_view rest = m_url.query;
        while (!rest.empty()) {
            const std::string_view pair = rest.substr(0, rest.find('&'));
            rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
            if (!pair.empty())
                readParameter(pair);
        }
    }

private:
    std::uint16_t entryOfSegment(std::string_view text) const
    {
        const std::uint16_t entry = m_builder.entryOf(text);
        if (entry != Dictionary::noEntry || text.empty() || isOf(text[0], digitClass))
            return entry;
        const std::string_view ai = aiOfName(text);
        return ai.empty() ? Dictionary::noEntry : m_builder.dictionary().find(ai);
    }

    void readPath()
    {
        std::string_view rest = m_dataPath;
        while (!rest.empty()) {
            rest.remove_prefix(1);
            std::string_view ai = rest.substr(0, rest.find('/'));
            rest.remove_prefix(std::min(rest.size(), ai.size() + 1));
            const std::string_view raw = rest.substr(0, rest.find('/'));
            rest.remove_prefix(raw.size());
            ElementView element{.ai = ai, .value = raw, .position = m_builder.offsetOf(ai)};
            element.entry = entryOfSegment(ai);
            element.valuePosition = m_builder.offsetOf(raw);
            element.place = ElementPlace::path;
            if (!isOf(ai[0], digitClass)) {
                element.ai = m_builder.dictionary().entry(element.entry).ai;
                m_builder.addIssue(IssueCode::linkConvenienceName, element.position, element.ai, ai);
            }
            decode(element, false);
            if (element.ai == "01" && padGtin(element) && !m_builder.options().permitZeroSuppressedGtin)
                m_builder.addIssue(IssueCode::linkGtinNotPadded, element.valuePosition, element.ai, raw);
            m_builder.addWholeElement(element);
        }
    }

    void readParameter(std::string_view pair)
    {
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) {
            m_builder.addParameter(pair, {});
            return;
        }
        const std::string_view name = pair.substr(0, equals);
        const std::string_view raw = pair.substr(equals + 1);
        if (name.empty() || !allDigits(name)) {
            m_builder.addParameter(name, raw);
            return;
        }
        ElementView element{.ai = name, .value = raw, .position = m_builder.offsetOf(name)};
        element.entry = m_builder.entryOf(name);
        element.valuePosition = m_builder.offsetOf(raw);
        element.place = ElementPlace::query;
        if (element.entry == Dictionary::noEntry) {
            m_builder.addIssue(IssueCode::linkUnknownAi, element.position, {}, name);
            return;
        }
        decode(element, true);
        if (name == "01")
            (void)padGtin(element);
        m_builder.addWholeElement(element);
    }

    // Percent-encoding; in the query "+" is a blank. An incomplete sequence is left as it stands.
    void decode(ElementView &element, bool query)
    {
        const std::string_view raw = element.value;
        if (raw.find('%') == std::string_view::npos && (!query || raw.find('+') == std::string_view::npos))
            return;
        char *const out = m_builder.room(raw.size());
        if (out == nullptr)
            return;
        std::size_t size = 0;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            char c = raw[i];
            if (c == '%' && i + 2 < raw.size() && hexValue(raw[i + 1]) >= 0 && hexValue(raw[i + 2]) >= 0) {
                c = static_cast<char>(hexValue(raw[i + 1]) * 16 + hexValue(raw[i + 2]));
                if (c == '\0')
                    m_builder.addIssue(IssueCode::linkNullCharacter, element.valuePosition + i, element.ai);
                i += 2;
            } else if (c == '+' && query) {
                c = ' ';
            }
            out[size++] = c;
        }
        element.value = m_builder.take(size);
        element.coding = query ? ValueCoding::percentPlus : ValueCoding::percent;
    }

    bool padGtin(ElementView &element)
    {
        constexpr std::size_t gtinLength = 14;
        const std::size_t length = element.value.size();
        if (length != 8 && length != 12 && length != 13)
            return false;
        char *const out = m_builder.room(gtinLength);
        if (out == nullptr)
            return false;
        std::fill_n(out, gtinLength - length, '0');
        std::ranges::copy(element.value, out + (gtinLength - length));
        element.value = m_builder.take(gtinLength);
        element.padding = static_cast<std::uint8_t>(gtinLength - length);
        return true;
    }

    // Whether `path` (and `extra` somewhere in it) is what one of the key's sequences allows: in order, none twice.
    [[nodiscard]] bool fits(std::span<const std::uint16_t> path, std::uint16_t extra) const
    {
        const Dictionary &dictionary = m_builder.dictionary();
        const AiEntry &key = dictionary.entry(path.front());
        const auto qualifiers = path.subspan(1);
        if (qualifiers.empty() && extra == Dictionary::noEntry)
            return true;
        return std::ranges::any_of(dictionary.sequences(key), [&](Slice sequence) {
            std::size_t at = 0;
            bool placed = extra == Dictionary::noEntry;
            for (const std::uint16_t allowed : dictionary.qualifiers(sequence)) {
                if (at < qualifiers.size() && qualifiers[at] == allowed)
                    ++at;
                else if (!placed && allowed == extra)
                    placed = true;
            }
            return at == qualifiers.size() && placed;
        });
    }

    bool checkSequence()
    {
        const auto elements = m_builder.elements();
        if (elements.empty())
            return false;
        m_path.clear();
        for (const ElementView &element : elements) {
            if (m_path.full())
                break;
            m_path.add(element.entry);
        }
        const bool longer = elements.size() > m_path.size();
        if (!longer && fits(m_path.view(), Dictionary::noEntry))
            return true;
        m_builder.addIssue(IssueCode::linkKeyQualifiers, elements[1].position, elements.front().ai);
        return false;
    }

    void checkAttributes(bool inOrder)
    {
        const auto elements = m_builder.elements();
        const Dictionary &dictionary = m_builder.dictionary();
        for (std::size_t i = m_pathEnd; i < elements.size() && i < elementLimit; ++i) {
            const ElementView &element = elements[i];
            const AiEntry &entry = dictionary.entry(element.entry);
            const auto before = elements.first(i);
            if (std::ranges::find(before, element.ai, &ElementView::ai) != before.end())
                m_builder.addIssue(IssueCode::linkDuplicateAi, element.position, element.ai);
            const bool standIn = dictionary.isStandIn(element.entry);
            if (inOrder && !standIn && fits(m_path.view(), element.entry))
                m_builder.addIssue(IssueCode::linkQualifierInQuery, element.position, element.ai, elements.front().ai);
            else if (standIn ? !m_builder.options().unknownAisAsAttributes : !entry.attribute)
                m_builder.addIssue(IssueCode::linkNotAttribute, element.position, element.ai);
        }
    }

    ReadingBuilder &m_builder;
    Url m_url;
    std::string_view m_dataPath;
    std::size_t m_droppedAt = 0;
    std::size_t m_pathEnd = 0;
    PathEntries m_path;
};

void checkCharacters(ReadingBuilder &builder, const Url &url, std::string_view content)
{
    const std::size_t outside = findOutside(content, uriClass);
    if (outside != std::string_view::npos)
        builder.addIssue(IssueCode::linkCharacter, builder.offsetOf(content) + outside, {}, content.substr(outside, 1));
    if (url.host.empty() || url.path.empty()) {
        builder.addIssue(IssueCode::linkIncomplete, builder.offsetOf(url.host));
        return;
    }
    const std::size_t wrong = findOutside(url.host, domainClass);
    if (wrong != std::string_view::npos)
        builder.addIssue(IssueCode::linkDomain, builder.offsetOf(url.host) + wrong, {}, url.host.substr(wrong, 1));
}

void addDecompressed(ReadingBuilder &builder, const Decompressed &made, std::size_t position)
{
    for (const Element &element : made.elements) {
        ElementView view{.ai = builder.keep(element.ai), .value = builder.keep(element.value), .position = position};
        view.valuePosition = position;
        view.entry = builder.dictionary().find(element.ai);
        view.place = ElementPlace::implied;
        builder.addWholeElement(view);
    }
    for (const Parameter &parameter : made.parameters)
        builder.addParameter(builder.keep(parameter.name), builder.keep(parameter.value));
}

// "/AQlQ...": the whole in the last segment. "/01/09506000134352/EAUYHI": all but the key. False when the bits do not
// make sense, down to every check digit: an ordinary path segment must not become a product.
bool readCompressed(ReadingBuilder &builder, const Url &url)
{
    const std::string_view path = url.path.substr(0, url.path.find_last_not_of('/') + 1);
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos)
        return false;
    const auto made = decompress(path.substr(slash + 1), builder.dictionary());
    if (!made)
        return false;
    const ReadingBuilder::Mark mark = builder.mark();
    const auto isKey = [&builder](const Element &element) {
        return builder.dictionary().entry(builder.dictionary().find(element.ai)).key;
    };
    bool keyed = std::ranges::any_of(made->elements, isKey);
    if (!keyed) {
        LinkReader reader(builder, {url.scheme, url.host, path.substr(0, slash), {}});
        keyed = reader.findKey();
        if (keyed)
            reader.read();
    }
    addDecompressed(builder, *made, builder.offsetOf(path) + slash + 1);
    if (keyed && builder.errorCount() == mark.errors) {
        LinkReader(builder, url).readQuery();
        return true;
    }
    builder.rewind(mark);
    return false;
}

bool readKnownLink(ReadingBuilder &builder, const Url &url)
{
    LinkReader reader(builder, url);
    if (reader.findKey()) {
        builder.setForm(Form::digitalLink);
        reader.read();
        return true;
    }
    if (readCompressed(builder, url)) {
        builder.setForm(Form::compressedDigitalLink);
        return true;
    }
    if (!url.path.ends_with('/'))
        return false;
    reader.dropTrailingSlashes();
    if (!reader.findKey())
        return false;
    builder.setForm(Form::digitalLink);
    reader.reportTrailingSlash();
    reader.read();
    return true;
}

} // namespace

void readLink(ReadingBuilder &builder, std::string_view content)
{
    const std::size_t schemeLength = content.find("://") + 3;
    const Url url = split(content, schemeLength);
    const std::string_view scheme = url.scheme;
    builder.setHost(nameOf(url.host));
    builder.setForm(Form::url);
    if (scheme != "https://" && scheme != "HTTPS://" && scheme != "http://" && scheme != "HTTP://")
        builder.addIssue(IssueCode::linkSchemeCase, builder.offsetOf(content), {}, scheme);
    checkCharacters(builder, url, content);
    if (readKnownLink(builder, url))
        return;
    LinkReader(builder, url).readQuery();
    builder.addIssue(IssueCode::linkWithoutKey, builder.offsetOf(content));
}

bool readLinkWithoutScheme(ReadingBuilder &builder, std::string_view content)
{
    const Url url = split(content, 0);
    if (url.path.empty() || url.host.size() < 4 || !url.host.contains('.') ||
        findOutside(url.host, domainClass) != std::string_view::npos ||
        findOutside(content, uriClass) != std::string_view::npos)
        return false;
    const ReadingBuilder::Mark mark = builder.mark();
    if (!readKnownLink(builder, url)) {
        builder.rewind(mark);
        builder.setForm(Form::text);
        return false;
    }
    builder.setHost(nameOf(url.host));
    builder.addIssue(IssueCode::linkSchemeMissing, builder.offsetOf(content));
    return true;
}

} // namespace nqi::gs1
