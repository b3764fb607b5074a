// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/encoding.h"
#include "core/hub/postgres/pool.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// Findings on their way into PostgreSQL. Private to core/hub/postgres.
namespace nqi::hub {

[[nodiscard]] inline std::int64_t milliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}

[[nodiscard]] inline Instant instant(const pqxx::field &field)
{
    return Instant(std::chrono::milliseconds(field.as<std::int64_t>()));
}

/// Digests, keys and ids.
template <class Value>
[[nodiscard]] Value fromBytes(const pqxx::field &field)
{
    Value value;
    const auto bytes = field.as<pqxx::bytes>();
    if (bytes.size() == value.bytes.size())
        std::ranges::copy(bytes, value.bytes.begin());
    return value;
}

/// What a device calls something.
[[nodiscard]] inline std::string textOf(const pqxx::field &field)
{
    const auto bytes = field.as<pqxx::bytes>();
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
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
        std::set<std::int64_t> numbers;
        for (const findings::Finding *const finding : m_findings) {
            ids.push_back(hex(finding->id.bytes));
            for (const std::uint64_t sequence : {finding->sequence, finding->sequence - 1})
                numbers.insert(static_cast<std::int64_t>(sequence));
        }
        const std::vector<std::int64_t> sequences(numbers.begin(), numbers.end());
        // One look into an index for each, whatever the planner believes about a table that it has not yet counted:
        // else it may read everything that the device ever sent. The row without an id says how many more may come.
        for (const auto &row : work.exec(
                 "SELECT f.* FROM unnest($2::text[]) AS sent(id), LATERAL (SELECT id, sequence, hash, received_at, "
                 "receipt FROM nqi_hub.findings WHERE device = $1 AND id = decode(sent.id, 'hex') OFFSET 0) AS f "
                 "UNION ALL SELECT f.* FROM unnest($3::bigint[]) AS sent(number), LATERAL (SELECT id, sequence, hash, "
                 "received_at, receipt FROM nqi_hub.findings WHERE device = $1 AND sequence = sent.number OFFSET 0) "
                 "AS f UNION ALL SELECT NULL, greatest(0, most - held), NULL, NULL, NULL FROM (SELECT "
                 "coalesce((SELECT findings FROM nqi_hub.quotas WHERE scope = $1), "
                 "(SELECT findings FROM nqi_hub.quotas WHERE scope = 'device')) AS most, "
                 "coalesce((SELECT findings FROM nqi_hub.usage WHERE device = $1), 0) AS held) WHERE most IS NOT NULL",
                 m_device, ids, sequences)) {
            if (row[0].is_null()) {
                m_room = row[1].as<std::uint64_t>();
                continue;
            }
            const auto hash = fromBytes<trust::Digest>(row[2]);
            const Known known{hash, {false, true, instant(row[3]), row[4].as<std::string>()}};
            if (m_known.try_emplace(fromBytes<Uuid>(row[0]), known).second)
                m_atSequence[row[1].as<std::uint64_t>()].push_back(hash);
        }
    }

    /// What becomes of each, in the order in which they were added.
    std::vector<PutResult> place(Instant receivedAt, const ReceiptMaker &receipt)
    {
        std::vector<PutResult> results(m_findings.size());
        for (std::size_t i = 0; i < m_findings.size(); ++i) {
            const findings::Finding &finding = *m_findings[i];
            if (m_room && m_created.size() >= *m_room && !m_known.contains(finding.id)) {
                results[i].outcome = PutOutcome::overQuota;
                continue;
            }
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
            if (results[i].outcome != PutOutcome::stored)
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
            "WITH counted AS (INSERT INTO nqi_hub.usage(device, findings) VALUES($1, $11) ON CONFLICT(device) "
            "DO UPDATE SET findings = usage.findings + excluded.findings) "
            "INSERT INTO nqi_hub.findings(device, id, sequence, previous, hash, signature, saved_at, received_at, "
            "body, receipt) SELECT $1, decode(id, 'hex'), sequence, decode(previous, 'hex'), "
            "decode(hash, 'hex'), decode(signature, 'hex'), saved, received, body, receipt "
            "FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], "
            "$8::bigint[], $9::text[], $10::text[]) "
            "AS new(id, sequence, previous, hash, signature, saved, received, body, receipt) "
            "ON CONFLICT(device, id) DO NOTHING",
            m_device, ids, sequences, previous, hashes, signatures, saved, received, bodies, receipts,
            m_created.size());
        // Somebody who does not take the lock was quicker: the next try finds out what is there.
        if (static_cast<std::size_t>(inserted.affected_rows()) != m_created.size())
            throw pqxx::serialization_failure("a finding came another way meanwhile", "", "40001");
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
                types.push_back(hex(bytesOf(file.mediaType)));
                labels.push_back(hex(bytesOf(file.label)));
            }
        if (!ids.empty())
            work.exec("INSERT INTO nqi_hub.evidence(device, finding, position, sha256, size, media_type, label) "
                      "SELECT $1, decode(id, 'hex'), position, decode(digest, 'hex'), size, decode(type, 'hex'), "
                      "decode(label, 'hex') "
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
    std::optional<std::uint64_t> m_room; ///< new ones that it may bring; nothing: any number
};

} // namespace nqi::hub
