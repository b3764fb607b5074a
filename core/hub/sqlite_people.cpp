// SPDX-License-Identifier: Apache-2.0
#include "core/hub/sqlite_people.h"

#include "core/hub/sqlite_rows.h"

#include <limits>
#include <string>
#include <utility>

namespace nqi::hub {

using store::SqlCode;
using store::SqlError;
using store::Statement;

namespace {

AccessRole roleOf(std::int64_t value)
{
    return value >= 0 && value <= static_cast<std::int64_t>(AccessRole::administrator) ? static_cast<AccessRole>(value)
                                                                                       : AccessRole::inspector;
}

Device deviceOf(const Statement &row)
{
    return {std::string(row.text(0)), std::string(row.text(1)), fromBlob<trust::PublicKey>(row.blob(2)),
            instant(row.integer(3)),  row.integer(4) != 0,      roleOf(row.integer(5))};
}

std::optional<std::uint64_t> bound(const Statement &row, int column)
{
    const auto value = row.optionalInteger(column);
    return value ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt;
}

// One statement decides: of two devices with one code, only one changes the row.
SqlResult<std::optional<AccessRole>> useCode(Database &database, const trust::Digest &code, const Device &device)
{
    auto update = database.prepare("UPDATE enrolment_codes SET used_by = ? WHERE code = ? AND used_by IS NULL AND "
                                   "expires > ? RETURNING role");
    if (!update)
        return std::unexpected(update.error());
    update->bind(1, std::string_view(device.id)).bind(2, std::span<const std::byte>(code.bytes));
    const auto row = update->bind(3, milliseconds(device.enrolledAt)).step();
    if (!row)
        return std::unexpected(row.error());
    const auto role = *row ? std::optional(roleOf(update->integer(0))) : std::nullopt;
    // To its end: only then it is done.
    if (const auto end = *row ? update->step() : row; !end)
        return std::unexpected(end.error());
    return role;
}

} // namespace

SqlResult<void> insertCode(Database &database, const trust::Digest &code, Instant expires, AccessRole role)
{
    auto insert = database.prepare("INSERT INTO enrolment_codes(code, expires, role) VALUES(?, ?, ?)");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, std::span<const std::byte>(code.bytes)).bind(2, milliseconds(expires));
    return insert->bind(3, static_cast<std::int64_t>(role)).run();
}

SqlResult<EnrolOutcome> enrolDevice(Database &database, const NewDevice &device)
{
    auto known = database.prepare("SELECT revoked FROM devices WHERE id = ?");
    if (!known)
        return std::unexpected(known.error());
    auto row = known->bind(1, std::string_view(device.device.id)).step();
    if (!row)
        return std::unexpected(row.error());
    if (*row && known->integer(0) != 0)
        return EnrolOutcome::revoked;
    AccessRole role = device.device.role;
    if (device.code) {
        const auto used = useCode(database, *device.code, device.device);
        if (!used)
            return std::unexpected(used.error());
        if (!*used)
            return EnrolOutcome::codeInvalid;
        role = **used;
    }
    auto insert =
        database.prepare("INSERT INTO devices(id, name, key, token, enrolled_at, role) VALUES(?, ?, ?, ?, ?, ?) "
                         "ON CONFLICT(id) DO UPDATE SET name = excluded.name, token = excluded.token, "
                         "role = excluded.role");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, std::string_view(device.device.id)).bind(2, std::string_view(device.device.name));
    insert->bind(3, std::span<const std::byte>(device.device.key.bytes));
    insert->bind(4, std::span<const std::byte>(device.token.bytes)).bind(5, milliseconds(device.device.enrolledAt));
    insert->bind(6, static_cast<std::int64_t>(role));
    return insert->run().transform([] { return EnrolOutcome::enrolled; });
}

SqlResult<std::optional<Device>> findDevice(Database &database, const trust::Digest &token)
{
    auto select = database.prepare("SELECT id, name, key, enrolled_at, revoked, role FROM devices WHERE token = ?");
    if (!select)
        return std::unexpected(select.error());
    const auto row = select->bind(1, std::span<const std::byte>(token.bytes)).step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? std::optional(deviceOf(*select)) : std::nullopt;
}

SqlResult<std::vector<DeviceActivity>> allDevices(Database &database)
{
    auto select =
        database.prepare("SELECT id, name, key, enrolled_at, revoked, role, "
                         "(SELECT count(*) FROM findings WHERE device = devices.id), "
                         "(SELECT max(received_at) FROM findings WHERE device = devices.id), "
                         "(SELECT body FROM findings WHERE device = devices.id ORDER BY sequence DESC LIMIT 1), "
                         "coalesce((SELECT bytes FROM usage WHERE device = devices.id), 0), "
                         "coalesce((SELECT findings FROM quotas WHERE scope = devices.id), "
                         "(SELECT findings FROM quotas WHERE scope = 'device')), "
                         "coalesce((SELECT bytes FROM quotas WHERE scope = devices.id), "
                         "(SELECT bytes FROM quotas WHERE scope = 'device')) "
                         "FROM devices ORDER BY enrolled_at, id");
    if (!select)
        return std::unexpected(select.error());
    std::vector<DeviceActivity> devices;
    auto row = select->step();
    for (; row && *row; row = select->step()) {
        const auto last = select->optionalInteger(7);
        devices.push_back({deviceOf(*select),
                           static_cast<std::uint64_t>(select->integer(6)),
                           last ? std::optional(instant(*last)) : std::nullopt,
                           std::string(select->text(8)),
                           static_cast<std::uint64_t>(select->integer(9)),
                           {bound(*select, 10), bound(*select, 11)}});
    }
    if (!row)
        return std::unexpected(row.error());
    return devices;
}

SqlResult<bool> revokeDevice(Database &database, std::string_view device)
{
    auto update = database.prepare("UPDATE devices SET revoked = 1 WHERE id = ?");
    if (!update)
        return std::unexpected(update.error());
    return update->bind(1, device).run().transform([&] { return database.changes() == 1; });
}

SqlResult<void> replaceUser(Database &database, const User &user)
{
    auto insert = database.prepare("INSERT INTO users(name, role, password, created_at) VALUES(?, ?, ?, ?) "
                                   "ON CONFLICT(name) DO UPDATE SET role = excluded.role, "
                                   "password = excluded.password");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, std::string_view(user.name)).bind(2, static_cast<std::int64_t>(user.role));
    return insert->bind(3, std::string_view(user.password)).bind(4, milliseconds(user.createdAt)).run();
}

SqlResult<bool> deleteUser(Database &database, std::string_view name)
{
    auto remove = database.prepare("DELETE FROM users WHERE name = ?");
    if (!remove)
        return std::unexpected(remove.error());
    return remove->bind(1, name).run().transform([&] { return database.changes() == 1; });
}

SqlResult<std::vector<User>> allUsers(Database &database)
{
    auto select = database.prepare("SELECT name, role, password, created_at FROM users ORDER BY name");
    if (!select)
        return std::unexpected(select.error());
    std::vector<User> users;
    auto row = select->step();
    for (; row && *row; row = select->step())
        users.push_back({std::string(select->text(0)), roleOf(select->integer(1)), std::string(select->text(2)),
                         instant(select->integer(3))});
    if (!row)
        return std::unexpected(row.error());
    return users;
}

SqlResult<void> insertEntry(Database &database, const AuditEntry &entry)
{
    auto insert = database.prepare("INSERT INTO audit(at, actor, action, subject) VALUES(?, ?, ?, ?)");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, milliseconds(entry.at)).bind(2, std::string_view(entry.actor));
    return insert->bind(3, std::string_view(entry.action)).bind(4, std::string_view(entry.subject)).run();
}

SqlResult<std::vector<AuditEntry>> newestEntries(Database &database, std::uint32_t limit)
{
    auto select = database.prepare("SELECT at, actor, action, subject FROM audit ORDER BY number DESC LIMIT ?");
    if (!select)
        return std::unexpected(select.error());
    select->bind(1, limit);
    std::vector<AuditEntry> entries;
    auto row = select->step();
    for (; row && *row; row = select->step())
        entries.push_back({instant(select->integer(0)), std::string(select->text(1)), std::string(select->text(2)),
                           std::string(select->text(3))});
    if (!row)
        return std::unexpected(row.error());
    return entries;
}

} // namespace nqi::hub
