// SPDX-License-Identifier: Apache-2.0
// What an inspector waits for: saving a finding while photos are queued, beside the same body in a bare SQLite row
// (WAL, synchronous=FULL: what the disk itself takes), keeping an inspection, storing a photo; and a device with a long
// queue: opening, its list, its outbox. NQI_BENCH_FINDINGS sets its length (default 100,000, half a megabyte of sparse
// evidence each: 50 GB).
#include "core/base/encoding.h"
#include "core/protocol/inspection.h"
#include "core/store/field_database.h"
#include "core/store/sqlite.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace nqi;
using Ticks = std::chrono::steady_clock;

/// A folder that ends with its owner; NQI_BENCH_FOLDER says on which disk.
struct Folder {
    explicit Folder(const std::string &name)
    {
        const char *chosen = std::getenv("NQI_BENCH_FOLDER");
        path = (chosen != nullptr ? fs::path(chosen) : fs::temp_directory_path()) / ("nqi-bench-" + name);
        fs::remove_all(path);
    }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    ~Folder()
    {
        std::error_code error;
        fs::remove_all(path, error);
    }
    fs::path path;
};

trust::KeyPair deviceKey()
{
    return trust::KeyPair::generate(seededRandom(1));
}

std::unique_ptr<store::FieldDatabase> open(const fs::path &folder)
{
    auto key = deviceKey();
    store::FieldOptions options;
    options.key = trust::sealingKeyOf(key);
    auto journal = store::FieldDatabase::open(folder, std::move(key), std::move(options));
    return journal ? std::move(*journal) : (std::abort(), nullptr);
}

/// A usual finding: a dozen checks, 5 KB.
findings::Draft draft()
{
    findings::Draft one;
    one.item.key = "08936017360017";
    one.item.gtin = 8936017360017;
    one.note = "Nhãn phụ thiếu địa chỉ của tổ chức chịu trách nhiệm";
    for (std::uint16_t code = 0; code < 12; ++code)
        one.verdict.checks.push_back({.code = static_cast<verdict::CheckCode>(code),
                                      .outcome = verdict::Outcome::agrees,
                                      .severity = verdict::Severity::none,
                                      .reason = "productDeclared.declared",
                                      .arguments = {{"name", "Sữa tươi tiệt trùng không đường"}},
                                      .records = {{catalog::Dataset::products, "8936017360017", "VNPC", std::nullopt}},
                                      .legalBasis = "Nghị định 37/2026/NĐ-CP, Điều 42"});
    return one;
}

std::vector<std::byte> photo(std::uint64_t seed)
{
    constexpr std::size_t bytes = 4'000'000;
    std::vector<std::byte> content(bytes);
    seededRandom(seed)(content);
    return content;
}

/// Times of single calls; the percentiles become counters.
class Times {
public:
    template <class Call>
    void take(Call call)
    {
        const auto begun = Ticks::now();
        call();
        m_ms.push_back(std::chrono::duration<double, std::milli>(Ticks::now() - begun).count());
    }
    void report(benchmark::State &state)
    {
        std::ranges::sort(m_ms);
        constexpr double middle = 0.5, most = 0.99;
        state.counters["p50_ms"] = m_ms.at(static_cast<std::size_t>(middle * static_cast<double>(m_ms.size() - 1)));
        state.counters["p99_ms"] = m_ms.at(static_cast<std::size_t>(most * static_cast<double>(m_ms.size() - 1)));
    }

private:
    std::vector<double> m_ms;
};

constexpr int rounds = 1000;

void saveWithThreePhotosQueued(benchmark::State &state)
{
    const Folder folder("save");
    const auto journal = open(folder.path);
    for (std::uint64_t i = 0; i < 3; ++i) {
        findings::Draft queued = draft();
        queued.evidence = {*journal->storeEvidence(photo(i), "image/jpeg", "front")};
        if (!journal->save(queued))
            std::abort();
    }
    Times times;
    for (auto _ : state)
        times.take([&] { benchmark::DoNotOptimize(journal->save(draft())); });
    times.report(state);
}
BENCHMARK(saveWithThreePhotosQueued)->Iterations(rounds)->Unit(benchmark::kMillisecond)->UseRealTime();

void bareRow(benchmark::State &state)
{
    const Folder folder("bare");
    fs::create_directories(folder.path);
    auto database = *store::Database::open(folder.path / "bare.db", {.access = store::SqlAccess::create});
    if (!database.exec("CREATE TABLE bare (number INTEGER PRIMARY KEY, body TEXT)"))
        std::abort();
    const std::string body =
        protocol::encodeBody(draft(), Uuid::version7(Instant(), seededRandom(1)), "device", 1, Instant());
    Times times;
    for (auto _ : state)
        times.take([&] {
            auto insert = *database.prepare("INSERT INTO bare (body) VALUES (?)");
            if (!insert.bindView(1, body).run())
                std::abort();
        });
    times.report(state);
}
BENCHMARK(bareRow)->Iterations(rounds)->Unit(benchmark::kMillisecond)->UseRealTime();

void keepAnInspectionOfTwoHundredItems(benchmark::State &state)
{
    const Folder folder("keep");
    const auto journal = open(folder.path);
    constexpr std::size_t items = 200;
    findings::Inspection of;
    of.id = Uuid::version7(Instant(), seededRandom(2));
    of.items.assign(items, {.key = "08936017360017", .lot = "L1", .serial = {}, .product = "Sữa tươi", .finding = {}});
    Times times;
    for (auto _ : state)
        times.take([&] { benchmark::DoNotOptimize(journal->keep(of, "An")); });
    times.report(state);
}
BENCHMARK(keepAnInspectionOfTwoHundredItems)->Iterations(rounds)->Unit(benchmark::kMillisecond)->UseRealTime();

void storeAPhotoOfFourMegabytes(benchmark::State &state)
{
    const Folder folder("photo");
    const auto journal = open(folder.path);
    Times times;
    std::uint64_t seed = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const auto content = photo(++seed);
        state.ResumeTiming();
        times.take([&] { benchmark::DoNotOptimize(journal->storeEvidence(content, "image/jpeg", "front")); });
    }
    times.report(state);
}
BENCHMARK(storeAPhotoOfFourMegabytes)->Iterations(50)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A device that was long without a network. Made once: rows are copies of one that was saved, with numbers of their
/// own.
const fs::path &longQueue()
{
    static const Folder folder("queue");
    [[maybe_unused]] static const bool made = [] {
        const char *wanted = std::getenv("NQI_BENCH_FINDINGS");
        const std::uint64_t findings = wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 100'000;
        constexpr std::uintmax_t sparse = 500'000;
        {
            const auto journal = open(folder.path);
            findings::Draft first = draft();
            first.evidence = {*journal->storeEvidence(bytesOf("photo"), "image/jpeg", "front")};
            if (!journal->save(first))
                std::abort();
        }
        auto database = *store::Database::open(
            folder.path / "field.db",
            {.access = store::SqlAccess::readWrite, .key = trust::databaseKeyOf(trust::sealingKeyOf(deviceKey()))});
        const auto done = database.exec(std::format(
            "CREATE TEMP TABLE numbers AS WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {}) "
            "SELECT i FROM n;"
            "INSERT INTO findings (sequence, id, previous, hash, saved_at, body, signature, overall, item_key, "
            "product, "
            "note) SELECT i, randomblob(16), previous, hash, saved_at + i, body, signature, overall, item_key, "
            "product, "
            "note FROM numbers, findings WHERE sequence = 1;"
            "INSERT INTO evidence (finding, position, digest, size, media_type, label) SELECT i, 0, randomblob(32), "
            "{}, "
            "media_type, label FROM numbers, evidence WHERE finding = 1;"
            "INSERT INTO outbox (finding) SELECT i FROM numbers;",
            findings, sparse));
        if (!done)
            std::abort();
        auto digests = *database.prepare("SELECT digest FROM evidence WHERE finding > 1");
        while (digests.step().value_or(false)) {
            const fs::path file = folder.path / "evidence" / hex(digests.blob(0));
            std::FILE *empty = std::fopen(file.c_str(), "wb");
            if (empty == nullptr || std::fclose(empty) != 0)
                std::abort();
            fs::resize_file(file, sparse);
        }
        return true;
    }();
    return folder.path;
}

void openALongQueue(benchmark::State &state)
{
    const fs::path &folder = longQueue();
    Times times;
    for (auto _ : state)
        times.take([&] { benchmark::DoNotOptimize(open(folder)); });
    times.report(state);
}
BENCHMARK(openALongQueue)->Iterations(10)->Unit(benchmark::kMillisecond)->UseRealTime();

void aPageOfTheLongList(benchmark::State &state)
{
    const auto journal = open(longQueue());
    constexpr std::uint32_t page = 50;
    std::uint64_t before = 0;
    Times times;
    for (auto _ : state)
        times.take([&] {
            const auto rows = journal->list(page, before);
            before = rows && rows->size() == page ? rows->back().sequence : 0;
        });
    times.report(state);
}
BENCHMARK(aPageOfTheLongList)->Iterations(rounds)->Unit(benchmark::kMillisecond)->UseRealTime();

void theLongQueuesState(benchmark::State &state)
{
    const auto journal = open(longQueue());
    Times times;
    for (auto _ : state)
        times.take([&] { benchmark::DoNotOptimize(journal->queue()); });
    times.report(state);
}
BENCHMARK(theLongQueuesState)->Iterations(100)->Unit(benchmark::kMillisecond)->UseRealTime();

void whatIsDueOfTheLongQueue(benchmark::State &state)
{
    const auto journal = open(longQueue());
    Times times;
    for (auto _ : state)
        times.take([&] { benchmark::DoNotOptimize(journal->due(systemClock()(), 100)); });
    times.report(state);
}
BENCHMARK(whatIsDueOfTheLongQueue)->Iterations(100)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
