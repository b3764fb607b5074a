// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/watch.h"
#include "core/findings/journal.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace nqi::ui {

/// What was written for the hub.
struct StickExport {
    std::uint64_t findings = 0;
    std::uint64_t files = 0;
    std::uint64_t unreadable = 0; ///< files that this device cannot read: their findings went without them
    std::uint64_t refused = 0;    ///< findings that the hub has refused: they do not go, and are on this device alone
    std::filesystem::path folder; ///< where it lies on the stick
    bool enrolled = true;         ///< false: there is no hub to seal it for, and nothing was written
    std::optional<findings::JournalError> error;
};

/// What was found and taken.
struct StickImport {
    bool receipts = false;      ///< the hub's receipts for this device were there
    std::uint64_t complete = 0; ///< the hub holds these findings with all their files
    std::uint64_t partial = 0;
    std::uint64_t refused = 0; ///< receipts not signed by this hub, or not for this device
    bool catalogue = false;    ///< national data as a hub publishes them were there
    bool newer = false;        ///< they are in use from now on
    bool stopped = false;      ///< before the receipts: none were taken, nor the data that were not in use by then
    std::string problem;       ///< stable code of what is wrong with them, else empty
    bool enrolled = true;      ///< false: nothing on a stick can be trusted before the first contact with a hub
    std::optional<findings::JournalError> error;
};

/// Findings to the hub and national data from it on a stick, where there is no network. Everything happens on another
/// thread and is answered there; findings that are saved meanwhile wait for it. Doing it twice, or uploading as well,
/// doubles nothing.
class StickService {
public:
    virtual ~StickService() = default;

    /// What the hub does not hold yet, sealed for it; nothing is left on the stick of what was stopped (`cancelled`).
    virtual void write(std::filesystem::path stick, std::string by, Watch watch,
                       std::function<void(StickExport)> answer) = 0;
    /// The hub's receipts and a newer catalogue, whichever there are; the catalogue is the folder itself or one in it.
    /// When it is stopped the catalogue of before stays in use, and receipts that were not taken by then are not.
    virtual void read(std::filesystem::path stick, Watch watch, std::function<void(StickImport)> answer) = 0;
};

} // namespace nqi::ui
