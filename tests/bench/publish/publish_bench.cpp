// SPDX-License-Identifier: Apache-2.0
// The way of a catalogue from an authority's file to a device, step by step: rows imported, published, fetched. What
// costs the change and what costs the whole stand beside each other. NQI_BENCH_PRODUCTS sets the size (default
// 1,000,000), NQI_BENCH_CATALOGUE names a catalogue of that size that is there already, NQI_BENCH_CHANGES how many
// products get another name (default 10,000). With NQI_BENCH_PRODUCTS_ALONE there is nothing but products.
#include "app/device/catalogue.h"
#include "core/demo/demo.h"
#include "core/hub/catalogue.h"
#include "core/hub/changes.h"
#include "core/hub/import.h"
#include "core/hub/publisher.h"
#include "core/store/catalogue_files.h"
#include "core/store/catalogue_names.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"
#include "core/sync/folder_transport.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <format>
#include <fstream>
#include <string>

namespace {

namespace fs = std::filesystem;
using namespace nqi;

const Instant now = *parseIsoInstant("2026-11-22T03:00:00Z");

std::uint64_t number(const char *variable, std::uint64_t otherwise)
{
    const char *text = std::getenv(variable);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}
std::uint64_t products()
{
    return number("NQI_BENCH_PRODUCTS", 1'000'000);
}
std::uint64_t changes()
{
    return number("NQI_BENCH_CHANGES", 10'000);
}

void require(bool good)
{
    if (!good)
        std::abort();
}

/// Processor time of this process: the machine is shared.
class Cpu {
public:
    [[nodiscard]] double seconds() const
    {
        return static_cast<double>(std::clock() - m_begin) / static_cast<double>(CLOCKS_PER_SEC);
    }

private:
    std::clock_t m_begin = std::clock();
};

fs::path work()
{
    return fs::temp_directory_path() / std::format("nqi-bench-publish-{}", products());
}
fs::path productsAlone(const fs::path &all)
{
    const fs::path place = work() / "products-alone";
    if (store::CatalogueReader::open(place))
        return place;
    auto reader = store::CatalogueReader::open(all);
    auto writer = store::CatalogueWriter::create(place, {.version = 1, .demo = true});
    require(reader && writer);
    require(
        reader
            ->rows<catalog::Product>([&](const catalog::Product &product) { return writer->add(product).has_value(); })
            .has_value());
    require(writer->finish().has_value());
    return place;
}
fs::path source()
{
    const char *const named = std::getenv("NQI_BENCH_CATALOGUE");
    const fs::path place = named != nullptr ? fs::path(named) : work() / "source";
    if (named == nullptr && !store::CatalogueReader::open(place)) {
        auto writer = store::CatalogueWriter::create(place, {.version = 1, .demo = true});
        require(writer && demo::writeTo(*writer, {.products = products(), .seed = 1, .now = now}));
    }
    return std::getenv("NQI_BENCH_PRODUCTS_ALONE") != nullptr ? productsAlone(place) : place;
}
fs::path hubData()
{
    return work() / "hub";
}

hub::PublishReport publish(hub::Catalogue &catalogue, bool thorough)
{
    hub::PublishOptions options;
    options.renewBases = thorough;
    options.joined = [](const std::string &a, const std::string &b) { return hub::joinedChanges(a, b); };
    auto report = hub::publish(catalogue, hubData(), now, systemRandom(), options);
    require(report.has_value());
    catalogue.forgetChanges();
    return *report;
}

hub::Catalogue open()
{
    auto catalogue = hub::Catalogue::open(hubData());
    require(catalogue.has_value());
    return std::move(*catalogue);
}

/// All that a new hub has to do, once.
void publishTheWhole(benchmark::State &state)
{
    fs::remove_all(hubData());
    const fs::path from = source();
    for (auto _ : state) {
        const Cpu cpu;
        hub::Catalogue catalogue = open();
        require(catalogue.takeAll(from, systemRandom()).has_value());
        const auto report = publish(catalogue, true);
        state.counters["cpu_s"] = cpu.seconds();
        state.counters["MB"] = static_cast<double>(report.bytes) / 1e6;
        state.counters["files"] = static_cast<double>(report.files);
    }
}
BENCHMARK(publishTheWhole)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();

sync::CatalogueReport fetch()
{
    const device::Folders folders(work() / "device");
    const auto sink = device::makeCatalogueSink(folders);
    const auto transport = sync::makeFolderTransport(hub::publicFolder(hubData()));
    sync::CatalogueUpdater updater(*transport, *sink, work() / "device" / "trust", [] { return now; });
    require(updater.trustOnFirstUse().problem.empty());
    auto report = updater.update();
    require(report.problem.empty() && report.installed);
    return report;
}

void fetchTheWhole(benchmark::State &state)
{
    fs::remove_all(work() / "device");
    for (auto _ : state) {
        const Cpu cpu;
        const auto report = fetch();
        state.counters["cpu_s_to_look_up"] = cpu.seconds();
        require(store::makeMissingNames(device::Folders(work() / "device").catalogue()).value_or(false));
        state.counters["cpu_s_to_names"] = cpu.seconds();
        state.counters["MB"] = static_cast<double>(report.bytesFetched) / 1e6;
    }
}
BENCHMARK(fetchTheWhole)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();

/// Products from all over the catalogue, each with another name, as an authority's file.
std::string changedProducts()
{
    auto reader = store::CatalogueReader::open(source());
    const std::uint64_t each = std::max<std::uint64_t>(1, products() / changes());
    std::string csv = "gtin,name,brand,category\n";
    std::uint64_t count = 0;
    require(reader && reader->rows<catalog::Product>([&](const catalog::Product &row) {
        if (count++ % each == 0)
            csv += std::format("{},\"{} ({})\",\"{}\",\"{}\"\n", row.gtin, row.name, std::rand() % 1000, row.brand,
                               row.category);
        return true;
    }));
    return csv;
}

void importChanges(benchmark::State &state)
{
    fs::create_directories(work());
    const fs::path file = work() / "products.csv";
    std::ofstream(file) << changedProducts();
    std::uint64_t rows = 0;
    for (auto _ : state) {
        std::ifstream in(file);
        const auto read = hub::importRows(in, protocol::TableFormat::csv, "products", work() / "staging");
        require(read && read->faults == 0);
        hub::Catalogue catalogue = open();
        const auto taken = catalogue.takeTable(work() / "staging", {.name = "products"}, systemRandom());
        require(taken && !taken->changed.empty());
        rows = read->rows;
    }
    state.counters["rows_per_minute"] = benchmark::Counter(static_cast<double>(rows) * 60, benchmark::Counter::kIsRate);
}
BENCHMARK(importChanges)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void publishTheChanges(benchmark::State &state)
{
    for (auto _ : state) {
        hub::Catalogue catalogue = open();
        const auto report = publish(catalogue, false);
        require(report.deltaBytes > 0 && report.anew.empty());
        state.counters["MB"] = static_cast<double>(report.deltaBytes) / 1e6;
    }
}
BENCHMARK(publishTheChanges)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void fetchTheChanges(benchmark::State &state)
{
    for (auto _ : state) {
        const auto report = fetch();
        require(report.changed);
        state.counters["MB"] = static_cast<double>(report.bytesFetched) / 1e6;
    }
}
BENCHMARK(fetchTheChanges)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The peer: what it costs when the changes must be found by comparing everything.
void compareEverything(benchmark::State &state)
{
    for (auto _ : state) {
        hub::Catalogue catalogue = open();
        const auto taken = catalogue.takeAll(source(), systemRandom());
        require(taken && !taken->changed.empty());
    }
}
BENCHMARK(compareEverything)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
