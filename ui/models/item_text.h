// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/line.h"

#include <QString>

#include <optional>
#include <string_view>

namespace nqi::ui {

/// UTF-8 from core -> QString, with everything that could hide or reorder what a person reads made visible.
[[nodiscard]] QString text(std::string_view utf8);

/// "31/12/2026": day-month-year, as Decree 37/2026 writes dates; the same in both languages.
[[nodiscard]] QString dateText(Date date);
/// "31/12/2026 14:05", in this machine's time zone.
[[nodiscard]] QString timeText(Instant instant);
/// A moment that something is due: midnight is the end of the day before, "the end of 30/12/2026".
[[nodiscard]] QString dueTimeText(Instant due);
/// "3 days ago".
[[nodiscard]] QString ageText(Instant then, Instant now);

/// "GTIN 08936001234567", "SSCC ...", or the beginning of the raw text.
[[nodiscard]] QString keyText(const gs1::Item &item);
/// What tells this item from others, in one line: "GTIN 08936001234567 · Lot L2603 · Expiry date 30/06/2027".
[[nodiscard]] QString identityText(const gs1::Item &item);
/// The product's name as declared, or else what kind of code this is.
[[nodiscard]] QString titleOf(const inspect::Inspected &inspected);
/// Brand and maker as declared, or empty.
[[nodiscard]] QString subtitleOf(const inspect::Inspected &inspected);
/// Every element with its title, one a line: "(10) Lot: ABC".
[[nodiscard]] QString readingText(const gs1::Item &item);
/// The symbols as they were read, one a line, with control characters visible.
[[nodiscard]] QString rawText(const gs1::Item &item);
/// "Lot", "Số lô" for "10"; empty for AIs without a title here.
[[nodiscard]] QString elementTitle(std::string_view ai);

} // namespace nqi::ui
