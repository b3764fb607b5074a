// SPDX-License-Identifier: Apache-2.0
#include "app/device/papers.h"

#include "core/consignment/withdrawal.h"
#include "core/protocol/body.h"
#include "core/protocol/import_digest.h"
#include "core/protocol/import_papers.h"
#include "core/protocol/inspection.h"
#include "ui/documents/consignment_papers.h"
#include "ui/documents/photo.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

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

/// One after another made as small as paper needs them: thirty photographs at once would fill the memory.
void addAnnexes(std::vector<documents::EvidenceFile> &files, const findings::Journal &journal,
                const findings::Inspection &inspection)
{
    for (const findings::Evidence &file : inspection.evidence) {
        if (!file.mediaType.starts_with("image/") || findings::isSignatureImage(inspection, file.digest))
            continue;
        auto bytes = journal.readEvidence(file.digest);
        if (!bytes)
            continue;
        auto photo = documents::photoForPaper(*std::move(bytes));
        files.push_back({.digest = file.digest, .bytes = photo ? *std::move(photo) : std::vector<std::byte>()});
    }
}

documents::Link linkOf(const findings::Finding &finding)
{
    return {.id = finding.id,
            .hash = finding.hash,
            .savedAt = finding.savedAt,
            .sequence = finding.sequence,
            .device = finding.device};
}

/// The number on this device of each finding that goods of an inspection name.
std::vector<std::uint64_t> findingNumbers(const findings::Journal &journal, const findings::Inspection &inspection)
{
    std::vector<std::uint64_t> numbers;
    numbers.reserve(inspection.items.size());
    for (const findings::ItemMet &item : inspection.items) {
        const auto finding = item.finding ? journal.load(*item.finding) : std::unexpected(JournalError::notFound);
        numbers.push_back(finding ? finding->sequence : 0);
    }
    return numbers;
}

documents::Record inspectionOf(findings::Inspection inspection, std::optional<documents::Link> link,
                               std::optional<findings::WithdrawnResult> withdrawn, const findings::Journal &journal,
                               bool demo)
{
    auto files = filesOf(journal, inspection.evidence, [&](const findings::Evidence &file) {
        return findings::isSignatureImage(inspection, file.digest);
    });
    addAnnexes(files, journal, inspection);
    const trust::Digest content = protocol::textDigest(inspection);
    const trust::Digest sampling = protocol::samplingDigest(inspection);
    auto numbers = findingNumbers(journal, inspection);
    return documents::InspectionRecord{.inspection = std::move(inspection),
                                       .link = std::move(link),
                                       .content = content,
                                       .sampling = sampling,
                                       .files = std::move(files),
                                       .demo = demo,
                                       .findingNumbers = std::move(numbers),
                                       .withdrawn = std::move(withdrawn)};
}

Loaded linked(const Uuid &id, const findings::Journal &journal, const findings::InspectionBook &book, bool demo)
{
    const auto finding = journal.load(id);
    if (!finding)
        return std::unexpected(finding.error());
    auto body = protocol::decodeBody(finding->body);
    if (!body)
        return std::unexpected(JournalError::newer);
    if (auto *minutes = std::get_if<findings::Minutes>(&body->content)) {
        auto withdrawn = book.withdrawnResult(id);
        if (!withdrawn)
            return std::unexpected(withdrawn.error());
        return inspectionOf(std::move(minutes->inspection), linkOf(*finding), *std::move(withdrawn), journal, demo);
    }
    auto &draft = std::get<findings::Draft>(body->content);
    auto files = filesOf(journal, draft.evidence,
                         [](const findings::Evidence &file) { return file.mediaType.starts_with("image/"); });
    return documents::FindingRecord{.draft = std::move(draft), .link = linkOf(*finding), .files = std::move(files)};
}

JournalError journalError(consignment::BookError error)
{
    switch (error) {
    case consignment::BookError::notFound:
        return JournalError::notFound;
    case consignment::BookError::damaged:
        return JournalError::damaged;
    default:
        return JournalError::unwritable;
    }
}

/// Whether the paper has the digest that is looked for, of sample data or not.
bool isOf(auto paper, const trust::Digest &digest)
{
    return std::ranges::any_of(std::array{false, true}, [&](bool demo) {
        paper.demo = demo;
        return protocol::digestOf(paper) == digest;
    });
}

/// Whether the last of these entries can have changed what a notice says, and there is a result that it tells.
bool hasNewNotice(std::span<const consignment::Entry> entries)
{
    using enum consignment::EntryKind;
    const auto isResult = [](const consignment::Entry &one) {
        return one.kind == finished && one.value != consignment::putAwayValue;
    };
    return (entries.back().kind == finished || entries.back().kind == withdrawn) &&
           std::ranges::any_of(entries, isResult) && !consignment::withdrawalOf(entries, entries.size());
}

/// Earlier programs hashed the paper with its sentences, and knew nothing that is filled in.
std::optional<std::size_t> stateOfBefore(consignment::KeptCheck check, const findings::RecordCode &code)
{
    for (consignment::Entry &one : check.entries)
        if (one.kind == consignment::EntryKind::filled)
            one.value.clear();
    const std::size_t all = check.entries.size();
    if (code.kind == findings::RecordKind::registration)
        return isOf(documents::registrationOf(check, false), code.hash) ? std::optional(all) : std::nullopt;
    for (; !check.entries.empty(); check.entries.pop_back()) {
        if (check.entries.size() != all && !hasNewNotice(check.entries))
            continue;
        if (auto notice = documents::noticeOf(check, false); notice && isOf(*std::move(notice), code.hash))
            return check.entries.size();
    }
    return {};
}

/// How many of its entries the check had when the paper was printed, by this program or by an earlier one.
std::optional<std::size_t> stateOf(const consignment::KeptCheck &check, const findings::RecordCode &code)
{
    const auto state = code.kind == findings::RecordKind::registration ? protocol::registrationState(check, code.hash)
                                                                       : protocol::noticeState(check, code.hash);
    return state ? state : stateOfBefore(check, code);
}

std::optional<findings::WithdrawnResult> withdrawnResultOf(const std::optional<consignment::Withdrawal> &withdrawal)
{
    return withdrawal.transform([](const consignment::Withdrawal &one) {
        return findings::WithdrawnResult{.at = one.at, .by = one.by, .reason = one.reason};
    });
}

std::expected<findings::RecordCheck, JournalError> checkImportPaper(const findings::RecordCode &code,
                                                                    const consignment::TallyBook &book)
{
    findings::RecordCheck check{.code = code};
    const auto kept = book.check(code.id);
    if (!kept)
        return kept.error() == consignment::BookError::notFound
                   ? std::expected<findings::RecordCheck, JournalError>(check)
                   : std::unexpected(journalError(kept.error()));
    const std::vector<consignment::Entry> &entries = kept->entries;
    const auto agreeing = stateOf(*kept, code);
    const std::size_t state = agreeing.value_or(entries.size());
    check.match = agreeing ? findings::RecordMatch::agrees : findings::RecordMatch::differs;
    check.keptAt = state == 0 ? kept->summary.begunAt : entries[state - 1].at;
    check.changedSince = state != entries.size();
    // A notice tells the result that it had then.
    const bool isNotice = code.kind == findings::RecordKind::notice;
    check.withdrawnResult = withdrawnResultOf(consignment::withdrawalOf(entries, isNotice ? state : entries.size()));
    return check;
}

} // namespace

Loaded recordOf(const Uuid &id, const findings::Journal &journal, const findings::InspectionBook &book, bool demo)
{
    auto version = book.inspection(id);
    if (!version)
        return version.error() == JournalError::notFound ? linked(id, journal, book, demo)
                                                         : std::unexpected(version.error());
    // The minutes themselves are the record, not the state that was signed into them.
    if (version->minutes)
        return linked(*version->minutes, journal, book, demo);
    return inspectionOf(std::move(version->inspection), std::nullopt, std::move(version->withdrawnResult), journal,
                        demo);
}

Loaded importRecordOf(const Uuid &id, documents::DocumentKind kind, const consignment::TallyBook &book, bool demo)
{
    auto check = book.check(id);
    if (!check)
        return std::unexpected(journalError(check.error()));
    const auto withdrawal = consignment::withdrawalOf(check->entries, check->entries.size());
    if (kind == documents::DocumentKind::registration) {
        return documents::RegistrationRecord{.registration = documents::registrationOf(*check, demo),
                                             .digest = protocol::registrationDigest(*check, demo),
                                             .withdrawn = withdrawnResultOf(withdrawal)};
    }
    const trust::Digest digest = protocol::noticeDigest(*check, demo);
    // A result that was taken back is shown as it stood.
    if (withdrawal)
        std::erase_if(check->entries, [&](const consignment::Entry &one) { return one.number >= withdrawal->number; });
    auto notice = documents::noticeOf(*check, demo);
    if (!notice)
        return std::unexpected(JournalError::notFound);
    return documents::NoticeRecord{
        .notice = *std::move(notice), .digest = digest, .withdrawn = withdrawnResultOf(withdrawal)};
}

std::expected<findings::RecordCheck, JournalError>
checkPaper(const findings::RecordCode &code, const findings::Journal &journal, const findings::InspectionBook &book,
           const findings::History &history, const consignment::TallyBook &checks)
{
    if (code.kind == findings::RecordKind::registration || code.kind == findings::RecordKind::notice)
        return checkImportPaper(code, checks);
    auto check = findings::checkRecord(code, journal, book, history, protocol::textDigest);
    if (!check || check->match == findings::RecordMatch::unknown)
        return check;
    if (code.kind == findings::RecordKind::draft) {
        // Of the version that the paper is of: a later one may rest on another result.
        const auto versions = book.history(code.id);
        if (!versions)
            return std::unexpected(versions.error());
        if (const auto it = std::ranges::find(*versions, check->keptAt, &findings::InspectionVersion::keptAt);
            it != versions->end())
            check->withdrawnResult = it->withdrawnResult;
        return check;
    }
    auto withdrawn = book.withdrawnResult(code.id);
    if (!withdrawn)
        return std::unexpected(withdrawn.error());
    check->withdrawnResult = *std::move(withdrawn);
    return check;
}

} // namespace nqi::device
