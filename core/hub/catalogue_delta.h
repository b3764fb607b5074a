// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>

namespace nqi::hub {

/// A file of rows (core/protocol/chunk.h) that makes of one state of a catalogue another: what is in the files that
/// only the later one has, minus what the files that only the earlier one has already say. Costs what has changed, not
/// what there is. Nothing when a file cannot be read, or the change is too large for one file.
[[nodiscard]] std::optional<std::string> deltaBetween(std::span<const std::string> before,
                                                      std::span<const std::string> after, int level = 9);

/// One file that does what two do one after the other.
[[nodiscard]] std::optional<std::string> deltaOfBoth(const std::string &first, const std::string &second,
                                                     int level = 9);

} // namespace nqi::hub
