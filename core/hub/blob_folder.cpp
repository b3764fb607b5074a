// SPDX-License-Identifier: Apache-2.0
#include "core/hub/blob_store.h"
#include "core/hub/files.h"
#include "core/protocol/limits.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>
#include <utility>

namespace nqi::hub {

namespace {

BlobError blobError(StoreError error)
{
    return error == StoreError::full ? BlobError::full : BlobError::storage;
}

// Waits for another writer to end, but no longer than a request may be kept waiting.
bool lockSoon(const DiskFile &file, DiskFile::Lock lock)
{
    using namespace std::chrono_literals;
    for (auto waited = 0ms; waited < 500ms; waited += 5ms) {
        if (file.tryLock(lock).value_or(false))
            return true;
        std::this_thread::sleep_for(5ms);
    }
    return false;
}

class FolderAppender final : public BlobAppender {
public:
    FolderAppender(DiskFile file, std::filesystem::path part, std::filesystem::path target, trust::Digest digest,
                   std::uint64_t size, std::uint64_t offset)
        : m_file(std::move(file)), m_part(std::move(part)), m_target(std::move(target)), m_digest(digest), m_size(size),
          m_offset(offset)
    {
    }

    std::expected<void, BlobError> write(std::span<const std::byte> bytes) override
    {
        if (bytes.size() > m_size - m_offset)
            return std::unexpected(BlobError::tooLong);
        const auto written = m_file.write(bytes);
        // After a failed write the file's own length says how much of it arrived.
        if (const auto status = m_file.status())
            m_offset = status->size;
        return written.transform_error(&errorOf).transform_error(&blobError);
    }

    std::uint64_t offset() const override { return m_offset; }

    std::expected<bool, BlobError> finish() override
    {
        if (m_offset < m_size)
            return false;
        const auto actual = trust::sha256File(m_part);
        if (!actual)
            return std::unexpected(BlobError::storage);
        if (*actual != m_digest) {
            static_cast<void>(m_file.close()); // not every system removes an open file
            std::error_code ignored;
            std::filesystem::remove(m_part, ignored);
            m_offset = 0;
            return std::unexpected(BlobError::digest);
        }
        return bind().transform_error(&blobError).transform([] { return true; });
    }

private:
    // Contents first, then the name: a name that can be seen stands for a whole file.
    StoreResult<void> bind()
    {
        if (auto synced = m_file.sync(); !synced)
            return synced.transform_error(&errorOf);
        if (auto closed = m_file.close(); !closed)
            return closed.transform_error(&errorOf);
        if (auto made = makeFolder(m_target.parent_path()); !made)
            return made;
        std::error_code error;
        std::filesystem::rename(m_part, m_target, error);
        if (error)
            return std::unexpected(errorOf(error));
        return syncFolder(m_target.parent_path())
            .and_then([&] { return syncFolder(m_target.parent_path().parent_path()); })
            .transform_error(&errorOf);
    }

    DiskFile m_file;
    std::filesystem::path m_part;
    std::filesystem::path m_target;
    trust::Digest m_digest;
    std::uint64_t m_size;
    std::uint64_t m_offset;
};

class BlobFolder final : public BlobStore {
public:
    BlobFolder(std::filesystem::path root, BlobRoom room) : m_root(std::move(root)), m_room(std::move(room)) {}

    std::expected<bool, BlobError> has(const trust::Digest &digest) const override
    {
        std::error_code error;
        return std::filesystem::is_regular_file(target(digest), error);
    }

    std::expected<std::uint64_t, BlobError> partialSize(std::string_view owner,
                                                        const trust::Digest &digest) const override
    {
        const auto file = DiskFile::open(part(owner, digest), DiskFile::Open::read);
        if (!file)
            return 0;
        // What a cut connection brought is still being written: told too early, the device would send it again.
        (void)lockSoon(*file, DiskFile::Lock::shared);
        return file->status().value_or(DiskFile::Status{}).size;
    }

    std::expected<std::unique_ptr<BlobAppender>, BlobError> append(std::string_view owner, const trust::Digest &digest,
                                                                   std::uint64_t size, std::uint64_t offset) override
    {
        const std::filesystem::path path = part(owner, digest);
        if (!hasRoom(size - std::min(offset, size)))
            return std::unexpected(BlobError::full);
        if (auto made = makeFolder(path.parent_path()); !made)
            return std::unexpected(blobError(made.error()));
        auto file = DiskFile::open(path, DiskFile::Open::append);
        if (!file)
            return std::unexpected(blobError(errorOf(file.error())));
        // One writer a file, over all processes: a request that was given up may still be on its way.
        if (!lockSoon(*file, DiskFile::Lock::alone))
            return std::unexpected(BlobError::busy);
        const auto held = file->status();
        if (!held)
            return std::unexpected(BlobError::storage);
        if (held->size != offset || held->size > size)
            return std::unexpected(BlobError::offset);
        return std::make_unique<FolderAppender>(std::move(*file), path, target(digest), digest, size, offset);
    }

    std::expected<std::vector<std::byte>, BlobError> read(const trust::Digest &digest) const override
    {
        return readFile(target(digest), protocol::limits::blob).transform_error(&blobError);
    }

    std::expected<std::size_t, BlobError> sweep(Instant before) override
    {
        std::size_t removed = 0;
        std::error_code error;
        for (std::filesystem::recursive_directory_iterator entry(m_root / "partial", error), end;
             !error && entry != end; entry.increment(error)) {
            std::error_code ignored; // it may have become whole meanwhile
            if (entry->is_regular_file(ignored) && isAbandoned(entry->path(), before) &&
                std::filesystem::remove(entry->path(), ignored))
                ++removed;
        }
        return error ? std::expected<std::size_t, BlobError>(std::unexpected(BlobError::storage)) : removed;
    }

private:
    std::filesystem::path target(const trust::Digest &digest) const
    {
        const std::string name = digest.text();
        return m_root / name.substr(0, 2) / name;
    }
    // The owner is a device id that the hub itself derived: hexadecimal digits only.
    std::filesystem::path part(std::string_view owner, const trust::Digest &digest) const
    {
        return m_root / "partial" / std::string(owner) / digest.text();
    }

    // A writer that is at it now keeps its copy, however old.
    static bool isAbandoned(const std::filesystem::path &path, Instant before)
    {
        const auto file = DiskFile::open(path, DiskFile::Open::read);
        if (!file || !file->tryLock(DiskFile::Lock::alone).value_or(false))
            return false;
        const auto status = file->status();
        return status && status->changed < before;
    }
    bool hasRoom(std::uint64_t more) const
    {
        if (m_room.keepFree == 0)
            return true;
        std::error_code error;
        const std::uint64_t free =
            m_room.freeSpace ? m_room.freeSpace() : std::filesystem::space(m_root, error).available;
        return error || free >= m_room.keepFree + more;
    }

    std::filesystem::path m_root;
    BlobRoom m_room;
};

} // namespace

std::string_view name(BlobError error)
{
    constexpr std::array<std::string_view, 7> names = {"offset", "busy",        "tooLong", "digest",
                                                       "full",   "unavailable", "storage"};
    return names.at(static_cast<std::size_t>(error));
}

std::expected<std::unique_ptr<BlobStore>, StoreError> openBlobFolder(const std::filesystem::path &root, BlobRoom room)
{
    if (auto made = makeFolder(root / "partial"); !made)
        return std::unexpected(made.error());
    return std::make_unique<BlobFolder>(root, std::move(room));
}

} // namespace nqi::hub
