// SPDX-License-Identifier: Apache-2.0
// From a symbol's payload to its verdict over a demo catalogue: parse, merge, look up, judge; decoding excluded.
// NQI_BENCH_PRODUCTS sets the size (default 1,000,000), NQI_BENCH_CODES how many different codes are met, warm (default
// 1,000: a day's work); the catalogue is made once in the temporary folder.
#include "core/demo/demo.h"
#include "core/inspect/line.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <print>
#include <random>

namespace {

using namespace nqi;
using Ticks = std::chrono::steady_clock;

constexpr Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

std::uint64_t setting(const char *name, std::uint64_t usual)
{
    const char *text = std::getenv(name);
    return text ? std::max<std::uint64_t>(1, std::strtoull(text, nullptr, 10)) : usual;
}

std::uint64_t products()
{
    return setting("NQI_BENCH_PRODUCTS", 1'000'000);
}

std::filesystem::path catalogue()
{
    const auto folder = std::filesystem::temp_directory_path() / std::format("nqi-bench-{}", products());
    if (store::CatalogueReader::open(folder))
        return folder;
    std::println(stderr, "making a catalogue of {} products in {}", products(), folder.string());
    store::CatalogueBuild build;
    build.demo = true;
    auto writer = store::CatalogueWriter::create(folder, build);
    if (!writer || !demo::writeTo(*writer, {.products = products(), .seed = 1, .now = now})) {
        std::println(stderr, "the catalogue could not be made");
        std::exit(1);
    }
    return folder;
}

/// Products from all over the catalogue, as the element string of its GS1 DataMatrix, in random order.
std::vector<std::string> payloads(const std::filesystem::path &folder)
{
    std::vector<std::string> list;
    std::uint64_t count = 0;
    const std::uint64_t stride = std::max<std::uint64_t>(1, products() / setting("NQI_BENCH_CODES", 1000));
    auto sink = demo::makeSink([&](const auto &record) {
        if constexpr (std::is_same_v<std::decay_t<decltype(record)>, catalog::Product>) {
            if (count++ % stride == 0)
                list.push_back(std::format("01{:014}17271231"
                                           "10L{}",
                                           record.gtin, count % 50));
        }
        return true;
    });
    (void)folder;
    (void)demo::generate({.products = products(), .seed = 1, .now = now}, sink);
    std::ranges::shuffle(list, std::mt19937_64(7));
    return list;
}

void symbolToVerdict(benchmark::State &state)
{
    const auto folder = catalogue();
    const auto codes = payloads(folder);
    auto reader = store::CatalogueReader::open(folder);
    auto policy = verdict::Policy(reader->policy().value_or(std::vector<catalog::PolicyEntry>()));
    std::vector<double> microseconds;
    const auto once = [&](const std::string &code) {
        const gs1::Message message = gs1::parse(code, {.symbologyId = "]d2", .currentYear = 2026});
        auto items = gs1::merge(std::span(&message, 1));
        const auto facts = reader->facts(items.front());
        benchmark::DoNotOptimize(verdict::evaluate(items.front(), *facts, policy, now, {}));
    };
    for (const std::string &code : codes)
        once(code);
    std::size_t next = 0;
    for (auto _ : state) {
        const auto begin = Ticks::now();
        once(codes[next++ % codes.size()]);
        microseconds.push_back(std::chrono::duration<double, std::micro>(Ticks::now() - begin).count());
    }
    std::ranges::sort(microseconds);
    const auto at = [&](double share) {
        return microseconds[static_cast<std::size_t>(share * static_cast<double>(microseconds.size() - 1))];
    };
    state.counters["p50_us"] = at(0.5);
    state.counters["p99_us"] = at(0.99);
}
BENCHMARK(symbolToVerdict)->Unit(benchmark::kMicrosecond)->MinTime(2);

/// Nothing of the catalogue is in memory any more, as after the device was switched on.
void forget(const std::filesystem::path &folder)
{
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

/// From opening the catalogue to the first verdict.
void coldStart(benchmark::State &state)
{
    const auto folder = catalogue();
    const auto codes = payloads(folder);
    std::vector<double> milliseconds;
    std::size_t next = 0;
    for (auto _ : state) {
        forget(folder);
        const std::string &code = codes[next++ % codes.size()];
        const auto begin = Ticks::now();
        auto reader = store::CatalogueReader::open(folder);
        const auto policy = verdict::Policy(reader->policy().value_or(std::vector<catalog::PolicyEntry>()));
        const gs1::Message message = gs1::parse(code, {.symbologyId = "]d2", .currentYear = 2026});
        auto items = gs1::merge(std::span(&message, 1));
        const auto facts = reader->facts(items.front());
        benchmark::DoNotOptimize(verdict::evaluate(items.front(), *facts, policy, now, {}));
        milliseconds.push_back(std::chrono::duration<double, std::milli>(Ticks::now() - begin).count());
    }
    std::ranges::sort(milliseconds);
    state.counters["p50_ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["p95_ms"] = milliseconds[milliseconds.size() * 95 / 100];
}
BENCHMARK(coldStart)->Unit(benchmark::kMillisecond)->Iterations(100)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
