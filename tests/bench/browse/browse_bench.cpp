// SPDX-License-Identifier: Apache-2.0
// Looking around in the catalogue: each list and what one typed text asks. NQI_BENCH_PRODUCTS sets the size (default
// 100 000); NQI_BENCH_FOLDER keeps the catalogue between runs. The percentiles are of single calls, warm. Firms are
// asked for in two catalogues of nothing else, 10,000 and NQI_BENCH_FIRMS (default 1 000 000), turn by turn.
#include "core/catalog/find.h"
#include "core/demo/demo.h"
#include "core/store/catalogue_browser.h"
#include "core/store/catalogue_writer.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace nqi;
using catalog::PageRequest;

const Instant now = *parseIsoInstant("2026-11-22T03:00:00Z");

std::uint64_t products()
{
    const char *text = std::getenv("NQI_BENCH_PRODUCTS");
    return text != nullptr ? std::strtoull(text, nullptr, 10) : 100'000;
}

store::CatalogueBrowser openCatalogue()
{
    const char *text = std::getenv("NQI_BENCH_FOLDER");
    const fs::path place = (text != nullptr ? fs::path(text) : fs::temp_directory_path() / "nqi-bench-browse") /
                           std::to_string(products());
    if (auto opened = store::CatalogueBrowser::open(place))
        return std::move(*opened);
    auto writer = store::CatalogueWriter::create(place, {.version = 1, .demo = true});
    if (!writer || !demo::writeTo(*writer, {.products = products(), .seed = 1, .now = now}))
        std::abort();
    return std::move(*store::CatalogueBrowser::open(place));
}

/// What there is to ask for, the same in every run.
struct Keys {
    std::vector<std::string> names, companies, prefixes, certificates, lots;
};

const Keys &keys()
{
    static const Keys all = [] {
        Keys found;
        auto sink = demo::makeSink([&]<class Record>(const Record &record) {
            constexpr std::size_t most = 5000;
            if constexpr (std::same_as<Record, catalog::Company>) {
                if (found.companies.size() < most) {
                    found.companies.push_back(record.id);
                    found.names.push_back(record.name);
                }
            } else if constexpr (std::same_as<Record, catalog::Licence>) {
                if (found.prefixes.size() < most)
                    found.prefixes.push_back(record.prefix);
            } else if constexpr (std::same_as<Record, catalog::Certificate>) {
                if (found.certificates.size() < most)
                    found.certificates.push_back(record.number);
            } else if constexpr (std::same_as<Record, catalog::AlertItem>) {
                if (found.lots.size() < most && !record.lot.empty())
                    found.lots.push_back(record.lot);
            }
            return true;
        });
        static_cast<void>(
            demo::generate({.products = std::min<std::uint64_t>(products(), 100'000), .seed = 1, .now = now}, sink));
        return found;
    }();
    return all;
}

template <class Ask>
void timeEach(benchmark::State &state, const std::vector<std::string> &texts, Ask ask)
{
    auto browser = openCatalogue();
    std::size_t at = 0;
    const auto next = [&]() -> const std::string & { return texts[at = (at + 7919) % texts.size()]; };
    for (int warm = 0; warm < 500; ++warm)
        ask(browser, next());
    std::vector<double> microseconds;
    for (auto _ : state) {
        const std::string &text = next();
        const auto start = std::chrono::steady_clock::now();
        ask(browser, text);
        const auto end = std::chrono::steady_clock::now();
        microseconds.push_back(std::chrono::duration<double, std::micro>(end - start).count());
    }
    std::ranges::sort(microseconds);
    const auto part = [&](double share) {
        return microseconds[static_cast<std::size_t>(share * static_cast<double>(microseconds.size() - 1))];
    };
    state.counters["p50_us"] = part(0.50);
    state.counters["p99_us"] = part(0.99);
}

void check(auto answer)
{
    if (!answer)
        std::abort();
    benchmark::DoNotOptimize(answer);
}

std::string firmName(std::uint64_t index)
{
    constexpr std::array kinds{"TNHH", "Cổ phần", "TNHH Một thành viên", "TNHH Thương mại", "Cổ phần Sản xuất"};
    constexpr std::array fields{"Sữa",      "Nước mắm", "Xi măng",  "Dệt may", "Đồ chơi", "Thiết bị điện",
                                "Hóa chất", "Gạch men", "Thủy sản", "Cà phê",  "Bao bì",  "Dược phẩm"};
    constexpr std::array places{"Hà Nội",     "Hải Phòng", "Đồng Nai", "Mộc Châu",  "Cần Thơ", "Đà Nẵng",
                                "Bình Dương", "Nghệ An",   "Lâm Đồng", "Thái Bình", "Phú Thọ"};
    constexpr std::array own{"An",    "Bảo", "Cường", "Dũng", "Hưng", "Khang", "Long", "Minh", "Nam", "Phát",
                             "Quang", "Sơn", "Thịnh", "Tín",  "Vinh", "Xuân",  "Yên",  "Đạt",  "Lộc", "Hòa"};
    std::string name = std::string("Công ty ") + kinds[index % kinds.size()] + ' ' + fields[index % fields.size()] +
                       ' ' + places[index % places.size()];
    for (std::uint64_t rest = index; rest > 0; rest /= own.size())
        name += std::string(" ") + own[rest % own.size()];
    return name;
}

store::CatalogueBrowser openFirms(std::uint64_t firms)
{
    const char *text = std::getenv("NQI_BENCH_FOLDER");
    const fs::path place = (text != nullptr ? fs::path(text) : fs::temp_directory_path() / "nqi-bench-browse") /
                           ("firms-" + std::to_string(firms));
    if (auto opened = store::CatalogueBrowser::open(place))
        return std::move(*opened);
    auto writer = store::CatalogueWriter::create(place, {.version = 1, .demo = true});
    for (std::uint64_t i = 0; writer && i < firms; ++i)
        if (!writer->add(catalog::Company{
                .id = std::to_string(1'000'000'000 + i), .name = firmName(i), .address = "Hà Nội", .country = "VN"}))
            std::abort();
    if (!writer || !writer->finish())
        std::abort();
    return std::move(*store::CatalogueBrowser::open(place));
}

/// As an inspector types the establishment's name: what is offered below the field.
void firmsNamed(benchmark::State &state, const std::vector<std::string> &typed)
{
    constexpr std::uint64_t few = 10'000;
    const char *text = std::getenv("NQI_BENCH_FIRMS");
    auto small = openFirms(few);
    auto large = openFirms(text != nullptr ? std::strtoull(text, nullptr, 10) : 1'000'000);
    const auto microsecondsOf = [&](store::CatalogueBrowser &browser, const std::string &words) {
        const auto start = std::chrono::steady_clock::now();
        auto found = browser.companiesNamed(words, {.limit = 6});
        const auto end = std::chrono::steady_clock::now();
        if (!found)
            std::abort();
        benchmark::DoNotOptimize(found);
        return std::chrono::duration<double, std::micro>(end - start).count();
    };
    std::vector<double> ofFew;
    std::vector<double> ofMany;
    std::size_t at = 0;
    for (auto _ : state) {
        const std::string &words = typed[at++ % typed.size()];
        ofFew.push_back(microsecondsOf(small, words));
        ofMany.push_back(microsecondsOf(large, words));
    }
    const auto part = [](std::vector<double> &some, double share) {
        std::ranges::sort(some);
        return some[static_cast<std::size_t>(share * static_cast<double>(some.size() - 1))];
    };
    state.counters["p50_us_few"] = part(ofFew, 0.50);
    state.counters["p50_us_many"] = part(ofMany, 0.50);
    state.counters["p99_us_many"] = part(ofMany, 0.99);
    state.counters["ratio"] = part(ofMany, 0.50) / part(ofFew, 0.50);
}

// The last word is whatever was typed of it.
const std::vector<std::string> firms{"sua moc chau",
                                     "xi mang dong nai",
                                     "nuoc mam hai ph",
                                     "cong ty co phan det may ha n",
                                     "gach men binh duong minh khang",
                                     "ca phe lam dong ph",
                                     "do choi thinh vinh"};
const std::vector<std::string> everyFirm{"c", "cong", "cong ty", "cong ty tnhh", "tnhh", "cong ty tnhh mot thanh vien"};
const std::vector<std::string> noFirm{"gom bat trang", "cong ty xyz", "sua q"};

const std::vector<std::string> letters{"s", "n", "c", "d", "1", "8", "89"};
const std::vector<std::string> words{"sua tuoi",  "nuoc mam ca com", "den led am tr",
                                     "moc suong", "mu bao hiem",     "xi mang"};

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): how this library registers
BENCHMARK_CAPTURE(timeEach, find_words, words, [](auto &browser, const std::string &text) {
    check(catalog::find(browser, text, 6));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(timeEach, find_one_letter, letters, [](auto &browser, const std::string &text) {
    check(catalog::find(browser, text, 6));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(timeEach, find_company_name, keys().names, [](auto &browser, const std::string &text) {
    check(catalog::find(browser, text, 6));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(timeEach, find_certificate, keys().certificates, [](auto &browser, const std::string &text) {
    check(catalog::find(browser, text, 6));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(timeEach, find_lot, keys().lots, [](auto &browser, const std::string &text) {
    check(catalog::find(browser, text, 6));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(timeEach, products_under, keys().prefixes, [](auto &browser, const std::string &text) {
    check(browser.productsNumbered(text, PageRequest{}));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(timeEach, certificates_of, keys().companies, [](auto &browser, const std::string &text) {
    check(browser.certificatesOf(text, PageRequest{}));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(timeEach, alerts_newest, letters, [](auto &browser, const std::string &) {
    check(browser.alerts({}, PageRequest{}));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(timeEach, alerts_of_a_category, letters, [](auto &browser, const std::string &) {
    check(browser.alerts({.category = "none"}, PageRequest{}));
}) -> Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(firmsNamed, by_name, firms)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(firmsNamed, by_what_every_name_has, everyFirm)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(firmsNamed, of_which_there_is_none, noFirm)->Unit(benchmark::kMicrosecond);
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

} // namespace

BENCHMARK_MAIN();
