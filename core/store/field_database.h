// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/base/log.h"
#include "core/consignment/tally_book.h"
#include "core/findings/history.h"
#include "core/findings/inspection_book.h"
#include "core/findings/journal.h"
#include "core/findings/unfinished.h"
#include "core/store/field_append.h"
#include "core/store/field_chain.h"
#include "core/store/field_error.h"
#include "core/store/field_files.h"
#include "core/store/field_log.h"
#include "core/store/field_retention.h"
#include "core/store/field_tallies.h"
#include "core/store/sqlite.h"
#include "core/trust/keys.h"
#include "core/trust/sealed.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace nqi::store {

struct FieldOptions {
    Clock clock = systemClock();
    Random random = systemRandom();
    Log log = noLog();
    std::optional<trust::SealingKey> key{}; ///< seals database and evidence; nothing: they lie as they are
    SqlFault fault{};                       ///< test hook, for the database and for the files of evidence
};

/// The journal in a folder, with its inspections: field.db (WAL, synchronous=FULL), evidence/, drafts/, field.lock. One
/// object a folder in the whole machine; one thread. With a key, all of it is sealed; a journal that was not is sealed
/// when it is opened.
class FieldDatabase final : public findings::Journal,
                            public findings::InspectionBook,
                            public findings::History,
                            public consignment::TallyBook {
public:
    /// Makes the journal when the folder holds none. Errors: `busy` (another program has it), `newer`, `damaged`
    /// (nothing is repaired, changed or deleted: restore a backup, or move the folder away; a journal that another key
    /// sealed cannot be told from one), `mismatch` (the journal of another device), `unwritable`, `diskFull`.
    [[nodiscard]] static std::expected<std::unique_ptr<FieldDatabase>, findings::JournalError>
    open(const std::filesystem::path &folder, trust::KeyPair deviceKey, FieldOptions options = {});

    [[nodiscard]] const std::string &device() const { return m_device; }

    [[nodiscard]] std::expected<findings::Evidence, findings::JournalError>
    storeEvidence(std::span<const std::byte> bytes, std::string_view mediaType, std::string_view label) override;
    [[nodiscard]] std::expected<std::vector<std::byte>, findings::JournalError>
    readEvidence(const trust::Digest &digest) const override;
    [[nodiscard]] std::expected<findings::Finding, findings::JournalError> save(const findings::Draft &draft) override;

    [[nodiscard]] std::expected<std::vector<findings::Summary>, findings::JournalError>
    list(std::uint32_t limit, std::uint64_t beforeSequence) const override;
    [[nodiscard]] std::expected<findings::Finding, findings::JournalError> load(const Uuid &id) const override;
    [[nodiscard]] std::expected<std::optional<findings::Receipt>, findings::JournalError>
    receipt(const Uuid &id) const override;
    [[nodiscard]] std::expected<findings::QueueState, findings::JournalError> queue() const override;

    [[nodiscard]] std::expected<std::vector<findings::Pending>, findings::JournalError>
    due(Instant now, std::uint32_t limit) const override;
    [[nodiscard]] std::expected<void, findings::JournalError> markAllSent(std::span<const Uuid> ids) override;
    /// `mismatch` when a receipt is not about the finding that this journal holds, or not signed by its own key.
    /// Whether that key is the hub's is for the caller to know (protocol::verifyReceipt).
    [[nodiscard]] std::expected<void, findings::JournalError>
    acknowledgeAll(std::span<const findings::Receipt> receipts) override;
    [[nodiscard]] std::expected<void, findings::JournalError> postpone(const Uuid &id, std::string_view problem,
                                                                       Instant nextAttempt) override;
    [[nodiscard]] std::expected<void, findings::JournalError> quarantine(const Uuid &id,
                                                                         std::string_view problem) override;
    [[nodiscard]] std::expected<void, findings::JournalError> retry(const std::optional<Uuid> &id) override;

    [[nodiscard]] std::expected<std::uint64_t, findings::JournalError>
    keep(const findings::Inspection &inspection, std::string_view editor, const findings::Basis &basis = {}) override;
    [[nodiscard]] std::expected<void, findings::JournalError>
    withdraw(const Uuid &id, std::string_view editor, std::optional<std::uint64_t> version = {}) override;
    [[nodiscard]] std::expected<findings::InspectionVersion, findings::JournalError>
    inspection(const Uuid &id) const override;
    [[nodiscard]] std::expected<std::vector<findings::InspectionVersion>, findings::JournalError>
    history(const Uuid &id) const override;
    [[nodiscard]] std::expected<std::vector<findings::InspectionVersion>, findings::JournalError>
    revisions(const Uuid &id) const override;
    [[nodiscard]] std::expected<std::optional<findings::WithdrawnResult>, findings::JournalError>
    withdrawnResult(const Uuid &minutes) const override;
    [[nodiscard]] std::expected<std::vector<findings::InspectionSummary>, findings::JournalError>
    inspections(std::uint32_t limit, std::uint64_t beforeVersion) const override;
    [[nodiscard]] std::expected<findings::Finding, findings::JournalError>
    sign(const Uuid &id, std::string_view editor, std::optional<std::uint64_t> version = {}) override;
    [[nodiscard]] std::expected<void, findings::JournalError> note(findings::LogAction action, std::string_view actor,
                                                                   std::string_view subject) override;
    [[nodiscard]] std::expected<std::vector<findings::LogEntry>, findings::JournalError>
    log(std::uint32_t limit, std::uint64_t beforeNumber) const override;

    [[nodiscard]] std::expected<std::vector<findings::Entry>, findings::JournalError>
    about(const findings::Subject &subject, std::uint32_t limit, std::uint64_t beforeSequence) const override;
    [[nodiscard]] std::expected<std::optional<Instant>, findings::JournalError> oldestWaiting() const override;
    [[nodiscard]] std::expected<std::vector<findings::Entry>, findings::JournalError>
    between(Instant from, Instant to) const override;
    [[nodiscard]] std::expected<std::optional<Instant>, findings::JournalError>
    replacedAt(const Uuid &id) const override;
    [[nodiscard]] std::expected<std::vector<findings::RecordedFinding>, findings::JournalError>
    during(const Uuid &inspection) const override;

    /// Every inspection that was ever begun, latest change first, for `inspection`. Reads none of them, so that those
    /// who need many can read some at a time.
    [[nodiscard]] std::expected<std::vector<Uuid>, findings::JournalError> inspectionsByChange() const;

    [[nodiscard]] std::expected<Uuid, consignment::BookError> begin(const consignment::Consignment &consignment,
                                                                    std::string_view by) override;
    [[nodiscard]] std::expected<void, consignment::BookError>
    append(const Uuid &check, std::span<const consignment::Entry> entries) override;
    [[nodiscard]] std::expected<consignment::KeptCheck, consignment::BookError> check(const Uuid &id) const override;
    [[nodiscard]] std::expected<std::vector<consignment::Entry>, consignment::BookError>
    milestones(const Uuid &check) const override;
    [[nodiscard]] std::expected<std::vector<consignment::CheckSummary>, consignment::BookError>
    checks(std::uint32_t limit) const override;
    [[nodiscard]] std::expected<std::vector<consignment::CheckSummary>, consignment::BookError>
    checksLike(const consignment::CheckQuery &query) const override;
    [[nodiscard]] std::expected<std::optional<Uuid>, consignment::BookError>
    checkWith(std::string_view sscc) const override;

    /// The result of a check and the draft of the minutes that follow from it, in one transaction: whatever happens,
    /// there is no result without minutes, and there are no minutes of a result that nobody gave. The draft has the id
    /// of the check. Errors: those of `append`, and of `keep`.
    [[nodiscard]] std::expected<void, consignment::BookError>
    conclude(const consignment::Entry &result, const findings::Inspection &minutes, const findings::Basis &basis);

    /// A file of a finding that is being written: nothing holds it until that is kept.
    [[nodiscard]] std::expected<findings::Evidence, findings::JournalError>
    storeDraftFile(std::span<const std::byte> bytes, std::string_view mediaType, std::string_view label);
    /// `damaged`: it is not what was stored.
    [[nodiscard]] std::expected<std::vector<std::byte>, findings::JournalError>
    readDraftFile(const trust::Digest &digest) const;
    /// It is there, readable or not.
    [[nodiscard]] bool hasDraftFile(const trust::Digest &digest) const;
    /// A finding that is being written, in place of what was kept under its id; `save` forgets it in the transaction in
    /// which it becomes a finding. Errors: `notFound` (a file that it names), `tooLarge`.
    [[nodiscard]] std::expected<void, findings::JournalError> keepUnfinished(const findings::Unfinished &unfinished);
    /// It was discarded. One that is not there is no error.
    [[nodiscard]] std::expected<void, findings::JournalError> forgetUnfinished(const Uuid &id);
    /// All that are kept, in the order in which they were begun.
    [[nodiscard]] std::expected<std::vector<findings::KeptUnfinished>, findings::JournalError> unfinished() const;

    /// Removes files whose finding this hub has signed to hold whole, before that instant: see field_retention.h.
    [[nodiscard]] std::expected<Removed, findings::JournalError> removeSent(Instant before, const trust::PublicKey &hub,
                                                                            std::string_view actor);

    /// Walks the whole chain: sequence, links, hashes, signatures, bodies, and with `files` the files of evidence too.
    [[nodiscard]] std::expected<ChainReport, findings::JournalError> verify(bool files) const;
    /// The same of the log: also that it tells of every finding, and that minutes name it as it was.
    [[nodiscard]] std::expected<ChainReport, findings::JournalError> verifyLog() const;

private:
    FieldDatabase(FieldFiles files, trust::KeyPair key, FieldOptions options);

    /// Whether what is to be kept names files within the limits that are here, or were until the hub had them.
    [[nodiscard]] std::expected<void, findings::JournalError>
    allStored(const std::vector<findings::Evidence> &files) const;
    [[nodiscard]] LogWriter logWriter() { return {m_files.database, m_key, m_options.clock()}; }
    [[nodiscard]] Signing signing() const { return {m_key, m_options.clock(), m_options.random}; }

    template <class T>
    [[nodiscard]] std::expected<T, findings::JournalError> report(std::expected<T, FieldError> result) const;

    template <class T>
    [[nodiscard]] std::expected<T, consignment::BookError> reportTally(TallyResult<T> result) const;

    mutable FieldFiles m_files; ///< reading binds parameters, so it is not const for SQLite
    trust::KeyPair m_key;
    std::string m_device;
    FieldOptions m_options;
    std::set<trust::Digest> m_draftFiles; ///< found durable since the opening
};

} // namespace nqi::store
