// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_outbox.h"

#include "core/protocol/messages.h"
#include "core/store/field_rows.h"

#include <algorithm>
#include <format>
#include <utility>

namespace nqi::store {

using findings::JournalError;
using findings::State;

namespace {

struct Row {
    std::int64_t sequence = 0;
    State state = State::saved;
    std::uint32_t attempts = 0;
};

/// Due rows among those that a partial index holds, oldest first.
SqlResult<std::vector<Row>> dueRows(Database &database, std::string_view states, Instant now, std::size_t limit)
{
    auto statement = database.prepare(std::format("SELECT finding, state, attempts FROM outbox WHERE {} AND "
                                                  "(next_attempt IS NULL OR next_attempt <= ?) "
                                                  "ORDER BY finding LIMIT ?",
                                                  states));
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, milliseconds(now)).bind(2, static_cast<std::int64_t>(limit));
    std::vector<Row> rows;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return rows;
        rows.push_back(
            {statement->integer(0), stateOf(statement->integer(1)), static_cast<std::uint32_t>(statement->integer(2))});
    }
}

FieldResult<Row> rowOf(Database &database, const Uuid &id)
{
    auto statement = database.prepare("SELECT o.finding, o.state, o.attempts FROM outbox o "
                                      "JOIN findings f ON f.sequence = o.finding WHERE f.id = ?");
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->bind(1, id.bytes).step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return std::unexpected(JournalError::notFound);
    return Row{statement->integer(0), stateOf(statement->integer(1)),
               static_cast<std::uint32_t>(statement->integer(2))};
}

SqlResult<void> write(Database &database, const Row &row, std::string_view problem, std::optional<Instant> nextAttempt)
{
    auto statement =
        database.prepare("UPDATE outbox SET state = ?, attempts = ?, next_attempt = ?, problem = ? WHERE finding = ?");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, static_cast<std::int64_t>(row.state))
        .bind(2, std::int64_t{row.attempts})
        .bind(3, nextAttempt.transform(milliseconds))
        .bind(4, problem)
        .bind(5, row.sequence)
        .run();
}

/// Files that the hub said to hold; that never becomes untrue by a receipt that was overtaken.
SqlResult<void> markHeld(Database &database, std::int64_t sequence, const std::vector<trust::Digest> &held)
{
    auto statement = database.prepare("UPDATE evidence SET held = 1 WHERE finding = ? AND digest = ?");
    if (!statement)
        return std::unexpected(statement.error());
    for (const trust::Digest &digest : held) {
        if (auto done = statement->bind(1, sequence).bind(2, digest.bytes).run(); !done)
            return done;
    }
    return {};
}

SqlResult<void> writeReceipt(Database &database, std::int64_t sequence, const findings::Receipt &receipt)
{
    auto statement = database.prepare("INSERT INTO receipts (finding, receipt, received_at) VALUES (?, ?, ?) "
                                      "ON CONFLICT (finding) DO UPDATE SET receipt = excluded.receipt, "
                                      "received_at = excluded.received_at");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, sequence)
        .bind(2, protocol::encodeReceipt(receipt))
        .bind(3, milliseconds(receipt.receivedAt))
        .run();
}

/// The hub saw a gap before the finding that follows this one, because it arrived first. The gap is closed now: its
/// receipt is to say so.
FieldResult<void> askAgainAfter(Database &database, std::int64_t sequence)
{
    auto statement =
        database.prepare("SELECT o.state, r.receipt FROM outbox o JOIN receipts r ON r.finding = o.finding "
                         "WHERE o.finding = ? AND o.state = 3");
    if (!statement)
        return std::unexpected(statement.error());
    const auto found = statement->bind(1, sequence + 1).step();
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return {};
    const auto receipt = protocol::decodeReceipt(statement->text(1));
    if (!receipt || receipt->chainIntact)
        return {};
    const Row row{.sequence = sequence + 1, .state = after(stateOf(statement->integer(0)), findings::Event::gapClosed)};
    statement->reset();
    if (auto done = write(database, row, {}, std::nullopt); !done)
        return std::unexpected(done.error());
    return {};
}

FieldResult<void> applyReceipt(Database &database, Row row, const findings::Receipt &receipt, LogWriter &log)
{
    // The complete receipt is what deletion rests on: nothing replaces it.
    if (row.state == State::complete)
        return {};
    if (auto done = markHeld(database, row.sequence, receipt.held); !done)
        return std::unexpected(done.error());
    const auto missing = evidenceOf(database, static_cast<std::uint64_t>(row.sequence), true);
    if (!missing)
        return std::unexpected(missing.error());
    // Complete by our own list of files, not by what the hub believes to be all.
    row.state = after(row.state, missing->empty() ? findings::Event::receiptComplete : findings::Event::receiptPartial);
    row.attempts = 0;
    if (auto done = write(database, row, {}, std::nullopt); !done)
        return std::unexpected(done.error());
    if (auto done = writeReceipt(database, row.sequence, receipt); !done)
        return std::unexpected(done.error());
    if (auto done = askAgainAfter(database, row.sequence); !done)
        return done;
    if (row.state != State::complete)
        return {};
    auto completed = database.prepare("UPDATE outbox SET completed_at = coalesce(completed_at, ?) WHERE finding = ?");
    if (!completed)
        return std::unexpected(completed.error());
    if (auto done = completed->bind(1, milliseconds(log.now())).bind(2, row.sequence).run(); !done)
        return std::unexpected(done.error());
    return log.write(findings::LogAction::findingComplete, byItself, receipt.finding.text());
}

FieldResult<void> storeReceipt(Database &database, const findings::Receipt &receipt, LogWriter &log)
{
    const auto finding = findingById(database, receipt.finding);
    if (!finding)
        return std::unexpected(finding.error());
    if (!*finding)
        return std::unexpected(JournalError::notFound);
    if (!protocol::concerns(receipt, **finding))
        return std::unexpected(FieldError(JournalError::mismatch, "a receipt of another finding"));
    const auto row = rowOf(database, receipt.finding);
    if (!row)
        return std::unexpected(row.error());
    return applyReceipt(database, *row, receipt, log);
}

FieldResult<void> changeRow(Database &database, const Uuid &id, const OutboxChange &change, LogWriter &log)
{
    auto row = rowOf(database, id);
    if (!row)
        return std::unexpected(std::move(row.error()));
    // What comes too late changes nothing, not even the reason that is shown.
    const bool late = change.event == findings::Event::sending || change.event == findings::Event::failure;
    if (row->state == State::complete || (row->state == State::quarantined && late))
        return {};
    row->state = after(row->state, change.event);
    row->attempts = change.event == findings::Event::retry ? 0 : row->attempts + (change.countsAttempt ? 1U : 0U);
    if (auto done = write(database, *row, change.problem, change.nextAttempt); !done)
        return std::unexpected(done.error());
    // What the network does by itself, again and again, is told by the row; what puts a finding aside is kept.
    if (change.event != findings::Event::refusal && change.event != findings::Event::retry)
        return {};
    const bool aside = change.event == findings::Event::refusal;
    return log.write(aside ? findings::LogAction::findingQuarantined : findings::LogAction::findingRetried,
                     aside ? byItself : byUser, id.text());
}

} // namespace

SqlResult<findings::QueueState> queueState(Database &database)
{
    auto statement = database.prepare("SELECT state, count(*) FROM outbox GROUP BY state");
    if (!statement)
        return std::unexpected(statement.error());
    findings::QueueState queue;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            break;
        const auto count = static_cast<std::uint64_t>(statement->integer(1));
        switch (stateOf(statement->integer(0))) {
        case State::saved:
        case State::sent:
            queue.waiting += count;
            break;
        case State::received:
            queue.partial += count;
            break;
        case State::complete:
            queue.complete += count;
            break;
        case State::quarantined:
            queue.quarantined += count;
            break;
        }
    }
    const auto last = database.queryInteger("SELECT received_at FROM receipts ORDER BY received_at DESC LIMIT 1");
    if (!last)
        return std::unexpected(last.error());
    queue.lastReceipt = last->transform(instantOf);
    return queue;
}

SqlResult<std::vector<findings::Pending>> dueUploads(Database &database, Instant now, std::uint32_t limit)
{
    // What an inspector wrote goes before the pictures of what went before.
    auto rows = dueRows(database, "state < 2", now, limit);
    if (!rows)
        return std::unexpected(rows.error());
    const auto partial = dueRows(database, "state = 2", now, limit - rows->size());
    if (!partial)
        return std::unexpected(partial.error());
    rows->insert(rows->end(), partial->begin(), partial->end());
    std::vector<findings::Pending> uploads;
    for (const Row &row : *rows) {
        auto finding = findingAt(database, static_cast<std::uint64_t>(row.sequence));
        if (!finding)
            return std::unexpected(finding.error());
        auto files = evidenceOf(database, static_cast<std::uint64_t>(row.sequence), true);
        if (!files)
            return std::unexpected(files.error());
        if (*finding)
            uploads.push_back({std::move(**finding), row.state, row.attempts, std::move(*files)});
    }
    return uploads;
}

FieldResult<void> changeOutbox(Database &database, std::span<const Uuid> ids, const OutboxChange &change, LogWriter log)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const Uuid &id : ids)
        if (auto done = changeRow(database, id, change, log); !done)
            return done;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return {};
}

SqlResult<void> wakeOutbox(Database &database)
{
    return database.exec("UPDATE outbox SET next_attempt = NULL WHERE state < 3 AND next_attempt IS NOT NULL");
}

FieldResult<void> storeReceipts(Database &database, std::span<const findings::Receipt> receipts, LogWriter log)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const findings::Receipt &receipt : receipts)
        if (auto done = storeReceipt(database, receipt, log); !done)
            return done;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return {};
}

FieldResult<std::optional<findings::Receipt>> readReceipt(Database &database, const Uuid &id)
{
    auto statement = database.prepare("SELECT r.receipt FROM findings f LEFT JOIN receipts r ON r.finding = f.sequence "
                                      "WHERE f.id = ?");
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->bind(1, id.bytes).step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return std::unexpected(JournalError::notFound);
    if (statement->isNull(0))
        return std::nullopt;
    auto receipt = protocol::decodeReceipt(statement->text(0));
    if (!receipt)
        return std::unexpected(FieldError(JournalError::damaged, "a stored receipt cannot be read"));
    return std::move(*receipt);
}

} // namespace nqi::store
