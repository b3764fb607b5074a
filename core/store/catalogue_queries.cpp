// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue_queries.h"

#include "core/store/catalogue_names.h"
#include "core/store/catalogue_schema.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <tuple>

namespace nqi::store {

namespace fs = std::filesystem;
using catalog::LookupError;

namespace {

/// The layout must be ours before anything else is believed.
Found<void> checkLayout(Database &database)
{
    const auto application = database.queryInteger("PRAGMA main.application_id");
    if (!application)
        return std::unexpected(lookupError(application.error()));
    if (*application != catalogueApplication)
        return std::unexpected(LookupError::damaged);
    const auto schema = database.queryInteger("PRAGMA main.user_version");
    if (!schema)
        return std::unexpected(lookupError(schema.error()));
    if (*schema > catalogueSchema)
        return std::unexpected(LookupError::newer);
    if (*schema < catalogueSchema)
        return std::unexpected(LookupError::damaged);
    return {};
}

std::optional<catalog::Dataset> datasetNamed(std::string_view text)
{
    const auto found =
        std::ranges::find_if(catalog::allDatasets, [&](catalog::Dataset dataset) { return name(dataset) == text; });
    return found == catalog::allDatasets.end() ? std::nullopt : std::optional(*found);
}

Found<void> readDatasets(Database &database, bool overlay, catalog::CatalogueInfo &info)
{
    auto statement = database.prepare(overlay ? "SELECT * FROM overlay.datasets UNION ALL SELECT * FROM main.datasets "
                                                "WHERE dataset NOT IN (SELECT dataset FROM overlay.datasets)"
                                              : "SELECT * FROM main.datasets");
    if (!statement)
        return std::unexpected(lookupError(statement.error()));
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return std::unexpected(lookupError(row.error()));
        if (!*row)
            break;
        const auto dataset = datasetNamed(statement->text(0));
        if (!dataset)
            continue;
        auto &entry = info.datasets.emplace_back();
        entry.dataset = *dataset;
        entry.authority = statement->text(1);
        entry.version = static_cast<std::uint64_t>(statement->integer(2));
        if (const auto time = statement->optionalInteger(3))
            entry.asOf = Instant(Instant::duration(*time));
        entry.rows = static_cast<std::uint64_t>(statement->integer(4));
        entry.covered = statement->integer(5) != 0;
        entry.part = statement->text(6);
    }
    std::ranges::sort(info.datasets, {}, &catalog::DatasetInfo::dataset);
    return {};
}

Found<std::optional<std::string>> readMeta(Database &database, bool overlay, std::string_view key)
{
    for (const std::string_view schema : {"overlay", "main"}) {
        if (schema == "overlay" && !overlay)
            continue;
        auto statement = database.prepare("SELECT value FROM " + std::string(schema) + ".meta WHERE key = ?1");
        if (!statement)
            return std::unexpected(lookupError(statement.error()));
        const auto row = statement->bind(1, key).step();
        if (!row)
            return std::unexpected(lookupError(row.error()));
        if (*row)
            return std::string(statement->text(0));
    }
    return std::optional<std::string>();
}

} // namespace

LookupError lookupError(const SqlError &error)
{
    switch (error.code) {
    case SqlCode::notFound:
    case SqlCode::readOnly:
    case SqlCode::busy:
        return LookupError::unavailable;
    case SqlCode::newer:
        return LookupError::newer;
    default:
        return LookupError::damaged;
    }
}

CatalogueQueries::CatalogueQueries(fs::path folderPath, CurrentBase currentBase, Database open)
    : folder(std::move(folderPath)), base(std::move(currentBase)), database(std::move(open))
{
}

Found<std::unique_ptr<CatalogueQueries>> CatalogueQueries::open(const fs::path &folder, const CurrentBase &base,
                                                                std::uint32_t cacheKiB, std::uint64_t mmapBytes,
                                                                const SqlFault &fault)
{
    std::error_code error;
    const auto size = fs::file_size(folder / base.file, error);
    if (error)
        return std::unexpected(LookupError::unavailable);
    // SQLite notices a cut only when it needs the pages that are gone.
    if (size != base.size)
        return std::unexpected(LookupError::damaged);
    auto database =
        Database::open(folder / base.file,
                       {.access = SqlAccess::immutable, .cacheKiB = cacheKiB, .mmapBytes = mmapBytes, .fault = fault});
    if (!database)
        return std::unexpected(lookupError(database.error()));
    if (const auto good = checkLayout(*database); !good)
        return std::unexpected(good.error());
    auto queries = std::make_unique<CatalogueQueries>(folder, base, std::move(*database));
    const fs::path overlay = overlayPath(folder, base.file);
    if (fs::exists(overlay, error)) {
        if (const auto attached = queries->database.attach(overlay, "overlay", SqlAccess::readOnly); !attached)
            return std::unexpected(lookupError(attached.error()));
        // One that is just being made has no tables yet: there is nothing in it.
        const auto made = queries->database.queryInteger("SELECT 1 FROM overlay.sqlite_schema WHERE name = 'meta'");
        if (!made)
            return std::unexpected(lookupError(made.error()));
        queries->overlay = made->has_value();
    }
    if (!queries->overlay) {
        auto view = queries->database.beginRead();
        if (!view)
            return std::unexpected(lookupError(view.error()));
        queries->immutableView.emplace(std::move(*view));
    }
    if (const auto read = queries->refreshInfo(); !read)
        return std::unexpected(read.error());
    return queries;
}

Found<std::optional<Transaction>> CatalogueQueries::oneView()
{
    if (!overlay)
        return std::optional<Transaction>();
    auto transaction = database.beginRead();
    if (!transaction)
        return std::unexpected(lookupError(transaction.error()));
    return std::optional<Transaction>(std::move(*transaction));
}

Found<void> CatalogueQueries::refreshInfo()
{
    if (overlay) {
        const auto version = database.queryInteger("PRAGMA overlay.data_version");
        if (!version)
            return std::unexpected(lookupError(version.error()));
        if (overlayVersion && *overlayVersion == *version)
            return {};
        overlayVersion = *version;
    } else if (!info.datasets.empty()) {
        return {};
    }
    knownRisks.clear();
    knownBodies.clear();
    knownScopes.clear();
    knownStandards.clear();
    knownDeviations.clear();
    knownAlerts.clear();
    catalog::CatalogueInfo fresh;
    if (const auto read = readDatasets(database, overlay, fresh); !read)
        return read;
    const auto version = readMeta(database, overlay, "version");
    const auto demo = readMeta(database, overlay, "demo");
    if (!version || !demo)
        return std::unexpected(version ? demo.error() : version.error());
    const auto whose = readMeta(database, overlay, "identity");
    if (!whose)
        return std::unexpected(whose.error());
    identity = whose->value_or("");
    fresh.version = std::strtoull(version->value_or("0").c_str(), nullptr, 10);
    fresh.demo = *demo == "1";
    for (const catalog::DatasetInfo &dataset : fresh.datasets) {
        if ((dataset.covered || !dataset.part.empty()) && dataset.asOf)
            fresh.asOf = fresh.asOf ? std::min(*fresh.asOf, *dataset.asOf) : dataset.asOf;
    }
    info = std::move(fresh);
    return {};
}

bool CatalogueQueries::searchable()
{
    nameSearch = nameSearch || attachNames(database, folder, base.file);
    return nameSearch;
}

// One descending seek finds the greatest prefix at or before the digits. If it is a prefix of them, it is the longest
// one: any longer would lie between the two. If not, the longest that can be is what both have in common.
Found<CatalogueQueries::Licences> CatalogueQueries::licencesFor(std::string_view digits, bool authorisations)
{
    constexpr std::size_t minPrefix = 4, maxPrefix = 12, kinds = 3;
    Licences found;
    std::string_view key = digits.substr(0, maxPrefix);
    std::vector<catalog::Licence> rows;
    while (key.size() >= minPrefix && (!found.licence || (authorisations && !found.authorisation))) {
        rows.clear();
        if (auto done = licenceAtOrBefore.append(database, overlay, rows, kinds, key); !done)
            return std::unexpected(done.error());
        if (rows.empty())
            break;
        const std::string nearest = rows.front().prefix;
        if (!key.starts_with(nearest)) {
            const auto common = std::ranges::mismatch(key, nearest).in1 - key.begin();
            key = key.substr(0, static_cast<std::size_t>(common));
            continue;
        }
        for (catalog::Licence &row : rows) {
            if (row.prefix != nearest)
                break;
            auto &place = row.kind == catalog::LicenceKind::foreignAuthorisation ? found.authorisation : found.licence;
            // A single GTIN-8 is no prefix of anything longer.
            if (!place && (row.kind != catalog::LicenceKind::gtin8 || digits == nearest))
                place = std::move(row);
        }
        key = key.substr(0, nearest.size() - 1);
    }
    return found;
}

namespace {

/// Model numbers are written with and without spaces, hyphens and capitals: "AB-12 x" and "ab12X" are the same.
std::string tight(std::string_view text)
{
    std::string kept;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            kept += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
            kept += c;
    }
    return kept;
}

/// Models of an alert are separated by ";".
bool listsModel(std::string_view models, std::string_view tightModel)
{
    for (;;) {
        const std::size_t end = models.find(';');
        if (tight(models.substr(0, end)) == tightModel)
            return true;
        if (end == std::string_view::npos)
            return false;
        models.remove_prefix(end + 1);
    }
}

} // namespace

Found<std::vector<catalog::Alert>> CatalogueQueries::alertsByModel(std::string_view brand, std::string_view model)
{
    constexpr std::size_t maxAlertsOfBrand = 4096;
    std::string key(brand);
    std::ranges::transform(key, key.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    std::vector<catalog::Alert> read;
    const std::vector<catalog::Alert> *all = knownAlerts.find(key);
    if (all == nullptr) {
        if (auto done = alertsByBrand.append(database, overlay, read, maxAlertsOfBrand, brand); !done)
            return std::unexpected(done.error());
        all = &knownAlerts.keep(key, std::move(read));
    }
    std::vector<catalog::Alert> rows;
    if (all->empty())
        return rows;
    const std::string wanted = tight(model);
    for (const catalog::Alert &row : *all)
        if (rows.size() < maxRecords && (model.empty() || listsModel(row.model, wanted)))
            rows.push_back(row);
    return rows;
}

Found<std::vector<catalog::Guide>> CatalogueQueries::guidesFor(std::uint64_t gtin, Date day, std::size_t most)
{
    const std::int64_t today = day.time_since_epoch().count();
    const auto view = oneView();
    if (!view)
        return std::unexpected(view.error());
    const auto of = one(product, gtin);
    if (!of)
        return std::unexpected(of.error());
    std::vector<catalog::Guide> rows;
    const auto add = [&](Query<catalog::Guide> &query, const auto &...arguments) {
        return query.append(database, overlay, rows, most - rows.size(), arguments...);
    };
    auto done = add(guidesByGtin, gtin, today);
    if (*of && !(*of)->brand.empty()) {
        if (done && !(*of)->model.empty())
            done = add(guidesByBrand, (*of)->brand, (*of)->model, today);
        if (done)
            done = add(guidesByBrand, (*of)->brand, std::string_view(), today);
    }
    if (!done)
        return std::unexpected(done.error());
    return rows;
}

Found<std::vector<catalog::TraceEvent>> CatalogueQueries::eventsOf(std::uint64_t gtin, std::string_view lot,
                                                                   std::string_view serial)
{
    std::vector<catalog::TraceEvent> rows;
    if (!serial.empty())
        if (auto done = eventsBySerial.append(database, overlay, rows, maxRead, gtin, serial); !done)
            return std::unexpected(done.error());
    if (!lot.empty())
        if (auto done = eventsByLot.append(database, overlay, rows, maxRecords, gtin, lot); !done)
            return std::unexpected(done.error());
    if (auto done = eventsByLot.append(database, overlay, rows, maxRecords, gtin, std::string_view()); !done)
        return std::unexpected(done.error());
    std::ranges::stable_sort(rows, {}, [](const catalog::TraceEvent &event) { return std::tie(event.time, event.id); });
    if (rows.size() > maxRecords)
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(maxRecords));
    return rows;
}

Found<std::vector<catalog::RiskListEntry>> CatalogueQueries::risksOf(std::string_view hsCode, std::string_view category)
{
    constexpr std::size_t minPrefix = 2, maxPrefix = 10;
    const std::string key = std::string(hsCode).append("|").append(category);
    if (const auto *known = knownRisks.find(key))
        return *known;
    std::vector<catalog::RiskListEntry> rows;
    for (std::size_t length = minPrefix; length <= std::min(hsCode.size(), maxPrefix); ++length) {
        if (auto done = risks.append(database, overlay, rows, maxRecords, hsCode.substr(0, length), category); !done)
            return std::unexpected(done.error());
    }
    return knownRisks.keep(key, std::move(rows));
}

} // namespace nqi::store
