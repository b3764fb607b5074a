// SPDX-License-Identifier: Apache-2.0
// A lost separator leaves one value that runs on: "10ABC21SER". Nothing proves it; what is plausible is ranked.
#include "core/gs1/gtin.h"
#include "core/gs1/reader.h"

#include <algorithm>
#include <array>

namespace nqi::gs1 {
namespace {

constexpr std::size_t mostReadings = 8;
constexpr std::size_t mostHidden = 4;
constexpr std::size_t elementsToSearch = 64;
constexpr std::size_t valueToSearch = 128;
constexpr int leastScore = 45; // a serial number behind a letter, or a date

// How much it says when a value that fits follows this AI. Fixed lengths and calendar dates happen by chance less often
// than a serial number, which nearly any text can be.
struct Likely {
    std::string_view ai;
    int score;
};
constexpr auto likely = std::to_array<Likely>({
    {"01", 60},  {"17", 50},   {"15", 40},  {"11", 40},  {"13", 30}, {"16", 30},   {"21", 25},
    {"10", 25},  {"240", 10},  {"241", 10}, {"30", 5},   {"37", 5},  {"3103", 20}, {"3102", 20},
    {"422", 15}, {"7003", 30}, {"235", 10}, {"250", 10}, {"22", 5},  {"20", 5},
});

int scoreOf(std::string_view ai)
{
    const auto it = std::ranges::find(likely, ai, &Likely::ai);
    return it == likely.end() ? 0 : it->score;
}

// One separator that came through says that the way to here keeps them.
bool hasSeparator(const Message &message)
{
    std::size_t size = 0;
    for (const Element &element : message.elements)
        size += element.ai.size() + element.value.size();
    const std::size_t front = message.input.starts_with(']') ? 3 : message.input.starts_with('^') ? 1 : 0;
    return size + front != message.input.size();
}

class HiddenElements {
public:
    HiddenElements(const Message &message, const Dictionary &dictionary)
        : m_message(message), m_dictionary(dictionary), m_reader(dictionary)
    {
    }

    std::vector<AlternativeReading> find()
    {
        AlternativeReading base;
        base.elements = m_message.elements;
        split(base, mostHidden);
        std::erase_if(m_found, [](const AlternativeReading &reading) { return reading.score < leastScore; });
        std::ranges::stable_sort(m_found, std::greater<>{}, &AlternativeReading::score);
        if (m_found.size() > mostReadings)
            m_found.resize(mostReadings);
        return std::move(m_found);
    }

private:
    // Every way to cut the last value in two where an AI with a value that fits begins.
    void split(const AlternativeReading &base, std::size_t depth)
    {
        if (depth == 0 || m_found.size() > mostReadings * 8)
            return;
        const Element &last = base.elements.back();
        for (std::size_t cut = 1; cut + 2 < last.value.size(); ++cut) {
            const std::string_view rest = std::string_view(last.value).substr(cut);
            const std::uint16_t index = m_dictionary.findPrefix(rest);
            if (index == Dictionary::noEntry || scoreOf(m_dictionary.entry(index).ai) == 0)
                continue;
            tryCut(base, cut, m_dictionary.entry(index), depth);
        }
    }

    void tryCut(const AlternativeReading &base, std::size_t cut, const AiEntry &entry, std::size_t depth)
    {
        const Element last = base.elements.back();
        const bool again = std::ranges::contains(base.elements, entry.ai, &Element::ai);
        std::string value = last.value.substr(cut + entry.ai.size());
        if (again || value.empty())
            return;
        std::string tail;
        if (entry.predefined && value.size() > entry.maximum) {
            tail = value.substr(entry.maximum);
            value.resize(entry.maximum);
        }
        AlternativeReading next = base;
        next.elements.back().value.resize(cut);
        const std::size_t position = last.position + last.ai.size() + cut;
        next.elements.push_back({std::string(entry.ai), value, position, false, last.part});
        next.score += scoreOf(entry.ai) + boundaryScore(last.value, cut);
        if (!tail.empty()) {
            continueBehind(next, tail, position + entry.ai.size() + entry.maximum, depth);
            return;
        }
        if (!fits(next.elements.back()) || !fits(next.elements[next.elements.size() - 2]))
            return;
        m_found.push_back(next);
        if (!entry.predefined)
            split(next, depth - 1);
    }

    // Behind an element of predefined length the next AI must follow at once.
    void continueBehind(AlternativeReading base, std::string_view tail, std::size_t position, std::size_t depth)
    {
        const std::uint16_t index = m_dictionary.findPrefix(tail);
        if (index == Dictionary::noEntry || !fits(base.elements.back()) ||
            !fits(base.elements[base.elements.size() - 2]))
            return;
        const AiEntry &entry = m_dictionary.entry(index);
        if (scoreOf(entry.ai) == 0 || std::ranges::contains(base.elements, entry.ai, &Element::ai))
            return;
        const Element next{std::string(entry.ai), std::string(tail.substr(entry.ai.size())), position, false,
                           base.elements.back().part};
        base.elements.push_back(next);
        base.score += scoreOf(entry.ai);
        if (!fits(next))
            return;
        m_found.push_back(base);
        if (!entry.predefined)
            split(base, depth - 1);
    }

    // Where letters end and digits begin is where somebody's number ended.
    static int boundaryScore(std::string_view value, std::size_t cut)
    {
        const bool letter = value[cut - 1] < '0' || value[cut - 1] > '9';
        return letter ? 20 : 0;
    }

    [[nodiscard]] bool fits(const Element &element)
    {
        const std::uint16_t index = m_dictionary.find(element.ai);
        if (index == Dictionary::noEntry)
            return false;
        m_text.assign(1, '(').append(element.ai).append(1, ')');
        for (const char c : element.value) {
            if (c == '(')
                m_text += '\\';
            m_text += c;
        }
        return m_reader.read(m_text).syntaxValid;
    }

    const Message &m_message;
    const Dictionary &m_dictionary;
    std::vector<AlternativeReading> m_found;
    std::string m_text;
    Reader m_reader;
};

} // namespace

std::vector<AlternativeReading> alternativeReadings(const Message &message, const ParseOptions &options)
{
    const Dictionary &dictionary = options.dictionary != nullptr ? *options.dictionary : Dictionary::builtIn();
    if (message.form != Form::elementString || message.elements.empty() || message.elements.size() > elementsToSearch ||
        hasSeparator(message))
        return {};
    const Element &last = message.elements.back();
    const std::uint16_t entry = dictionary.find(last.ai);
    if (entry == Dictionary::noEntry || dictionary.entry(entry).predefined || last.value.size() > valueToSearch)
        return {};
    return HiddenElements(message, dictionary).find();
}

} // namespace nqi::gs1
