// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/folders.h"
#include "core/catalog/facts.h"
#include "core/consignment/duties.h"
#include "core/consignment/proposal.h"
#include "core/consignment/tally_book.h"
#include "core/findings/history.h"
#include "core/findings/inspection_book.h"
#include "core/protocol/packing_list.h"
#include "core/store/field_database.h"

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the app and the command line do with consignments on this device.
namespace nqi::device {

/// Stable code of why there is no consignment: "notInCatalogue", "catalogue.damaged", "file.unreadable",
/// "file.otherEncoding", ...
using OpenProblem = std::string;

/// Asked again and again while something long is read; false: it is not wanted any more, and what comes then is worth
/// nothing. Empty: it is wanted to the end.
using GoesOn = std::function<bool()>;

/// The lines of a declaration in the catalogue, with the importer's name.
[[nodiscard]] std::expected<consignment::Consignment, OpenProblem>
declarationOf(const Folders &folders, std::string_view number, const GoesOn &goesOn = {});
/// The declaration in the catalogue that a logistic unit came with; "notListed" when none names it.
[[nodiscard]] std::expected<consignment::Consignment, OpenProblem>
declarationWith(const Folders &folders, std::string_view sscc, const GoesOn &goesOn = {});
/// What the records know of what the papers ask for (core/consignment/filled.h), as the first entries of a check: the
/// importer's address, and the certificates of the goods that are in force. Of long lists those of the first lines.
[[nodiscard]] std::vector<consignment::Entry> filledFromRecords(const Folders &folders,
                                                                const consignment::Consignment &consignment,
                                                                Instant now, std::string_view by,
                                                                const GoesOn &goesOn = {});
[[nodiscard]] std::expected<protocol::PackingList, OpenProblem> packingListOf(const std::filesystem::path &file);

/// The dated rules of the catalogue; none without one.
[[nodiscard]] std::vector<catalog::PolicyEntry> rulesOf(const Folders &folders);

/// See consignment::dutiesOf.
[[nodiscard]] std::expected<std::vector<consignment::LineDuty>, catalog::LookupError>
dutiesOf(const Folders &folders, const consignment::Consignment &consignment, const Clock &clock,
         const std::function<bool(std::size_t)> &each = {});

/// What the records say of goods that no line declares, given as lines: found while minutes are made. Empty, or where
/// it answers with an error: they are named as not compared.
using Judge = std::function<std::expected<std::vector<consignment::LineDuty>, catalog::LookupError>(
    const consignment::Consignment &)>;
/// `dutiesOf` of this device.
[[nodiscard]] Judge judgeOf(Folders folders, Clock clock);

/// A finished check as the draft of an inspection, in Vietnamese: goods met and goods that are not declared, each
/// difference as an inspected content, the result as its conclusion. Of more goods than a paper holds the first are
/// named, and it says so. What else minutes need is filled in by people.
[[nodiscard]] findings::Inspection inspectionOf(const consignment::KeptCheck &check,
                                                std::span<const consignment::LineDuty> duties, const Judge &judge = {});

/// Keeps the officer's result and the draft of the minutes that follows from it: both, or neither. What people entered
/// in an earlier draft stays, also goods and contents that are not those of the earlier result, and why a content has
/// no picture; what they wrote as its conclusion follows the new result. Of minutes that were signed a revision is
/// begun, with the reason why their result was withdrawn. A draft that a person gave up is made anew for the next
/// result only. Errors: `finished`, `putAway`, those of both books.
[[nodiscard]] std::expected<void, consignment::BookError>
finishCheck(const Uuid &check, const consignment::Entry &result, std::span<const consignment::LineDuty> duties,
            store::FieldDatabase &field, const Judge &judge = {});
/// Makes the draft that a check with its result lacks (CheckSummary::lacksMinutes): earlier programs kept the result
/// first. Changes nothing where there is one.
[[nodiscard]] std::expected<void, consignment::BookError> makeMinutes(const Uuid &check, std::string_view by,
                                                                      std::span<const consignment::LineDuty> duties,
                                                                      store::FieldDatabase &field,
                                                                      const Judge &judge = {});

/// The findings that stand on goods of a check, and the row of its minutes that they belong to, in order of the rows;
/// then those of goods that the minutes do not name.
[[nodiscard]] std::vector<findings::RecordedFinding> findingsOf(const consignment::KeptCheck &check);
/// Those of these entries, which were kept after the result, are named by the draft of the minutes, too. False where
/// nothing was changed: it names them already, has no such goods, or does not change any more because somebody has
/// signed it.
bool nameFindings(const Uuid &check, std::span<const consignment::Entry> entries, const consignment::TallyBook &checks,
                  findings::InspectionBook &inspections);

} // namespace nqi::device
