// SPDX-License-Identifier: Apache-2.0
#include "core/scanner/code_lines.h"

#include <utility>

namespace nqi::scanner {

namespace {

constexpr char startOfText = '\x02';

bool isEnd(char c)
{
    return c == '\r' || c == '\n' || c == '\t' || c == '\x03';
}

} // namespace

std::vector<std::string> CodeLines::bytes(std::string_view arrived, std::int64_t milliseconds)
{
    std::vector<std::string> codes;
    if (auto before = idle(milliseconds))
        codes.push_back(*std::move(before));
    m_last = milliseconds;
    for (const char c : arrived) {
        if (isEnd(c)) {
            m_dropping = false;
            if (!m_waiting.empty())
                codes.push_back(std::exchange(m_waiting, {}));
        } else if (m_waiting.size() == longest) {
            m_waiting.clear();
            m_dropping = true;
            ++m_dropped;
        } else if (!m_dropping && c != startOfText) {
            m_waiting.push_back(c);
        }
    }
    return codes;
}

std::optional<std::string> CodeLines::idle(std::int64_t milliseconds)
{
    if (milliseconds - m_last < pause)
        return std::nullopt;
    m_dropping = false;
    return m_waiting.empty() ? std::nullopt : std::optional(std::exchange(m_waiting, {}));
}

} // namespace nqi::scanner
