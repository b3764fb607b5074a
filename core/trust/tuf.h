// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/trust/digest.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The Update Framework 1.0 (theupdateframework.io): what makes a downloaded catalogue trustworthy. Metadata is JSON
/// signed with Ed25519 over its canonical form. Section numbers in comments are those of its specification.
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

struct Failure {
    Error error = Error::malformed;
    std::string file; ///< as asked from the repository, "3.root.json"

    bool operator==(const Failure &) const = default;
};
template <class T>
using Result = std::expected<T, Failure>;

// ---- Metadata as values ------------------------------------------------------------------------------------------

/// A public key as metadata writes it; types that we cannot verify are kept and never count.
struct Key {
    std::string type;   ///< "ed25519"
    std::string scheme; ///< "ed25519"
    std::string value;  ///< lower-case hex for Ed25519

    bool operator==(const Key &) const = default;
};
[[nodiscard]] Key keyOf(const PublicKey &key);
/// SHA-256 of the key's canonical JSON.
[[nodiscard]] std::string keyId(const Key &key);

struct RoleKeys {
    std::vector<std::string> keyIds;
    std::uint32_t threshold = 1;

    bool operator==(const RoleKeys &) const = default;
};

/// What a parent says of a metadata file.
struct MetaFile {
    std::uint64_t version = 1;
    std::optional<std::uint64_t> length;
    std::optional<Digest> sha256;

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
    Digest sha256;

    bool operator==(const Target &) const = default;
};
struct Targets {
    std::uint64_t version = 1;
    Instant expires{};
    std::map<std::string, Target> targets; ///< by path, "base/0001.zst"

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

/// Whether a threshold of `role`'s keys in `root` signed the file.
[[nodiscard]] bool signedBy(std::string_view file, const Root &root, Role role);

/// Where a target lies in the repository: "base/<sha256>.0001.zst" with consistent snapshots, else its own path.
[[nodiscard]] std::string targetFile(std::string_view path, const Target &target, bool consistentSnapshot);

// ---- The client --------------------------------------------------------------------------------------------------

/// What is trusted, on a medium that catalogue content cannot touch. One file a role, replaced as a whole, durably.
class Storage {
public:
    virtual ~Storage() = default;
    /// Nothing when absent or unreadable.
    [[nodiscard]] virtual std::optional<std::string> load(Role role) = 0;
    [[nodiscard]] virtual bool store(Role role, std::string_view file) = 0;
    [[nodiscard]] virtual bool remove(Role role) = 0;
};

/// Fetches a metadata file by its name in the repository, at most `limit` bytes. Errors: `missing` when the repository
/// says that it has none, `unreachable` when it says nothing, `tooLarge` when there is more.
using Fetch = std::function<std::expected<std::string, Error>(const std::string &file, std::uint64_t limit)>;

/// Bounds where no parent gives one (5.3.3, 5.4.1, 5.5.1, 5.6.1).
struct Limits {
    std::uint64_t rootBytes = 512ULL * 1024;
    std::uint64_t timestampBytes = 64ULL * 1024;
    std::uint64_t snapshotBytes = 4ULL * 1024 * 1024;
    std::uint64_t targetsBytes = 16ULL * 1024 * 1024;
    std::uint32_t rootVersions = 256; ///< at most so many new roots in one refresh
};

enum class Expiry : std::uint8_t {
    refuse, ///< as the specification says: the refresh ends with `expired`
    report, ///< go on and name the expired roles: old data, marked as old, is worth more to an inspector than none
};

/// The outcome of a refresh.
struct Status {
    bool changed = false;      ///< something newer is trusted now
    std::vector<Role> expired; ///< at the time of the refresh
    std::uint64_t rootVersion = 0;
    std::uint64_t timestampVersion = 0;
    std::uint64_t snapshotVersion = 0;
    std::uint64_t targetsVersion = 0;
    Instant expires{}; ///< the earliest of the four

    bool operator==(const Status &) const = default;
};

/// The detailed client workflow (section 5) for the four top-level roles. Nothing is stored before it is verified; a
/// failure at any step leaves what was trusted before. One thread.
class Client {
public:
    Client(Storage &storage, Fetch fetch, Limits limits = {}, Expiry expiry = Expiry::refuse);

    /// Trusts a root that came another way: with the program, or at enrolment. Checked to be signed by itself.
    [[nodiscard]] static Result<void> init(Storage &storage, std::string_view root);

    /// Brings the trusted state up to date as of `now`, fixed for the whole of it (5.1).
    [[nodiscard]] Result<Status> refresh(Instant now);
    /// Loads what is stored, verified again, without network: for a start offline. Errors: noRoot, storage, missing.
    [[nodiscard]] Result<Status> loadTrusted(Instant now);

    /// After a refresh or load.
    [[nodiscard]] const Root &root() const { return m_root; }
    [[nodiscard]] const Targets &targets() const { return m_targets; }
    [[nodiscard]] Result<Target> target(std::string_view path) const;

private:
    [[nodiscard]] Result<void> loadRoot();
    [[nodiscard]] Result<void> updateRoot();
    [[nodiscard]] Result<void> acceptRoot(const std::string &file, const std::string &fileName);
    [[nodiscard]] Result<void> updateTimestamp();
    [[nodiscard]] Result<void> updateSnapshot();
    [[nodiscard]] Result<void> updateTargets();
    [[nodiscard]] Result<void> checkExpiry(Role role, Instant expires);
    [[nodiscard]] std::string versioned(Role role, std::uint64_t version) const;
    [[nodiscard]] Result<std::string> fetchNamed(Role role, const MetaFile &named, std::uint64_t limit) const;
    void begin(Instant now);
    [[nodiscard]] Status status() const;

    Storage &m_storage;
    Fetch m_fetch;
    Limits m_limits;
    Expiry m_expiry;
    Instant m_now{};
    Root m_root;
    Timestamp m_timestamp;
    Snapshot m_snapshot;
    Targets m_targets;
    bool m_changed = false;
    std::vector<Role> m_expired;
};

} // namespace nqi::trust::tuf
