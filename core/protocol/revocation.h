// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/keys.h"

#include <string>
#include <string_view>

namespace nqi::protocol {

/// What a hub says to a device that it has revoked, in the detail of its refusal: its signature over the device's id.
/// Whoever stands between them can refuse a device, and cannot make it give up its data.
[[nodiscard]] std::string revocationProof(const trust::KeyPair &hub, std::string_view device);
/// Whether what went wrong in an exchange ("deviceRevoked.PROOF") is that, proven by this hub.
[[nodiscard]] bool isProvenRevocation(std::string_view problem, const trust::PublicKey &hub, std::string_view device);

} // namespace nqi::protocol
