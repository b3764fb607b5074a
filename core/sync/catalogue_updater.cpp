// SPDX-License-Identifier: Apache-2.0
#include "core/sync/catalogue_updater.h"

#include "core/base/encoding.h"
#include "core/protocol/published.h"
#include "core/sync/own_files.h"
#include "core/sync/tuf_fetch.h"

#include <algorithm>
#include <format>
#include <map>
#include <utility>

namespace nqi::sync {

namespace {

namespace tuf = trust::tuf;

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
        if (path.starts_with(protocol::basePrefix))
            chunks.push_back({path, target, target.hashes.sha256.value_or(trust::Digest{}),
                              tuf::targetFile(path, target, client.root().consistentSnapshot)});
    return chunks;
}

std::vector<CatalogueUpdater::Chunk> CatalogueUpdater::changesTo(const trust::Digest &identity,
                                                                 const tuf::Client &client,
                                                                 const std::vector<Chunk> &base) const
{
    struct Way {
        std::uint64_t bytes = 0;
        std::vector<Chunk> files;
    };
    const auto here = m_sink.installed();
    if (!here)
        return {};
    std::vector<std::pair<protocol::DeltaName, Chunk>> steps;
    for (const auto &[path, target] : client.targets().targets)
        if (const auto name = protocol::parseDeltaPath(path))
            steps.emplace_back(*name, Chunk{path, target, target.hashes.sha256.value_or(trust::Digest{}),
                                            tuf::targetFile(path, target, client.root().consistentSnapshot)});
    // Every step leads to a later state: in the order of those, each is reached in the cheapest way before it is left.
    std::ranges::stable_sort(steps, {}, [](const auto &step) { return step.first.number; });
    std::map<trust::Digest, Way> ways{{*here, {}}};
    for (const auto &[name, chunk] : steps) {
        const auto from = ways.find(name.from);
        if (from == ways.end())
            continue;
        Way way = from->second;
        way.bytes += chunk.target.length;
        way.files.push_back(chunk);
        const auto to = ways.find(name.to);
        if (to == ways.end() || way.bytes < to->second.bytes)
            ways.insert_or_assign(name.to, std::move(way));
    }
    const auto found = ways.find(identity);
    std::uint64_t whole = 0;
    for (const Chunk &chunk : base)
        whole += chunk.target.length;
    constexpr std::uint64_t percent = 40; // above it a base that lies in order is worth its bytes
    if (found == ways.end() || found->second.bytes * 100 > whole * percent)
        return {};
    return found->second.files;
}

bool CatalogueUpdater::apply(const std::vector<Chunk> &changes, const Chunk &info, const trust::Digest &identity,
                             CatalogueReport &report)
{
    const auto read = [this](const Chunk &chunk) {
        auto bytes = readWhole(m_chunks / chunk.digest.text(), chunkLimit);
        return bytes && trust::sha256(*bytes) == chunk.digest ? std::move(bytes) : std::nullopt;
    };
    const auto text = read(info);
    std::vector<std::string> files;
    for (const Chunk &chunk : changes) {
        auto file = read(chunk);
        if (!file)
            return false;
        files.push_back(std::move(*file));
    }
    if (!text || !m_sink.change(*text, files, identity))
        return false;
    for (const Chunk &chunk : changes)
        removeFile(m_chunks / chunk.digest.text());
    report.changed = true;
    return true;
}

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
    const trust::Digest identity = protocol::identityOf(repository.targets());
    if (chunks.empty() || m_sink.installed() == identity)
        return report;
    if (std::vector<Chunk> changes = changesTo(identity, repository, chunks); !changes.empty()) {
        std::vector<Chunk> wanted = changes;
        wanted.push_back(chunks.front());
        if (!fetchChunks(wanted, report, progress, stop))
            return report;
        report.installed = apply(changes, chunks.front(), identity, report);
        if (report.installed)
            return report;
    }
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
    report.installed = assemble(chunks, protocol::identityOf(repository.targets()), report);
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
