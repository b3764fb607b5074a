// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/folders.h"
#include "core/protocol/messages.h"
#include "core/sync/hub_client.h"

#include <expected>
#include <optional>
#include <stop_token>
#include <string>

namespace nqi::device {

/// What this device keeps of its hub: address and the answer to its enrolment (with the token, a secret: mode 0600).
struct Enrolment {
    std::string address;
    protocol::Enrolled enrolled;

    [[nodiscard]] sync::HubLink link() const { return {.token = enrolled.token, .hubKey = enrolled.hubKey}; }
};

/// Nothing when this device is not enrolled, or the file cannot be read.
[[nodiscard]] std::optional<Enrolment> loadEnrolment(const Folders &folders);
/// False when it could not be written durably; the old one is then as it was.
[[nodiscard]] bool storeEnrolment(const Folders &folders, const Enrolment &enrolment);

/// The enrolment at this address: the stored one, or a new one made over the transport with `code` (empty: for an open
/// hub). Another address than the stored one enrols anew. Problems are those of sync::Failure, "journal.…" when this
/// device's key cannot be had, and "enrolmentUnwritable".
[[nodiscard]] std::expected<Enrolment, std::string> enrolmentAt(const Folders &folders, sync::Transport &transport,
                                                                const std::string &address, const std::string &code,
                                                                const std::stop_token &stop);

} // namespace nqi::device
