// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/device/enrolment.h"
#include "app/device/journal.h"
#include "core/store/field_package.h"

#include <format>
#include <print>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

/// This device's journal, and the hub that it is enrolled at.
struct Ends {
    std::unique_ptr<store::FieldDatabase> journal;
    store::PackageEnds ends;
};

std::expected<Ends, ExitCode> open(const Common &common)
{
    const auto enrolment = device::loadEnrolment(common.folders, *common.key);
    if (!enrolment) {
        complain("outbox", "this device is not enrolled at a hub yet, so nothing can be sealed for one: sync once");
        return std::unexpected(ExitCode::network);
    }
    auto journal = device::openJournal(common.folders, *common.key, common.clock, systemRandom());
    if (!journal) {
        complain("outbox", sentence(journal.error()));
        return std::unexpected(ExitCode::storage);
    }
    const std::string device = (*journal)->device();
    return Ends{*std::move(journal), {.device = device, .hub = enrolment->enrolled.hubKey}};
}

} // namespace

ExitCode exportOutbox(const Common &common, const std::filesystem::path &folder)
{
    auto opened = open(common);
    if (!opened)
        return opened.error();
    const auto noted = opened->journal->note(findings::LogAction::exported, common.by, "outbox");
    const auto written = noted ? store::writePackage(*opened->journal, opened->ends, folder, systemRandom())
                               : std::unexpected(noted.error());
    if (!written) {
        complain(folder.string(), sentence(written.error()));
        return ExitCode::storage;
    }
    if (common.json)
        printJson({{u"findings"_s, static_cast<qint64>(written->findings)},
                   {u"files"_s, static_cast<qint64>(written->files)},
                   {u"unreadable"_s, static_cast<qint64>(written->unreadable)}});
    else
        std::println("{} findings with {} files are in {}, sealed for the hub", written->findings, written->files,
                     (folder / ("nqi-outbox-" + opened->ends.device)).string());
    if (written->unreadable > 0)
        complain(folder.string(),
                 std::format("{} files cannot be read on this device; their findings went without them, "
                             "and the hub says so",
                             written->unreadable));
    return written->unreadable == 0 ? ExitCode::done : ExitCode::storage;
}

ExitCode importReceipts(const Common &common, const std::filesystem::path &folder)
{
    auto opened = open(common);
    if (!opened)
        return opened.error();
    const auto taken = store::takePackageReceipts(*opened->journal, opened->ends, folder);
    if (!taken) {
        complain(folder.string(), taken.error() == findings::JournalError::notFound
                                      ? "no receipts for this device are here: take the outbox to the hub first"
                                      : sentence(taken.error()));
        return ExitCode::storage;
    }
    if (common.json)
        printJson({{u"complete"_s, static_cast<qint64>(taken->complete)},
                   {u"partial"_s, static_cast<qint64>(taken->partial)},
                   {u"refused"_s, static_cast<qint64>(taken->refused)}});
    else
        std::println("the hub holds {} findings with all their files, {} with files missing; {} receipts are not of "
                     "this hub or not for this device",
                     taken->complete, taken->partial, taken->refused);
    return taken->refused == 0 ? ExitCode::done : ExitCode::storage;
}

} // namespace nqi::cli
