// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>

/// Days and times as people type them: day, month, year (Decree 37/2026).
namespace nqi::ui {

/// Viet Nam is so far east of Greenwich, all year. Papers and the clocks of the law are in its time, and so is
/// everything that is shown and typed, whatever zone the machine is set to.
inline constexpr std::chrono::hours vietNamOffset{7};

/// "31/12/2026", also with dots, hyphens or blanks between, or with two digits of the year; nothing for other texts.
[[nodiscard]] std::optional<Date> parseDate(const QString &text);
/// "31/12/2026 14:05", in the time of Viet Nam.
[[nodiscard]] std::optional<Instant> parseTime(const QString &text);

} // namespace nqi::ui
