// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_tallies.h"

#include "core/base/encoding.h"
#include "core/protocol/limits.h"
#include "core/protocol/packing_list.h"
#include "core/store/field_log.h"
#include "core/store/field_rows.h"
#include "core/verdict/company_name.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <ranges>
#include <utility>

namespace nqi::store {

using consignment::BookError;
using consignment::CheckSummary;
using consignment::Consignment;
using consignment::Entry;
using consignment::EntryKind;

namespace {

BookError bookError(findings::JournalError error)
{
    switch (error) {
    case findings::JournalError::damaged:
        return BookError::damaged;
    case findings::JournalError::tooLarge:
        return BookError::tooLarge;
    case findings::JournalError::mismatch:
        return BookError::mismatch;
    default:
        return BookError::unwritable;
    }
}

BookError bookError(SqlCode code)
{
    switch (code) {
    case SqlCode::corrupt:
    case SqlCode::newer:
        return BookError::damaged;
    default:
        return BookError::unwritable;
    }
}

bool canBeKept(const Entry &entry)
{
    const auto fits = [](std::string_view text, std::size_t most) { return text.size() <= most && isUtf8(text); };
    const bool isResult = entry.kind == EntryKind::finished;
    return entry.number > 0 && fits(entry.code, isResult ? consignment::longestRecorded : consignment::longestText) &&
           fits(entry.by, protocol::limits::name) && fits(entry.value, consignment::longestText) &&
           fits(entry.reason, consignment::longestText);
}

/// What has to be said of it is said.
bool saysWhy(const Entry &entry)
{
    return entry.kind != EntryKind::finished || entry.value != consignment::putAwayValue || !entry.reason.empty();
}

/// Whether the check `c` ended with a value like this, and nobody took that back.
std::string ended(std::string_view value)
{
    // By itself SQLite reads every entry of the check, for each that is added.
    return std::format("EXISTS (SELECT 1 FROM tally t INDEXED BY tally_finished WHERE t.check_number = c.number "
                       "AND t.kind = 'finished' AND t.value {} AND NOT EXISTS (SELECT 1 FROM tally w "
                       "INDEXED BY tally_withdrawn WHERE w.check_number = c.number AND w.kind = 'withdrawn' "
                       "AND w.count = t.number))",
                       value);
}

std::string hasResult()
{
    return ended("<> 'putAway'");
}

std::string isPutAway()
{
    return ended("= 'putAway'");
}

struct CheckRow {
    std::int64_t number = 0;
    bool finished = false;
    bool putAway = false;
};

TallyResult<CheckRow> findCheck(Database &database, const Uuid &id)
{
    auto statement =
        database.prepare(std::format("SELECT c.number, {}, {} FROM checks c WHERE c.id = ?", hasResult(), isPutAway()));
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->bind(1, id.bytes).step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return std::unexpected(TallyError(BookError::notFound));
    return CheckRow{
        .number = statement->integer(0), .finished = statement->integer(1) != 0, .putAway = statement->integer(2) != 0};
}

Entry entryOf(const Statement &row)
{
    return {.number = static_cast<std::uint64_t>(row.integer(0)),
            .kind = consignment::entryKindOf(row.text(1)).value_or(EntryKind::seen),
            .at = instantOf(row.integer(2)),
            .by = std::string(row.text(3)),
            .code = std::string(row.text(4)),
            .line = static_cast<std::uint32_t>(row.integer(5)),
            .count = row.integer(6),
            .trait = consignment::traitOf(row.text(7)).value_or(consignment::Trait{}),
            .value = std::string(row.text(8)),
            .reason = std::string(row.text(9))};
}

constexpr std::string_view entryColumns = "number, kind, at, actor, code, line, count, trait, value, reason";

TallyResult<std::optional<Entry>> entryAt(Database &database, std::int64_t check, std::uint64_t number)
{
    auto statement =
        database.prepare(std::format("SELECT {} FROM tally WHERE check_number = ? AND number = ?", entryColumns));
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->bind(1, check).bind(2, number).step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? std::optional(entryOf(*statement)) : std::nullopt;
}

TallyResult<std::vector<Entry>> entriesIn(Statement &rows)
{
    std::vector<Entry> entries;
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return entries;
        if (!consignment::entryKindOf(rows.text(1)))
            return std::unexpected(TallyError(BookError::damaged, "an entry of a kind that there is not"));
        entries.push_back(entryOf(rows));
    }
}

TallyResult<std::vector<Entry>> entriesOf(Database &database, std::int64_t check)
{
    auto statement =
        database.prepare(std::format("SELECT {} FROM tally WHERE check_number = ? ORDER BY number", entryColumns));
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, check);
    return entriesIn(*statement);
}

TallyResult<void> insertEntry(Statement &insert, std::int64_t check, const Entry &entry)
{
    const auto done = insert.bind(1, check)
                          .bind(2, entry.number)
                          .bind(3, name(entry.kind))
                          .bind(4, milliseconds(entry.at))
                          .bind(5, entry.by)
                          .bind(6, entry.code)
                          .bind(7, entry.line)
                          .bind(8, entry.count)
                          .bind(9, name(entry.trait))
                          .bind(10, entry.value)
                          .bind(11, entry.reason)
                          .run();
    if (!done)
        return std::unexpected(done.error());
    return {};
}

TallyResult<void> insertPackages(Database &database, const Consignment &consignment, std::int64_t check)
{
    auto insert = database.prepare("INSERT OR IGNORE INTO check_packages (sscc, check_number) VALUES (?, ?)");
    if (!insert)
        return std::unexpected(insert.error());
    for (const consignment::Package &package : consignment.packages)
        if (const auto done = insert->bind(1, package.sscc).bind(2, check).run(); !done)
            return std::unexpected(done.error());
    return {};
}

std::optional<consignment::Withdrawal> withdrawalOf(const Statement &row)
{
    if (row.isNull(10))
        return {};
    return consignment::Withdrawal{.number = static_cast<std::uint64_t>(row.integer(10)),
                                   .at = instantOf(row.integer(11)),
                                   .by = std::string(row.text(12)),
                                   .reason = std::string(row.text(13))};
}

CheckSummary summaryOf(const Statement &row)
{
    return {.id = bytesValue<Uuid>(row.blob(0)),
            .declaration = std::string(row.text(1)),
            .importer = std::string(row.text(2)),
            .begunAt = instantOf(row.integer(3)),
            .begunBy = std::string(row.text(4)),
            .lines = static_cast<std::uint32_t>(row.integer(5)),
            .entries = static_cast<std::uint64_t>(row.integer(6)),
            .finished = row.integer(7) != 0,
            .putAway = row.integer(8) != 0,
            .withdrawn = row.integer(7) == 0 ? withdrawalOf(row) : std::nullopt,
            .lacksMinutes = row.integer(7) != 0 && row.integer(9) == 0};
}

std::string checkColumns()
{
    return std::format("c.id, c.declaration, c.importer, c.begun_at, c.begun_by, c.lines, "
                       "(SELECT count(*) FROM tally t WHERE t.check_number = c.number), {}, {}, "
                       "EXISTS (SELECT 1 FROM inspections i WHERE i.inspection = c.id), "
                       "taken.number, taken.at, taken.actor, taken.reason",
                       hasResult(), isPutAway());
}

// `taken`: what took the last result back.
constexpr std::string_view checkTables =
    "checks c LEFT JOIN tally taken ON taken.check_number = c.number AND taken.number = "
    "(SELECT max(w.number) FROM tally w INDEXED BY tally_withdrawn "
    "JOIN tally r ON r.check_number = w.check_number AND r.number = w.count "
    "WHERE w.check_number = c.number AND w.kind = 'withdrawn' AND r.kind = 'finished' AND r.value <> 'putAway')";

/// What an entry did to the check as a whole is told by the log.
TallyResult<void> tell(Database &database, const CheckRow &before, const CheckRow &now, const Uuid &check,
                       const Entry &entry, const Signing &signing)
{
    std::optional<findings::LogAction> action;
    if (before.finished && !now.finished)
        action = findings::LogAction::checkResultWithdrawn;
    else if (before.putAway != now.putAway)
        action = now.putAway ? findings::LogAction::checkPutAway : findings::LogAction::checkBroughtBack;
    if (!action)
        return {};
    const std::string_view actor = entry.by.empty() ? byUser : std::string_view(entry.by);
    if (auto done = LogWriter(database, signing.key, signing.now).write(*action, actor, check.text()); !done)
        return std::unexpected(TallyError(done.error()));
    return {};
}

} // namespace

TallyError::TallyError(BookError error, std::string text) : code(error), message(std::move(text)) {}

TallyError::TallyError(const SqlError &error) : code(bookError(error.code)), message(error.message) {}

TallyError::TallyError(const FieldError &error) : code(bookError(error.code)), message(error.message) {}

TallyResult<Uuid> beginCheck(Database &database, const Consignment &consignment, std::string_view by,
                             const Signing &signing)
{
    const std::string content = protocol::writePackingList(consignment);
    // A check stays for ever: what could not be read back would be in the way.
    const auto again = protocol::readPackingList(content);
    if (!again || again->consignment != consignment || by.size() > protocol::limits::name)
        return std::unexpected(TallyError(BookError::tooLarge, "a consignment that no list can hold"));
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    const Uuid id = Uuid::version7(signing.now, signing.random);
    auto insert = database.prepare("INSERT INTO checks (id, begun_at, begun_by, declaration, importer, lines, content) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return std::unexpected(insert.error());
    const std::string &importer = consignment.importerName.empty() ? consignment.importer : consignment.importerName;
    const auto done = insert->bind(1, id.bytes)
                          .bind(2, milliseconds(signing.now))
                          .bind(3, by)
                          .bind(4, consignment.declaration)
                          .bind(5, importer)
                          .bind(6, consignment.lines.size())
                          .bindView(7, content)
                          .run();
    if (!done)
        return std::unexpected(done.error());
    if (auto packed = insertPackages(database, consignment, database.lastInsertRowid()); !packed)
        return std::unexpected(packed.error());
    if (auto committed = transaction->commit(); !committed)
        return std::unexpected(committed.error());
    return id;
}

TallyResult<void> appendEntries(Database &database, const Uuid &check, std::span<const Entry> entries,
                                const Signing &signing)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto done = writeEntries(database, check, entries, signing); !done)
        return done;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return {};
}

TallyResult<void> writeEntries(Database &database, const Uuid &check, std::span<const Entry> entries,
                               const Signing &signing)
{
    if (!std::ranges::all_of(entries, canBeKept))
        return std::unexpected(TallyError(BookError::tooLarge, "an entry"));
    if (!std::ranges::all_of(entries, saysWhy))
        return std::unexpected(TallyError(BookError::reasonMissing));
    auto row = findCheck(database, check);
    if (!row)
        return std::unexpected(row.error());
    auto insert =
        database.prepare("INSERT INTO tally (check_number, number, kind, at, actor, code, line, count, trait, "
                         "value, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return std::unexpected(insert.error());
    for (const Entry &entry : entries) {
        const auto known = entryAt(database, row->number, entry.number);
        if (!known)
            return std::unexpected(known.error());
        if (*known == entry)
            continue;
        if (*known)
            return std::unexpected(TallyError(BookError::mismatch, "another entry with this number"));
        // An end can be taken back, and then work goes on. The notice of a result is filled in after it, and more may
        // be found of the goods.
        using enum EntryKind;
        const bool mayFollow = entry.kind == withdrawn || entry.kind == filled || entry.kind == finding;
        if ((row->finished || row->putAway) && !mayFollow)
            return std::unexpected(TallyError(row->finished ? BookError::finished : BookError::putAway));
        if (auto done = insertEntry(*insert, row->number, entry); !done)
            return done;
        const CheckRow before = *row;
        if (entry.kind == EntryKind::withdrawn || entry.kind == EntryKind::finished) {
            row = findCheck(database, check);
            if (!row)
                return std::unexpected(row.error());
            if (before.finished && !row->finished && entry.reason.empty())
                return std::unexpected(TallyError(BookError::reasonMissing));
            if (auto told = tell(database, before, *row, check, entry, signing); !told)
                return told;
        }
    }
    return {};
}

TallyResult<consignment::KeptCheck> readCheck(Database &database, const Uuid &id)
{
    auto statement = database.prepare(
        std::format("SELECT {}, c.number, c.content FROM {} WHERE c.id = ?", checkColumns(), checkTables));
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->bind(1, id.bytes).step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return std::unexpected(TallyError(BookError::notFound));
    auto list = protocol::readPackingList(statement->text(15));
    if (!list)
        return std::unexpected(TallyError(BookError::damaged, "a check's list cannot be read"));
    auto entries = entriesOf(database, statement->integer(14));
    if (!entries)
        return std::unexpected(entries.error());
    return consignment::KeptCheck{
        .summary = summaryOf(*statement), .consignment = std::move(list->consignment), .entries = *std::move(entries)};
}

TallyResult<std::vector<Entry>> readMilestones(Database &database, const Uuid &id)
{
    const auto check = findCheck(database, id);
    if (!check)
        return std::unexpected(check.error());
    // By itself SQLite reads all that was counted.
    const std::string filled = check->finished ? std::string()
                                               : std::format("UNION ALL SELECT {} FROM tally INDEXED BY tally_filled "
                                                             "WHERE check_number = ?1 AND kind = 'filled' ",
                                                             entryColumns);
    auto statement = database.prepare(std::format(
        "SELECT number, kind, at, actor, '', line, count, trait, value, reason "
        "FROM tally INDEXED BY tally_finished WHERE check_number = ?1 AND kind = 'finished' "
        "UNION ALL SELECT {0} FROM tally INDEXED BY tally_withdrawn WHERE check_number = ?1 AND kind = 'withdrawn' "
        "{1}ORDER BY 1",
        entryColumns, filled));
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, check->number);
    return entriesIn(*statement);
}

namespace {

TallyResult<std::vector<CheckSummary>> summariesIn(Statement &rows)
{
    std::vector<CheckSummary> summaries;
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return summaries;
        summaries.push_back(summaryOf(rows));
    }
}

bool hasWords(std::string_view text, std::string_view words)
{
    return std::ranges::all_of(words | std::views::split(' '), [&](const auto &word) {
        return text.contains(std::string_view(word.begin(), word.end()));
    });
}

/// Numbers of the checks with these folded words, latest first: SQLite folds no accents, and a summary costs more than
/// the names.
TallyResult<std::vector<std::int64_t>> checksWithWords(Database &database, std::string_view words)
{
    auto statement = database.prepare("SELECT number, declaration, importer FROM checks ORDER BY number DESC");
    if (!statement)
        return std::unexpected(statement.error());
    std::vector<std::int64_t> numbers;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return numbers;
        if (hasWords(verdict::folded(std::format("{} {}", statement->text(1), statement->text(2))), words))
            numbers.push_back(statement->integer(0));
    }
}

} // namespace

TallyResult<std::vector<CheckSummary>> checkSummaries(Database &database, const consignment::CheckQuery &query)
{
    const std::string words = verdict::folded(query.words);
    const bool all = words.find_first_not_of(' ') == std::string::npos;
    auto statement = database.prepare(std::format("SELECT {} FROM {} WHERE {} {} {} ORDER BY c.number DESC LIMIT ?1",
                                                  checkColumns(), checkTables, query.putAway ? "" : "NOT", isPutAway(),
                                                  all ? "" : "AND c.number = ?2"));
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, query.limit);
    if (all)
        return summariesIn(*statement);
    const auto numbers = checksWithWords(database, words);
    if (!numbers)
        return std::unexpected(numbers.error());
    std::vector<CheckSummary> found;
    for (const std::int64_t number : *numbers) {
        if (found.size() >= query.limit)
            break;
        statement->reset();
        auto one = summariesIn(statement->bind(2, number));
        if (!one)
            return one;
        std::ranges::move(*one, std::back_inserter(found));
    }
    return found;
}

TallyResult<std::optional<Uuid>> checkWithPackage(Database &database, std::string_view sscc)
{
    auto statement =
        database.prepare(std::format("SELECT c.id FROM check_packages p JOIN checks c ON c.number = p.check_number "
                                     "WHERE p.sscc = ? AND NOT {} ORDER BY c.number DESC LIMIT 1",
                                     isPutAway()));
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->bind(1, sscc).step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? std::optional(bytesValue<Uuid>(statement->blob(0))) : std::nullopt;
}

} // namespace nqi::store
