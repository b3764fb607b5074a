// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/tally_book.h"
#include "core/findings/history.h"
#include "core/findings/inspection.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <vector>

namespace nqi::ui {

/// What this device has found before, as the window sees it: asked on one thread, answered on another.
class HistoryService {
public:
    virtual ~HistoryService() = default;

    using Entries = std::expected<std::vector<findings::Entry>, findings::JournalError>;
    virtual void about(findings::Subject subject, std::uint32_t limit, std::function<void(Entries)> answer) = 0;

    /// One stretch of time, and what waits whatever its time.
    struct Picture {
        static constexpr std::uint32_t mostInspections = 500; ///< and as many checks of consignments

        std::vector<findings::Entry> entries; ///< newest first; what was corrected counts once
        findings::QueueState queue;
        std::optional<Instant> oldestWaiting;          ///< saved, and not whole at the hub
        std::vector<findings::Inspection> inspections; ///< the latest, whose clocks may run
        bool olderInspections = false;                 ///< there are more than `mostInspections`
        struct Check {
            consignment::CheckSummary summary;
            std::vector<consignment::Entry> milestones;
        };
        std::vector<Check> checks{}; ///< of consignments, the latest, whose clocks may run
        bool olderChecks = false;
        std::uint32_t unreadChecks = 0; ///< so many of the latest are damaged: whether their clocks run nobody knows
    };
    struct Checks {
        std::vector<Picture::Check> latest; ///< at most `mostInspections`, without those that were put away
        std::uint32_t unread = 0;           ///< so many more of the latest are damaged
    };
    using Checked = std::expected<Checks, findings::JournalError>;
    virtual void checks(std::function<void(Checked)> answer) = 0;

    using Pictured = std::function<void(std::expected<Picture, findings::JournalError>)>;
    virtual void picture(Instant from, Instant to, Pictured answer) = 0;
};

} // namespace nqi::ui
