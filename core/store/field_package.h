// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/watch.h"
#include "core/findings/journal.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>

/// The outbox on a stick, for where there is no network: there and back. Nothing is doubled when what was carried is
/// uploaded as well, or carried twice.
namespace nqi::store {

/// Whose outbox, and which hub can open it.
struct PackageEnds {
    std::string device;
    trust::PublicKey hub; ///< from the enrolment
};

struct PackageCount {
    std::uint64_t findings = 0;
    std::uint64_t files = 0;
    std::uint64_t unreadable = 0; ///< files that are not here as they should be: their findings go without them

    bool operator==(const PackageCount &) const = default;
};
/// Everything that the hub does not hold yet, quarantine aside, into `folder`/nqi-outbox-<device>; what an earlier
/// package left there is replaced. Files that the hub has do not go along. Durable when it returns a value; a package
/// that was cut short has no manifest, and nothing is left of one that was stopped: `cancelled`, or `unwritable` where
/// it could not be removed. Watched by finding.
[[nodiscard]] std::expected<PackageCount, findings::JournalError>
writePackage(const findings::Journal &journal, const PackageEnds &ends, const std::filesystem::path &folder,
             const Random &random, const Watch &watch = {});

struct PackageReceipts {
    std::uint64_t complete = 0; ///< the hub holds these findings with all their files
    std::uint64_t partial = 0;
    std::uint64_t refused = 0; ///< not signed by this hub, or not about a finding of this device

    bool operator==(const PackageReceipts &) const = default;
};
/// Takes what the hub wrote beside the findings. `notFound`: there is no package of this device.
[[nodiscard]] std::expected<PackageReceipts, findings::JournalError>
takePackageReceipts(findings::Journal &journal, const PackageEnds &ends, const std::filesystem::path &folder);

} // namespace nqi::store
