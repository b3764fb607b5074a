// SPDX-License-Identifier: Apache-2.0
#include "app/inspector/sync_field.h"

#include "app/device/catalogue.h"
#include "app/device/enrolment.h"
#include "app/device/grounds.h"
#include "app/device/journal.h"
#include "core/protocol/revocation.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nqi::app {

namespace {

using findings::JournalError;
using Picture = ui::HistoryService::Picture;

std::expected<void, JournalError> addInspections(Picture &picture, const store::FieldDatabase &database)
{
    const auto ids = database.inspectionsByChange();
    if (!ids)
        return std::unexpected(ids.error());
    for (const Uuid &id : *ids) {
        auto version = database.inspection(id);
        if (!version && version.error() == JournalError::notFound) // given up
            continue;
        if (!version)
            return std::unexpected(version.error());
        picture.olderInspections = picture.inspections.size() == Picture::mostInspections;
        if (picture.olderInspections)
            break;
        picture.inspections.push_back(std::move(version->inspection));
    }
    return {};
}

std::expected<void, JournalError> addChecks(Picture &picture, const store::FieldDatabase &database)
{
    auto checks = database.checks(Picture::mostInspections + 1);
    if (!checks)
        return std::unexpected(checks.error() == consignment::BookError::damaged ? JournalError::damaged
                                                                                 : JournalError::unwritable);
    picture.olderChecks = checks->size() > Picture::mostInspections;
    if (picture.olderChecks)
        checks->pop_back();
    // One that cannot be read does not hide the others.
    for (consignment::CheckSummary &summary : *checks) {
        if (auto milestones = database.milestones(summary.id))
            picture.checks.push_back({.summary = std::move(summary), .milestones = *std::move(milestones)});
        else
            ++picture.unreadChecks;
    }
    return {};
}

std::expected<Picture, JournalError> pictureOf(const store::FieldDatabase &database, Instant from, Instant to)
{
    auto entries = database.between(from, to);
    const auto queue = database.queue();
    const auto oldest = database.oldestWaiting();
    if (!entries || !queue || !oldest)
        return std::unexpected(!entries ? entries.error() : !queue ? queue.error() : oldest.error());
    Picture picture{.entries = *std::move(entries), .queue = *queue, .oldestWaiting = *oldest, .inspections = {}};
    if (const auto added = addInspections(picture, database); !added)
        return std::unexpected(added.error());
    if (const auto added = addChecks(picture, database); !added)
        return std::unexpected(added.error());
    return picture;
}

} // namespace

SyncField::SyncField(device::Folders folders, device::DeviceKey &key, const Clock &clock)
    : m_folders(std::move(folders)), m_key(key), m_clock(clock), m_thread(std::make_unique<sync::SyncThread>(setup()))
{
}

SyncField::~SyncField() = default;

sync::SyncSetup SyncField::setup()
{
    sync::SyncSetup setup;
    setup.openJournal = [this]() -> sync::JournalResult<std::unique_ptr<findings::Journal>> {
        auto opened = device::openJournal(m_folders, m_key, m_clock, systemRandom());
        m_database = opened ? opened->get() : nullptr;
        return opened;
    };
    setup.clock = m_clock;
    setup.random = systemRandom();
    setup.changed = [this](const sync::SyncState &state) { onState(state); };
    setup.updateCatalogue = [this](sync::Transport &transport, const std::stop_token &stop) {
        return renewCatalogue(transport, stop);
    };
    return setup;
}

void SyncField::save(findings::Draft draft, std::vector<findings::Attachment> photos,
                     std::optional<verdict::Grounds> grounds, Saved answer)
{
    if (grounds)
        std::ranges::move(device::groundsOf(*grounds), std::back_inserter(photos));
    m_thread->save(std::move(draft), std::move(photos), std::move(answer));
}

void SyncField::list(std::uint32_t limit, Listed answer)
{
    m_thread->post([limit, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        if (!journal)
            return answer(std::unexpected(journal.error()));
        auto rows = (*journal)->list(limit, 0);
        auto queue = (*journal)->queue();
        if (!rows || !queue)
            return answer(std::unexpected(rows ? queue.error() : rows.error()));
        answer(Listing{.rows = *std::move(rows), .queue = *std::move(queue)});
    });
}

void SyncField::about(findings::Subject subject, std::uint32_t limit, std::function<void(Entries)> answer)
{
    m_thread->post([this, subject = std::move(subject), limit,
                    answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        answer(journal ? m_database->about(subject, limit, 0) : std::unexpected(journal.error()));
    });
}

void SyncField::picture(Instant from, Instant to, Pictured answer)
{
    m_thread->post(
        [this, from, to, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
            answer(journal ? pictureOf(*m_database, from, to) : std::unexpected(journal.error()));
        });
}

void SyncField::checks(std::function<void(Checked)> answer)
{
    m_thread->post([this, answer = std::move(answer)](const sync::JournalResult<findings::Journal *> &journal) {
        if (!journal)
            return answer(std::unexpected(journal.error()));
        Picture picture;
        if (const auto added = addChecks(picture, *m_database); !added)
            return answer(std::unexpected(added.error()));
        answer(Checks{.latest = std::move(picture.checks), .unread = picture.unreadChecks});
    });
}

void SyncField::retry(std::optional<Uuid> id)
{
    m_thread->retry(id);
}

void SyncField::syncNow(std::string hubAddress)
{
    if (hubAddress.empty()) {
        tell({.reached = false, .problem = "notEnrolled"});
        return;
    }
    connectTo(hubAddress);
    m_thread->postNetwork(
        [this, address = std::move(hubAddress)](sync::Transport *transport, const std::stop_token &stop) {
            meet(transport, address, stop);
        });
}

void SyncField::connectTo(const std::string &address)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (std::exchange(m_address, address) == address)
            return;
    }
    std::optional<sync::HubLink> link;
    if (const auto stored = device::loadEnrolment(m_folders, m_key); stored && stored->address == address)
        link = stored->link();
    m_thread->connect([address] { return sync::makeHttpTransport(address); }, std::move(link));
}

void SyncField::meet(sync::Transport *transport, const std::string &address, const std::stop_token &stop)
{
    if (!transport) {
        tell({.reached = false, .problem = "offline"});
        return;
    }
    const bool known = [&] {
        const auto stored = device::loadEnrolment(m_folders, m_key);
        return stored && stored->address == address;
    }();
    const auto enrolment = device::enrolmentAt(m_folders, m_key, *transport, address, {}, stop);
    if (!enrolment) {
        tell({.reached = false, .problem = enrolment.error()});
        return;
    }
    m_hub = enrolment->enrolled.hub;
    if (!known)
        m_thread->connect([address] { return sync::makeHttpTransport(address); }, enrolment->link());
    // Whether the hub is there must be asked: there may be nothing to send.
    const Instant asked = m_clock();
    const auto hello = sync::hello(*transport, stop);
    ui::ContactReport report{
        .reached = hello.has_value(), .problem = hello ? std::string() : hello.error().problem, .hub = m_hub};
    // The hub looked at its clock some time between the question and the answer.
    if (hello)
        report.clockAhead = asked + (m_clock() - asked) / 2 - hello->time;
    tell(std::move(report));
    m_thread->syncNow();
    m_thread->updateCatalogueNow();
}

sync::CatalogueReport SyncField::renewCatalogue(sync::Transport &transport, const std::stop_token &stop)
{
    const auto enrolment = device::loadEnrolment(m_folders, m_key);
    // While the device is being enrolled elsewhere, its token is for nobody there.
    if (!enrolment || enrolment->address != connectedTo())
        return {};
    const auto progress = [this](const sync::CatalogueProgress &done) {
        if (const auto report = events().progress)
            report({.done = done.bytes, .total = done.total, .left = done.left()});
    };
    auto report =
        device::updateCatalogue(m_folders, *enrolment, transport, m_clock, {.progress = progress, .stop = stop});
    m_catalogueTold = true;
    const bool expired = report.problem.empty() && report.status && !report.status->expired.empty();
    if (report.installed || report.urgent || expired || report.bytesPostponed > 0 || !report.problem.empty())
        tell({.reached = !sync::isTransportProblem(report.problem),
              .problem = expired ? "catalogue.expired" : report.problem,
              .hub = enrolment->enrolled.hub,
              .catalogueChanged = report.installed || report.urgent,
              .bytesPostponed = report.bytesPostponed});
    return report;
}

void SyncField::onState(const sync::SyncState &state)
{
    if (const auto changed = events().queueChanged)
        changed();
    const bool ended =
        std::exchange(m_wasWorking, state.working) && !state.working && !std::exchange(m_catalogueTold, false);
    const sync::UploadReport &upload = state.upload;
    // A pass that found nothing to send says nothing of the hub.
    if (!ended || (!upload.contact && upload.problem.empty() && !upload.journal))
        return;
    const bool surrendered = givenUp(upload.problem);
    tell({.reached = upload.contact,
          .problem = upload.journal ? "journal." + std::string(findings::name(*upload.journal)) : upload.problem,
          .hub = m_hub,
          .acknowledged = upload.received,
          .surrendered = surrendered});
}

bool SyncField::givenUp(const std::string &problem)
{
    const auto enrolment =
        problem.starts_with("deviceRevoked") ? device::loadEnrolment(m_folders, m_key) : std::nullopt;
    return enrolment && protocol::isProvenRevocation(problem, enrolment->enrolled.hubKey, enrolment->enrolled.device) &&
           m_key.surrender(enrolment->enrolled.hubKey);
}

void SyncField::tell(ui::ContactReport report)
{
    report.at = m_clock();
    if (const auto contact = events().contact)
        contact(std::move(report));
}

void SyncField::stopDownload()
{
    m_thread->stopDownload();
}

void SyncField::setMetered(bool metered)
{
    // What waited for it need not wait any longer.
    if (m_metered.exchange(metered) && !metered)
        m_thread->updateCatalogueNow();
}

void SyncField::setPaused(bool paused)
{
    m_thread->setPaused(paused);
}

void SyncField::enrol(std::string invitationOrAddress, std::string code)
{
    const auto scanned = protocol::decodeInvitation(invitationOrAddress);
    // Without a code to scan the hub's key is taken as it answers, and pinned from then on.
    const std::string address = scanned ? scanned->address : invitationOrAddress;
    if (address.empty() || address.contains(' ')) {
        tell({.reached = false, .problem = address.empty() ? "notEnrolled" : "invitationUnreadable"});
        return;
    }
    std::string former;
    {
        const std::scoped_lock lock(m_mutex);
        former = std::exchange(m_address, address);
    }
    m_thread->connect([address] { return sync::makeHttpTransport(address); }, std::nullopt);
    m_thread->postNetwork([this, scanned, address, former = std::move(former),
                           code = std::move(code)](sync::Transport *transport, const std::stop_token &stop) {
        // Who did not become this device's hub hears nothing more of it.
        const auto fail = [&](const std::string &problem) {
            {
                const std::scoped_lock lock(m_mutex);
                m_address.clear();
            }
            connectTo(former);
            tell({.reached = false, .problem = problem});
        };
        if (!transport)
            return fail("offline");
        const auto enrolment = scanned ? device::enrolmentBy(m_folders, m_key, *transport, *scanned, stop)
                                       : device::enrolmentAt(m_folders, m_key, *transport, address, code, stop);
        if (!enrolment)
            return fail(enrolment.error());
        m_hub = enrolment->enrolled.hub;
        m_thread->connect([address] { return sync::makeHttpTransport(address); }, enrolment->link());
        tell({.reached = true, .hub = m_hub, .enrolledAt = address});
        m_thread->syncNow();
        m_thread->updateCatalogueNow();
    });
}

std::optional<ui::HubIdentity> SyncField::invitedTo(const std::string &invitation) const
{
    const auto read = protocol::decodeInvitation(invitation);
    if (!read)
        return std::nullopt;
    return ui::HubIdentity{.address = read->address, .name = {}, .fingerprint = protocol::fingerprint(read->hubKey)};
}

std::optional<ui::HubIdentity> SyncField::enrolledAt() const
{
    const auto stored = device::loadEnrolment(m_folders, m_key);
    if (!stored)
        return std::nullopt;
    return ui::HubIdentity{.address = stored->address,
                           .name = stored->enrolled.hub,
                           .fingerprint = protocol::fingerprint(stored->enrolled.hubKey)};
}

std::string SyncField::connectedTo()
{
    const std::scoped_lock lock(m_mutex);
    return m_address;
}

void SyncField::setEvents(Events events)
{
    const std::scoped_lock lock(m_mutex);
    m_events = std::move(events);
}

SyncField::Events SyncField::events()
{
    const std::scoped_lock lock(m_mutex);
    return m_events;
}

} // namespace nqi::app
