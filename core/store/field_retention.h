// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/store/field_error.h"
#include "core/store/field_files.h"
#include "core/store/field_log.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <string_view>

/// Room for new evidence. Findings stay; only files go, and only those that the hub has signed to hold.
namespace nqi::store {

struct Removed {
    std::uint64_t findings = 0; ///< whose files went
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;

    bool operator==(const Removed &) const = default;
};

/// Removes the files of findings whose complete receipt, signed by this hub, came here before `before`. A file that a
/// younger or unsent finding names too, or a draft of an inspection, stays. A program that is killed meanwhile has
/// removed some of them, and the next run goes on.
[[nodiscard]] FieldResult<Removed> removeSentFiles(FieldFiles &files, Instant before, const trust::PublicKey &hub,
                                                   LogWriter log, std::string_view actor);

} // namespace nqi::store
