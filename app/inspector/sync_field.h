// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/device_key.h"
#include "app/device/folders.h"
#include "core/store/field_database.h"
#include "core/sync/sync_thread.h"
#include "ui/models/field_service.h"
#include "ui/models/history_service.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace nqi::app {

/// The pages' view of the sync thread: enrols at the hub that the settings name, and reports in the pages' words.
class SyncField final : public ui::FieldService, public ui::HistoryService {
public:
    /// The key outlives it.
    SyncField(device::Folders folders, device::DeviceKey &key, const Clock &clock);
    ~SyncField() override;

    void save(findings::Draft draft, std::vector<findings::Attachment> photos, std::optional<verdict::Grounds> grounds,
              Saved answer) override;
    void list(std::uint32_t limit, Listed answer) override;
    void retry(std::optional<Uuid> id) override;
    void syncNow(std::string hubAddress) override;
    void stopDownload() override;
    void setMetered(bool metered) override;
    void setPaused(bool paused) override;
    void enrol(std::string invitationOrAddress, std::string code) override;
    std::optional<ui::HubIdentity> invitedTo(const std::string &invitation) const override;
    std::optional<ui::HubIdentity> enrolledAt() const override;
    void setEvents(Events events) override;
    void about(findings::Subject subject, std::uint32_t limit, std::function<void(Entries)> answer) override;
    void picture(Instant from, Instant to, Pictured answer) override;
    void checks(std::function<void(Checked)> answer) override;

    /// The thread of everything that writes; for services beside this one.
    [[nodiscard]] sync::SyncThread &thread() { return *m_thread; }

    /// Anything else with the journal, on its thread. Short: nothing else is saved meanwhile.
    void post(sync::SyncThread::Work work) { m_thread->post(std::move(work)); }

private:
    [[nodiscard]] sync::SyncSetup setup();
    void connectTo(const std::string &address);
    [[nodiscard]] std::string connectedTo();
    void meet(sync::Transport *transport, const std::string &address, const std::stop_token &stop);
    void onState(const sync::SyncState &state);
    [[nodiscard]] sync::CatalogueReport renewCatalogue(sync::Transport &transport, const std::stop_token &stop);
    /// Whether the hub has proven that it revoked this device, and its key was given up.
    [[nodiscard]] bool givenUp(const std::string &problem);
    void tell(ui::ContactReport report);
    [[nodiscard]] Events events();

    device::Folders m_folders;
    device::DeviceKey &m_key;
    Clock m_clock;
    std::atomic<bool> m_metered = false;
    std::mutex m_mutex;
    Events m_events;                            ///< guarded
    std::string m_address;                      ///< guarded: whom the sync thread talks to
    store::FieldDatabase *m_database = nullptr; ///< the journal; of the sync thread alone
    std::string m_hub;                          ///< its name; of the sync thread alone
    bool m_wasWorking = false;                  ///< of the sync thread alone
    bool m_catalogueTold = false;               ///< of the sync thread alone: this work was no upload
    std::unique_ptr<sync::SyncThread> m_thread; ///< last: its callbacks use everything above
};

} // namespace nqi::app
