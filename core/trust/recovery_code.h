// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nqi::trust {

inline constexpr std::size_t recoveryBytes = 20;

/// Eight groups of four characters of an alphabet in which none can be taken for another.
[[nodiscard]] std::string recoveryText(const std::array<std::byte, recoveryBytes> &bytes);
/// As people type it: either case, with or without hyphens and spaces, I and L for 1, O for 0.
[[nodiscard]] std::optional<std::array<std::byte, recoveryBytes>> parseRecoveryText(std::string_view text);

} // namespace nqi::trust
