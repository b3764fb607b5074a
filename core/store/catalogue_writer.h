// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_sql.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <tuple>

namespace nqi::store {

/// What a new base is.
struct CatalogueBuild {
    std::uint64_t version = 1;
    bool demo = false;      ///< DỮ LIỆU MẪU: shown on every verdict
    bool nameSearch = true; ///< an index for `search` before the base is in use; false: see catalogue_names.h
    SqlFault fault{};       ///< test hook
};

/// Writes a new base beside the one in use and switches to it at the end. Until `finish` has returned a value nothing
/// changes for readers, and a writer that dies leaves nothing that matters. One thread; one writer in a folder at a
/// time (a second gets `busy`).
class CatalogueWriter {
public:
    /// Makes the folder when absent.
    [[nodiscard]] static SqlResult<CatalogueWriter> create(const std::filesystem::path &folder,
                                                           const CatalogueBuild &build);
    CatalogueWriter(CatalogueWriter &&) noexcept;
    CatalogueWriter &operator=(CatalogueWriter &&) = delete;
    CatalogueWriter(const CatalogueWriter &) = delete;
    CatalogueWriter &operator=(const CatalogueWriter &) = delete;
    /// Removes what was not finished.
    ~CatalogueWriter();

    /// Adds a record of any type of `catalog::AllRecords`. The same key twice is a `constraint` error.
    template <class Record>
    [[nodiscard]] SqlResult<void> add(const Record &record)
    {
        auto &statement = std::get<Insert<Record>>(m_inserts).statement;
        if (!statement) {
            auto prepared = prepareInsert(sql::insert<Record>());
            if (!prepared)
                return std::unexpected(std::move(prepared.error()));
            statement.emplace(std::move(*prepared));
        }
        sql::bindRecord(*statement, record);
        return statement->run();
    }

    /// Says what is known about a dataset; without it the dataset is not covered. `rows` is counted by `finish`.
    [[nodiscard]] SqlResult<void> set(const catalog::DatasetInfo &info);

    /// In place of what `create` was told, where it was not known yet. The file is named after this version.
    void setInfo(std::uint64_t version, bool demo);
    /// What `CatalogueReader::identity` gives.
    void setIdentity(std::string identity);

    /// Builds the indexes, checks the file, makes it durable and switches `current` to it. After a value or an error
    /// nothing more may be added. `before`: what shall be done to the new base before it is in use.
    [[nodiscard]] SqlResult<void> finish(const BeforeSwitch &before = {});

private:
    template <class Record>
    struct Insert {
        std::optional<Statement> statement;
    };
    template <class List>
    struct InsertsOf;
    template <class... Records>
    struct InsertsOf<catalog::RecordList<Records...>> {
        using Type = std::tuple<Insert<Records>...>;
    };
    struct State;

    explicit CatalogueWriter(std::unique_ptr<State> state);
    [[nodiscard]] SqlResult<Statement> prepareInsert(const std::string &text);
    [[nodiscard]] SqlResult<void> complete();

    std::unique_ptr<State> m_state;
    typename InsertsOf<catalog::AllRecords>::Type m_inserts; ///< after the state: statements go first
};

} // namespace nqi::store
