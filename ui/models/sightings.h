// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inspect/line.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace nqi::ui {

/// An item as it was met: with its photo, encoded once.
struct Sighting {
    inspect::Inspected inspected;
    std::shared_ptr<const decode::EncodedPicture> photo; ///< null for typed codes
    bool again = false;                                  ///< met before, and out of sight in between
};

/// Which item this is, for counting: its key, lot and serial, or the raw text when it has no key.
[[nodiscard]] std::string identity(const gs1::Item &item);

/// Turns the views of a camera, thirty a second, into sightings, one for each item that comes into view. Belongs to one
/// thread.
class Sightings {
public:
    /// An item counts as gone, and as met again, after this long out of sight.
    static constexpr std::chrono::seconds absence{3};

    [[nodiscard]] std::vector<Sighting> of(const inspect::View &view);
    void clear() { m_lastSeen.clear(); }

private:
    std::unordered_map<std::string, Instant> m_lastSeen;
};

} // namespace nqi::ui
