// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/trust/digest.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Who looked at or changed what on a device. Entries are linked and signed like findings, and stay on the device;
/// signed minutes name where the log stood.
namespace nqi::findings {

/// Names are stable: they are what is hashed.
enum class LogAction : std::uint8_t {
    begun, ///< subject: how many findings there were before
    findingSaved,
    findingViewed,
    findingComplete, ///< the hub holds it with all its files
    findingQuarantined,
    findingRetried,
    evidenceViewed,
    evidenceRemoved, ///< files that the hub holds; subject: of which finding
    exported,
    inspectionKept,
    inspectionViewed,
    inspectionSigned,
    inspectionWithdrawn, ///< a draft, or a revision that was begun
    checkPutAway,        ///< of a consignment
    checkBroughtBack,
    checkResultWithdrawn,
};
[[nodiscard]] std::string_view name(LogAction action);

/// Written once.
struct LogEntry {
    std::uint64_t number = 0; ///< 1, 2, 3, ... without gaps
    Instant at{};
    std::string actor; ///< who used the device, or "device" for what it does by itself
    std::string action;
    std::string subject;        ///< the id of what it was done to
    trust::Digest hash;         ///< chain(hash of the entry before, protocol::encodeLogEntry)
    trust::Signature signature; ///< of `hash` by the device key

    bool operator==(const LogEntry &) const = default;
};

} // namespace nqi::findings
