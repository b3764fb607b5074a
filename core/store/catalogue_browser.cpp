// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_browser.h"

#include "core/gs1/gtin.h"
#include "core/store/catalogue_pages.h"
#include "core/store/catalogue_queries.h"
#include "core/store/catalogue_schema.h"

#include <algorithm>
#include <concepts>
#include <limits>
#include <span>
#include <utility>

namespace nqi::store {

using namespace catalog;

namespace {

constexpr std::int64_t undated = std::numeric_limits<std::int64_t>::min();

struct NameList {
    std::optional<Statement> overlay;
    std::optional<Statement> base;
};

struct NamedRow {
    std::string id;
    std::int64_t row = 0;
};
Found<std::vector<NamedRow>> namedRows(Statement &statement, const std::string &query, std::int64_t after,
                                       std::size_t limit)
{
    std::vector<NamedRow> rows;
    statement.bindView(1, query).bind(2, after).bind(3, limit);
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return std::unexpected(lookupError(row.error()));
        if (!*row)
            break;
        rows.push_back({std::string(statement.text(0)), statement.integer(1)});
    }
    statement.reset();
    return rows;
}

template <class Record>
std::string nameSql(bool ofOverlay, bool withOverlay)
{
    const std::string table(Named<Record>::table);
    std::string sql = "SELECT id, rowid FROM " + std::string(ofOverlay ? "overlay." : "names.") + table;
    sql += "(?1) AS b WHERE b.rowid > ?2";
    if (!ofOverlay && withOverlay)
        sql.append(" AND NOT EXISTS (SELECT 1 FROM overlay.")
            .append(Schema<Record>::table)
            .append(" AS o WHERE o.id = b.id)");
    return sql + " ORDER BY b.rowid LIMIT ?3";
}

} // namespace

/// The questions of lists, each with the place that it goes on from.
struct CatalogueBrowser::Lists {
    explicit Lists(CatalogueQueries &open) : queries(open) {}

    CatalogueQueries &queries;
    Query<Product> products{"gtin BETWEEN ?1 AND ?2", "ORDER BY gtin"};
    Query<Company> companies{"id >= ?1 AND id <> ?2 AND id < ?3", "ORDER BY id"};
    Query<Licence> licences{"(prefix, kind) > (?1, ?2) AND prefix < ?3", "ORDER BY prefix, kind"};
    Query<Certificate> certificates{"(number, line) > (?1, ?2) AND number < ?3", "ORDER BY number, line"};
    Query<Declaration> declarations{"id >= ?1 AND id <> ?2 AND id < ?3", "ORDER BY id"};
    Query<Certificate> certificatesByHolder{"holder = ?1 AND (number, line) > (?2, ?3)", "ORDER BY number, line"};
    Query<Certificate> certificatesByBody{"body = ?1 AND body <> '' AND (number, line) > (?2, ?3)",
                                          "ORDER BY number, line"};
    Query<Declaration> declarationsByGtin{"(gtin, id) > (?1, ?2) AND gtin <= ?3", "ORDER BY gtin, id"};
    Query<AlertItem> itemsByGtin{"(gtin, alert, line) > (?1, ?2, ?3) AND gtin <= ?4", "ORDER BY gtin, alert, line"};
    Query<AlertItem> itemsByLot{"lot = ?1 AND lot <> '' AND (alert, line) > (?2, ?3)", "ORDER BY alert, line"};
    Query<AlertItem> itemsByAlert{"alert = ?1", "ORDER BY alert, line"};
    Query<BodyScope> scopesByBody{"body = ?1", "ORDER BY regulation, role, decision"};
    Query<TraceCode> codesByLot{"lot = ?1 AND lot <> '' AND gtin > ?2", "ORDER BY gtin"};
    Query<TraceEvent> nextOfLot{"lot = ?1 AND lot <> '' AND withdrawn = 0 AND gtin > ?2", "ORDER BY gtin, time"};
    Query<TraceEvent> latestOfLot{"lot = ?1 AND lot <> '' AND withdrawn = 0 AND gtin = ?2", "ORDER BY time DESC"};
    Query<Alert> dated{"(published_on, id) < (?1, ?2)", "ORDER BY published_on DESC, id DESC"};
    Query<Alert> undatedAlerts{"published_on IS NULL AND id < ?1", "ORDER BY id DESC"};
    NameList companyNames, alertNames, bodyNames;

    template <class Record>
    [[nodiscard]] NameList &names()
    {
        if constexpr (std::same_as<Record, Company>)
            return companyNames;
        else if constexpr (std::same_as<Record, Alert>)
            return alertNames;
        else
            return bodyNames;
    }
    template <class Record>
    [[nodiscard]] Query<Record> &byId()
    {
        if constexpr (std::same_as<Record, Company>)
            return queries.company;
        else if constexpr (std::same_as<Record, Alert>)
            return queries.alert;
        else
            return queries.body;
    }

    template <class Record, class PositionOf, class... Arguments>
    [[nodiscard]] Found<Page<Record>> page(Query<Record> &query, const PageRequest &request, PositionOf &&position,
                                           const Arguments &...arguments)
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
    [[nodiscard]] Found<Page<Record>> startingWith(Query<Record> &query, std::string_view start,
                                                   const PageRequest &request)
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
};

CatalogueBrowser::CatalogueBrowser(CatalogueReader reader)
    : m_reader(std::move(reader)), m_lists(std::make_unique<Lists>(*m_reader.m_queries))
{
}
CatalogueBrowser::CatalogueBrowser(CatalogueBrowser &&) noexcept = default;
CatalogueBrowser &CatalogueBrowser::operator=(CatalogueBrowser &&other) noexcept
{
    m_lists = std::move(other.m_lists);
    m_reader = std::move(other.m_reader);
    return *this;
}
CatalogueBrowser::~CatalogueBrowser() = default;

Browse::Result<CatalogueBrowser> CatalogueBrowser::open(const std::filesystem::path &folder,
                                                        const CatalogueReading &reading)
{
    return CatalogueReader::open(folder, reading).transform([](CatalogueReader &&reader) {
        return CatalogueBrowser(std::move(reader));
    });
}

bool CatalogueBrowser::isCurrent() const
{
    return m_reader.isCurrent();
}

Browse::Result<CatalogueInfo> CatalogueBrowser::info()
{
    return m_reader.info();
}

Browse::Result<std::vector<PolicyEntry>> CatalogueBrowser::policy()
{
    return m_reader.policy();
}

bool CatalogueBrowser::namesReady()
{
    return m_reader.m_queries->searchable();
}

Browse::Result<Facts> CatalogueBrowser::factsOf(std::uint64_t gtin, std::string_view lot)
{
    gs1::Item item;
    item.kind = gs1::ItemKind::product;
    item.keyAi = "01";
    item.key = gs1::gtin14Text(gtin);
    item.gtin = gtin;
    item.lot = lot;
    return m_reader.facts(item);
}

Browse::Result<std::optional<Product>> CatalogueBrowser::product(std::uint64_t gtin)
{
    return m_reader.product(gtin);
}

Browse::Result<std::optional<Company>> CatalogueBrowser::company(std::string_view id)
{
    return m_reader.company(id);
}

Browse::Result<std::optional<Body>> CatalogueBrowser::body(std::string_view id)
{
    return m_lists->queries.one(m_lists->queries.body, id);
}

Browse::Result<std::optional<Alert>> CatalogueBrowser::alert(std::string_view id)
{
    return m_lists->queries.one(m_lists->queries.alert, id);
}

Browse::Result<std::vector<BodyScope>> CatalogueBrowser::scopesOf(std::string_view body)
{
    return m_lists->queries.all(m_lists->scopesByBody, body);
}

Browse::Result<std::vector<Guide>> CatalogueBrowser::guidesFor(std::uint64_t gtin, Date day)
{
    return m_lists->queries.guidesFor(gtin, day, maxGuides);
}

Browse::Result<Page<Product>> CatalogueBrowser::productsNamed(std::string_view text, const PageRequest &request)
{
    const auto after = request.after ? static_cast<std::uint64_t>(std::max<std::int64_t>(request.after->number, 0)) : 0;
    const std::size_t limit = limitOf(request);
    return m_reader.search(text, limit + 1, after).transform([&](std::vector<Product> &&rows) {
        return pageOf(std::move(rows), limit, byGtin);
    });
}

// What changed lately comes first, then the base: an overlay's rows have no place in the order of the base's.
template <class Record>
Browse::Result<Page<Record>> CatalogueBrowser::named(std::string_view text, const PageRequest &request)
{
    constexpr std::string_view inOverlay = "o";
    const std::string query = searchQuery(text);
    if (query.empty() || !m_lists->queries.searchable())
        return Page<Record>();
    const auto view = m_lists->queries.oneView();
    if (!view)
        return std::unexpected(view.error());
    const std::size_t limit = limitOf(request);
    Page<Record> page;
    for (const bool ofOverlay : {true, false}) {
        if (ofOverlay && (!m_lists->queries.overlay || (request.after && request.after->text != inOverlay)))
            continue;
        const bool goesOn = request.after && ofOverlay == (request.after->text == inOverlay);
        const std::size_t wanted = limit - page.rows.size();
        auto found = m_lists->rowsNamed<Record>(ofOverlay, query, goesOn ? request.after->number : -1, wanted + 1);
        if (!found)
            return std::unexpected(found.error());
        const bool more = found->size() > wanted;
        for (const NamedRow &row : std::span(*found).first(std::min(found->size(), wanted))) {
            auto &byId = m_lists->byId<Record>();
            if (auto done = byId.append(m_lists->queries.database, m_lists->queries.overlay, page.rows, 1, row.id);
                !done)
                return std::unexpected(done.error());
        }
        if (more) {
            page.next = wanted > 0 ? Position{found->at(wanted - 1).row, std::string(ofOverlay ? inOverlay : "")}
                                   : Position{-1, {}};
            break;
        }
    }
    return page;
}

Browse::Result<Page<Company>> CatalogueBrowser::companiesNamed(std::string_view text, const PageRequest &request)
{
    return named<Company>(text, request);
}

Browse::Result<Page<Body>> CatalogueBrowser::bodiesNamed(std::string_view text, const PageRequest &request)
{
    return named<Body>(text, request);
}

Browse::Result<Page<Alert>> CatalogueBrowser::alertsNamed(std::string_view text, const PageRequest &request)
{
    return named<Alert>(text, request);
}

template <class Record, class Ask>
Browse::Result<Page<Record>> CatalogueBrowser::under(std::string_view digits, const PageRequest &request, Ask &&ask)
{
    const auto view = m_lists->queries.oneView();
    if (!view)
        return std::unexpected(view.error());
    Page<Record> page;
    const std::size_t limit = limitOf(request);
    for (const GtinRange &range : gtinsUnder(digits)) {
        const std::int64_t first = signedOf(range.first), last = signedOf(range.last);
        if (page.rows.size() > limit || (request.after && request.after->number > last))
            continue;
        const bool goesOn = request.after && request.after->number >= first;
        if (auto done = ask(page.rows, limit + 1 - page.rows.size(), first, last, goesOn); !done)
            return std::unexpected(done.error());
    }
    return page;
}

Browse::Result<Page<Product>> CatalogueBrowser::productsNumbered(std::string_view digits, const PageRequest &request)
{
    const auto ask = [&](auto &rows, std::size_t limit, std::int64_t first, std::int64_t last, bool goesOn) {
        return m_lists->products.append(m_lists->queries.database, m_lists->queries.overlay, rows, limit,
                                        goesOn ? request.after->number + 1 : first, last);
    };
    return under<Product>(digits, request, ask).transform([&](Page<Product> &&page) {
        return pageOf(std::move(page.rows), limitOf(request), byGtin);
    });
}

Browse::Result<Page<Declaration>> CatalogueBrowser::declarationsUnder(std::string_view digits,
                                                                      const PageRequest &request)
{
    const auto ask = [&](auto &rows, std::size_t limit, std::int64_t first, std::int64_t last, bool goesOn) {
        return m_lists->declarationsByGtin.append(
            m_lists->queries.database, m_lists->queries.overlay, rows, limit, goesOn ? request.after->number : first,
            goesOn ? std::string_view(request.after->text) : std::string_view(), last);
    };
    return under<Declaration>(digits, request, ask).transform([&](Page<Declaration> &&page) {
        return pageOf(std::move(page.rows), limitOf(request), [](const Declaration &declaration) {
            return Position{signedOf(declaration.gtin), declaration.id};
        });
    });
}

Browse::Result<Page<AlertItem>> CatalogueBrowser::alertItemsUnder(std::string_view digits, const PageRequest &request)
{
    const Position after = request.after ? positionOf(request.after->text).value_or(Position()) : Position();
    const auto ask = [&](auto &rows, std::size_t limit, std::int64_t first, std::int64_t last, bool goesOn) {
        return m_lists->itemsByGtin.append(
            m_lists->queries.database, m_lists->queries.overlay, rows, limit, goesOn ? request.after->number : first,
            goesOn ? std::string_view(after.text) : std::string_view(), goesOn ? after.number : std::int64_t{-1}, last);
    };
    return under<AlertItem>(digits, request, ask).transform([&](Page<AlertItem> &&page) {
        return pageOf(std::move(page.rows), limitOf(request), [](const AlertItem &item) {
            return Position{signedOf(item.gtin), toText(numberPosition(item))};
        });
    });
}

Browse::Result<Page<Company>> CatalogueBrowser::companiesNumbered(std::string_view start, const PageRequest &request)
{
    return m_lists->startingWith(m_lists->companies, start, request);
}

Browse::Result<Page<Declaration>> CatalogueBrowser::declarationsNumbered(std::string_view start,
                                                                         const PageRequest &request)
{
    return m_lists->startingWith(m_lists->declarations, start, request);
}

Browse::Result<Page<Licence>> CatalogueBrowser::licencesNumbered(std::string_view digits, const PageRequest &request)
{
    const Position from = request.after.value_or(Position{-1, std::string(digits)});
    const auto position = [](const Licence &licence) {
        return Position{static_cast<std::int64_t>(licence.kind), licence.prefix};
    };
    return m_lists->page(m_lists->licences, request, position, from.text, from.number, endOf(digits));
}

Browse::Result<Page<Certificate>> CatalogueBrowser::certificatesNumbered(std::string_view start,
                                                                         const PageRequest &request)
{
    const Position from = request.after.value_or(Position{-1, std::string(start)});
    return m_lists->page(m_lists->certificates, request, numbered, from.text, from.number, endOf(start));
}

Browse::Result<std::optional<Licence>> CatalogueBrowser::licenceFor(std::string_view digits)
{
    return m_reader.licence(digits);
}

Browse::Result<std::vector<Licence>> CatalogueBrowser::licencesOf(std::string_view company)
{
    return m_reader.licencesOf(company);
}

Browse::Result<Page<Certificate>> CatalogueBrowser::certificatesOf(std::string_view company, const PageRequest &request)
{
    const Position from = request.after.value_or(Position{-1, {}});
    return m_lists->page(m_lists->certificatesByHolder, request, numbered, company, from.text, from.number);
}

Browse::Result<Page<Certificate>> CatalogueBrowser::certificatesBy(std::string_view body, const PageRequest &request)
{
    const Position from = request.after.value_or(Position{-1, {}});
    return m_lists->page(m_lists->certificatesByBody, request, numbered, body, from.text, from.number);
}

Browse::Result<Page<AlertItem>> CatalogueBrowser::alertItemsOfLot(std::string_view lot, const PageRequest &request)
{
    const Position from = request.after.value_or(Position{-1, {}});
    return m_lists->page(m_lists->itemsByLot, request, numbered, lot, from.text, from.number);
}

Browse::Result<Page<TraceCode>> CatalogueBrowser::traceCodesOfLot(std::string_view lot, const PageRequest &request)
{
    return m_lists->page(m_lists->codesByLot, request, byGtin, lot, request.after ? request.after->number : -1);
}

/// A lot may have as many events as serials: of each product one is read, and the others are passed over.
Browse::Result<Page<TraceEvent>> CatalogueBrowser::traceEventsOfLot(std::string_view lot, const PageRequest &request)
{
    CatalogueQueries &queries = m_lists->queries;
    const auto view = queries.oneView();
    if (!view)
        return std::unexpected(view.error());
    const std::size_t limit = limitOf(request);
    std::vector<TraceEvent> rows;
    std::int64_t after = request.after ? request.after->number : -1;
    while (rows.size() <= limit) {
        const auto next = queries.one(m_lists->nextOfLot, lot, after);
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            break;
        after = signedOf((*next)->gtin);
        auto latest = queries.one(m_lists->latestOfLot, lot, after);
        if (!latest)
            return std::unexpected(latest.error());
        rows.push_back(*latest ? *std::move(*latest) : **next);
    }
    return pageOf(std::move(rows), limit, [](const TraceEvent &event) { return Position{signedOf(event.gtin), {}}; });
}

Browse::Result<std::vector<AlertItem>> CatalogueBrowser::itemsOf(std::string_view alert)
{
    return m_lists->queries.all(m_lists->itemsByAlert, alert);
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
        const auto named = product(item.gtin);
        if (!named)
            return std::unexpected(named.error());
        if (*named && (*named)->category == filter.category)
            return true;
    }
    return false;
}

Browse::Result<Page<Alert>> CatalogueBrowser::alerts(const AlertFilter &filter, const PageRequest &request)
{
    constexpr std::size_t maxRead = 1024; // about ten milliseconds with the slowest filter
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
