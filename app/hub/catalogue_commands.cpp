// SPDX-License-Identifier: Apache-2.0
#include "app/hub/commands.h"
#include "app/hub/opened.h"
#include "core/base/encoding.h"
#include "core/catalog/guide.h"
#include "core/hub/catalogue.h"
#include "core/hub/changes.h"
#include "core/hub/import.h"
#include "core/hub/postgres/catalogue_source.h"
#include "core/hub/publisher.h"
#include "core/store/catalogue_files.h"
#include "core/trust/digest.h"

#include <algorithm>
#include <format>
#include <fstream>
#include <optional>
#include <print>
#include <string>
#include <system_error>
#include <utility>

namespace nqi::app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view notesStay = "the database does not let this role say what was taken, so its notes of "
                                       "changes grow: GRANT EXECUTE ON FUNCTION nqi_catalogue.taken";

std::string sentence(hub::CatalogueError error, const std::string &from)
{
    switch (error) {
    case hub::CatalogueError::source:
        return std::format("{} cannot be read to its end; nothing has changed", from);
    case hub::CatalogueError::damaged:
        return "the hub's own catalogue is damaged: move DATA/catalogue away and take one anew with `publish --from`";
    case hub::CatalogueError::parts:
        return "parts.tsv in the data folder cannot be understood: mend the line, or move it away and set the parts "
               "again";
    case hub::CatalogueError::full:
        return "the medium is full; nothing has changed";
    case hub::CatalogueError::busy:
        return "another nqi-hub works on the catalogue; nothing has changed";
    case hub::CatalogueError::output:
        break;
    }
    return "the hub's catalogue cannot be written; nothing has changed";
}

int cannotTake(hub::CatalogueError error, const fs::path &from)
{
    return complain(error == hub::CatalogueError::source ? nothingToPublish : dataUnusable,
                    sentence(error, from.string()));
}

hub::PublishOptions publishing(bool thorough)
{
    hub::PublishOptions options;
    options.renewBases = thorough;
    options.joined = [](const std::string &first, const std::string &second) {
        return hub::joinedChanges(first, second);
    };
    return options;
}

std::string cannotPublish(hub::PublishError error)
{
    switch (error) {
    case hub::PublishError::keys:
        return "a key that is needed is not here, or is not the one that is trusted: `nqi-hub keys list` says which";
    case hub::PublishError::source:
        return "the hub's catalogue cannot be read to its end";
    case hub::PublishError::damaged:
        return "what was published before does not make sense";
    case hub::PublishError::full:
        return "the medium is full; what was published before stays";
    case hub::PublishError::output:
        break;
    }
    return "its files cannot be written; what was published before stays";
}

/// Publishes what the hub's catalogue holds. `thorough`: bases that are due are made anew, too.
int publishOwn(hub::Catalogue &catalogue, const fs::path &data, bool thorough)
{
    const auto report = hub::publish(catalogue, data, systemClock()(), systemRandom(), publishing(thorough));
    if (!report) {
        const hub::PublishError error = report.error();
        const ExitCode code = error == hub::PublishError::source ? nothingToPublish
                              : error == hub::PublishError::keys ? keyUnusable
                                                                 : dataUnusable;
        return complain(code, std::format("the catalogue could not be published: {}", cannotPublish(error)));
    }
    catalogue.forgetChanges();
    const std::string changes = report->deltaBytes > 0 ? std::format(", changes {} bytes", report->deltaBytes) : "";
    std::println("catalogue {}: {} files, {} new, {} bytes{}{}", report->version, report->files, report->newFiles,
                 report->bytes, changes, report->changed ? "" : ", unchanged");
    return success;
}

std::string sentence(const hub::ImportFault &fault)
{
    const std::string where = fault.number == 0 ? "header" : std::format("row {}", fault.number);
    const std::string column = fault.column.empty() ? "" : std::format(", {}", printable(fault.column, 40));
    const std::string value = printable(fault.value, 60);
    const auto say = [&](const std::string &what) { return std::format("{}{}: {}", where, column, what); };
    switch (fault.problem) {
    case hub::CellProblem::row:
        switch (fault.row) {
        case protocol::TableProblem::notUtf8:
            return say("not UTF-8: save the file as \"CSV UTF-8\"");
        case protocol::TableProblem::quotes:
            return say("a quoted cell does not end properly; what follows cannot be read");
        case protocol::TableProblem::cells:
            return say("more cells than the header has names");
        case protocol::TableProblem::notJson:
            return say("no JSON: an array of objects, or one object a line");
        case protocol::TableProblem::notFlat:
            return say("a list or an object where a value belongs");
        case protocol::TableProblem::tooLong:
            return say("a cell of more than 64 KiB");
        case protocol::TableProblem::noHeader:
            return say("the file is empty: its first row names the columns");
        case protocol::TableProblem::none:
            break;
        }
        return say("cannot be read");
    case hub::CellProblem::unknownColumn:
        return say("the table has no such column");
    case hub::CellProblem::doubledColumn:
        return say("the column is there twice");
    case hub::CellProblem::noKeyColumn:
        return say("the column is missing, and it says which row it is");
    case hub::CellProblem::missing:
        return say("empty, and it says which row it is");
    case hub::CellProblem::number:
        return say(std::format("“{}” is no number", value));
    case hub::CellProblem::range:
        return say(std::format("“{}” is too large or too small", value));
    case hub::CellProblem::date:
        return say(std::format("“{}” is no date: 2026-07-01 or 01/07/2026", value));
    case hub::CellProblem::time:
        return say(std::format("“{}” is no time: 2026-07-01T08:15:30.000Z", value));
    case hub::CellProblem::code:
        return say(std::format("“{}” is none of: {}", value, fault.expected));
    case hub::CellProblem::gtin:
        return say(std::format("“{}” is no GTIN: 8, 12, 13 or 14 digits, the last one a right check digit", value));
    case hub::CellProblem::spreadsheet:
        return say(std::format("“{}” was rounded by a spreadsheet, its digits are lost: format the column as text "
                               "before exporting",
                               value));
    case hub::CellProblem::picture:
        return say(std::format("is no picture that a device shows: base64 of a {} of at most {} bytes", fault.expected,
                               catalog::guidePictureBytes));
    case hub::CellProblem::duplicate:
        return say("the same key as a row before");
    }
    return say("cannot be used");
}

std::string sentence(const hub::PostgresTakeError &error)
{
    switch (error.kind) {
    case hub::PostgresTakeError::Kind::database:
        return std::format("the database cannot be read: {}; nothing has changed", printable(error.message, 200));
    case hub::PostgresTakeError::Kind::rows:
        return std::format("{} rows of the database's table {} cannot be taken, the first: {}; nothing has changed",
                           error.faults.faults, error.table, sentence(error.faults.first.front()));
    case hub::PostgresTakeError::Kind::catalogue:
        break;
    }
    return sentence(error.catalogue, "the database");
}

/// Where rows came from: one line an import, never changed.
bool record(const fs::path &data, const ImportArguments &arguments, const hub::ImportedRows &rows,
            const hub::Catalogue::Taken &taken)
{
    const auto digest = trust::sha256File(arguments.file);
    std::ofstream log(data / "imports.tsv", std::ios::app);
    std::println(log, "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", isoInstant(systemClock()()), taken.version, arguments.table,
                 arguments.whole ? "whole" : "rows", rows.rows, taken.rows, digest ? digest->text() : "",
                 printable(arguments.authority, 80), printable(arguments.file.filename().string(), 120));
    log.flush();
    return log.good();
}

std::optional<protocol::TableFormat> formatOf(const ImportArguments &arguments)
{
    const std::string ending = arguments.file.extension().string();
    if (ending == ".csv" || ending == ".tsv" || ending == ".txt")
        return protocol::TableFormat::csv;
    if (ending == ".json" || ending == ".jsonl" || ending == ".ndjson")
        return protocol::TableFormat::json;
    return {};
}

} // namespace

int publishCatalogue(const fs::path &data, const std::string &from)
{
    auto catalogue = hub::Catalogue::open(data);
    if (!catalogue)
        return cannotTake(catalogue.error(), data);
    if (hub::isPostgresAddress(from)) {
        const auto taken = hub::takeFromPostgres(from, *catalogue, data, systemRandom());
        if (!taken)
            return complain(nothingToPublish, sentence(taken.error()));
        std::println("database: {} rows read{}", taken->read, taken->whole ? ", all of it" : "");
        if (!taken->notesEnded)
            complain(failure, notesStay);
    } else if (!from.empty()) {
        if (!store::readCurrent(from))
            return complain(nothingToPublish, std::format("no catalogue in {}: make one with `nqi demo`, or name "
                                                          "another folder with --from",
                                                          from));
        if (const auto taken = catalogue->takeAll(from, systemRandom()); !taken)
            return cannotTake(taken.error(), from);
    }
    if (!catalogue->info())
        return complain(nothingToPublish, "the hub has no catalogue yet: `publish --from DIR`, or `import`");
    return publishOwn(*catalogue, data, true);
}

int importTable(const fs::path &data, const ImportArguments &arguments)
{
    const auto format = formatOf(arguments);
    if (!format)
        return complain(wrongUsage, std::format("{}: neither .csv nor .json", arguments.file.string()));
    if (!hub::datasetOf(arguments.table))
        return complain(wrongUsage, std::format("no table {}; there are: {}", arguments.table, hub::allTables()));
    std::optional<Instant> asOf;
    if (!arguments.asOf.empty()) {
        const auto day = parseIsoDate(arguments.asOf);
        asOf = day ? std::optional<Instant>(*day) : parseIsoInstant(arguments.asOf);
        if (!asOf)
            return complain(wrongUsage, std::format("--as-of {}: write 2026-07-01", arguments.asOf));
    }
    std::ifstream in(arguments.file, std::ios::binary);
    if (!in)
        return complain(failure, std::format("{} cannot be opened", arguments.file.string()));
    auto catalogue = hub::Catalogue::open(data);
    if (!catalogue)
        return cannotTake(catalogue.error(), data);
    const hub::StagingFolder staging(data / "import.part");
    const auto rows = hub::importRows(in, *format, arguments.table, staging.path());
    if (!rows)
        return complain(dataUnusable, "the rows cannot be put aside: no space, or no permission; nothing has changed");
    for (const hub::ImportFault &fault : rows->first)
        std::println(stderr, "{}: {}", arguments.file.string(), sentence(fault));
    if (rows->faults > 0)
        return complain(failure,
                        std::format("{} of {} rows cannot be taken{}; nothing has changed", rows->faults, rows->rows,
                                    rows->faults > rows->first.size() ? ", the first 100 are shown" : ""));
    const auto taken = catalogue->takeTable(staging.path(),
                                            {.name = arguments.table,
                                             .whole = arguments.whole,
                                             .authority = arguments.authority,
                                             .asOf = asOf,
                                             .dryRun = arguments.dryRun},
                                            systemRandom());
    if (!taken)
        return cannotTake(taken.error(), arguments.file);
    const std::string changed = !taken->anew.empty()     ? "the table is taken anew"
                                : taken->changed.empty() ? "nothing is new"
                                                         : std::format("{} rows are new or other", taken->rows);
    std::println("{}: {} rows read, {}{}", arguments.table, rows->rows, changed,
                 arguments.dryRun ? "; dry run, nothing has changed" : "");
    if (arguments.dryRun)
        return success;
    if (!record(data, arguments, *rows, *taken))
        complain(failure, "the import could not be written to imports.tsv");
    return arguments.publishLater ? success : publishOwn(*catalogue, data, false);
}

int exportCatalogue(const fs::path &data, const fs::path &folder)
{
    const auto done = hub::exportPublished(data, folder);
    if (done) {
        std::println("catalogue {} is in {}", hub::publishedVersion(data), folder.string());
        return success;
    }
    return complain(done.error() == hub::PublishError::source ? nothingToPublish : dataUnusable,
                    std::format("the catalogue could not be copied: {}", name(done.error())));
}

int setPart(const fs::path &data, const PartArguments &arguments)
{
    const auto dataset = std::ranges::find(catalog::allDatasets, arguments.dataset,
                                           [](catalog::Dataset one) { return catalog::name(one); });
    if (dataset == catalog::allDatasets.end())
        return complain(wrongUsage, std::format("no dataset {}", arguments.dataset));
    // Everyone gets all alerts.
    if (*dataset == catalog::Dataset::alerts)
        return complain(wrongUsage, "alerts are for everyone, all of them");
    if (!hub::isPartName(arguments.name))
        return complain(wrongUsage, std::format("{}: small letters, digits and hyphens, at most 32", arguments.name));
    const std::string columns = hub::columnsForParts(*dataset);
    if (!std::format(", {},", columns).contains(std::format(" {},", arguments.column)))
        return complain(wrongUsage, std::format("no column {}; there are: {}", arguments.column, columns));
    for (const std::string &beginning : arguments.beginnings)
        if (beginning.find_first_of("\t\n") != std::string::npos)
            return complain(wrongUsage, "a value is one line without tabs");
    auto catalogue = hub::Catalogue::open(data);
    if (!catalogue)
        return cannotTake(catalogue.error(), data);
    const hub::Part part{
        .name = arguments.name, .dataset = *dataset, .column = arguments.column, .beginnings = arguments.beginnings};
    if (const auto set = catalogue->setPart(part, systemRandom()); !set)
        return cannotTake(set.error(), data);
    return catalogue->info() ? publishOwn(*catalogue, data, false) : success;
}

int listParts(const fs::path &data)
{
    const auto parts = hub::readParts(data);
    if (!parts)
        return complain(dataUnusable, "parts.tsv cannot be understood");
    for (const hub::Part &part : *parts) {
        std::string values;
        for (const std::string &beginning : part.beginnings)
            values += std::format(" {}", printable(beginning, 60));
        std::println("{}  {} begins with:{}", part.stream(), part.column, values);
    }
    return success;
}

int printCatalogueSql()
{
    std::print("{}", hub::postgresCatalogueSql());
    return success;
}

std::optional<std::string> followDatabase(const fs::path &data, const std::string &address)
{
    auto catalogue = hub::Catalogue::open(data, hub::Catalogue::Wait::no);
    if (!catalogue)
        return catalogue.error() == hub::CatalogueError::busy ? std::nullopt
                                                              : std::optional(sentence(catalogue.error(), address));
    const auto taken = hub::takeFromPostgres(address, *catalogue, data, systemRandom());
    if (!taken)
        return sentence(taken.error());
    if (!taken->taken.changed.empty()) {
        const auto report = hub::publish(*catalogue, data, systemClock()(), systemRandom(), publishing(false));
        if (!report)
            return cannotPublish(report.error());
        catalogue->forgetChanges();
    }
    return taken->notesEnded ? std::nullopt : std::optional<std::string>(notesStay);
}

std::optional<std::string> renewPublished(const fs::path &data)
{
    const Instant now = systemClock()();
    auto catalogue = hub::Catalogue::open(data, hub::Catalogue::Wait::no);
    // Whoever works on it publishes by himself.
    if (!catalogue && catalogue.error() == hub::CatalogueError::busy)
        return {};
    if (catalogue && catalogue->info()) {
        const auto report = hub::publish(*catalogue, data, now, systemRandom(), publishing(true));
        if (!report)
            return cannotPublish(report.error());
        catalogue->forgetChanges();
        return {};
    }
    const auto done = hub::renewTimestamp(data, now, systemRandom());
    return done ? std::nullopt : std::optional(cannotPublish(done.error()));
}

} // namespace nqi::app
