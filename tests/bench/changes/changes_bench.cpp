// SPDX-License-Identifier: Apache-2.0
// Changes to a catalogue: a verified file of changed products applied to the overlay, beside the same rows upserted in
// place, and what look-ups feel of it. NQI_BENCH_PRODUCTS sets the size (default 1,000,000).
#include "core/protocol/chunk.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_overlay.h"
#include "core/store/catalogue_reader.h"
#include "core/trust/digest.h"
#include "tests/bench/changes/changed_products.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace nqi;
using namespace nqi::bench;
using Ticks = std::chrono::steady_clock;

std::string fileOf(const std::vector<catalog::Product> &rows)
{
    protocol::ChunkWriter writer;
    for (std::size_t i = 0; i < rows.size(); i += protocol::chunkRows)
        writer.add(std::span(rows).subspan(i, std::min<std::size_t>(protocol::chunkRows, rows.size() - i)));
    return writer.finish();
}

fs::path overlay()
{
    return store::overlayPath(folder(), store::readCurrent(folder())->file);
}

void removeOverlay()
{
    for (const char *ending : {"", "-wal", "-shm"})
        fs::remove(fs::path(overlay()).concat(ending));
}

void apply(const std::string &file, const trust::Digest &digest)
{
    auto changes = store::CatalogueOverlay::open(folder());
    if (!changes || trust::sha256(file) != digest)
        std::abort();
    const auto done = protocol::readChunk(
        std::as_bytes(std::span(file)), [&](const auto &row) { return changes->put(row).has_value(); },
        [&](const auto &row) { return changes->remove(row).has_value(); });
    catalog::CatalogueInfo info;
    info.version = 2;
    if (!done || !changes->commit(info, "bench"))
        std::abort();
}

/// From the bytes of a signed file to a durable commit.
void applyChanges(benchmark::State &state)
{
    const auto &rows = changed(static_cast<std::size_t>(state.range(0)));
    const std::string file = fileOf(rows);
    const trust::Digest digest = trust::sha256(file);
    std::uint64_t written = 0;
    for (auto _ : state) {
        state.PauseTiming();
        removeOverlay();
        state.ResumeTiming();
        apply(file, digest);
        state.PauseTiming();
        written = fs::file_size(overlay());
        if (fs::exists(fs::path(overlay()).concat("-wal")))
            written += fs::file_size(fs::path(overlay()).concat("-wal"));
        state.ResumeTiming();
    }
    state.counters["file_kB"] = static_cast<double>(file.size()) / 1e3;
    state.counters["disk_bytes_per_row"] = static_cast<double>(written) / static_cast<double>(rows.size());
    removeOverlay();
}
BENCHMARK(applyChanges)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The peer: the same rows into a copy of the base itself.
void upsertInPlace(benchmark::State &state)
{
    const auto &rows = changed(static_cast<std::size_t>(state.range(0)));
    const fs::path copy = fs::temp_directory_path() / "nqi-bench-in-place.db";
    for (auto _ : state) {
        state.PauseTiming();
        fs::copy_file(folder() / store::readCurrent(folder())->file, copy, fs::copy_options::overwrite_existing);
        auto database = store::Database::open(copy, {.access = store::SqlAccess::readWrite, .cacheKiB = 65536});
        state.ResumeTiming();
        auto transaction = database->begin();
        auto statement = database->prepare(store::sql::insert<catalog::Product>("INSERT OR REPLACE"));
        for (const catalog::Product &row : rows) {
            store::sql::bindRecord(*statement, row);
            if (!statement->run())
                std::abort();
        }
        if (!transaction->commit())
            std::abort();
        state.PauseTiming();
        std::error_code none;
        const auto wal = fs::file_size(fs::path(copy).concat("-wal"), none);
        state.counters["disk_bytes_per_row"] = none ? 0 : static_cast<double>(wal) / static_cast<double>(rows.size());
        state.ResumeTiming();
    }
    fs::remove(copy);
}
BENCHMARK(upsertInPlace)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

/// Look-ups through base and overlay, alone and while changes are applied again and again.
void lookups(benchmark::State &state)
{
    const auto &rows = changed(10'000);
    const std::string file = fileOf(rows);
    const trust::Digest digest = trust::sha256(file);
    removeOverlay();
    apply(file, digest);
    auto reader = store::CatalogueReader::open(folder());
    std::atomic<bool> stop = state.range(0) == 0;
    std::jthread writer([&] {
        while (!stop)
            apply(file, digest);
    });
    std::vector<double> microseconds;
    std::size_t next = 0;
    for (auto _ : state) {
        const auto begin = Ticks::now();
        const auto found = reader->product(rows[next++ * 7919 % rows.size()].gtin);
        if (!found || !*found)
            std::abort();
        microseconds.push_back(std::chrono::duration<double, std::micro>(Ticks::now() - begin).count());
    }
    stop = true;
    writer.join();
    std::ranges::sort(microseconds);
    state.counters["p50_us"] = microseconds[microseconds.size() / 2];
    state.counters["p99_us"] = microseconds[microseconds.size() * 99 / 100];
    removeOverlay();
}
BENCHMARK(lookups)->ArgName("applying")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond)->MinTime(2)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
