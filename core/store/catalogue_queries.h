// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_sql.h"

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The reader's inside: an open catalogue and its prepared questions. Not for other folders.
namespace nqi::store {

template <class T>
using Found = std::expected<T, catalog::LookupError>;

/// Everything that is wrong with a file is damage to whoever looks something up; only its age and absence differ.
[[nodiscard]] catalog::LookupError lookupError(const SqlError &error);

/// Binds any mixture of texts and numbers as parameters 1, 2, 3, ... Texts must live until the statement is reset.
template <class... Arguments>
void bindAll(Statement &statement, const Arguments &...arguments)
{
    [[maybe_unused]] int index = 0;
    [[maybe_unused]] const auto one = [&](const auto &argument) {
        if constexpr (std::convertible_to<decltype(argument), std::string_view>)
            statement.bindView(++index, argument);
        else
            statement.bind(++index, argument);
    };
    (one(arguments), ...);
}

/// A question about one table, prepared when first asked.
template <class Record>
class Query {
public:
    Query(std::string where, std::string tail = {}) : m_where(std::move(where)), m_tail(std::move(tail)) {}

    /// Appends the rows to `rows`, at most `limit`.
    template <class... Arguments>
    [[nodiscard]] Found<void> append(Database &database, bool overlay, std::vector<Record> &rows, std::size_t limit,
                                     const Arguments &...arguments)
    {
        if (!m_statement) {
            auto prepared = database.prepare(sql::select<Record>(overlay, m_where, m_tail));
            if (!prepared)
                return std::unexpected(lookupError(prepared.error()));
            m_statement.emplace(std::move(*prepared));
        }
        bindAll(*m_statement, arguments...);
        const auto done = collect(rows, limit);
        m_statement->reset();
        return done;
    }

private:
    [[nodiscard]] Found<void> collect(std::vector<Record> &rows, std::size_t limit)
    {
        for (std::size_t count = 0; count < limit; ++count) {
            const auto row = m_statement->step();
            if (!row)
                return std::unexpected(lookupError(row.error()));
            if (!*row)
                break;
            if (!sql::readRecord(*m_statement, rows.emplace_back()))
                return std::unexpected(catalog::LookupError::damaged);
        }
        return {};
    }

    std::string m_where;
    std::string m_tail;
    std::optional<Statement> m_statement;
};

struct CatalogueQueries {
    static constexpr std::size_t maxRecords = catalog::Facts::maxRecords;

    [[nodiscard]] static Found<std::unique_ptr<CatalogueQueries>> open(const std::filesystem::path &folder,
                                                                       const CurrentBase &base, std::uint32_t cacheKiB,
                                                                       std::uint64_t mmapBytes, const SqlFault &fault);
    CatalogueQueries(std::filesystem::path folder, CurrentBase base, Database database);

    /// One state of base and overlay for all reads until the value is dropped. Costs nothing without an overlay.
    [[nodiscard]] Found<std::optional<Transaction>> oneView();
    [[nodiscard]] Found<void> refreshInfo();

    template <class Record, class... Arguments>
    [[nodiscard]] Found<std::vector<Record>> all(Query<Record> &query, const Arguments &...arguments)
    {
        std::vector<Record> rows;
        if (auto done = query.append(database, overlay, rows, maxRecords, arguments...); !done)
            return std::unexpected(done.error());
        return rows;
    }
    template <class Record, class... Arguments>
    [[nodiscard]] Found<std::optional<Record>> one(Query<Record> &query, const Arguments &...arguments)
    {
        std::vector<Record> rows;
        if (auto done = query.append(database, overlay, rows, 1, arguments...); !done)
            return std::unexpected(done.error());
        if (rows.empty())
            return std::optional<Record>();
        return std::optional<Record>(std::move(rows.front()));
    }

    struct Licences {
        std::optional<catalog::Licence> licence;
        std::optional<catalog::Licence> authorisation;
    };
    /// The longest prefixes of the digits; `wanted` false stops at the licence.
    [[nodiscard]] Found<Licences> licencesFor(std::string_view digits, bool authorisations);
    [[nodiscard]] Found<std::vector<catalog::Alert>> alertsByModel(std::string_view brand, std::string_view model);
    [[nodiscard]] Found<std::vector<catalog::TraceEvent>> eventsOf(std::uint64_t gtin, std::string_view lot,
                                                                   std::string_view serial);
    [[nodiscard]] Found<std::vector<catalog::RiskListEntry>> risksOf(std::string_view hsCode,
                                                                     std::string_view category);

    std::filesystem::path folder;
    CurrentBase base;
    Database database;
    bool overlay = false;
    bool nameSearch = false;
    catalog::CatalogueInfo info;
    std::optional<std::int64_t> overlayVersion; ///< `data_version` that `info` was read at

    Query<catalog::Product> product{"gtin = ?1"};
    Query<catalog::Company> company{"id = ?1"};
    Query<catalog::Licence> licenceAtOrBefore{"prefix <= ?1", "ORDER BY prefix DESC, kind DESC"};
    Query<catalog::Licence> licencesByHolder{"holder = ?1", "ORDER BY prefix"};
    Query<catalog::Certificate> certificateByNumber{"number = ?1", "ORDER BY line"};
    Query<catalog::Certificate> certificatesByGtin{"gtin = ?1 AND gtin <> 0", "ORDER BY issued_on DESC"};
    Query<catalog::Certificate> certificatesByModel{"holder = ?1 AND model IN ('', ?2) AND gtin = 0",
                                                    "ORDER BY issued_on DESC"};
    Query<catalog::Certificate> certificatesByHolder{"holder = ?1", "ORDER BY number, line"};
    Query<catalog::Body> body{"id = ?1"};
    Query<catalog::BodyScope> scopes{"body = ?1 AND regulation = ?2", "ORDER BY role, valid_from"};
    Query<catalog::Declaration> declarationsByGtin{"gtin = ?1 AND gtin <> 0", "ORDER BY kind, declared_on DESC"};
    Query<catalog::Declaration> declarationsByUrl{"url = ?1 AND url <> ''"};
    Query<catalog::RiskListEntry> risks{"hs_prefix = ?1 AND category IN ('', ?2)", "ORDER BY id"};
    Query<catalog::Standard> standard{"id = ?1"};
    Query<catalog::Alert> alert{"id = ?1"};
    Query<catalog::Alert> alertsByBrand{"brand = ?1 COLLATE NOCASE AND brand <> ''", "ORDER BY published_on DESC"};
    Query<catalog::AlertItem> alertItems{"gtin = ?1 AND gtin <> 0", "ORDER BY alert, line"};
    Query<catalog::TraceEvent> eventsBySerial{"gtin = ?1 AND serial = ?2", "ORDER BY time DESC"};
    Query<catalog::TraceEvent> eventsByLot{"gtin = ?1 AND serial = '' AND lot = ?2", "ORDER BY time DESC"};
    Query<catalog::TraceCode> traceCodes{"gtin = ?1 AND lot IN ('', ?2)", "ORDER BY lot"};
    Query<catalog::CustomsLine> customsLines{"gtin = ?1 AND gtin <> 0", "ORDER BY date DESC, declaration, line"};
    Query<catalog::Deviation> deviations{"country IN ('', ?1)", "ORDER BY id"};
    Query<catalog::PolicyEntry> policy{"", "ORDER BY key, valid_from"};
    std::optional<Statement> searchNames;
};

} // namespace nqi::store
