// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/verdict.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace nqi::verdict {

/// Every reason that a check can give: `check_word` is written "check.word". The list is in `reasons.inc`, the meanings
/// are in REASONS.md.
enum class Reason : std::uint16_t {
#define NQI_REASON(check, word, outcome, severity, arguments) check##_##word,
#include "core/verdict/reasons.inc"
#undef NQI_REASON
};

/// What is fixed for a reason.
struct ReasonInfo {
    std::string_view text; ///< "certificateValidity.expired"
    CheckCode code{};
    Outcome outcome{};
    Severity severity{};
    std::string_view arguments; ///< their names in order, separated by single blanks
};

/// All reasons, in the order of `Reason`.
[[nodiscard]] std::span<const ReasonInfo> reasonTable();

[[nodiscard]] inline const ReasonInfo &info(Reason reason)
{
    return reasonTable()[static_cast<std::size_t>(reason)];
}

} // namespace nqi::verdict
