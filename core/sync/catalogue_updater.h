// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/sync/transport.h"
#include "core/trust/tuf.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::sync {

/// Where a new base is put together. Implemented beside the catalogue (core/store, by the app), which also knows what
/// the endings of the chunks' names mean. Called on the thread of the update.
class CatalogueSink {
public:
    virtual ~CatalogueSink() = default;
    /// The identity of the base that is installed, as `commit` was told; nothing: none, or it is damaged.
    [[nodiscard]] virtual std::optional<trust::Digest> installed() = 0;
    /// Starts a new base beside the one in use. False: no room or no permission; the same for the others.
    [[nodiscard]] virtual bool begin() = 0;
    /// The chunks in the order of the base. Every byte is verified already.
    [[nodiscard]] virtual bool add(std::string_view name, std::span<const std::byte> chunk) = 0;
    /// Checks the base and switches to it; from now on `installed` gives `identity`.
    [[nodiscard]] virtual bool commit(const trust::Digest &identity) = 0;
    /// Throws away what was begun.
    virtual void abort() = 0;
    /// Changes what is installed to what `identity` names: what the catalogue is from now on, and the files of changes
    /// one after another; all of it or nothing. False: it cannot be done here, and the whole base is needed.
    [[nodiscard]] virtual bool change(std::string_view info, std::span<const std::string> changes,
                                      const trust::Digest &identity) = 0;
};

struct CatalogueProgress {
    std::uint64_t bytes = 0; ///< fetched or already here
    std::uint64_t total = 0;
    std::size_t chunks = 0;
    std::size_t chunksTotal = 0;

    bool operator==(const CatalogueProgress &) const = default;
};

struct CatalogueReport {
    /// What is trusted now, and which roles are past their time. Nothing: nothing is trusted on this device yet.
    std::optional<trust::tuf::Status> status;
    bool installed = false;         ///< a newer state is in use
    bool changed = false;           ///< it came as changes to the one before
    std::uint64_t bytesFetched = 0; ///< of chunks
    std::uint64_t bytesReused = 0;  ///< of chunks that were here
    /// Stable code of what stopped it, empty when nothing did: "tuf." and a name of tuf::Error, a name of
    /// TransportError, "chunk.mismatch", "cache", "sink". What was in use before stays in use.
    std::string problem;

    bool operator==(const CatalogueReport &) const = default;
};

/// Brings this device's catalogue up to date: metadata, verified; chunks that are not here yet, each verified and kept
/// (a cut costs at most one); then the sink. Where a chain of changes from what is
/// here to what is published costs less than the whole, that is fetched instead. Expired metadata is used and reported.
/// One thread.
class CatalogueUpdater {
public:
    /// `folder` is this device's own: trusted metadata in `trusted/`, chunks in `chunks/`. `path` is where the hub
    /// publishes.
    CatalogueUpdater(Transport &transport, CatalogueSink &sink, const std::filesystem::path &folder, Clock clock,
                     std::string path = "/v1/catalogue");
    ~CatalogueUpdater();
    CatalogueUpdater(const CatalogueUpdater &) = delete;
    CatalogueUpdater &operator=(const CatalogueUpdater &) = delete;

    /// Trusts a root that came with the program. Without effect when there is one.
    [[nodiscard]] bool trust(std::string_view root);
    /// Trusts the hub's first root, once, at enrolment, when none came with the program.
    [[nodiscard]] CatalogueReport trustOnFirstUse(std::stop_token stop = {});

    [[nodiscard]] CatalogueReport update(const std::function<void(const CatalogueProgress &)> &progress = {},
                                         std::stop_token stop = {});
    /// Puts the base together again from the chunks that are here, without network: after damage.
    [[nodiscard]] CatalogueReport rebuild();
    /// What is trusted, without network: for the age that is shown.
    [[nodiscard]] std::optional<trust::tuf::Status> trusted();

private:
    struct Chunk;
    [[nodiscard]] trust::tuf::Client client(std::stop_token stop);
    [[nodiscard]] std::expected<std::string, trust::tuf::Error> fetch(const std::string &file, std::uint64_t limit,
                                                                      const std::stop_token &stop);
    [[nodiscard]] bool fetchChunks(const std::vector<Chunk> &chunks, CatalogueReport &report,
                                   const std::function<void(const CatalogueProgress &)> &progress,
                                   const std::stop_token &stop);
    [[nodiscard]] bool fetchChunk(const Chunk &chunk, CatalogueReport &report, const std::stop_token &stop);
    /// The files of changes from what is installed to what is published, when they cost less than the rest of the base.
    [[nodiscard]] std::vector<Chunk> changesTo(const trust::Digest &identity, const trust::tuf::Client &client,
                                               const std::vector<Chunk> &base) const;
    [[nodiscard]] bool apply(const std::vector<Chunk> &changes, const Chunk &info, const trust::Digest &identity,
                             CatalogueReport &report);
    [[nodiscard]] bool assemble(const std::vector<Chunk> &chunks, const trust::Digest &identity,
                                CatalogueReport &report);
    [[nodiscard]] static std::vector<Chunk> chunksOf(const trust::tuf::Client &client);

    Transport &m_transport;
    CatalogueSink &m_sink;
    Clock m_clock;
    std::string m_path;
    std::unique_ptr<trust::tuf::Storage> m_storage;
    std::filesystem::path m_chunks;
    std::optional<TransportError> m_transportError; ///< behind a tuf::Error::unreachable
};

/// Trusted metadata as files of their plain names, "root.json", replaced as a whole.
[[nodiscard]] std::unique_ptr<trust::tuf::Storage> makeFolderStorage(std::filesystem::path folder);

} // namespace nqi::sync
