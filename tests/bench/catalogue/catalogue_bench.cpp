// SPDX-License-Identifier: Apache-2.0
// Look-ups, name search, generation and building of the catalogue. NQI_BENCH_PRODUCTS sets the size (default 100 000);
// NQI_BENCH_FOLDER keeps the catalogue between runs. The percentiles are of single calls, warm.
#include "core/demo/demo.h"
#include "core/gs1/gtin.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace nqi;

const Instant now = *parseIsoInstant("2026-11-22T03:00:00Z");

std::uint64_t products()
{
    const char *text = std::getenv("NQI_BENCH_PRODUCTS");
    return text != nullptr ? std::strtoull(text, nullptr, 10) : 100'000;
}

fs::path folder()
{
    const char *text = std::getenv("NQI_BENCH_FOLDER");
    return text != nullptr ? fs::path(text) : fs::temp_directory_path() / "nqi-bench-catalogue";
}

demo::Request request()
{
    return {.products = products(), .seed = 1, .now = now};
}

const std::vector<std::uint64_t> &gtins()
{
    static const std::vector<std::uint64_t> list = [] {
        std::vector<std::uint64_t> numbers;
        auto sink = demo::makeSink([&]<class Record>(const Record &record) {
            if constexpr (std::same_as<Record, catalog::Product>)
                numbers.push_back(record.gtin);
            return true;
        });
        static_cast<void>(demo::generate(request(), sink));
        return numbers;
    }();
    return list;
}

store::CatalogueReader openCatalogue(std::uint64_t mmapBytes)
{
    const fs::path place = folder() / std::to_string(products());
    if (auto opened = store::CatalogueReader::open(place, {.mmapBytes = mmapBytes}))
        return std::move(*opened);
    auto writer = store::CatalogueWriter::create(place, {.version = 1, .demo = true});
    if (!writer || !demo::writeTo(*writer, request()))
        std::abort();
    return std::move(*store::CatalogueReader::open(place, {.mmapBytes = mmapBytes}));
}

gs1::Item itemOf(std::uint64_t gtin)
{
    gs1::Item item;
    item.kind = gs1::ItemKind::product;
    item.keyAi = "01";
    item.key = gs1::gtin14Text(gtin);
    item.gtin = gtin;
    item.lot = "L26A01";
    item.serial = "000123";
    return item;
}

/// Random numbers of the catalogue, the same in every run.
std::uint64_t pick(std::uint64_t &state)
{
    state = state * 6364136223846793005U + 1442695040888963407U;
    return gtins()[(state >> 33U) % gtins().size()];
}

void report(benchmark::State &state, std::vector<double> &microseconds)
{
    std::ranges::sort(microseconds);
    const auto at = [&](double part) {
        return microseconds[static_cast<std::size_t>(part * static_cast<double>(microseconds.size() - 1))];
    };
    state.counters["p50_us"] = at(0.50);
    state.counters["p99_us"] = at(0.99);
}

template <class Ask>
void timeEach(benchmark::State &state, Ask ask)
{
    for (int warm = 0; warm < 20'000; ++warm)
        ask();
    std::vector<double> microseconds;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        ask();
        const auto end = std::chrono::steady_clock::now();
        microseconds.push_back(std::chrono::duration<double, std::micro>(end - start).count());
    }
    report(state, microseconds);
}

void facts(benchmark::State &state)
{
    auto reader = openCatalogue(static_cast<std::uint64_t>(state.range(0)) << 20U);
    std::uint64_t random = 1;
    timeEach(state, [&] {
        auto found = reader.facts(itemOf(pick(random)));
        if (!found || !found->product)
            std::abort();
        benchmark::DoNotOptimize(found);
    });
}
BENCHMARK(facts)->ArgName("mmapMiB")->Arg(0)->Arg(2048)->Unit(benchmark::kMicrosecond);

void factsOfUnknown(benchmark::State &state)
{
    auto reader = openCatalogue(0);
    std::uint64_t random = 1;
    timeEach(state, [&] { benchmark::DoNotOptimize(reader.facts(itemOf(pick(random) + 1))); });
}
BENCHMARK(factsOfUnknown)->Unit(benchmark::kMicrosecond);

void productAlone(benchmark::State &state)
{
    auto reader = openCatalogue(0);
    std::uint64_t random = 1;
    timeEach(state, [&] { benchmark::DoNotOptimize(reader.product(pick(random))); });
}
BENCHMARK(productAlone)->Unit(benchmark::kMicrosecond);

/// The peer: the same row through Qt's driver, prepared, read-only.
void productByQSqlQuery(benchmark::State &state)
{
    static_cast<void>(openCatalogue(0));
    const fs::path place = folder() / std::to_string(products());
    int count = 0;
    const QCoreApplication application(count, nullptr); // finds the driver
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        database.setDatabaseName(QString::fromStdString((place / store::readCurrent(place)->file).string()));
        if (!database.open()) {
            state.SkipWithError("there is no driver QSQLITE");
            return;
        }
        QSqlQuery query(database);
        query.setForwardOnly(true);
        query.prepare(QStringLiteral("SELECT * FROM products WHERE gtin = ?"));
        const int columns = database.record(QStringLiteral("products")).count();
        std::uint64_t random = 1;
        timeEach(state, [&] {
            query.bindValue(0, static_cast<qlonglong>(pick(random)));
            if (!query.exec() || !query.next())
                std::abort();
            for (int column = 0; column < columns; ++column)
                benchmark::DoNotOptimize(query.value(column));
        });
    }
    QSqlDatabase::removeDatabase(QSqlDatabase::database().connectionName());
}
BENCHMARK(productByQSqlQuery)->Unit(benchmark::kMicrosecond);

void openAndFirstFacts(benchmark::State &state)
{
    static_cast<void>(openCatalogue(0));
    const auto item = itemOf(gtins().front());
    for (auto _ : state) {
        auto reader = openCatalogue(0);
        benchmark::DoNotOptimize(reader.facts(item));
    }
}
BENCHMARK(openAndFirstFacts)->Unit(benchmark::kMicrosecond);

void search(benchmark::State &state, std::string_view words)
{
    auto reader = openCatalogue(0);
    std::size_t found = 0;
    for (auto _ : state)
        found = reader.search(words, 50)->size();
    state.counters["found"] = static_cast<double>(found);
}
BENCHMARK_CAPTURE(search, two_common_words, "sua tuoi")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, brand, "moc suong")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, four_words, "nuoc mam ca com")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, unfinished, "den led am tr")->Unit(benchmark::kMicrosecond);

void generate(benchmark::State &state)
{
    for (auto _ : state) {
        std::uint64_t records = 0;
        auto sink = demo::makeSink([&](const auto &) {
            ++records;
            return true;
        });
        benchmark::DoNotOptimize(demo::generate(request(), sink));
        state.counters["records"] = static_cast<double>(records);
    }
    state.counters["products/s"] =
        benchmark::Counter(static_cast<double>(products()), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(generate)->Unit(benchmark::kMillisecond);

void build(benchmark::State &state)
{
    const fs::path place = folder() / "build";
    for (auto _ : state) {
        fs::remove_all(place);
        auto writer = store::CatalogueWriter::create(place, {.version = 1, .demo = true});
        if (!writer || !demo::writeTo(*writer, request()))
            std::abort();
    }
    state.counters["MB"] = static_cast<double>(fs::file_size(place / "base-1.db")) / 1e6;
    state.counters["products/s"] =
        benchmark::Counter(static_cast<double>(products()), benchmark::Counter::kIsIterationInvariantRate);
    fs::remove_all(place);
}
BENCHMARK(build)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace

BENCHMARK_MAIN();
