// SPDX-License-Identifier: Apache-2.0
// Alerts as a list: newest first, or those that some words find, through a filter; and what there is to filter by.
#include "core/store/catalogue_lists.h"

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

namespace nqi::store {

using namespace catalog;

namespace {

constexpr std::int64_t undated = std::numeric_limits<std::int64_t>::min();

} // namespace

Browse::Result<std::vector<AlertItem>> CatalogueBrowser::itemsOf(std::string_view alert)
{
    return m_lists->queries.all(m_lists->itemsByAlert, alert);
}

/// Empty: there is no such product, or it has none.
Browse::Result<std::string> CatalogueBrowser::categoryOf(std::uint64_t gtin)
{
    CatalogueQueries &queries = m_lists->queries;
    auto &statement = m_lists->categoryOf;
    if (!statement) {
        auto prepared = queries.database.prepare("SELECT category FROM (" +
                                                 sql::select<Product>(queries.overlay, "gtin = ?1") + ")");
        if (!prepared)
            return std::unexpected(lookupError(prepared.error()));
        statement.emplace(std::move(*prepared));
    }
    const auto row = statement->bind(1, gtin).step();
    if (!row)
        return std::unexpected(lookupError(row.error()));
    std::string category(*row ? statement->text(0) : std::string_view());
    statement->reset();
    return category;
}

Browse::Result<AlertGroups> CatalogueBrowser::alertGroups()
{
    CatalogueQueries &queries = m_lists->queries;
    if (auto done = queries.refreshInfo(); !done)
        return std::unexpected(done.error());
    if (m_lists->alertGroups && m_lists->alertGroupsVersion == queries.overlayVersion)
        return *m_lists->alertGroups;
    const auto view = queries.oneView();
    if (!view)
        return std::unexpected(view.error());
    const bool overlay = queries.overlay;
    AlertGroups groups;
    auto countries = queries.database.prepare("SELECT country, count(*) FROM (" + sql::select<Alert>(overlay, {}) +
                                              ") WHERE country <> '' GROUP BY country ORDER BY country");
    // Those of one product lie together: each is looked up once.
    auto items = queries.database.prepare("SELECT gtin, alert FROM (" + sql::select<AlertItem>(overlay, {}) + ")");
    if (!countries || !items)
        return std::unexpected(lookupError(countries ? items.error() : countries.error()));
    auto row = countries->step();
    for (; row && *row; row = countries->step())
        groups.countries.push_back(
            {std::string(countries->text(0)), static_cast<std::uint64_t>(countries->integer(1))});
    std::map<std::string, std::unordered_set<std::string>> alertsOf;
    std::optional<std::uint64_t> last;
    std::string category;
    for (row = row ? items->step() : row; row && *row; row = items->step()) {
        const auto gtin = static_cast<std::uint64_t>(items->integer(0));
        if (std::exchange(last, gtin) != gtin) {
            auto read = categoryOf(gtin);
            if (!read)
                return std::unexpected(read.error());
            category = *std::move(read);
        }
        if (!category.empty())
            alertsOf[category].emplace(items->text(1));
    }
    if (!row)
        return std::unexpected(lookupError(row.error()));
    for (const auto &[value, alerts] : alertsOf)
        groups.categories.push_back({value, alerts.size()});
    m_lists->alertGroups = groups;
    m_lists->alertGroupsVersion = queries.overlayVersion;
    return groups;
}

Browse::Result<bool> CatalogueBrowser::passes(const AlertFilter &filter, const Alert &alert)
{
    if ((!filter.country.empty() && alert.country != filter.country) ||
        (!filter.measure.empty() && alert.measure != filter.measure) || alert.level < filter.least ||
        (!filter.withdrawnToo && alert.status == AlertStatus::withdrawn))
        return false;
    if (filter.category.empty())
        return true;
    const auto items = itemsOf(alert.id);
    if (!items)
        return std::unexpected(items.error());
    for (const AlertItem &item : *items) {
        const auto category = categoryOf(item.gtin);
        if (!category)
            return std::unexpected(category.error());
        if (*category == filter.category)
            return true;
    }
    return false;
}

Browse::Result<Page<Alert>> CatalogueBrowser::alerts(const AlertFilter &filter, const PageRequest &request)
{
    constexpr std::size_t maxRead = 1024; // about ten milliseconds with the slowest filter
    if (!searchQuery(filter.words).empty())
        return m_lists->named<Alert>(filter.words, request, maxRead,
                                     [&](const Alert &alert) { return passes(filter, alert); });
    const Position from = request.after.value_or(Position{std::numeric_limits<std::int64_t>::max(), {}});
    const auto view = m_lists->queries.oneView();
    if (!view)
        return std::unexpected(view.error());
    const std::size_t limit = limitOf(request);
    const std::size_t read = filter == AlertFilter() ? limit + 1 : maxRead;
    CatalogueQueries &queries = m_lists->queries;
    std::vector<Alert> rows;
    Found<void> done;
    if (from.number != undated)
        done = m_lists->dated.append(queries.database, queries.overlay, rows, read, from.number, from.text);
    const std::string_view behind = from.number == undated ? std::string_view(from.text) : lastCharacter;
    if (done && rows.size() < read)
        done = m_lists->undatedAlerts.append(queries.database, queries.overlay, rows, read - rows.size(), behind);
    if (!done)
        return std::unexpected(done.error());
    Page<Alert> page;
    std::optional<Position> seen;
    std::size_t used = 0;
    for (; used < rows.size() && page.rows.size() < limit; ++used) {
        Alert &row = rows[used];
        seen = Position{row.publishedOn ? row.publishedOn->time_since_epoch().count() : undated, row.id};
        const auto wanted = passes(filter, row);
        if (!wanted)
            return std::unexpected(wanted.error());
        if (*wanted)
            page.rows.push_back(std::move(row));
    }
    if (used < rows.size() || rows.size() == read)
        page.next = seen;
    return page;
}

} // namespace nqi::store
