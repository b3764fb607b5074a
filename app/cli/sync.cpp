// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/cli/terminal.h"
#include "app/device/catalogue.h"
#include "app/device/enrolment.h"
#include "app/device/journal.h"
#include "core/protocol/revocation.h"
#include "core/sync/folder_transport.h"
#include "core/sync/uploader.h"

#include <algorithm>
#include <cstdio>
#include <format>
#include <print>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

std::string_view outcome(const sync::CatalogueReport &catalogue)
{
    if (catalogue.installed)
        return "renewed";
    if (!catalogue.problem.empty())
        return "kept as it is";
    return catalogue.status ? "up to date" : "none published by the hub";
}

void report(const Common &common, const sync::UploadReport &upload, const findings::QueueState &queue,
            const sync::CatalogueReport &catalogue)
{
    if (common.json) {
        printJson({{u"received"_s, static_cast<int>(upload.received)},
                   {u"completed"_s, static_cast<int>(upload.completed)},
                   {u"quarantined"_s, static_cast<int>(upload.quarantined)},
                   {u"waiting"_s, static_cast<qint64>(queue.waiting + queue.partial)},
                   {u"problem"_s, QString::fromStdString(upload.problem)},
                   {u"catalogue"_s, QJsonObject{{u"installed"_s, catalogue.installed},
                                                {u"bytesFetched"_s, static_cast<qint64>(catalogue.bytesFetched)},
                                                {u"bytesPostponed"_s, static_cast<qint64>(catalogue.bytesPostponed)},
                                                {u"expired"_s, catalogue.status && !catalogue.status->expired.empty()},
                                                {u"problem"_s, QString::fromStdString(catalogue.problem)}}}});
        return;
    }
    std::println("{} received, {} complete, {} refused; {} still waiting", upload.received, upload.completed,
                 upload.quarantined, queue.waiting + queue.partial);
    std::println("catalogue: {}, {} bytes fetched{}", outcome(catalogue), catalogue.bytesFetched,
                 catalogue.bytesPostponed > 0
                     ? std::format(", {} bytes wait for a line that costs nothing", catalogue.bytesPostponed)
                     : "");
}

/// How far the catalogue is, on one line of a terminal that goes when it is done.
class ProgressOnTerminal {
public:
    explicit ProgressOnTerminal(const Common &common) : m_shown(!common.json && isErrorShown()) {}
    ProgressOnTerminal(const ProgressOnTerminal &) = delete;
    ProgressOnTerminal &operator=(const ProgressOnTerminal &) = delete;
    ~ProgressOnTerminal()
    {
        if (m_any)
            std::print(stderr, "\r\x1b[K");
    }
    void show(const nqi::sync::CatalogueProgress &progress)
    {
        const std::uint64_t percent = progress.total == 0 ? 0 : progress.bytes * 100 / progress.total;
        if (!m_shown || (m_any && percent == m_percent))
            return;
        m_any = true;
        m_percent = percent;
        const auto left = progress.left();
        constexpr std::uint64_t kilo = 1000;
        std::print(stderr, "\r\x1b[Kcatalogue: {} %, {} of {} kB{}", percent, progress.bytes / kilo,
                   progress.total / kilo, left ? std::format(", {} s left", left->count()) : "");
        std::fflush(stderr);
    }

private:
    bool m_shown;
    bool m_any = false;
    std::uint64_t m_percent = 0;
};

nqi::sync::CatalogueReport updateFrom(const Common &common, const SyncOptions &options,
                                      const device::Enrolment &enrolment, nqi::sync::Transport &transport,
                                      device::FirstRoot first)
{
    ProgressOnTerminal terminal(common);
    return device::updateCatalogue(
        common.folders, enrolment, transport, common.clock,
        {.progress = [&](const nqi::sync::CatalogueProgress &progress) { terminal.show(progress); },
         .mostBytes = options.metered ? device::mostOnMeteredLine : device::noLimit,
         .stop = {}},
        first);
}

/// What is said about the catalogue.
void tell(const std::string &source, const sync::CatalogueReport &catalogue)
{
    if (!catalogue.problem.empty())
        complain(source, "catalogue: " + catalogue.problem + "; the one on this device stays in use");
    else if (catalogue.status && !catalogue.status->expired.empty())
        complain(source, "catalogue: the hub's signature on it has run out; newer data may exist");
}

ExitCode syncFrom(const Common &common, const SyncOptions &options)
{
    const std::filesystem::path &folder = options.from;
    const auto enrolment = device::loadEnrolment(common.folders, *common.key);
    if (!enrolment) {
        complain(folder.string(), "this device is not enrolled at a hub yet: sync with it once, then from a folder");
        return ExitCode::network;
    }
    const auto transport = nqi::sync::makeFolderTransport(folder);
    const auto catalogue =
        device::updateCatalogue(common.folders, *enrolment, *transport, common.clock, {}, device::FirstRoot::refuse);
    report(common, {}, {}, catalogue);
    tell(folder.string(), catalogue);
    return catalogue.problem.empty() ? ExitCode::done : ExitCode::network;
}

} // namespace

bool isStream(std::string_view text)
{
    const std::string_view part = protocol::partOf(text);
    // Everyone holds all alerts.
    if (!part.empty() && protocol::datasetOf(text) == catalog::name(catalog::Dataset::alerts))
        return false;
    return text.find_first_of("\r\n/") == std::string_view::npos && !text.ends_with('.') &&
           std::ranges::contains(catalog::allDatasets, protocol::datasetOf(text),
                                 [](catalog::Dataset dataset) { return catalog::name(dataset); });
}

ExitCode sync(const Common &common, const SyncOptions &options)
{
    for (const std::string &part : options.parts)
        if (!device::choosePart(common.folders, part)) {
            complain("sync", "the choice of a part cannot be written down");
            return ExitCode::storage;
        }
    if (!options.from.empty())
        return syncFrom(common, options);
    const auto stored = device::loadEnrolment(common.folders, *common.key);
    const auto invitation = protocol::decodeInvitation(options.invitation);
    if (!options.invitation.empty() && !invitation) {
        complain("sync", "not the text of an invitation: give it whole, as `nqi-hub invite` printed it");
        return ExitCode::usage;
    }
    const std::string address = invitation             ? invitation->address
                                : !options.hub.empty() ? options.hub
                                : stored               ? stored->address
                                                       : std::string();
    if (address.empty()) {
        complain("sync", "this device is not enrolled: nqi sync --hub ADDRESS [--code CODE]");
        return ExitCode::usage;
    }
    auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
    if (!journal) {
        complain("findings", sentence(journal.error()));
        return ExitCode::storage;
    }
    const auto transport = sync::makeHttpTransport(address);
    const auto enrolment =
        invitation ? device::enrolmentBy(common.folders, *common.key, *transport, *invitation, {})
                   : device::enrolmentAt(common.folders, *common.key, *transport, address, options.code, {});
    if (!enrolment) {
        complain(address, "not enrolled (" + enrolment.error() + "); findings are kept and wait");
        return ExitCode::network;
    }
    if (options.retry) {
        if (const auto retried = (*journal)->retry(std::nullopt); !retried)
            complain("findings", sentence(retried.error()));
    }
    nqi::sync::Uploader uploader(**journal, *transport, enrolment->link(), common.clock, systemRandom());
    const auto upload = uploader.run();
    const auto queue = (*journal)->queue();
    if (upload.journal || !queue) {
        complain("findings", sentence(upload.journal ? *upload.journal : queue.error()));
        return ExitCode::storage;
    }
    const auto catalogue = updateFrom(common, options, *enrolment, *transport, device::FirstRoot::trust);
    report(common, upload, *queue, catalogue);
    if (protocol::isProvenRevocation(upload.problem, enrolment->enrolled.hubKey, (*journal)->device())) {
        // Closed first: nothing goes on with a key that was given up.
        journal->reset();
        const bool done = common.key->surrender(enrolment->enrolled.hubKey);
        complain(address, done
                              ? "this device was revoked: its data are sealed, and only the hub can tell the code that "
                                "opens them (nqi-hub recovery). Nothing was deleted"
                              : "this device was revoked, and its key could not be sealed (no space?)");
        return ExitCode::network;
    }
    if (!upload.problem.empty())
        complain(address, upload.problem + "; what waits is kept and sent at the next sync");
    tell(address, catalogue);
    const bool done = upload.problem.empty() && upload.quarantined == 0 && catalogue.problem.empty();
    return done ? ExitCode::done : ExitCode::network;
}

} // namespace nqi::cli
