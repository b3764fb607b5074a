// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/unfinished.h"
#include "core/protocol/decode_error.h"

#include <string>
#include <string_view>

/// A finding that is being written, as canonical JSON. It never leaves the device. Pure functions, any thread.
namespace nqi::protocol {

[[nodiscard]] std::string encodeUnfinished(const findings::Unfinished &unfinished);
/// Gives back what `encodeUnfinished` was given.
[[nodiscard]] Decoded<findings::Unfinished> decodeUnfinished(std::string_view text);

} // namespace nqi::protocol
