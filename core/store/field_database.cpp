// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_database.h"

#include "core/findings/payment.h"
#include "core/protocol/limits.h"
#include "core/protocol/messages.h"
#include "core/store/field_history.h"
#include "core/store/field_inspections.h"
#include "core/store/field_outbox.h"
#include "core/store/field_rows.h"
#include "core/store/field_unfinished.h"

#include <algorithm>
#include <format>
#include <utility>

namespace nqi::store {

using findings::JournalError;
namespace limits = protocol::limits;

namespace {

/// Link, files, place in the outbox and entry of the log in one transaction; in it the draft that it was is forgotten:
/// whatever happens, it is one or the other.
FieldResult<findings::Finding> appendDraft(Database &database, const findings::Draft &draft, const Signing &signing)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    auto finding = appendFinding(database, draft, signing);
    if (!finding)
        return finding;
    if (auto done = LogWriter(database, signing.key, signing.now)
                        .write(findings::LogAction::findingSaved, draft.inspector, finding->id.text());
        !done)
        return std::unexpected(done.error());
    if (draft.unfinished)
        if (auto done = forgetUnfinished(database, *draft.unfinished); !done)
            return std::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return finding;
}

/// Both or neither.
TallyResult<void> concludeCheck(Database &database, const consignment::Entry &result,
                                const findings::Inspection &minutes, const findings::Basis &basis,
                                const Signing &signing)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto done = writeEntries(database, minutes.id, std::span(&result, 1), signing); !done)
        return done;
    if (auto done = writeVersion(database, minutes, result.by, basis, signing); !done)
        return std::unexpected(TallyError(done.error()));
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return {};
}

/// Stable codes and names of people are short; whatever comes is kept that way.
std::string_view shortCode(std::string_view problem)
{
    return problem.substr(0, limits::name);
}

template <class T>
FieldResult<T> fieldResult(SqlResult<T> result)
{
    if (!result)
        return std::unexpected(result.error());
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

} // namespace

FieldDatabase::FieldDatabase(FieldFiles files, trust::KeyPair key, FieldOptions options)
    : m_files(std::move(files)), m_key(std::move(key)), m_device(trust::deviceId(m_key.publicKey())),
      m_options(std::move(options))
{
}

template <class T>
std::expected<T, JournalError> FieldDatabase::report(FieldResult<T> result) const
{
    return std::move(result).transform_error([&](const FieldError &error) {
        m_options.log(LogLevel::warning, std::format("journal: {}: {}", name(error.code), error.message));
        return error.code;
    });
}

std::expected<std::unique_ptr<FieldDatabase>, JournalError>
FieldDatabase::open(const std::filesystem::path &folder, trust::KeyPair deviceKey, FieldOptions options)
{
    auto files = openFieldFiles(folder, deviceKey.publicKey(), options.key, options.fault);
    if (!files) {
        options.log(LogLevel::error, std::format("journal: {}: {}", name(files.error().code), files.error().message));
        return std::unexpected(files.error().code);
    }
    std::unique_ptr<FieldDatabase> journal(
        new FieldDatabase(std::move(*files), std::move(deviceKey), std::move(options)));
    if (auto begun = journal->report(beginLog(journal->m_files.database, journal->m_key, journal->m_options.clock()));
        !begun)
        return std::unexpected(begun.error());
    if (auto removed = journal->report(removeUnnamed(journal->m_files)); !removed)
        return std::unexpected(removed.error());
    return journal;
}

std::expected<findings::Evidence, JournalError>
FieldDatabase::storeEvidence(std::span<const std::byte> bytes, std::string_view mediaType, std::string_view label)
{
    if (bytes.size() > limits::blob || mediaType.size() > limits::name || label.size() > limits::name)
        return std::unexpected(JournalError::tooLarge);
    const auto digest = report(fieldResult(m_files.evidence.store(bytes)));
    if (!digest)
        return std::unexpected(digest.error());
    if (auto marked = report(fieldResult(markHere(m_files.database, *digest))); !marked)
        return std::unexpected(marked.error());
    return findings::Evidence{*digest, bytes.size(), std::string(mediaType), std::string(label)};
}

std::expected<std::vector<std::byte>, JournalError> FieldDatabase::readEvidence(const trust::Digest &digest) const
{
    if (!m_files.evidence.contains(digest))
        return std::unexpected(JournalError::notFound);
    return report(fieldResult(m_files.evidence.read(digest)));
}

std::expected<void, JournalError> FieldDatabase::allStored(const std::vector<findings::Evidence> &files) const
{
    const bool fits =
        files.size() <= limits::evidence && std::ranges::all_of(files, [](const findings::Evidence &file) {
            return file.size <= limits::blob && file.mediaType.size() <= limits::name &&
                   file.label.size() <= limits::name;
        });
    if (!fits)
        return std::unexpected(JournalError::tooLarge);
    for (const findings::Evidence &file : files) {
        if (m_files.evidence.contains(file.digest))
            continue;
        const auto held = report(fieldResult(isHeld(m_files.database, file.digest)));
        if (!held || !*held)
            return std::unexpected(held ? JournalError::notFound : held.error());
    }
    return {};
}

std::expected<findings::Finding, JournalError> FieldDatabase::save(const findings::Draft &draft)
{
    if (auto good = allStored(draft.evidence); !good)
        return std::unexpected(good.error());
    findings::Draft kept = draft;
    kept.item = findings::withoutPaymentData(std::move(kept.item));
    auto saved = report(appendDraft(m_files.database, kept, signing()));
    // Saved is saved: what is left of the draft goes at the next opening if it cannot go now.
    if (saved && draft.unfinished)
        static_cast<void>(report(removeUnnamed(m_files)));
    return saved;
}

std::expected<findings::Evidence, JournalError>
FieldDatabase::storeDraftFile(std::span<const std::byte> bytes, std::string_view mediaType, std::string_view label)
{
    if (bytes.size() > limits::blob || mediaType.size() > limits::name || label.size() > limits::name)
        return std::unexpected(JournalError::tooLarge);
    // It is kept with every change: one that is durable is not read and written each time.
    const trust::Digest digest = trust::sha256(bytes);
    if (!m_draftFiles.contains(digest) || !m_files.drafts.contains(digest)) {
        if (const auto stored = report(fieldResult(m_files.drafts.store(bytes))); !stored)
            return std::unexpected(stored.error());
        m_draftFiles.insert(digest);
    }
    return findings::Evidence{digest, bytes.size(), std::string(mediaType), std::string(label)};
}

std::expected<std::vector<std::byte>, JournalError> FieldDatabase::readDraftFile(const trust::Digest &digest) const
{
    if (!m_files.drafts.contains(digest))
        return std::unexpected(JournalError::notFound);
    return report(fieldResult(m_files.drafts.read(digest)));
}

bool FieldDatabase::hasDraftFile(const trust::Digest &digest) const
{
    return m_files.drafts.contains(digest);
}

std::expected<void, JournalError> FieldDatabase::keepUnfinished(const findings::Unfinished &unfinished)
{
    findings::Unfinished kept = unfinished;
    kept.draft.item = findings::withoutPaymentData(std::move(kept.draft.item));
    return report(store::keepUnfinished(m_files, kept, m_options.clock()));
}

std::expected<void, JournalError> FieldDatabase::forgetUnfinished(const Uuid &id)
{
    return report(store::forgetUnfinished(m_files.database, id).and_then([&] { return removeUnnamed(m_files); }));
}

std::expected<std::vector<findings::KeptUnfinished>, JournalError> FieldDatabase::unfinished() const
{
    return report(allUnfinished(m_files.database));
}

std::expected<std::vector<findings::Summary>, JournalError> FieldDatabase::list(std::uint32_t limit,
                                                                                std::uint64_t beforeSequence) const
{
    return report(fieldResult(summaries(m_files.database, limit, beforeSequence)));
}

std::expected<std::vector<findings::Entry>, JournalError>
FieldDatabase::about(const findings::Subject &subject, std::uint32_t limit, std::uint64_t beforeSequence) const
{
    return report(fieldResult(entriesAbout(m_files.database, subject, limit, beforeSequence)));
}

std::expected<std::optional<Instant>, JournalError> FieldDatabase::oldestWaiting() const
{
    return report(fieldResult(oldestUnfinished(m_files.database)));
}

std::expected<std::vector<findings::Entry>, JournalError> FieldDatabase::between(Instant from, Instant to) const
{
    return report(fieldResult(entriesBetween(m_files.database, from, to)));
}

std::expected<std::optional<Instant>, JournalError> FieldDatabase::replacedAt(const Uuid &id) const
{
    return report(fieldResult(replacementOf(m_files.database, id)));
}

std::expected<std::vector<findings::RecordedFinding>, JournalError> FieldDatabase::during(const Uuid &inspection) const
{
    return report(fieldResult(findingsDuring(m_files.database, inspection)));
}

std::expected<findings::Finding, JournalError> FieldDatabase::load(const Uuid &id) const
{
    auto finding = report(fieldResult(findingById(m_files.database, id)));
    if (!finding)
        return std::unexpected(finding.error());
    if (!*finding)
        return std::unexpected(JournalError::notFound);
    return std::move(**finding);
}

std::expected<std::optional<findings::Receipt>, JournalError> FieldDatabase::receipt(const Uuid &id) const
{
    return report(readReceipt(m_files.database, id));
}

std::expected<findings::QueueState, JournalError> FieldDatabase::queue() const
{
    return report(fieldResult(queueState(m_files.database)));
}

std::expected<std::vector<findings::Pending>, JournalError> FieldDatabase::due(Instant now, std::uint32_t limit) const
{
    return report(fieldResult(dueUploads(m_files.database, now, limit)));
}

std::expected<void, JournalError> FieldDatabase::markAllSent(std::span<const Uuid> ids)
{
    return report(changeOutbox(m_files.database, ids, {.event = findings::Event::sending}, logWriter()));
}

std::expected<void, JournalError> FieldDatabase::acknowledgeAll(std::span<const findings::Receipt> receipts)
{
    const auto isSigned = [](const findings::Receipt &receipt) {
        return protocol::verifyReceipt(receipt, receipt.key);
    };
    if (!std::ranges::all_of(receipts, isSigned))
        return std::unexpected(JournalError::mismatch);
    return report(storeReceipts(m_files.database, receipts, logWriter()));
}

std::expected<void, JournalError> FieldDatabase::postpone(const Uuid &id, std::string_view problem, Instant nextAttempt)
{
    return report(changeOutbox(m_files.database, std::span(&id, 1),
                               {.event = findings::Event::failure,
                                .problem = shortCode(problem),
                                .nextAttempt = nextAttempt,
                                .countsAttempt = true},
                               logWriter()));
}

std::expected<void, JournalError> FieldDatabase::quarantine(const Uuid &id, std::string_view problem)
{
    return report(changeOutbox(
        m_files.database, std::span(&id, 1),
        {.event = findings::Event::refusal, .problem = shortCode(problem), .countsAttempt = true}, logWriter()));
}

std::expected<void, JournalError> FieldDatabase::retry(const std::optional<Uuid> &id)
{
    if (!id)
        return report(fieldResult(wakeOutbox(m_files.database)));
    return report(changeOutbox(m_files.database, std::span(&*id, 1), {.event = findings::Event::retry}, logWriter()));
}

std::expected<ChainReport, JournalError> FieldDatabase::verify(bool files) const
{
    return report(verifyChain(m_files, m_key.publicKey(), files));
}

std::expected<Removed, JournalError> FieldDatabase::removeSent(Instant before, const trust::PublicKey &hub,
                                                               std::string_view actor)
{
    return report(removeSentFiles(m_files, before, hub, logWriter(), shortCode(actor)));
}

std::expected<ChainReport, JournalError> FieldDatabase::verifyLog() const
{
    return report(store::verifyLog(m_files, m_key.publicKey()));
}

std::expected<std::uint64_t, JournalError> FieldDatabase::keep(const findings::Inspection &inspection,
                                                               std::string_view editor, const findings::Basis &basis)
{
    if (auto good = allStored(inspection.evidence); !good)
        return std::unexpected(good.error());
    return report(keepVersion(m_files.database, inspection, shortCode(editor), basis, signing()));
}

std::expected<void, JournalError> FieldDatabase::withdraw(const Uuid &id, std::string_view editor,
                                                          std::optional<std::uint64_t> version)
{
    return report(withdrawVersion(m_files.database, id, shortCode(editor), version, signing()));
}

std::expected<std::vector<Uuid>, JournalError> FieldDatabase::inspectionsByChange() const
{
    return report(store::inspectionsByChange(m_files.database));
}

std::expected<findings::InspectionVersion, JournalError> FieldDatabase::inspection(const Uuid &id) const
{
    auto latest = report(latestVersion(m_files.database, id));
    if (!latest)
        return std::unexpected(latest.error());
    if (!*latest || ((*latest)->withdrawn && !(*latest)->minutes))
        return std::unexpected(JournalError::notFound);
    return std::move(**latest);
}

std::expected<std::vector<findings::InspectionVersion>, JournalError> FieldDatabase::history(const Uuid &id) const
{
    auto versions = report(allVersions(m_files.database, id));
    if (versions && versions->empty())
        return std::unexpected(JournalError::notFound);
    return versions;
}

std::expected<std::vector<findings::InspectionVersion>, JournalError> FieldDatabase::revisions(const Uuid &id) const
{
    return report(signedVersions(m_files.database, id));
}

std::expected<std::optional<findings::WithdrawnResult>, JournalError>
FieldDatabase::withdrawnResult(const Uuid &minutes) const
{
    return report(withdrawnResultOf(m_files.database, minutes));
}

std::expected<std::vector<findings::InspectionSummary>, JournalError>
FieldDatabase::inspections(std::uint32_t limit, std::uint64_t beforeVersion) const
{
    return report(inspectionSummaries(m_files.database, limit, beforeVersion));
}

std::expected<findings::Finding, JournalError> FieldDatabase::sign(const Uuid &id, std::string_view editor,
                                                                   std::optional<std::uint64_t> version)
{
    const auto latest = inspection(id);
    if (!latest)
        return std::unexpected(latest.error());
    if (auto good = allStored(latest->inspection.evidence); !good)
        return std::unexpected(good.error());
    return report(signVersion(m_files.database, id, shortCode(editor), version, signing()));
}

std::expected<void, JournalError> FieldDatabase::note(findings::LogAction action, std::string_view actor,
                                                      std::string_view subject)
{
    return report(noteInLog(m_files.database, logWriter(), {action, shortCode(actor), shortCode(subject)}));
}

std::expected<std::vector<findings::LogEntry>, JournalError> FieldDatabase::log(std::uint32_t limit,
                                                                                std::uint64_t beforeNumber) const
{
    return report(fieldResult(logEntries(m_files.database, limit, beforeNumber)));
}

template <class T>
std::expected<T, consignment::BookError> FieldDatabase::reportTally(TallyResult<T> result) const
{
    return std::move(result).transform_error([&](const TallyError &error) {
        m_options.log(LogLevel::warning, std::format("checks: {}: {}", name(error.code), error.message));
        return error.code;
    });
}

std::expected<Uuid, consignment::BookError> FieldDatabase::begin(const consignment::Consignment &consignment,
                                                                 std::string_view by)
{
    return reportTally(beginCheck(m_files.database, consignment, by, signing()));
}

std::expected<void, consignment::BookError> FieldDatabase::append(const Uuid &check,
                                                                  std::span<const consignment::Entry> entries)
{
    return reportTally(appendEntries(m_files.database, check, entries, signing()));
}

std::expected<void, consignment::BookError> FieldDatabase::conclude(const consignment::Entry &result,
                                                                    const findings::Inspection &minutes,
                                                                    const findings::Basis &basis)
{
    if (auto good = allStored(minutes.evidence); !good)
        return reportTally(TallyResult<void>(std::unexpected(TallyError(FieldError(good.error())))));
    return reportTally(concludeCheck(m_files.database, result, minutes, basis, signing()));
}

std::expected<consignment::KeptCheck, consignment::BookError> FieldDatabase::check(const Uuid &id) const
{
    return reportTally(readCheck(m_files.database, id));
}

std::expected<std::vector<consignment::CheckSummary>, consignment::BookError>
FieldDatabase::checks(std::uint32_t limit) const
{
    return reportTally(checkSummaries(m_files.database, {.limit = limit}));
}

std::expected<std::vector<consignment::Entry>, consignment::BookError>
FieldDatabase::milestones(const Uuid &check) const
{
    return reportTally(readMilestones(m_files.database, check));
}

std::expected<std::vector<consignment::CheckSummary>, consignment::BookError>
FieldDatabase::checksLike(const consignment::CheckQuery &query) const
{
    return reportTally(checkSummaries(m_files.database, query));
}

std::expected<std::optional<Uuid>, consignment::BookError> FieldDatabase::checkWith(std::string_view sscc) const
{
    return reportTally(checkWithPackage(m_files.database, sscc));
}

} // namespace nqi::store
