// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/facts.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_sql.h"

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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
    explicit Query(std::string where, std::string tail = {}) : m_where(std::move(where)), m_tail(std::move(tail)) {}

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

/// Answers of small tables that many items share, kept until the data changes.
template <class Record>
class Memo {
public:
    [[nodiscard]] const std::vector<Record> *find(std::string_view key) const
    {
        const auto found = m_answers.find(key);
        return found == m_answers.end() ? nullptr : &found->second;
    }
    const std::vector<Record> &keep(std::string_view key, std::vector<Record> &&rows)
    {
        if (m_answers.size() >= maxAnswers || m_rows + rows.size() > maxRows)
            clear();
        m_rows += rows.size();
        return m_answers.insert_or_assign(std::string(key), std::move(rows)).first->second;
    }
    void clear()
    {
        m_answers.clear();
        m_rows = 0;
    }

private:
    static constexpr std::size_t maxAnswers = 2048;
    static constexpr std::size_t maxRows = 16'384;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::vector<Record>, Hash, std::equal_to<>> m_answers;
    std::size_t m_rows = 0; ///< in all answers
};

struct CatalogueQueries {
    static constexpr std::size_t maxRecords = catalog::Facts::maxRecords;
    /// Read of a list before the newest are chosen.
    static constexpr std::size_t maxRead = 4096;

    [[nodiscard]] static Found<std::unique_ptr<CatalogueQueries>> open(const std::filesystem::path &folder,
                                                                       const CurrentBase &base, std::uint32_t cacheKiB,
                                                                       std::uint64_t mmapBytes, const SqlFault &fault);
    CatalogueQueries(std::filesystem::path folder, CurrentBase base, Database database);

    /// One state of base and overlay for all reads until the value is dropped. Costs nothing without an overlay: an
    /// immutable base is read in one transaction from first to last, which saves a look at the file for each query.
    [[nodiscard]] Found<std::optional<Transaction>> oneView();
    /// Reads the state of the data again when it has changed, and forgets answers that rest on the old one.
    [[nodiscard]] Found<void> refreshInfo();

    /// Whether things can be found by name. Looks for the index of names when first asked: a cold start has enough to
    /// read.
    [[nodiscard]] bool searchable();

    template <class Record, class... Arguments>
    [[nodiscard]] Found<std::vector<Record>> upTo(std::size_t limit, Query<Record> &query,
                                                  const Arguments &...arguments)
    {
        std::vector<Record> rows;
        if (auto done = query.append(database, overlay, rows, limit, arguments...); !done)
            return std::unexpected(done.error());
        return rows;
    }
    template <class Record, class... Arguments>
    [[nodiscard]] Found<std::vector<Record>> all(Query<Record> &query, const Arguments &...arguments)
    {
        return upTo(maxRecords, query, arguments...);
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

    /// Appends what a memo holds under a key; asks once when it holds nothing.
    template <class Record, class... Arguments>
    [[nodiscard]] Found<void> append(Memo<Record> &memo, std::string_view key, Query<Record> &query,
                                     std::vector<Record> &rows, const Arguments &...arguments)
    {
        const std::vector<Record> *known = memo.find(key);
        if (known == nullptr) {
            std::vector<Record> fresh;
            if (auto done = query.append(database, overlay, fresh, maxRead, arguments...); !done)
                return done;
            known = &memo.keep(key, std::move(fresh));
        }
        rows.insert(rows.end(), known->begin(), known->end());
        return {};
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
    /// As catalog::Browse, at most so many.
    [[nodiscard]] Found<std::vector<catalog::Guide>> guidesFor(std::uint64_t gtin, Date day, std::size_t most);
    [[nodiscard]] Found<std::vector<catalog::RiskListEntry>> risksOf(std::string_view hsCode,
                                                                     std::string_view category);

    std::filesystem::path folder;
    CurrentBase base;
    Database database;
    std::optional<Transaction> immutableView; ///< without an overlay, for as long as the reader lives
    bool overlay = false;
    std::string identity;
    bool nameSearch = false;
    catalog::CatalogueInfo info;
    std::optional<std::int64_t> overlayVersion; ///< `data_version` that `info` was read at

    Query<catalog::Product> product{"gtin = ?1"};
    Query<catalog::Company> company{"id = ?1"};
    Query<catalog::Licence> licenceAtOrBefore{"prefix <= ?1", "ORDER BY prefix DESC, kind DESC"};
    Query<catalog::Licence> licencesByHolder{"holder = ?1", "ORDER BY prefix"};
    Query<catalog::Certificate> certificateByNumber{"number = ?1", "ORDER BY line"};
    // Without ORDER BY rows come in order of their key, and SQLite needs no sorter.
    Query<catalog::Certificate> certificatesByGtin{"gtin = ?1"};
    Query<catalog::Certificate> certificatesByModel{"holder = ?1 AND model = ?2 AND gtin = 0"};
    Query<catalog::Certificate> certificatesByHolder{"holder = ?1", "ORDER BY number, line"};
    Query<catalog::Body> body{"id = ?1"};
    Query<catalog::BodyScope> scopes{"body = ?1 AND regulation = ?2", "ORDER BY role, valid_from"};
    Query<catalog::Declaration> declarationsByGtin{"gtin = ?1"};
    Query<catalog::Declaration> declarationsByUrl{"url = ?1 AND url <> ''"};
    Query<catalog::RiskListEntry> risks{"hs_prefix = ?1 AND category IN ('', ?2)", "ORDER BY id"};
    Query<catalog::Standard> standard{"id = ?1"};
    Query<catalog::Alert> alert{"id = ?1"};
    Query<catalog::Alert> alertsByBrand{"brand = ?1 COLLATE NOCASE AND brand <> ''", "ORDER BY published_on DESC"};
    Query<catalog::AlertItem> alertItems{"gtin = ?1", "ORDER BY alert, line"};
    Query<catalog::TraceEvent> eventsBySerial{"gtin = ?1 AND serial = ?2"};
    Query<catalog::TraceEvent> eventsByLot{"gtin = ?1 AND serial = '' AND lot = ?2", "ORDER BY time DESC"};
    Query<catalog::TraceCode> traceCodes{"gtin = ?1 AND lot = ?2"};
    Query<catalog::CustomsLine> customsLines{"gtin = ?1"};
    Query<catalog::CustomsLine> declarationLines{"declaration = ?1", "ORDER BY line"};
    Query<catalog::CustomsPackage> declarationPackages{"declaration = ?1", "ORDER BY sscc, line"};
    Query<catalog::CustomsPackage> packagesBySscc{"sscc = ?1", "ORDER BY declaration, line"};
    Query<catalog::Guide> guidesByGtin{"gtin = ?1 AND gtin <> 0 AND (valid_to IS NULL OR valid_to >= ?2)",
                                       "ORDER BY line, id"};
    Query<catalog::Guide> guidesByBrand{"brand = ?1 COLLATE NOCASE AND gtin = 0 AND model = ?2 COLLATE NOCASE"
                                        " AND (valid_to IS NULL OR valid_to >= ?3)",
                                        "ORDER BY line, id"};
    Query<catalog::Deviation> allDeviations{"", "ORDER BY id"};
    Query<catalog::Deviation> deviations{"country IN ('', ?1)", "ORDER BY id"};
    Query<catalog::PolicyEntry> policy{"", "ORDER BY key, valid_from"};
    std::optional<Statement> searchNames;

    Memo<catalog::RiskListEntry> knownRisks;
    Memo<catalog::Body> knownBodies;
    Memo<catalog::BodyScope> knownScopes;
    Memo<catalog::Standard> knownStandards;
    Memo<catalog::Deviation> knownDeviations;
    Memo<catalog::Alert> knownAlerts; ///< of a brand in small letters; most have none
};

} // namespace nqi::store
