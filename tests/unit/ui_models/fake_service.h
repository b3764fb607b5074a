// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/inspection.h"
#include "ui/models/inspection_service.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace nqi::ui {

/// Inspections in memory, answered at once, but for files that are `held`; `failure` makes keeping and storing fail.
class FakeService final : public InspectionService {
public:
    std::vector<findings::InspectionVersion> versions; ///< all that was kept, oldest first
    std::vector<SignedRevision> signedSoFar;
    std::vector<findings::RecordedFinding> recorded; ///< during whatever inspection
    std::vector<catalog::PolicyEntry> policy;
    std::vector<catalog::Company> known;
    std::vector<catalog::Declaration> declared;
    std::vector<findings::Inspection> before;
    int askedBefore = 0; ///< how often `earlier` was
    std::vector<findings::InspectionSummary> listed;
    std::map<std::string, std::vector<std::byte>> files; ///< those that were stored, by digest
    std::vector<std::string> viewed;                     ///< digests of files that were looked at
    bool held = false;                                   ///< files are stored when `storeHeld` is called
    std::optional<findings::JournalError> failure;
    std::optional<findings::JournalError> unopened; ///< why nothing can be opened
    std::optional<findings::JournalError> unread;   ///< why nothing can be listed

    [[nodiscard]] Uuid freshId() override { return Uuid::version7({}, seededRandom(++m_seed)); }
    [[nodiscard]] findings::SignedDigests signedDigests(const findings::Inspection &inspection) const override
    {
        return protocol::signedDigests(inspection);
    }
    void list(std::uint32_t limit, Answer<std::vector<findings::InspectionSummary>> answer) override
    {
        auto rows = listed;
        rows.resize(std::min<std::size_t>(rows.size(), limit));
        if (unread)
            answer(std::unexpected(*unread));
        else
            answer(std::move(rows));
    }
    void open(const Uuid &id, std::string, Answer<findings::InspectionVersion> answer) override
    {
        if (unopened)
            return answer(std::unexpected(*unopened));
        const auto found = std::ranges::find_last(versions, id, [](const auto &one) { return one.inspection.id; });
        if (found.empty())
            answer(std::unexpected(findings::JournalError::notFound));
        else
            answer(found.front());
    }
    void revisions(const Uuid &id, Answer<std::vector<SignedRevision>> answer) override
    {
        std::vector<SignedRevision> all;
        for (const SignedRevision &one : signedSoFar)
            if (one.inspection.id == id)
                all.push_back(one);
        answer(all);
    }
    void keep(findings::Inspection inspection, std::string editor, Standing standing,
              Answer<std::uint64_t> answer) override
    {
        if (failure)
            return answer(std::unexpected(*failure));
        if (*standing != latest(inspection.id))
            return answer(std::unexpected(findings::JournalError::mismatch));
        versions.push_back({.number = versions.size() + 1,
                            .inspection = std::move(inspection),
                            .keptAt = {},
                            .editor = std::move(editor),
                            .minutes = std::nullopt});
        *standing = versions.size();
        answer(versions.size());
    }
    void withdraw(const Uuid &id, std::string, Standing standing, Answer<void> answer) override
    {
        if (failure)
            return answer(std::unexpected(*failure));
        const auto found = std::ranges::find_last(versions, id, [](const auto &one) { return one.inspection.id; });
        if (found.empty() || found.front().minutes || *standing != found.front().number)
            return answer(
                std::unexpected(found.empty() ? findings::JournalError::notFound : findings::JournalError::mismatch));
        std::erase_if(versions, [&](const auto &one) { return one.inspection.id == id && !one.minutes; });
        answer({});
    }
    void sign(const Uuid &id, std::string, Standing standing, Answer<findings::Finding> answer) override
    {
        if (*standing != latest(id))
            return answer(std::unexpected(findings::JournalError::mismatch));
        findings::Finding minutes;
        minutes.id = freshId();
        minutes.sequence = 7;
        for (auto &version : versions)
            if (version.inspection.id == id)
                version.minutes = minutes.id;
        answer(minutes);
    }
    void storeHeld()
    {
        held = false;
        for (const auto &store : std::exchange(m_held, {}))
            store();
    }
    void storeFile(findings::Attachment file, Answer<findings::Evidence> answer) override
    {
        if (held)
            return m_held.push_back([this, file, answer] { storeFile(file, answer); });
        if (failure)
            return answer(std::unexpected(*failure));
        files[trust::sha256(file.bytes).text()] = file.bytes;
        answer(findings::Evidence{.digest = trust::sha256(file.bytes),
                                  .size = file.bytes.size(),
                                  .mediaType = file.mediaType,
                                  .label = file.label});
    }
    void record(const Uuid &, std::string, Answer<Record> answer) override
    {
        answer(std::unexpected(findings::JournalError::notFound));
    }
    void findingsOf(const Uuid &, Answer<std::vector<findings::RecordedFinding>> answer) override { answer(recorded); }
    void file(const trust::Digest &digest, std::string, Answer<std::vector<std::byte>> answer) override
    {
        viewed.push_back(digest.text());
        const auto found = files.find(digest.text());
        if (found == files.end())
            answer(std::unexpected(findings::JournalError::notFound));
        else
            answer(found->second);
    }
    void earlier(std::uint32_t, Answer<std::vector<findings::Inspection>> answer) override
    {
        ++askedBefore;
        if (unread)
            answer(std::unexpected(*unread));
        else
            answer(before);
    }
    void rules(std::function<void(std::vector<catalog::PolicyEntry>)> answer) override { answer(policy); }
    void companies(std::string, std::uint32_t, std::function<void(std::vector<catalog::Company>)> answer) override
    {
        answer(known);
    }
    void listings(std::string, std::function<void(std::vector<catalog::Declaration>)> answer) override
    {
        answer(declared);
    }

private:
    [[nodiscard]] std::uint64_t latest(const Uuid &id) const
    {
        const auto found = std::ranges::find_last(versions, id, [](const auto &one) { return one.inspection.id; });
        return found.empty() ? 0 : found.front().number;
    }

    std::uint64_t m_seed = 0;
    std::vector<std::function<void()>> m_held;
};

} // namespace nqi::ui
