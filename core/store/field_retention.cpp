// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_retention.h"

#include "core/protocol/messages.h"
#include "core/store/field_inspections.h"
#include "core/store/field_outbox.h"
#include "core/store/field_rows.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <vector>

namespace nqi::store {

using findings::Evidence;

namespace {

// This device learnt before ?1 that all of it is held: by its own clock, and not when the finding first arrived there.
constexpr std::string_view oldAndComplete = "o.state = 3 AND coalesce(o.completed_at, ?1) < ?1";

/// Findings of which a file is here, or was being removed.
FieldResult<std::vector<Uuid>> candidates(Database &database, Instant before)
{
    auto statement = database.prepare(
        std::string("SELECT f.id FROM findings f JOIN outbox o ON o.finding = f.sequence WHERE ") +
        std::string(oldAndComplete) +
        " AND EXISTS (SELECT 1 FROM evidence e WHERE e.finding = f.sequence AND e.removed < 2) ORDER BY f.sequence");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, milliseconds(before));
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

/// What findings that are not old and complete name, and what inspections have that are not signed.
FieldResult<std::set<std::string>> needed(Database &database, Instant before)
{
    auto statement =
        database.prepare(std::string("SELECT DISTINCT e.digest FROM evidence e JOIN outbox o ON o.finding = e.finding "
                                     "WHERE e.removed = 0 AND NOT (") +
                         std::string(oldAndComplete) + ")");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, milliseconds(before));
    std::set<std::string> digests;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            break;
        digests.insert(bytesValue<trust::Digest>(statement->blob(0)).text());
    }
    const auto rows = inspectionSummaries(database, std::numeric_limits<std::uint32_t>::max(), 0);
    if (!rows)
        return std::unexpected(rows.error());
    for (const findings::InspectionSummary &row : *rows) {
        if (row.minutes)
            continue;
        const auto draft = latestVersion(database, row.id);
        if (!draft)
            return std::unexpected(draft.error());
        for (const Evidence &file : (*draft)->inspection.evidence)
            digests.insert(file.digest.text());
    }
    return digests;
}

/// Whether this hub signed that it holds all of these.
bool isHeld(const std::optional<findings::Receipt> &receipt, const findings::Finding &finding,
            const trust::PublicKey &hub)
{
    return receipt && protocol::verifyReceipt(*receipt, hub) && protocol::concerns(*receipt, finding) &&
           std::ranges::all_of(finding.evidence,
                               [&](const Evidence &file) { return std::ranges::contains(receipt->held, file.digest); });
}

struct FileHere {
    trust::Digest digest;
    std::uint64_t size = 0;
};

/// Files of a finding that are here, or were being removed.
FieldResult<std::vector<FileHere>> filesHere(Database &database, std::uint64_t sequence)
{
    auto statement = database.prepare("SELECT digest, size FROM evidence WHERE finding = ? AND removed < 2");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, static_cast<std::int64_t>(sequence));
    std::vector<FileHere> here;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return here;
        here.push_back(
            {bytesValue<trust::Digest>(statement->blob(0)), static_cast<std::uint64_t>(statement->integer(1))});
    }
}

/// For every finding that names it: all of them are old and complete.
FieldResult<void> mark(Database &database, const trust::Digest &digest, std::int64_t removed)
{
    auto statement = database.prepare("UPDATE evidence SET removed = ? WHERE digest = ?");
    if (!statement)
        return std::unexpected(statement.error());
    if (auto done = statement->bind(1, removed).bind(2, digest.bytes).run(); !done)
        return std::unexpected(done.error());
    return {};
}

/// Said first, then done: whoever finds a row without its file knows why.
FieldResult<void> removeFiles(FieldFiles &files, const Uuid &finding, const std::vector<FileHere> &going,
                              LogWriter &log, std::string_view actor)
{
    auto transaction = files.database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const FileHere &file : going)
        if (auto done = mark(files.database, file.digest, 1); !done)
            return done;
    if (auto done = log.write(findings::LogAction::evidenceRemoved, actor, finding.text()); !done)
        return done;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    for (const FileHere &file : going) {
        if (auto done = files.evidence.remove(file.digest); !done)
            return std::unexpected(done.error());
        if (auto done = mark(files.database, file.digest, 2); !done)
            return done;
    }
    return {};
}

/// The candidates that this hub signed to hold; what the others name stays.
FieldResult<std::vector<findings::Finding>> heldAmong(FieldFiles &files, const std::vector<Uuid> &ids,
                                                      const trust::PublicKey &hub, std::set<std::string> &stays)
{
    std::vector<findings::Finding> held;
    for (const Uuid &id : ids) {
        auto finding = findingById(files.database, id);
        if (!finding)
            return std::unexpected(finding.error());
        const auto receipt = readReceipt(files.database, id);
        if (!receipt)
            return std::unexpected(receipt.error());
        if (!*finding)
            continue;
        if (isHeld(*receipt, **finding, hub)) {
            (*finding)->body.clear(); // of many findings too much to keep in mind
            held.push_back(std::move(**finding));
            continue;
        }
        for (const Evidence &file : (*finding)->evidence)
            stays.insert(file.digest.text());
    }
    return held;
}

} // namespace

FieldResult<Removed> removeSentFiles(FieldFiles &files, Instant before, const trust::PublicKey &hub, LogWriter log,
                                     std::string_view actor)
{
    const auto ids = candidates(files.database, before);
    if (!ids)
        return std::unexpected(ids.error());
    auto stays = needed(files.database, before);
    if (!stays)
        return std::unexpected(stays.error());
    const auto held = heldAmong(files, *ids, hub, *stays);
    if (!held)
        return std::unexpected(held.error());
    Removed removed;
    for (const findings::Finding &finding : *held) {
        auto going = filesHere(files.database, finding.sequence);
        if (!going)
            return std::unexpected(going.error());
        std::erase_if(*going, [&](const FileHere &file) { return stays->contains(file.digest.text()); });
        if (going->empty())
            continue;
        if (auto done = removeFiles(files, finding.id, *going, log, actor); !done)
            return std::unexpected(done.error());
        ++removed.findings;
        removed.files += going->size();
        for (const FileHere &file : *going)
            removed.bytes += file.size;
    }
    return removed;
}

} // namespace nqi::store
