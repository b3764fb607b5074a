// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/device_log.h"
#include "core/findings/inspection.h"
#include "core/store/field_error.h"
#include "core/store/sqlite.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The device's log as rows of field.db. Not for other folders.
namespace nqi::store {

/// The name of whatever the device does by itself.
inline constexpr std::string_view byItself = "device";
/// Whoever holds the device, where nothing says who that is.
inline constexpr std::string_view byUser = "user";

/// Writes entries inside the caller's transaction: linked, hashed, signed.
class LogWriter {
public:
    LogWriter(Database &database, const trust::KeyPair &key, Instant now) : m_database(database), m_key(key), m_now(now)
    {
    }
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] FieldResult<void> write(findings::LogAction action, std::string_view actor, std::string_view subject);

private:
    Database &m_database;
    const trust::KeyPair &m_key;
    Instant m_now;
};

/// The first entry, where there is none: what was here before the log is said by it.
[[nodiscard]] FieldResult<void> beginLog(Database &database, const trust::KeyPair &key, Instant now);

/// One entry, in a transaction of its own.
struct LogNote {
    findings::LogAction action{};
    std::string_view actor;
    std::string_view subject;
};
[[nodiscard]] FieldResult<void> noteInLog(Database &database, LogWriter log, const LogNote &note);

[[nodiscard]] SqlResult<findings::LogHead> logHead(Database &database);
/// Newest first.
[[nodiscard]] SqlResult<std::vector<findings::LogEntry>> logEntries(Database &database, std::uint32_t limit,
                                                                    std::uint64_t beforeNumber);

} // namespace nqi::store
