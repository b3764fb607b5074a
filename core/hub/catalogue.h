// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/disk_file.h"
#include "core/base/id.h"
#include "core/catalog/facts.h"
#include "core/hub/part.h"
#include "core/hub/publisher.h"
#include "core/protocol/published.h"
#include "core/store/catalogue_reader.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nqi::hub {

enum class CatalogueError : std::uint8_t {
    busy,    ///< another program works on it
    source,  ///< what was to be taken cannot be read to its end
    damaged, ///< the hub's own catalogue cannot be read
    parts,   ///< `parts.tsv` cannot be understood
    full,    ///< no space on the medium
    output,  ///< it cannot be written
};
[[nodiscard]] std::string_view name(CatalogueError error);

/// The hub's own copy of the national database, `DATA/catalogue`, and the changes to it that are not published yet,
/// `DATA/changes`. Each taking is one transaction, and its changes are durable before it: what is published afterwards
/// costs what has changed. One thread; while one object is open, another program waits.
class Catalogue final : public PublishSource {
public:
    enum class Wait : std::uint8_t { yes, no };
    /// `busy` when another program has it open and this one shall not wait.
    [[nodiscard]] static std::expected<Catalogue, CatalogueError> open(const std::filesystem::path &data,
                                                                       Wait wait = Wait::yes);

    struct Taken {
        std::uint64_t version = 0;        ///< of the catalogue
        std::uint64_t rows = 0;           ///< put or removed; not counted for what was taken anew
        std::vector<std::string> changed; ///< datasets
        std::vector<std::string> anew;    ///< those of them in which so much has changed that no changes were made
    };
    /// Becomes what the catalogue of another folder is.
    [[nodiscard]] std::expected<Taken, CatalogueError> takeAll(const std::filesystem::path &from, const Random &random);
    /// The rows of one table.
    struct Table {
        std::string name;
        bool whole = false;          ///< rows that are not given are removed
        std::string authority;       ///< whose they are; empty: as before
        std::optional<Instant> asOf; ///< the state of the authority's records that this is; nothing: as before
        bool dryRun = false;         ///< says what would change, and changes nothing
    };
    /// Takes the rows of one table from a catalogue.
    [[nodiscard]] std::expected<Taken, CatalogueError> takeTable(const std::filesystem::path &from, const Table &table,
                                                                 const Random &random);
    /// Rows of any tables that came or went since it was last taken, and what is known of their datasets.
    struct Rows {
        std::filesystem::path put;                  ///< a catalogue of those that are new or may be other
        std::filesystem::path removed;              ///< a catalogue of those that are gone; their keys count
        std::vector<catalog::DatasetInfo> datasets; ///< authority, date and whether they are covered
    };
    /// `source` as well when there is no catalogue yet that they could be the changes of.
    [[nodiscard]] std::expected<Taken, CatalogueError> takeRows(const Rows &rows, const Random &random);
    /// Publishes a part of a dataset apart from now on, or another part under this name: devices fetch it anew.
    [[nodiscard]] std::expected<void, CatalogueError> setPart(const Part &part, const Random &random);
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    /// What it holds now; nothing: there is none yet.
    [[nodiscard]] std::optional<catalog::CatalogueInfo> info();
    /// Changes that were published need not be kept.
    void forgetChanges();

    std::optional<std::vector<DatasetState>> states() override;
    bool rows(std::string_view dataset, const AddFile &add) override;
    std::optional<std::vector<std::string>> changes(std::string_view dataset, const trust::Digest &from,
                                                    const trust::Digest &to) override;
    std::string first(std::string_view dataset) override;
    std::string urgent() override;

private:
    struct Change {
        catalog::DatasetInfo info;
        bool changed = false;
        bool anew = false;
        std::uint64_t rows = 0;
        std::vector<std::string> files;
    };
    Catalogue(std::filesystem::path data, DiskFile lock, std::vector<Part> parts)
        : m_data(std::move(data)), m_lock(std::move(lock)), m_parts(std::move(parts))
    {
    }

    [[nodiscard]] std::filesystem::path folder() const { return m_data / "catalogue"; }
    [[nodiscard]] std::filesystem::path changesFolder(std::string_view stream) const;
    [[nodiscard]] store::CatalogueReader *reader();
    /// `table`: that one alone, else all of the dataset.
    [[nodiscard]] std::expected<Change, CatalogueError>
    changeOf(store::CatalogueReader &from, const catalog::DatasetInfo &info, bool whole, std::string_view table = {});
    /// Where the changes come from.
    struct Source {
        std::filesystem::path folder;
        store::CatalogueReader &reader;
        bool whole = true;
        std::string table = {}; ///< of a part: this one alone
    };
    [[nodiscard]] std::expected<Taken, CatalogueError> commit(const Source &from, const std::vector<Change> &changes,
                                                              const Random &random);
    /// The state after them.
    [[nodiscard]] std::expected<trust::Digest, CatalogueError> keepChanges(std::string_view stream, trust::Digest state,
                                                                           const std::vector<std::string> &files);
    [[nodiscard]] std::expected<void, CatalogueError> keepParts(const Change &change, protocol::States &states,
                                                                const Random &random);
    [[nodiscard]] std::expected<void, CatalogueError>
    apply(const std::vector<Change> &changes, const catalog::CatalogueInfo &info, const protocol::States &states);
    [[nodiscard]] std::expected<void, CatalogueError> rebuild(const Source &from, const catalog::CatalogueInfo &info,
                                                              const protocol::States &states);

    std::filesystem::path m_data;
    DiskFile m_lock;
    std::vector<Part> m_parts;
    std::optional<store::CatalogueReader> m_reader;
};

} // namespace nqi::hub
