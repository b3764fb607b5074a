// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/printer.h"
#include "app/cli/secrets.h"

#include <QGuiApplication>

#include <cstdio>
#include <map>
#include <optional>
#include <print>
#include <regex>
#include <tuple>

namespace {

using namespace nqi;
using namespace nqi::cli;

constexpr const char *exitCodes =
    "Exit codes: 0 done; 1 done, and an item has signs of violation or a serious alert; 2 wrong command line; "
    "3 something could not be read, or held no code; 4 no usable catalogue, only the codes were read; "
    "5 the hub could not be reached or did not answer sensibly; 6 this device's own data could not be read or written. "
    "When several apply, the largest.";

/// "protein>=12:8.4:KQ-7", or "lead<=0.5:0.4". Nothing for another form.
std::optional<verdict::LabResult> labResult(const std::string &text)
{
    static const std::regex form("([^<>=]+)([<>])=([^:]+):([^:]+)(?::(.*))?");
    std::smatch parts;
    if (!std::regex_match(text, parts, form))
        return {};
    return verdict::LabResult{.indicator = parts[1],
                              .declared = parts[3],
                              .measured = parts[4],
                              .report = parts[5],
                              .atMost = parts[2] == "<"};
}

std::string isListingText(const std::string &text)
{
    return text.size() <= findings::longestListingText ? std::string() : "longer than a listing may have it: " + text;
}

void addContext(CLI::App &command, verdict::Context &context)
{
    static const std::map<std::string, verdict::Mode> modes = {
        {"market", verdict::Mode::market}, {"border", verdict::Mode::border}, {"online", verdict::Mode::online}};
    command.add_option("--mode", context.mode, "Where the item was met: market, border or online")
        ->transform(CLI::CheckedTransformer(modes, CLI::ignore_case));
    command.add_option("--label-owner", context.labelOwner, "The firm that the label names");
    command.add_option("--label-produced", context.labelProduced, "Day of production as the label prints it");
    command.add_option("--label-expires", context.labelExpires, "Expiry date, or span, as the label prints it");
    command.add_option("--label-best-before", context.labelBestBefore, "Best-before date as the label prints it");
    command.add_option("--label-origin", context.labelOrigin, "The origin that the label states (ISO 3166 alpha-2)");
    command.add_option("--label-quantity", context.labelQuantity, "Net quantity as the label prints it: 500 g");
    command.add_option("--measured-quantity", context.measuredQuantity, "Quantity of one package as measured: 487 g");
    for (const bool present : {true, false}) {
        command
            .add_option_function<std::vector<std::string>>(
                present ? "--label-shows" : "--label-lacks",
                [&context, present](const std::vector<std::string> &items) {
                    for (const std::string &item : items)
                        context.labelMarks.push_back({item, present});
                },
                present ? "Items of the label's checklist that it shows" : "Items of the checklist that it lacks")
            ->delimiter(',');
    }
    command
        .add_option_function<std::vector<std::string>>(
            "--lab",
            [&context](const std::vector<std::string> &results) {
                for (const std::string &result : results)
                    context.labResults.push_back(labResult(result).value_or(verdict::LabResult{}));
            },
            "Laboratory values: INDICATOR>=DECLARED:MEASURED[:REPORT], or <= where it is the most")
        ->check([](const std::string &text) {
            return labResult(text) ? std::string() : "not of the form INDICATOR>=DECLARED:MEASURED[:REPORT]: " + text;
        });
    command.add_option("--certificate-origin", context.certificateOrigin,
                       "The origin that a certificate of origin states (ISO 3166 alpha-2)");
    command.add_option("--declaration", context.declaration, "Customs declaration that the goods are said to be under");
    command.add_option("--declaration-line", context.declarationLine, "Line of that declaration");
}

void addScan(CLI::App &app, Arguments &arguments)
{
    CLI::App *scan =
        app.add_subcommand("scan", "Read the codes in pictures, folders, videos or streams and check them");
    scan->add_option("SOURCE", arguments.scan.sources, "Picture, folder, video file or stream address");
    scan->add_option("--truth", arguments.scan.truth, "A table of expected reads: prints recall and false reads");
    scan->add_flag("--save", arguments.scan.save, "Record a finding of each item that asks for one, with the picture");
    scan->add_option("--note", arguments.scan.note, "Note of those findings");
    scan->add_option("--inspector", arguments.scan.inspector, "Inspector of those findings");
    findings::Place &place = arguments.scan.place;
    scan->add_option("--place", place.description, "Place of those findings");
    scan->add_option("--listing", place.listing.url, "Address of the online listing that those findings are of");
    for (const auto &[option, text, what] :
         {std::tuple{"--listing-platform", &place.listing.platform, "Its marketplace or site"},
          std::tuple{"--listing-shop", &place.listing.shop, "Its shop"},
          std::tuple{"--listing-number", &place.listing.number, "The number that the platform gave it"},
          std::tuple{"--listing-price", &place.listing.price, "Its price as it stands there, with the currency"}})
        scan->add_option(option, *text, what)->check(isListingText);
    addContext(*scan, arguments.scan.context);
    scan->callback([&arguments, scan] {
        if (arguments.scan.sources.empty() && !arguments.scan.truth)
            throw CLI::RequiredError("SOURCE");
        arguments.scan.context.listingUrl = arguments.scan.place.listing.url;
        if (!arguments.scan.context.listingUrl.empty() && scan->count("--mode") == 0)
            arguments.scan.context.mode = verdict::Mode::online;
        arguments.command = [&](const Common &common) { return nqi::cli::scan(common, arguments.scan); };
    });
}

void addCheck(CLI::App &app, Arguments &arguments)
{
    CLI::App *check = app.add_subcommand("check", "Read and check codes that are typed");
    check->add_option("TEXT", arguments.check.texts, "A code; line breaks separate the symbols of one item");
    check->add_flag("--stdin", arguments.check.standardInput, "One code a line from standard input; readings only");
    check->add_flag("--escaped", arguments.check.escaped, "<GS> and <0xNN> stand for bytes");
    check->add_flag("--reading", arguments.check.readingOnly, "Only what the code says, without the catalogue");
    check->add_option("--dictionary", arguments.check.dictionary,
                      "A newer GS1 Barcode Syntax Dictionary file; readings only");
    addContext(*check, arguments.check.context);
    check->callback([&arguments] {
        if (arguments.check.texts.empty() && !arguments.check.standardInput)
            throw CLI::RequiredError("TEXT");
        // A stream of codes asks what they say; verdicts of a million lines would drown it.
        arguments.check.readingOnly |= arguments.check.standardInput || !arguments.check.dictionary.empty();
        arguments.command = [&](const Common &common) { return nqi::cli::check(common, arguments.check); };
    });
}

void addLint(CLI::App &app, Arguments &arguments)
{
    CLI::App *lint = app.add_subcommand("lint", "Run one component check of the GS1 Barcode Syntax Dictionary");
    lint->add_option("NAME", arguments.lint.check, "The check, such as csum or yymmd0");
    lint->add_option("VALUE", arguments.lint.values, "Values to check");
    lint->add_flag("--stdin", arguments.lint.standardInput, "Lines of name, tab, value from standard input");
    lint->add_flag("--escaped", arguments.lint.escaped, "<GS> and <0xNN> stand for bytes");
    lint->add_flag("--list", arguments.lint.list, "The names of the checks");
    lint->callback([&arguments] {
        if (arguments.lint.values.empty() && !arguments.lint.standardInput && !arguments.lint.list)
            throw CLI::RequiredError("NAME and VALUE");
        arguments.command = [&](const Common &common) { return nqi::cli::lint(common, arguments.lint); };
    });
}

void addDemo(CLI::App &app, Arguments &arguments)
{
    CLI::App *demo =
        app.add_subcommand("demo", "Make a demonstration national database (DỮ LIỆU MẪU), or its printed sheet");
    demo->add_option("--products", arguments.demo.products, "How many products")->check(CLI::Range(1, 10'000'000));
    demo->add_option("--seed", arguments.demo.seed, "The same seed gives the same data");
    demo->add_option("--sheet", arguments.demo.sheet, "Write the sheet of test symbols (PDF and PNG) into this folder");
    demo->add_option("--consignment", arguments.demo.consignment,
                     "Write pictures and a film of the goods of the declaration MAU-TK-40 into this folder");
    demo->add_option("--out", arguments.demo.out, "Catalogue folder, when not this device's own");
    demo->callback([&arguments] {
        arguments.command = [&](const Common &common) { return nqi::cli::demo(common, arguments.demo); };
    });
}

void addCatalogue(CLI::App &app, Arguments &arguments)
{
    CLI::App *catalogue = app.add_subcommand("catalogue", "What this device knows and since when; or products by name");
    catalogue->add_option("--name", arguments.name, "Words of a name; accents and đ need not be written");
    catalogue->callback([&arguments] {
        arguments.command = [&](const Common &common) { return nqi::cli::catalogue(common, arguments.name); };
    });
}

constexpr std::size_t mostRows = 10'000;

void addFind(CLI::App &app, Arguments &arguments)
{
    CLI::App *found = app.add_subcommand("find", "Look in the catalogue for a number, a name or a lot");
    found->add_option("TEXT", arguments.find.text, "Accents and đ need not be written; the last word may be unfinished")
        ->required();
    found->add_option("--limit", arguments.find.limit, "Rows of each kind")
        ->check(CLI::Range(std::size_t{1}, catalog::PageRequest::maxRows));
    found->callback(
        [&arguments] { arguments.command = [&](const Common &common) { return findText(common, arguments.find); }; });
    CLI::App *company =
        app.add_subcommand("company", "A company: prefixes, products, declarations, certificates, alerts, findings");
    company->add_option("ID", arguments.company.id, "Tax code, or a GTIN or prefix that it holds")->required();
    company->add_option("--limit", arguments.company.limit, "Rows of each kind")
        ->check(CLI::Range(std::size_t{1}, mostRows));
    company->callback([&arguments] {
        arguments.command = [&](const Common &common) { return showCompany(common, arguments.company); };
    });
}

void addAlerts(CLI::App &app, Arguments &arguments)
{
    static const std::map<std::string, catalog::AlertLevel> levels = {{"information", catalog::AlertLevel::information},
                                                                      {"serious", catalog::AlertLevel::serious},
                                                                      {"urgent", catalog::AlertLevel::urgent}};
    AlertOptions &options = arguments.alerts;
    CLI::App *alerts = app.add_subcommand("alerts", "Recalls and alerts, newest first");
    alerts->add_option("--country", options.filter.country, "That alerts (ISO 3166 alpha-2)");
    alerts->add_option("--measure", options.filter.measure, "recall, stopSale, warning, destroy");
    alerts->add_option("--category", options.filter.category, "Goods group of a product that is named");
    alerts->add_option("--level", options.filter.least, "At least: information, serious or urgent")
        ->transform(CLI::CheckedTransformer(levels, CLI::ignore_case));
    alerts->add_flag("!--active", options.filter.withdrawnToo, "Not those that were withdrawn");
    alerts->add_option_function<std::string>(
        "--since",
        [&options](const std::string &text) {
            options.since = parseIsoDate(text);
            if (!options.since)
                throw CLI::ValidationError("--since", "not a day such as 2026-07-01: " + text);
        },
        "Published on this day or later");
    alerts->add_option("--limit", options.limit, "At most so many")->check(CLI::Range(std::size_t{1}, mostRows));
    alerts->callback([&arguments] {
        arguments.command = [&](const Common &common) { return listAlerts(common, arguments.alerts); };
    });
}

void addSync(CLI::App &app, Arguments &arguments)
{
    CLI::App *sync = app.add_subcommand("sync", "Upload what waits and fetch a newer catalogue");
    sync->add_option("--hub", arguments.sync.hub, "Address of the hub, when it is not the one of the enrolment");
    sync->add_option("--code", arguments.sync.code, "One-time code, to enrol this device");
    sync->add_option("--invitation", arguments.sync.invitation,
                     "In place of both: the text of an invitation (`nqi-hub invite`)");
    sync->add_flag("--retry", arguments.sync.retry, "Also what the hub refused");
    sync->add_flag("--metered", arguments.sync.metered, "The line costs money: large parts of the catalogue wait");
    sync->add_option("--part", arguments.sync.parts,
                     "From now on hold this part, products.food, in place of the dataset; products: all of it again")
        ->check([](const std::string &part) {
            return nqi::cli::isStream(part) ? std::string() : "neither a dataset nor a part of one: " + part;
        });
    sync->add_option("--from", arguments.sync.from,
                     "Only the catalogue, from a stick or share with what the hub publishes (`nqi-hub export`)");
    sync->callback([&arguments] {
        arguments.command = [&](const Common &common) { return nqi::cli::sync(common, arguments.sync); };
    });
}

void addTuf(CLI::App &app, Arguments &arguments)
{
    CLI::App *tuf = app.add_subcommand("tuf", "A client of The Update Framework, by the command line of its public "
                                              "conformance suite; ends with 0 or 1")
                        ->require_subcommand(1);
    TufOptions &options = arguments.tuf;
    tuf->add_option("--metadata-dir", options.metadataFolder, "Folder of the trusted metadata")->required();
    tuf->add_option("--metadata-url", options.metadataUrl, "Where the repository's metadata lies");
    tuf->add_option("--target-name", options.target, "Path of the target to download");
    tuf->add_option("--target-base-url", options.targetUrl, "Where the repository's targets lie");
    tuf->add_option("--target-dir", options.targetFolder, "Folder for downloaded targets");
    tuf->fallthrough();
    CLI::App *init = tuf->add_subcommand("init", "Trust a root");
    init->add_option("TRUSTED_ROOT", options.root)->required();
    init->callback([&] { arguments.foreign = [&](const Common &) { return tufInit(options); }; });
    tuf->add_subcommand("refresh", "Bring the metadata up to date")->callback([&] {
        options.target.clear();
        arguments.foreign = [&](const Common &common) { return tufRefresh(common, options); };
    });
    tuf->add_subcommand("download", "Bring the metadata up to date, then fetch a target")->callback([&] {
        if (options.target.empty() || options.targetUrl.empty() || options.targetFolder.empty())
            throw CLI::RequiredError("--target-name, --target-base-url and --target-dir");
        arguments.foreign = [&](const Common &common) { return tufRefresh(common, options); };
    });
}

std::optional<Clock> clockOf(const std::string &at)
{
    if (at.empty())
        return systemClock();
    const auto instant = parseIsoInstant(at);
    return instant ? std::optional<Clock>([instant = *instant] { return instant; }) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    // The sheet is drawn and the network is Qt's; neither needs a screen.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    CLI::App app("NQI Inspector on the command line: from a picture to an uploaded finding", "nqi");
    app.set_version_flag("--version", NQI_VERSION);
    app.footer(exitCodes);
    app.require_subcommand(1);
    app.fallthrough();
    Arguments arguments;
    app.add_option("--data", arguments.data, "Data folder of this device (also NQI_DATA)");
    app.add_option("--at", arguments.at, "Judge as of this instant instead of now (2026-07-01T08:00:00Z)");
    app.add_option("--passphrase-file", arguments.passphraseFile,
                   "A file whose first line opens this device's key (also NQI_PASSPHRASE_FILE)");
    app.add_flag("--json", arguments.json, "One JSON object a line");
    app.add_option("--by", arguments.by, "Who uses the device, for its log");
    addScan(app, arguments);
    addCheck(app, arguments);
    addLint(app, arguments);
    addDemo(app, arguments);
    addFieldCommands(app, arguments);
    addCatalogue(app, arguments);
    addFind(app, arguments);
    addAlerts(app, arguments);
    addSync(app, arguments);
    addTuf(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
    }
    const auto clock = clockOf(arguments.at);
    if (!clock) {
        complain(arguments.at, "not an instant such as 2026-07-01T08:00:00Z");
        return static_cast<int>(ExitCode::usage);
    }
    const auto chosen = arguments.data.empty() ? std::nullopt : std::optional<std::filesystem::path>(arguments.data);
    const device::Folders folders = device::folders(chosen);
    const Common common{.folders = folders,
                        .key = makeDeviceKey(folders, arguments.passphraseFile),
                        .clock = *clock,
                        .json = arguments.json,
                        .by = arguments.by};
    return arguments.foreign ? arguments.foreign(common) : static_cast<int>(arguments.command(common));
}
