// SPDX-License-Identifier: Apache-2.0
#include "core/sync/sync_thread.h"

#include <algorithm>
#include <utility>

namespace nqi::sync {

namespace {

std::chrono::steady_clock::time_point soon(std::chrono::milliseconds delay)
{
    // A day is as good as never, and keeps far-off times from overflowing.
    return std::chrono::steady_clock::now() + std::min<std::chrono::milliseconds>(delay, std::chrono::hours(24));
}

} // namespace

SyncThread::SyncThread(SyncSetup setup)
    : m_setup(std::move(setup)), m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

SyncThread::~SyncThread()
{
    m_thread.request_stop();
    m_thread.join();
}

void SyncThread::post(Work work)
{
    const std::scoped_lock lock(m_mutex);
    m_work.push_back(std::move(work));
    wakeUp();
}

void SyncThread::postNetwork(NetworkWork work)
{
    const std::scoped_lock lock(m_mutex);
    m_networkWork.push_back(std::move(work));
    wakeUp();
}

void SyncThread::save(findings::Draft draft, std::vector<findings::Attachment> attachments,
                      std::function<void(JournalResult<findings::Finding>)> done)
{
    post([this, draft = std::move(draft), attachments = std::move(attachments),
          done = std::move(done)](JournalResult<findings::Journal *> journal) mutable {
        if (!journal)
            return done(std::unexpected(journal.error()));
        for (const findings::Attachment &file : attachments) {
            const auto stored = (*journal)->storeEvidence(file.bytes, file.mediaType, file.label);
            if (!stored)
                return done(std::unexpected(stored.error()));
            draft.evidence.push_back(*stored);
        }
        auto saved = (*journal)->save(draft);
        if (saved) {
            const std::scoped_lock lock(m_mutex);
            m_uploadWanted = true;
        }
        tell();
        done(std::move(saved));
    });
}

void SyncThread::list(std::uint32_t limit, std::uint64_t beforeSequence,
                      std::function<void(JournalResult<std::vector<findings::Summary>>)> done)
{
    post([limit, beforeSequence, done = std::move(done)](JournalResult<findings::Journal *> journal) {
        done(journal.and_then([&](findings::Journal *open) { return open->list(limit, beforeSequence); }));
    });
}

void SyncThread::retry(std::optional<Uuid> id, std::function<void(JournalResult<void>)> done)
{
    post([this, id, done = std::move(done)](JournalResult<findings::Journal *> journal) {
        const auto outcome = journal.and_then([&](findings::Journal *open) { return open->retry(id); });
        {
            const std::scoped_lock lock(m_mutex);
            m_uploadWanted = true;
            m_urgent = true;
        }
        tell();
        if (done)
            done(outcome);
    });
}

void SyncThread::syncNow()
{
    retry(std::nullopt);
}

void SyncThread::updateCatalogueNow()
{
    const std::scoped_lock lock(m_mutex);
    m_catalogueWanted = true;
    wakeUp();
}

void SyncThread::stopDownload()
{
    const std::scoped_lock lock(m_mutex);
    m_download.request_stop();
}

void SyncThread::setPaused(bool paused)
{
    const std::scoped_lock lock(m_mutex);
    if (std::exchange(m_paused, paused) == paused)
        return;
    if (paused) {
        m_download.request_stop();
        m_pass.request_stop();
        // What was cut off is where it begins again.
        m_catalogueWanted = true;
    }
    m_uploadWanted = true;
    wakeUp();
}

// The transport is replaced between requests, never under one.
void SyncThread::connect(std::function<std::unique_ptr<Transport>()> makeTransport, std::optional<HubLink> link)
{
    postNetwork([this, makeTransport = std::move(makeTransport),
                 link = std::move(link)](Transport *, const std::stop_token &) mutable {
        {
            const std::scoped_lock lock(m_mutex);
            m_wakeable = nullptr;
            m_uploadWanted = true;
            m_urgent = true;
        }
        m_uploader.reset();
        m_transport.reset();
        m_setup.makeTransport = std::move(makeTransport);
        m_setup.link = std::move(link);
    });
}

// Under the lock, so that the transport cannot go meanwhile.
void SyncThread::wakeUp()
{
    m_woken.notify_one();
    if (m_wakeable != nullptr)
        m_wakeable->wake();
}

void SyncThread::run(const std::stop_token &stop)
{
    (void)journal();
    tell();
    while (waitForWork(stop)) {
        serve();
        doNetworkWork(stop);
        upload(stop);
        downloadCatalogue(stop);
    }
    serve();
    {
        const std::scoped_lock lock(m_mutex);
        m_wakeable = nullptr;
    }
    m_uploader.reset();
    m_transport.reset();
    m_journal.reset();
}

// False: the end.
bool SyncThread::waitForWork(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] {
        return !m_work.empty() || !m_networkWork.empty() || uploadIsDue() || catalogueIsWanted();
    };
    const Moment wakeAt = m_paused         ? soon(std::chrono::hours(24))
                          : hasCatalogue() ? std::min(m_uploadAt, m_catalogueAt)
                                           : m_uploadAt;
    m_woken.wait_until(lock, stop, wakeAt, ready);
    return !stop.stop_requested();
}

// What was put off is put off for new findings too, but not for a person who asks.
bool SyncThread::uploadIsDue() const
{
    const auto now = std::chrono::steady_clock::now();
    return !m_paused && (m_urgent || now >= m_uploadAt || (m_uploadWanted && now >= m_putOffUntil));
}

bool SyncThread::hasCatalogue() const
{
    return m_setup.updateCatalogue && m_setup.cataloguePeriod.count() > 0;
}

bool SyncThread::catalogueIsDue() const
{
    return hasCatalogue() && std::chrono::steady_clock::now() >= m_catalogueAt;
}

// Under the lock.
bool SyncThread::catalogueIsWanted() const
{
    return !m_paused && (m_catalogueWanted || catalogueIsDue());
}

JournalResult<findings::Journal *> SyncThread::journal()
{
    if (!m_journal) {
        auto opened = m_setup.openJournal();
        if (!opened) {
            m_state.journal = opened.error();
            return std::unexpected(opened.error());
        }
        m_journal = std::move(*opened);
        m_state.journal.reset();
    }
    return m_journal.get();
}

void SyncThread::serve()
{
    for (;;) {
        Work work;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_work.empty())
                return;
            work = std::move(m_work.front());
            m_work.pop_front();
        }
        work(journal());
    }
}

void SyncThread::openTransport()
{
    if (m_transport || !m_setup.makeTransport)
        return;
    m_transport = m_setup.makeTransport();
    if (!m_transport)
        return;
    m_transport->whileWaiting([this] {
        serve();
        letFindingsPass();
    });
    const std::scoped_lock lock(m_mutex);
    m_wakeable = m_transport.get();
}

void SyncThread::doNetworkWork(const std::stop_token &stop)
{
    for (;;) {
        openTransport();
        NetworkWork work;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_networkWork.empty())
                return;
            work = std::move(m_networkWork.front());
            m_networkWork.pop_front();
        }
        work(m_transport.get(), stop);
    }
}

void SyncThread::upload(const std::stop_token &stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (stop.stop_requested() || !uploadIsDue())
            return;
        m_urgent = false;
        m_uploadWanted = false;
    }
    m_uploadAt = soon(m_setup.uploadPeriod);
    const auto open = journal();
    if (!open || !m_transport || !m_setup.link)
        return;
    if (!m_uploader)
        m_uploader = std::make_unique<Uploader>(**open, *m_transport, *m_setup.link, m_setup.clock, m_setup.random);
    m_state.working = true;
    tell();
    std::stop_source pass;
    {
        const std::scoped_lock lock(m_mutex);
        m_pass = pass;
        if (m_paused)
            pass.request_stop();
    }
    const std::stop_callback onStop(stop, [&pass] { pass.request_stop(); });
    m_state.upload = m_uploader->run(pass.get_token());
    m_state.working = false;
    if (m_state.upload.contact)
        m_state.lastContact = m_setup.clock();
    if (m_state.upload.notBefore)
        m_uploadAt = m_putOffUntil = soon(*m_state.upload.notBefore - m_setup.clock());
    tell();
}

void SyncThread::downloadCatalogue(const std::stop_token &stop)
{
    if (!m_setup.updateCatalogue || !m_transport || stop.stop_requested())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        if (!catalogueIsWanted())
            return;
        m_catalogueWanted = false;
    }
    m_catalogueAt = soon(m_setup.cataloguePeriod);
    m_state.working = true;
    tell();
    std::stop_source download;
    {
        const std::scoped_lock lock(m_mutex);
        m_download = download;
        m_letPass = false;
        if (m_paused)
            download.request_stop();
    }
    const std::stop_callback onStop(stop, [&download] { download.request_stop(); });
    auto report = m_setup.updateCatalogue(*m_transport, download.get_token());
    m_state.working = false;
    if (m_letPass && report.problem == name(TransportError::cancelled)) {
        const std::scoped_lock lock(m_mutex);
        m_catalogueWanted = true;
        return;
    }
    m_state.catalogue = std::move(report);
    if (m_state.catalogue->problem.empty())
        m_state.lastContact = m_setup.clock();
    tell();
}

// A finding is evidence, and small; what has come of the catalogue is not lost.
void SyncThread::letFindingsPass()
{
    const std::scoped_lock lock(m_mutex);
    if (m_setup.link && (m_urgent || (m_uploadWanted && std::chrono::steady_clock::now() >= m_putOffUntil)))
        m_letPass = m_download.request_stop() || m_letPass;
}

void SyncThread::tell()
{
    if (!m_setup.changed)
        return;
    if (m_journal)
        if (const auto queue = m_journal->queue())
            m_state.queue = *queue;
    m_setup.changed(m_state);
}

} // namespace nqi::sync
