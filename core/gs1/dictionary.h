// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/dictionary_table.h"
#include "core/gs1/lint.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::gs1 {

enum class CharacterSet : std::uint8_t { numeric, cset82, cset39, cset64 };

/// One part of a value: so many characters of one set, and further checks.
struct Component {
    CharacterSet characters = CharacterSet::numeric;
    bool optional = false;
    std::uint8_t linterCount = 0;
    std::uint16_t minimum = 0;
    std::uint16_t maximum = 0;
    std::array<Linter, 4> linters{};
};

/// A run of entries [first, last): what an identifier or a pattern such as "31nn" stands for.
struct AiRange {
    std::uint16_t first = 0;
    std::uint16_t last = 0;
};

/// A slice of one of the dictionary's tables.
struct Slice {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
};

/// One application identifier.
struct AiEntry {
    std::string_view ai;
    std::string_view title;
    bool predefined = false;   ///< of predefined length: needs no separator
    bool attribute = false;    ///< may stand in the query of a Digital Link
    bool key = false;          ///< primary key of a Digital Link
    std::uint16_t minimum = 0; ///< length of the whole value
    std::uint16_t maximum = 0;
    Slice components;
    Slice requirements; ///< all of them must hold
    Slice exclusions;   ///< none of them may be present
    Slice sequences;    ///< alternative sequences of qualifiers
};

/// "01+21,02": one of the groups must be present as a whole.
struct Requirement {
    std::string_view text;
    Slice groups;
};

enum class DictionaryFault : std::uint8_t {
    noEntries,
    applicationIdentifier, ///< no identifier of two to four digits, or a range out of order
    order,                 ///< not in lexical order, or twice
    lengthByPrefix,        ///< two identifiers with the same first two digits and different lengths
    flags,
    format,     ///< a component that does not read "N14,csum" or the like
    linter,     ///< a component check that this program does not know
    attributes, ///< anything but req, ex and dlpkey
};

struct DictionaryError {
    std::size_t line = 0; ///< counted from 1; 0 when it is the file as a whole
    DictionaryFault fault{};

    bool operator==(const DictionaryError &) const = default;
};

/// The application identifiers with their formats and rules. Immutable once made; any thread.
class Dictionary {
public:
    static constexpr std::uint16_t noEntry = 0xFFFF;

    /// The built-in table (dictionary_table.cpp).
    [[nodiscard]] static const Dictionary &builtIn();
    /// A GS1 Barcode Syntax Dictionary file. One fault refuses the whole file.
    [[nodiscard]] static std::expected<Dictionary, DictionaryError> parse(std::string_view text);

    /// "2026-01-27", or empty when the file does not say.
    [[nodiscard]] std::string_view release() const { return m_release; }
    /// Number of application identifiers (a range counts each of its members).
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const AiEntry &entry(std::uint16_t index) const { return m_entries[index]; }
    /// All of them, in lexical order.
    [[nodiscard]] std::span<const AiEntry> entries() const { return std::span(m_entries).first(m_size); }

    /// The entry whose identifier is exactly this text, or noEntry.
    [[nodiscard]] std::uint16_t find(std::string_view ai) const;
    /// The entry whose identifier is a prefix of the data, or noEntry.
    [[nodiscard]] std::uint16_t findPrefix(std::string_view data) const;
    /// For an identifier that the table does not hold but could (General Specifications 7.8.4): a stand-in entry of the
    /// predefined length or of 1 to 90 characters; noEntry where the identifier contradicts the table.
    [[nodiscard]] std::uint16_t standIn(std::string_view ai) const;
    [[nodiscard]] bool isStandIn(std::uint16_t index) const { return index >= m_size; }
    /// Digits of the identifiers that begin with the first two digits of `data`, 0 when none do.
    [[nodiscard]] std::size_t aiLength(std::string_view data) const;

    [[nodiscard]] std::span<const Component> components(const AiEntry &entry) const;
    [[nodiscard]] std::span<const Requirement> requirements(const AiEntry &entry) const;
    /// The groups of a requirement; each is a slice of `ranges`.
    [[nodiscard]] std::span<const Slice> groups(const Requirement &requirement) const;
    [[nodiscard]] std::span<const AiRange> ranges(Slice group) const;
    [[nodiscard]] std::span<const AiRange> exclusions(const AiEntry &entry) const;
    /// Alternative sequences of qualifiers; each is a slice of `qualifiers`.
    [[nodiscard]] std::span<const Slice> sequences(const AiEntry &entry) const;
    [[nodiscard]] std::span<const std::uint16_t> qualifiers(Slice sequence) const;

private:
    friend class DictionaryBuilder;
    Dictionary() = default;

    std::shared_ptr<std::deque<std::string>> m_strings; // what the views point into; a deque never moves its members
    std::string_view m_release;
    std::size_t m_size = 0;
    std::vector<AiEntry> m_entries; // the stand-ins follow after m_size
    std::vector<Component> m_components;
    std::vector<Requirement> m_requirements;
    std::vector<Slice> m_groups;
    std::vector<AiRange> m_ranges;
    std::vector<Slice> m_sequences;
    std::vector<std::uint16_t> m_qualifiers;
    std::array<std::uint8_t, 100> m_lengths{};
    std::array<std::uint16_t, 100> m_bases{}; // of the slots of a two-digit prefix
    std::vector<std::uint16_t> m_slots;       // entry of each identifier of the prefix' length
    std::array<std::uint16_t, 100> m_standIns{};
};

[[nodiscard]] std::string_view name(DictionaryFault fault);

} // namespace nqi::gs1
