// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/keys.h"

#include <array>
#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace nqi::trust {

/// A secret key of 32 bytes for data at rest. Wiped when the object ends; never logged or printed.
class SealingKey {
public:
    /// Exactly 32 bytes, or nothing.
    [[nodiscard]] static std::optional<SealingKey> fromBytes(std::span<const std::byte> bytes);

    SealingKey(const SealingKey &) = default;
    SealingKey &operator=(const SealingKey &) = default;
    ~SealingKey();

    [[nodiscard]] std::span<const std::byte, 32> bytes() const { return m_bytes; }

private:
    SealingKey() = default;
    std::array<std::byte, 32> m_bytes{};
};

/// The key under which a device keeps its data, derived from its own key: whoever lacks the one cannot read the other.
[[nodiscard]] SealingKey sealingKeyOf(const KeyPair &device);
/// The key of the database that lies beside what `key` seals: no key serves two ciphers.
[[nodiscard]] SealingKey databaseKeyOf(const SealingKey &key);

enum class SealError {
    notSealed, ///< does not begin as sealed data does
    damaged,   ///< altered, cut short, or sealed with another key
};

/// Encrypts and authenticates bytes (XChaCha20-Poly1305 in chunks of 64 KiB, libsodium's secretstream): nothing can be
/// altered, reordered or cut off unnoticed. Two calls never give the same bytes.
[[nodiscard]] std::vector<std::byte> seal(const SealingKey &key, std::span<const std::byte> bytes);
[[nodiscard]] std::expected<std::vector<std::byte>, SealError> unseal(const SealingKey &key,
                                                                      std::span<const std::byte> sealed);

/// A sealing key for whoever holds the other half of a public key (a sealed box of libsodium over the X25519 form of
/// the Ed25519 keys): for what travels without a line. Who sealed it is not told.
[[nodiscard]] std::vector<std::byte> sealKeyFor(const PublicKey &recipient, const SealingKey &key);
[[nodiscard]] std::optional<SealingKey> openKey(const KeyPair &recipient, std::span<const std::byte> sealed);

} // namespace nqi::trust
