// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/sync_inspections.h"

#include "app/device/consignments.h"
#include "core/protocol/body.h"
#include "core/protocol/inspection.h"
#include "core/store/catalogue_reader.h"
#include "core/store/field_database.h"
#include "core/verdict/listing.h"

#include <algorithm>
#include <cstdint>
#include <format>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace nqi::app {

using findings::JournalError;

namespace {

template <class T>
using Result = std::expected<T, JournalError>;

Result<ui::Record> readRecord(store::FieldDatabase &database, const Uuid &id, std::string_view viewer)
{
    auto finding = database.load(id);
    if (!finding)
        return std::unexpected(finding.error());
    auto body = protocol::decodeBody(finding->body);
    if (!body)
        return std::unexpected(JournalError::damaged);
    auto receipt = database.receipt(id);
    if (!receipt)
        return std::unexpected(receipt.error());
    const auto noted = database.note(findings::LogAction::findingViewed, viewer, id.text());
    if (!noted)
        return std::unexpected(noted.error());
    auto withdrawn = database.withdrawnResult(id);
    if (!withdrawn)
        return std::unexpected(withdrawn.error());
    return ui::Record{.finding = *std::move(finding),
                      .content = std::move(body->content),
                      .receipt = *std::move(receipt),
                      .withdrawnResult = *std::move(withdrawn)};
}

/// Findings of goods of the check belong to the rows of these goods; one that was recorded during its minutes stands
/// for the goods after the others.
void placeFindings(std::vector<findings::RecordedFinding> &recorded, std::vector<findings::RecordedFinding> ofCheck)
{
    std::vector<findings::RecordedFinding> others;
    for (findings::RecordedFinding &one : ofCheck) {
        const auto known = std::ranges::find(recorded, one.id, &findings::RecordedFinding::id);
        if (known == recorded.end()) {
            others.push_back(std::move(one));
        } else if (one.row != findings::RecordedFinding::nowhere) {
            one.corrects = known->corrects;
            *known = std::move(one);
        }
    }
    recorded.insert(recorded.begin(), others.begin(), others.end());
}

Result<ui::SignedRevision> revisionOf(const store::FieldDatabase &database, findings::InspectionVersion version)
{
    auto minutes = database.load(version.minutes.value_or(Uuid()));
    if (!minutes)
        return std::unexpected(minutes.error());
    const auto row = database.list(1, minutes->sequence + 1);
    if (!row)
        return std::unexpected(row.error());
    auto receipt = database.receipt(minutes->id);
    if (!receipt)
        return std::unexpected(receipt.error());
    return ui::SignedRevision{.inspection = std::move(version.inspection),
                              .editor = std::move(version.editor),
                              .minutes = *std::move(minutes),
                              .state = row->empty() ? findings::State::saved : row->front().state,
                              .receipt = *std::move(receipt)};
}

Result<std::vector<ui::SignedRevision>> readRevisions(const store::FieldDatabase &database, const Uuid &id)
{
    auto versions = database.revisions(id);
    if (!versions)
        return std::unexpected(versions.error());
    std::vector<ui::SignedRevision> all;
    for (findings::InspectionVersion &version : *versions) {
        auto revision = revisionOf(database, std::move(version));
        if (!revision)
            return std::unexpected(revision.error());
        all.push_back(*std::move(revision));
    }
    return all;
}

/// The inspections that were changed last, as far as they were read.
struct Earlier {
    std::uint32_t limit = 0;
    ui::InspectionService::Answer<std::vector<findings::Inspection>> answer;
    std::vector<Uuid> left{}; ///< to be read, the next one last
    std::vector<findings::Inspection> read{};

    [[nodiscard]] bool isDone() const { return left.empty() || read.size() >= limit; }
};

Result<void> readSome(Earlier &earlier, const store::FieldDatabase &database)
{
    constexpr int atOnce = 20;
    for (int i = 0; i < atOnce && !earlier.isDone(); ++i) {
        auto version = database.inspection(earlier.left.back());
        earlier.left.pop_back();
        if (version)
            earlier.read.push_back(std::move(version->inspection));
        else if (version.error() != JournalError::notFound) // given up
            return std::unexpected(version.error());
    }
    return {};
}

/// Some at a time: what is saved meanwhile does not wait for all of them.
void postNext(sync::SyncThread &thread, std::shared_ptr<Earlier> earlier)
{
    thread.post([&thread, earlier = std::move(earlier)](const sync::JournalResult<findings::Journal *> &journal) {
        const auto *const database = journal ? dynamic_cast<store::FieldDatabase *>(*journal) : nullptr;
        const auto read = database ? readSome(*earlier, *database)
                                   : std::unexpected(journal ? JournalError::damaged : journal.error());
        if (!read)
            earlier->answer(std::unexpected(read.error()));
        else if (earlier->isDone())
            earlier->answer(std::move(earlier->read));
        else
            postNext(thread, earlier);
    });
}

} // namespace

SyncInspections::SyncInspections(device::Folders folders, sync::SyncThread &thread, Clock clock, Random random)
    : m_folders(std::move(folders)), m_thread(thread), m_clock(std::move(clock)), m_random(std::move(random)),
      m_browse([folders = m_folders] { return device::makeBrowse(folders); })
{
}

/// Work that takes the field database and gives a result, on the thread that owns it.
template <class T, class Work>
void SyncInspections::post(Answer<T> answer, Work work)
{
    m_thread.post([answer = std::move(answer),
                   work = std::move(work)](const sync::JournalResult<findings::Journal *> &journal) mutable {
        if (!journal)
            return answer(std::unexpected(journal.error()));
        auto *const database = dynamic_cast<store::FieldDatabase *>(*journal);
        answer(database ? work(*database) : Result<T>(std::unexpected(JournalError::damaged)));
    });
}

Uuid SyncInspections::freshId()
{
    return Uuid::version7(m_clock(), m_random);
}

findings::SignedDigests SyncInspections::signedDigests(const findings::Inspection &inspection) const
{
    return protocol::signedDigests(inspection);
}

void SyncInspections::list(std::uint32_t limit, Answer<std::vector<findings::InspectionSummary>> answer)
{
    post(std::move(answer), [limit](store::FieldDatabase &database) { return database.inspections(limit, 0); });
}

void SyncInspections::open(const Uuid &id, std::string viewer, Answer<findings::InspectionVersion> answer)
{
    post(std::move(answer),
         [id, viewer = std::move(viewer)](store::FieldDatabase &database) -> Result<findings::InspectionVersion> {
             auto version = database.inspection(id);
             if (!version)
                 return version;
             const auto noted = database.note(findings::LogAction::inspectionViewed, viewer, id.text());
             return noted ? std::move(version) : std::unexpected(noted.error());
         });
}

void SyncInspections::revisions(const Uuid &id, Answer<std::vector<ui::SignedRevision>> answer)
{
    post(std::move(answer), [id](store::FieldDatabase &database) { return readRevisions(database, id); });
}

void SyncInspections::keep(findings::Inspection inspection, std::string editor, Standing standing,
                           Answer<std::uint64_t> answer)
{
    post(std::move(answer), [inspection = std::move(inspection), editor = std::move(editor),
                             standing = std::move(standing)](store::FieldDatabase &database) {
        auto number = database.keep(inspection, editor, {.version = *standing});
        if (number)
            *standing = *number;
        return number;
    });
}

void SyncInspections::withdraw(const Uuid &id, std::string editor, Standing standing, Answer<void> answer)
{
    post(std::move(answer), [id, editor = std::move(editor), standing = std::move(standing)](
                                store::FieldDatabase &database) { return database.withdraw(id, editor, *standing); });
}

void SyncInspections::sign(const Uuid &id, std::string editor, Standing standing, Answer<findings::Finding> answer)
{
    post(std::move(answer), [&thread = m_thread, id, editor = std::move(editor),
                             standing = std::move(standing)](store::FieldDatabase &database) {
        auto minutes = database.sign(id, editor, *standing);
        if (minutes) {
            // Signed, it is a version more, that a revision may follow.
            if (const auto version = database.inspection(id))
                *standing = version->number;
            thread.syncNow();
        }
        return minutes;
    });
}

void SyncInspections::storeFile(findings::Attachment file, Answer<findings::Evidence> answer)
{
    post(std::move(answer), [file = std::move(file)](store::FieldDatabase &database) {
        return database.storeEvidence(file.bytes, file.mediaType, file.label);
    });
}

void SyncInspections::record(const Uuid &id, std::string viewer, Answer<ui::Record> answer)
{
    post(std::move(answer),
         [id, viewer = std::move(viewer)](store::FieldDatabase &database) { return readRecord(database, id, viewer); });
}

void SyncInspections::file(const trust::Digest &digest, std::string viewer, Answer<std::vector<std::byte>> answer)
{
    post(std::move(answer),
         [digest, viewer = std::move(viewer)](store::FieldDatabase &database) -> Result<std::vector<std::byte>> {
             auto bytes = database.readEvidence(digest);
             if (!bytes)
                 return bytes;
             const auto noted = database.note(findings::LogAction::evidenceViewed, viewer, digest.text());
             return noted ? std::move(bytes) : std::unexpected(noted.error());
         });
}

void SyncInspections::findingsOf(const Uuid &id, Answer<std::vector<findings::RecordedFinding>> answer)
{
    post(std::move(answer),
         [id](const store::FieldDatabase &database) -> Result<std::vector<findings::RecordedFinding>> {
             auto recorded = database.during(id);
             const auto version = database.inspection(id);
             if (!recorded || !version || !version->result)
                 return recorded;
             if (const auto check = database.check(id); check && check->summary.finished)
                 placeFindings(*recorded, device::findingsOf(*check));
             return recorded;
         });
}

void SyncInspections::earlier(std::uint32_t limit, Answer<std::vector<findings::Inspection>> answer)
{
    auto earlier = std::make_shared<Earlier>(Earlier{.limit = limit, .answer = std::move(answer)});
    post<std::vector<Uuid>>(
        [&thread = m_thread, earlier](Result<std::vector<Uuid>> ids) {
            if (!ids)
                return earlier->answer(std::unexpected(ids.error()));
            earlier->left.assign(ids->rbegin(), ids->rend());
            postNext(thread, earlier);
        },
        [](const store::FieldDatabase &database) { return database.inspectionsByChange(); });
}

// The catalogue is read there too, so that no answer overtakes another; it has its own files and needs no journal.
void SyncInspections::rules(std::function<void(std::vector<catalog::PolicyEntry>)> answer)
{
    m_thread.post([folder = m_folders.catalogue(), answer = std::move(answer)](const auto &) {
        auto reader = store::CatalogueReader::open(folder);
        auto entries = reader ? reader->policy() : std::unexpected(reader.error());
        answer(entries ? *std::move(entries) : std::vector<catalog::PolicyEntry>());
    });
}

void SyncInspections::listings(std::string url, std::function<void(std::vector<catalog::Declaration>)> answer)
{
    m_thread.post([folder = m_folders.catalogue(), url = std::move(url), answer = std::move(answer)](const auto &) {
        std::vector<catalog::Declaration> all;
        auto reader = store::CatalogueReader::open(folder);
        // The catalogue finds an address as it was declared: in one of the forms that name the same listing.
        for (const std::string_view scheme : {"https://", "https://www.", "http://", "http://www.", "", "www."})
            for (const std::string_view end : {"", "/"})
                if (auto found = reader ? reader->listing(std::format("{}{}{}", scheme, verdict::bareUrl(url), end))
                                        : std::unexpected(reader.error()))
                    all.insert(all.end(), found->begin(), found->end());
        answer(std::move(all));
    });
}

void SyncInspections::companies(std::string words, std::uint32_t limit,
                                std::function<void(std::vector<catalog::Company>)> answer)
{
    // The catalogue may be another one since the last question.
    m_browse.reload();
    m_browse.ask("firm", [words = std::move(words), limit, answer = std::move(answer)](
                             const inspect::BrowseThread::Opened &opened, const std::stop_token &) {
        auto found = opened ? (*opened)->companiesNamed(words, {.limit = limit}) : std::unexpected(opened.error());
        answer(found ? std::move(found->rows) : std::vector<catalog::Company>());
    });
}

} // namespace nqi::app
