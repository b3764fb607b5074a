// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace nqi {

/// A point in time, UTC, in milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day without a time zone.
using Date = std::chrono::sys_days;
/// Where "now" comes from. Rules never read the clock themselves; whoever composes the program passes one in.
using Clock = std::function<Instant()>;

/// The clock of this machine.
[[nodiscard]] Clock systemClock();

/// "2026-07-01" (ISO 8601).
[[nodiscard]] std::string isoDate(Date date);
/// "2026-07-01T08:15:30.123Z" (RFC 3339), always in UTC with milliseconds.
[[nodiscard]] std::string isoInstant(Instant instant);
/// Exactly YYYY-MM-DD and a real day, or nothing.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);
/// RFC 3339 with any fraction and any offset, or nothing.
[[nodiscard]] std::optional<Instant> parseIsoInstant(std::string_view text);

/// The day in Viet Nam (UTC+7, no summer time) at an instant: legal dates are local dates.
[[nodiscard]] Date dateInVietNam(Instant instant);

} // namespace nqi
