// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verdict/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an inspector may do next. Proposals: a person decides.
namespace nqi::verdict {

/// Law 78/2025 Articles 45-49, Decree 37/2026 Article 91: an inspection can sanction, a survey cannot.
enum class Power : std::uint8_t { inspection, survey };

/// In the order in which they are proposed.
enum class Measure : std::uint8_t {
    rescan,              ///< read the code again
    readLot,             ///< read the lot
    readSerial,          ///< read the serial
    refreshData,         ///< bring the national data up to date, or the clock
    confirmTier,         ///< confirm or correct the inferred risk tier
    confirmAlert,        ///< compare the goods with the alert
    enterLabelOwner,     ///< enter the firm that the label names
    photographEvidence,  ///< front, back, code, label
    askDocuments,        ///< certificates, declarations, invoices, origin
    suspendSale,         ///< sanction
    seal,                ///< sanction
    reportMeasure,       ///< report the sealing or suspension to the agency
    takeSample,          ///< under Form 15
    sendSample,          ///< to a designated laboratory
    contactRightsHolder, ///< for a statement
};

struct Step {
    Measure measure{};
    std::string because;        ///< the reason that proposes it; the gravest, then the first
    std::string clock;          ///< from the policy: "24h", "5wd" (working days); empty when it sets none
    std::optional<Instant> due; ///< when the clock, started now, runs out
    std::string legalBasis;     ///< of the clock

    bool operator==(const Step &) const = default;
};

/// The steps that a verdict proposes, each measure once. Clocks are the policy's "clock.<measure>" on the verdict's
/// day; days off are its "calendar.holidays" (ISO dates, separated by commas), Saturdays and Sundays. A clock in
/// working days ends with the last of them, in Viet Nam. A survey proposes no sanction.
[[nodiscard]] std::vector<Step> nextSteps(const Verdict &verdict, const Policy &policy, Instant now,
                                          Power power = Power::inspection);

/// When a clock runs out that starts at an instant: "24h" or "5wd"; nothing for any other text.
[[nodiscard]] std::optional<Instant> dueAt(std::string_view clock, Instant start, std::string_view holidays);
/// Working days after today until the last before `due`, both in Viet Nam; 0 when that is today, or over.
[[nodiscard]] int workingDaysLeft(Instant due, Instant now, std::string_view holidays);

[[nodiscard]] std::string_view name(Measure measure);

} // namespace nqi::verdict
