// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/s3/client.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How the pieces of a partial copy lie. Private to core/hub/s3.
namespace nqi::hub {

/// Bytes of one object that are not in those before it.
struct Piece {
    std::string object;
    std::uint64_t size = 0; ///< of the object
    std::uint64_t skip = 0; ///< at its beginning
};

/// What the objects of a partial copy cover from its first byte on without a gap.
struct Covered {
    std::vector<Piece> pieces;
    std::uint64_t reach = 0;
};

/// Of "OFFSET-LENGTH", below `folder`. What another request wrote twice, or wrote behind a gap, is passed over.
[[nodiscard]] Covered covered(const std::vector<S3Object> &objects, std::string_view folder);
/// "000000001048576-1234": in the order of offsets.
[[nodiscard]] std::string pieceName(std::uint64_t offset, std::uint64_t length);

} // namespace nqi::hub
