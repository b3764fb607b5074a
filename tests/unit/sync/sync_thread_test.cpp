// SPDX-License-Identifier: Apache-2.0
#include "core/sync/sync_thread.h"
#include "tests/unit/sync/fake_hub.h"
#include "tests/unit/sync/memory_journal.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <semaphore>

namespace nqi::sync {
namespace {

using namespace std::chrono_literals;
using findings::JournalError;

/// Stands between the sync thread and a fake hub; may hold a request until it is released or stopped.
class Gate final : public Transport {
public:
    explicit Gate(FakeHub &hub, std::atomic<bool> &closed) : m_hub(hub), m_closed(closed) {}

    std::expected<Response, TransportError> send(const Request &request, std::stop_token stop) override
    {
        std::unique_lock lock(m_mutex);
        while (m_closed) {
            m_woken.wait_for(lock, stop, 5ms, [this] { return m_wakes > 0; });
            if (stop.stop_requested())
                return std::unexpected(TransportError::cancelled);
            if (std::exchange(m_wakes, 0) > 0) {
                lock.unlock();
                m_work();
                lock.lock();
            }
        }
        return m_hub.send(request, stop);
    }
    void wake() override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_wakes;
        m_woken.notify_all();
    }

private:
    FakeHub &m_hub;
    std::atomic<bool> &m_closed;
    std::mutex m_mutex;
    std::condition_variable_any m_woken;
    int m_wakes = 0;
};

struct Sync : testing::Test {
    FakeHub hub;
    std::atomic<bool> closed = false;
    std::atomic<int> journalsOpen = 0;
    std::atomic<int> saved = 0;
    std::optional<JournalError> openError;
    std::counting_semaphore<10000> completed{0};

    struct Counted final : findings::Journal {
        MemoryJournal memory;
        std::atomic<int> &count;
        explicit Counted(std::atomic<int> &open) : count(open) { ++count; }
        Counted(const Counted &) = delete;
        Counted &operator=(const Counted &) = delete;
        ~Counted() override { --count; }
        template <class T>
        using R = JournalResult<T>;
        R<findings::Evidence> storeEvidence(std::span<const std::byte> b, std::string_view m,
                                            std::string_view l) override
        {
            return memory.storeEvidence(b, m, l);
        }
        R<std::vector<std::byte>> readEvidence(const trust::Digest &d) const override { return memory.readEvidence(d); }
        R<findings::Finding> save(const findings::Draft &d) override { return memory.save(d); }
        R<std::vector<findings::Summary>> list(std::uint32_t n, std::uint64_t b) const override
        {
            return memory.list(n, b);
        }
        R<findings::Finding> load(const Uuid &i) const override { return memory.load(i); }
        R<std::optional<findings::Receipt>> receipt(const Uuid &i) const override { return memory.receipt(i); }
        R<findings::QueueState> queue() const override { return memory.queue(); }
        R<std::vector<findings::Pending>> due(Instant t, std::uint32_t n) const override { return memory.due(t, n); }
        R<void> markAllSent(std::span<const Uuid> i) override { return memory.markAllSent(i); }
        R<void> acknowledgeAll(std::span<const findings::Receipt> r) override { return memory.acknowledgeAll(r); }
        R<void> postpone(const Uuid &i, std::string_view p, Instant t) override { return memory.postpone(i, p, t); }
        R<void> quarantine(const Uuid &i, std::string_view p) override { return memory.quarantine(i, p); }
        R<void> retry(const std::optional<Uuid> &i) override { return memory.retry(i); }
    };

    SyncSetup setup()
    {
        SyncSetup setup;
        setup.openJournal = [this]() -> JournalResult<std::unique_ptr<findings::Journal>> {
            if (openError)
                return std::unexpected(*openError);
            return std::make_unique<Counted>(journalsOpen);
        };
        setup.makeTransport = [this] { return std::make_unique<Gate>(hub, closed); };
        setup.link = hub.link();
        setup.clock = systemClock();
        setup.random = seededRandom(3);
        setup.changed = [this, done = std::uint64_t(0)](const SyncState &state) mutable {
            for (; done < state.queue.complete; ++done)
                completed.release();
        };
        setup.uploadPeriod = 1h;
        return setup;
    }

    static findings::Draft draft(const std::string &note)
    {
        findings::Draft draft;
        draft.note = note;
        return draft;
    }

    static JournalResult<findings::Finding> save(SyncThread &thread, const std::string &note,
                                                 std::vector<findings::Attachment> pictures = {})
    {
        std::promise<JournalResult<findings::Finding>> done;
        thread.save(draft(note), std::move(pictures), [&](auto result) { done.set_value(std::move(result)); });
        return done.get_future().get();
    }
};

TEST_F(Sync, WhatIsSavedIsUploadedWithItsPictures)
{
    SyncThread thread(setup());
    const auto bytes = bytesOf("a picture");
    const auto kept = save(thread, "note", {{{bytes.begin(), bytes.end()}, "image/png", "frame"}});
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->evidence.at(0).digest, trust::sha256("a picture"));
    EXPECT_TRUE(completed.try_acquire_for(5s));
}

TEST_F(Sync, SavingDoesNotWaitForTheNetwork)
{
    closed = true;
    SyncThread thread(setup());
    ASSERT_TRUE(save(thread, "first"));
    std::this_thread::sleep_for(50ms);
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(save(thread, std::to_string(i)));
    closed = false;
    for (int i = 0; i < 21; ++i)
        EXPECT_TRUE(completed.try_acquire_for(5s)) << i;
}

TEST_F(Sync, TheEndKeepsWhatWasGivenToSaveAndDoesNotWaitForTheNetwork)
{
    closed = true;
    const auto begin = std::chrono::steady_clock::now();
    {
        SyncThread thread(setup());
        for (int i = 0; i < 50; ++i)
            thread.save(draft(std::to_string(i)), {}, [this](const auto &result) { saved += result ? 1 : 0; });
    }
    EXPECT_EQ(saved, 50);
    EXPECT_EQ(journalsOpen, 0);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
}

TEST_F(Sync, StartsAndStopsFiftyTimesUnderLoad)
{
    for (int i = 0; i < 50; ++i) {
        closed = i % 2 == 0;
        SyncThread thread(setup());
        std::jthread other([&] {
            for (int k = 0; k < 5; ++k)
                thread.save(draft("x"), {}, [this](const auto &) { ++saved; });
            thread.syncNow();
            thread.list(10, 0, [](const auto &) {});
        });
        other.join();
    }
    EXPECT_EQ(saved, 250);
    EXPECT_EQ(journalsOpen, 0);
}

TEST_F(Sync, AFieldDatabaseThatDoesNotOpenIsReportedAndTriedAgain)
{
    openError = JournalError::busy;
    SyncThread thread(setup());
    EXPECT_EQ(save(thread, "note").error(), JournalError::busy);
    std::promise<void> done;
    thread.post([&](const auto &journal) {
        EXPECT_FALSE(journal);
        openError.reset();
        done.set_value();
    });
    done.get_future().get();
    EXPECT_TRUE(save(thread, "note"));
}

TEST_F(Sync, WithoutAHubFindingsWaitUntilOneIsSet)
{
    SyncSetup without = setup();
    without.makeTransport = {};
    without.link.reset();
    SyncThread thread(std::move(without));
    ASSERT_TRUE(save(thread, "note"));
    EXPECT_FALSE(completed.try_acquire_for(50ms));
    thread.connect([this] { return std::make_unique<Gate>(hub, closed); }, hub.link());
    EXPECT_TRUE(completed.try_acquire_for(5s));
}

TEST_F(Sync, APersonWhoAsksNeedNotWaitForTheBackoff)
{
    std::promise<void> refused;
    bool first = true;
    hub.before = [&](const Request &) -> std::optional<FakeHub::Answer> {
        if (!std::exchange(first, false))
            return std::nullopt;
        refused.set_value();
        return FakeHub::Answer(Response{429, {{"Retry-After", "3600"}}, ""});
    };
    SyncThread thread(setup());
    ASSERT_TRUE(save(thread, "note"));
    refused.get_future().get();
    ASSERT_TRUE(save(thread, "another"));
    EXPECT_FALSE(completed.try_acquire_for(50ms));
    thread.syncNow();
    EXPECT_TRUE(completed.try_acquire_for(5s));
    EXPECT_TRUE(completed.try_acquire_for(5s));
}

TEST_F(Sync, TheCatalogueIsUpdatedOnItsThreadWhenAsked)
{
    SyncSetup with = setup();
    std::promise<std::thread::id> where;
    with.cataloguePeriod = 0ms;
    with.updateCatalogue = [&](Transport &, const std::stop_token &) {
        where.set_value(std::this_thread::get_id());
        return CatalogueReport{};
    };
    SyncThread thread(std::move(with));
    std::promise<std::thread::id> here;
    thread.post([&](const auto &) { here.set_value(std::this_thread::get_id()); });
    thread.updateCatalogueNow();
    EXPECT_EQ(where.get_future().get(), here.get_future().get());
}

TEST_F(Sync, AFindingDoesNotWaitForALongDownload)
{
    SyncSetup with = setup();
    std::atomic<int> downloads = 0;
    std::promise<void> downloading;
    std::promise<void> finished;
    with.updateCatalogue = [&](Transport &transport, const std::stop_token &stop) {
        CatalogueReport report;
        if (++downloads == 1) {
            downloading.set_value();
            closed = true; // an answer that takes for ever
            const auto answer = transport.send({.path = "/v1/catalogue/large"}, stop);
            closed = false;
            report.problem = answer ? "" : name(answer.error());
        } else if (downloads == 2) {
            finished.set_value();
        }
        return report;
    };
    SyncThread thread(std::move(with));
    thread.updateCatalogueNow();
    downloading.get_future().get();
    ASSERT_TRUE(save(thread, "note"));
    EXPECT_TRUE(completed.try_acquire_for(5s)) << "sent while the download was under way";
    EXPECT_EQ(finished.get_future().wait_for(5s), std::future_status::ready) << "and that goes on";
}

TEST_F(Sync, ADownloadIsEndedWhenAPersonSaysSo)
{
    SyncSetup with = setup();
    std::promise<void> downloading;
    std::promise<CatalogueReport> ended;
    std::atomic<int> downloads = 0;
    with.cataloguePeriod = 0ms;
    with.updateCatalogue = [&](Transport &transport, const std::stop_token &stop) {
        CatalogueReport report;
        if (++downloads > 1)
            return report;
        downloading.set_value();
        closed = true;
        const auto answer = transport.send({.path = "/v1/catalogue/large"}, stop);
        closed = false;
        report.problem = answer ? "" : name(answer.error());
        ended.set_value(report);
        return report;
    };
    SyncThread thread(std::move(with));
    thread.updateCatalogueNow();
    downloading.get_future().get();
    thread.stopDownload();
    EXPECT_EQ(ended.get_future().get().problem, "cancelled");
    ASSERT_TRUE(save(thread, "note"));
    EXPECT_TRUE(completed.try_acquire_for(5s));
    EXPECT_EQ(downloads, 1) << "it does not begin again by itself";
}

TEST_F(Sync, WhilePausedNothingLeavesAndEverythingIsSaved)
{
    SyncThread thread(setup());
    thread.setPaused(true);
    ASSERT_TRUE(save(thread, "kept"));
    thread.syncNow();
    EXPECT_FALSE(completed.try_acquire_for(200ms));
    EXPECT_EQ(hub.findings.size(), 0U);
    thread.setPaused(false);
    EXPECT_TRUE(completed.try_acquire_for(5s)) << "and then it goes by itself";
}

TEST_F(Sync, APauseEndsWhatIsUnderWayAndItGoesOnFromThere)
{
    closed = true; // a request that takes for ever
    SyncThread thread(setup());
    ASSERT_TRUE(save(thread, "under way"));
    std::this_thread::sleep_for(50ms);
    thread.setPaused(true);
    std::promise<void> served;
    thread.postNetwork([&](Transport *, const std::stop_token &) { served.set_value(); });
    EXPECT_EQ(served.get_future().wait_for(5s), std::future_status::ready) << "nothing is waited for any more";
    closed = false;
    EXPECT_FALSE(completed.try_acquire_for(100ms));
    thread.setPaused(false);
    EXPECT_TRUE(completed.try_acquire_for(5s));
}

TEST_F(Sync, OtherNetworkWorkGetsTheTransport)
{
    SyncThread thread(setup());
    std::promise<bool> got;
    thread.postNetwork([&](Transport *transport, const std::stop_token &) { got.set_value(transport != nullptr); });
    EXPECT_TRUE(got.get_future().get());
}

} // namespace
} // namespace nqi::sync
