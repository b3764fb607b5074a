// SPDX-License-Identifier: Apache-2.0
#include "app/device/papers.h"

#include "core/protocol/body.h"
#include "core/protocol/inspection.h"

#include <algorithm>
#include <utility>

namespace nqi::device {

namespace {

using findings::JournalError;
using Loaded = std::expected<documents::Record, JournalError>;

std::vector<documents::EvidenceFile> filesOf(const findings::Journal &journal,
                                             const std::vector<findings::Evidence> &evidence, auto wanted)
{
    std::vector<documents::EvidenceFile> files;
    for (const findings::Evidence &file : evidence) {
        if (!wanted(file))
            continue;
        if (auto bytes = journal.readEvidence(file.digest))
            files.push_back({.digest = file.digest, .bytes = *std::move(bytes)});
    }
    return files;
}

documents::Link linkOf(const findings::Finding &finding)
{
    return {.id = finding.id,
            .hash = finding.hash,
            .savedAt = finding.savedAt,
            .sequence = finding.sequence,
            .device = finding.device};
}

documents::Record inspectionOf(findings::Inspection inspection, std::optional<documents::Link> link,
                               const findings::Journal &journal, bool demo)
{
    auto files = filesOf(journal, inspection.evidence, [&](const findings::Evidence &file) {
        return std::ranges::contains(inspection.signatures, file.digest, &findings::PartySignature::image);
    });
    const trust::Digest content = protocol::contentDigest(inspection);
    return documents::InspectionRecord{.inspection = std::move(inspection),
                                       .link = std::move(link),
                                       .content = content,
                                       .files = std::move(files),
                                       .demo = demo};
}

Loaded linked(const Uuid &id, const findings::Journal &journal, bool demo)
{
    const auto finding = journal.load(id);
    if (!finding)
        return std::unexpected(finding.error());
    auto body = protocol::decodeBody(finding->body);
    if (!body)
        return std::unexpected(JournalError::newer);
    if (auto *minutes = std::get_if<findings::Minutes>(&body->content))
        return inspectionOf(std::move(minutes->inspection), linkOf(*finding), journal, demo);
    auto &draft = std::get<findings::Draft>(body->content);
    auto files = filesOf(journal, draft.evidence,
                         [](const findings::Evidence &file) { return file.mediaType.starts_with("image/"); });
    return documents::FindingRecord{.draft = std::move(draft), .link = linkOf(*finding), .files = std::move(files)};
}

} // namespace

Loaded recordOf(const Uuid &id, const findings::Journal &journal, const findings::InspectionBook &book, bool demo)
{
    auto version = book.inspection(id);
    if (!version)
        return version.error() == JournalError::notFound ? linked(id, journal, demo) : std::unexpected(version.error());
    // The minutes themselves are the record, not the state that was signed into them.
    if (version->minutes)
        return linked(*version->minutes, journal, demo);
    return inspectionOf(std::move(version->inspection), std::nullopt, journal, demo);
}

std::expected<findings::RecordCheck, JournalError>
checkPaper(const findings::RecordCode &code, const findings::Journal &journal, const findings::InspectionBook &book)
{
    return findings::checkRecord(code, journal, book, protocol::contentDigest);
}

} // namespace nqi::device
