// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/store.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Devices, their codes, users and the audit trail as rows of hub.db. Private to core/hub.
namespace nqi::hub {

using store::Database;
using store::SqlResult;

[[nodiscard]] SqlResult<void> insertCode(Database &database, const trust::Digest &code, Instant expires,
                                         AccessRole role);
[[nodiscard]] SqlResult<EnrolOutcome> enrolDevice(Database &database, const NewDevice &device);
[[nodiscard]] SqlResult<std::optional<Device>> findDevice(Database &database, const trust::Digest &token);
[[nodiscard]] SqlResult<std::vector<DeviceActivity>> allDevices(Database &database);
[[nodiscard]] SqlResult<bool> revokeDevice(Database &database, std::string_view device);
[[nodiscard]] SqlResult<void> replaceUser(Database &database, const User &user);
[[nodiscard]] SqlResult<bool> deleteUser(Database &database, std::string_view name);
[[nodiscard]] SqlResult<std::vector<User>> allUsers(Database &database);
[[nodiscard]] SqlResult<void> insertEntry(Database &database, const AuditEntry &entry);
[[nodiscard]] SqlResult<std::vector<AuditEntry>> newestEntries(Database &database, std::uint32_t limit);

} // namespace nqi::hub
