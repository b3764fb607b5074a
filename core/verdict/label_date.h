// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string_view>

namespace nqi::verdict {

/// The day that a label prints (Decree 37/2026 Articles 42 to 47): day, month and year in this order, with two or four
/// digits of the year, run together or separated by spaces, "/", "." or "-": "020426", "02 04 26", "02/04/2026".
/// Another order counts only where the label says it: "260402 (năm/tháng/ngày)". A span from the day of production,
/// "30 tháng kể từ NSX", needs that day. Words before the first digit ("HSD:") are passed over.
/// Nothing for anything else: a GS1 date (YYMMDD) that is no day-month-year is not guessed at.
/// `today` gives the century of a year of two digits, as GS1 does (General Specifications 7.12).
[[nodiscard]] std::optional<Date> readLabelDate(std::string_view text, Date today,
                                                const std::optional<Date> &produced = {});

} // namespace nqi::verdict
