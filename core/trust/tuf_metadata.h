// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/trust/digest.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Metadata of The Update Framework 1.0 (theupdateframework.io) as values and as files: JSON, signed over its canonical
/// form. Section numbers in comments are those of its specification.
namespace nqi::trust::tuf {

enum class Role : std::uint8_t { root, timestamp, snapshot, targets };
/// "root", "timestamp", "snapshot", "targets".
[[nodiscard]] std::string_view name(Role role);

enum class Error : std::uint8_t {
    malformed,   ///< not metadata as the specification writes it
    wrongRole,   ///< metadata of another role
    unsupported, ///< another major version of the specification
    signatures,  ///< fewer valid signatures than the threshold
    rollback,    ///< older than what is trusted already
    mismatch,    ///< not the version, length or digest that its parent names
    expired,     ///< correct but past its time; told apart, because the catalogue's policy is to go on and say so
    tooLarge,    ///< longer than its bound: the download was stopped there
    missing,     ///< the repository does not have a file that it names
    unreachable, ///< the repository did not answer
    storage,     ///< the trusted state could not be read or written
    noRoot,      ///< nothing is trusted yet
    noTarget,    ///< no metadata about this target
};
/// Stable name for logs and reports, "rollback".
[[nodiscard]] std::string_view name(Error error);

/// A public key as metadata writes it; types that we cannot verify are kept and never count. Verified are the schemes
/// "ed25519" (hex), "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "rsassa-pss-sha256" and "rsa-pkcs1v15-sha256" (PEM).
struct Key {
    std::string type; ///< "ed25519", "ecdsa", "rsa"
    std::string scheme;
    std::string value; ///< lower-case hex for Ed25519, else PEM

    bool operator==(const Key &) const = default;
};
[[nodiscard]] Key keyOf(const PublicKey &key);
/// SHA-256 of the key's canonical JSON.
[[nodiscard]] std::string keyId(const Key &key);

/// Whether this key made this signature (hex) of the message. Any thread.
[[nodiscard]] bool verifies(const Key &key, std::string_view message, std::string_view signature);

struct RoleKeys {
    std::vector<std::string> keyIds;
    std::uint32_t threshold = 1;

    bool operator==(const RoleKeys &) const = default;
};

/// What is known of a file's content. Algorithms that we do not know are passed over.
struct Hashes {
    std::optional<Digest> sha256;
    std::optional<std::string> sha512; ///< 128 lower-case hex digits

    /// At least one is given, and every one that is given is that of the content.
    [[nodiscard]] bool match(std::string_view content) const;
    [[nodiscard]] bool empty() const { return !sha256 && !sha512; }
    bool operator==(const Hashes &) const = default;
};
[[nodiscard]] Hashes hashesOf(std::string_view content); ///< SHA-256

/// What a parent says of a metadata file.
struct MetaFile {
    std::uint64_t version = 1;
    std::optional<std::uint64_t> length;
    std::optional<Hashes> hashes;

    bool operator==(const MetaFile &) const = default;
};

struct Root {
    std::uint64_t version = 1;
    Instant expires{};
    bool consistentSnapshot = true;
    std::map<std::string, Key> keys; ///< by key id
    std::map<Role, RoleKeys> roles;  ///< all four

    bool operator==(const Root &) const = default;
};
struct Timestamp {
    std::uint64_t version = 1;
    Instant expires{};
    MetaFile snapshot;
    std::string urgent; ///< base64 of our own, "x-nqi-urgent": what everyone shall know before anything else

    bool operator==(const Timestamp &) const = default;
};
struct Snapshot {
    std::uint64_t version = 1;
    Instant expires{};
    std::map<std::string, MetaFile> meta; ///< by file name, "targets.json"

    bool operator==(const Snapshot &) const = default;
};
/// A file that the repository vouches for.
struct Target {
    std::uint64_t length = 0;
    Hashes hashes; ///< empty: of unknown algorithms only; nothing can be accepted as this target

    bool operator==(const Target &) const = default;
};
/// Another role that is trusted for some paths (4.5).
struct DelegatedRole {
    std::string name; ///< any text but the name of a top-level role
    RoleKeys keys;
    bool terminating = false;                  ///< what it does not know is not searched for beyond it
    std::vector<std::string> paths;            ///< patterns: "*" and "?" stand for anything but "/"
    std::vector<std::string> pathHashPrefixes; ///< of the path's SHA-256 in hex

    /// Whether a path is among those that it is trusted for.
    [[nodiscard]] bool covers(std::string_view path) const;
    bool operator==(const DelegatedRole &) const = default;
};
/// 2^bitLength roles, "<prefix>-<number in hex>", each trusted for the paths whose SHA-256 begins with its number.
struct SuccinctRoles {
    RoleKeys keys;
    std::uint32_t bitLength = 1; ///< 1 to 32
    std::string namePrefix;

    bool operator==(const SuccinctRoles &) const = default;
};
struct Delegations {
    std::map<std::string, Key> keys;
    std::vector<DelegatedRole> roles; ///< in the order in which they are asked
    std::optional<SuccinctRoles> succinct;

    /// The roles that may know a path, in order.
    [[nodiscard]] std::vector<DelegatedRole> rolesFor(std::string_view path) const;
    bool operator==(const Delegations &) const = default;
};
struct Targets {
    std::uint64_t version = 1;
    Instant expires{};
    std::map<std::string, Target> targets; ///< by path, "base/0001.zst"
    std::optional<Delegations> delegations;

    bool operator==(const Targets &) const = default;
};

using Signers = std::span<const KeyPair *const>;
/// The file: metadata and one signature of each signer.
[[nodiscard]] std::string encode(const Root &root, Signers signers);
[[nodiscard]] std::string encode(const Timestamp &timestamp, Signers signers);
[[nodiscard]] std::string encode(const Snapshot &snapshot, Signers signers);
[[nodiscard]] std::string encode(const Targets &targets, Signers signers);

/// Reads a root without asking who signed it: for the one who publishes, never for the one who trusts.
[[nodiscard]] std::expected<Root, Error> decodeRoot(std::string_view file);
[[nodiscard]] std::expected<Timestamp, Error> decodeTimestamp(std::string_view file);
[[nodiscard]] std::expected<Snapshot, Error> decodeSnapshot(std::string_view file);
[[nodiscard]] std::expected<Targets, Error> decodeTargets(std::string_view file);

/// Whether a threshold of these keys signed the file.
[[nodiscard]] bool signedBy(std::string_view file, const std::map<std::string, Key> &keys, const RoleKeys &role);
[[nodiscard]] bool signedBy(std::string_view file, const Root &root, Role role);

/// Where a target lies in the repository: "base/<digest>.0001.zst" with consistent snapshots, else its own path.
[[nodiscard]] std::string targetFile(std::string_view path, const Target &target, bool consistentSnapshot);

} // namespace nqi::trust::tuf
