// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace nqi::gs1 {

/// The parts of a text between separators, empty ones left out, without copying: for (auto part : Split(text, ',')).
class Split {
public:
    constexpr Split(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    class Iterator {
    public:
        constexpr Iterator(std::string_view rest, char separator) : m_rest(rest), m_separator(separator) { next(); }
        constexpr std::string_view operator*() const { return m_part; }
        constexpr Iterator &operator++()
        {
            next();
            return *this;
        }
        constexpr bool operator==(std::nullptr_t) const { return m_part.empty(); }

    private:
        constexpr void next()
        {
            while (m_rest.starts_with(m_separator))
                m_rest.remove_prefix(1);
            m_part = m_rest.substr(0, m_rest.find(m_separator));
            m_rest.remove_prefix(m_part.size());
        }

        std::string_view m_rest;
        std::string_view m_part;
        char m_separator;
    };

    [[nodiscard]] constexpr Iterator begin() const { return {m_text, m_separator}; }
    [[nodiscard]] static constexpr std::nullptr_t end() { return nullptr; }

private:
    std::string_view m_text;
    char m_separator;
};

} // namespace nqi::gs1
