// SPDX-License-Identifier: Apache-2.0
#include "core/hub/sqlite_store.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

namespace nqi::hub {

namespace {

using store::Database;
using store::SqlCode;
using store::SqlError;
using store::SqlResult;
using store::Statement;

// Numbered and frozen: a change is a new step. `device` leads every key of findings and their files: it is the column
// by which a cluster would spread them.
constexpr std::array<std::string_view, 1> schema = {R"sql(
CREATE TABLE devices(
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    key BLOB NOT NULL,
    token BLOB NOT NULL UNIQUE,
    enrolled_at INTEGER NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE enrolment_codes(
    code BLOB PRIMARY KEY,
    expires INTEGER NOT NULL,
    used_by TEXT) WITHOUT ROWID;
CREATE TABLE findings(
    device TEXT NOT NULL,
    id BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB NOT NULL,
    saved_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    receipt TEXT NOT NULL DEFAULT '',
    UNIQUE(device, id));
CREATE INDEX findings_sequence ON findings(device, sequence);
CREATE TABLE evidence(
    device TEXT NOT NULL,
    finding BLOB NOT NULL,
    position INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY(device, finding, position)) WITHOUT ROWID;
CREATE INDEX evidence_sha256 ON evidence(device, sha256);
)sql"};

StoreError translated(const SqlError &error)
{
    switch (error.code) {
    case SqlCode::full:
        return StoreError::full;
    case SqlCode::readOnly:
    case SqlCode::notFound:
        return StoreError::unwritable;
    case SqlCode::busy:
        return StoreError::unavailable;
    case SqlCode::corrupt:
        return StoreError::damaged;
    case SqlCode::newer:
        return StoreError::newer;
    case SqlCode::constraint:
    case SqlCode::other:
        break;
    }
    return StoreError::other;
}

std::int64_t milliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}

Instant instant(std::int64_t value)
{
    return Instant(std::chrono::milliseconds(value));
}

template <class Value>
Value fromBlob(std::span<const std::byte> bytes)
{
    Value value;
    if (bytes.size() == value.bytes.size())
        std::ranges::copy(bytes, value.bytes.begin());
    return value;
}

Device deviceOf(const Statement &row)
{
    return {std::string(row.text(0)), std::string(row.text(1)), fromBlob<trust::PublicKey>(row.blob(2)),
            instant(row.integer(3)), row.integer(4) != 0};
}

class SqliteStore final : public Store {
public:
    explicit SqliteStore(Database database) : m_database(std::move(database)) {}

    StoreResult<void> addCode(const trust::Digest &code, Instant expires) override
    {
        return locked([&] { return insertCode(code, expires); });
    }
    StoreResult<EnrolOutcome> enrol(const NewDevice &device) override
    {
        return locked([&] { return inTransaction([&] { return enrolDevice(device); }); });
    }
    StoreResult<std::optional<Device>> deviceByToken(const trust::Digest &token) override
    {
        return locked([&] { return findDevice(token); });
    }
    StoreResult<std::vector<Device>> devices() override
    {
        return locked([&] { return allDevices(); });
    }
    StoreResult<bool> revoke(std::string_view device) override
    {
        return locked([&] { return revokeDevice(device); });
    }
    StoreResult<std::vector<PutResult>> put(std::span<const findings::Finding> findings, Instant receivedAt,
                                            const ReceiptMaker &receipt) override
    {
        return locked([&] { return inTransaction([&] { return putAll(findings, receivedAt, receipt); }); });
    }
    StoreResult<std::optional<std::uint64_t>> evidenceSize(std::string_view device,
                                                           const trust::Digest &digest) override
    {
        return locked([&] { return findSize(device, digest); });
    }
    StoreResult<std::vector<ReceivedFinding>> list(std::uint32_t limit) override
    {
        return locked([&] { return newest(limit); });
    }
    StoreResult<StoreCounts> counts() override
    {
        return locked([&] { return countAll(); });
    }

private:
    template <class F>
    auto locked(F &&work) -> StoreResult<typename std::invoke_result_t<F>::value_type>
    {
        const std::scoped_lock lock(m_mutex);
        return std::forward<F>(work)().transform_error(&translated);
    }

    template <class F>
    auto inTransaction(F &&work) -> std::invoke_result_t<F>
    {
        auto transaction = m_database.begin();
        if (!transaction)
            return std::unexpected(transaction.error());
        auto result = std::forward<F>(work)();
        if (!result)
            return result;
        if (auto committed = transaction->commit(); !committed)
            return std::unexpected(committed.error());
        return result;
    }

    SqlResult<void> insertCode(const trust::Digest &code, Instant expires);
    SqlResult<EnrolOutcome> enrolDevice(const NewDevice &device);
    SqlResult<bool> useCode(const trust::Digest &code, const Device &device);
    SqlResult<std::optional<Device>> findDevice(const trust::Digest &token);
    SqlResult<std::vector<Device>> allDevices();
    SqlResult<bool> revokeDevice(std::string_view device);
    SqlResult<std::vector<PutResult>> putAll(std::span<const findings::Finding> findings, Instant receivedAt,
                                             const ReceiptMaker &receipt);
    SqlResult<PutResult> putOne(const findings::Finding &finding, Instant receivedAt, const ReceiptMaker &receipt);
    SqlResult<bool> insertFinding(const findings::Finding &finding, Instant receivedAt);
    SqlResult<bool> chainIntact(const findings::Finding &finding);
    SqlResult<std::optional<std::uint64_t>> findSize(std::string_view device, const trust::Digest &digest);
    SqlResult<std::vector<ReceivedFinding>> newest(std::uint32_t limit);
    SqlResult<std::vector<findings::Evidence>> evidenceOf(std::string_view device, std::span<const std::byte> finding);
    SqlResult<StoreCounts> countAll();

    std::mutex m_mutex;
    Database m_database;
};

SqlResult<void> SqliteStore::insertCode(const trust::Digest &code, Instant expires)
{
    auto insert = m_database.prepare("INSERT INTO enrolment_codes(code, expires) VALUES(?, ?)");
    if (!insert)
        return std::unexpected(insert.error());
    return insert->bind(1, std::span<const std::byte>(code.bytes)).bind(2, milliseconds(expires)).run();
}

// One statement decides: of two devices with one code, only one changes the row.
SqlResult<bool> SqliteStore::useCode(const trust::Digest &code, const Device &device)
{
    auto update =
        m_database.prepare("UPDATE enrolment_codes SET used_by = ? WHERE code = ? AND used_by IS NULL AND expires > ?");
    if (!update)
        return std::unexpected(update.error());
    update->bind(1, std::string_view(device.id)).bind(2, std::span<const std::byte>(code.bytes));
    return update->bind(3, milliseconds(device.enrolledAt)).run().transform([&] { return m_database.changes() == 1; });
}

SqlResult<EnrolOutcome> SqliteStore::enrolDevice(const NewDevice &device)
{
    auto known = m_database.prepare("SELECT revoked FROM devices WHERE id = ?");
    if (!known)
        return std::unexpected(known.error());
    auto row = known->bind(1, std::string_view(device.device.id)).step();
    if (!row)
        return std::unexpected(row.error());
    if (*row && known->integer(0) != 0)
        return EnrolOutcome::revoked;
    if (device.code) {
        const auto used = useCode(*device.code, device.device);
        if (!used)
            return std::unexpected(used.error());
        if (!*used)
            return EnrolOutcome::codeInvalid;
    }
    auto insert = m_database.prepare("INSERT INTO devices(id, name, key, token, enrolled_at) VALUES(?, ?, ?, ?, ?) "
                                     "ON CONFLICT(id) DO UPDATE SET name = excluded.name, token = excluded.token");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, std::string_view(device.device.id)).bind(2, std::string_view(device.device.name));
    insert->bind(3, std::span<const std::byte>(device.device.key.bytes));
    insert->bind(4, std::span<const std::byte>(device.token.bytes)).bind(5, milliseconds(device.device.enrolledAt));
    return insert->run().transform([] { return EnrolOutcome::enrolled; });
}

SqlResult<std::optional<Device>> SqliteStore::findDevice(const trust::Digest &token)
{
    auto select = m_database.prepare("SELECT id, name, key, enrolled_at, revoked FROM devices WHERE token = ?");
    if (!select)
        return std::unexpected(select.error());
    const auto row = select->bind(1, std::span<const std::byte>(token.bytes)).step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? std::optional(deviceOf(*select)) : std::nullopt;
}

SqlResult<std::vector<Device>> SqliteStore::allDevices()
{
    auto select = m_database.prepare("SELECT id, name, key, enrolled_at, revoked FROM devices ORDER BY enrolled_at");
    if (!select)
        return std::unexpected(select.error());
    std::vector<Device> devices;
    auto row = select->step();
    for (; row && *row; row = select->step())
        devices.push_back(deviceOf(*select));
    if (!row)
        return std::unexpected(row.error());
    return devices;
}

SqlResult<bool> SqliteStore::revokeDevice(std::string_view device)
{
    auto update = m_database.prepare("UPDATE devices SET revoked = 1 WHERE id = ?");
    if (!update)
        return std::unexpected(update.error());
    return update->bind(1, device).run().transform([&] { return m_database.changes() == 1; });
}

SqlResult<std::vector<PutResult>> SqliteStore::putAll(std::span<const findings::Finding> findings, Instant receivedAt,
                                                      const ReceiptMaker &receipt)
{
    std::vector<PutResult> results;
    for (const findings::Finding &finding : findings) {
        auto result = putOne(finding, receivedAt, receipt);
        if (!result)
            return std::unexpected(result.error());
        results.push_back(std::move(*result));
    }
    return results;
}

SqlResult<PutResult> SqliteStore::putOne(const findings::Finding &finding, Instant receivedAt,
                                         const ReceiptMaker &receipt)
{
    const auto created = insertFinding(finding, receivedAt);
    if (!created)
        return std::unexpected(created.error());
    auto select = m_database.prepare("SELECT hash, received_at, receipt FROM findings WHERE device = ? AND id = ?");
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
    const auto intact = chainIntact(finding);
    if (!intact)
        return std::unexpected(intact.error());
    placement.chainIntact = *intact;
    std::string text = receipt(finding, placement);
    if (text != placement.receipt) {
        auto update = m_database.prepare("UPDATE findings SET receipt = ? WHERE device = ? AND id = ?");
        if (!update)
            return std::unexpected(update.error());
        update->bind(1, std::string_view(text)).bind(2, std::string_view(finding.device));
        if (auto done = update->bind(3, std::span<const std::byte>(finding.id.bytes)).run(); !done)
            return std::unexpected(done.error());
    }
    return PutResult{PutOutcome::stored, *created, std::move(text)};
}

SqlResult<bool> SqliteStore::insertFinding(const findings::Finding &finding, Instant receivedAt)
{
    auto insert = m_database.prepare(
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
    if (m_database.changes() == 0)
        return false;
    auto files = m_database.prepare("INSERT INTO evidence(device, finding, position, sha256, size, media_type, label) "
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
SqlResult<bool> SqliteStore::chainIntact(const findings::Finding &finding)
{
    auto select = m_database.prepare("SELECT sequence, hash FROM findings WHERE device = ? AND sequence IN (?, ?)");
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

SqlResult<std::optional<std::uint64_t>> SqliteStore::findSize(std::string_view device, const trust::Digest &digest)
{
    auto select = m_database.prepare("SELECT size FROM evidence WHERE device = ? AND sha256 = ? LIMIT 1");
    if (!select)
        return std::unexpected(select.error());
    const auto row = select->bind(1, device).bind(2, std::span<const std::byte>(digest.bytes)).step();
    if (!row)
        return std::unexpected(row.error());
    return *row ? std::optional(static_cast<std::uint64_t>(select->integer(0))) : std::nullopt;
}

SqlResult<std::vector<findings::Evidence>> SqliteStore::evidenceOf(std::string_view device,
                                                                   std::span<const std::byte> finding)
{
    auto select = m_database.prepare(
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

SqlResult<std::vector<ReceivedFinding>> SqliteStore::newest(std::uint32_t limit)
{
    auto select =
        m_database.prepare("SELECT id, device, sequence, received_at, body FROM findings ORDER BY rowid DESC LIMIT ?");
    if (!select)
        return std::unexpected(select.error());
    select->bind(1, limit);
    std::vector<ReceivedFinding> rows;
    auto row = select->step();
    for (; row && *row; row = select->step()) {
        ReceivedFinding finding{fromBlob<Uuid>(select->blob(0)),
                                std::string(select->text(1)),
                                static_cast<std::uint64_t>(select->integer(2)),
                                instant(select->integer(3)),
                                std::string(select->text(4)),
                                {}};
        auto files = evidenceOf(finding.device, finding.id.bytes);
        if (!files)
            return std::unexpected(files.error());
        finding.evidence = std::move(*files);
        rows.push_back(std::move(finding));
    }
    if (!row)
        return std::unexpected(row.error());
    return rows;
}

SqlResult<StoreCounts> SqliteStore::countAll()
{
    const auto devices = m_database.queryInteger("SELECT count(*) FROM devices");
    const auto findings = m_database.queryInteger("SELECT count(*) FROM findings");
    if (!devices || !findings)
        return std::unexpected(devices ? findings.error() : devices.error());
    return StoreCounts{static_cast<std::uint64_t>(devices->value_or(0)),
                       static_cast<std::uint64_t>(findings->value_or(0))};
}

} // namespace

std::string_view name(StoreError error)
{
    constexpr std::array<std::string_view, 6> names = {"full",    "unwritable", "unavailable",
                                                       "damaged", "newer",      "other"};
    return names.at(static_cast<std::size_t>(error));
}

StoreResult<std::unique_ptr<Store>> openSqliteStore(const std::filesystem::path &file, const store::SqlFault &fault)
{
    store::SqlOptions options;
    options.access = store::SqlAccess::create;
    options.fault = fault;
    auto database = Database::open(file, options);
    if (!database)
        return std::unexpected(translated(database.error()));
    if (auto migrated = store::migrate(*database, schema); !migrated)
        return std::unexpected(translated(migrated.error()));
    return std::make_unique<SqliteStore>(std::move(*database));
}

} // namespace nqi::hub
