// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

/// Private to core/trust.
namespace nqi::trust::tuf {

using Json = nlohmann::json;

/// What is signed (4.2); nothing when it holds a fraction.
[[nodiscard]] std::optional<std::string> canonical(const Json &json);

} // namespace nqi::trust::tuf
