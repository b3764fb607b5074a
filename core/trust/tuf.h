// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/tuf_metadata.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// The client of The Update Framework: what makes a downloaded catalogue trustworthy.
namespace nqi::trust::tuf {

struct Failure {
    Error error = Error::malformed;
    std::string file; ///< as asked from the repository, "3.root.json"

    bool operator==(const Failure &) const = default;
};
template <class T>
using Result = std::expected<T, Failure>;

/// What is trusted, on a medium that catalogue content cannot touch. One file a role, replaced as a whole, durably.
class Storage {
public:
    virtual ~Storage() = default;
    /// Nothing when absent or unreadable. `role` is the name of a top-level or of a delegated role: any text.
    [[nodiscard]] virtual std::optional<std::string> load(std::string_view role) = 0;
    [[nodiscard]] virtual bool store(std::string_view role, std::string_view file) = 0;
    [[nodiscard]] virtual bool remove(std::string_view role) = 0;
};

/// A role's name as part of a file name or address: what is no unreserved character (RFC 3986) is percent-encoded.
[[nodiscard]] std::string fileNameOf(std::string_view role);

/// Fetches a metadata file by its name in the repository (`fileNameOf`, as an address wants it), at most `limit` bytes.
/// Errors: `missing` when the repository says that it has none, `unreachable` when it says nothing, `tooLarge` when
/// there is more.
using Fetch = std::function<std::expected<std::string, Error>(const std::string &file, std::uint64_t limit)>;

/// Bounds where no parent gives one (5.3.3, 5.4.1, 5.5.1, 5.6.1).
struct Limits {
    std::uint64_t rootBytes = 512ULL * 1024;
    std::uint64_t timestampBytes = 64ULL * 1024;
    std::uint64_t snapshotBytes = 4ULL * 1024 * 1024;
    std::uint64_t targetsBytes = 16ULL * 1024 * 1024;
    std::uint32_t rootVersions = 256; ///< at most so many new roots in one refresh
    std::size_t delegations = 32;     ///< at most so many delegated roles are asked for one target
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

/// The detailed client workflow (section 5). Nothing is stored before it is verified; a
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
    /// Also when the refresh failed later on.
    [[nodiscard]] const Timestamp &timestamp() const { return m_timestamp; }
    /// All that a role vouches for to which the top level delegates, and may: targets outside of its paths are left
    /// out. Fetched when it is not here. Errors: `noTarget` when there is no such role, and those of `refresh`.
    [[nodiscard]] Result<Targets> delegated(std::string_view role);
    /// A target of the top level or of the roles that it delegates to, depth first (5.6.7); their metadata is fetched
    /// as far as it is needed. A role on the way that fails ends the search: what lies behind it cannot be told.
    [[nodiscard]] Result<Target> find(std::string_view path);

private:
    struct Delegation;
    [[nodiscard]] Result<void> loadRoot();
    [[nodiscard]] Result<void> updateRoot();
    [[nodiscard]] Result<void> acceptRoot(const std::string &file, const std::string &fileName);
    [[nodiscard]] Result<void> updateTimestamp();
    [[nodiscard]] Result<void> updateSnapshot();
    [[nodiscard]] Result<void> updateTargets();
    [[nodiscard]] Result<void> checkExpiry(Role role, Instant expires);
    [[nodiscard]] Result<Targets> loadDelegated(const Delegation &delegation);
    [[nodiscard]] Result<Targets> acceptDelegated(const std::string &file, const Delegation &delegation,
                                                  const MetaFile &named);
    [[nodiscard]] std::string versioned(std::string_view role, std::uint64_t version) const;
    [[nodiscard]] Result<std::string> fetchNamed(std::string_view role, const MetaFile &named,
                                                 std::uint64_t limit) const;
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
