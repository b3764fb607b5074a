// SPDX-License-Identifier: Apache-2.0
#include "core/hub/sqlite_findings.h"

#include "core/hub/sqlite_quotas.h"
#include "core/hub/sqlite_rows.h"
#include "core/protocol/body.h"

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace nqi::hub {

using store::SqlCode;
using store::SqlError;
using store::Statement;

namespace {

SqlResult<std::vector<findings::Evidence>> evidenceOf(Database &database, std::string_view device,
                                                      std::span<const std::byte> finding)
{
    auto select = database.prepare(
        "SELECT sha256, size, media_type, label FROM evidence WHERE device = ? AND finding = ? ORDER BY position");
    if (!select)
        return std::unexpected(select.error());
    select->bind(1, device).bind(2, finding);
    std::vector<findings::Evidence> files;
    auto row = select->step();
    for (; row && *row; row = select->step())
        files.push_back({fromBlob<trust::Digest>(select->blob(0)), static_cast<std::uint64_t>(select->integer(1)),
                         std::string(select->text(2)), std::string(select->text(3))});
    if (!row)
        return std::unexpected(row.error());
    return files;
}

SqlResult<std::vector<ReceivedFinding>> readFindings(Database &database, Statement &select)
{
    std::vector<ReceivedFinding> rows;
    auto row = select.step();
    for (; row && *row; row = select.step()) {
        ReceivedFinding finding{.arrival = static_cast<std::uint64_t>(select.integer(0)),
                                .id = fromBlob<Uuid>(select.blob(1)),
                                .device = std::string(select.text(2)),
                                .sequence = static_cast<std::uint64_t>(select.integer(3)),
                                .receivedAt = instant(select.integer(4)),
                                .body = std::string(select.text(5)),
                                .receipt = std::string(select.text(6)),
                                .evidence = {}};
        auto files = evidenceOf(database, finding.device, finding.id.bytes);
        if (!files)
            return std::unexpected(files.error());
        finding.evidence = std::move(*files);
        rows.push_back(std::move(finding));
    }
    if (!row)
        return std::unexpected(row.error());
    return rows;
}

SqlResult<bool> insertFinding(Database &database, const findings::Finding &finding, Instant receivedAt)
{
    auto insert = database.prepare(
        "INSERT INTO findings(device, id, sequence, previous, hash, signature, saved_at, received_at, body) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(device, id) DO NOTHING");
    if (!insert)
        return std::unexpected(insert.error());
    const std::span<const std::byte> id(finding.id.bytes);
    insert->bind(1, std::string_view(finding.device)).bind(2, id).bind(3, finding.sequence);
    insert->bind(4, std::span<const std::byte>(finding.previous.bytes));
    insert->bind(5, std::span<const std::byte>(finding.hash.bytes));
    insert->bind(6, std::span<const std::byte>(finding.signature.bytes));
    insert->bind(7, milliseconds(finding.savedAt)).bind(8, milliseconds(receivedAt));
    if (auto done = insert->bind(9, std::string_view(finding.body)).run(); !done)
        return std::unexpected(done.error());
    if (database.changes() == 0)
        return false;
    auto files = database.prepare("INSERT INTO evidence(device, finding, position, sha256, size, media_type, label) "
                                  "VALUES(?, ?, ?, ?, ?, ?, ?)");
    if (!files)
        return std::unexpected(files.error());
    for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
        const findings::Evidence &file = finding.evidence[i];
        files->bind(1, std::string_view(finding.device)).bind(2, id).bind(3, i);
        files->bind(4, std::span<const std::byte>(file.digest.bytes)).bind(5, file.size);
        files->bind(6, std::string_view(file.mediaType)).bind(7, std::string_view(file.label));
        if (auto done = files->run(); !done)
            return std::unexpected(done.error());
    }
    return true;
}

// A fork (two findings with one sequence) breaks the chain for both; a gap breaks it for the one after the gap.
SqlResult<bool> chainIntact(Database &database, const findings::Finding &finding)
{
    auto select = database.prepare("SELECT sequence, hash FROM findings WHERE device = ? AND sequence IN (?, ?)");
    if (!select)
        return std::unexpected(select.error());
    select->bind(1, std::string_view(finding.device)).bind(2, finding.sequence).bind(3, finding.sequence - 1);
    bool linked = finding.sequence == 1 && finding.previous == trust::Digest{};
    std::size_t same = 0;
    auto row = select->step();
    for (; row && *row; row = select->step()) {
        if (static_cast<std::uint64_t>(select->integer(0)) == finding.sequence)
            ++same;
        else
            linked = linked || fromBlob<trust::Digest>(select->blob(1)) == finding.previous;
    }
    if (!row)
        return std::unexpected(row.error());
    return linked && same == 1;
}

SqlResult<PutResult> putOne(Database &database, const findings::Finding &finding, Instant receivedAt,
                            const ReceiptMaker &receipt)
{
    const auto created = insertFinding(database, finding, receivedAt);
    if (!created)
        return std::unexpected(created.error());
    auto select = database.prepare("SELECT hash, received_at, receipt FROM findings WHERE device = ? AND id = ?");
    if (!select)
        return std::unexpected(select.error());
    const auto row =
        select->bind(1, std::string_view(finding.device)).bind(2, std::span<const std::byte>(finding.id.bytes)).step();
    if (!row || !*row)
        return std::unexpected(row ? SqlError{SqlCode::corrupt, "a finding vanished"} : row.error());
    if (fromBlob<trust::Digest>(select->blob(0)) != finding.hash)
        return PutResult{PutOutcome::conflict, false, {}};
    Placement placement{*created, true, instant(select->integer(1)), std::string(select->text(2))};
    select->reset();
    const auto intact = chainIntact(database, finding);
    if (!intact)
        return std::unexpected(intact.error());
    placement.chainIntact = *intact;
    std::string text = receipt(finding, placement);
    if (text != placement.receipt) {
        auto update = database.prepare("UPDATE findings SET receipt = ? WHERE device = ? AND id = ?");
        if (!update)
            return std::unexpected(update.error());
        update->bind(1, std::string_view(text)).bind(2, std::string_view(finding.device));
        if (auto done = update->bind(3, std::span<const std::byte>(finding.id.bytes)).run(); !done)
            return std::unexpected(done.error());
    }
    return PutResult{PutOutcome::stored, *created, std::move(text)};
}

SqlResult<bool> isHeld(Database &database, const findings::Finding &finding)
{
    auto select = database.prepare("SELECT 1 FROM findings WHERE device = ? AND id = ?");
    if (!select)
        return std::unexpected(select.error());
    return select->bind(1, std::string_view(finding.device))
        .bind(2, std::span<const std::byte>(finding.id.bytes))
        .step();
}

/// Of one device in a batch.
struct Count {
    std::optional<std::uint64_t> room; ///< before the batch; nothing: any number
    std::uint64_t created = 0;
};
struct Arrival {
    Instant receivedAt;
    const ReceiptMaker &receipt;
};

// What is held already is answered however many there are.
SqlResult<PutResult> putWithin(Database &database, const findings::Finding &finding, const Count &count,
                               const Arrival &arrival)
{
    if (count.room && count.created >= *count.room) {
        const auto held = isHeld(database, finding);
        if (!held)
            return std::unexpected(held.error());
        if (!*held)
            return PutResult{PutOutcome::overQuota, false, {}};
    }
    return putOne(database, finding, arrival.receivedAt, arrival.receipt);
}

} // namespace

SqlResult<std::vector<PutResult>> putAll(Database &database, std::span<const findings::Finding> findings,
                                         Instant receivedAt, const ReceiptMaker &receipt)
{
    std::vector<PutResult> results;
    std::map<std::string_view, Count> counts;
    for (const findings::Finding &finding : findings) {
        const auto [count, isFirst] = counts.try_emplace(finding.device);
        if (isFirst) {
            const auto room = roomOf(database, finding.device);
            if (!room)
                return std::unexpected(room.error());
            count->second.room = *room;
        }
        auto result = putWithin(database, finding, count->second, {receivedAt, receipt});
        if (!result)
            return std::unexpected(result.error());
        if (result->created)
            ++count->second.created;
        results.push_back(std::move(*result));
    }
    for (const auto &[device, count] : counts)
        if (auto counted = countFindings(database, device, count.created); !counted)
            return std::unexpected(counted.error());
    return results;
}

SqlResult<std::optional<std::uint64_t>> findSize(Database &database, std::string_view device,
                                                 const trust::Digest &digest)
{
    auto select = database.prepare("SELECT size FROM evidence WHERE device = ? AND sha256 = ? LIMIT 1");
    if (!select)
        return std::unexpected(select.error());
    const auto row = select->bind(1, device).bind(2, std::span<const std::byte>(digest.bytes)).step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? std::optional(static_cast<std::uint64_t>(select->integer(0))) : std::nullopt;
}

SqlResult<std::vector<ReceivedFinding>> findAll(Database &database, const FindingQuery &query)
{
    auto select = database.prepare("SELECT rowid, id, device, sequence, received_at, body, receipt FROM findings "
                                   "WHERE (?1 = '' OR body LIKE '%' || ?1 || '%' ESCAPE '\\') AND "
                                   "(?2 = '' OR device = ?2) AND rowid < ?3 AND instr(body, ?5) > 0 "
                                   "ORDER BY rowid DESC LIMIT ?4");
    if (!select)
        return std::unexpected(select.error());
    const std::string pattern = likePattern(query.text);
    constexpr auto none = std::numeric_limits<std::int64_t>::max();
    select->bindView(1, pattern).bind(2, std::string_view(query.device));
    select->bind(3, query.before ? static_cast<std::int64_t>(*query.before) : none).bind(4, query.limit);
    select->bind(5, query.kind ? protocol::markOf(*query.kind) : std::string_view());
    return readFindings(database, *select);
}

SqlResult<std::optional<ReceivedFinding>> findOne(Database &database, std::string_view device, const Uuid &id)
{
    auto select = database.prepare("SELECT rowid, id, device, sequence, received_at, body, receipt FROM findings "
                                   "WHERE device = ? AND id = ?");
    if (!select)
        return std::unexpected(select.error());
    select->bind(1, device).bind(2, std::span<const std::byte>(id.bytes));
    return readFindings(database, *select).transform([](std::vector<ReceivedFinding> &&rows) {
        return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
    });
}

SqlResult<StoreCounts> countAll(Database &database)
{
    const auto devices = database.queryInteger("SELECT count(*) FROM devices");
    const auto findings = database.queryInteger("SELECT count(*) FROM findings");
    if (!devices || !findings)
        return std::unexpected(devices ? findings.error() : devices.error());
    return StoreCounts{static_cast<std::uint64_t>(devices->value_or(0)),
                       static_cast<std::uint64_t>(findings->value_or(0))};
}

} // namespace nqi::hub
