// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/compressed_link.h"

#include "core/gs1/bits.h"
#include "core/gs1/characters.h"
#include "core/gs1/output.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace nqi::gs1 {
namespace {

constexpr std::string_view alphabet = base64Alphabet;
constexpr std::string_view hexAlphabet = "0123456789ABCDEF";
constexpr std::size_t longestSegment = 4096; // far beyond what a symbol holds
constexpr std::size_t mostSequence = 4;

// Table Opt: one code of two hexadecimal digits for a sequence of AIs.
struct Optimisation {
    std::string_view code;
    std::array<std::string_view, mostSequence> ais;
};

constexpr auto optimisations = std::to_array<Optimisation>({
    {"0A", {"01", "22"}},
    {"0B", {"01", "10"}},
    {"0C", {"01", "21"}},
    {"0D", {"01", "17"}},
    {"0E", {"01", "7003"}},
    {"0F", {"01", "30"}},
    {"1A", {"01", "10", "21", "17"}},
    {"1B", {"01", "15"}},
    {"1C", {"01", "11"}},
    {"1D", {"01", "16"}},
    {"1E", {"01", "91"}},
    {"1F", {"01", "10", "15"}},
    {"2A", {"01", "3100"}},
    {"2B", {"01", "3101"}},
    {"2C", {"01", "3102"}},
    {"2D", {"01", "3103"}},
    {"2E", {"01", "3104"}},
    {"2F", {"01", "3105"}},
    {"3A", {"01", "3200"}},
    {"3B", {"01", "3201"}},
    {"3C", {"01", "3202"}},
    {"3D", {"01", "3203"}},
    {"3E", {"01", "3204"}},
    {"3F", {"01", "3205"}},
    {"9A", {"8010", "8011"}},
    {"9B", {"8017", "8019"}},
    {"9C", {"8018", "8019"}},
    {"9D", {"414", "254"}},
    {"A0", {"01", "3920"}},
    {"A1", {"01", "3921"}},
    {"A2", {"01", "3922"}},
    {"A3", {"01", "3923"}},
    {"A4", {"01", "3924"}},
    {"A5", {"01", "3925"}},
    {"A6", {"01", "3926"}},
    {"A7", {"01", "3927"}},
    {"A8", {"01", "3928"}},
    {"A9", {"01", "3929"}},
    {"C0", {"255", "3900"}},
    {"C1", {"255", "3901"}},
    {"C2", {"255", "3902"}},
    {"C3", {"255", "3903"}},
    {"C4", {"255", "3904"}},
    {"C5", {"255", "3905"}},
    {"C6", {"255", "3906"}},
    {"C7", {"255", "3907"}},
    {"C8", {"255", "3908"}},
    {"C9", {"255", "3909"}},
    {"CA", {"255", "3940"}},
    {"CB", {"255", "3941"}},
    {"CC", {"255", "3942"}},
    {"CD", {"255", "3943"}},
});

enum class Encoding : std::uint8_t { digits, hexLower, hexUpper, base64, ascii };

// ceil(log2(most) + 0.01): the bits that a length up to `most` takes.
std::size_t lengthBits(std::size_t most)
{
    std::size_t bits = 1;
    while ((std::size_t{1} << bits) <= most)
        ++bits;
    return bits;
}

// Table F: the format of a value as the compression sees it: fixed digits, then digits or characters of counted length.
struct Part {
    bool numeric = true;
    bool counted = false;
    std::size_t length = 0;
};

std::vector<Part> partsOf(const Dictionary &dictionary, const AiEntry &entry)
{
    std::vector<Part> parts;
    for (const Component &component : dictionary.components(entry)) {
        const bool numeric = component.characters == CharacterSet::numeric;
        const bool counted = component.optional || component.minimum != component.maximum;
        // Parts of one kind are one part; text swallows text whether or not its length is fixed.
        if (!parts.empty() && parts.back().numeric == numeric && (!numeric || parts.back().counted == counted)) {
            parts.back().length += component.maximum;
            parts.back().counted = parts.back().counted || counted;
        } else {
            parts.push_back({numeric, counted, component.maximum});
        }
    }
    return parts;
}

Encoding encodingOf(std::string_view text)
{
    const auto all = [text](auto &&test) { return !text.empty() && std::ranges::all_of(text, test); };
    if (all([](char c) { return isOf(c, digitClass); }))
        return Encoding::digits;
    if (all([](char c) { return hexAlphabet.contains(c); }))
        return Encoding::hexUpper;
    if (all([](char c) { return isOf(c, digitClass) || (c >= 'a' && c <= 'f'); }))
        return Encoding::hexLower;
    return all([](char c) { return isOf(c, cset64Class); }) ? Encoding::base64 : Encoding::ascii;
}

void writeText(BitWriter &bits, std::string_view text, std::size_t countBits)
{
    const Encoding encoding = encodingOf(text);
    bits.add(static_cast<std::uint64_t>(encoding), 3);
    bits.add(text.size(), countBits);
    if (encoding == Encoding::digits) {
        bits.addDigits(text);
        return;
    }
    for (const char c : text) {
        if (encoding == Encoding::hexLower || encoding == Encoding::hexUpper)
            bits.add(static_cast<std::uint64_t>(hexValue(c)), 4);
        else if (encoding == Encoding::base64)
            bits.add(alphabet.find(c), 6);
        else
            bits.add(static_cast<unsigned char>(c), 7);
    }
}

std::optional<std::string> readText(BitReader &bits, Encoding encoding, std::size_t count)
{
    if (encoding == Encoding::digits)
        return bits.takeDigits(count);
    if (encoding > Encoding::ascii)
        return std::nullopt;
    std::string text;
    for (std::size_t i = 0; i < count && bits.valid(); ++i) {
        if (encoding == Encoding::hexUpper)
            text += hexAlphabet[bits.take(4)];
        else if (encoding == Encoding::hexLower)
            text += lowerCase(hexAlphabet[bits.take(4)]);
        else if (encoding == Encoding::base64)
            text += alphabet[bits.take(6)];
        else
            text += static_cast<char>(bits.take(7));
    }
    return text;
}

bool writeValue(BitWriter &bits, std::string_view value, std::span<const Part> parts)
{
    for (const Part &part : parts) {
        const std::string_view text = value.substr(0, part.length);
        value.remove_prefix(text.size());
        const std::size_t counter = part.counted ? lengthBits(part.length) : 0;
        if (!part.counted && text.size() != part.length)
            return false;
        if (!part.numeric) {
            if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > 127; }))
                return false;
            writeText(bits, text, counter);
            continue;
        }
        if (!allDigits(text))
            return false;
        bits.add(text.size(), counter);
        bits.addDigits(text);
    }
    return value.empty();
}

std::optional<std::string> readValue(BitReader &bits, std::span<const Part> parts)
{
    std::string value;
    for (const Part &part : parts) {
        const Encoding encoding = part.numeric ? Encoding::digits : static_cast<Encoding>(bits.take(3));
        const std::size_t count = part.counted ? bits.take(lengthBits(part.length)) : part.length;
        if (!bits.valid() || count > part.length)
            return std::nullopt;
        const auto text = readText(bits, encoding, count);
        if (!text || !bits.valid())
            return std::nullopt;
        value += *text;
    }
    return value;
}

void writeCode(BitWriter &bits, std::string_view code)
{
    for (const char c : code)
        bits.add(static_cast<std::uint64_t>(hexValue(c)), 4);
}

using Remaining = std::vector<const Element *>;

const Element *findIn(const Remaining &elements, std::string_view ai)
{
    const auto it = std::ranges::find_if(elements, [ai](const Element *element) { return element->ai == ai; });
    return it == elements.end() ? nullptr : *it;
}

// Of the sequences whose AIs are all present, the one that saves most digits; the first of equals.
const Optimisation *bestOptimisation(const Remaining &elements)
{
    const Optimisation *best = nullptr;
    std::size_t saved = 0;
    for (const Optimisation &candidate : optimisations) {
        std::size_t size = 0;
        bool all = true;
        for (const std::string_view ai : candidate.ais) {
            all = all && (ai.empty() || findIn(elements, ai) != nullptr);
            size += ai.size();
        }
        if (all && size > saved) {
            best = &candidate;
            saved = size;
        }
    }
    return best;
}

class Compressor {
public:
    Compressor(Remaining elements, const Dictionary &dictionary) : m_left(std::move(elements)), m_dictionary(dictionary)
    {
        // In lexical order, each AI once.
        std::ranges::stable_sort(m_left, {}, &Element::ai);
        const auto again = std::ranges::unique(m_left, {}, &Element::ai);
        m_left.erase(again.begin(), again.end());
    }

    std::optional<std::string> run(bool optimised)
    {
        while (const Optimisation *best = optimised ? bestOptimisation(m_left) : nullptr) {
            writeCode(m_bits, best->code);
            for (const std::string_view ai : best->ais) {
                if (!ai.empty() && !write(*findIn(m_left, ai)))
                    return std::nullopt;
            }
            std::erase_if(m_left, [best](const Element *e) { return std::ranges::contains(best->ais, e->ai); });
        }
        for (const Element *element : m_left) {
            writeCode(m_bits, element->ai);
            if (!write(*element))
                return std::nullopt;
        }
        return m_bits.text();
    }

private:
    bool write(const Element &element)
    {
        const std::uint16_t entry = m_dictionary.find(element.ai);
        return entry != Dictionary::noEntry &&
               writeValue(m_bits, element.value, partsOf(m_dictionary, m_dictionary.entry(entry)));
    }

    Remaining m_left;
    const Dictionary &m_dictionary;
    BitWriter m_bits;
};

class Decompressor {
public:
    Decompressor(std::string_view segment, const Dictionary &dictionary) : m_bits(segment), m_dictionary(dictionary) {}

    std::optional<Decompressed> run()
    {
        while (m_bits.valid() && m_bits.left() >= 8) {
            if (m_bits.left() < 12 && m_bits.onlyPaddingLeft() && !m_made.elements.empty())
                break;
            const std::size_t high = m_bits.take(4);
            const std::size_t low = m_bits.take(4);
            const bool done = high == 15            ? parameter(low)
                              : high > 9 || low > 9 ? sequence(high, low)
                                                    : single(high, low);
            if (!done || !m_bits.valid())
                return std::nullopt;
        }
        if (!m_bits.valid() || !m_bits.onlyPaddingLeft() || m_made.elements.empty())
            return std::nullopt;
        return std::move(m_made);
    }

private:
    bool single(std::size_t high, std::size_t low)
    {
        std::string ai{static_cast<char>('0' + high), static_cast<char>('0' + low)};
        const std::size_t length = m_dictionary.aiLength(ai);
        if (length == 0)
            return false;
        while (ai.size() < length) {
            const std::size_t digit = m_bits.take(4);
            if (digit > 9)
                return false;
            ai += static_cast<char>('0' + digit);
        }
        return value(ai);
    }

    bool sequence(std::size_t high, std::size_t low)
    {
        const std::array<char, 2> code{hexAlphabet[high], hexAlphabet[low]};
        const auto it = std::ranges::find(optimisations, std::string_view(code.data(), 2), &Optimisation::code);
        if (it == optimisations.end())
            return false;
        return std::ranges::all_of(it->ais, [this](std::string_view ai) { return ai.empty() || value(ai); });
    }

    // Flag F: a parameter that is no AI. Seven bits of key length follow, of which four are read already.
    bool parameter(std::size_t low)
    {
        const std::size_t keyLength = low * 8 + m_bits.take(3);
        const auto key = readText(m_bits, Encoding::base64, keyLength);
        const auto encoding = static_cast<Encoding>(m_bits.take(3));
        const std::size_t count = m_bits.take(7);
        const auto text = m_bits.valid() ? readText(m_bits, encoding, count) : std::nullopt;
        if (!key || !text)
            return false;
        m_made.parameters.push_back({*key, *text});
        return true;
    }

    bool value(std::string_view ai)
    {
        const std::uint16_t entry = m_dictionary.find(ai);
        if (entry == Dictionary::noEntry)
            return false;
        auto text = readValue(m_bits, partsOf(m_dictionary, m_dictionary.entry(entry)));
        if (!text)
            return false;
        m_made.elements.push_back({std::string(ai), std::move(*text), 0});
        return true;
    }

    BitReader m_bits;
    const Dictionary &m_dictionary;
    Decompressed m_made;
};

} // namespace

std::optional<std::string> compressedLink(std::span<const Element> elements, const CompressionOptions &options,
                                          const Dictionary &dictionary)
{
    const auto isKey = [&dictionary](const Element &element) {
        const std::uint16_t entry = dictionary.find(element.ai);
        return entry != Dictionary::noEntry && dictionary.entry(entry).key;
    };
    const auto key = std::ranges::find_if(elements, isKey);
    if (key == elements.end())
        return std::nullopt;
    Remaining chosen;
    for (const Element &element : elements) {
        if (!options.partial || element.ai != key->ai)
            chosen.push_back(&element);
    }
    std::string link(options.stem);
    while (link.ends_with('/'))
        link.pop_back();
    if (options.partial) {
        link += '/' + key->ai + '/' + percentEncoded(key->value);
        if (chosen.empty())
            return link;
    }
    const auto text = Compressor(std::move(chosen), dictionary).run(options.optimised);
    if (!text)
        return std::nullopt;
    return link + '/' + *text;
}

std::optional<Decompressed> decompress(std::string_view segment, const Dictionary &dictionary)
{
    if (segment.size() < 3 || segment.size() > longestSegment)
        return std::nullopt;
    if (findOutside(segment, cset64Class) != std::string_view::npos)
        return std::nullopt;
    return Decompressor(segment, dictionary).run();
}

} // namespace nqi::gs1
