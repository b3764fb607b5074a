// SPDX-License-Identifier: Apache-2.0
#include "core/sync/catalogue_updater.h"

#include "core/base/encoding.h"
#include "core/sync/own_files.h"
#include "core/sync/tuf_fetch.h"

#include <algorithm>
#include <format>
#include <utility>

namespace nqi::sync {

namespace {

namespace tuf = trust::tuf;

constexpr std::string_view basePrefix = "base/";
/// No chunk of ours is larger; metadata that says so is not followed.
constexpr std::uint64_t chunkLimit = 64ULL * 1024 * 1024;

std::string problemOf(const tuf::Failure &failure, const std::optional<TransportError> &transport)
{
    if (failure.error == tuf::Error::unreachable && transport)
        return std::string(name(*transport));
    return std::format("tuf.{}", name(failure.error));
}

} // namespace

struct CatalogueUpdater::Chunk {
    std::string path;
    tuf::Target target;
    trust::Digest digest; ///< a target without one cannot be fetched: nothing has the digest of zeros
    std::string file;     ///< in the repository
};

CatalogueUpdater::CatalogueUpdater(Transport &transport, CatalogueSink &sink, const std::filesystem::path &folder,
                                   Clock clock, std::string path)
    : m_transport(transport), m_sink(sink), m_clock(std::move(clock)), m_path(std::move(path)),
      m_storage(makeFolderStorage(folder / "trusted")), m_chunks(folder / "chunks")
{
}

CatalogueUpdater::~CatalogueUpdater() = default;

bool CatalogueUpdater::trust(std::string_view root)
{
    return m_storage->load("root") || tuf::Client::init(*m_storage, root);
}

CatalogueReport CatalogueUpdater::trustOnFirstUse(std::stop_token stop)
{
    CatalogueReport report;
    if (m_storage->load("root"))
        return report;
    const auto root = fetch("1.root.json", tuf::Limits{}.rootBytes, stop);
    const auto done = root ? tuf::Client::init(*m_storage, *root)
                           : tuf::Result<void>(std::unexpected(tuf::Failure{root.error(), "1.root.json"}));
    if (!done)
        report.problem = problemOf(done.error(), m_transportError);
    return report;
}

tuf::Client CatalogueUpdater::client(std::stop_token stop)
{
    return {*m_storage,
            [this, stop = std::move(stop)](const std::string &file, std::uint64_t limit) {
                return fetch(file, limit, stop);
            },
            {},
            tuf::Expiry::report};
}

std::expected<std::string, tuf::Error> CatalogueUpdater::fetch(const std::string &file, std::uint64_t limit,
                                                               const std::stop_token &stop)
{
    return fetchFile(m_transport, m_path + "/metadata/" + file, limit, m_transportError, stop);
}

std::vector<CatalogueUpdater::Chunk> CatalogueUpdater::chunksOf(const tuf::Client &client)
{
    std::vector<Chunk> chunks;
    // In the order of their names, which is that of the base.
    for (const auto &[path, target] : client.targets().targets)
        if (path.starts_with(basePrefix))
            chunks.push_back({path, target, target.hashes.sha256.value_or(trust::Digest{}),
                              tuf::targetFile(path, target, client.root().consistentSnapshot)});
    return chunks;
}

namespace {

// Two bases are the same when they are made of the same chunks in the same order.
template <class Chunks>
trust::Digest identityOf(const Chunks &chunks)
{
    trust::Hasher hasher;
    for (const auto &chunk : chunks)
        hasher.add(chunk.digest.bytes);
    return hasher.finish();
}

} // namespace

CatalogueReport CatalogueUpdater::update(const std::function<void(const CatalogueProgress &)> &progress,
                                         std::stop_token stop)
{
    CatalogueReport report;
    tuf::Client repository = client(stop);
    const auto status = repository.refresh(m_clock());
    if (!status) {
        report.problem = problemOf(status.error(), m_transportError);
        report.status = trusted();
        return report;
    }
    report.status = *status;
    const std::vector<Chunk> chunks = chunksOf(repository);
    const trust::Digest identity = identityOf(chunks);
    if (chunks.empty() || m_sink.installed() == identity)
        return report;
    if (fetchChunks(chunks, report, progress, stop))
        report.installed = assemble(chunks, identity, report);
    return report;
}

CatalogueReport CatalogueUpdater::rebuild()
{
    CatalogueReport report;
    tuf::Client repository = client({});
    const auto status = repository.loadTrusted(m_clock());
    if (!status) {
        report.problem = problemOf(status.error(), {});
        return report;
    }
    report.status = *status;
    const std::vector<Chunk> chunks = chunksOf(repository);
    report.installed = assemble(chunks, identityOf(chunks), report);
    return report;
}

std::optional<tuf::Status> CatalogueUpdater::trusted()
{
    const auto status = client({}).loadTrusted(m_clock());
    return status ? std::optional(*status) : std::nullopt;
}

bool CatalogueUpdater::fetchChunks(const std::vector<Chunk> &chunks, CatalogueReport &report,
                                   const std::function<void(const CatalogueProgress &)> &progress,
                                   const std::stop_token &stop)
{
    CatalogueProgress state;
    state.chunksTotal = chunks.size();
    for (const Chunk &chunk : chunks)
        state.total += chunk.target.length;
    for (const Chunk &chunk : chunks) {
        if (progress)
            progress(state);
        if (!fetchChunk(chunk, report, stop))
            return false;
        state.bytes += chunk.target.length;
        ++state.chunks;
    }
    if (progress)
        progress(state);
    return true;
}

bool CatalogueUpdater::fetchChunk(const Chunk &chunk, CatalogueReport &report, const std::stop_token &stop)
{
    const std::filesystem::path place = m_chunks / chunk.digest.text();
    const auto held = readWhole(place, chunkLimit);
    if (held && trust::sha256(*held) == chunk.digest) {
        report.bytesReused += chunk.target.length;
        return true;
    }
    const auto fail = [&](std::string_view problem) {
        report.problem = problem;
        return false;
    };
    if (chunk.target.length > chunkLimit)
        return fail("chunk.mismatch");
    Request request;
    request.path = m_path + "/targets/" + chunk.file;
    request.maxBytes = chunk.target.length;
    const auto response = m_transport.send(request, stop);
    if (!response)
        return fail(response.error() == TransportError::answerTooLarge ? "chunk.mismatch" : name(response.error()));
    if (response->status != 200)
        return fail(response->status == 404 ? "tuf.missing" : "tuf.unreachable");
    if (response->body.size() != chunk.target.length || trust::sha256(response->body) != chunk.digest)
        return fail("chunk.mismatch");
    if (!writeWhole(place, response->body))
        return fail("cache");
    report.bytesFetched += chunk.target.length;
    return true;
}

// Chunks are read back and verified once more: what is installed is what was signed, whatever the medium did to it.
bool CatalogueUpdater::assemble(const std::vector<Chunk> &chunks, const trust::Digest &identity,
                                CatalogueReport &report)
{
    if (!m_sink.begin()) {
        report.problem = "sink";
        return false;
    }
    std::set<std::string> names;
    for (const Chunk &chunk : chunks) {
        const std::string name = chunk.digest.text();
        const auto bytes = readWhole(m_chunks / name, chunkLimit);
        const bool sound = bytes && trust::sha256(*bytes) == chunk.digest;
        if (!sound || !m_sink.add(chunk.path, bytesOf(*bytes))) {
            m_sink.abort();
            report.problem = sound ? "sink" : "cache";
            return false;
        }
        names.insert(name);
    }
    if (!m_sink.commit(identity)) {
        m_sink.abort();
        report.problem = "sink";
        return false;
    }
    // The chunks of the base in use stay: damage is repaired from them without network.
    keepOnly(m_chunks, names);
    return true;
}

} // namespace nqi::sync
