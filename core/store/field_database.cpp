// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_database.h"

#include "core/base/encoding.h"
#include "core/findings/payment.h"
#include "core/protocol/body.h"
#include "core/protocol/limits.h"
#include "core/protocol/messages.h"
#include "core/store/field_outbox.h"
#include "core/store/field_rows.h"

#include <algorithm>
#include <format>
#include <utility>

namespace nqi::store {

using findings::JournalError;
namespace limits = protocol::limits;

namespace {

/// What the limits say about a draft before it is written.
bool fits(const findings::Draft &draft)
{
    return draft.evidence.size() <= limits::evidence &&
           std::ranges::all_of(draft.evidence, [](const findings::Evidence &file) {
               return file.size <= limits::blob && file.mediaType.size() <= limits::name &&
                      file.label.size() <= limits::name;
           });
}

/// Links, hashes and signs the next finding.
FieldResult<findings::Finding> nextFinding(Database &database, const findings::Draft &draft, const trust::KeyPair &key,
                                           Instant now, const Random &random)
{
    const auto last = lastFinding(database);
    if (!last)
        return std::unexpected(last.error());
    findings::Finding finding;
    finding.id = Uuid::version7(now, random);
    finding.device = trust::deviceId(key.publicKey());
    finding.sequence = *last ? (*last)->sequence + 1 : 1;
    finding.previous = *last ? (*last)->hash : trust::Digest{};
    finding.savedAt = now;
    finding.body = protocol::encodeBody(draft, finding.id, finding.device, finding.sequence, now);
    if (finding.body.size() > limits::body)
        return std::unexpected(FieldError(JournalError::tooLarge, "body"));
    finding.hash = trust::chain(finding.previous, bytesOf(finding.body));
    finding.signature = key.sign(finding.hash.bytes);
    finding.evidence = draft.evidence;
    return finding;
}

FieldResult<findings::Finding> append(Database &database, const findings::Draft &draft, const trust::KeyPair &key,
                                      Instant now, const Random &random)
{
    auto transaction = database.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    auto finding = nextFinding(database, draft, key, now, random);
    if (!finding)
        return finding;
    if (auto done = insertFinding(database, draft, *finding); !done)
        return std::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return finding;
}

/// Stable codes are short; whatever comes is kept that way.
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
    auto files = openFieldFiles(folder, deviceKey.publicKey(), options.evidenceKey, options.fault);
    if (!files) {
        options.log(LogLevel::error, std::format("journal: {}: {}", name(files.error().code), files.error().message));
        return std::unexpected(files.error().code);
    }
    return std::unique_ptr<FieldDatabase>(
        new FieldDatabase(std::move(*files), std::move(deviceKey), std::move(options)));
}

std::expected<findings::Evidence, JournalError>
FieldDatabase::storeEvidence(std::span<const std::byte> bytes, std::string_view mediaType, std::string_view label)
{
    if (bytes.size() > limits::blob || mediaType.size() > limits::name || label.size() > limits::name)
        return std::unexpected(JournalError::tooLarge);
    const auto digest = report(fieldResult(m_files.evidence.store(bytes)));
    if (!digest)
        return std::unexpected(digest.error());
    return findings::Evidence{*digest, bytes.size(), std::string(mediaType), std::string(label)};
}

std::expected<std::vector<std::byte>, JournalError> FieldDatabase::readEvidence(const trust::Digest &digest) const
{
    if (!m_files.evidence.contains(digest))
        return std::unexpected(JournalError::notFound);
    return report(fieldResult(m_files.evidence.read(digest)));
}

std::expected<findings::Finding, JournalError> FieldDatabase::save(const findings::Draft &draft)
{
    if (!fits(draft))
        return std::unexpected(JournalError::tooLarge);
    for (const findings::Evidence &file : draft.evidence) {
        if (!m_files.evidence.contains(file.digest))
            return std::unexpected(JournalError::notFound);
    }
    findings::Draft kept = draft;
    kept.item = findings::withoutPaymentData(std::move(kept.item));
    return report(append(m_files.database, kept, m_key, m_options.clock(), m_options.random));
}

std::expected<std::vector<findings::Summary>, JournalError> FieldDatabase::list(std::uint32_t limit,
                                                                                std::uint64_t beforeSequence) const
{
    return report(fieldResult(summaries(m_files.database, limit, beforeSequence)));
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

std::expected<void, JournalError> FieldDatabase::markSent(const Uuid &id)
{
    return report(changeOutbox(m_files.database, id, {.event = findings::Event::sending}));
}

std::expected<void, JournalError> FieldDatabase::acknowledge(const findings::Receipt &receipt)
{
    if (!protocol::verifyReceipt(receipt, receipt.key))
        return std::unexpected(JournalError::mismatch);
    return report(storeReceipt(m_files.database, receipt));
}

std::expected<void, JournalError> FieldDatabase::postpone(const Uuid &id, std::string_view problem, Instant nextAttempt)
{
    return report(changeOutbox(m_files.database, id,
                               {.event = findings::Event::failure,
                                .problem = shortCode(problem),
                                .nextAttempt = nextAttempt,
                                .countsAttempt = true}));
}

std::expected<void, JournalError> FieldDatabase::quarantine(const Uuid &id, std::string_view problem)
{
    return report(
        changeOutbox(m_files.database, id,
                     {.event = findings::Event::refusal, .problem = shortCode(problem), .countsAttempt = true}));
}

std::expected<void, JournalError> FieldDatabase::retry(const std::optional<Uuid> &id)
{
    if (!id)
        return report(fieldResult(wakeOutbox(m_files.database)));
    return report(changeOutbox(m_files.database, *id, {.event = findings::Event::retry}));
}

std::expected<ChainReport, JournalError> FieldDatabase::verify(bool files) const
{
    return report(verifyChain(m_files, m_key.publicKey(), files));
}

} // namespace nqi::store
