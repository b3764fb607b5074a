// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/findings/journal.h"
#include "core/verdict/grounds.h"

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace nqi::ui {

/// How a contact with the hub went.
struct ContactReport {
    bool reached = false; ///< the hub answered sensibly
    std::string problem;  ///< stable code of what went wrong, empty when nothing did: "offline", "rubbish", ...
    std::string hub;      ///< its name, once known
    std::uint32_t acknowledged = 0; ///< findings that got their receipt in this contact
    bool surrendered = false;       ///< the hub has revoked this device, and its key was given up
    std::string enrolledAt;         ///< address of the hub at which this contact enrolled the device, else empty
    bool catalogueChanged = false;
    std::uint64_t bytesPostponed = 0; ///< of the catalogue: left for a line that costs nothing
    /// How far this device's clock was ahead of the hub's, negative when it was behind; nothing when it was not asked.
    std::optional<Instant::duration> clockAhead{};
    Instant at{};
};

/// A hub as people are asked about it.
struct HubIdentity {
    std::string address;
    std::string name;        ///< as it calls itself; empty: it has not said
    std::string fingerprint; ///< of its key, in short, to be compared by eye; empty: not known
};

/// A long work on its way.
struct SyncProgress {
    std::uint64_t done = 0;                   ///< bytes
    std::uint64_t total = 0;                  ///< 0: not known
    std::optional<std::chrono::seconds> left; ///< nothing: not known yet
};

/// The precious side of the device as the window sees it: everything happens on another thread, in order, and is
/// answered there. Whoever composes the app gives it; see app/inspector.
class FieldService {
public:
    virtual ~FieldService() = default;

    /// Answered after the commit: a finding that was answered survives power loss.
    using Saved = std::function<void(std::expected<findings::Finding, findings::JournalError>)>;
    /// `grounds`: what the draft's verdict rested on; kept with the finding, so that it can be judged again. Nothing:
    /// it is among the draft's evidence already.
    virtual void save(findings::Draft draft, std::vector<findings::Attachment> photos,
                      std::optional<verdict::Grounds> grounds, Saved answer) = 0;

    struct Listing {
        std::vector<findings::Summary> rows; ///< newest first
        findings::QueueState queue;
    };
    using Listed = std::function<void(std::expected<Listing, findings::JournalError>)>;
    virtual void list(std::uint32_t limit, Listed answer) = 0;

    /// Due at once: one finding (also out of quarantine), or everything that waits.
    virtual void retry(std::optional<Uuid> id) = 0;
    /// Uploads, then looks for a newer catalogue at the hub's address.
    virtual void syncNow(std::string hubAddress) = 0;

    /// Ends a download that is under way; what has come is kept.
    virtual void stopDownload() = 0;
    /// From now on: on a line that costs money large parts of the catalogue wait.
    virtual void setMetered(bool metered) = 0;

    /// True: from now on nothing is sent and nothing fetched; findings are saved all the same.
    virtual void setPaused(bool paused) = 0;
    /// Makes this device known at a hub: from an invitation that was scanned or pasted, or from its address and a
    /// one-time code. A contact report says how it went.
    virtual void enrol(std::string invitationOrAddress, std::string code) = 0;
    /// The hub that an invitation names; nothing for any other text. Pure.
    [[nodiscard]] virtual std::optional<HubIdentity> invitedTo(const std::string &invitation) const = 0;
    /// The hub at which this device is enrolled; nothing while it is at none, or its key is locked. Any thread.
    [[nodiscard]] virtual std::optional<HubIdentity> enrolledAt() const = 0;

    /// Called on the service's thread.
    struct Events {
        std::function<void()> queueChanged;
        std::function<void(SyncProgress)> progress;
        std::function<void(ContactReport)> contact;
    };
    /// Before the first call of anything else; empty functions end the reports.
    virtual void setEvents(Events events) = 0;
};

} // namespace nqi::ui
