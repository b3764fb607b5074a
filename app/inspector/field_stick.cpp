// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/field_stick.h"

#include "app/device/catalogue.h"
#include "app/device/enrolment.h"
#include "core/base/id.h"
#include "core/store/field_database.h"
#include "core/store/field_package.h"
#include "core/sync/folder_transport.h"

#include <algorithm>
#include <expected>
#include <optional>
#include <stop_token>
#include <system_error>
#include <utility>
#include <vector>

namespace nqi::app {

namespace {

namespace fs = std::filesystem;
using findings::JournalError;

/// Where a hub's publication lies: the folder itself, or one in it. Empty: nowhere.
fs::path publicationIn(const fs::path &stick)
{
    std::error_code error;
    std::vector<fs::path> places{stick};
    for (fs::directory_iterator entry(stick, fs::directory_options::skip_permission_denied, error), end;
         !error && entry != end; entry.increment(error))
        if (std::error_code none; entry->is_directory(none))
            places.push_back(entry->path());
    std::ranges::sort(places.begin() + 1, places.end());
    const auto found = std::ranges::find_if(places, [](const fs::path &place) {
        std::error_code none;
        return fs::is_regular_file(place / "metadata" / "timestamp.json", none);
    });
    return found == places.end() ? fs::path() : *found;
}

/// What work on the journal needs; it is done even when whoever asked is gone.
struct Ends {
    device::Folders folders;
    device::DeviceKey &key;

    [[nodiscard]] std::optional<device::Enrolment> enrolment() const { return device::loadEnrolment(folders, key); }
};

std::expected<store::FieldDatabase *, JournalError> databaseOf(const sync::JournalResult<findings::Journal *> &journal)
{
    if (!journal)
        return std::unexpected(journal.error());
    auto *const database = dynamic_cast<store::FieldDatabase *>(*journal);
    return database ? std::expected<store::FieldDatabase *, JournalError>(database)
                    : std::unexpected(JournalError::damaged);
}

ui::StickExport writeTo(const fs::path &stick, const std::string &by, const Watch &watch, const Ends &of,
                        const sync::JournalResult<findings::Journal *> &journal)
{
    ui::StickExport done;
    const auto enrolment = of.enrolment();
    const auto database = databaseOf(journal);
    done.enrolled = enrolment.has_value();
    if (!database)
        done.error = database.error();
    if (!enrolment || !database)
        return done;
    const store::PackageEnds ends{.device = (*database)->device(), .hub = enrolment->enrolled.hubKey};
    const auto noted = (*database)->note(findings::LogAction::exported, by, "outbox");
    const auto written =
        noted ? store::writePackage(**database, ends, stick, systemRandom(), watch) : std::unexpected(noted.error());
    if (!written) {
        done.error = written.error();
        return done;
    }
    done.findings = written->findings;
    done.files = written->files;
    done.unreadable = written->unreadable;
    const auto queue = (*database)->queue();
    if (!queue) {
        done.error = queue.error();
        return done;
    }
    done.refused = queue->quarantined;
    done.folder = stick / ("nqi-outbox-" + ends.device);
    return done;
}

void takeReceipts(ui::StickImport &taken, const fs::path &stick, const Ends &of,
                  const sync::JournalResult<findings::Journal *> &journal)
{
    const auto enrolment = of.enrolment();
    const auto database = databaseOf(journal);
    taken.enrolled = enrolment.has_value();
    if (!database)
        taken.error = database.error();
    if (!enrolment || !database)
        return;
    const auto receipts = store::takePackageReceipts(
        **database, {.device = (*database)->device(), .hub = enrolment->enrolled.hubKey}, stick);
    taken.receipts = receipts.has_value();
    if (receipts) {
        taken.complete = receipts->complete;
        taken.partial = receipts->partial;
        taken.refused = receipts->refused;
    } else if (receipts.error() != JournalError::notFound)
        taken.error = receipts.error();
}

void takeCatalogue(ui::StickImport &taken, const fs::path &stick, const Ends &of, const Clock &clock,
                   const Watch &watch)
{
    const fs::path place = publicationIn(stick);
    const auto enrolment = of.enrolment();
    taken.catalogue = !place.empty();
    if (!taken.catalogue || !enrolment)
        return;
    const auto transport = sync::makeFolderTransport(place);
    const auto report = device::updateCatalogue(
        of.folders, *enrolment, *transport, clock,
        {.progress = [&watch](const sync::CatalogueProgress &progress) { watch.reach(progress.bytes, progress.total); },
         .stop = watch.stop},
        device::FirstRoot::refuse);
    const bool expired = report.problem.empty() && report.status && !report.status->expired.empty();
    taken.newer = report.installed || report.urgent;
    taken.problem = expired ? "catalogue.expired" : report.problem;
}

} // namespace

FieldStick::FieldStick(device::Folders folders, device::DeviceKey &key, Clock clock, sync::SyncThread &thread)
    : m_folders(std::move(folders)), m_key(key), m_clock(std::move(clock)), m_thread(thread)
{
}

void FieldStick::write(fs::path stick, std::string by, Watch watch, std::function<void(ui::StickExport)> answer)
{
    m_thread.post([of = Ends{m_folders, m_key}, stick = std::move(stick), by = std::move(by), watch = std::move(watch),
                   answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        answer(writeTo(stick, by, watch, of, journal));
    });
}

void FieldStick::read(fs::path stick, Watch watch, std::function<void(ui::StickImport)> answer)
{
    m_reader = std::jthread([of = Ends{m_folders, m_key}, clock = m_clock, &thread = m_thread, stick = std::move(stick),
                             watch = std::move(watch), answer = std::move(answer)](const std::stop_token &end) {
        // By whoever asked, or because the app ends.
        std::stop_source stop;
        const std::stop_callback byPerson(watch.stop, [&stop] { stop.request_stop(); });
        const std::stop_callback byEnd(end, [&stop] { stop.request_stop(); });
        ui::StickImport taken;
        takeCatalogue(taken, stick, of, clock, {.reached = watch.reached, .stop = stop.get_token()});
        thread.post([=](const sync::JournalResult<findings::Journal *> &journal) mutable {
            taken.stopped = watch.stop.stop_requested();
            if (!taken.stopped)
                takeReceipts(taken, stick, of, journal);
            answer(std::move(taken));
        });
    });
}

} // namespace nqi::app
