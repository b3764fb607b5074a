// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/catalog/facts.h"
#include "core/consignment/duties.h"
#include "core/consignment/tally_book.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <vector>

namespace nqi::ui {

/// A row of a packing list with something wrong in it.
struct ListProblem {
    std::uint64_t row = 0;
    std::string fault;  ///< stable code: "quantity", "gtinCheckDigit"
    std::string column; ///< as the file calls it
    std::string value;
    bool loaded = true; ///< false: the row is left out

    bool operator==(const ListProblem &) const = default;
};

/// A check that is being worked on.
struct OpenedCheck {
    consignment::KeptCheck check;
    std::vector<ListProblem> problems;
    std::vector<std::string> unknownColumns;
    bool goesOn = false;                       ///< it was begun before and has no result yet
    std::vector<catalog::PolicyEntry> rules{}; ///< of the catalogue, for its clocks; none without one
};

/// Consignments as the window sees them: everything happens on other threads, in order, and is answered there.
class ConsignmentService {
public:
    virtual ~ConsignmentService() = default;

    /// Else a stable code of why not: "notInCatalogue", "catalogue.damaged", "file.otherEncoding", "book.unwritable".
    using Opened = std::function<void(std::expected<OpenedCheck, std::string>)>;
    /// A declaration or list that is being checked already is not begun again: its check goes on.
    virtual void openDeclaration(std::string number, std::string by, Opened answer) = 0;
    virtual void openFile(std::string path, std::string by, Opened answer) = 0;
    /// The check whose list names this logistic unit, else the declaration in the catalogue that it came with:
    /// "notListed" when there is neither.
    virtual void openPackage(std::string sscc, std::string by, Opened answer) = 0;
    virtual void resume(Uuid check, Opened answer) = 0;
    /// What is being opened is given up: nothing is begun by it, and no answer comes. False where it is too late: the
    /// answer comes.
    [[nodiscard]] virtual bool cancelOpening() = 0;

    using Listed = std::function<void(std::expected<std::vector<consignment::CheckSummary>, consignment::BookError>)>;
    virtual void list(consignment::CheckQuery query, Listed answer) = 0;

    /// Answered after the commit.
    using Kept = std::function<void(std::expected<void, consignment::BookError>)>;
    virtual void append(Uuid check, std::vector<consignment::Entry> entries, Kept answer) = 0;

    using Judged = std::function<void(std::expected<std::vector<consignment::LineDuty>, catalog::LookupError>)>;
    /// In place of those that were asked for before.
    virtual void duties(consignment::Consignment consignment, Judged answer) = 0;
    virtual void stopDuties() = 0; ///< that are being found: as a rule no answer comes

    /// The officer's result, as an entry; the check becomes the draft of an inspection. Answered after both commits.
    virtual void finish(Uuid check, consignment::Entry result, std::vector<consignment::LineDuty> duties,
                        Kept answer) = 0;
    /// The draft that a finished check lacks (CheckSummary::lacksMinutes).
    virtual void makeMinutes(Uuid check, std::string by, std::vector<consignment::LineDuty> duties, Kept answer) = 0;
};

} // namespace nqi::ui
