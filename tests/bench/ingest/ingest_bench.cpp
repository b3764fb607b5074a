// SPDX-License-Identifier: Apache-2.0
// Findings into the hub, in batches: everything between HTTP and the durable row (read, hash
// and signature checked, stored, receipt signed). PostgreSQL beside SQLite, and the store alone beside the whole.
#include "core/hub/postgres/store.h"
#include "core/hub/service.h"
#include "core/hub/sqlite_store.h"
#include "tests/support/postgres/server.h"
#include "tests/unit/hub/device.h"
#include "tests/unit/hub/folder.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace nqi;
using hub::noon;

constexpr std::size_t batch = 100;

/// One device's batches, made before they are sent.
struct Sender {
    hub::Device device;
    std::vector<std::vector<findings::Finding>> batches;
    std::vector<std::string> texts;
};

struct Place {
    hub::TestFolder folder;
    std::unique_ptr<test::PostgresServer> server;
    std::unique_ptr<hub::Store> store;
    std::unique_ptr<hub::BlobStore> blobs;
    Random random = seededRandom(1);
    trust::KeyPair key = trust::KeyPair::generate(random);
    std::unique_ptr<hub::Service> service;
    std::vector<Sender> senders;

    Place(bool postgres, std::size_t threads, std::size_t batches)
    {
        if (postgres) {
            // Durable, as in production: the test's own server is not.
            server = test::PostgresServer::start(true);
            store = std::move(*hub::openPostgresStore({.address = server->newDatabase(), .connections = threads}));
        } else {
            store = std::move(*hub::openSqliteStore(folder.path / "hub.db"));
        }
        blobs = std::move(*hub::openBlobFolder(folder.path / "blobs"));
        service = std::make_unique<hub::Service>(
            *store, *blobs, key, [] { return noon; }, systemRandom(), hub::ServiceOptions{"hub", true});
        const std::string note(500, 'n');
        for (std::size_t t = 0; t < threads; ++t) {
            hub::FakeDevice fake(t + 100);
            const auto answer =
                service->enrol(protocol::encodeEnrolment(protocol::makeEnrolment("", "tablet", fake.key)));
            Sender sender{.device = *service->authenticate(answer->token)};
            for (std::size_t b = 0; b < batches; ++b) {
                std::vector<findings::Finding> findings;
                for (std::size_t i = 0; i < batch; ++i)
                    findings.push_back(fake.make(note, {hub::evidenceOf(std::to_string(b * batch + i))}));
                sender.texts.push_back(protocol::encodeBatch(findings));
                sender.batches.push_back(std::move(findings));
            }
            senders.push_back(std::move(sender));
        }
    }
};

template <bool postgres, bool whole>
void ingest(benchmark::State &state)
{
    const auto threads = static_cast<std::size_t>(state.range(0));
    constexpr std::size_t batches = 100;
    std::vector<double> milliseconds;
    double seconds = 0;
    std::size_t stored = 0;
    for (auto _ : state) {
        state.PauseTiming();
        Place place(postgres, threads, batches);
        std::mutex mutex;
        state.ResumeTiming();
        const auto begin = std::chrono::steady_clock::now();
        {
            std::vector<std::jthread> running;
            for (Sender &sender : place.senders)
                running.emplace_back([&] {
                    std::vector<double> own;
                    for (std::size_t b = 0; b < batches; ++b) {
                        const auto start = std::chrono::steady_clock::now();
                        const bool good =
                            whole
                                ? place.service->putBatch(sender.device, sender.texts[b]).has_value()
                                : place.store
                                      ->put(sender.batches[b], noon,
                                            [](const findings::Finding &, const hub::Placement &) { return "receipt"; })
                                      .has_value();
                        if (!good)
                            std::abort();
                        own.push_back(
                            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                                .count());
                    }
                    const std::scoped_lock lock(mutex);
                    milliseconds.insert(milliseconds.end(), own.begin(), own.end());
                });
        }
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        stored += place.store->counts()->findings;
        state.PauseTiming();
        place.store.reset();
        state.ResumeTiming();
    }
    std::ranges::sort(milliseconds);
    state.counters["findings_per_s"] = static_cast<double>(stored) / seconds;
    state.counters["batch_p50_ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["batch_p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
}
BENCHMARK(ingest<true, true>)->Name("postgres, the whole service")->Arg(2)->Arg(8)->Iterations(2)->UseRealTime();
BENCHMARK(ingest<true, false>)->Name("postgres, the store alone")->Arg(2)->Arg(8)->Iterations(2)->UseRealTime();
BENCHMARK(ingest<false, true>)->Name("sqlite, the whole service")->Arg(2)->Arg(8)->Iterations(2)->UseRealTime();
BENCHMARK(ingest<false, false>)->Name("sqlite, the store alone")->Arg(2)->Arg(8)->Iterations(2)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
