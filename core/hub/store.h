// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/findings/finding.h"
#include "core/trust/digest.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::hub {

enum class StoreError : std::uint8_t {
    full,        ///< no space on the medium
    unwritable,  ///< permission, or a read-only medium
    unavailable, ///< busy or not reachable: the same call may succeed later
    damaged,     ///< fails its check
    newer,       ///< written by a newer program
    other,
};
[[nodiscard]] std::string_view name(StoreError error);
template <class T>
using StoreResult = std::expected<T, StoreError>;

/// Whose device it is, or what a person at the hub may do. The first two are of devices.
enum class AccessRole : std::uint8_t { inspector, customs, analyst, administrator };
[[nodiscard]] std::string_view name(AccessRole role);

/// A device that may upload. Its token is kept only as a digest.
struct Device {
    std::string id;
    std::string name;
    trust::PublicKey key;
    Instant enrolledAt{};
    bool revoked = false;
    AccessRole role = AccessRole::inspector; ///< given by the code with which it enrolled

    bool operator==(const Device &) const = default;
};

/// A new device, or a known key that enrols again and so gets a new token.
struct NewDevice {
    Device device;
    trust::Digest token;
    std::optional<trust::Digest> code; ///< one-time code to use up; nothing: the hub is open
};
enum class EnrolOutcome : std::uint8_t {
    enrolled,
    codeInvalid, ///< unknown, used or expired: nothing was changed
    revoked,     ///< the key was revoked: it does not come back by itself
};

/// How a finding lies in what is held.
struct Placement {
    bool created = false;    ///< by this very call
    bool chainIntact = true; ///< its predecessor is held with the hash that it names, and no other has its sequence
    Instant receivedAt{};    ///< first time
    std::string receipt;     ///< as stored, empty when none was made yet
};
/// Gives the receipt to store with a finding: the stored one while it still says the truth. Called inside the
/// transaction; must not call the store.
using ReceiptMaker = std::function<std::string(const findings::Finding &, const Placement &)>;

enum class PutOutcome : std::uint8_t {
    stored,    ///< now or earlier: same id, same hash
    conflict,  ///< another finding is held under this id; nothing was changed
    overQuota, ///< a new one, and the device has as many as it may; nothing was changed
};
struct PutResult {
    PutOutcome outcome = PutOutcome::stored;
    bool created = false;
    std::string receipt; ///< as stored; empty when it was not stored
};

/// What was received, for people.
struct ReceivedFinding {
    std::uint64_t arrival = 0; ///< later is greater
    Uuid id;
    std::string device;
    std::uint64_t sequence = 0;
    Instant receivedAt{};
    std::string body;
    std::string receipt; ///< as stored
    std::vector<findings::Evidence> evidence;

    bool operator==(const ReceivedFinding &) const = default;
};

/// Which findings a person asks for.
struct FindingQuery {
    std::string text;                      ///< stands somewhere in the body, letter case of ASCII aside; empty: any
    std::string device;                    ///< empty: any
    std::optional<findings::Kind> kind{};  ///< nothing: any
    std::optional<std::uint64_t> before{}; ///< those that arrived before this one: the next page
    std::uint32_t limit = 50;
};

/// A text as a pattern of LIKE that stands for itself, with a backslash as the escape.
[[nodiscard]] std::string likePattern(std::string_view text);

/// What may be held at most. Nothing: no bound.
struct Quota {
    std::optional<std::uint64_t> findings;
    std::optional<std::uint64_t> bytes; ///< of files of evidence

    bool operator==(const Quota &) const = default;
};
/// Whose quota it is: of every device that has none of its own, or of all devices together (bytes only); else the
/// device's id.
inline constexpr std::string_view eachDevice = "device";
inline constexpr std::string_view wholeHub = "hub";
struct ScopedQuota {
    std::string scope;
    Quota quota;

    bool operator==(const ScopedQuota &) const = default;
};

/// Whether a file may come.
enum class Admission : std::uint8_t {
    admitted,   ///< now or earlier
    deviceFull, ///< the device would have more than it may
    hubFull,    ///< all devices together would
};

/// What a device has sent, and what it may.
struct DeviceActivity {
    Device device;
    std::uint64_t findings = 0;
    std::optional<Instant> lastReceivedAt;
    std::string lastBody;    ///< of the finding with the greatest sequence; empty: none
    std::uint64_t bytes = 0; ///< of files that were admitted
    Quota quota;             ///< its own, or that of each device

    bool operator==(const DeviceActivity &) const = default;
};

/// A person at the hub.
struct User {
    std::string name;
    AccessRole role = AccessRole::analyst;
    std::string password; ///< as `passwordHash` gives it
    Instant createdAt{};

    bool operator==(const User &) const = default;
};

/// Who did or looked at what. Written once.
struct AuditEntry {
    Instant at{};
    std::string actor;  ///< name of a user, "device ...", or "command"
    std::string action; ///< stable name, "finding.viewed"
    std::string subject;

    bool operator==(const AuditEntry &) const = default;
};

/// Counts for health and metrics.
struct StoreCounts {
    std::uint64_t devices = 0;
    std::uint64_t findings = 0;

    bool operator==(const StoreCounts &) const = default;
};

/// What the hub keeps besides files. Any thread may call; every call is one transaction and durable when it returns a
/// value. Identity of a finding is (device, id): `device` is the column by which a cluster spreads the tables, so it is
/// part of every key, and no device can touch or probe another's findings.
class Store {
public:
    virtual ~Store() = default;

    [[nodiscard]] virtual StoreResult<void> addCode(const trust::Digest &code, Instant expires, AccessRole role) = 0;
    [[nodiscard]] virtual StoreResult<EnrolOutcome> enrol(const NewDevice &device) = 0;
    [[nodiscard]] virtual StoreResult<std::optional<Device>> deviceByToken(const trust::Digest &token) = 0;
    /// In the order of enrolment.
    [[nodiscard]] virtual StoreResult<std::vector<DeviceActivity>> devices() = 0;
    /// False: there is no such device.
    [[nodiscard]] virtual StoreResult<bool> revoke(std::string_view device) = 0;

    /// INSERT ... ON CONFLICT DO NOTHING of each finding, all in one transaction: exactly once, however often it is
    /// sent. A gap or a break in the chain is told in the placement, never a reason to refuse; a new one over the quota
    /// of its device is. One result a finding.
    [[nodiscard]] virtual StoreResult<std::vector<PutResult>> put(std::span<const findings::Finding> findings,
                                                                  Instant receivedAt, const ReceiptMaker &receipt) = 0;
    /// The size of a file that a finding of this device names; nothing when none does.
    [[nodiscard]] virtual StoreResult<std::optional<std::uint64_t>> evidenceSize(std::string_view device,
                                                                                 const trust::Digest &digest) = 0;

    /// Counts a file that a device is about to send, once. What two devices send counts for each.
    [[nodiscard]] virtual StoreResult<Admission> admitFile(std::string_view device, const trust::Digest &digest,
                                                           std::uint64_t size) = 0;
    /// Replaces that of the scope; one without bounds ends it.
    [[nodiscard]] virtual StoreResult<void> setQuota(const ScopedQuota &quota) = 0;
    /// In the order of their scopes.
    [[nodiscard]] virtual StoreResult<std::vector<ScopedQuota>> quotas() = 0;

    /// Newest first.
    [[nodiscard]] virtual StoreResult<std::vector<ReceivedFinding>> find(const FindingQuery &query) = 0;
    [[nodiscard]] virtual StoreResult<std::optional<ReceivedFinding>> finding(std::string_view device,
                                                                              const Uuid &id) = 0;

    /// A new one, or another role and password for one that is there.
    [[nodiscard]] virtual StoreResult<void> putUser(const User &user) = 0;
    /// False: there is no such user.
    [[nodiscard]] virtual StoreResult<bool> removeUser(std::string_view name) = 0;
    [[nodiscard]] virtual StoreResult<std::vector<User>> users() = 0;
    [[nodiscard]] virtual StoreResult<void> record(const AuditEntry &entry) = 0;
    /// Newest first.
    [[nodiscard]] virtual StoreResult<std::vector<AuditEntry>> audit(std::uint32_t limit) = 0;
    [[nodiscard]] virtual StoreResult<StoreCounts> counts() = 0;
};

} // namespace nqi::hub
