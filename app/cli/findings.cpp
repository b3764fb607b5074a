// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/device/enrolment.h"
#include "app/device/grounds.h"
#include "app/device/journal.h"
#include "core/protocol/grounds.h"
#include "core/protocol/json.h"
#include "core/trust/sealed.h"

#include <chrono>
#include <format>
#include <fstream>
#include <limits>
#include <print>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

using Journal = std::unique_ptr<store::FieldDatabase>;

Journal openOrComplain(const Common &common)
{
    auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
    if (!journal) {
        complain("findings", sentence(journal.error()));
        return nullptr;
    }
    return *std::move(journal);
}

template <class T>
bool failed(const std::expected<T, findings::JournalError> &result, std::string_view what)
{
    if (!result)
        complain(what, sentence(result.error()));
    return !result;
}

bool write(const std::filesystem::path &path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        complain(path.string(), "could not be written: free some space or choose another folder");
    return !file.fail();
}

std::string_view suffix(std::string_view mediaType)
{
    return mediaType == "image/jpeg"         ? ".jpg"
           : mediaType == "image/png"        ? ".png"
           : mediaType == "application/json" ? ".json"
                                             : ".bin";
}

/// One folder for each finding: its exact body, everything else about it, its receipt and its files.
ExitCode exportOne(const store::FieldDatabase &journal, const Uuid &id, const std::filesystem::path &root)
{
    const auto finding = journal.load(id);
    const auto receipt = journal.receipt(id);
    if (failed(finding, id.text()) || failed(receipt, id.text()))
        return ExitCode::storage;
    const auto folder = root / id.text();
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    bool written =
        write(folder / "body.json", finding->body) && write(folder / "finding.json", protocol::toJson(*finding) + "\n");
    if (*receipt)
        written = written && write(folder / "receipt.json", protocol::toJson(**receipt) + "\n");
    for (const findings::Evidence &evidence : finding->evidence) {
        const auto bytes = journal.readEvidence(evidence.digest);
        if (failed(bytes, evidence.digest.text()))
            return ExitCode::storage;
        const std::string_view view(reinterpret_cast<const char *>(bytes->data()), bytes->size());
        written = written && write(folder / (evidence.digest.text() + std::string(suffix(evidence.mediaType))), view);
    }
    return written ? ExitCode::done : ExitCode::storage;
}

} // namespace

ExitCode verifyAudit(const Common &common, bool files)
{
    const auto key = common.key->key();
    const auto report =
        key ? store::auditJournal(common.folders.field(), key->publicKey(), trust::sealingKeyOf(*key), files)
            : std::unexpected(key.error());
    if (failed(report, "audit"))
        return ExitCode::storage;
    const store::ChainReport &chain = report->findings;
    const store::ChainReport &log = report->log;
    const auto json = [](const store::ChainReport &one) {
        return QJsonObject{{u"checked"_s, static_cast<qint64>(one.checked)},
                           {u"brokenAt"_s, static_cast<qint64>(one.brokenAt)},
                           {u"problem"_s, QString::fromStdString(one.problem)}};
    };
    if (common.json) {
        printJson({{u"findings"_s, json(chain)}, {u"log"_s, json(log)}});
        return report->intact() ? ExitCode::done : ExitCode::storage;
    }
    if (chain.intact())
        std::println("{} findings, every link holds{}", chain.checked, files ? ", every file is what it was" : "");
    else
        std::println("finding #{} does not hold ({}); the {} before it do", chain.brokenAt, chain.problem,
                     chain.checked);
    if (log.intact())
        std::println("{} entries of the log, every link holds", log.checked);
    else
        std::println("entry #{} of the log does not hold ({}); {} entries were read", log.brokenAt, log.problem,
                     log.checked);
    return report->intact() ? ExitCode::done : ExitCode::storage;
}

ExitCode listFindings(const Common &common)
{
    const Journal journal = openOrComplain(common);
    if (!journal)
        return ExitCode::storage;
    const auto rows = journal->list(std::numeric_limits<std::uint32_t>::max(), 0);
    const auto queue = journal->queue();
    if (failed(rows, "findings") || failed(queue, "findings"))
        return ExitCode::storage;
    for (const findings::Summary &row : *rows) {
        if (common.json)
            printJson(protocol::toJson(row));
        else
            print(row);
    }
    if (!common.json)
        std::println("{} waiting, {} with files missing at the hub, {} complete, {} in quarantine", queue->waiting,
                     queue->partial, queue->complete, queue->quarantined);
    return ExitCode::done;
}

ExitCode showFinding(const Common &common, const std::string &id)
{
    const auto uuid = Uuid::parse(id);
    if (!uuid) {
        complain(id, "not an id of a finding: see `nqi findings list`");
        return ExitCode::usage;
    }
    const Journal journal = openOrComplain(common);
    if (!journal)
        return ExitCode::storage;
    const auto finding = journal->load(*uuid);
    const auto receipt = journal->receipt(*uuid);
    if (failed(finding, id) || failed(receipt, id))
        return ExitCode::storage;
    if (failed(journal->note(findings::LogAction::findingViewed, common.by, id), "log"))
        return ExitCode::storage;
    printJson(protocol::toJson(*finding));
    if (*receipt)
        printJson(protocol::toJson(**receipt));
    return ExitCode::done;
}

ExitCode freeSpace(const Common &common, std::uint32_t days)
{
    const auto enrolment = device::loadEnrolment(common.folders, *common.key);
    if (!enrolment) {
        complain("findings", "this device is not enrolled at a hub: nothing that it holds is held elsewhere");
        return ExitCode::network;
    }
    const Journal journal = openOrComplain(common);
    if (!journal)
        return ExitCode::storage;
    const auto removed =
        journal->removeSent(common.clock() - std::chrono::days(days), enrolment->enrolled.hubKey, common.by);
    if (failed(removed, "findings"))
        return ExitCode::storage;
    if (common.json)
        printJson({{u"findings"_s, static_cast<qint64>(removed->findings)},
                   {u"files"_s, static_cast<qint64>(removed->files)},
                   {u"bytes"_s, static_cast<qint64>(removed->bytes)}});
    else
        std::println("{} files of {} findings removed, {} bytes; the findings stay, and the hub holds the files",
                     removed->files, removed->findings, removed->bytes);
    return ExitCode::done;
}

ExitCode explainFinding(const Common &common, const std::string &which)
{
    std::expected<device::Replay, device::ReplayError> replay = std::unexpected(device::ReplayError::body);
    if (std::filesystem::is_directory(which)) {
        replay = device::replay(std::filesystem::path(which));
    } else {
        const auto id = Uuid::parse(which);
        if (!id) {
            complain(which, "neither the id of a finding (see `nqi findings list`) nor the folder of an exported one");
            return ExitCode::usage;
        }
        const Journal journal = openOrComplain(common);
        if (!journal)
            return ExitCode::storage;
        const auto finding = journal->load(*id);
        if (failed(finding, which))
            return ExitCode::storage;
        replay = device::replay(*journal, *finding);
    }
    if (!replay) {
        complain(which, sentence(replay.error()));
        return ExitCode::storage;
    }
    const bool same = replay->same();
    if (common.json) {
        printJson(std::format(R"({{"same":{},"context":{},"recorded":{},"again":{},"grounds":{}}})", same,
                              protocol::toJson(replay->context), protocol::toJson(replay->recorded),
                              protocol::toJson(replay->again), protocol::encodeGrounds(replay->grounds)));
        return same ? ExitCode::done : ExitCode::adverse;
    }
    print(inspect::Inspected{.item = replay->item, .facts = replay->grounds.facts, .verdict = replay->again});
    std::println("judged at {} by {} rules; {}", isoInstant(replay->grounds.judgedAt),
                 replay->grounds.rules ? replay->grounds.rules->size() : 0,
                 same ? "the records and rules kept with the finding give the recorded verdict again, byte for byte"
                      : "NOT the recorded verdict: it was made by another version of the rules' program, or not from "
                        "these records. Compare both with --json, and keep the recorded one");
    return same ? ExitCode::done : ExitCode::adverse;
}

ExitCode exportFindings(const Common &common, const ExportOptions &options)
{
    const Journal journal = openOrComplain(common);
    if (!journal)
        return ExitCode::storage;
    std::vector<Uuid> ids;
    for (const std::string &text : options.ids) {
        const auto id = Uuid::parse(text);
        if (!id) {
            complain(text, "not an id of a finding: see `nqi findings list`");
            return ExitCode::usage;
        }
        ids.push_back(*id);
    }
    if (options.ids.empty()) {
        const auto rows = journal->list(std::numeric_limits<std::uint32_t>::max(), 0);
        if (failed(rows, "findings"))
            return ExitCode::storage;
        for (const findings::Summary &row : *rows)
            ids.push_back(row.id);
    }
    ExitCode code = ExitCode::done;
    for (const Uuid &id : ids) {
        if (failed(journal->note(findings::LogAction::exported, common.by, id.text()), "log"))
            return ExitCode::storage;
        code = worse(code, exportOne(*journal, id, options.folder));
    }
    if (!common.json)
        std::println("{} finding(s) exported to {}", ids.size(), options.folder.string());
    return code;
}

} // namespace nqi::cli
