// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace nqi::trust {

/// Argon2id (RFC 9106) with a salt of its own, as one text; slow on purpose: a tenth of a second, 64 MiB. Empty: there
/// is no memory.
[[nodiscard]] std::string passwordHash(std::string_view password);
/// In the same time whether it is nearly right or not.
[[nodiscard]] bool isPassword(const std::string &hash, std::string_view password);

} // namespace nqi::trust
