// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gs1/issue.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace nqi::gs1 {

/// What a component check found, in bytes of the component: `position` and `length` of the offending part.
struct LintError {
    IssueCode code{};
    std::size_t position = 0;
    std::size_t length = 0;
    std::string_view field; ///< of a coupon: "offerCode", "saveValue", ... (static text)

    bool operator==(const LintError &) const = default;
};

/// A component check of the GS1 Barcode Syntax Dictionary: true when the component passes, else the error is filled in.
using Linter = bool (*)(std::string_view component, LintError &error);

/// The check of this name ("csum", "yymmd0", ...), or nullptr.
[[nodiscard]] Linter findLinter(std::string_view name);
/// The names of all 39 checks, in lexical order.
[[nodiscard]] std::span<const std::string_view> linterNames();

/// Runs one check by name: nothing when the value passes. An unknown name gives IssueCode::unknownLinter. Any thread.
[[nodiscard]] std::optional<LintError> lint(std::string_view name, std::string_view value);

} // namespace nqi::gs1
