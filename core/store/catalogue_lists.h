// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/catalogue_browser.h"
#include "core/store/catalogue_pages.h"
#include "core/store/catalogue_queries.h"
#include "core/store/catalogue_schema.h"

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The browser's inside: its lists and what is found by name. Private to the browser.
namespace nqi::store {

struct NameList {
    std::optional<Statement> overlay;
    std::optional<Statement> base;
};

struct NamedRow {
    std::string id;
    std::int64_t row = 0;
};
[[nodiscard]] Found<std::vector<NamedRow>> namedRows(Statement &statement, const std::string &query, std::int64_t after,
                                                     std::size_t limit);

template <class Record>
std::string nameSql(bool ofOverlay, bool withOverlay)
{
    const std::string table(Named<Record>::table);
    std::string sql = "SELECT id, rowid FROM " + std::string(ofOverlay ? "overlay." : "names.") + table;
    sql += "(?1) AS b WHERE b.rowid > ?2";
    if (!ofOverlay && withOverlay)
        sql.append(" AND NOT EXISTS (SELECT 1 FROM overlay.")
            .append(catalog::Schema<Record>::table)
            .append(" AS o WHERE o.id = b.id)");
    return sql + " ORDER BY b.rowid LIMIT ?3";
}

/// The questions of lists, each with the place that it goes on from.
struct CatalogueBrowser::Lists {
    explicit Lists(CatalogueQueries &open) : queries(open) {}

    CatalogueQueries &queries;
    Query<catalog::Product> products{"gtin BETWEEN ?1 AND ?2", "ORDER BY gtin"};
    Query<catalog::Company> companies{"id >= ?1 AND id <> ?2 AND id < ?3", "ORDER BY id"};
    Query<catalog::Licence> licences{"(prefix, kind) > (?1, ?2) AND prefix < ?3", "ORDER BY prefix, kind"};
    Query<catalog::Certificate> certificates{"(number, line) > (?1, ?2) AND number < ?3", "ORDER BY number, line"};
    Query<catalog::Declaration> declarations{"id >= ?1 AND id <> ?2 AND id < ?3", "ORDER BY id"};
    Query<catalog::Certificate> certificatesByHolder{"holder = ?1 AND (number, line) > (?2, ?3)",
                                                     "ORDER BY number, line"};
    Query<catalog::Certificate> certificatesByBody{"body = ?1 AND body <> '' AND (number, line) > (?2, ?3)",
                                                   "ORDER BY number, line"};
    Query<catalog::Declaration> declarationsByGtin{"(gtin, id) > (?1, ?2) AND gtin <= ?3", "ORDER BY gtin, id"};
    Query<catalog::AlertItem> itemsByGtin{"(gtin, alert, line) > (?1, ?2, ?3) AND gtin <= ?4",
                                          "ORDER BY gtin, alert, line"};
    Query<catalog::AlertItem> itemsByLot{"lot = ?1 AND lot <> '' AND (alert, line) > (?2, ?3)", "ORDER BY alert, line"};
    Query<catalog::AlertItem> itemsByAlert{"alert = ?1", "ORDER BY alert, line"};
    Query<catalog::BodyScope> scopesByBody{"body = ?1", "ORDER BY regulation, role, decision"};
    Query<catalog::TraceCode> codesByLot{"lot = ?1 AND lot <> '' AND gtin > ?2", "ORDER BY gtin"};
    Query<catalog::TraceEvent> nextOfLot{"lot = ?1 AND lot <> '' AND withdrawn = 0 AND gtin > ?2",
                                         "ORDER BY gtin, time"};
    Query<catalog::TraceEvent> latestOfLot{"lot = ?1 AND lot <> '' AND withdrawn = 0 AND gtin = ?2",
                                           "ORDER BY time DESC"};
    Query<catalog::Alert> dated{"(published_on, id) < (?1, ?2)", "ORDER BY published_on DESC, id DESC"};
    Query<catalog::Alert> undatedAlerts{"published_on IS NULL AND id < ?1", "ORDER BY id DESC"};
    NameList companyNames, alertNames, bodyNames;
    std::optional<Statement> categoryOf;             ///< of a product
    std::optional<catalog::AlertGroups> alertGroups; ///< once counted, until the data changes
    std::optional<std::int64_t> alertGroupsVersion;  ///< of the overlay

    template <class Record>
    [[nodiscard]] NameList &names()
    {
        if constexpr (std::same_as<Record, catalog::Company>)
            return companyNames;
        else if constexpr (std::same_as<Record, catalog::Alert>)
            return alertNames;
        else
            return bodyNames;
    }
    template <class Record>
    [[nodiscard]] Query<Record> &byId()
    {
        if constexpr (std::same_as<Record, catalog::Company>)
            return queries.company;
        else if constexpr (std::same_as<Record, catalog::Alert>)
            return queries.alert;
        else
            return queries.body;
    }

    template <class Record, class PositionOf, class... Arguments>
    [[nodiscard]] Found<catalog::Page<Record>> page(Query<Record> &query, const catalog::PageRequest &request,
                                                    PositionOf &&position, const Arguments &...arguments)
    {
        const auto view = queries.oneView();
        if (!view)
            return std::unexpected(view.error());
        std::vector<Record> rows;
        const std::size_t limit = limitOf(request);
        if (auto done = query.append(queries.database, queries.overlay, rows, limit + 1, arguments...); !done)
            return std::unexpected(done.error());
        return pageOf(std::move(rows), limit, position);
    }
    template <class Record>
    [[nodiscard]] Found<catalog::Page<Record>> startingWith(Query<Record> &query, std::string_view start,
                                                            const catalog::PageRequest &request)
    {
        const std::string after = request.after ? request.after->text : std::string();
        const std::string from = std::max(std::string(start), after);
        return page(query, request, textPosition<Record>, from, after, endOf(start));
    }
    template <class Record>
    [[nodiscard]] Found<std::vector<NamedRow>> rowsNamed(bool ofOverlay, const std::string &query, std::int64_t after,
                                                         std::size_t limit)
    {
        auto &statement = ofOverlay ? names<Record>().overlay : names<Record>().base;
        if (!statement) {
            auto prepared = queries.database.prepare(nameSql<Record>(ofOverlay, queries.overlay));
            if (!prepared)
                return std::unexpected(lookupError(prepared.error()));
            statement.emplace(std::move(*prepared));
        }
        return namedRows(*statement, query, after, limit);
    }
    /// Of what a search finds only what passes: at most so many rows are looked at. What changed lately comes first,
    /// then the base: an overlay's rows have no place in the order of the base's.
    template <class Record, class Passes>
    [[nodiscard]] Found<catalog::Page<Record>> named(std::string_view text, const catalog::PageRequest &request,
                                                     std::size_t most, Passes &&passes)
    {
        constexpr std::string_view inOverlay = "o";
        const std::string query = searchQuery(text);
        if (query.empty() || !queries.searchable())
            return catalog::Page<Record>();
        const auto view = queries.oneView();
        if (!view)
            return std::unexpected(view.error());
        const std::size_t limit = limitOf(request);
        std::size_t looked = 0;
        catalog::Page<Record> result;
        for (const bool ofOverlay : {true, false}) {
            if (ofOverlay && (!queries.overlay || (request.after && request.after->text != inOverlay)))
                continue;
            const bool goesOn = request.after && ofOverlay == (request.after->text == inOverlay);
            catalog::Position seen{goesOn ? request.after->number : -1, std::string(ofOverlay ? inOverlay : "")};
            const auto found = rowsNamed<Record>(ofOverlay, query, seen.number, most - looked + 1);
            if (!found)
                return std::unexpected(found.error());
            for (const NamedRow &row : *found) {
                if (result.rows.size() == limit || looked == most) {
                    result.next = seen;
                    return result;
                }
                ++looked;
                seen.number = row.row;
                const std::size_t before = result.rows.size();
                if (auto done = byId<Record>().append(queries.database, queries.overlay, result.rows, 1, row.id); !done)
                    return std::unexpected(done.error());
                if (result.rows.size() == before)
                    continue;
                const Found<bool> wanted = passes(result.rows.back());
                if (!wanted)
                    return std::unexpected(wanted.error());
                if (!*wanted)
                    result.rows.pop_back();
            }
        }
        return result;
    }
    template <class Record>
    [[nodiscard]] Found<catalog::Page<Record>> named(std::string_view text, const catalog::PageRequest &request)
    {
        return named<Record>(text, request, limitOf(request), [](const Record &) { return Found<bool>(true); });
    }
};

} // namespace nqi::store
