// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/device/journal.h"
#include "core/base/encoding.h"
#include "core/catalog/find.h"
#include "core/protocol/json.h"
#include "core/store/catalogue_browser.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <iterator>
#include <optional>
#include <print>
#include <set>
#include <string>
#include <utility>

namespace nqi::cli {

namespace {

using namespace catalog;

constexpr std::size_t shown = 80;

std::string day(const std::optional<Date> &date)
{
    return date ? isoDate(*date) : "-";
}

// For people: a line each. What else is known of a row is in its JSON.
std::string line(const Product &row)
{
    return std::format("{:014}  {}  {}  {}", row.gtin, printable(row.name, shown), printable(row.brand, shown),
                       printable(row.owner, shown));
}
std::string line(const Company &row)
{
    return std::format("{}  {}  {}", printable(row.id, shown), printable(row.name, shown),
                       printable(row.address, shown));
}
std::string line(const Licence &row)
{
    return std::format("{}  holder {}  {} to {}", printable(row.prefix, shown), printable(row.holder, shown),
                       day(row.validFrom), day(row.validTo));
}
std::string line(const Certificate &row)
{
    return std::format("{}/{}  {:014}  {}  {}  to {}", printable(row.number, shown), row.line, row.gtin,
                       printable(row.regulation, shown), printable(row.holder, shown), day(row.validTo));
}
std::string line(const Declaration &row)
{
    return std::format("{}  {:014}  {}  {}", printable(row.id, shown), row.gtin, printable(row.standard, shown),
                       day(row.declaredOn));
}
std::string line(const Alert &row)
{
    return std::format("{}  {}  {}  {}  {}", day(row.publishedOn), printable(row.country, shown),
                       printable(row.measure, shown), printable(row.id, shown), printable(row.title, shown));
}
std::string line(const Body &row)
{
    return std::format("{}  {}", printable(row.id, shown), printable(row.name, shown));
}
std::string line(const AlertItem &row)
{
    return std::format("{}  {:014}  lot {}", printable(row.alert, shown), row.gtin, printable(row.lot, shown));
}
std::string line(const TraceCode &row)
{
    return std::format("{:014}  lot {}", row.gtin, printable(row.lot, shown));
}
std::string line(const TraceEvent &row)
{
    return std::format("{:014}  lot {}  {}  {}  {}", row.gtin, printable(row.lot, shown), isoInstant(row.time),
                       printable(row.step, shown), printable(row.place, shown));
}

template <class Record>
void printRow(const Common &common, const Record &row)
{
    if (common.json)
        printJson(protocol::rowJson(row));
    else
        std::println("{:13} {}", Schema<Record>::table, line(row));
}

template <class Record>
void printPage(const Common &common, const Page<Record> &page)
{
    for (const Record &row : page.rows)
        printRow(common, row);
    if (page.next && !common.json)
        std::println("{:13} ... and more", Schema<Record>::table);
}

/// The rows of a list, page by page until there are as many as wanted.
template <class Record, class Ask>
Browse::Result<Page<Record>> collect(std::size_t limit, Ask &&ask)
{
    Page<Record> all;
    PageRequest request;
    while (all.rows.size() < limit) {
        request.limit = std::min(limit - all.rows.size(), PageRequest::maxRows);
        auto page = ask(std::as_const(request));
        if (!page)
            return page;
        std::ranges::move(page->rows, std::back_inserter(all.rows));
        all.next = page->next;
        if (!page->next)
            break;
        request.after = std::move(page->next);
    }
    return all;
}

std::string coverage(const CatalogueInfo &info)
{
    return std::format("catalogue version {}{}", info.version, info.asOf ? " as of " + isoInstant(*info.asOf) : "");
}

ExitCode refuse(LookupError error)
{
    complain("catalogue", sentence(error));
    return ExitCode::noCatalogue;
}

/// By tax code, else as the holder of a number.
Browse::Result<std::optional<Company>> companyOf(Browse &browse, const std::string &text)
{
    auto company = browse.company(text);
    if (!company || *company)
        return company;
    const std::string digits = askedDigits(text);
    constexpr std::size_t gtin14 = 14;
    const auto licence = browse.licenceFor(digits.size() == gtin14 ? std::string_view(digits).substr(1) : digits);
    if (!licence)
        return std::unexpected(licence.error());
    return *licence ? browse.company((*licence)->holder) : std::optional<Company>();
}

/// Alerts that name a product of the company by its code, once each.
Browse::Result<void> printAlertsUnder(const Common &common, Browse &browse, const std::string &prefix,
                                      std::size_t limit, std::set<std::string> &told)
{
    const auto items =
        collect<AlertItem>(limit, [&](const PageRequest &request) { return browse.alertItemsUnder(prefix, request); });
    if (!items)
        return std::unexpected(items.error());
    for (const AlertItem &item : items->rows) {
        if (!told.insert(item.alert).second)
            continue;
        const auto alert = browse.alert(item.alert);
        if (!alert)
            return std::unexpected(alert.error());
        if (*alert)
            printRow(common, **alert);
    }
    return {};
}

Browse::Result<void> printHoldings(const Common &common, Browse &browse, const Company &company, std::size_t limit,
                                   std::vector<GtinRange> &gtins)
{
    const auto licences = browse.licencesOf(company.id);
    if (!licences)
        return std::unexpected(licences.error());
    std::set<std::string> told;
    for (const Licence &licence : *licences) {
        printRow(common, licence);
        std::ranges::copy(gtinsUnder(licence.prefix), std::back_inserter(gtins));
        const auto products = collect<Product>(
            limit, [&](const PageRequest &request) { return browse.productsNumbered(licence.prefix, request); });
        if (!products)
            return std::unexpected(products.error());
        printPage(common, *products);
        const auto declarations = collect<Declaration>(
            limit, [&](const PageRequest &request) { return browse.declarationsUnder(licence.prefix, request); });
        if (!declarations)
            return std::unexpected(declarations.error());
        printPage(common, *declarations);
        if (auto done = printAlertsUnder(common, browse, licence.prefix, limit, told); !done)
            return done;
    }
    const auto certificates = collect<Certificate>(
        limit, [&](const PageRequest &request) { return browse.certificatesOf(company.id, request); });
    if (!certificates)
        return std::unexpected(certificates.error());
    printPage(common, *certificates);
    return {};
}

ExitCode printHistory(const Common &common, const findings::Subject &subject, std::size_t limit)
{
    // Whoever only looks something up makes no journal.
    std::error_code ignored;
    if (!std::filesystem::exists(common.folders.field(), ignored))
        return ExitCode::done;
    const auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
    const auto entries =
        journal ? (*journal)->about(subject, static_cast<std::uint32_t>(limit), 0) : std::unexpected(journal.error());
    if (!entries) {
        complain("findings", sentence(entries.error()));
        return ExitCode::storage;
    }
    for (const findings::Entry &entry : *entries)
        common.json ? printJson(protocol::toJson(entry.summary)) : print(entry.summary);
    return ExitCode::done;
}

} // namespace

ExitCode findText(const Common &common, const FindOptions &options)
{
    if (askedText(options.text).empty()) {
        complain("find", "nothing to look for: give a number, a name or a lot");
        return ExitCode::unread;
    }
    auto browser = store::CatalogueBrowser::open(common.folders.catalogue());
    const auto found = browser ? find(*browser, options.text, options.limit) : std::unexpected(browser.error());
    if (!found)
        return refuse(found.error());
    printPage(common, found->products);
    printPage(common, found->companies);
    printPage(common, found->licences);
    printPage(common, found->certificates);
    printPage(common, found->declarations);
    printPage(common, found->alertLots);
    printPage(common, found->traceLots);
    printPage(common, found->eventLots);
    printPage(common, found->alerts);
    printPage(common, found->bodies);
    if (!found->namesReady)
        complain("find", "the index of names is missing, so nothing is found by name; `nqi sync` makes it");
    else if (found->empty())
        complain("find", "nothing recorded in the " + coverage(found->catalogue));
    return ExitCode::done;
}

ExitCode showCompany(const Common &common, const CompanyOptions &options)
{
    auto browser = store::CatalogueBrowser::open(common.folders.catalogue());
    const auto company = browser ? companyOf(*browser, askedText(options.id)) : std::unexpected(browser.error());
    if (!company)
        return refuse(company.error());
    if (!*company) {
        const auto info = browser->info();
        complain(options.id, "no such company is recorded" + (info ? " in the " + coverage(*info) : std::string()));
        return ExitCode::unread;
    }
    printRow(common, **company);
    std::vector<GtinRange> gtins;
    if (const auto done = printHoldings(common, *browser, **company, options.limit, gtins); !done)
        return refuse(done.error());
    return printHistory(common, {.gtins = std::move(gtins), .lot = {}, .company = (*company)->id}, options.limit);
}

ExitCode listAlerts(const Common &common, const AlertOptions &options)
{
    auto browser = store::CatalogueBrowser::open(common.folders.catalogue());
    if (!browser)
        return refuse(browser.error());
    const auto page = collect<Alert>(options.limit, [&](const PageRequest &request) {
        auto part = browser->alerts(options.filter, request);
        if (part && options.since) {
            // Newest first: behind the first that is too old all are.
            const auto old = std::ranges::find_if(part->rows, [&](const Alert &alert) {
                return !alert.publishedOn || *alert.publishedOn < *options.since;
            });
            if (old != part->rows.end()) {
                part->rows.erase(old, part->rows.end());
                part->next.reset();
            }
        }
        return part;
    });
    if (!page)
        return refuse(page.error());
    printPage(common, *page);
    return ExitCode::done;
}

} // namespace nqi::cli
