// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/dictionary.h"
#include "core/gs1/reading.h"

#include <deque>
#include <string>

namespace nqi::gs1 {

inline constexpr std::size_t elementLimit = 64;    ///< more is an error (the limit of the reference engine)
inline constexpr std::size_t elementsKept = 1024;  ///< more is not listed
inline constexpr std::size_t issuesKept = 256;     ///< more is not listed
inline constexpr std::size_t parametersKept = 256; ///< more is not listed

/// What the readers of the single forms write to. Owns the buffers that a Reading points into.
class ReadingBuilder {
public:
    explicit ReadingBuilder(const Dictionary &dictionary);

    void begin(std::string_view input, const ParseOptions &options);
    /// Sorts the issues and draws the verdicts.
    void finish();

    [[nodiscard]] const Dictionary &dictionary() const { return *m_dictionary; }
    [[nodiscard]] const ParseOptions &options() const { return m_options; }
    [[nodiscard]] const Reading &reading() const { return m_reading; }
    [[nodiscard]] std::span<const ElementView> elements() const { return m_reading.elements; }
    [[nodiscard]] bool hasError() const { return m_errors > 0; }
    [[nodiscard]] std::size_t errorCount() const { return m_errors; }

    void setForm(Form form) { m_reading.form = form; }
    void setSymbologyId(std::string_view id) { m_reading.symbologyId = id; }
    void setHost(std::string_view host) { m_reading.host = host; }

    /// Offset in the input of a view into it.
    [[nodiscard]] std::size_t offsetOf(std::string_view part) const;

    /// The entry of an AI, or a stand-in for an unknown one where the options permit that; noEntry otherwise.
    [[nodiscard]] std::uint16_t entryOf(std::string_view ai) const;
    [[nodiscard]] std::uint16_t entryOfPrefix(std::string_view data, std::size_t &digits) const;

    /// Lists the element and checks its value: length, characters, components.
    void addElement(const ElementView &element);
    /// As addElement, with the length of the whole value checked first and told apart as too short and too long.
    void addWholeElement(const ElementView &element);
    void addParameter(std::string_view name, std::string_view value);

    void addIssue(IssueCode code, std::size_t position, std::string_view ai = {}, std::string_view first = {},
                  std::string_view second = {}, std::string_view third = {});
    /// A text that lives as long as the reading. Only for issues and rare forms: it allocates.
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }
    std::string_view keepNumber(std::size_t number) { return keep(std::to_string(number)); }

    /// Room for a decoded value of at most `size` bytes; no allocation while the sum stays within the input's length.
    [[nodiscard]] char *room(std::size_t size);
    /// Ends the text begun with the last `room`.
    std::string_view take(std::size_t size);

    /// Undoes everything since `mark`: a form that was tried and did not fit.
    struct Mark {
        std::size_t elements = 0;
        std::size_t issues = 0;
        std::size_t parameters = 0;
        std::size_t errors = 0;
    };
    [[nodiscard]] Mark mark() const;
    void rewind(const Mark &mark);

    /// True when an element of this range is present, one entry left out.
    [[nodiscard]] bool isPresent(AiRange range, std::uint16_t except = Dictionary::noEntry) const;
    /// The first element of this entry; it must be present.
    [[nodiscard]] const ElementView &firstOf(std::uint16_t entry) const;
    /// The first present entry of the range, or noEntry.
    [[nodiscard]] std::uint16_t presentEntry(AiRange range, std::uint16_t except = Dictionary::noEntry) const;
    /// The entries that are present, in the order of their first elements.
    [[nodiscard]] std::span<const std::uint16_t> presentEntries() const { return m_indexed; }
    /// Marks all elements as present and reports those that occur twice with different values.
    void indexElements();

private:
    void checkComponents(const ElementView &element, const AiEntry &entry);
    bool checkComponent(const ElementView &element, const Component &component, std::string_view text, std::size_t at);
    void reportLint(const ElementView &element, const LintError &error, std::string_view component, std::size_t at);
    [[nodiscard]] std::size_t positionOf(const ElementView &element, std::size_t at) const;
    void reportRepeat(const ElementView &first, const ElementView &again);
    void reportCut(std::size_t position, std::string_view limit);
    void indexStandIn(const ElementView &element);

    const Dictionary *m_dictionary;
    ParseOptions m_options;
    Reading m_reading;
    std::size_t m_errors = 0;
    bool m_cut = false;
    std::deque<std::string> m_texts;
    std::string m_buffer;
    std::size_t m_used = 0;
    std::vector<std::uint64_t> m_present;       // a bit for each entry
    std::vector<std::uint16_t> m_indexed;       // entries whose bit is set
    std::vector<const ElementView *> m_firsts;  // by entry, where the bit is set
    std::vector<const ElementView *> m_unknown; // first of each identifier outside the dictionary
};

} // namespace nqi::gs1
