// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/journal.h"
#include "core/findings/outbox.h"
#include "tests/unit/hub/device.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace nqi::sync {

/// A journal without a disk, which remembers everything that was asked of it.
class MemoryJournal final : public findings::Journal {
public:
    struct Row {
        findings::Finding finding;
        findings::State state = findings::State::saved;
        std::uint32_t attempts = 0;
        Instant next{};
        std::string problem;
        std::optional<findings::Receipt> receipt;
    };

    explicit MemoryJournal(std::uint64_t seed = 2) : device(seed) {}

    hub::FakeDevice device;
    std::vector<Row> rows;
    std::map<trust::Digest, std::string> files;
    std::optional<findings::JournalError> broken; ///< every call fails with it

    findings::Finding &add(const std::string &note, const std::vector<std::string> &pictures = {})
    {
        std::vector<findings::Evidence> evidence;
        for (const std::string &picture : pictures) {
            files[trust::sha256(picture)] = picture;
            evidence.push_back(hub::evidenceOf(picture));
        }
        rows.push_back({device.make(note, std::move(evidence)), findings::State::saved, 0, {}, {}, {}});
        return rows.back().finding;
    }
    Row &row(const Uuid &id)
    {
        return *std::ranges::find_if(rows, [&](const Row &row) { return row.finding.id == id; });
    }

    template <class T>
    using Result = std::expected<T, findings::JournalError>;

    Result<findings::Evidence> storeEvidence(std::span<const std::byte> bytes, std::string_view mediaType,
                                             std::string_view label) override
    {
        if (broken)
            return std::unexpected(*broken);
        std::string text;
        for (const std::byte b : bytes)
            text += static_cast<char>(b);
        const trust::Digest digest = trust::sha256(bytes);
        files[digest] = text;
        return findings::Evidence{digest, bytes.size(), std::string(mediaType), std::string(label)};
    }
    Result<std::vector<std::byte>> readEvidence(const trust::Digest &digest) const override
    {
        const auto found = files.find(digest);
        if (found == files.end())
            return std::unexpected(findings::JournalError::notFound);
        const auto bytes = bytesOf(found->second);
        return std::vector<std::byte>(bytes.begin(), bytes.end());
    }
    Result<findings::Finding> save(const findings::Draft &draft) override
    {
        if (broken)
            return std::unexpected(*broken);
        rows.push_back({device.make(draft.note, draft.evidence), findings::State::saved, 0, {}, {}, {}});
        return rows.back().finding;
    }
    Result<std::vector<findings::Summary>> list(std::uint32_t limit, std::uint64_t) const override
    {
        std::vector<findings::Summary> list;
        for (auto row = rows.rbegin(); row != rows.rend() && list.size() < limit; ++row) {
            findings::Summary summary;
            summary.id = row->finding.id;
            summary.sequence = row->finding.sequence;
            summary.state = row->state;
            summary.problem = row->problem;
            list.push_back(std::move(summary));
        }
        return list;
    }
    Result<findings::Finding> load(const Uuid &id) const override
    {
        for (const Row &row : rows)
            if (row.finding.id == id)
                return row.finding;
        return std::unexpected(findings::JournalError::notFound);
    }
    Result<std::optional<findings::Receipt>> receipt(const Uuid &id) const override
    {
        for (const Row &row : rows)
            if (row.finding.id == id)
                return row.receipt;
        return std::unexpected(findings::JournalError::notFound);
    }
    Result<findings::QueueState> queue() const override
    {
        findings::QueueState queue;
        for (const Row &row : rows) {
            queue.waiting += row.state == findings::State::saved || row.state == findings::State::sent ? 1 : 0;
            queue.partial += row.state == findings::State::received ? 1 : 0;
            queue.complete += row.state == findings::State::complete ? 1 : 0;
            queue.quarantined += row.state == findings::State::quarantined ? 1 : 0;
        }
        return queue;
    }
    Result<std::vector<findings::Pending>> due(Instant now, std::uint32_t limit) const override
    {
        if (broken)
            return std::unexpected(*broken);
        std::vector<findings::Pending> list;
        for (const bool withFiles : {false, true})
            for (const Row &row : rows) {
                const bool waiting = withFiles
                                         ? row.state == findings::State::received
                                         : row.state == findings::State::saved || row.state == findings::State::sent;
                if (waiting && row.next <= now && list.size() < limit)
                    list.push_back({row.finding, row.state, row.attempts, missingOf(row)});
            }
        return list;
    }
    Result<void> markAllSent(std::span<const Uuid> ids) override
    {
        for (const Uuid &id : ids)
            if (auto done = step(id, findings::Event::sending); !done)
                return done;
        return {};
    }
    Result<void> acknowledgeAll(std::span<const findings::Receipt> receipts) override
    {
        for (const findings::Receipt &receipt : receipts)
            if (auto done = keep(receipt); !done)
                return done;
        return {};
    }
    Result<void> postpone(const Uuid &id, std::string_view problem, Instant next) override
    {
        Row &row = this->row(id);
        row.problem = problem;
        row.next = next;
        ++row.attempts;
        return step(id, findings::Event::failure);
    }
    Result<void> quarantine(const Uuid &id, std::string_view problem) override
    {
        row(id).problem = problem;
        return step(id, findings::Event::refusal);
    }
    Result<void> retry(const std::optional<Uuid> &id) override
    {
        for (Row &row : rows)
            if (!id || row.finding.id == *id) {
                row.next = {};
                row.attempts = 0;
                if (id)
                    row.state = after(row.state, findings::Event::retry);
            }
        return {};
    }

private:
    Result<void> keep(const findings::Receipt &receipt)
    {
        Row &row = this->row(receipt.finding);
        row.receipt = receipt;
        row.problem.clear();
        row.attempts = 0;
        row.next = {};
        return step(receipt.finding,
                    receipt.missing.empty() ? findings::Event::receiptComplete : findings::Event::receiptPartial);
    }
    Result<void> step(const Uuid &id, findings::Event event)
    {
        if (broken)
            return std::unexpected(*broken);
        Row &row = this->row(id);
        row.state = findings::after(row.state, event);
        return {};
    }
    static std::vector<findings::Evidence> missingOf(const Row &row)
    {
        std::vector<findings::Evidence> missing;
        for (const findings::Evidence &file : row.finding.evidence)
            if (!row.receipt || std::ranges::contains(row.receipt->missing, file.digest))
                missing.push_back(file);
        return missing;
    }
};

} // namespace nqi::sync
