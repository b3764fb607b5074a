// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include <map>

namespace nqi::cli {

namespace {

void addFindings(CLI::App &app, Arguments &arguments)
{
    CLI::App *findings = app.add_subcommand("findings", "The findings of this device")->require_subcommand(1);
    findings->add_subcommand("list", "Newest first, with how far each has come")->callback([&arguments] {
        arguments.command = [](const Common &common) { return listFindings(common); };
    });
    CLI::App *show = findings->add_subcommand("show", "One finding and its receipt, as JSON");
    show->add_option("ID", arguments.id)->required();
    show->callback(
        [&arguments] { arguments.command = [&](const Common &common) { return showFinding(common, arguments.id); }; });
    CLI::App *space = findings->add_subcommand("free-space", "Remove files that the hub has confirmed to hold");
    space->add_option("--days", arguments.days, "For so many days at least")->capture_default_str();
    space->callback(
        [&arguments] { arguments.command = [&](const Common &common) { return freeSpace(common, arguments.days); }; });
    CLI::App *exported = findings->add_subcommand("export", "Copies findings, receipts and files into a folder");
    exported->add_option("FOLDER", arguments.exportTo.folder)->required();
    exported->add_option("ID", arguments.exportTo.ids, "None: all");
    exported->callback([&arguments] {
        arguments.command = [&](const Common &common) { return exportFindings(common, arguments.exportTo); };
    });
}

void addSignature(CLI::App &inspections, SignatureOptions &options, Arguments &arguments)
{
    static const std::map<std::string, findings::Party> parties = [] {
        std::map<std::string, findings::Party> byName;
        for (auto party = findings::Party::teamHead; party <= findings::Party::localAuthority;
             party = static_cast<findings::Party>(static_cast<int>(party) + 1))
            byName.emplace(name(party), party);
        return byName;
    }();
    CLI::App *command = inspections.add_subcommand("signature", "A party's signature, or why there is none");
    command->add_option("ID", options.id)->required();
    command->add_option("--party", options.party)->transform(CLI::CheckedTransformer(parties))->required();
    command->add_option("--name", options.person.name)->required();
    command->add_option("--post", options.person.post);
    command->add_option("--unit", options.person.unit);
    auto *image = command->add_option("--image", options.image, "Picture of the signature");
    auto *refused = command->add_option("--refused", options.refusal, "The reason why it is not signed");
    image->excludes(refused);
    command->callback([&options, &arguments] {
        if (options.image.empty() == options.refusal.empty())
            throw CLI::RequiredError("--image or --refused");
        arguments.command = [&](const Common &common) { return nqi::cli::addSignature(common, options); };
    });
}

void addInspections(CLI::App &app, Arguments &arguments)
{
    CLI::App *inspections = app.add_subcommand("inspections", "The inspections of this device")->require_subcommand(1);
    inspections->add_subcommand("list", "Latest change first")->callback([&arguments] {
        arguments.command = [](const Common &common) { return listInspections(common); };
    });
    inspections->add_subcommand("new", "Print an empty one as JSON, to be filled in")->callback([&arguments] {
        arguments.command = [](const Common &common) { return newInspection(common); };
    });
    CLI::App *keep =
        inspections->add_subcommand("keep", "Keep it as it stands in a file with JSON (-: standard input)");
    keep->add_option("FILE", arguments.file)->required();
    keep->callback([&arguments] {
        arguments.command = [&](const Common &common) { return keepInspection(common, arguments.file); };
    });
    for (const bool history : {false, true}) {
        CLI::App *show = inspections->add_subcommand(
            history ? "history" : "show",
            history ? "Every version, oldest first" : "The latest version, what it lacks to be signed, and its clocks");
        show->add_option("ID", arguments.id)->required();
        show->callback([&arguments, history] {
            arguments.command = [&arguments, history](const Common &common) {
                return showInspection(common, arguments.id, history);
            };
        });
    }
    CLI::App *changes = inspections->add_subcommand("changes", "What each version changed, oldest first");
    changes->add_option("ID", arguments.id)->required();
    changes->callback(
        [&arguments] { arguments.command = [&](const Common &common) { return showChanges(common, arguments.id); }; });
    AttachOptions &attach = arguments.attach;
    CLI::App *attached = inspections->add_subcommand("attach", "Add a file as an annex");
    attached->add_option("ID", attach.id)->required();
    attached->add_option("FILE", attach.file)->required();
    attached->add_option("--label", attach.label, "What it shows")->required();
    attached->add_option("--type", attach.mediaType, "Media type, when its name does not say it");
    attached->callback([&attach, &arguments] {
        arguments.command = [&](const Common &common) { return attachToInspection(common, attach); };
    });
    addSignature(*inspections, arguments.signature, arguments);
    CLI::App *sign = inspections->add_subcommand("sign", "Make the minutes: signed, linked and queued for the hub");
    sign->add_option("ID", arguments.id)->required();
    sign->callback([&arguments] {
        arguments.command = [&](const Common &common) { return signInspection(common, arguments.id); };
    });
    CLI::App *withdraw = inspections->add_subcommand(
        "withdraw", "Give up what was begun: a draft leaves the list, a revision gives back what was signed");
    withdraw->add_option("ID", arguments.id)->required();
    withdraw->callback([&arguments] {
        arguments.command = [&](const Common &common) { return withdrawInspection(common, arguments.id); };
    });
}

void addConsignment(CLI::App &app, Arguments &arguments)
{
    ConsignmentOptions &options = arguments.consignment;
    CLI::App *all = app.add_subcommand("consignment", "Goods of a customs declaration or packing list, line by line")
                        ->require_subcommand(1);
    const auto act = [&](CLI::App *command, ExitCode (*run)(const Common &, const ConsignmentOptions &)) {
        command->callback([&arguments, &options, run] {
            arguments.command = [&options, run](const Common &common) { return run(common, options); };
        });
    };
    CLI::App *open = all->add_subcommand("open", "Begin the check of a declaration, or of a list in a CSV file");
    auto *declaration = open->add_option("DECLARATION", options.declaration, "Its number, when the catalogue holds it");
    auto *file = open->add_option("--file", options.file, "Packing list (CSV)")->excludes(declaration);
    open->add_option("--sscc", options.sscc,
                     "A logistic unit of a list that was opened before, or of a declaration in the catalogue")
        ->excludes(declaration)
        ->excludes(file);
    open->callback([&arguments, &options] {
        if (options.declaration.empty() && options.file.empty() && options.sscc.empty())
            throw CLI::RequiredError("DECLARATION, --file or --sscc");
        arguments.command = [&options](const Common &common) { return openConsignment(common, options); };
    });
    CLI::App *list = all->add_subcommand("list", "The checks of this device");
    list->add_flag("--put-away", options.putAway, "Those that were put away, in place of all others");
    act(list, listConsignments);
    CLI::App *scan = all->add_subcommand("scan", "Count what pictures, folders or videos show");
    scan->add_option("ID", options.id)->required();
    scan->add_option("SOURCE", options.sources);
    scan->add_option("--code", options.codes, "A code that was typed or sent by a hand scanner");
    act(scan, scanConsignment);
    CLI::App *report = all->add_subcommand("report", "Each line, the differences, and the result they propose");
    report->add_option("ID", options.id)->required();
    act(report, reportConsignment);
    const auto addPaper = [&](const char *kind, const char *what) {
        CLI::App *paper = all->add_subcommand(kind, what);
        paper->add_option("ID", options.id)->required();
        paper->callback([&arguments, &options, kind] {
            arguments.command = [&options, kind](const Common &common) {
                return paperOfConsignment(common, options.id, kind);
            };
        });
    };
    addPaper("registration", "Form 1 as JSON: fill in what is missing, then print the file");
    addPaper("notice", "Form 3 of a finished check as JSON: fill in what is missing, then print the file");
    CLI::App *finish = all->add_subcommand("finish", "The officer's result; the check becomes a draft of minutes");
    finish->add_option("ID", options.id)->required();
    finish->add_option("--result", options.result, "meets, doesNotMeet, labelDoesNotMeet or fileIncomplete")
        ->required();
    finish->add_option("--reason", options.reason, "In the officer's words");
    act(finish, finishConsignment);
    CLI::App *withdraw = all->add_subcommand("withdraw", "The result does not hold: the check goes on");
    withdraw->add_option("ID", options.id)->required();
    withdraw->add_option("--reason", options.reason, "Why")->required();
    act(withdraw, withdrawConsignment);
    CLI::App *away = all->add_subcommand("put-away", "Close a check that was begun wrongly; nothing is deleted");
    away->add_option("ID", options.id)->required();
    away->add_option("--reason", options.reason, "Why")->required();
    act(away, putAwayConsignment);
    CLI::App *back = all->add_subcommand("bring-back", "Go on with a check that was put away");
    back->add_option("ID", options.id)->required();
    act(back, bringBackConsignment);
}

void addPrint(CLI::App &app, Arguments &arguments)
{
    PrintOptions &options = arguments.print;
    CLI::App *print = app.add_subcommand("print", "A paper as PDF/A, with a code at its foot that `nqi scan` checks");
    print
        ->add_option("DOCUMENT", options.kind,
                     "minutes, sampling (Form 15), seals (Form 14), handOver (Form 16), findingReport, "
                     "registration (Form 1), notice (Form 3)")
        ->required()
        ->check(CLI::IsMember({"minutes", "sampling", "seals", "handOver", "findingReport", "registration", "notice"}));
    print
        ->add_option(
            "ID", options.id,
            "Of the inspection, its minutes or the finding; of Forms 1 and 3 of the consignment, or a JSON file")
        ->required();
    print->add_option("--out", options.out, "The file to write")->required();
    print->add_option("--row", options.row, "Which hand-over")->capture_default_str()->check(CLI::Range(1, 4096));
    print->add_flag("--for-pen", options.forPen, "To be signed by pen: room for signatures, and no mark of a draft");
    print->callback([&arguments] {
        arguments.command = [&](const Common &common) { return cli::print(common, arguments.print); };
    });
}

void addExport(CLI::App &app, Arguments &arguments)
{
    TableOptions &options = arguments.table;
    CLI::App *table = app.add_subcommand("export", "Findings or inspections as a table for other programs");
    table->add_option("FORMAT", options.format, "csv (RFC 4180, UTF-8, safe to open in a spreadsheet) or json")
        ->required()
        ->check(CLI::IsMember({"csv", "json"}));
    table->add_option("WHAT", options.what, "findings, inspections, items, samples or measures")
        ->required()
        ->check(CLI::IsMember({"findings", "inspections", "items", "samples", "measures"}));
    table->add_option("--out", options.out, "The file to write; without it standard output");
    table->callback([&arguments] {
        arguments.command = [&](const Common &common) { return exportTable(common, arguments.table); };
    });
}

void addOutbox(CLI::App &app, Arguments &arguments)
{
    CLI::App *outbox = app.add_subcommand("outbox", "What waits for the hub, on a stick")->require_subcommand(1);
    CLI::App *out = outbox->add_subcommand("export", "Write it into a folder that only the hub can read");
    out->add_option("FOLDER", arguments.file, "For `nqi-hub outbox`")->required();
    out->callback([&arguments] {
        arguments.command = [&](const Common &common) { return exportOutbox(common, arguments.file); };
    });
    CLI::App *in = outbox->add_subcommand("import", "Take the receipts that the hub wrote into that folder");
    in->add_option("FOLDER", arguments.file, "The same as for export")->required();
    in->callback([&arguments] {
        arguments.command = [&](const Common &common) { return importReceipts(common, arguments.file); };
    });
}

void addLog(CLI::App &app, Arguments &arguments)
{
    CLI::App *log = app.add_subcommand("log", "Who did what on this device, newest first");
    log->add_option("--limit", arguments.limit, "At most so many entries");
    log->callback(
        [&arguments] { arguments.command = [&](const Common &common) { return showLog(common, arguments.limit); }; });
}

void addAudit(CLI::App &app, Arguments &arguments)
{
    CLI::App *audit = app.add_subcommand("audit", "Whether findings and log are what they were")->require_subcommand(1);
    CLI::App *verify = audit->add_subcommand("verify", "Walk their chain and name the first link that does not hold");
    verify->add_flag("--files", arguments.auditFiles, "Every file of evidence, too");
    verify->callback([&arguments] {
        arguments.command = [&](const Common &common) { return verifyAudit(common, arguments.auditFiles); };
    });
}

void addExplain(CLI::App &app, Arguments &arguments)
{
    CLI::App *explain = app.add_subcommand(
        "explain", "Judge a finding again from the records and rules kept with it: every check, why, under which rule");
    explain->add_option("FINDING", arguments.id, "Its id, or the folder of an exported finding")->required();
    explain->callback([&arguments] {
        arguments.command = [&](const Common &common) { return explainFinding(common, arguments.id); };
    });
}

void addKey(CLI::App &app, Arguments &arguments)
{
    CLI::App *key = app.add_subcommand("key", "What guards this device's key, under which its data are sealed")
                        ->require_subcommand(1);
    key->add_option("--current", arguments.key.currentFile,
                    "A file whose first line is the current passphrase or recovery code, in place of typing it");
    key->fallthrough();
    key->add_subcommand("status", "What opens the key")->callback([&arguments] { arguments.command = keyStatus; });
    CLI::App *protect = key->add_subcommand("protect", "Guard it by a passphrase, or by another one");
    protect->add_option("--new", arguments.key.nextFile, "A file whose first line is the new passphrase");
    protect->callback(
        [&arguments] { arguments.command = [&](const Common &common) { return protectKey(common, arguments.key); }; });
    key->add_subcommand("unprotect", "Guard it by the mode of its file alone")->callback([&arguments] {
        arguments.command = [&](const Common &common) { return unprotectKey(common, arguments.key); };
    });
}

} // namespace

void addFieldCommands(CLI::App &app, Arguments &arguments)
{
    addFindings(app, arguments);
    addInspections(app, arguments);
    addConsignment(app, arguments);
    addPrint(app, arguments);
    addExport(app, arguments);
    addOutbox(app, arguments);
    addKey(app, arguments);
    addLog(app, arguments);
    addAudit(app, arguments);
    addExplain(app, arguments);
}

} // namespace nqi::cli
