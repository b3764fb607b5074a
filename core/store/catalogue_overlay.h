// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/store/catalogue_schema.h"
#include "core/store/catalogue_sql.h"
#include "core/store/sqlite.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace nqi::store {

/// One set of changes to the catalogue of a folder: rows that hide those of the base, in the overlay beside it. All of
/// it is there after `commit`, nothing of it before; readers are never blocked. Idempotent. One thread; one writer in a
/// folder at a time (a second gets `busy`).
class CatalogueOverlay {
public:
    /// Errors: `notFound` where there is no base.
    [[nodiscard]] static SqlResult<CatalogueOverlay> open(const std::filesystem::path &folder,
                                                          const SqlFault &fault = {});
    /// The overlay of a base that is not in use yet, for whoever is about to switch to it: nobody else writes it.
    [[nodiscard]] static SqlResult<CatalogueOverlay> begin(const std::filesystem::path &folder, std::string_view base,
                                                           const SqlFault &fault = {});
    CatalogueOverlay(CatalogueOverlay &&) noexcept;
    CatalogueOverlay &operator=(CatalogueOverlay &&) = delete;
    CatalogueOverlay(const CatalogueOverlay &) = delete;
    CatalogueOverlay &operator=(const CatalogueOverlay &) = delete;
    /// Forgets what was not committed.
    ~CatalogueOverlay();

    template <class Record>
    [[nodiscard]] SqlResult<void> put(const Record &record)
    {
        return write(record, false);
    }
    /// Its key counts. A row that is not there may be removed.
    template <class Record>
    [[nodiscard]] SqlResult<void> remove(const Record &record)
    {
        return write(record, true);
    }
    /// What the catalogue is from now on, and the identity that `CatalogueReader::identity` gives. Nothing more may be
    /// written afterwards.
    [[nodiscard]] SqlResult<void> commit(const catalog::CatalogueInfo &info, std::string_view identity);

private:
    template <class List>
    struct WritesOf;
    template <class... Records>
    struct WritesOf<catalog::RecordList<Records...>> {
        template <class>
        struct Write {
            std::optional<Statement> statement;
        };
        using Type = std::tuple<Write<Records>...>;
        template <class Record>
        static std::optional<Statement> &of(Type &all)
        {
            return std::get<Write<Record>>(all).statement;
        }
    };
    using Writes = WritesOf<catalog::AllRecords>;
    struct State;

    explicit CatalogueOverlay(std::unique_ptr<State> state);
    [[nodiscard]] SqlResult<void> openFile(const std::filesystem::path &file, const SqlFault &fault);

    template <class Record>
    [[nodiscard]] SqlResult<void> write(const Record &record, bool deleted)
    {
        auto &statement = Writes::of<Record>(m_writes);
        if (!statement) {
            auto prepared = prepare(sql::replaceInOverlay<Record>());
            if (!prepared)
                return std::unexpected(std::move(prepared.error()));
            statement.emplace(std::move(*prepared));
        }
        sql::bindRecord(*statement, record);
        statement->bind(sql::columnCount<Record> + 1, deleted);
        auto done = statement->run();
        if constexpr (std::same_as<Record, catalog::Product>) {
            if (done)
                done = writeName(record, deleted);
        } else if constexpr (isNamed<Record>) {
            if (done)
                done = writeNamed(Named<Record>::table, record.id, searchText(record), deleted);
        }
        return done;
    }
    [[nodiscard]] SqlResult<Statement> prepare(const std::string &text);
    [[nodiscard]] SqlResult<void> writeName(const catalog::Product &product, bool deleted);
    [[nodiscard]] SqlResult<void> writeNamed(std::string_view table, std::string_view id, std::string_view text,
                                             bool deleted);

    std::unique_ptr<State> m_state;
    Writes::Type m_writes; ///< after the state: statements go first
};

/// Puts and removes what a file of changes says (core/protocol/chunk.h). `corrupt`: it cannot be read, or it speaks of
/// records that do not belong to this dataset.
[[nodiscard]] SqlResult<void> applyChanges(CatalogueOverlay &overlay, std::string_view file, std::string_view dataset);

/// Makes a new base of the base and its overlay and switches to it; false when there is no overlay. Needs the time and
/// the space of a base; readers go on with what they have open.
[[nodiscard]] SqlResult<bool> compactCatalogue(const std::filesystem::path &folder, const SqlFault &fault = {});

/// Rows in the overlay; 0 without one.
[[nodiscard]] SqlResult<std::uint64_t> overlayRows(const std::filesystem::path &folder);

} // namespace nqi::store
