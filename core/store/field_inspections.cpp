// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_inspections.h"

#include "core/findings/inspection_rules.h"
#include "core/protocol/inspection.h"
#include "core/protocol/limits.h"
#include "core/store/field_log.h"
#include "core/store/field_rows.h"

#include <algorithm>
#include <format>
#include <functional>
#include <limits>
#include <string>

namespace nqi::store {

using findings::Inspection;
using findings::InspectionSummary;
using findings::InspectionVersion;
using findings::JournalError;

namespace {

FieldResult<Inspection> readContent(std::string_view text)
{
    auto inspection = protocol::decodeInspection(text);
    if (!inspection)
        return std::unexpected(FieldError(JournalError::damaged, "a version of an inspection cannot be read"));
    return *std::move(inspection);
}

// `taken`: what took back the result that a version rests on. A result that could not be kept after its draft left its
// number to another entry.
constexpr std::string_view joinTaken =
    "LEFT JOIN checks c ON c.id = i.inspection "
    "LEFT JOIN tally r ON r.check_number = c.number AND r.number = i.result AND r.kind = 'finished' "
    "AND r.value <> 'putAway' "
    "LEFT JOIN tally taken ON taken.check_number = r.check_number AND taken.number = "
    "(SELECT min(w.number) FROM tally w INDEXED BY tally_withdrawn "
    "WHERE w.check_number = r.check_number AND w.kind = 'withdrawn' AND w.count = r.number)";

constexpr std::string_view takenColumns = "taken.at, taken.actor, taken.reason";

/// `column`: where `takenColumns` begin.
std::optional<findings::WithdrawnResult> takenOf(const Statement &row, int column)
{
    if (row.isNull(column))
        return {};
    return findings::WithdrawnResult{.at = instantOf(row.integer(column)),
                                     .by = std::string(row.text(column + 1)),
                                     .reason = std::string(row.text(column + 2))};
}

/// `tail` begins after FROM and JOIN; `bind` fills its parameters.
FieldResult<std::vector<InspectionVersion>> versions(Database &database, std::string_view tail,
                                                     const std::function<void(Statement &)> &bind)
{
    auto statement =
        database.prepare(std::format("SELECT i.number, i.kept_at, i.editor, i.content, f.id, i.withdrawn, i.result, {} "
                                     "FROM inspections i LEFT JOIN findings f ON f.sequence = i.minutes {} {}",
                                     takenColumns, joinTaken, tail));
    if (!statement)
        return std::unexpected(statement.error());
    bind(*statement);
    std::vector<InspectionVersion> read;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return read;
        auto content = readContent(statement->text(3));
        if (!content)
            return std::unexpected(content.error());
        read.push_back(
            {.number = static_cast<std::uint64_t>(statement->integer(0)),
             .inspection = *std::move(content),
             .keptAt = instantOf(statement->integer(1)),
             .editor = std::string(statement->text(2)),
             .minutes = statement->isNull(4) ? std::nullopt : std::optional(bytesValue<Uuid>(statement->blob(4))),
             .withdrawn = statement->integer(5) != 0,
             .result =
                 statement->isNull(6) ? std::nullopt : std::optional(static_cast<std::uint64_t>(statement->integer(6))),
             .withdrawnResult = takenOf(*statement, 7)});
    }
}

/// A version to be written; `minutes` is the sequence of the finding that it was signed into, `result` the entry that
/// it rests on.
struct NewVersion {
    const Inspection &inspection;
    Instant keptAt;
    std::string_view editor;
    std::optional<std::uint64_t> minutes;
    std::optional<std::uint64_t> result;
};

FieldResult<std::uint64_t> insertVersion(Database &database, const NewVersion &version)
{
    const std::string content = protocol::encodeInspection(version.inspection);
    // Signed, it is wrapped once more.
    if (content.size() > protocol::limits::minutes - protocol::limits::message)
        return std::unexpected(FieldError(JournalError::tooLarge, "inspection"));
    // Versions stay for ever: what could not be read back would be in the way of all others.
    const auto readable = protocol::decodeInspection(content);
    if (!readable || protocol::encodeInspection(*readable) != content)
        return std::unexpected(FieldError(JournalError::tooLarge, "a value that no text can hold"));
    auto statement = database.prepare("INSERT INTO inspections (inspection, revision, kept_at, editor, content, "
                                      "minutes, result) VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return std::unexpected(statement.error());
    const auto done = statement->bind(1, version.inspection.id.bytes)
                          .bind(2, version.inspection.revision)
                          .bind(3, milliseconds(version.keptAt))
                          .bind(4, version.editor)
                          .bindView(5, content)
                          .bind(6, version.minutes)
                          .bind(7, version.result)
                          .run();
    if (!done)
        return std::unexpected(done.error());
    return static_cast<std::uint64_t>(database.lastInsertRowid());
}

/// The minutes that were signed last.
FieldResult<std::optional<Uuid>> lastMinutes(Database &database, const Uuid &id)
{
    auto statement = database.prepare("SELECT f.id FROM inspections i JOIN findings f ON f.sequence = i.minutes "
                                      "WHERE i.inspection = ? ORDER BY i.number DESC LIMIT 1");
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->bind(1, id.bytes).step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? std::optional(bytesValue<Uuid>(statement->blob(0))) : std::nullopt;
}

/// Whether this revision may be kept after the latest version.
bool follows(const Inspection &inspection, const std::optional<InspectionVersion> &latest, const findings::Basis &basis)
{
    if (basis.version && basis.version != (latest ? latest->number : 0))
        return false;
    if (!latest)
        return inspection.revision == 1;
    // What was given up is not gone on with; a result that is given has its minutes all the same.
    if (!latest->minutes)
        return (!latest->withdrawn || basis.result) && inspection.revision == latest->inspection.revision;
    return inspection.revision == latest->inspection.revision + 1 && !inspection.reason.empty();
}

/// The version that can still be signed or given up.
FieldResult<InspectionVersion> draftOf(Database &database, const Uuid &id)
{
    auto latest = latestVersion(database, id);
    if (!latest)
        return std::unexpected(latest.error());
    if (!*latest)
        return std::unexpected(JournalError::notFound);
    if ((*latest)->minutes || (*latest)->withdrawn)
        return std::unexpected(FieldError(JournalError::mismatch, "there is no draft"));
    return **std::move(latest);
}

} // namespace

FieldResult<std::uint64_t> keepVersion(Database &database, const Inspection &inspection, std::string_view editor,
                                       const findings::Basis &basis, const Signing &signing)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    auto number = writeVersion(database, inspection, editor, basis, signing);
    if (!number)
        return number;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return number;
}

FieldResult<std::uint64_t> writeVersion(Database &database, const Inspection &inspection, std::string_view editor,
                                        const findings::Basis &basis, const Signing &signing)
{
    const auto latest = latestVersion(database, inspection.id);
    if (!latest)
        return std::unexpected(latest.error());
    if (!follows(inspection, *latest, basis))
        return std::unexpected(FieldError(JournalError::mismatch, "another version than the one that may be changed"));
    const auto result = basis.result || !*latest ? basis.result : (*latest)->result;
    const auto number = insertVersion(database, {inspection, signing.now, editor, std::nullopt, result});
    if (!number)
        return number;
    if (auto done = LogWriter(database, signing.key, signing.now)
                        .write(findings::LogAction::inspectionKept, editor, inspection.id.text());
        !done)
        return std::unexpected(done.error());
    return number;
}

FieldResult<findings::Finding> signVersion(Database &database, const Uuid &id, std::string_view editor,
                                           std::optional<std::uint64_t> version, const Signing &signing)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto draft = draftOf(database, id);
    if (!draft)
        return std::unexpected(draft.error());
    if (version && version != draft->number)
        return std::unexpected(FieldError(JournalError::mismatch, "another version than the one that was shown"));
    const Inspection &inspection = draft->inspection;
    if (!gapsOf(inspection, protocol::signedDigests(inspection)).empty())
        return std::unexpected(JournalError::incomplete);
    const auto head = logHead(database);
    if (!head)
        return std::unexpected(head.error());
    const auto corrects = lastMinutes(database, id);
    if (!corrects)
        return std::unexpected(corrects.error());
    auto minutes = appendFinding(database, findings::Minutes{inspection, *head, *corrects}, signing);
    if (!minutes)
        return minutes;
    if (auto done = insertVersion(database, {inspection, signing.now, editor, minutes->sequence, draft->result}); !done)
        return std::unexpected(done.error());
    if (auto done = LogWriter(database, signing.key, signing.now)
                        .write(findings::LogAction::inspectionSigned, editor, minutes->id.text());
        !done)
        return std::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return minutes;
}

FieldResult<void> withdrawVersion(Database &database, const Uuid &id, std::string_view editor,
                                  std::optional<std::uint64_t> version, const Signing &signing)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto draft = draftOf(database, id);
    if (!draft)
        return std::unexpected(draft.error());
    if (version && version != draft->number)
        return std::unexpected(FieldError(JournalError::mismatch, "another version than the one that was shown"));
    // What was signed last holds again; without it the draft is the last that there was.
    auto statement =
        database.prepare("INSERT INTO inspections (inspection, revision, kept_at, editor, content, minutes, "
                         "withdrawn, result) SELECT inspection, revision, ?, ?, content, minutes, 1, result "
                         "FROM inspections WHERE inspection = ? ORDER BY minutes IS NULL, number DESC LIMIT 1");
    if (!statement)
        return std::unexpected(statement.error());
    if (auto done = statement->bind(1, milliseconds(signing.now)).bind(2, editor).bind(3, id.bytes).run(); !done)
        return std::unexpected(done.error());
    if (auto done = LogWriter(database, signing.key, signing.now)
                        .write(findings::LogAction::inspectionWithdrawn, editor, id.text());
        !done)
        return std::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return {};
}

FieldResult<std::optional<InspectionVersion>> latestVersion(Database &database, const Uuid &id)
{
    auto latest = versions(database, "WHERE i.inspection = ? ORDER BY i.number DESC LIMIT 1",
                           [&](Statement &statement) { statement.bind(1, id.bytes); });
    if (!latest)
        return std::unexpected(latest.error());
    return latest->empty() ? std::nullopt : std::optional(std::move(latest->front()));
}

FieldResult<std::vector<InspectionVersion>> allVersions(Database &database, const Uuid &id)
{
    return versions(database, "WHERE i.inspection = ? ORDER BY i.number",
                    [&](Statement &statement) { statement.bind(1, id.bytes); });
}

FieldResult<std::vector<InspectionVersion>> signedVersions(Database &database, const Uuid &id)
{
    return versions(database, "WHERE i.inspection = ? AND i.minutes IS NOT NULL AND i.withdrawn = 0 ORDER BY i.number",
                    [&](Statement &statement) { statement.bind(1, id.bytes); });
}

FieldResult<std::optional<findings::WithdrawnResult>> withdrawnResultOf(Database &database, const Uuid &minutes)
{
    auto statement = database.prepare(std::format("SELECT {} FROM inspections i INDEXED BY inspections_minutes JOIN "
                                                  "findings f ON f.sequence = i.minutes {} WHERE f.id = ? "
                                                  "AND i.withdrawn = 0",
                                                  takenColumns, joinTaken));
    if (!statement)
        return std::unexpected(statement.error());
    const auto found = statement->bind(1, minutes.bytes).step();
    if (!found)
        return std::unexpected(found.error());
    return *found ? takenOf(*statement, 0) : std::nullopt;
}

FieldResult<std::vector<InspectionSummary>> inspectionSummaries(Database &database, std::uint32_t limit,
                                                                std::uint64_t beforeVersion)
{
    constexpr auto greatest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::uint64_t before = beforeVersion == 0 ? greatest : std::min(beforeVersion, greatest);
    auto rows = versions(database,
                         "WHERE i.number < ? AND (i.withdrawn = 0 OR i.minutes IS NOT NULL) "
                         "AND NOT EXISTS (SELECT 1 FROM inspections later "
                         "WHERE later.inspection = i.inspection AND later.number > i.number) "
                         "ORDER BY i.number DESC LIMIT ?",
                         [&](Statement &statement) {
                             statement.bind(1, static_cast<std::int64_t>(before)).bind(2, std::int64_t{limit});
                         });
    if (!rows)
        return std::unexpected(rows.error());
    auto state = database.prepare("SELECT o.state FROM outbox o JOIN findings f ON f.sequence = o.finding "
                                  "WHERE f.id = ?");
    if (!state)
        return std::unexpected(state.error());
    std::vector<InspectionSummary> summaries;
    for (const InspectionVersion &row : *rows) {
        const Inspection &of = row.inspection;
        summaries.push_back({.id = of.id,
                             .version = row.number,
                             .revision = of.revision,
                             .kind = of.kind,
                             .decision = of.decision.number,
                             .establishment = of.establishment.name,
                             .keptAt = row.keptAt,
                             .overall = overallOf(of),
                             .items = static_cast<std::uint32_t>(of.items.size()),
                             .minutes = row.minutes,
                             .state = std::nullopt,
                             .withdrawnResult = row.withdrawnResult});
        if (!row.minutes)
            continue;
        const auto found = state->bind(1, row.minutes->bytes).step();
        if (!found)
            return std::unexpected(found.error());
        if (*found)
            summaries.back().state = stateOf(state->integer(0));
        state->reset();
    }
    return summaries;
}

FieldResult<std::vector<Uuid>> inspectionsByChange(Database &database)
{
    auto statement = database.prepare("SELECT inspection FROM inspections INDEXED BY inspections_versions "
                                      "GROUP BY inspection ORDER BY max(number) DESC");
    if (!statement)
        return std::unexpected(statement.error());
    std::vector<Uuid> ids;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return ids;
        ids.push_back(bytesValue<Uuid>(statement->blob(0)));
    }
}

} // namespace nqi::store
