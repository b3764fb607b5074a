// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/customs_lookup.h"
#include "core/store/catalogue_sql.h"
#include "core/store/sqlite.h"

#include <cstddef>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nqi::store {

struct CatalogueQueries;

/// How a reader uses memory. The defaults suit one reader of a ten-million-product catalogue.
struct CatalogueReading {
    std::uint32_t cacheKiB = 64 * 1024;
    std::uint64_t mmapBytes = 0; ///< 0: plain reads, quick from cold; else how much of the base is mapped
    SqlFault fault{};            ///< test hook
};

/// The catalogue of a folder: the base that `current` names, and the overlay when there is one; look-ups see the
/// overlay first. Each call sees one state of both. One object per thread; any number of readers, beside a writer.
/// Lists are bounded by `Facts::maxRecords`.
class CatalogueReader : public catalog::CustomsLookup {
public:
    template <class T>
    using Result = std::expected<T, catalog::LookupError>;

    /// `unavailable`: no catalogue there. `damaged`: short, no database, or of another layout. `newer`: of a newer
    /// program. Cheap (well below a millisecond); a damage deep in the file is found by `check` or by the look-up
    /// that meets it, which then answers `damaged`.
    [[nodiscard]] static Result<CatalogueReader> open(const std::filesystem::path &folder,
                                                      const CatalogueReading &reading = {});
    CatalogueReader(CatalogueReader &&) noexcept;
    CatalogueReader &operator=(CatalogueReader &&) noexcept;
    ~CatalogueReader() override;

    [[nodiscard]] Result<catalog::Facts> facts(const gs1::Item &item) override;
    [[nodiscard]] Result<catalog::CatalogueInfo> info() override;
    [[nodiscard]] Result<std::vector<catalog::PolicyEntry>> policy() override;

    // Single questions: nothing found is an empty answer, not an error.
    [[nodiscard]] Result<std::optional<catalog::Product>> product(std::uint64_t gtin);
    [[nodiscard]] Result<std::optional<catalog::Company>> company(std::string_view id) override;
    /// The longest recorded prefix of a key's digits (GTIN-13 form for a GTIN). Foreign authorisations apart.
    [[nodiscard]] Result<std::optional<catalog::Licence>> licence(std::string_view digits);
    [[nodiscard]] Result<std::vector<catalog::Licence>> licencesOf(std::string_view company);
    /// Every line of a certificate.
    [[nodiscard]] Result<std::vector<catalog::Certificate>> certificate(std::string_view number);
    [[nodiscard]] Result<std::vector<catalog::Certificate>> certificatesOf(std::string_view company);
    [[nodiscard]] Result<std::vector<catalog::RiskListEntry>> riskLists(std::string_view hsCode,
                                                                        std::string_view category) override;
    [[nodiscard]] Result<std::vector<catalog::CustomsLine>> declaration(std::string_view number) override;
    [[nodiscard]] Result<std::vector<catalog::CustomsPackage>> packages(std::string_view declaration) override;
    [[nodiscard]] Result<std::optional<std::string>> declarationWith(std::string_view sscc) override;
    [[nodiscard]] Result<std::vector<catalog::Deviation>> deviations() override;
    /// Alerts of a brand, letter case of ASCII aside; with a model only those that list it.
    [[nodiscard]] Result<std::vector<catalog::Alert>> alertsOf(std::string_view brand, std::string_view model = {});
    [[nodiscard]] Result<std::vector<catalog::Alert>> alertsFor(std::uint64_t gtin);
    /// Events of a serial (with its lot and class), of a lot (with its class), or of the class alone.
    [[nodiscard]] Result<std::vector<catalog::TraceEvent>> traceEvents(std::uint64_t gtin, std::string_view lot,
                                                                       std::string_view serial);
    /// Declarations of one online listing.
    [[nodiscard]] Result<std::vector<catalog::Declaration>> listing(std::string_view url);

    /// Products whose name, brand and model hold every word, in order of GTIN; accents, đ and letter case do not
    /// matter; the last word may be unfinished. Empty when the base has no name index.
    /// Those with a greater GTIN than `after`.
    [[nodiscard]] Result<std::vector<catalog::Product>> search(std::string_view text, std::size_t limit,
                                                               std::uint64_t after = 0);

    /// Every row of a table, one after another, in the order in which a base is loaded fastest: that of
    /// `Schema::clusteredBy`, then of the key. It must end before the reader does.
    template <class Record>
    class Rows {
    public:
        /// False: there are no more.
        [[nodiscard]] Result<bool> next(Record &record)
        {
            const auto row = step(m_statement);
            if (!row || !*row)
                return row;
            return sql::readRecord(m_statement, record) ? Result<bool>(true)
                                                        : std::unexpected(catalog::LookupError::damaged);
        }

    private:
        friend CatalogueReader;
        explicit Rows(Statement statement) : m_statement(std::move(statement)) {}
        Statement m_statement;
    };
    template <class Record>
    [[nodiscard]] Result<Rows<Record>> rows()
    {
        const std::string order = "ORDER BY " + sql::loadOrder<Record>();
        return prepare(sql::select<Record>(false, {}, order), sql::select<Record>(true, {}, order))
            .transform([](Statement &&statement) { return Rows<Record>(std::move(statement)); });
    }
    /// The same; `each(const Record &)` returns false to stop.
    template <class Record, class Each>
    [[nodiscard]] Result<void> rows(Each &&each)
    {
        auto all = rows<Record>();
        if (!all)
            return std::unexpected(all.error());
        Record record;
        while (true) {
            const auto more = all->next(record);
            if (!more)
                return std::unexpected(more.error());
            if (!*more || !each(std::as_const(record)))
                return {};
        }
    }

    /// Asks for one row after another by their keys. It must end before the reader does.
    template <class Record>
    class Finder {
    public:
        /// The row with the key of `like`, if there is one.
        [[nodiscard]] Result<std::optional<Record>> find(const Record &like)
        {
            int index = 0;
            sql::forEachColumn<Record>([&](const auto &column, int) {
                if (column.key)
                    sql::ColumnValue<decltype(column)>::bind(m_statement, ++index, like.*column.member, true);
            });
            const auto row = step(m_statement);
            Record record;
            const bool sound = !row || !*row || sql::readRecord(m_statement, record);
            m_statement.reset();
            if (!row)
                return std::unexpected(row.error());
            if (!sound)
                return std::unexpected(catalog::LookupError::damaged);
            return *row ? std::optional(std::move(record)) : std::nullopt;
        }

    private:
        friend CatalogueReader;
        explicit Finder(Statement statement) : m_statement(std::move(statement)) {}
        Statement m_statement;
    };
    template <class Record>
    [[nodiscard]] Result<Finder<Record>> finder()
    {
        const std::string where = sql::keyCondition<Record>();
        return prepare(sql::select<Record>(false, where), sql::select<Record>(true, where))
            .transform([](Statement &&statement) { return Finder<Record>(std::move(statement)); });
    }

    /// Reads the whole file: `damaged` when anything is wrong in its structure. Seconds for a large base.
    [[nodiscard]] Result<void> check();
    /// What the last writer called this state of the catalogue; empty when it did not.
    [[nodiscard]] Result<std::string> identity();
    /// False once `current` names another base than the one read here, or the base has got an overlay: open a new
    /// reader.
    [[nodiscard]] bool isCurrent() const;

private:
    friend class CatalogueBrowser;
    explicit CatalogueReader(std::unique_ptr<CatalogueQueries> queries);
    [[nodiscard]] Result<Statement> prepare(const std::string &ofBase, const std::string &ofBoth);
    [[nodiscard]] static Result<bool> step(Statement &statement);
    std::unique_ptr<CatalogueQueries> m_queries;
};

} // namespace nqi::store
