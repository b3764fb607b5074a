// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/store.h"

#include "core/base/encoding.h"
#include "core/hub/postgres/pool.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <format>
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
constexpr std::array<std::string_view, 1> steps = {R"sql(
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
)sql"};

std::int64_t milliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}

Instant instant(const pqxx::field &field)
{
    return Instant(std::chrono::milliseconds(field.as<std::int64_t>()));
}

/// Digests, keys and ids.
template <class Value>
Value fromBytes(const pqxx::field &field)
{
    Value value;
    const auto bytes = field.as<pqxx::bytes>();
    if (bytes.size() == value.bytes.size())
        std::ranges::copy(bytes, value.bytes.begin());
    return value;
}

/// The findings of one device in a batch, and what is known about them and their neighbours.
class DeviceBatch {
public:
    explicit DeviceBatch(std::string device) : m_device(std::move(device)) {}

    void add(const findings::Finding &finding) { m_findings.push_back(&finding); }

    // Findings of one device come one after another, whichever hub they come to: what is read here still holds when it
    // is written.
    void read(PostgresWork &work)
    {
        work.exec("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", m_device);
        std::vector<std::string> ids;
        std::vector<std::int64_t> sequences;
        for (const findings::Finding *const finding : m_findings) {
            ids.push_back(hex(finding->id.bytes));
            for (const std::uint64_t sequence : {finding->sequence, finding->sequence - 1})
                sequences.push_back(static_cast<std::int64_t>(sequence));
        }
        for (const auto &row : work.exec("SELECT id, sequence, hash, received_at, receipt "
                                         "FROM nqi_hub.findings WHERE device = $1 AND "
                                         "(id IN (SELECT decode(x, 'hex') FROM unnest($2::text[]) x) "
                                         "OR sequence = ANY($3::bigint[]))",
                                         m_device, ids, sequences)) {
            const auto hash = fromBytes<trust::Digest>(row[2]);
            m_known[fromBytes<Uuid>(row[0])] = {hash, {false, true, instant(row[3]), row[4].as<std::string>()}};
            m_atSequence[row[1].as<std::uint64_t>()].push_back(hash);
        }
    }

    /// What becomes of each, in the order in which they were added.
    std::vector<PutResult> place(Instant receivedAt, const ReceiptMaker &receipt)
    {
        std::vector<PutResult> results(m_findings.size());
        for (std::size_t i = 0; i < m_findings.size(); ++i) {
            const findings::Finding &finding = *m_findings[i];
            const auto [known, isNew] =
                m_known.try_emplace(finding.id, Known{finding.hash, {true, true, receivedAt, {}}});
            if (isNew) {
                m_atSequence[finding.sequence].push_back(finding.hash);
                m_created.push_back(&finding);
            } else if (known->second.hash != finding.hash) {
                results[i].outcome = PutOutcome::conflict;
            }
            results[i].created = isNew;
        }
        for (std::size_t i = 0; i < m_findings.size(); ++i) {
            if (results[i].outcome == PutOutcome::conflict)
                continue;
            const findings::Finding &finding = *m_findings[i];
            Placement &placement = m_known[finding.id].placement;
            placement.chainIntact = isIntact(finding);
            std::string text = receipt(finding, placement);
            if (!placement.created && text != placement.receipt)
                m_renewed.push_back(&finding);
            placement.receipt = text;
            results[i].receipt = std::move(text);
        }
        return results;
    }

    void write(PostgresWork &work) const
    {
        if (!m_created.empty())
            insert(work);
        for (const findings::Finding *const finding : m_renewed)
            work.exec("UPDATE nqi_hub.findings SET receipt = $3 WHERE device = $1 AND id = decode($2, 'hex')", m_device,
                      hex(finding->id.bytes), m_known.at(finding->id).placement.receipt);
    }

private:
    struct Known {
        trust::Digest hash;
        Placement placement;
    };

    // A fork (two findings with one sequence) breaks the chain for both; a gap breaks it for the one after the gap.
    [[nodiscard]] bool isIntact(const findings::Finding &finding) const
    {
        const auto before = m_atSequence.find(finding.sequence - 1);
        const bool first = finding.sequence == 1 && finding.previous == trust::Digest{};
        const bool linked = before != m_atSequence.end() && std::ranges::contains(before->second, finding.previous);
        return (first || linked) && m_atSequence.at(finding.sequence).size() == 1;
    }

    void insert(PostgresWork &work) const
    {
        std::vector<std::string> ids;
        std::vector<std::int64_t> sequences;
        std::vector<std::string> previous;
        std::vector<std::string> hashes;
        std::vector<std::string> signatures;
        std::vector<std::int64_t> saved;
        std::vector<std::int64_t> received;
        std::vector<std::string> bodies;
        std::vector<std::string> receipts;
        for (const findings::Finding *const finding : m_created) {
            const Placement &placement = m_known.at(finding->id).placement;
            ids.push_back(hex(finding->id.bytes));
            sequences.push_back(static_cast<std::int64_t>(finding->sequence));
            previous.push_back(hex(finding->previous.bytes));
            hashes.push_back(hex(finding->hash.bytes));
            signatures.push_back(hex(finding->signature.bytes));
            saved.push_back(milliseconds(finding->savedAt));
            received.push_back(milliseconds(placement.receivedAt));
            bodies.push_back(finding->body);
            receipts.push_back(placement.receipt);
        }
        const auto inserted = work.exec(
            "INSERT INTO nqi_hub.findings(device, id, sequence, previous, hash, signature, saved_at, received_at, "
            "body, receipt) SELECT $1, decode(id, 'hex'), sequence, decode(previous, 'hex'), "
            "decode(hash, 'hex'), decode(signature, 'hex'), saved, received, body, receipt "
            "FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], "
            "$8::bigint[], $9::text[], $10::text[]) "
            "AS new(id, sequence, previous, hash, signature, saved, received, body, receipt) "
            "ON CONFLICT(device, id) DO NOTHING",
            m_device, ids, sequences, previous, hashes, signatures, saved, received, bodies, receipts);
        // Somebody who does not take the lock was quicker: the next try finds out what is there.
        if (static_cast<std::size_t>(inserted.affected_rows()) != m_created.size())
            throw pqxx::broken_connection("a finding came another way meanwhile");
        insertEvidence(work);
    }

    void insertEvidence(PostgresWork &work) const
    {
        std::vector<std::string> ids;
        std::vector<std::int64_t> positions;
        std::vector<std::string> digests;
        std::vector<std::int64_t> sizes;
        std::vector<std::string> types;
        std::vector<std::string> labels;
        for (const findings::Finding *const finding : m_created)
            for (std::size_t i = 0; i < finding->evidence.size(); ++i) {
                const findings::Evidence &file = finding->evidence[i];
                ids.push_back(hex(finding->id.bytes));
                positions.push_back(static_cast<std::int64_t>(i));
                digests.push_back(hex(file.digest.bytes));
                sizes.push_back(static_cast<std::int64_t>(file.size));
                types.push_back(file.mediaType);
                labels.push_back(file.label);
            }
        if (!ids.empty())
            work.exec("INSERT INTO nqi_hub.evidence(device, finding, position, sha256, size, media_type, label) "
                      "SELECT $1, decode(id, 'hex'), position, decode(digest, 'hex'), size, type, label "
                      "FROM unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[]) "
                      "AS new(id, position, digest, size, type, label)",
                      m_device, ids, positions, digests, sizes, types, labels);
    }

    std::string m_device;
    std::vector<const findings::Finding *> m_findings;
    std::map<Uuid, Known> m_known;
    std::map<std::uint64_t, std::vector<trust::Digest>> m_atSequence;
    std::vector<const findings::Finding *> m_created;
    std::vector<const findings::Finding *> m_renewed;
};

Device deviceOf(const pqxx::row &row)
{
    return {row[0].as<std::string>(), row[1].as<std::string>(), fromBytes<trust::PublicKey>(row[2]), instant(row[3]),
            row[4].as<bool>()};
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

    StoreResult<void> addCode(const trust::Digest &code, Instant expires) override
    {
        return m_pool
            .run([&](PostgresWork &work) {
                work.exec("INSERT INTO nqi_hub.enrolment_codes(code, expires) VALUES(decode($1, 'hex'), $2)",
                          hex(code.bytes), milliseconds(expires));
                return true;
            })
            .transform([](bool) {});
    }

    StoreResult<EnrolOutcome> enrol(const NewDevice &device) override
    {
        return m_pool.run([&](PostgresWork &work) {
            const Device &one = device.device;
            const auto known = work.exec("SELECT revoked FROM nqi_hub.devices WHERE id = $1 FOR UPDATE", one.id);
            if (!known.empty() && known[0][0].as<bool>())
                return EnrolOutcome::revoked;
            // One statement decides: of two devices with one code, only one changes the row.
            if (device.code && work.exec("UPDATE nqi_hub.enrolment_codes SET used_by = $1 "
                                         "WHERE code = decode($2, 'hex') AND used_by IS NULL AND expires > $3",
                                         one.id, hex(device.code->bytes), milliseconds(one.enrolledAt))
                                       .affected_rows() != 1)
                return EnrolOutcome::codeInvalid;
            work.exec("INSERT INTO nqi_hub.devices(id, name, key, token, enrolled_at) "
                      "VALUES($1, $2, decode($3, 'hex'), decode($4, 'hex'), $5) "
                      "ON CONFLICT(id) DO UPDATE SET name = excluded.name, token = excluded.token",
                      one.id, one.name, hex(one.key.bytes), hex(device.token.bytes), milliseconds(one.enrolledAt));
            return EnrolOutcome::enrolled;
        });
    }

    StoreResult<std::optional<Device>> deviceByToken(const trust::Digest &token) override
    {
        return m_pool.run([&](PostgresWork &work) {
            const auto rows = work.exec("SELECT id, name, key, enrolled_at, revoked FROM nqi_hub.devices "
                                        "WHERE token = decode($1, 'hex')",
                                        hex(token.bytes));
            return rows.empty() ? std::nullopt : std::optional(deviceOf(rows[0]));
        });
    }

    StoreResult<std::vector<Device>> devices() override
    {
        return m_pool.run([&](PostgresWork &work) {
            std::vector<Device> devices;
            for (const auto &row : work.exec("SELECT id, name, key, enrolled_at, revoked "
                                             "FROM nqi_hub.devices ORDER BY enrolled_at, id"))
                devices.push_back(deviceOf(row));
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

    StoreResult<std::vector<ReceivedFinding>> list(std::uint32_t limit) override
    {
        return m_pool.run([&](PostgresWork &work) {
            std::vector<ReceivedFinding> all;
            for (const auto &row : work.exec("SELECT id, device, sequence, received_at, body "
                                             "FROM nqi_hub.findings ORDER BY arrival DESC LIMIT $1",
                                             limit)) {
                all.push_back({fromBytes<Uuid>(row[0]),
                               row[1].as<std::string>(),
                               row[2].as<std::uint64_t>(),
                               instant(row[3]),
                               row[4].as<std::string>(),
                               {}});
                all.back().evidence = evidenceOf(work, all.back());
            }
            return all;
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
    static std::vector<findings::Evidence> evidenceOf(PostgresWork &work, const ReceivedFinding &finding)
    {
        std::vector<findings::Evidence> files;
        for (const auto &row : work.exec("SELECT sha256, size, media_type, label FROM nqi_hub.evidence "
                                         "WHERE device = $1 AND finding = decode($2, 'hex') ORDER BY position",
                                         finding.device, hex(finding.id.bytes)))
            files.push_back({fromBytes<trust::Digest>(row[0]), row[1].as<std::uint64_t>(), row[2].as<std::string>(),
                             row[3].as<std::string>()});
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
