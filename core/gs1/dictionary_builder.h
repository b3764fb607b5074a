// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/dictionary.h"

#include <optional>
#include <utility>

namespace nqi::gs1 {

/// Turns rows into a Dictionary. Patterns name identifiers that may come later, hence two steps: add all, then finish.
class DictionaryBuilder {
public:
    DictionaryBuilder() { m_made.m_strings = std::make_shared<std::deque<std::string>>(); }

    /// Keeps a text as long as the dictionary. The views in a row must be static or kept.
    std::string_view keep(std::string text) { return m_made.m_strings->emplace_back(std::move(text)); }
    [[nodiscard]] std::expected<void, DictionaryFault> add(const DictionaryRow &row);
    [[nodiscard]] std::expected<Dictionary, DictionaryFault> finish(std::string_view release);
    /// The row that `finish` could not resolve, counted from 0.
    [[nodiscard]] std::size_t failedRow() const { return m_failedRow; }

private:
    struct Pending {
        DictionaryRow row;
        AiRange entries;
    };

    std::expected<void, DictionaryFault> addComponents(std::string_view format, AiEntry &entry);
    std::expected<Component, DictionaryFault> component(std::string_view text) const;
    void addStandIns();
    void addSlots();
    bool resolve(const Pending &pending);
    bool resolveRequirements(std::string_view text, AiEntry &entry);
    bool resolveExclusions(std::string_view text, AiEntry &entry);
    bool resolveKey(std::string_view text, AiEntry &entry);
    std::optional<AiRange> rangeOf(std::string_view pattern) const;

    Dictionary m_made;
    std::vector<Pending> m_rows;
    std::size_t m_failedRow = 0;
};

} // namespace nqi::gs1
