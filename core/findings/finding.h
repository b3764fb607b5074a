// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/findings/online_listing.h"
#include "core/trust/digest.h"
#include "core/trust/keys.h"
#include "core/verdict/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::findings {

/// One file of evidence. Its content lives under its digest; the finding names it.
struct Evidence {
    trust::Digest digest;
    std::uint64_t size = 0;
    std::string mediaType; ///< "image/jpeg", "image/png"
    std::string label;     ///< "frame", "front", "signature"; for people

    bool operator==(const Evidence &) const = default;
};

/// Where something was met.
struct Place {
    std::string description; ///< typed by the inspector
    std::optional<double> latitude;
    std::optional<double> longitude;
    OnlineListing listing; ///< instead of a street address, or beside it

    bool operator==(const Place &) const = default;
};

/// What a person composes. Becomes a Finding when it is saved.
struct Draft {
    gs1::Item item;
    verdict::Verdict verdict; ///< as shown to the inspector
    verdict::Context context;
    std::string product; ///< its name as the catalogue had it, may be empty
    std::string note;
    std::string inspector; ///< name or badge number
    Place place;
    std::vector<Evidence> evidence; ///< already stored
    std::optional<Uuid> corrects;   ///< the finding that this one replaces
    std::optional<Uuid> inspection; ///< during which it was met
    /// As which it was kept until now (unfinished.h), to be forgotten with the saving; no part of the finding.
    std::optional<Uuid> unfinished{};

    bool operator==(const Draft &) const = default;
};

/// What a link of the chain holds.
enum class Kind : std::uint8_t {
    finding,
    minutes, ///< of an inspection (inspection.h)
};

/// A link of the device's chain: a finding, or the minutes of an inspection. Written once. A correction is a new link
/// that names the old one.
struct Finding {
    Uuid id;                    ///< UUIDv7; also the idempotency key of the upload
    std::string device;         ///< id of the device, from its public key
    std::uint64_t sequence = 0; ///< 1, 2, 3, ... on this device, without gaps
    trust::Digest previous;     ///< hash of the finding before, zeros for the first
    trust::Digest hash;         ///< chain(previous, body)
    Instant savedAt{};
    std::string body; ///< canonical JSON of what is kept, id, device, sequence and times: what is hashed and sent
    trust::Signature signature; ///< of `hash` by the device key
    std::vector<Evidence> evidence;

    bool operator==(const Finding &) const = default;
};

/// How far a finding has come. It only moves forward, except into and out of quarantine.
enum class State : std::uint8_t {
    saved,       ///< durable here, not sent yet
    sent,        ///< given to the network, no answer yet
    received,    ///< the hub's receipt is here; files may be missing there
    complete,    ///< the hub holds the finding and all its files
    quarantined, ///< the hub refuses it; shown with its reason; never blocks the others
};

/// The hub's signature over what it holds.
struct Receipt {
    Uuid finding;
    std::string device;
    std::uint64_t sequence = 0;
    trust::Digest hash;
    std::vector<trust::Digest> held;    ///< files that the hub has whole
    std::vector<trust::Digest> missing; ///< files still wanted
    bool chainIntact = true;            ///< false: a gap or a break was seen, and flagged
    Instant receivedAt{};
    std::string hub; ///< its name
    trust::PublicKey key;
    trust::Signature signature; ///< over the canonical JSON of all the above

    bool operator==(const Receipt &) const = default;
};

/// A row of the findings page and of `nqi findings list`.
struct Summary {
    Uuid id;
    std::uint64_t sequence = 0;
    Kind kind = Kind::finding;
    Instant savedAt{};
    State state = State::saved;
    std::optional<verdict::Overall> overall; ///< nothing: minutes of goods that were not compared
    std::string key;                         ///< GTIN or other key; of minutes the number of the decision
    std::string product;                     ///< name as recorded, may be empty; of minutes the establishment
    std::string note;                        ///< of minutes their conclusion
    std::uint32_t files = 0;                 ///< of evidence
    std::uint32_t filesHeld = 0;             ///< that the hub has whole
    std::uint32_t attempts = 0;
    std::optional<Instant> nextAttempt;
    std::string problem; ///< stable code of the last failure, empty when none

    bool operator==(const Summary &) const = default;
};

[[nodiscard]] std::string_view name(State state);
[[nodiscard]] std::string_view name(Kind kind);

} // namespace nqi::findings
