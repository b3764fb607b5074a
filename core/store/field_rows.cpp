// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_rows.h"

#include "core/verdict/verdict.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <variant>

namespace nqi::store {

namespace {

// Sequences stay far below 2^63.
std::int64_t signedOf(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

constexpr std::string_view findingColumns = "sequence, id, previous, hash, saved_at, body, signature";

findings::Finding readRow(const Statement &row)
{
    findings::Finding finding;
    finding.sequence = static_cast<std::uint64_t>(row.integer(0));
    finding.id = bytesValue<Uuid>(row.blob(1));
    finding.previous = bytesValue<trust::Digest>(row.blob(2));
    finding.hash = bytesValue<trust::Digest>(row.blob(3));
    finding.savedAt = instantOf(row.integer(4));
    finding.body = row.text(5);
    finding.signature = bytesValue<trust::Signature>(row.blob(6));
    return finding;
}

/// `bind` fills the parameters of `tail`.
SqlResult<std::optional<findings::Finding>> oneFinding(Database &database, std::string_view tail,
                                                       const std::function<void(Statement &)> &bind)
{
    auto statement = database.prepare(std::format("SELECT {} FROM findings {}", findingColumns, tail));
    if (!statement)
        return std::unexpected(statement.error());
    bind(*statement);
    const auto row = statement->step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    findings::Finding finding = readRow(*statement);
    auto evidence = evidenceOf(database, finding.sequence, false);
    if (!evidence)
        return std::unexpected(evidence.error());
    finding.evidence = std::move(*evidence);
    const auto device = database.queryText("SELECT id FROM device");
    if (!device)
        return std::unexpected(device.error());
    finding.device = device->value_or("");
    return finding;
}

/// What the list shows as the product: what was shown then, else what the check named.
std::string productOf(const findings::Draft &draft)
{
    if (!draft.product.empty())
        return draft.product;
    for (const verdict::Check &check : draft.verdict.checks) {
        if (check.code != verdict::CheckCode::productDeclared)
            continue;
        const auto name = std::ranges::find(check.arguments, "name", &verdict::Argument::name);
        if (name != check.arguments.end())
            return name->value;
    }
    return {};
}

/// In place of an outcome, of minutes whose goods were not looked up.
constexpr std::int64_t notCompared = -1;

std::optional<verdict::Overall> readOverall(std::int64_t value)
{
    constexpr auto last = static_cast<std::int64_t>(verdict::Overall::danger);
    if (value == notCompared)
        return {};
    return static_cast<verdict::Overall>(std::clamp<std::int64_t>(value, 0, last));
}

/// What lists, history and map show beside a body.
struct Shown {
    findings::Kind kind = findings::Kind::finding;
    std::optional<verdict::Overall> overall;
    std::string key;
    std::string product;
    std::string note;
    std::optional<Uuid> inspection;
    std::uint64_t gtin = 0;
    std::string lot{};
    std::string company{};
    std::optional<catalog::Tier> tier{};
    findings::Place place{};
};

Shown shown(const findings::Draft &draft)
{
    return {.kind = findings::Kind::finding,
            .overall = draft.verdict.overall,
            .key = draft.item.key,
            .product = productOf(draft),
            .note = draft.note,
            .inspection = draft.inspection,
            .gtin = draft.item.gtin,
            .lot = draft.item.lot,
            .tier = draft.verdict.tier,
            .place = draft.place};
}

Shown shown(const findings::Minutes &minutes)
{
    const findings::Inspection &of = minutes.inspection;
    return {.kind = findings::Kind::minutes,
            .overall = overallOf(of),
            .key = of.decision.number,
            .product = of.establishment.name,
            .note = of.conclusion,
            .inspection = of.id,
            .company = of.establishment.companyCode,
            .place = of.place};
}

std::optional<std::int64_t> e7(const std::optional<double> &degrees)
{
    constexpr double perDegree = 1e7;
    return degrees ? std::optional<std::int64_t>(std::llround(*degrees * perDegree)) : std::nullopt;
}

void bindSubject(Statement &statement, const Shown &row)
{
    statement.bind(14, row.gtin).bind(15, row.lot).bind(16, row.company);
    statement.bind(17, row.tier ? std::optional(static_cast<std::int64_t>(*row.tier)) : std::nullopt);
    const bool placed = row.place.latitude && row.place.longitude;
    statement.bind(18, placed ? e7(row.place.latitude) : std::nullopt);
    statement.bind(19, placed ? e7(row.place.longitude) : std::nullopt);
}

SqlResult<void> insertEvidence(Database &database, const findings::Finding &finding)
{
    auto statement =
        database.prepare("INSERT INTO evidence (finding, position, digest, size, media_type, label, removed) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
                         "coalesce((SELECT max(removed) FROM evidence WHERE digest = ?3), 0))");
    if (!statement)
        return std::unexpected(statement.error());
    std::int64_t position = 0;
    for (const findings::Evidence &file : finding.evidence) {
        statement->bind(1, signedOf(finding.sequence))
            .bind(2, position++)
            .bind(3, file.digest.bytes)
            .bind(4, signedOf(file.size))
            .bind(5, file.mediaType)
            .bind(6, file.label);
        if (auto done = statement->run(); !done)
            return done;
    }
    return {};
}

} // namespace

findings::State stateOf(std::int64_t value)
{
    using findings::State;
    static_assert(static_cast<int>(State::saved) == 0 && static_cast<int>(State::sent) == 1 &&
                  static_cast<int>(State::received) == 2 && static_cast<int>(State::complete) == 3 &&
                  static_cast<int>(State::quarantined) == 4);
    return static_cast<State>(std::clamp<std::int64_t>(value, 0, static_cast<std::int64_t>(State::quarantined)));
}

findings::Summary readSummary(const Statement &row)
{
    findings::Summary summary;
    summary.sequence = static_cast<std::uint64_t>(row.integer(0));
    summary.id = bytesValue<Uuid>(row.blob(1));
    summary.savedAt = instantOf(row.integer(2));
    summary.overall = readOverall(row.integer(3));
    summary.key = row.text(4);
    summary.product = row.text(5);
    summary.note = row.text(6);
    summary.state = stateOf(row.integer(7));
    summary.attempts = static_cast<std::uint32_t>(row.integer(8));
    if (const auto next = row.optionalInteger(9))
        summary.nextAttempt = instantOf(*next);
    summary.problem = row.text(10);
    summary.files = static_cast<std::uint32_t>(row.integer(11));
    summary.filesHeld = static_cast<std::uint32_t>(row.integer(12));
    summary.kind = row.integer(13) == 0 ? findings::Kind::finding : findings::Kind::minutes;
    return summary;
}

SqlResult<void> writeDevice(Database &database, const trust::PublicKey &key)
{
    auto statement = database.prepare("INSERT INTO device (one, id, public_key) VALUES (1, ?, ?)");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, trust::deviceId(key)).bind(2, key.bytes).run();
}

SqlResult<std::optional<trust::PublicKey>> readDevice(Database &database)
{
    auto statement = database.prepare("SELECT public_key FROM device");
    if (!statement)
        return std::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    return bytesValue<trust::PublicKey>(statement->blob(0));
}

SqlResult<std::optional<findings::Finding>> lastFinding(Database &database)
{
    return oneFinding(database, "ORDER BY sequence DESC LIMIT 1", [](Statement &) {});
}

SqlResult<std::optional<findings::Finding>> findingById(Database &database, const Uuid &id)
{
    return oneFinding(database, "WHERE id = ?", [&](Statement &statement) { statement.bind(1, id.bytes); });
}

SqlResult<std::optional<findings::Finding>> findingAt(Database &database, std::uint64_t sequence)
{
    return oneFinding(database, "WHERE sequence = ?",
                      [&](Statement &statement) { statement.bind(1, signedOf(sequence)); });
}

SqlResult<void> insertFinding(Database &database, const protocol::Content &content, const findings::Finding &finding)
{
    auto statement = database.prepare("INSERT INTO findings (sequence, id, previous, hash, saved_at, body, signature, "
                                      "overall, item_key, product, note, kind, inspection, gtin, lot, company, "
                                      "tier, latitude_e7, longitude_e7) "
                                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return std::unexpected(statement.error());
    const Shown row = std::visit([](const auto &one) { return shown(one); }, content);
    statement->bind(1, signedOf(finding.sequence))
        .bind(2, finding.id.bytes)
        .bind(3, finding.previous.bytes)
        .bind(4, finding.hash.bytes)
        .bind(5, milliseconds(finding.savedAt))
        .bindView(6, finding.body)
        .bind(7, finding.signature.bytes)
        .bind(8, row.overall ? static_cast<std::int64_t>(*row.overall) : notCompared)
        .bind(9, row.key)
        .bind(10, row.product)
        .bind(11, row.note)
        .bind(12, static_cast<std::int64_t>(row.kind));
    if (row.inspection)
        statement->bind(13, row.inspection->bytes);
    bindSubject(*statement, row);
    if (auto done = statement->run(); !done)
        return done;
    if (auto done = insertEvidence(database, finding); !done)
        return done;
    auto queued = database.prepare("INSERT INTO outbox (finding) VALUES (?)");
    if (!queued)
        return std::unexpected(queued.error());
    return queued->bind(1, signedOf(finding.sequence)).run();
}

SqlResult<std::vector<findings::Evidence>> evidenceOf(Database &database, std::uint64_t sequence, bool missingOnly)
{
    auto statement = database.prepare("SELECT digest, size, media_type, label FROM evidence "
                                      "WHERE finding = ? AND held <= ? ORDER BY position");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, signedOf(sequence)).bind(2, missingOnly ? 0 : 1);
    std::vector<findings::Evidence> files;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return files;
        files.push_back({bytesValue<trust::Digest>(statement->blob(0)),
                         static_cast<std::uint64_t>(statement->integer(1)), std::string(statement->text(2)),
                         std::string(statement->text(3))});
    }
}

SqlResult<bool> isRemoved(Database &database, std::uint64_t sequence, const trust::Digest &digest)
{
    auto statement = database.prepare("SELECT 1 FROM evidence WHERE finding = ? AND digest = ? AND removed > 0");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, signedOf(sequence)).bind(2, digest.bytes).step();
}

SqlResult<bool> isHeld(Database &database, const trust::Digest &digest)
{
    auto statement = database.prepare("SELECT 1 FROM evidence WHERE digest = ? AND held = 1");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, digest.bytes).step();
}

SqlResult<void> markHere(Database &database, const trust::Digest &digest)
{
    auto statement = database.prepare("UPDATE evidence SET removed = 0 WHERE digest = ? AND removed > 0");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, digest.bytes).run();
}

SqlResult<std::vector<findings::Summary>> summaries(Database &database, std::uint32_t limit,
                                                    std::uint64_t beforeSequence)
{
    auto statement = database.prepare(std::format("SELECT {} FROM findings f JOIN outbox o ON o.finding = f.sequence "
                                                  "WHERE f.sequence < ? ORDER BY f.sequence DESC LIMIT ?",
                                                  summaryColumns));
    if (!statement)
        return std::unexpected(statement.error());
    constexpr auto greatest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::uint64_t before = beforeSequence == 0 ? greatest : std::min(beforeSequence, greatest);
    statement->bind(1, signedOf(before)).bind(2, std::int64_t{limit});
    std::vector<findings::Summary> rows;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return rows;
        rows.push_back(readSummary(*statement));
    }
}

} // namespace nqi::store
