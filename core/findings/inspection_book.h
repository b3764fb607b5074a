// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/device_log.h"
#include "core/findings/inspection.h"
#include "core/findings/journal.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::findings {

/// One state in which an inspection was kept. None is ever changed or taken away.
struct InspectionVersion {
    std::uint64_t number = 0; ///< greater is later, over all inspections of the device
    Inspection inspection;
    Instant keptAt{};
    std::string editor;
    std::optional<Uuid> minutes; ///< the link of the chain that this version was signed into; nothing: a draft
    bool withdrawn = false;      ///< what was begun before it was given up: with `minutes`, these hold again
    /// Number of the entry with the result that it rests on, in the check of a consignment that has the same id.
    std::optional<std::uint64_t> result{};
    std::optional<WithdrawnResult> withdrawnResult{}; ///< that result does not hold

    bool operator==(const InspectionVersion &) const = default;
};

/// A row of the list of inspections.
struct InspectionSummary {
    Uuid id;
    std::uint64_t version = 0;
    std::uint32_t revision = 1;
    InspectionKind kind{};
    std::string decision;
    std::string establishment;
    Instant keptAt{};
    std::optional<verdict::Overall> overall; ///< findings::overallOf
    std::uint32_t items = 0;
    std::optional<Uuid> minutes;                      ///< signed; nothing: a draft
    std::optional<State> state;                       ///< of the minutes in the outbox
    std::optional<WithdrawnResult> withdrawnResult{}; ///< as of its version

    bool operator==(const InspectionSummary &) const = default;
};

/// What a version that is to be kept rests on.
struct Basis {
    /// The latest version, of which it is a change; 0: there is none. Nothing: whichever is the latest.
    std::optional<std::uint64_t> version{};
    /// InspectionVersion::result; nothing: that of the version before.
    std::optional<std::uint64_t> result{};
};

/// The inspections of a device: drafts that people work on, and what they were signed into. Same storage, thread and
/// promise as the journal: when `keep` returns a value, it survives power loss.
class InspectionBook {
public:
    virtual ~InspectionBook() = default;

    /// Keeps the inspection as it stands, beside all earlier versions. A new id begins one, with revision 1. After it
    /// was signed, only the next revision can be kept, with a reason. Gives the number of the version. Errors:
    /// `mismatch` (another revision than the one that may be changed, or based on another version than the latest),
    /// `notFound` (evidence that is not stored), `tooLarge` (also a list or a date beyond what can be written).
    [[nodiscard]] virtual std::expected<std::uint64_t, JournalError>
    keep(const Inspection &inspection, std::string_view editor, const Basis &basis = {}) = 0;
    /// Gives up what was begun and not signed, by one version more: an inspection that never was signed leaves the list
    /// and can no longer be kept, unless a result is given anew; a revision gives back what was signed last. Errors:
    /// `notFound`, `mismatch` (there is no draft, or its latest version is not `version`).
    [[nodiscard]] virtual std::expected<void, JournalError> withdraw(const Uuid &id, std::string_view editor,
                                                                     std::optional<std::uint64_t> version = {}) = 0;
    /// The latest version; `notFound` also of what was withdrawn before anything was signed.
    [[nodiscard]] virtual std::expected<InspectionVersion, JournalError> inspection(const Uuid &id) const = 0;
    /// Every version, oldest first.
    [[nodiscard]] virtual std::expected<std::vector<InspectionVersion>, JournalError> history(const Uuid &id) const = 0;
    /// The versions that were signed, oldest first; an inspection that never was has none.
    [[nodiscard]] virtual std::expected<std::vector<InspectionVersion>, JournalError>
    revisions(const Uuid &id) const = 0;
    /// How the result that these signed minutes rest on was withdrawn; nothing: it holds, or they rest on none. Reads
    /// no version, so that a damaged one does not hide it.
    [[nodiscard]] virtual std::expected<std::optional<WithdrawnResult>, JournalError>
    withdrawnResult(const Uuid &minutes) const = 0;
    /// Latest change first, those with a version below `beforeVersion`; 0: from the latest.
    [[nodiscard]] virtual std::expected<std::vector<InspectionSummary>, JournalError>
    inspections(std::uint32_t limit, std::uint64_t beforeVersion) const = 0;

    /// Makes the minutes: hashes, signs, links and queues the latest version, in one transaction. Errors: `incomplete`
    /// (gapsOf says what is missing), `mismatch` (there is no draft, or its latest version is not `version`),
    /// `tooLarge`.
    [[nodiscard]] virtual std::expected<Finding, JournalError> sign(const Uuid &id, std::string_view editor,
                                                                    std::optional<std::uint64_t> version = {}) = 0;

    /// A view, by a person, of something that is kept here. Changes note themselves.
    [[nodiscard]] virtual std::expected<void, JournalError> note(LogAction action, std::string_view actor,
                                                                 std::string_view subject) = 0;
    /// Newest first, those with a number below `beforeNumber`; 0: from the newest.
    [[nodiscard]] virtual std::expected<std::vector<LogEntry>, JournalError> log(std::uint32_t limit,
                                                                                 std::uint64_t beforeNumber) const = 0;
};

} // namespace nqi::findings
