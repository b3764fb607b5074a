// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/device_key.h"
#include "app/device/folders.h"
#include "core/protocol/invitation.h"
#include "core/protocol/messages.h"
#include "core/sync/hub_client.h"

#include <expected>
#include <optional>
#include <stop_token>
#include <string>

namespace nqi::device {

/// What this device keeps of its hub: address and the answer to its enrolment (with the token, a secret: sealed under
/// the device's key, mode 0600).
struct Enrolment {
    std::string address;
    protocol::Enrolled enrolled;

    [[nodiscard]] sync::HubLink link() const { return {.token = enrolled.token, .hubKey = enrolled.hubKey}; }
};

/// Nothing when this device is not enrolled, the file cannot be read, or the key is locked.
[[nodiscard]] std::optional<Enrolment> loadEnrolment(const Folders &folders, DeviceKey &key);
/// False when it could not be written durably; the old one is then as it was.
[[nodiscard]] bool storeEnrolment(const Folders &folders, DeviceKey &key, const Enrolment &enrolment);

/// The enrolment at this address: the stored one, or a new one made over the transport with `code` (empty: for an open
/// hub). Another address than the stored one enrols anew. Problems are those of sync::Failure, "journal.…" when this
/// device's key cannot be had, and "enrolmentUnwritable".
[[nodiscard]] std::expected<Enrolment, std::string> enrolmentAt(const Folders &folders, DeviceKey &key,
                                                                sync::Transport &transport, const std::string &address,
                                                                const std::string &code, const std::stop_token &stop);
/// By an invitation: the hub must prove to be the one that it names ("hubKeyChanged" otherwise), before it gets the
/// code. The stored enrolment stays as it was unless all of that holds.
[[nodiscard]] std::expected<Enrolment, std::string> enrolmentBy(const Folders &folders, DeviceKey &key,
                                                                sync::Transport &transport,
                                                                const protocol::Invitation &invitation,
                                                                const std::stop_token &stop);

} // namespace nqi::device
