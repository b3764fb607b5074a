// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_browser.h"

#include "core/gs1/gtin.h"
#include "core/store/catalogue_lists.h"

#include <algorithm>
#include <utility>

namespace nqi::store {

using namespace catalog;

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

Browse::Result<Page<Company>> CatalogueBrowser::companiesNamed(std::string_view text, const PageRequest &request)
{
    return m_lists->named<Company>(text, request);
}

Browse::Result<Page<Body>> CatalogueBrowser::bodiesNamed(std::string_view text, const PageRequest &request)
{
    return m_lists->named<Body>(text, request);
}

Browse::Result<Page<Alert>> CatalogueBrowser::alertsNamed(std::string_view text, const PageRequest &request)
{
    return m_lists->named<Alert>(text, request);
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

} // namespace nqi::store
