// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/tally_book.h"
#include "ui/documents/sources.h"

#include <string>
#include <vector>

/// Records that papers are tried with: one as it should be, one with nothing in it, one of what a hostile or careless
/// hand can write.
namespace nqi::documents::samples {

inline const Instant now = *parseIsoInstant("2026-11-22T08:30:00Z");

[[nodiscard]] InspectionRecord richInspection();
[[nodiscard]] InspectionRecord minimalInspection();
[[nodiscard]] InspectionRecord extremeInspection();
/// Rich, with so many goods.
[[nodiscard]] InspectionRecord longInspection(int items);

[[nodiscard]] FindingRecord richFinding();
[[nodiscard]] FindingRecord minimalFinding();

[[nodiscard]] RegistrationRecord richRegistration();
[[nodiscard]] RegistrationRecord minimalRegistration();
[[nodiscard]] NoticeRecord richNotice();
[[nodiscard]] NoticeRecord minimalNotice();
/// A check of three lines: the first complete, the second short, the third of another origin, and undeclared goods.
[[nodiscard]] consignment::KeptCheck finishedCheck();
/// Forms 1 and 3 of that check.
[[nodiscard]] RegistrationRecord consignmentRegistration();
[[nodiscard]] NoticeRecord consignmentNotice();

} // namespace nqi::documents::samples
