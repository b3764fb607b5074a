// SPDX-License-Identifier: Apache-2.0
#include "core/hub/s3/blob_bucket.h"

#include "core/hub/s3/client.h"
#include "core/hub/s3/pieces.h"
#include "core/protocol/limits.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <semaphore>
#include <set>
#include <utility>

namespace nqi::hub {

namespace {

using std::chrono::milliseconds;

constexpr std::string_view partial = "partial/";
// So many pieces become one: a listing stays one page.
constexpr std::size_t mostPieces = 128;
// Files that are put together at once in memory, each of limits::blob at most.
constexpr std::ptrdiff_t joined = 2;

BlobError blobError(S3Error error)
{
    switch (error) {
    case S3Error::full:
        return BlobError::full;
    case S3Error::unavailable:
    case S3Error::refused: // credentials that ran out are mended by people; nothing is lost meanwhile
        return BlobError::unavailable;
    case S3Error::missing:
    case S3Error::tooLarge:
    case S3Error::other:
        break;
    }
    return BlobError::storage;
}

/// One writer a file in this process. Those of other hubs are told apart by the names of their pieces.
class Writers {
public:
    /// Waits for another writer to end, but no longer than a request may be kept waiting.
    [[nodiscard]] bool take(const std::string &folder)
    {
        std::unique_lock lock(m_mutex);
        return m_ended.wait_for(lock, patience, [&] { return !m_folders.contains(folder); }) &&
               m_folders.insert(folder).second;
    }
    void wait(const std::string &folder)
    {
        std::unique_lock lock(m_mutex);
        m_ended.wait_for(lock, patience, [&] { return !m_folders.contains(folder); });
    }
    void give(const std::string &folder)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_folders.erase(folder);
        }
        m_ended.notify_all();
    }

private:
    static constexpr milliseconds patience{500};
    std::mutex m_mutex;
    std::condition_variable m_ended;
    std::set<std::string> m_folders;
};

struct Shared {
    S3Client client;
    Writers writers;
    std::counting_semaphore<joined> memory{joined};
};

std::string targetOf(const trust::Digest &digest)
{
    const std::string name = digest.text();
    return name.substr(0, 2) + "/" + name;
}

/// A claim on a partial copy in this process.
class Claim {
public:
    Claim(Shared &shared, std::string folder) : m_shared(&shared), m_folder(std::move(folder)) {}
    Claim(Claim &&other) noexcept
        : m_shared(std::exchange(other.m_shared, nullptr)), m_folder(std::move(other.m_folder))
    {
    }
    Claim &operator=(Claim &&) = delete;
    ~Claim()
    {
        if (m_shared != nullptr)
            m_shared->writers.give(m_folder);
    }
    [[nodiscard]] const std::string &folder() const { return m_folder; }

private:
    Shared *m_shared;
    std::string m_folder;
};

class BucketAppender final : public BlobAppender {
public:
    BucketAppender(Shared &shared, Claim claim, trust::Digest digest, std::uint64_t size, Covered held)
        : m_shared(shared), m_claim(std::move(claim)), m_digest(digest), m_size(size), m_held(std::move(held))
    {
    }
    BucketAppender(const BucketAppender &) = delete;
    BucketAppender &operator=(const BucketAppender &) = delete;
    ~BucketAppender() override { (void)flush(); }

    std::expected<void, BlobError> write(std::span<const std::byte> bytes) override
    {
        if (bytes.size() > m_size - offset())
            return std::unexpected(BlobError::tooLong);
        m_waiting.insert(m_waiting.end(), bytes.begin(), bytes.end());
        return m_waiting.size() >= protocol::limits::blobPiece && offset() < m_size ? flush()
                                                                                    : std::expected<void, BlobError>();
    }

    std::uint64_t offset() const override { return m_held.reach + m_waiting.size(); }

    std::expected<bool, BlobError> finish() override
    {
        if (offset() == m_size)
            return join().transform([] { return true; });
        if (auto flushed = flush(); !flushed)
            return std::unexpected(flushed.error());
        if (m_held.pieces.size() >= mostPieces)
            if (auto merged = merge(); !merged)
                return std::unexpected(merged.error());
        return false;
    }

private:
    // What waits becomes a piece.
    std::expected<void, BlobError> flush()
    {
        if (m_waiting.empty())
            return {};
        const std::string object = m_claim.folder() + pieceName(m_held.reach, m_waiting.size());
        if (auto put = m_shared.client.put(object, m_waiting, trust::sha256(m_waiting)); !put)
            return std::unexpected(blobError(put.error()));
        m_held.pieces.push_back({object, m_waiting.size(), 0});
        m_held.reach += m_waiting.size();
        m_waiting.clear();
        return {};
    }

    // All that is held, in order.
    std::expected<std::vector<std::byte>, BlobError> content()
    {
        std::vector<std::byte> bytes;
        bytes.reserve(offset());
        for (const Piece &piece : m_held.pieces) {
            const auto part = m_shared.client.get(piece.object, piece.size);
            // Another hub puts this very file together: it will say what has become of it.
            if (!part && part.error() == S3Error::missing)
                return std::unexpected(BlobError::busy);
            if (!part || part->size() != piece.size)
                return std::unexpected(part ? BlobError::unavailable : blobError(part.error()));
            bytes.insert(bytes.end(), part->begin() + static_cast<std::ptrdiff_t>(piece.skip), part->end());
        }
        bytes.insert(bytes.end(), m_waiting.begin(), m_waiting.end());
        return bytes;
    }

    std::expected<void, BlobError> join()
    {
        m_shared.memory.acquire();
        const auto joinedHere = joinNow();
        m_shared.memory.release();
        return joinedHere;
    }

    std::expected<void, BlobError> joinNow()
    {
        const auto bytes = content();
        if (!bytes)
            return std::unexpected(bytes.error());
        const bool good = bytes->size() == m_size && trust::sha256(*bytes) == m_digest;
        if (good)
            if (auto put = m_shared.client.put(targetOf(m_digest), *bytes, m_digest); !put)
                return std::unexpected(blobError(put.error()));
        // What cannot be removed now, or comes late, is swept.
        dropPieces();
        m_waiting.clear();
        m_held = {{}, good ? m_size : 0};
        return good ? std::expected<void, BlobError>() : std::unexpected(BlobError::digest);
    }

    std::expected<void, BlobError> merge()
    {
        m_shared.memory.acquire();
        const auto bytes = content();
        m_shared.memory.release();
        if (!bytes)
            return std::unexpected(bytes.error());
        const std::string object = m_claim.folder() + pieceName(0, bytes->size());
        if (auto put = m_shared.client.put(object, *bytes, trust::sha256(*bytes)); !put)
            return std::unexpected(blobError(put.error()));
        dropPieces(object);
        m_held.pieces = {{object, bytes->size(), 0}};
        return {};
    }

    // Those as well that were passed over.
    void dropPieces(std::string_view but = {})
    {
        const auto objects = m_shared.client.list(m_claim.folder());
        for (const S3Object &object : objects.value_or(std::vector<S3Object>()))
            if (object.name != but)
                (void)m_shared.client.remove(object.name);
    }

    Shared &m_shared;
    Claim m_claim;
    trust::Digest m_digest;
    std::uint64_t m_size;
    Covered m_held;
    std::vector<std::byte> m_waiting; ///< behind what is held
};

class BlobBucket final : public BlobStore {
public:
    explicit BlobBucket(BucketOptions options)
        : m_shared{.client = S3Client(std::move(options.place), std::move(options.credentials),
                                      {.connect = options.connect, .slow = options.slow})}
    {
    }

    [[nodiscard]] std::expected<void, BucketError> look()
    {
        const auto listed = m_shared.client.list("", 1);
        if (listed)
            return {};
        return std::unexpected(listed.error() == S3Error::missing   ? BucketError::missing
                               : listed.error() == S3Error::refused ? BucketError::refused
                                                                    : BucketError::unavailable);
    }

    std::expected<bool, BlobError> has(const trust::Digest &digest) const override
    {
        return m_shared.client.head(targetOf(digest))
            .transform([](const auto &size) { return size.has_value(); })
            .transform_error(&blobError);
    }

    std::expected<std::uint64_t, BlobError> partialSize(std::string_view owner,
                                                        const trust::Digest &digest) const override
    {
        const std::string folder = folderOf(owner, digest);
        // What a cut connection brought is still being written: told too early, the device would send it again.
        m_shared.writers.wait(folder);
        return m_shared.client.list(folder)
            .transform([&](const auto &objects) { return covered(objects, folder).reach; })
            .transform_error(&blobError);
    }

    std::expected<std::unique_ptr<BlobAppender>, BlobError> append(std::string_view owner, const trust::Digest &digest,
                                                                   std::uint64_t size, std::uint64_t offset) override
    {
        const std::string folder = folderOf(owner, digest);
        if (!m_shared.writers.take(folder))
            return std::unexpected(BlobError::busy);
        Claim claim(m_shared, folder);
        const auto objects = m_shared.client.list(folder);
        if (!objects)
            return std::unexpected(blobError(objects.error()));
        Covered held = covered(*objects, folder);
        if (held.reach != offset || held.reach > size)
            return std::unexpected(BlobError::offset);
        return std::make_unique<BucketAppender>(m_shared, std::move(claim), digest, size, std::move(held));
    }

    std::expected<std::vector<std::byte>, BlobError> read(const trust::Digest &digest) const override
    {
        auto bytes = m_shared.client.get(targetOf(digest), protocol::limits::blob);
        if (!bytes)
            return std::unexpected(blobError(bytes.error()));
        if (trust::sha256(*bytes) != digest)
            return std::unexpected(BlobError::digest);
        return std::move(*bytes);
    }

    std::expected<std::size_t, BlobError> sweep(Instant before) override
    {
        const auto objects = m_shared.client.list(partial);
        if (!objects)
            return std::unexpected(blobError(objects.error()));
        // The newest piece of a copy says whether somebody is at it.
        std::map<std::string_view, Instant> newest;
        const auto folderIn = [](const S3Object &object) {
            return std::string_view(object.name).substr(0, object.name.rfind('/'));
        };
        for (const S3Object &object : *objects) {
            Instant &last = newest[folderIn(object)];
            last = std::max(last, object.modified);
        }
        std::size_t removed = 0;
        for (const S3Object &object : *objects) {
            if (newest.at(folderIn(object)) >= before)
                continue;
            if (auto gone = m_shared.client.remove(object.name); !gone)
                return std::unexpected(blobError(gone.error()));
            ++removed;
        }
        return removed;
    }

private:
    // The owner is a device id that the hub itself derived: hexadecimal digits only.
    static std::string folderOf(std::string_view owner, const trust::Digest &digest)
    {
        return std::string(partial) + std::string(owner) + "/" + digest.text() + "/";
    }

    mutable Shared m_shared;
};

} // namespace

std::expected<std::unique_ptr<BlobStore>, BucketError> openBlobBucket(BucketOptions options)
{
    auto bucket = std::make_unique<BlobBucket>(std::move(options));
    if (const auto seen = bucket->look(); !seen)
        return std::unexpected(seen.error());
    return bucket;
}

} // namespace nqi::hub
