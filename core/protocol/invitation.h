// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/keys.h"

#include <optional>
#include <string>
#include <string_view>

namespace nqi::protocol {

/// What an administrator hands to whoever shall enrol a device, as one line or as a QR code: where the hub is, the
/// one-time code, and the key that proves the hub.
struct Invitation {
    std::string address; ///< http or https
    std::string code;
    trust::PublicKey hubKey;

    bool operator==(const Invitation &) const = default;
};

/// A hub's key as people compare it by eye: the first ten bytes of its SHA-256, "1A2B 3C4D 5E6F 7A8B 9C0D".
[[nodiscard]] std::string fingerprint(const trust::PublicKey &hubKey);

/// How the text of every invitation begins.
inline constexpr std::string_view invitationMark = "nqi-enrol/1 ";

[[nodiscard]] std::string encodeInvitation(const Invitation &invitation);
/// Nothing for any other text; spaces around it do not matter.
[[nodiscard]] std::optional<Invitation> decodeInvitation(std::string_view text);

} // namespace nqi::protocol
