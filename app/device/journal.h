// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/device_key.h"
#include "app/device/folders.h"
#include "core/findings/journal.h"
#include "core/store/field_database.h"

#include <expected>
#include <memory>

namespace nqi::device {

/// The findings of this device, sealed under its key; made at first use. Belongs to the calling thread. `busy` while
/// another program has it, `locked` while its key is.
[[nodiscard]] std::expected<std::unique_ptr<store::FieldDatabase>, findings::JournalError>
openJournal(const Folders &folders, DeviceKey &key, const Clock &clock, const Random &random);

} // namespace nqi::device
