// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/tally_book.h"
#include "core/findings/inspection_book.h"
#include "core/findings/journal.h"
#include "core/findings/record_check.h"
#include "ui/documents/sources.h"

#include <expected>
#include <optional>

namespace nqi::device {

/// What papers are printed from: the finding or the signed minutes of that id, or the latest state of the inspection of
/// that id; with how the result that minutes rest on was withdrawn. `demo`: whether this device's data are sample data.
/// Pictures that are no longer here are left out; a paper says so. Errors: `notFound`, `newer` (a body that this
/// program cannot read), those of reading.
[[nodiscard]] std::expected<documents::Record, findings::JournalError>
recordOf(const Uuid &id, const findings::Journal &journal, const findings::InspectionBook &book, bool demo);

/// Form 1 (`registration`) or 3 (`notice`) of the check of that id. A result that was withdrawn is printed as it was,
/// with that it was. `notFound`: there is none, or it never had a result.
[[nodiscard]] std::expected<documents::Record, findings::JournalError>
importRecordOf(const Uuid &id, documents::DocumentKind kind, const consignment::TallyBook &book, bool demo);

/// findings::checkRecord with the digests of this program; papers of imports against the check of their id. Those that
/// were printed from a file are unknown.
[[nodiscard]] std::expected<findings::RecordCheck, findings::JournalError>
checkPaper(const findings::RecordCode &code, const findings::Journal &journal, const findings::InspectionBook &book,
           const findings::History &history, const consignment::TallyBook &checks);

} // namespace nqi::device
