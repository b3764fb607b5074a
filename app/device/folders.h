// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/catalog/browse.h"
#include "core/inspect/line.h"

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>

/// What the app and the command line share: where things lie on this device, and how the parts are put together.
namespace nqi::device {

/// The folders of one device. Two programs given the same root are the same device.
struct Folders {
    std::filesystem::path root;

    [[nodiscard]] std::filesystem::path catalogue() const { return root / "catalog"; }
    [[nodiscard]] std::filesystem::path field() const { return root / "field"; }
    [[nodiscard]] std::filesystem::path settings() const { return root / "settings.ini"; }
    [[nodiscard]] std::filesystem::path deviceKey() const { return root / "device.key"; }
    /// What only the hub can open: the code to a key that was given up.
    [[nodiscard]] std::filesystem::path surrendered() const { return root / "revoked"; }
    [[nodiscard]] std::filesystem::path enrolment() const { return root / "hub.json"; }
    [[nodiscard]] std::filesystem::path parts() const { return root / "parts"; }
    [[nodiscard]] std::filesystem::path trust() const { return root / "trust"; }
    /// What the app leaves when it ends by a fault.
    [[nodiscard]] std::filesystem::path crashes() const { return root / "crashes"; }
    [[nodiscard]] std::filesystem::path demoHub() const { return root / "demo-hub"; }
    /// Sample data that the app was asked to show: a device of its own, so that nothing of it mixes with this one's.
    [[nodiscard]] Folders demo() const { return {root / "demo"}; }
};

/// `chosen`, or NQI_DATA, or XDG_DATA_HOME/nqi-inspector, or ~/.local/share/nqi-inspector.
[[nodiscard]] Folders folders(const std::optional<std::filesystem::path> &chosen);

/// A line over the catalogue of these folders. Never null: without a usable catalogue its verdicts say so.
[[nodiscard]] std::unique_ptr<inspect::Line> makeLine(const Folders &folders, const Clock &clock);

/// The catalogue of these folders to look around in, on a handle of its own.
[[nodiscard]] std::expected<std::unique_ptr<catalog::Browse>, catalog::LookupError> makeBrowse(const Folders &folders);

} // namespace nqi::device
