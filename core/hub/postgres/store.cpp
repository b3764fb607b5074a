// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/store.h"

#include "core/base/encoding.h"
#include "core/hub/postgres/device_batch.h"
#include "core/hub/postgres/pool.h"
#include "core/protocol/body.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <format>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace nqi::hub {

namespace {

// Numbered and frozen: a change is a new step. `device` leads every key of findings and their files: it is the column
// by which a cluster spreads them.
constexpr std::array<std::string_view, 4> steps = {R"sql(
CREATE TABLE nqi_hub.devices(
    id text PRIMARY KEY,
    name text NOT NULL,
    key bytea NOT NULL,
    token bytea NOT NULL UNIQUE,
    enrolled_at bigint NOT NULL,
    revoked boolean NOT NULL DEFAULT false);
CREATE TABLE nqi_hub.enrolment_codes(
    code bytea PRIMARY KEY,
    expires bigint NOT NULL,
    used_by text);
CREATE TABLE nqi_hub.findings(
    device text NOT NULL,
    id bytea NOT NULL,
    sequence bigint NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    signature bytea NOT NULL,
    saved_at bigint NOT NULL,
    received_at bigint NOT NULL,
    arrival bigint GENERATED ALWAYS AS IDENTITY,
    body text NOT NULL,
    receipt text NOT NULL,
    PRIMARY KEY(device, id));
CREATE INDEX findings_sequence ON nqi_hub.findings(device, sequence);
CREATE INDEX findings_arrival ON nqi_hub.findings(arrival);
CREATE TABLE nqi_hub.evidence(
    device text NOT NULL,
    finding bytea NOT NULL,
    position integer NOT NULL,
    sha256 bytea NOT NULL,
    size bigint NOT NULL,
    media_type text NOT NULL,
    label text NOT NULL,
    PRIMARY KEY(device, finding, position));
CREATE INDEX evidence_sha256 ON nqi_hub.evidence(device, sha256);
)sql",
                                                   R"sql(
ALTER TABLE nqi_hub.devices ADD COLUMN role smallint NOT NULL DEFAULT 0;
ALTER TABLE nqi_hub.enrolment_codes ADD COLUMN role smallint NOT NULL DEFAULT 0;
CREATE TABLE nqi_hub.users(
    name text PRIMARY KEY,
    role smallint NOT NULL,
    password text NOT NULL,
    created_at bigint NOT NULL);
CREATE TABLE nqi_hub.audit(
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL);
CREATE FUNCTION nqi_hub.written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'written once'; END $$;
CREATE TRIGGER audit_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON nqi_hub.audit
    FOR EACH STATEMENT EXECUTE FUNCTION nqi_hub.written_once();
)sql",
                                                   R"sql(
-- What a device calls something is kept as its bytes: a text here has no U+0000.
ALTER TABLE nqi_hub.devices ALTER COLUMN name TYPE bytea USING convert_to(name, 'UTF8');
ALTER TABLE nqi_hub.evidence ALTER COLUMN media_type TYPE bytea USING convert_to(media_type, 'UTF8'),
    ALTER COLUMN label TYPE bytea USING convert_to(label, 'UTF8');
)sql",
                                                   R"sql(
CREATE TABLE nqi_hub.quotas(
    scope text PRIMARY KEY,
    findings bigint,
    bytes bigint);
CREATE TABLE nqi_hub.admitted_files(
    device text NOT NULL,
    sha256 bytea NOT NULL,
    size bigint NOT NULL,
    PRIMARY KEY(device, sha256));
CREATE TABLE nqi_hub.usage(
    device text PRIMARY KEY,
    findings bigint NOT NULL DEFAULT 0,
    bytes bigint NOT NULL DEFAULT 0);
INSERT INTO nqi_hub.admitted_files SELECT device, sha256, max(size) FROM nqi_hub.evidence GROUP BY device, sha256;
INSERT INTO nqi_hub.usage SELECT device, count(*),
    coalesce((SELECT sum(size) FROM nqi_hub.admitted_files a WHERE a.device = f.device), 0)
    FROM nqi_hub.findings f GROUP BY device;
)sql"};

AccessRole roleOf(const pqxx::field &field)
{
    const int value = field.as<int>();
    return value >= 0 && value <= static_cast<int>(AccessRole::administrator) ? static_cast<AccessRole>(value)
                                                                              : AccessRole::inspector;
}

Device deviceOf(const pqxx::row &row)
{
    return {row[0].as<std::string>(), textOf(row[1]),    fromBytes<trust::PublicKey>(row[2]),
            instant(row[3]),          row[4].as<bool>(), roleOf(row[5])};
}

std::optional<std::uint64_t> bound(const pqxx::field &field)
{
    return field.is_null() ? std::nullopt : std::optional(field.as<std::uint64_t>());
}

bool exceeds(std::optional<std::uint64_t> most, std::uint64_t held, std::uint64_t more)
{
    return most && (held > *most || more > *most - held);
}

// After the device's lock, so that what is counted holds; where all devices share a bound they come one by one.
Admission admit(PostgresWork &work, std::string_view device, const trust::Digest &digest, std::uint64_t size)
{
    work.exec("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", device);
    const auto row =
        work.exec("SELECT EXISTS(SELECT 1 FROM nqi_hub.admitted_files WHERE device = $1 AND sha256 = decode($2, "
                  "'hex')), coalesce((SELECT bytes FROM nqi_hub.usage WHERE device = $1), 0), "
                  "coalesce((SELECT bytes FROM nqi_hub.quotas WHERE scope = $1), (SELECT bytes FROM nqi_hub.quotas "
                  "WHERE scope = 'device')), (SELECT bytes FROM nqi_hub.quotas WHERE scope = 'hub')",
                  device, hex(digest.bytes))
            .one_row();
    if (row[0].as<bool>())
        return Admission::admitted;
    if (exceeds(bound(row[2]), row[1].as<std::uint64_t>(), size))
        return Admission::deviceFull;
    if (const auto whole = bound(row[3])) {
        constexpr std::int64_t lock = 0x4E51494855420002; // "NQIHUB", 2
        work.exec("SELECT pg_advisory_xact_lock($1)", lock);
        const auto held = work.exec("SELECT coalesce(sum(bytes), 0)::bigint FROM nqi_hub.usage").one_row();
        if (exceeds(whole, held[0].as<std::uint64_t>(), size))
            return Admission::hubFull;
    }
    work.exec("WITH counted AS (INSERT INTO nqi_hub.usage(device, bytes) VALUES($1, $3) ON CONFLICT(device) "
              "DO UPDATE SET bytes = usage.bytes + excluded.bytes) "
              "INSERT INTO nqi_hub.admitted_files(device, sha256, size) VALUES($1, decode($2, 'hex'), $3)",
              device, hex(digest.bytes), size);
    return Admission::admitted;
}

class PostgresStore final : public Store {
public:
    explicit PostgresStore(PostgresOptions options) : m_pool(std::move(options)) {}

    /// False: made by a newer program.
    StoreResult<bool> migrate()
    {
        return m_pool.run([](PostgresWork &work) {
            constexpr std::int64_t lock = 0x4E51494855420001; // "NQIHUB", 1
            work.exec("SELECT pg_advisory_xact_lock($1)", lock);
            work.exec("CREATE SCHEMA IF NOT EXISTS nqi_hub");
            work.exec("CREATE TABLE IF NOT EXISTS nqi_hub.schema(version integer NOT NULL)");
            const auto rows = work.exec("SELECT version FROM nqi_hub.schema");
            const auto version = rows.empty() ? std::size_t{0} : rows[0][0].as<std::size_t>();
            if (version > steps.size())
                return false;
            if (rows.empty())
                work.exec("INSERT INTO nqi_hub.schema VALUES(0)");
            for (std::size_t step = version; step < steps.size(); ++step)
                work.exec(std::string(steps.at(step)));
            work.exec("UPDATE nqi_hub.schema SET version = $1", steps.size());
            return true;
        });
    }

    StoreResult<void> addCode(const trust::Digest &code, Instant expires, AccessRole role) override
    {
        return done([&](PostgresWork &work) {
            work.exec("INSERT INTO nqi_hub.enrolment_codes(code, expires, role) VALUES(decode($1, 'hex'), $2, $3)",
                      hex(code.bytes), milliseconds(expires), static_cast<int>(role));
        });
    }

    StoreResult<EnrolOutcome> enrol(const NewDevice &device) override
    {
        return m_pool.run([&](PostgresWork &work) {
            const Device &one = device.device;
            const auto known = work.exec("SELECT revoked FROM nqi_hub.devices WHERE id = $1 FOR UPDATE", one.id);
            if (!known.empty() && known[0][0].as<bool>())
                return EnrolOutcome::revoked;
            // One statement decides: of two devices with one code, only one changes the row.
            AccessRole role = one.role;
            if (device.code) {
                const auto used = work.exec("UPDATE nqi_hub.enrolment_codes SET used_by = $1 WHERE "
                                            "code = decode($2, 'hex') AND used_by IS NULL AND expires > $3 "
                                            "RETURNING role",
                                            one.id, hex(device.code->bytes), milliseconds(one.enrolledAt));
                if (used.empty())
                    return EnrolOutcome::codeInvalid;
                role = roleOf(used[0][0]);
            }
            work.exec(
                "INSERT INTO nqi_hub.devices(id, name, key, token, enrolled_at, role) "
                "VALUES($1, decode($2, 'hex'), decode($3, 'hex'), decode($4, 'hex'), $5, $6) ON CONFLICT(id) DO UPDATE "
                "SET name = excluded.name, token = excluded.token, role = excluded.role",
                one.id, hex(bytesOf(one.name)), hex(one.key.bytes), hex(device.token.bytes),
                milliseconds(one.enrolledAt), static_cast<int>(role));
            return EnrolOutcome::enrolled;
        });
    }

    StoreResult<std::optional<Device>> deviceByToken(const trust::Digest &token) override
    {
        return m_pool.run([&](PostgresWork &work) {
            const auto rows = work.exec("SELECT id, name, key, enrolled_at, revoked, role FROM nqi_hub.devices "
                                        "WHERE token = decode($1, 'hex')",
                                        hex(token.bytes));
            return rows.empty() ? std::nullopt : std::optional(deviceOf(rows[0]));
        });
    }

    StoreResult<std::vector<DeviceActivity>> devices() override
    {
        return m_pool.run([&](PostgresWork &work) {
            std::vector<DeviceActivity> devices;
            for (const auto &row :
                 work.exec("SELECT d.id, name, key, enrolled_at, revoked, role, count(f.device), max(f.received_at), "
                           "coalesce((SELECT body FROM nqi_hub.findings l WHERE l.device = d.id "
                           "ORDER BY sequence DESC LIMIT 1), ''), "
                           "coalesce((SELECT bytes FROM nqi_hub.usage u WHERE u.device = d.id), 0), "
                           "coalesce((SELECT findings FROM nqi_hub.quotas WHERE scope = d.id), "
                           "(SELECT findings FROM nqi_hub.quotas WHERE scope = 'device')), "
                           "coalesce((SELECT bytes FROM nqi_hub.quotas WHERE scope = d.id), "
                           "(SELECT bytes FROM nqi_hub.quotas WHERE scope = 'device')) FROM nqi_hub.devices d "
                           "LEFT JOIN nqi_hub.findings f ON f.device = d.id GROUP BY d.id ORDER BY enrolled_at, d.id"))
                devices.push_back({deviceOf(row),
                                   row[6].as<std::uint64_t>(),
                                   row[7].is_null() ? std::nullopt : std::optional(instant(row[7])),
                                   row[8].as<std::string>(),
                                   row[9].as<std::uint64_t>(),
                                   {bound(row[10]), bound(row[11])}});
            return devices;
        });
    }

    StoreResult<bool> revoke(std::string_view device) override
    {
        return m_pool.run([&](PostgresWork &work) {
            return work.exec("UPDATE nqi_hub.devices SET revoked = true WHERE id = $1", device).affected_rows() == 1;
        });
    }

    StoreResult<std::vector<PutResult>> put(std::span<const findings::Finding> findings, Instant receivedAt,
                                            const ReceiptMaker &receipt) override
    {
        return m_pool.run([&](PostgresWork &work) {
            // By device, in one order: two transactions never wait for each other's locks.
            std::map<std::string, std::vector<std::size_t>> places;
            for (std::size_t i = 0; i < findings.size(); ++i)
                places[findings[i].device].push_back(i);
            std::vector<PutResult> results(findings.size());
            for (const auto &[device, indexes] : places) {
                DeviceBatch batch(device);
                for (const std::size_t index : indexes)
                    batch.add(findings[index]);
                batch.read(work);
                auto placed = batch.place(receivedAt, receipt);
                for (std::size_t i = 0; i < indexes.size(); ++i)
                    results[indexes[i]] = std::move(placed[i]);
                batch.write(work);
            }
            return results;
        });
    }

    StoreResult<std::optional<std::uint64_t>> evidenceSize(std::string_view device,
                                                           const trust::Digest &digest) override
    {
        return m_pool.run([&](PostgresWork &work) {
            const auto rows = work.exec("SELECT size FROM nqi_hub.evidence WHERE device = $1 AND "
                                        "sha256 = decode($2, 'hex') LIMIT 1",
                                        device, hex(digest.bytes));
            return rows.empty() ? std::nullopt : std::optional(rows[0][0].as<std::uint64_t>());
        });
    }

    StoreResult<Admission> admitFile(std::string_view device, const trust::Digest &digest, std::uint64_t size) override
    {
        return m_pool.run([&](PostgresWork &work) { return admit(work, device, digest, size); });
    }

    StoreResult<void> setQuota(const ScopedQuota &quota) override
    {
        return done([&](PostgresWork &work) {
            work.exec("DELETE FROM nqi_hub.quotas WHERE scope = $1", quota.scope);
            if (quota.quota != Quota{})
                work.exec("INSERT INTO nqi_hub.quotas(scope, findings, bytes) VALUES($1, $2, $3)", quota.scope,
                          quota.quota.findings, quota.quota.bytes);
        });
    }

    StoreResult<std::vector<ScopedQuota>> quotas() override
    {
        return m_pool.run([&](PostgresWork &work) {
            std::vector<ScopedQuota> quotas;
            for (const auto &row : work.exec("SELECT scope, findings, bytes FROM nqi_hub.quotas ORDER BY scope"))
                quotas.push_back({row[0].as<std::string>(), {bound(row[1]), bound(row[2])}});
            return quotas;
        });
    }

    StoreResult<std::vector<ReceivedFinding>> find(const FindingQuery &query) override
    {
        return m_pool.run([&](PostgresWork &work) {
            constexpr auto none = std::numeric_limits<std::int64_t>::max();
            return readFindings(
                work, work.exec(std::format("{} WHERE ($1 = '' OR body ILIKE '%' || $1 || '%') AND "
                                            "($2 = '' OR device = $2) AND arrival < $3 AND strpos(body, $5) > 0 "
                                            "ORDER BY arrival DESC LIMIT $4",
                                            selectFinding),
                                likePattern(query.text), query.device,
                                query.before ? static_cast<std::int64_t>(*query.before) : none, query.limit,
                                std::string(query.kind ? protocol::markOf(*query.kind) : std::string_view())));
        });
    }

    StoreResult<std::optional<ReceivedFinding>> finding(std::string_view device, const Uuid &id) override
    {
        return m_pool.run([&](PostgresWork &work) {
            auto found = readFindings(
                work, work.exec(std::format("{} WHERE device = $1 AND id = decode($2, 'hex')", selectFinding), device,
                                hex(id.bytes)));
            return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
        });
    }

    StoreResult<void> putUser(const User &user) override
    {
        return done([&](PostgresWork &work) {
            work.exec("INSERT INTO nqi_hub.users(name, role, password, created_at) VALUES($1, $2, $3, $4) "
                      "ON CONFLICT(name) DO UPDATE SET role = excluded.role, password = excluded.password",
                      user.name, static_cast<int>(user.role), user.password, milliseconds(user.createdAt));
        });
    }

    StoreResult<bool> removeUser(std::string_view name) override
    {
        return m_pool.run([&](PostgresWork &work) {
            return work.exec("DELETE FROM nqi_hub.users WHERE name = $1", name).affected_rows() == 1;
        });
    }

    StoreResult<std::vector<User>> users() override
    {
        return m_pool.run([&](PostgresWork &work) {
            std::vector<User> users;
            for (const auto &row :
                 work.exec("SELECT name, role, password, created_at FROM nqi_hub.users ORDER BY name"))
                users.push_back({row[0].as<std::string>(), roleOf(row[1]), row[2].as<std::string>(), instant(row[3])});
            return users;
        });
    }

    StoreResult<void> record(const AuditEntry &entry) override
    {
        return done([&](PostgresWork &work) {
            work.exec("INSERT INTO nqi_hub.audit(at, actor, action, subject) VALUES($1, $2, $3, $4)",
                      milliseconds(entry.at), entry.actor, entry.action, entry.subject);
        });
    }

    StoreResult<std::vector<AuditEntry>> audit(std::uint32_t limit) override
    {
        return m_pool.run([&](PostgresWork &work) {
            std::vector<AuditEntry> entries;
            for (const auto &row :
                 work.exec("SELECT at, actor, action, subject FROM nqi_hub.audit ORDER BY number DESC LIMIT $1", limit))
                entries.push_back(
                    {instant(row[0]), row[1].as<std::string>(), row[2].as<std::string>(), row[3].as<std::string>()});
            return entries;
        });
    }

    StoreResult<StoreCounts> counts() override
    {
        return m_pool.run([&](PostgresWork &work) {
            const auto row = work.exec("SELECT (SELECT count(*) FROM nqi_hub.devices), "
                                       "(SELECT count(*) FROM nqi_hub.findings)")
                                 .one_row();
            return StoreCounts{row[0].as<std::uint64_t>(), row[1].as<std::uint64_t>()};
        });
    }

private:
    static constexpr std::string_view selectFinding =
        "SELECT arrival, id, device, sequence, received_at, body, receipt FROM nqi_hub.findings";

    template <class Work>
    StoreResult<void> done(const Work &work)
    {
        const auto runs = [&](PostgresWork &transaction) {
            work(transaction);
            return true;
        };
        return m_pool.run(runs).transform([](bool) {});
    }

    static std::vector<ReceivedFinding> readFindings(PostgresWork &work, const pqxx::result &rows)
    {
        std::vector<ReceivedFinding> all;
        for (const auto &row : rows) {
            all.push_back({.arrival = row[0].as<std::uint64_t>(),
                           .id = fromBytes<Uuid>(row[1]),
                           .device = row[2].as<std::string>(),
                           .sequence = row[3].as<std::uint64_t>(),
                           .receivedAt = instant(row[4]),
                           .body = row[5].as<std::string>(),
                           .receipt = row[6].as<std::string>(),
                           .evidence = {}});
            all.back().evidence = evidenceOf(work, all.back());
        }
        return all;
    }

    static std::vector<findings::Evidence> evidenceOf(PostgresWork &work, const ReceivedFinding &finding)
    {
        std::vector<findings::Evidence> files;
        for (const auto &row : work.exec("SELECT sha256, size, media_type, label FROM nqi_hub.evidence "
                                         "WHERE device = $1 AND finding = decode($2, 'hex') ORDER BY position",
                                         finding.device, hex(finding.id.bytes)))
            files.push_back(
                {fromBytes<trust::Digest>(row[0]), row[1].as<std::uint64_t>(), textOf(row[2]), textOf(row[3])});
        return files;
    }

    PostgresPool m_pool;
};

} // namespace

StoreResult<std::unique_ptr<Store>> openPostgresStore(PostgresOptions options)
{
    auto store = std::make_unique<PostgresStore>(std::move(options));
    const auto current = store->migrate();
    if (!current)
        return std::unexpected(current.error());
    if (!*current)
        return std::unexpected(StoreError::newer);
    return store;
}

} // namespace nqi::hub
