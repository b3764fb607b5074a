// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/findings/journal.h"
#include "core/sync/catalogue_updater.h"
#include "core/sync/transport.h"
#include "core/sync/uploader.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace nqi::sync {

template <class T>
using JournalResult = std::expected<T, findings::JournalError>;

/// How far things are; for the badge and the sync page.
struct SyncState {
    bool working = false; ///< a pass or a download is under way
    findings::QueueState queue;
    UploadReport upload;                           ///< of the last pass
    std::optional<Instant> lastContact;            ///< with the hub, since the start
    std::optional<CatalogueReport> catalogue;      ///< of the last update
    std::optional<findings::JournalError> journal; ///< the field database cannot be used

    bool operator==(const SyncState &) const = default;
};

struct SyncSetup {
    /// Called on the sync thread; again before each use while it fails.
    std::function<JournalResult<std::unique_ptr<findings::Journal>>()> openJournal;
    /// Called on the sync thread. Empty, or giving nothing: no hub is set, findings wait.
    std::function<std::unique_ptr<Transport>()> makeTransport;
    std::optional<HubLink> link; ///< nothing: not enrolled yet, findings wait
    Clock clock;
    Random random;
    /// Brings the catalogue up to date; may be empty.
    std::function<CatalogueReport(Transport &, std::stop_token)> updateCatalogue;
    /// Called on the sync thread after every change.
    std::function<void(const SyncState &)> changed;
    std::chrono::milliseconds uploadPeriod{std::chrono::seconds(30)};    ///< between passes that find nothing wrong
    std::chrono::milliseconds cataloguePeriod{std::chrono::minutes(15)}; ///< zero: only when asked
};

/// The one thread that writes the field database and talks to the hub. Every function may be called from any thread and
/// returns at once; callbacks come on the sync thread. Saving never waits for the network: commands are done while a
/// request is under way. The destructor does what was asked for (nothing that was given to `save` is lost), ends the
/// network, and then closes transport and journal on their thread.
class SyncThread {
public:
    using Work = std::function<void(JournalResult<findings::Journal *>)>;
    using NetworkWork = std::function<void(Transport *, std::stop_token)>;

    explicit SyncThread(SyncSetup setup);
    ~SyncThread();
    SyncThread(const SyncThread &) = delete;
    SyncThread &operator=(const SyncThread &) = delete;

    /// Stores the attachments, then the finding that names them and what the draft already names; then tries to send.
    void save(findings::Draft draft, std::vector<findings::Attachment> attachments,
              std::function<void(JournalResult<findings::Finding>)> done);
    void list(std::uint32_t limit, std::uint64_t beforeSequence,
              std::function<void(JournalResult<std::vector<findings::Summary>>)> done);
    /// Due at once; without id: every waiting one. Then a pass.
    void retry(std::optional<Uuid> id, std::function<void(JournalResult<void>)> done = {});
    /// A pass now, whatever was put off; for a person who asks, and when a network has come back.
    void syncNow();
    void updateCatalogueNow();
    /// Ends the download that is under way, at whatever byte; what has come is kept, and the next update goes on.
    void stopDownload();
    /// True: from now on nothing is sent and nothing fetched, and what is under way ends where it is; saving goes on.
    void setPaused(bool paused);
    /// From now on with this hub; both empty: with none.
    void connect(std::function<std::unique_ptr<Transport>()> makeTransport, std::optional<HubLink> link);

    /// Anything else with the journal. Short: nothing else is saved meanwhile.
    void post(Work work);
    /// Anything else with the network, such as enrolment. Nothing: no hub is set.
    void postNetwork(NetworkWork work);

private:
    void run(const std::stop_token &stop);
    void serve();
    [[nodiscard]] JournalResult<findings::Journal *> journal();
    void wakeUp();
    void doNetworkWork(const std::stop_token &stop);
    void upload(const std::stop_token &stop);
    void downloadCatalogue(const std::stop_token &stop);
    void letFindingsPass();
    void tell();
    [[nodiscard]] bool waitForWork(const std::stop_token &stop);
    [[nodiscard]] bool uploadIsDue() const;
    [[nodiscard]] bool hasCatalogue() const;
    [[nodiscard]] bool catalogueIsDue() const;
    [[nodiscard]] bool catalogueIsWanted() const;
    void openTransport();

    using Moment = std::chrono::steady_clock::time_point;

    SyncSetup m_setup;
    std::mutex m_mutex;
    std::condition_variable_any m_woken;
    std::deque<Work> m_work;               ///< guarded
    std::deque<NetworkWork> m_networkWork; ///< guarded
    Transport *m_wakeable = nullptr;       ///< guarded; what a command has to wake
    bool m_uploadWanted = true;            ///< guarded
    bool m_urgent = false;                 ///< guarded; even before `m_putOffUntil`
    bool m_catalogueWanted = false;        ///< guarded
    bool m_paused = false;                 ///< guarded
    std::stop_source m_download;           ///< guarded; ends the download under way
    std::stop_source m_pass;               ///< guarded; ends the upload under way

    // Of the sync thread alone.
    std::unique_ptr<findings::Journal> m_journal;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Uploader> m_uploader;
    SyncState m_state;
    Moment m_uploadAt{};
    Moment m_putOffUntil{};
    Moment m_catalogueAt{};
    bool m_letPass = false; ///< the download was ended for a finding, and goes on after it

    std::jthread m_thread; ///< last: starts when everything else is there
};

} // namespace nqi::sync
