// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"

#include <optional>
#include <string>
#include <vector>

namespace nqi::findings {

/// A finding that is being written: what it is of, and what was entered so far. Kept with every change, and gone in the
/// moment in which it becomes a finding; nothing of it is in the chain.
struct Unfinished {
    Uuid id;     ///< its own; the finding gets another
    Draft draft; ///< as it stands; `evidence`: what it takes over from the finding that it corrects
    std::string noPhotoReason;
    std::optional<double> accuracy; ///< of the coordinates, metres; kept to a tenth
    bool withFrame = true;          ///< the picture of the scan is to go with it
    // Its own files, which are evidence only once it is saved.
    std::optional<Evidence> frame; ///< the picture of the scan
    std::vector<Evidence> photos;
    std::vector<Evidence> grounds; ///< what the verdict rested on

    bool operator==(const Unfinished &) const = default;
};

/// One as it was kept.
struct KeptUnfinished {
    Uuid id;
    Instant keptAt{};
    std::optional<Unfinished> content; ///< nothing: it is damaged, and cannot be read any more
};

} // namespace nqi::findings
