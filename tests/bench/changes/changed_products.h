// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/demo.h"
#include "core/store/catalogue_reader.h"
#include "core/store/catalogue_writer.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <random>
#include <vector>

/// The same changes for every way of bringing them into a catalogue. NQI_BENCH_PRODUCTS sets its size.
namespace nqi::bench {

inline std::uint64_t products()
{
    const char *text = std::getenv("NQI_BENCH_PRODUCTS");
    return text != nullptr ? std::strtoull(text, nullptr, 10) : 1'000'000;
}

/// A catalogue of so many products, made once in the temporary folder.
inline std::filesystem::path folder()
{
    const std::filesystem::path place =
        std::filesystem::temp_directory_path() / std::format("nqi-bench-{}", products());
    if (!store::CatalogueReader::open(place)) {
        constexpr Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
        auto writer = store::CatalogueWriter::create(place, {.version = 1, .demo = true});
        if (!writer || !demo::writeTo(*writer, {.products = products(), .seed = 1, .now = now}))
            std::abort();
    }
    return place;
}

/// So many products from all over the catalogue, each with another name.
inline const std::vector<catalog::Product> &changed(std::size_t count)
{
    static std::vector<catalog::Product> all = [] {
        std::vector<catalog::Product> rows;
        auto reader = store::CatalogueReader::open(folder());
        static_cast<void>(reader->rows<catalog::Product>([&](const catalog::Product &row) {
            rows.push_back(row);
            return true;
        }));
        std::ranges::shuffle(rows, std::mt19937_64(5));
        return rows;
    }();
    static std::vector<catalog::Product> some;
    some.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size())));
    std::ranges::sort(some, {}, &catalog::Product::gtin);
    for (catalog::Product &row : some)
        row.name += " (mới)";
    return some;
}

} // namespace nqi::bench
