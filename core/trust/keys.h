// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <array>
#include <cstddef>
#include <expected>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nqi::trust {

/// Ed25519 (RFC 8032).
struct PublicKey {
    std::array<std::byte, 32> bytes{};

    bool operator==(const PublicKey &) const = default;
    [[nodiscard]] std::string text() const; ///< base64url, 43 characters
    [[nodiscard]] static std::optional<PublicKey> parse(std::string_view text);
};

struct Signature {
    std::array<std::byte, 64> bytes{};

    bool operator==(const Signature &) const = default;
    [[nodiscard]] std::string text() const; ///< base64url, 86 characters
    [[nodiscard]] static std::optional<Signature> parse(std::string_view text);
};

/// The id of the device that holds a key: 32 hex characters of the SHA-256 of the public half. Nobody can take another
/// device's id without its key.
[[nodiscard]] std::string deviceId(const PublicKey &key);

[[nodiscard]] bool verify(const PublicKey &key, std::span<const std::byte> message, const Signature &signature);

/// A key pair. The secret half is wiped when the object ends; it is never copied, logged or printed.
class KeyPair {
public:
    /// From 32 bytes of randomness.
    [[nodiscard]] static KeyPair generate(const Random &random);
    /// From the 32-byte seed that `seed` gave.
    [[nodiscard]] static std::optional<KeyPair> fromSeed(std::span<const std::byte> seed);

    KeyPair(KeyPair &&other) noexcept;
    KeyPair &operator=(KeyPair &&other) noexcept;
    ~KeyPair();

    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }
    [[nodiscard]] Signature sign(std::span<const std::byte> message) const;
    [[nodiscard]] std::array<std::byte, 32> seed() const;

private:
    KeyPair() = default;
    PublicKey m_public;
    std::array<std::byte, 64> m_secret{};
};

enum class KeyFileError { missing, unreadable, damaged, notPrivate, unwritable };

/// The key of a file that only its owner can read (mode 0600), made at first use. The app keeps it in the keychain
/// where there is one; the hub and the command line use this file.
[[nodiscard]] std::expected<KeyPair, KeyFileError> loadOrCreateKey(const std::filesystem::path &path,
                                                                   const Random &random);
/// `missing` when there is none.
[[nodiscard]] std::expected<KeyPair, KeyFileError> loadKey(const std::filesystem::path &path);

} // namespace nqi::trust
