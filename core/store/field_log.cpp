// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_log.h"

#include "core/base/encoding.h"
#include "core/protocol/inspection.h"
#include "core/store/field_rows.h"

#include <algorithm>
#include <limits>

namespace nqi::store {

using findings::LogAction;
using findings::LogEntry;

FieldResult<void> LogWriter::write(LogAction action, std::string_view actor, std::string_view subject)
{
    const auto head = logHead(m_database);
    if (!head)
        return std::unexpected(head.error());
    LogEntry entry{.number = head->entries + 1,
                   .at = m_now,
                   .actor = std::string(actor),
                   .action = std::string(name(action)),
                   .subject = std::string(subject),
                   .hash = {},
                   .signature = {}};
    entry.hash = trust::chain(head->hash, bytesOf(protocol::encodeLogEntry(entry)));
    auto statement = m_database.prepare("INSERT INTO log (number, at, actor, action, subject, hash, signature) "
                                        "VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return std::unexpected(statement.error());
    const auto done = statement->bind(1, static_cast<std::int64_t>(entry.number))
                          .bind(2, milliseconds(entry.at))
                          .bind(3, entry.actor)
                          .bind(4, entry.action)
                          .bind(5, entry.subject)
                          .bind(6, entry.hash.bytes)
                          .bind(7, m_key.sign(entry.hash.bytes).bytes)
                          .run();
    if (!done)
        return std::unexpected(done.error());
    return {};
}

FieldResult<void> beginLog(Database &database, const trust::KeyPair &key, Instant now)
{
    const auto head = logHead(database);
    if (!head)
        return std::unexpected(head.error());
    if (head->entries > 0)
        return {};
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto before = database.queryInteger("SELECT max(sequence) FROM findings");
    if (!before)
        return std::unexpected(before.error());
    if (auto done =
            LogWriter(database, key, now).write(LogAction::begun, byItself, std::to_string(before->value_or(0)));
        !done)
        return done;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return {};
}

FieldResult<void> noteInLog(Database &database, LogWriter log, const LogNote &note)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto done = log.write(note.action, note.actor, note.subject); !done)
        return done;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return {};
}

SqlResult<findings::LogHead> logHead(Database &database)
{
    auto statement = database.prepare("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1");
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return findings::LogHead{};
    return findings::LogHead{static_cast<std::uint64_t>(statement->integer(0)),
                             bytesValue<trust::Digest>(statement->blob(1))};
}

SqlResult<std::vector<LogEntry>> logEntries(Database &database, std::uint32_t limit, std::uint64_t beforeNumber)
{
    auto statement = database.prepare("SELECT number, at, actor, action, subject, hash, signature FROM log "
                                      "WHERE number < ? ORDER BY number DESC LIMIT ?");
    if (!statement)
        return std::unexpected(statement.error());
    constexpr auto greatest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::uint64_t before = beforeNumber == 0 ? greatest : std::min(beforeNumber, greatest);
    statement->bind(1, static_cast<std::int64_t>(before)).bind(2, std::int64_t{limit});
    std::vector<LogEntry> entries;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return entries;
        entries.push_back({.number = static_cast<std::uint64_t>(statement->integer(0)),
                           .at = instantOf(statement->integer(1)),
                           .actor = std::string(statement->text(2)),
                           .action = std::string(statement->text(3)),
                           .subject = std::string(statement->text(4)),
                           .hash = bytesValue<trust::Digest>(statement->blob(5)),
                           .signature = bytesValue<trust::Signature>(statement->blob(6))});
    }
}

} // namespace nqi::store
