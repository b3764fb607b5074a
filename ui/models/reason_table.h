// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

/// The sentences of `reason_text`, as data.
namespace nqi::ui {

/// `{name}` in a text stands for the check's argument of that name. Source texts are English; context "Reason".
struct ReasonRow {
    std::string_view reason;
    const char *sentence;
    const char *advice; ///< what the inspector can do; null when nothing is asked
};
[[nodiscard]] std::span<const ReasonRow> reasonRows();

/// A code that stands inside an argument, "serialOutside", and its words; context "ReasonCode".
struct CodeRow {
    std::string_view code;
    const char *words;
};
[[nodiscard]] std::span<const CodeRow> codeRows();

} // namespace nqi::ui
