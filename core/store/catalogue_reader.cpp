// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_reader.h"

#include "core/store/catalogue_queries.h"
#include "core/store/catalogue_schema.h"

#include <utility>

namespace nqi::store {

using catalog::LookupError;

CatalogueReader::CatalogueReader(std::unique_ptr<CatalogueQueries> queries) : m_queries(std::move(queries)) {}
CatalogueReader::CatalogueReader(CatalogueReader &&) noexcept = default;
CatalogueReader &CatalogueReader::operator=(CatalogueReader &&) noexcept = default;
CatalogueReader::~CatalogueReader() = default;

CatalogueReader::Result<CatalogueReader> CatalogueReader::open(const std::filesystem::path &folder,
                                                               const CatalogueReading &reading)
{
    // A writer may switch bases, and remove the old one, between the two steps: then the pointer has changed.
    constexpr int attempts = 3;
    for (int attempt = 1;; ++attempt) {
        const auto base = readCurrent(folder);
        if (!base)
            return std::unexpected(lookupError(base.error()));
        auto queries = CatalogueQueries::open(folder, *base, reading.cacheKiB, reading.mmapBytes, reading.fault);
        if (queries)
            return CatalogueReader(std::move(*queries));
        if (attempt == attempts || readCurrent(folder) == base)
            return std::unexpected(queries.error());
    }
}

CatalogueReader::Result<Statement> CatalogueReader::prepare(const std::string &ofBase, const std::string &ofBoth)
{
    auto statement = m_queries->database.prepare(m_queries->overlay ? ofBoth : ofBase);
    if (!statement)
        return std::unexpected(lookupError(statement.error()));
    return std::move(*statement);
}

CatalogueReader::Result<bool> CatalogueReader::step(Statement &statement)
{
    const auto row = statement.step();
    return row ? Result<bool>(*row) : std::unexpected(lookupError(row.error()));
}

CatalogueReader::Result<catalog::CatalogueInfo> CatalogueReader::info()
{
    if (const auto fresh = m_queries->refreshInfo(); !fresh)
        return std::unexpected(fresh.error());
    return m_queries->info;
}

CatalogueReader::Result<std::vector<catalog::PolicyEntry>> CatalogueReader::policy()
{
    constexpr std::size_t maxEntries = 100'000;
    std::vector<catalog::PolicyEntry> rows;
    if (auto done = m_queries->policy.append(m_queries->database, m_queries->overlay, rows, maxEntries); !done)
        return std::unexpected(done.error());
    return rows;
}

CatalogueReader::Result<std::optional<catalog::Product>> CatalogueReader::product(std::uint64_t gtin)
{
    return m_queries->one(m_queries->product, gtin);
}

CatalogueReader::Result<std::optional<catalog::Company>> CatalogueReader::company(std::string_view id)
{
    return m_queries->one(m_queries->company, id);
}

CatalogueReader::Result<std::optional<catalog::Licence>> CatalogueReader::licence(std::string_view digits)
{
    auto found = m_queries->licencesFor(digits, false);
    if (!found)
        return std::unexpected(found.error());
    return std::move(found->licence);
}

CatalogueReader::Result<std::vector<catalog::Licence>> CatalogueReader::licencesOf(std::string_view company)
{
    return m_queries->all(m_queries->licencesByHolder, company);
}

CatalogueReader::Result<std::vector<catalog::Certificate>> CatalogueReader::certificate(std::string_view number)
{
    return m_queries->all(m_queries->certificateByNumber, number);
}

CatalogueReader::Result<std::vector<catalog::Certificate>> CatalogueReader::certificatesOf(std::string_view company)
{
    return m_queries->all(m_queries->certificatesByHolder, company);
}

CatalogueReader::Result<std::vector<catalog::RiskListEntry>> CatalogueReader::riskLists(std::string_view hsCode,
                                                                                        std::string_view category)
{
    return m_queries->risksOf(hsCode, category);
}

CatalogueReader::Result<std::vector<catalog::CustomsLine>> CatalogueReader::declaration(std::string_view number)
{
    return m_queries->upTo(maxLines, m_queries->declarationLines, number);
}

CatalogueReader::Result<std::vector<catalog::CustomsPackage>> CatalogueReader::packages(std::string_view declaration)
{
    return m_queries->upTo(maxLines, m_queries->declarationPackages, declaration);
}

CatalogueReader::Result<std::optional<std::string>> CatalogueReader::declarationWith(std::string_view sscc)
{
    const auto rows = m_queries->all(m_queries->packagesBySscc, sscc);
    if (!rows)
        return std::unexpected(rows.error());
    std::optional<std::string> found;
    std::optional<Date> latest;
    for (const catalog::CustomsPackage &row : *rows) {
        if (found == row.declaration)
            continue;
        const auto lines = m_queries->upTo(1, m_queries->declarationLines, row.declaration);
        if (!lines)
            return std::unexpected(lines.error());
        if (!lines->empty() && (!found || lines->front().date > latest)) {
            found = row.declaration;
            latest = lines->front().date;
        }
    }
    return found;
}

CatalogueReader::Result<std::vector<catalog::Deviation>> CatalogueReader::deviations()
{
    return m_queries->upTo(CatalogueQueries::maxRead, m_queries->allDeviations);
}

CatalogueReader::Result<std::vector<catalog::Alert>> CatalogueReader::alertsOf(std::string_view brand,
                                                                               std::string_view model)
{
    return m_queries->alertsByModel(brand, model);
}

CatalogueReader::Result<std::vector<catalog::Alert>> CatalogueReader::alertsFor(std::uint64_t gtin)
{
    const auto items = m_queries->all(m_queries->alertItems, gtin);
    if (!items)
        return std::unexpected(items.error());
    std::vector<catalog::Alert> alerts;
    for (const catalog::AlertItem &item : *items) {
        if (!alerts.empty() && alerts.back().id == item.alert)
            continue;
        if (auto done = m_queries->alert.append(m_queries->database, m_queries->overlay, alerts, 1, item.alert); !done)
            return std::unexpected(done.error());
    }
    return alerts;
}

CatalogueReader::Result<std::vector<catalog::TraceEvent>>
CatalogueReader::traceEvents(std::uint64_t gtin, std::string_view lot, std::string_view serial)
{
    return m_queries->eventsOf(gtin, lot, serial);
}

CatalogueReader::Result<std::vector<catalog::Declaration>> CatalogueReader::listing(std::string_view url)
{
    return m_queries->all(m_queries->declarationsByUrl, url);
}

CatalogueReader::Result<std::vector<catalog::Product>> CatalogueReader::search(std::string_view text, std::size_t limit,
                                                                               std::uint64_t after)
{
    std::vector<catalog::Product> products;
    const std::string query = searchQuery(text);
    if (query.empty() || !m_queries->searchable())
        return products;
    auto &statement = m_queries->searchNames;
    if (!statement) {
        auto prepared = m_queries->database.prepare(
            m_queries->overlay
                ? "SELECT rowid AS gtin FROM names.product_names(?1) AS b WHERE b.rowid > ?3 AND NOT EXISTS (SELECT 1 "
                  "FROM overlay.products AS o WHERE o.gtin = b.rowid) UNION ALL SELECT rowid AS gtin FROM "
                  "overlay.product_names(?1) WHERE rowid > ?3 ORDER BY gtin LIMIT ?2"
                : "SELECT rowid FROM names.product_names WHERE product_names MATCH ?1 AND rowid > ?3 ORDER BY rowid "
                  "LIMIT ?2");
        if (!prepared)
            return std::unexpected(lookupError(prepared.error()));
        statement.emplace(std::move(*prepared));
    }
    statement->bindView(1, query).bind(2, limit).bind(3, after);
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(lookupError(row.error()));
        if (!*row)
            break;
        auto &found = m_queries->product;
        const auto gtin = static_cast<std::uint64_t>(statement->integer(0));
        if (auto done = found.append(m_queries->database, m_queries->overlay, products, 1, gtin); !done) {
            statement->reset();
            return std::unexpected(done.error());
        }
    }
    statement->reset();
    return products;
}

CatalogueReader::Result<void> CatalogueReader::check()
{
    if (const auto good = m_queries->database.quickCheck(); !good)
        return std::unexpected(lookupError(good.error()));
    return {};
}

CatalogueReader::Result<std::string> CatalogueReader::identity()
{
    if (const auto fresh = m_queries->refreshInfo(); !fresh)
        return std::unexpected(fresh.error());
    return m_queries->identity;
}

bool CatalogueReader::isCurrent() const
{
    const auto base = readCurrent(m_queries->folder);
    std::error_code ignored;
    return base && *base == m_queries->base &&
           (m_queries->overlay || !std::filesystem::exists(overlayPath(m_queries->folder, base->file), ignored));
}

} // namespace nqi::store
