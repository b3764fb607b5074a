// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/reading_builder.h"

#include "core/gs1/characters.h"
#include "core/gs1/gtin.h"
#include "core/gs1/linters.h"

#include <algorithm>
#include <utility>

namespace nqi::gs1 {
namespace {

constexpr std::size_t firstCapacity = 64;

// The library's stable sort takes memory; a few notes on valid data must not.
void sortByPosition(std::vector<IssueView> &issues)
{
    constexpr std::size_t few = 32;
    if (issues.size() > few) {
        std::ranges::stable_sort(issues, {}, &IssueView::position);
        return;
    }
    for (auto it = issues.begin(); it != issues.end(); ++it)
        std::rotate(std::ranges::upper_bound(issues.begin(), it, it->position, {}, &IssueView::position), it, it + 1);
}

// Which neighbours, exchanged, would make the check digit right: the commonest typing error after a single wrong digit.
std::size_t swapThatHelps(std::string_view digits)
{
    std::array<char, 32> copy{};
    if (digits.size() > copy.size())
        return 0;
    std::ranges::copy(digits, copy.begin());
    for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
        if (copy[i] == copy[i + 1])
            continue;
        std::swap(copy[i], copy[i + 1]);
        if (hasRightCheckDigit(std::string_view(copy.data(), digits.size())))
            return i + 1;
        std::swap(copy[i], copy[i + 1]);
    }
    return 0;
}

// How many bytes of the input the next character of the value takes.
std::size_t codedLength(std::string_view text, ValueCoding coding)
{
    if (coding == ValueCoding::backslash)
        return text.starts_with("\\(") ? 2 : 1;
    const bool sequence = text.size() == 3 && text[0] == '%' && hexValue(text[1]) >= 0 && hexValue(text[2]) >= 0;
    return sequence ? 3 : 1;
}

std::size_t wordOf(std::uint16_t entry)
{
    return entry / 64U;
}

std::uint64_t bitOf(std::uint16_t entry)
{
    return std::uint64_t{1} << (entry % 64U);
}

} // namespace

ReadingBuilder::ReadingBuilder(const Dictionary &dictionary)
    : m_dictionary(&dictionary), m_present(dictionary.size() / 64 + 1), m_firsts(dictionary.size())
{
    m_reading.elements.reserve(firstCapacity);
    m_reading.issues.reserve(firstCapacity);
    m_reading.parameters.reserve(firstCapacity);
    m_indexed.reserve(firstCapacity);
    m_buffer.resize(1024);
}

void ReadingBuilder::begin(std::string_view input, const ParseOptions &options)
{
    m_options = options;
    m_reading.form = Form::text;
    m_reading.input = input;
    m_reading.symbologyId = {};
    m_reading.host = {};
    m_reading.elements.clear();
    m_reading.issues.clear();
    m_reading.parameters.clear();
    m_errors = 0;
    m_cut = false;
    if (!m_texts.empty())
        m_texts.clear();
    m_used = 0;
    // Twice the input holds every decoded value, a GTIN padded to 14 digits included.
    if (m_buffer.size() < input.size() * 2 + 64)
        m_buffer.resize(input.size() * 2 + 64);
    for (const std::uint16_t entry : m_indexed)
        m_present[wordOf(entry)] = 0;
    m_indexed.clear();
    m_unknown.clear();
}

void ReadingBuilder::finish()
{
    std::vector<IssueView> &issues = m_reading.issues;
    sortByPosition(issues);
    m_reading.syntaxValid = m_errors == 0;
    bool missing = false;
    bool intolerable = m_errors > issues.size(); // errors beyond the list: assume the worst
    for (const IssueView &issue : issues) {
        missing = missing || issue.code == IssueCode::requiredAiMissing;
        intolerable = intolerable || (issue.severity == Severity::error && !isTolerable(issue.code));
    }
    m_reading.valid = m_reading.syntaxValid && !missing;
    m_reading.lenientValid = !intolerable;
}

std::size_t ReadingBuilder::offsetOf(std::string_view part) const
{
    return static_cast<std::size_t>(part.data() - m_reading.input.data());
}

std::uint16_t ReadingBuilder::entryOf(std::string_view ai) const
{
    const std::uint16_t entry = m_dictionary->find(ai);
    if (entry != Dictionary::noEntry || !m_options.permitUnknownAis)
        return entry;
    return m_dictionary->standIn(ai);
}

std::uint16_t ReadingBuilder::entryOfPrefix(std::string_view data, std::size_t &digits) const
{
    const std::uint16_t entry = m_dictionary->findPrefix(data);
    digits = m_dictionary->aiLength(data);
    if (entry != Dictionary::noEntry || !m_options.permitUnknownAis || digits == 0)
        return entry;
    return m_dictionary->standIn(data.substr(0, digits));
}

void ReadingBuilder::addElement(const ElementView &element)
{
    const std::size_t count = m_reading.elements.size();
    if (count == elementLimit)
        addIssue(IssueCode::tooManyElements, element.position, element.ai, "64");
    if (count >= elementsKept) {
        reportCut(element.position, "1024");
        return;
    }
    m_reading.elements.push_back(element);
    checkComponents(element, m_dictionary->entry(element.entry));
}

void ReadingBuilder::addWholeElement(const ElementView &element)
{
    const AiEntry &entry = m_dictionary->entry(element.entry);
    const std::size_t length = element.value.size();
    if (length >= entry.minimum && length <= entry.maximum) {
        addElement(element);
        return;
    }
    if (m_reading.elements.size() < elementsKept)
        m_reading.elements.push_back(element);
    if (length == 0)
        addIssue(IssueCode::valueEmpty, element.position, element.ai);
    else if (length < entry.minimum)
        addIssue(IssueCode::valueTooShort, element.valuePosition, element.ai, keepNumber(entry.minimum));
    else
        addIssue(IssueCode::valueTooLong, positionOf(element, entry.maximum), element.ai, keepNumber(entry.maximum));
}

void ReadingBuilder::checkComponents(const ElementView &element, const AiEntry &entry)
{
    if (element.value.empty()) {
        addIssue(IssueCode::valueEmpty, element.position, element.ai);
        return;
    }
    std::size_t at = 0;
    for (const Component &component : m_dictionary->components(entry)) {
        const std::string_view text = element.value.substr(at, component.maximum);
        if (text.empty() && component.optional)
            continue;
        if (text.size() < component.minimum) {
            if (element.value.size() < entry.minimum)
                addIssue(IssueCode::valueTooShort, element.valuePosition, element.ai, keepNumber(entry.minimum));
            else
                addIssue(IssueCode::valueLength, positionOf(element, at), element.ai);
            return;
        }
        (void)checkComponent(element, component, text, at);
        at += text.size();
    }
}

bool ReadingBuilder::checkComponent(const ElementView &element, const Component &component, std::string_view text,
                                    std::size_t at)
{
    LintError error;
    bool passed = true;
    switch (component.characters) {
    case CharacterSet::numeric:
        passed = linters::csetnumeric(text, error);
        break;
    case CharacterSet::cset82:
        passed = linters::cset82(text, error);
        break;
    case CharacterSet::cset39:
        passed = linters::cset39(text, error);
        break;
    case CharacterSet::cset64:
        passed = linters::cset64(text, error);
        break;
    }
    // What is not made of the right characters cannot be judged further.
    for (std::size_t i = 0; passed && i < component.linterCount; ++i)
        passed = component.linters[i](text, error);
    if (!passed)
        reportLint(element, error, text, at);
    return passed;
}

void ReadingBuilder::reportLint(const ElementView &element, const LintError &error, std::string_view component,
                                std::size_t at)
{
    const std::size_t position = positionOf(element, at + error.position);
    if (error.code == IssueCode::checkDigit) {
        const int expected = checkDigit(component.substr(0, component.size() - 1)).value_or(0);
        const std::size_t swap = swapThatHelps(component);
        addIssue(error.code, position, element.ai, component.substr(error.position, 1),
                 keepNumber(static_cast<std::size_t>(expected)), swap == 0 ? std::string_view{} : keepNumber(swap));
    } else if (error.code == IssueCode::dateMonth && component.find_first_not_of('0') == std::string_view::npos) {
        addIssue(IssueCode::dateUnset, positionOf(element, at), element.ai, component);
    } else if (!error.field.empty()) {
        addIssue(error.code, position, element.ai, error.field);
    } else {
        addIssue(error.code, position, element.ai, component.substr(error.position, error.length));
    }
}

std::size_t ReadingBuilder::positionOf(const ElementView &element, std::size_t at) const
{
    const std::string_view input = m_reading.input;
    at -= std::min<std::size_t>(at, element.padding);
    if (element.coding == ValueCoding::plain)
        return std::min(element.valuePosition + at, input.size());
    std::size_t position = element.valuePosition;
    for (; at > 0 && position < input.size(); --at)
        position += codedLength(input.substr(position, 3), element.coding);
    return std::min(position, input.size());
}

void ReadingBuilder::addParameter(std::string_view name, std::string_view value)
{
    if (m_reading.parameters.size() < parametersKept)
        m_reading.parameters.push_back({name, value});
    else
        reportCut(m_reading.input.size(), "256");
}

void ReadingBuilder::addIssue(IssueCode code, std::size_t position, std::string_view ai, std::string_view first,
                              std::string_view second, std::string_view third)
{
    const Severity severity = severityOf(code);
    if (severity == Severity::error)
        ++m_errors;
    std::vector<IssueView> &issues = m_reading.issues;
    if (issues.size() < issuesKept)
        issues.push_back({code, severity, ai, position, {first, second, third}});
    else if (issues.size() == issuesKept)
        issues.push_back({IssueCode::listCut, Severity::note, {}, position, {"256"}});
}

void ReadingBuilder::reportCut(std::size_t position, std::string_view limit)
{
    if (!std::exchange(m_cut, true))
        addIssue(IssueCode::listCut, position, {}, limit);
}

char *ReadingBuilder::room(std::size_t size)
{
    // Never grows here: begin() made it large enough, and views into it are already given out.
    return m_used + size <= m_buffer.size() ? m_buffer.data() + m_used : nullptr;
}

std::string_view ReadingBuilder::take(std::size_t size)
{
    const std::string_view text(m_buffer.data() + m_used, size);
    m_used += size;
    return text;
}

ReadingBuilder::Mark ReadingBuilder::mark() const
{
    return {m_reading.elements.size(), m_reading.issues.size(), m_reading.parameters.size(), m_errors};
}

void ReadingBuilder::rewind(const Mark &mark)
{
    m_reading.elements.resize(mark.elements);
    m_reading.issues.resize(mark.issues);
    m_reading.parameters.resize(mark.parameters);
    m_errors = mark.errors;
}

std::uint16_t ReadingBuilder::presentEntry(AiRange range, std::uint16_t except) const
{
    for (std::uint16_t entry = range.first; entry < range.last; ++entry) {
        const std::uint64_t word = m_present[wordOf(entry)];
        if (word == 0) {
            entry = static_cast<std::uint16_t>(entry | 63U); // on to the next word
            continue;
        }
        if ((word & bitOf(entry)) != 0 && entry != except)
            return entry;
    }
    return Dictionary::noEntry;
}

bool ReadingBuilder::isPresent(AiRange range, std::uint16_t except) const
{
    return presentEntry(range, except) != Dictionary::noEntry;
}

const ElementView &ReadingBuilder::firstOf(std::uint16_t entry) const
{
    return *m_firsts[entry];
}

void ReadingBuilder::reportRepeat(const ElementView &first, const ElementView &again)
{
    if (first.value != again.value)
        addIssue(IssueCode::repeatedAiDiffers, again.position, again.ai, first.value, again.value);
}

void ReadingBuilder::indexStandIn(const ElementView &element)
{
    const auto known = std::ranges::find(m_unknown, element.ai, &ElementView::ai);
    if (known == m_unknown.end())
        m_unknown.push_back(&element);
    else
        reportRepeat(**known, element);
}

void ReadingBuilder::indexElements()
{
    for (const ElementView &element : m_reading.elements) {
        if (m_dictionary->isStandIn(element.entry)) {
            indexStandIn(element);
            continue;
        }
        std::uint64_t &word = m_present[wordOf(element.entry)];
        if ((word & bitOf(element.entry)) != 0) {
            reportRepeat(*m_firsts[element.entry], element);
            continue;
        }
        word |= bitOf(element.entry);
        m_indexed.push_back(element.entry);
        m_firsts[element.entry] = &element;
    }
}

std::string_view Reading::find(std::string_view ai) const
{
    const auto it = std::ranges::find(elements, ai, &ElementView::ai);
    return it == elements.end() ? std::string_view{} : it->value;
}

} // namespace nqi::gs1
