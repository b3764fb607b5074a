// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/protocol/published.h"
#include "core/sync/file_fetcher.h"
#include "core/sync/transport.h"
#include "core/trust/tuf.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::sync {

/// What becomes of one dataset.
struct DatasetChange {
    std::string dataset;
    trust::Digest identity;         ///< of its state from now on
    std::string info;               ///< what is known about it from now on; empty: what was known before
    std::vector<std::string> files; ///< of rows to put and to remove, one after another
    bool whole = false;             ///< rows that the files do not put are removed
};

/// Where the catalogue lies. Implemented beside it (core/store, by the app). Called on the thread of the update. False
/// means: it cannot be done here, and nothing has changed.
class CatalogueSink {
public:
    virtual ~CatalogueSink() = default;
    /// The states of what is installed, as they were named; empty: nothing, or it is damaged.
    [[nodiscard]] virtual protocol::States installed() = 0;
    /// Whether nothing at all can be looked up; false for a catalogue that came another way and whose states have no
    /// names.
    [[nodiscard]] virtual bool isEmpty() = 0;
    /// All of these, or none.
    [[nodiscard]] virtual bool change(std::span<const DatasetChange> changes) = 0;
    /// Starts a new catalogue beside the one in use.
    [[nodiscard]] virtual bool begin() = 0;
    /// A file of rows of a dataset, in order. Every byte is verified already.
    [[nodiscard]] virtual bool add(std::string_view dataset, std::string_view file) = 0;
    /// Takes a dataset over from the one in use as it is.
    [[nodiscard]] virtual bool keep(std::string_view dataset) = 0;
    /// Switches to the new catalogue with these changes to what was added.
    [[nodiscard]] virtual bool commit(std::span<const DatasetChange> changes) = 0;
    /// Throws away what was begun.
    virtual void abort() = 0;
};

struct CatalogueReport {
    /// What is trusted now, and which roles are past their time. Nothing: nothing is trusted on this device yet.
    std::optional<trust::tuf::Status> status;
    bool installed = false;           ///< a newer state is in use
    bool urgent = false;              ///< what the timestamp said is urgent is in use
    bool changed = false;             ///< all of it came as changes to the one before
    std::uint64_t bytesFetched = 0;   ///< of files
    std::uint64_t bytesReused = 0;    ///< of files that were here
    std::uint64_t bytesPostponed = 0; ///< left for a better line, see `CatalogueRequest::mostBytes`
    /// Stable code of what stopped it, empty when nothing did: "tuf." and a name of tuf::Error, a name of
    /// TransportError, "chunk.mismatch", "cache", "sink", "busy" (another program of this device is at it),
    /// "part.missing" (a part that was chosen is not published). What was in use before stays in use, or what came
    /// before it.
    std::string problem;

    bool operator==(const CatalogueReport &) const = default;
};

struct CatalogueRequest {
    FileFetcher::Progress progress;
    /// On a line that costs money: datasets for which more would have to be fetched wait. Alerts never do.
    std::uint64_t mostBytes = std::numeric_limits<std::uint64_t>::max();
    std::stop_token stop; ///< safe at any byte
};

/// Brings this device's catalogue up to date: metadata, verified; what the timestamp says is urgent; then alerts, each
/// other dataset by the changes from what is here where they cost less than the whole, and last what must come whole.
/// Expired metadata is used and reported. A dataset whose list does not verify stays as it is and is reported. One
/// thread.
class CatalogueUpdater {
public:
    /// `folder` is this device's own: trusted metadata in `trusted/`, files in `chunks/`. `path` is where the hub
    /// publishes. `parts`: of which datasets this device holds a part alone, "products.food".
    CatalogueUpdater(Transport &transport, CatalogueSink &sink, const std::filesystem::path &folder, Clock clock,
                     std::vector<std::string> parts = {}, std::string path = "/v1/catalogue");
    ~CatalogueUpdater();
    CatalogueUpdater(const CatalogueUpdater &) = delete;
    CatalogueUpdater &operator=(const CatalogueUpdater &) = delete;

    /// Trusts a root that came with the program. Without effect when there is one.
    [[nodiscard]] bool trust(std::string_view root);
    /// Trusts the hub's first root, once, at enrolment, when none came with the program.
    [[nodiscard]] CatalogueReport trustOnFirstUse(std::stop_token stop = {});

    [[nodiscard]] CatalogueReport update(const CatalogueRequest &request = {});
    /// Puts the catalogue together again from the files that are here, without network, as new as they are: after
    /// damage.
    [[nodiscard]] CatalogueReport rebuild();
    /// What is trusted, without network: for the age that is shown.
    [[nodiscard]] std::optional<trust::tuf::Status> trusted();

private:
    struct Plan;
    [[nodiscard]] trust::tuf::Client client(std::stop_token stop);
    [[nodiscard]] std::expected<std::string, trust::tuf::Error> fetch(const std::string &file, std::uint64_t limit,
                                                                      const std::stop_token &stop);
    /// Whether this device holds it: a dataset, or the part of it that was chosen.
    [[nodiscard]] bool holds(std::string_view stream) const;
    /// What there is to do for each dataset, alerts first.
    [[nodiscard]] std::vector<Plan> plans(trust::tuf::Client &client, const protocol::States &installed,
                                          CatalogueReport &report);
    void applyUrgent(const trust::tuf::Client &client, CatalogueReport &report);
    void update(std::vector<Plan> plans, const CatalogueRequest &request, CatalogueReport &report);
    [[nodiscard]] bool namedProducts(trust::tuf::Client &client, const CatalogueRequest &request,
                                     CatalogueReport &report);
    [[nodiscard]] bool alertsFirst(std::vector<Plan> &plans, const CatalogueRequest &request, CatalogueReport &report);
    [[nodiscard]] bool change(std::span<const Plan> plans, CatalogueReport &report);
    [[nodiscard]] bool assemble(std::span<const Plan> plans, CatalogueReport &report);
    [[nodiscard]] bool fetchFiles(std::span<const Plan> plans, const CatalogueRequest &request,
                                  CatalogueReport &report);
    [[nodiscard]] bool fetchFiles(const std::vector<protocol::PublishedDataset::File> &files,
                                  const CatalogueRequest &request, CatalogueReport &report);
    [[nodiscard]] std::optional<DatasetChange> changeOf(const Plan &plan) const;
    void forgetOldFiles(const std::vector<Plan> &plans);

    Transport &m_transport;
    CatalogueSink &m_sink;
    Clock m_clock;
    std::vector<std::string> m_parts;
    std::string m_path;
    std::filesystem::path m_folder;
    std::unique_ptr<trust::tuf::Storage> m_storage;
    std::filesystem::path m_chunks;
    FileFetcher m_files;
    /// What of an update is done and what there is in all, over its rounds.
    struct Stage {
        Instant begin{};
        std::uint64_t fetched = 0; ///< by `m_files` before it began
        std::uint64_t bytes = 0;
        std::uint64_t total = 0;
        std::size_t files = 0;
        std::size_t filesTotal = 0;
    };
    Stage m_stage;
    bool m_consistent = true;
    std::optional<TransportError> m_transportError; ///< behind a tuf::Error::unreachable
};

/// Trusted metadata as files of their plain names, "root.json", replaced as a whole.
[[nodiscard]] std::unique_ptr<trust::tuf::Storage> makeFolderStorage(std::filesystem::path folder);

} // namespace nqi::sync
