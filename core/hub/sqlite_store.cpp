// SPDX-License-Identifier: Apache-2.0
#include "core/hub/sqlite_store.h"

#include "core/hub/sqlite_findings.h"
#include "core/hub/sqlite_people.h"
#include "core/hub/sqlite_quotas.h"

#include <array>
#include <mutex>
#include <utility>

namespace nqi::hub {

namespace {

using store::SqlCode;
using store::SqlError;

// Numbered and frozen: a change is a new step. `device` leads every key of findings and their files: it is the column
// by which a cluster would spread them.
constexpr std::array<std::string_view, 3> schema = {R"sql(
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
)sql",
                                                    R"sql(
ALTER TABLE devices ADD COLUMN role INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolment_codes ADD COLUMN role INTEGER NOT NULL DEFAULT 0;
CREATE TABLE users(
    name TEXT PRIMARY KEY,
    role INTEGER NOT NULL,
    password TEXT NOT NULL,
    created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE audit(
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL);
CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'written once'); END;
)sql",
                                                    R"sql(
CREATE TABLE quotas(
    scope TEXT PRIMARY KEY,
    findings INTEGER,
    bytes INTEGER) WITHOUT ROWID;
CREATE TABLE admitted_files(
    device TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY(device, sha256)) WITHOUT ROWID;
CREATE TABLE usage(
    device TEXT PRIMARY KEY,
    findings INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
INSERT INTO admitted_files SELECT device, sha256, max(size) FROM evidence GROUP BY device, sha256;
INSERT INTO usage SELECT device, count(*), coalesce((SELECT sum(size) FROM admitted_files a WHERE a.device = f.device), 0)
    FROM findings f GROUP BY device;
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

class SqliteStore final : public Store {
public:
    explicit SqliteStore(Database database) : m_database(std::move(database)) {}

    StoreResult<void> addCode(const trust::Digest &code, Instant expires, AccessRole role) override
    {
        return locked([&] { return insertCode(m_database, code, expires, role); });
    }
    StoreResult<EnrolOutcome> enrol(const NewDevice &device) override
    {
        return locked([&] { return inTransaction([&] { return enrolDevice(m_database, device); }); });
    }
    StoreResult<std::optional<Device>> deviceByToken(const trust::Digest &token) override
    {
        return locked([&] { return findDevice(m_database, token); });
    }
    StoreResult<std::vector<DeviceActivity>> devices() override
    {
        return locked([&] { return allDevices(m_database); });
    }
    StoreResult<bool> revoke(std::string_view device) override
    {
        return locked([&] { return revokeDevice(m_database, device); });
    }
    StoreResult<std::vector<PutResult>> put(std::span<const findings::Finding> findings, Instant receivedAt,
                                            const ReceiptMaker &receipt) override
    {
        return locked([&] { return inTransaction([&] { return putAll(m_database, findings, receivedAt, receipt); }); });
    }
    StoreResult<std::optional<std::uint64_t>> evidenceSize(std::string_view device,
                                                           const trust::Digest &digest) override
    {
        return locked([&] { return findSize(m_database, device, digest); });
    }
    StoreResult<Admission> admitFile(std::string_view device, const trust::Digest &digest, std::uint64_t size) override
    {
        return locked([&] { return inTransaction([&] { return admit(m_database, device, digest, size); }); });
    }
    StoreResult<void> setQuota(const ScopedQuota &quota) override
    {
        return locked([&] { return inTransaction([&] { return replaceQuota(m_database, quota); }); });
    }
    StoreResult<std::vector<ScopedQuota>> quotas() override
    {
        return locked([&] { return allQuotas(m_database); });
    }
    StoreResult<std::vector<ReceivedFinding>> find(const FindingQuery &query) override
    {
        return locked([&] { return findAll(m_database, query); });
    }
    StoreResult<std::optional<ReceivedFinding>> finding(std::string_view device, const Uuid &id) override
    {
        return locked([&] { return findOne(m_database, device, id); });
    }
    StoreResult<void> putUser(const User &user) override
    {
        return locked([&] { return replaceUser(m_database, user); });
    }
    StoreResult<bool> removeUser(std::string_view name) override
    {
        return locked([&] { return deleteUser(m_database, name); });
    }
    StoreResult<std::vector<User>> users() override
    {
        return locked([&] { return allUsers(m_database); });
    }
    StoreResult<void> record(const AuditEntry &entry) override
    {
        return locked([&] { return insertEntry(m_database, entry); });
    }
    StoreResult<std::vector<AuditEntry>> audit(std::uint32_t limit) override
    {
        return locked([&] { return newestEntries(m_database, limit); });
    }
    StoreResult<StoreCounts> counts() override
    {
        return locked([&] { return countAll(m_database); });
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

    std::mutex m_mutex;
    Database m_database;
};

} // namespace

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
