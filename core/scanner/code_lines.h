// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::scanner {

/// Bytes of a serial line to codes. A code ends with CR, LF, ETX or Tab, or with a pause when the scanner sends no end;
/// STX before it is left out. Pure; time is passed in.
class CodeLines {
public:
    static constexpr std::int64_t pause = 150;   ///< milliseconds after which a code without an end is complete
    static constexpr std::size_t longest = 8192; ///< bytes; more is no code, and is dropped up to the next end

    /// The codes that are complete with these bytes.
    [[nodiscard]] std::vector<std::string> bytes(std::string_view arrived, std::int64_t milliseconds);
    /// What waits, when the pause is over.
    [[nodiscard]] std::optional<std::string> idle(std::int64_t milliseconds);
    [[nodiscard]] bool waiting() const { return !m_waiting.empty(); }
    /// Codes dropped because they were too long.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    std::string m_waiting;
    std::int64_t m_last = 0;
    std::uint64_t m_dropped = 0;
    bool m_dropping = false;
};

} // namespace nqi::scanner
