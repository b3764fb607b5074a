// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/field_drafts.h"

#include "app/device/grounds.h"
#include "core/store/field_database.h"

#include <string>
#include <utility>

namespace nqi::app {

namespace {

using findings::Evidence;
using findings::JournalError;
using ui::FindingInProgress;

template <class T>
using Result = std::expected<T, JournalError>;

/// Work that takes the field database and gives a result, on the thread that owns it.
template <class Answer, class Work>
void post(sync::SyncThread &thread, Answer answer, Work work)
{
    thread.post([answer = std::move(answer),
                 work = std::move(work)](const sync::JournalResult<findings::Journal *> &journal) mutable {
        if (!journal)
            return answer(std::unexpected(journal.error()));
        auto *const database = dynamic_cast<store::FieldDatabase *>(*journal);
        if (database == nullptr)
            return answer(std::unexpected(JournalError::damaged));
        answer(work(*database));
    });
}

Result<void> keepIn(store::FieldDatabase &database, FindingInProgress &finding)
{
    findings::Unfinished &written = finding.written;
    if (finding.frame) {
        auto stored = database.storeDraftFile(finding.frame->bytes, finding.frame->mediaType, "frame");
        if (!stored)
            return std::unexpected(stored.error());
        written.frame = *std::move(stored);
    }
    for (const auto &photo : finding.photos) {
        auto stored = database.storeDraftFile(photo->bytes, photo->mediaType, photo->label);
        if (!stored)
            return std::unexpected(stored.error());
        written.photos.push_back(*std::move(stored));
    }
    if (finding.grounds) {
        for (const findings::Attachment &file : device::groundsOf(*finding.grounds)) {
            auto stored = database.storeDraftFile(file.bytes, file.mediaType, file.label);
            if (!stored)
                return std::unexpected(stored.error());
            written.grounds.push_back(*std::move(stored));
        }
    }
    // Not readable once is not lost: while the file is there, its name keeps it.
    for (const Evidence &file : finding.unread) {
        if (!database.hasDraftFile(file.digest))
            continue;
        if (!device::isGrounds(file))
            written.photos.push_back(file);
        else if (!finding.grounds)
            written.grounds.push_back(file);
    }
    return database.keepUnfinished(written);
}

FindingInProgress readIn(const store::FieldDatabase &database, findings::Unfinished written)
{
    FindingInProgress finding;
    const auto read = [&](const Evidence &file) {
        auto bytes = database.readDraftFile(file.digest);
        if (!bytes) {
            ++finding.lost;
            finding.unread.push_back(file);
        }
        return bytes;
    };
    if (written.frame)
        if (auto bytes = read(*written.frame))
            finding.frame = std::make_shared<const decode::EncodedPicture>(
                decode::EncodedPicture{.bytes = *std::move(bytes), .mediaType = written.frame->mediaType});
    for (const Evidence &file : written.photos)
        if (auto bytes = read(file))
            finding.photos.push_back(std::make_shared<const findings::Attachment>(
                findings::Attachment{.bytes = *std::move(bytes), .mediaType = file.mediaType, .label = file.label}));
    if (!written.grounds.empty()) {
        auto grounds = device::groundsFrom(written.grounds, [&](const Evidence &file) -> std::optional<std::string> {
            const auto bytes = database.readDraftFile(file.digest);
            if (!bytes)
                return std::nullopt;
            return std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size());
        });
        if (grounds) {
            finding.grounds = *std::move(grounds);
        } else {
            ++finding.lost;
            finding.unread.insert(finding.unread.end(), written.grounds.begin(), written.grounds.end());
        }
    }
    written.frame.reset();
    written.photos.clear();
    written.grounds.clear();
    finding.written = std::move(written);
    return finding;
}

Result<ui::FindingDrafts::Kept> readAll(const store::FieldDatabase &database)
{
    auto rows = database.unfinished();
    if (!rows)
        return std::unexpected(rows.error());
    ui::FindingDrafts::Kept kept;
    for (findings::KeptUnfinished &row : *rows) {
        if (row.content)
            kept.findings.push_back(readIn(database, *std::move(row.content)));
        else
            kept.damaged.push_back(row.id);
    }
    return kept;
}

} // namespace

FieldDrafts::FieldDrafts(sync::SyncThread &thread, Clock clock, Random random)
    : m_thread(thread), m_clock(std::move(clock)), m_random(std::move(random))
{
}

Uuid FieldDrafts::freshId()
{
    return Uuid::version7(m_clock(), m_random);
}

void FieldDrafts::keep(FindingInProgress finding, Done answer)
{
    post(m_thread, std::move(answer),
         [finding = std::move(finding)](store::FieldDatabase &database) mutable { return keepIn(database, finding); });
}

void FieldDrafts::forget(const Uuid &id, Done answer)
{
    post(m_thread, std::move(answer), [id](store::FieldDatabase &database) { return database.forgetUnfinished(id); });
}

void FieldDrafts::all(std::function<void(std::expected<Kept, JournalError>)> answer)
{
    post(m_thread, std::move(answer), [](store::FieldDatabase &database) { return readAll(database); });
}

} // namespace nqi::app
