// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/trust/keys.h"
#include "core/trust/sealed.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The file of a device's key when more than its mode stands before it: the key lies in it once for each way of opening
/// it, sealed. Any one of them opens it; whoever has the file alone has nothing.
namespace nqi::trust {

enum class Guard : std::uint8_t {
    passphrase, ///< typed by the user: Argon2id (RFC 9106)
    keychain,   ///< a secret that the system's keychain gives to whoever is logged in
    recovery,   ///< a code on paper, for when the others are lost
};
[[nodiscard]] std::string_view name(Guard guard);

/// What Argon2id costs. As it is: half a second and 256 MiB, for each guess as well.
struct PassphraseCost {
    std::uint64_t passes = 3;
    std::uint64_t bytes = 256ULL * 1024 * 1024;

    bool operator==(const PassphraseCost &) const = default;
};

/// A passphrase as it was typed, wiped when it ends.
class Passphrase {
public:
    static constexpr std::size_t shortest =
        6; ///< bytes; a PIN of six digits, which the keychain or the mode also guard
    static constexpr std::size_t longest = 1024;

    /// Nothing when it is shorter or longer than that.
    [[nodiscard]] static std::optional<Passphrase> of(std::string_view text);
    Passphrase(const Passphrase &) = default;
    Passphrase(Passphrase &&) = default;
    Passphrase &operator=(const Passphrase &) = default;
    Passphrase &operator=(Passphrase &&) = default;
    ~Passphrase();

    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    explicit Passphrase(std::string_view text) : m_text(text) {}
    std::string m_text;
};

/// 160 random bits as eight groups of four letters and digits that cannot be taken for each other.
[[nodiscard]] std::string makeRecoveryCode(const Random &random);

/// The code that a secret stands for which somebody else keeps.
[[nodiscard]] std::string recoveryCodeOf(const SealingKey &secret);

/// What is at hand to open a file, or shall open it from now on.
struct Secrets {
    std::optional<Passphrase> passphrase{};
    std::optional<SealingKey> keychain{};
    std::string recovery{}; ///< as `makeRecoveryCode` gave it; case, spaces and hyphens do not matter

    [[nodiscard]] bool empty() const { return !passphrase && !keychain && recovery.empty(); }
};

enum class GuardError : std::uint8_t {
    missing,     ///< there is no file
    unreadable,  ///< permission, or not a plain file
    notPrivate,  ///< others can read it
    damaged,     ///< not a key file, or one that was altered
    locked,      ///< guarded, and none of the secrets is one that it asks for
    wrongSecret, ///< a secret of the right kind that does not open it
    noMemory,    ///< Argon2id could not have what it needs: close other programs
    unwritable,
};
[[nodiscard]] std::string_view name(GuardError error);

/// The ways in which a file can be opened; none: by whoever can read it. The key itself is not touched.
[[nodiscard]] std::expected<std::vector<Guard>, GuardError> guardsOf(const std::filesystem::path &file);

/// Opens a key file, guarded or not. As long as Argon2id where a passphrase decides; any thread.
[[nodiscard]] std::expected<KeyPair, GuardError> openKeyFile(const std::filesystem::path &file, const Secrets &secrets);

/// Replaces the file by one that each of the secrets opens, and nothing else; without any it is guarded by its mode
/// alone. When this returns a value, it survives power loss; else the file is as it was. The old bytes lie on the
/// medium until they are written over.
[[nodiscard]] std::expected<void, GuardError> guardKeyFile(const std::filesystem::path &file, const KeyPair &key,
                                                           const Secrets &secrets, const Random &random,
                                                           const PassphraseCost &cost = {});

} // namespace nqi::trust
