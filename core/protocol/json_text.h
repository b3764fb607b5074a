// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/decode_error.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// JSON texts in and out. Private to core/protocol: no public header includes this.
namespace nqi::protocol {

/// Members in byte order of their names, which is RFC 8785's order as long as names are ASCII; ours are.
using Json = nlohmann::json;

/// Reads a whole text: UTF-8, at most `limit` bytes, at most limits::depth deep, no member twice.
[[nodiscard]] Decoded<Json> readJson(std::string_view text, std::size_t limit);

/// The canonical text (RFC 8785). The value holds no fractions.
[[nodiscard]] std::string canonical(const Json &json);
/// The same with every invisible character escaped, for terminals and logs.
[[nodiscard]] std::string visible(const Json &json);

/// A text, or {"hex":"…"} when its bytes are not UTF-8.
[[nodiscard]] Json textValue(std::string_view text);

} // namespace nqi::protocol
