// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/tuf_metadata.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How the files of a catalogue are named among the targets of The Update Framework.
namespace nqi::protocol {

inline constexpr std::string_view basePrefix = "base/";
inline constexpr std::string_view deltaPrefix = "delta/";
inline constexpr std::string_view infoEnding = ".info";
inline constexpr std::string_view rowsEnding = ".rows";

/// The identity of a state of the catalogue: the SHA-256 of the SHA-256 digests of its base files, one after another in
/// the order of their names.
[[nodiscard]] trust::Digest identityOf(const trust::tuf::Targets &targets);

/// A file of changes from one state of the catalogue to a later one.
struct DeltaName {
    std::uint64_t number = 0; ///< of the later state, counted by the publisher
    std::uint64_t span = 1;   ///< how many states it bridges: 1, 2, 4, ...
    trust::Digest from;
    trust::Digest to;

    bool operator==(const DeltaName &) const = default;
};
/// "delta/0000000012-4-<from>-<to>.rows".
[[nodiscard]] std::string path(const DeltaName &name);
/// Nothing for another path.
[[nodiscard]] std::optional<DeltaName> parseDeltaPath(std::string_view path);

} // namespace nqi::protocol
