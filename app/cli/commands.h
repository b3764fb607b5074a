// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "app/device/device_key.h"
#include "app/device/folders.h"
#include "core/catalog/browse.h"
#include "core/findings/inspection.h"
#include "core/verdict/verdict.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The commands of `nqi`, one function each. They print to standard output, and what went wrong to standard error.
namespace nqi::cli {

struct Common {
    device::Folders folders;
    std::shared_ptr<device::DeviceKey> key; ///< asks at the terminal where it has to
    Clock clock;
    bool json = false; ///< one JSON object a line instead of text for people
    std::string by;    ///< who uses the device: for its log
};

struct ScanOptions {
    std::vector<std::string> sources; ///< pictures, folders, videos, stream addresses
    verdict::Context context;
    bool save = false; ///< record a finding of each item that asks for one, with the picture
    std::string note;
    std::string inspector;
    findings::Place place;
    std::optional<std::filesystem::path> truth; ///< table of expected reads: prints recall and false reads instead
};
[[nodiscard]] ExitCode scan(const Common &common, const ScanOptions &options);

struct CheckOptions {
    std::vector<std::string> texts; ///< each one item; its lines are symbols of that item
    bool standardInput = false;     ///< one code a line, answered one a line as they come
    bool escaped = false;           ///< <GS> and <0xNN> stand for bytes
    bool readingOnly = false;       ///< what the code says, without the catalogue
    std::string dictionary;         ///< a newer GS1 Barcode Syntax Dictionary file, for readings
    verdict::Context context;
};
[[nodiscard]] ExitCode check(const Common &common, const CheckOptions &options);

struct LintOptions {
    std::string check; ///< name of a component check of the GS1 Barcode Syntax Dictionary
    std::vector<std::string> values;
    bool standardInput = false; ///< lines of name, tab, value
    bool escaped = false;
    bool list = false; ///< the names of the checks instead
};
[[nodiscard]] ExitCode lint(const Common &common, const LintOptions &options);

struct DemoOptions {
    std::uint64_t products = 100'000;
    std::uint64_t seed = 1;
    std::optional<std::filesystem::path> sheet; ///< folder for the printed sheet (PDF and PNG) instead of the data
    /// Folder for pictures and a film of the goods of the demo's declaration instead.
    std::optional<std::filesystem::path> consignment;
    std::optional<std::filesystem::path> out; ///< catalogue folder, when not this device's own
};
[[nodiscard]] ExitCode demo(const Common &common, const DemoOptions &options);

[[nodiscard]] ExitCode listFindings(const Common &common);
[[nodiscard]] ExitCode showFinding(const Common &common, const std::string &id);
/// Judges a finding again from what was kept with it: `which` is its id, or the folder it was exported to.
[[nodiscard]] ExitCode explainFinding(const Common &common, const std::string &which);
/// Walks the chain of findings and names the first link that does not hold; `files`: each file of evidence, too.
[[nodiscard]] ExitCode verifyAudit(const Common &common, bool files);
/// Removes files of evidence whose finding the hub has held whole for so many days.
[[nodiscard]] ExitCode freeSpace(const Common &common, std::uint32_t days);
struct ExportOptions {
    std::vector<std::string> ids; ///< none: all
    std::filesystem::path folder;
};
[[nodiscard]] ExitCode exportFindings(const Common &common, const ExportOptions &options);

[[nodiscard]] ExitCode listInspections(const Common &common);
/// An empty one as JSON, to be filled in and kept.
[[nodiscard]] ExitCode newInspection(const Common &common);
/// From a file with JSON, "-": standard input.
[[nodiscard]] ExitCode keepInspection(const Common &common, const std::string &file);
/// The latest version, what keeps it from being signed, and its clocks; with `history` every version.
[[nodiscard]] ExitCode showInspection(const Common &common, const std::string &id, bool history);
/// What each version changed in the one before, oldest first; empty ones are not named.
[[nodiscard]] ExitCode showChanges(const Common &common, const std::string &id);
struct AttachOptions {
    std::string id;
    std::filesystem::path file;
    std::string label;
    std::string mediaType;
};
[[nodiscard]] ExitCode attachToInspection(const Common &common, const AttachOptions &options);
struct SignatureOptions {
    std::string id;
    findings::Party party{};
    findings::Person person;
    std::filesystem::path image; ///< empty: there is none, for this reason:
    std::string refusal;
};
[[nodiscard]] ExitCode addSignature(const Common &common, const SignatureOptions &options);
/// Makes the minutes and queues them.
[[nodiscard]] ExitCode signInspection(const Common &common, const std::string &id);
[[nodiscard]] ExitCode withdrawInspection(const Common &common, const std::string &id);
/// Who did what on this device, newest first.
[[nodiscard]] ExitCode showLog(const Common &common, std::uint32_t limit);

struct KeyOptions {
    std::filesystem::path currentFile; ///< a file whose first line opens the key now; empty: asked for
    std::filesystem::path nextFile;    ///< one with the new passphrase; empty: asked for
};
/// What guards this device's key.
[[nodiscard]] ExitCode keyStatus(const Common &common);
/// A passphrase guards it from now on; prints the recovery code, once.
[[nodiscard]] ExitCode protectKey(const Common &common, const KeyOptions &options);
/// Its file's mode alone guards it from now on.
[[nodiscard]] ExitCode unprotectKey(const Common &common, const KeyOptions &options);

struct ConsignmentOptions {
    std::string id;
    std::string declaration; ///< of the catalogue
    std::filesystem::path file;
    std::string sscc;
    std::vector<std::string> sources; ///< pictures, folders, videos
    std::vector<std::string> codes;   ///< typed, or of a hand scanner
    std::string result;
    std::string reason;
    bool putAway = false; ///< list those that were put away
};
/// Begins the check of a declaration or packing list; with `sscc` finds the one that names it.
[[nodiscard]] ExitCode openConsignment(const Common &common, const ConsignmentOptions &options);
[[nodiscard]] ExitCode listConsignments(const Common &common, const ConsignmentOptions &options);
/// Counts what the sources show.
[[nodiscard]] ExitCode scanConsignment(const Common &common, const ConsignmentOptions &options);
/// Line by line: what was counted and asked for; the differences and what they propose.
[[nodiscard]] ExitCode reportConsignment(const Common &common, const ConsignmentOptions &options);
/// The officer's result; the check becomes the draft of an inspection. One that has its result and no minutes gets
/// them.
[[nodiscard]] ExitCode finishConsignment(const Common &common, const ConsignmentOptions &options);
/// The result does not hold; the check goes on.
[[nodiscard]] ExitCode withdrawConsignment(const Common &common, const ConsignmentOptions &options);
/// It was begun wrongly: it leaves the list, nothing is deleted.
[[nodiscard]] ExitCode putAwayConsignment(const Common &common, const ConsignmentOptions &options);
[[nodiscard]] ExitCode bringBackConsignment(const Common &common, const ConsignmentOptions &options);

/// Its paper (documents::DocumentKind by name: "registration", "notice") as JSON, to be filled in and printed.
[[nodiscard]] ExitCode paperOfConsignment(const Common &common, const std::string &id, std::string_view kind);

struct PrintOptions {
    std::string kind; ///< documents::DocumentKind by its name
    std::string id;   ///< of the record; of papers of imports of the consignment, or a file with JSON
    std::filesystem::path out;
    std::size_t row = 1;
    bool forPen = false;
};
/// A paper as PDF/A.
[[nodiscard]] ExitCode print(const Common &common, const PrintOptions &options);

struct TableOptions {
    std::string format;        ///< "csv" or "json"
    std::string what;          ///< "findings", "inspections", "items", "samples" or "measures"
    std::filesystem::path out; ///< empty: standard output
};
/// All findings or inspections as a table.
[[nodiscard]] ExitCode exportTable(const Common &common, const TableOptions &options);

/// Everything that the hub does not hold yet into a folder on a stick that only the hub can read.
[[nodiscard]] ExitCode exportOutbox(const Common &common, const std::filesystem::path &folder);
/// The receipts that the hub wrote beside it.
[[nodiscard]] ExitCode importReceipts(const Common &common, const std::filesystem::path &folder);

/// What this device knows and since when, dataset by dataset; with a name the products that are called so.
[[nodiscard]] ExitCode catalogue(const Common &common, const std::string &name);

struct FindOptions {
    std::string text;
    std::size_t limit = 20; ///< of each kind
};
/// Whatever a typed text may mean: products, companies, prefixes, certificates, declarations, alerts, bodies, lots.
[[nodiscard]] ExitCode findText(const Common &common, const FindOptions &options);
struct CompanyOptions {
    std::string id; ///< tax code, or a prefix of GTINs that the company holds
    std::size_t limit = 20;
};
/// A company with its prefixes, products, certificates, alerts, and what this device has found of it.
[[nodiscard]] ExitCode showCompany(const Common &common, const CompanyOptions &options);
struct AlertOptions {
    catalog::AlertFilter filter;
    std::optional<Date> since;
    std::size_t limit = 50;
};
/// Newest first.
[[nodiscard]] ExitCode listAlerts(const Common &common, const AlertOptions &options);

struct SyncOptions {
    std::string hub;                ///< address; empty: the one of the enrolment
    std::string code;               ///< one-time code, when this device is not enrolled yet
    std::string invitation;         ///< in place of both: as `nqi-hub invite` prints it
    bool retry = false;             ///< also what is in quarantine
    bool metered = false;           ///< large parts of the catalogue wait
    std::vector<std::string> parts; ///< to hold from now on in place of their datasets
    std::filesystem::path from;     ///< a folder with what the hub publishes: only the catalogue, without network
};
/// Whether a text names a dataset or a part of one, "products.food".
[[nodiscard]] bool isStream(std::string_view text);
[[nodiscard]] ExitCode sync(const Common &common, const SyncOptions &options);

struct TufOptions {
    std::filesystem::path metadataFolder; ///< trusted metadata, one file a role
    std::string metadataUrl;
    std::filesystem::path root; ///< for `init`
    std::string target;         ///< its path; empty: only metadata
    std::string targetUrl;
    std::filesystem::path targetFolder;
};
/// The command line of the public conformance suite of The Update Framework. 0: done, 1: anything else.
[[nodiscard]] int tufInit(const TufOptions &options);
[[nodiscard]] int tufRefresh(const Common &common, const TufOptions &options);

} // namespace nqi::cli
