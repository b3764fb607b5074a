// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/watch.h"
#include "core/store/field_database.h"

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

/// What was recorded on this device as tables, for spreadsheets and other programs.
namespace nqi::device {

enum class TableFormat : std::uint8_t {
    csv, ///< RFC 4180, UTF-8 with its mark, the first row names the columns
    json ///< an array of objects
};

/// One row a finding, an inspection in its latest version, or a row of its lists.
inline constexpr std::array<std::string_view, 5> tableNames{"findings", "inspections", "items", "samples", "measures"};

/// `what` is one of `tableNames`. Every cell is text, made visible where it is not UTF-8. Watched by row; `cancelled`
/// when it was stopped. Thread of the journal.
[[nodiscard]] std::expected<std::string, findings::JournalError>
tableText(const store::FieldDatabase &journal, std::string_view what, TableFormat format, const Watch &watch = {});

} // namespace nqi::device
