// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/folders.h"
#include "core/findings/journal.h"
#include "core/store/field_database.h"
#include "core/trust/keys.h"

#include <expected>
#include <memory>

namespace nqi::device {

/// This device's signing key: made at first use.
[[nodiscard]] std::expected<trust::KeyPair, findings::JournalError> deviceKey(const Folders &folders,
                                                                              const Random &random);

/// The findings of this device; made at first use. Belongs to the calling thread. `busy` while another program has it.
[[nodiscard]] std::expected<std::unique_ptr<store::FieldDatabase>, findings::JournalError>
openJournal(const Folders &folders, const Clock &clock, const Random &random);

} // namespace nqi::device
