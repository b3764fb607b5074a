// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_history.h"

#include "core/catalog/schema.h"
#include "core/store/field_rows.h"

#include <algorithm>
#include <format>
#include <limits>
#include <string>
#include <string_view>

namespace nqi::store {

namespace {

constexpr auto greatest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

SqlResult<Statement> select(Database &database, std::string_view where, std::string_view order)
{
    return database.prepare(std::format("SELECT {}, f.gtin, f.lot, f.tier, f.latitude_e7, f.longitude_e7 FROM "
                                        "findings f JOIN outbox o ON o.finding = f.sequence WHERE {} ORDER BY {}",
                                        summaryColumns, where, order));
}

findings::Entry readEntry(const Statement &row)
{
    constexpr double perDegree = 1e7;
    findings::Entry entry;
    entry.summary = readSummary(row);
    entry.gtin = static_cast<std::uint64_t>(row.integer(summaryColumnCount));
    entry.lot = row.text(summaryColumnCount + 1);
    if (const auto tier = row.optionalInteger(summaryColumnCount + 2))
        entry.tier = catalog::enumValue<catalog::Tier>(*tier);
    const auto latitude = row.optionalInteger(summaryColumnCount + 3);
    const auto longitude = row.optionalInteger(summaryColumnCount + 4);
    if (latitude && longitude) {
        entry.latitude = static_cast<double>(*latitude) / perDegree;
        entry.longitude = static_cast<double>(*longitude) / perDegree;
    }
    return entry;
}

SqlResult<std::vector<findings::Entry>> readAll(Statement &statement)
{
    std::vector<findings::Entry> entries;
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return entries;
        entries.push_back(readEntry(statement));
    }
}

/// Of what was saved in this time and after it, the links that a later one corrects. Bodies that name none are not
/// parsed.
SqlResult<std::vector<Uuid>> correctedBetween(Database &database, Instant from, Instant to)
{
    auto statement = database.prepare(
        "SELECT body ->> '$.corrects' FROM findings WHERE sequence > (SELECT min(sequence) FROM findings "
        "WHERE saved_at >= ?1 AND saved_at < ?2) AND iif(instr(body, '\"corrects\"') > 0, json_valid(body), 0)");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, milliseconds(from)).bind(2, milliseconds(to));
    std::vector<Uuid> corrected;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return corrected;
        if (const auto id = Uuid::parse(statement->text(0)))
            corrected.push_back(*id);
    }
}

/// One parameter for any number of ranges: [[first,last],...].
std::string rangesJson(const std::vector<catalog::GtinRange> &ranges)
{
    std::string json = "[";
    for (const catalog::GtinRange &range : ranges)
        json += std::format("{}[{},{}]", json.size() > 1 ? "," : "", std::min(range.first, greatest),
                            std::min(range.last, greatest));
    return json + "]";
}

constexpr std::string_view aboutSubject = R"sql(f.sequence < ?2 AND f.sequence IN (
    SELECT g.sequence FROM json_each(?3) r JOIN findings g
        ON g.gtin BETWEEN (r.value ->> 0) AND (r.value ->> 1) AND g.gtin > 0 WHERE ?4 = '' OR g.lot = ?4
    UNION ALL SELECT sequence FROM findings WHERE ?3 = '[]' AND lot = ?4 AND lot <> ''
    UNION ALL SELECT sequence FROM findings WHERE company = ?5 AND company <> ''))sql";

} // namespace

SqlResult<std::vector<findings::Entry>> entriesAbout(Database &database, const findings::Subject &subject,
                                                     std::uint32_t limit, std::uint64_t beforeSequence)
{
    auto statement = select(database, aboutSubject, "f.sequence DESC LIMIT ?1");
    if (!statement)
        return std::unexpected(statement.error());
    const std::uint64_t before = beforeSequence == 0 ? greatest : std::min(beforeSequence, greatest);
    statement->bind(1, limit)
        .bind(2, before)
        .bind(3, rangesJson(subject.gtins))
        .bind(4, subject.lot)
        .bind(5, subject.company);
    return readAll(*statement);
}

SqlResult<std::vector<findings::Entry>> entriesBetween(Database &database, Instant from, Instant to)
{
    const auto corrected = correctedBetween(database, from, to);
    if (!corrected)
        return std::unexpected(corrected.error());
    auto statement = select(database, "f.saved_at >= ?1 AND f.saved_at < ?2", "f.saved_at DESC, f.sequence DESC");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, milliseconds(from)).bind(2, milliseconds(to));
    auto entries = readAll(*statement);
    if (entries)
        std::erase_if(*entries, [&](const findings::Entry &entry) {
            return std::ranges::find(*corrected, entry.summary.id) != corrected->end();
        });
    return entries;
}

SqlResult<std::optional<Instant>> replacementOf(Database &database, const Uuid &id)
{
    // The last condition is the index's own.
    auto statement =
        database.prepare("SELECT saved_at FROM findings INDEXED BY findings_corrects WHERE body ->> '$.corrects' = ?2 "
                         "AND sequence > (SELECT sequence FROM findings WHERE id = ?1) "
                         "AND iif(instr(body, '\"corrects\"') > 0, json_valid(body), 0) "
                         "ORDER BY sequence DESC LIMIT 1");
    if (!statement)
        return std::unexpected(statement.error());
    const auto found = statement->bind(1, id.bytes).bind(2, id.text()).step();
    if (!found)
        return std::unexpected(found.error());
    return *found ? std::optional(instantOf(statement->integer(0))) : std::nullopt;
}

SqlResult<std::vector<findings::RecordedFinding>> findingsDuring(Database &database, const Uuid &inspection)
{
    // Minutes name the inspection, too: they are none of its findings.
    auto statement = database.prepare(
        "SELECT id, item_key, lot, iif(json_valid(body), body ->> '$.item.serial', ''), "
        "iif(json_valid(body), body ->> '$.corrects', NULL) FROM findings WHERE inspection = ?1 AND kind = ?2 "
        "ORDER BY sequence");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, inspection.bytes).bind(2, static_cast<std::int64_t>(findings::Kind::finding));
    std::vector<findings::RecordedFinding> all;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return all;
        all.push_back({.id = bytesValue<Uuid>(statement->blob(0)),
                       .key = std::string(statement->text(1)),
                       .lot = std::string(statement->text(2)),
                       .serial = std::string(statement->text(3)),
                       .corrects = statement->isNull(4) ? std::nullopt : Uuid::parse(statement->text(4))});
    }
}

SqlResult<std::optional<Instant>> oldestUnfinished(Database &database)
{
    return database
        .queryInteger("SELECT saved_at FROM findings WHERE sequence = "
                      "(SELECT min(finding) FROM outbox WHERE state IN (0, 1, 2, 4))")
        .transform([](std::optional<std::int64_t> at) {
            return at ? std::optional(instantOf(*at)) : std::optional<Instant>();
        });
}

} // namespace nqi::store
