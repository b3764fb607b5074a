// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace nqi::ui {

/// Words that people type to find something: accents, capitals and the order do not matter.
class TypedWords {
public:
    explicit TypedWords(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    /// Every word is somewhere in the text; of no words all are.
    [[nodiscard]] bool areIn(std::string_view text) const;

private:
    std::vector<std::string> m_words;
};

} // namespace nqi::ui
