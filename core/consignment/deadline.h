// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/entry.h"
#include "core/verdict/verdict.h"

#include <optional>
#include <span>
#include <string>

namespace nqi::consignment {

/// A time by which the state inspection of an import must have gone on (Decree 37/2026 Article 83).
struct Deadline {
    /// The policy's key behind "clock.": "importNotice" until the authority says the result; "importPapers" and
    /// "importLabel" until the importer has completed the file, or put the label right.
    std::string clock;
    Instant due{};
    bool late = false;
    int workingDaysLeft = 0; ///< after today; 0: today is the last, or it is late
    std::string legalBasis;

    bool operator==(const Deadline &) const = default;
};

/// The clock that runs for a check; nothing when it is put away, or its result leaves nothing to be done, or the policy
/// sets no such clock. The notice is due from the day of the registration, where that is filled in, else from the
/// beginning of the check; from the withdrawal of a result that asked for papers or another label, because the file is
/// complete then. Read from the policy as it was on the day that the clock began. `entries`: all of the check, or those
/// of TallyBook::milestones.
[[nodiscard]] std::optional<Deadline> deadlineOf(Instant begunAt, std::span<const Entry> entries,
                                                 const verdict::Policy &policy, Instant now);

} // namespace nqi::consignment
